import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import { readCommunities, readUnits, type RegisterUnit } from '../../problem/register.ts'
import { schemeOf } from '../../queries/scheme-of.ts'
import { consequenceOf, leftOut, totalsOf, type FrozenPlan, type PlannedUnit } from '../../rules/acts/plan.ts'
import { refuseMuddled } from './sound.ts'
import type { ActLaw } from './law.ts'

/** Units of a town on a day with the figures that a plan is measured by: homes counted, or as stated where none is. */
export async function unitsOn(ctx: Ctx, areaId: string, path: string, on: Day): Promise<PlannedUnit[]> {
  return (await readUnits(ctx, areaId, path, on)).map(planned)
}

const planned = (u: RegisterUnit): PlannedUnit => ({
  id: u.id, name: u.name, households: u.counted > 0 ? u.counted : (u.stated ?? 0), people: u.people, before: u.communityIds[0] ?? null,
}) // prettier-ignore

/**
 * A scheme as people will be asked about it: with the registers of today, whole and with reasons.
 * @throws AppError `planning.nothingDrawn`, `planning.unitsLeftOut`, `planning.noName`, `planning.reasonMissing` (422),
 * each naming what is wrong and, of the last, the article; and the refusals of {@link refuseMuddled}
 */
export async function freeze(
  ctx: Ctx,
  act: { schemeId: string; areaId: string; path: string },
  law: ActLaw,
): Promise<FrozenPlan> {
  const scheme = await schemeOf(ctx, act.schemeId)
  const registerOn = dayOf(ctx.now)
  const units = await unitsOn(ctx, act.areaId, act.path, registerOn)
  const there = new Set(units.map((u) => u.id))
  const standing = new Map((await readCommunities(ctx, act.path, registerOn)).map((c) => [c.areaId, c]))
  const wasOf = (areaId: string | null) => {
    const found = areaId === null ? undefined : standing.get(areaId)
    return found ? { name: found.name, kind: found.kind } : null
  }
  const communities = scheme.communities
    .map((c) => ({
      key: c.key,
      areaId: c.areaId,
      name: c.name,
      kind: c.kind,
      was: wasOf(c.areaId),
      code: c.code,
      breachReason: c.breachReason,
      unitIds: c.unitIds.filter((id) => there.has(id)),
    })) // prettier-ignore
    .filter((c) => c.unitIds.length > 0)
  const plan: FrozenPlan = { registerOn, communities, units }
  refuseUnfit(plan, law)
  refuseMuddled(plan)
  const ended = consequenceOf(plan).ended.filter((e) => standing.get(e.areaId)?.kind === 'villagersCommittee')
  return { ...plan, villagesEnded: ended.length }
}

function refuseUnfit(plan: FrozenPlan, law: ActLaw): void {
  if (plan.communities.length === 0) throw new AppError('planning.nothingDrawn', 422)
  const out = leftOut(plan)
  if (out.length > 0) throw new AppError('planning.unitsLeftOut', 422, { count: out.length, unit: out[0]!.name })
  const unnamed = plan.communities.filter((c) => c.name.trim().length < 2)
  if (unnamed.length > 0) throw new AppError('planning.noName', 422, { count: unnamed.length })
  const { min, max, document, article } = law.band
  const totals = totalsOf(plan)
  for (const c of plan.communities) {
    const { households } = totals.get(c.key)!
    if (households >= min && households <= max) continue
    if (!c.breachReason?.trim())
      throw new AppError('planning.reasonMissing', 422, { name: c.name, households, min, max, document, article })
  }
}
