import { sql } from 'kysely'
import { properName } from '#modules/areas/index.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { AppError } from '#shared/errors.ts'
import type { Day } from '#shared/dates.ts'
import { countyOf, givenCodes, takenNames } from '../../problem/taken.ts'
import { holds } from '../../problem/time.ts'
import { changedSince, consequenceOf, leftOut, type FrozenPlan } from '../../rules/acts/plan.ts'
import { unitsOn } from './frozen.ts'

/** What is checked of an act: its plan, its town, and the scheme whose own reservations are no obstacle. */
export interface Checked {
  id: string
  areaId: string
  path: string
  schemeId: string
  effectiveOn: Day
}

/**
 * The communities that the plan continues or ends stand in the town on its day; names that it gives are free in the county,
 * codes were never given.
 * @throws AppError `planning.communityGone`, `planning.nameTaken`, `planning.codeTaken` (409)
 */
export async function refuseOvertaken(ctx: Ctx, act: Checked, plan: FrozenPlan): Promise<void> {
  const ended = consequenceOf(plan).ended.map((e) => e.areaId)
  await refuseGone(ctx, act, plan, ended)
  await refuseNames(ctx, act, plan, ended)
  await refuseCodes(ctx, act, plan)
}

async function refuseGone(ctx: Ctx, act: Checked, plan: FrozenPlan, ended: readonly string[]): Promise<void> {
  const needed = [...plan.communities.flatMap((c) => (c.areaId ? [c.areaId] : [])), ...ended]
  const { rows } = await sql<{ name: string }>`
    select coalesce((select v.name from area_version v where v.area_id = n.id and v.superseded_at is null order by v.valid_from desc limit 1), '') as name
    from unnest(${needed}::uuid[]) as n(id) where not exists (
      select 1 from area_version v where v.area_id = n.id and v.parent_id = ${act.areaId} and ${holds(ctx, 'v', act.effectiveOn)})`.execute(
    ctx.db,
  )
  if (rows[0]) throw new AppError('planning.communityGone', 409, { name: rows[0].name, day: act.effectiveOn })
}

/** Names that the plan gives anew: to what begins, and to what goes on under another name. */
const given = (plan: FrozenPlan) =>
  plan.communities.filter((c) => c.areaId === null || (c.was && c.was.name !== c.name))

async function refuseNames(ctx: Ctx, act: Checked, plan: FrozenPlan, ended: readonly string[]): Promise<void> {
  const inPlan = new Set(plan.communities.flatMap((c) => (c.areaId ? [c.areaId] : [])))
  const county = await countyOf(ctx, act.areaId, act.effectiveOn)
  // Alternatives of the same town hold names too, and only one of them comes into force.
  const alternatives = await ctx.db.selectFrom('planningScheme').select('id').where('areaId', '=', act.areaId).execute()
  const own = new Set([act.schemeId, ...alternatives.map((a) => a.id)])
  const taken = (await takenNames(ctx, county, act.effectiveOn)).filter((t) =>
    t.areaId ? !inPlan.has(t.areaId) && !ended.includes(t.areaId) : !own.has(t.schemeId!),
  )
  for (const c of given(plan)) {
    const other = taken.find((t) => t.name === properName(c.name, 5))
    if (other) throw new AppError('planning.nameTaken', 409, { name: c.name, town: other.town })
  }
}

async function refuseCodes(ctx: Ctx, act: Checked, plan: FrozenPlan): Promise<void> {
  for (const c of plan.communities.filter((p) => p.areaId === null && p.code)) {
    const codes = await givenCodes(ctx, c.code!.slice(0, 9), act.schemeId)
    if (codes.has(c.code!)) throw new AppError('planning.codeTaken', 409, { name: c.name, code: c.code! })
  }
}

/**
 * The registers still say what people were asked about: no unit is new, and no unit went elsewhere in a way that changes which
 * communities end, or into what. Other changes are only shown.
 * @throws AppError `planning.unitsSince`, `planning.planStale` (409)
 */
export async function refuseStale(ctx: Ctx, act: Checked, plan: FrozenPlan, today: Day): Promise<void> {
  const now = await unitsOn(ctx, act.areaId, act.path, today)
  const fresh = changedSince(plan, now).filter((c) => c.what === 'new')
  if (fresh.length > 0 || leftOut(plan).length > 0)
    throw new AppError('planning.unitsSince', 409, { count: fresh.length, unit: fresh[0]?.unit ?? '' })
  const before = new Map(now.map((u) => [u.id, u.before]))
  const ends = (p: FrozenPlan) => consequenceOf(p).ended.map((e) => e.areaId).toSorted().join() // prettier-ignore
  const asNow = { ...plan, units: plan.units.map((u) => ({ ...u, before: before.has(u.id) ? before.get(u.id)! : u.before })) } // prettier-ignore
  if (ends(asNow) === ends(plan)) return
  const moved = plan.units.find((u) => before.has(u.id) && before.get(u.id) !== u.before)
  throw new AppError('planning.planStale', 409, { unit: moved?.name ?? '' })
}

const PROPOSING = ['draftAct', 'editAct', 'publishAct', 'redrawAct', 'setMaterial', 'answerOpinion', 'fileAct']

/** Whether an account had a hand in proposing the act, under whatever post: by its audit trail. */
export async function proposedBy(ctx: Ctx, actId: string, accountId: string): Promise<boolean> {
  return privileged(ctx, async (db) => {
    const found = await db
      .selectFrom('auditEntry')
      .select('seq')
      .where('subjectId', '=', actId)
      .where('subjectType', '=', 'planningAct')
      .where('actorId', '=', accountId)
      .where(
        'command',
        'in',
        PROPOSING.map((c) => `planning.${c}`),
      )
      .executeTakeFirst()
    return found !== undefined
  })
}
