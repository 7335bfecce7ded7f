import type { z } from 'zod'
import { newId } from '#shared/ids.ts'
import { notFound, requireRight } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { translator } from '#server/texts.ts'
import type { addRuleSet as addContract, reviseParameter as reviseContract } from '../contract.ts'
import { loadSets } from '../queries/rules.ts'
import { readable } from '../rulesets/forms.ts'
import { provincialTemplate } from '../rulesets/province.ts'
import { refuse } from '../refuse.ts'
import { isFraction, isLocked, isRange, reaches, type RuleValue, type Unit } from '../rules.ts'
import { actingArea } from './acting.ts'

/**
 * Begins an empty pack (rules made under the law) or guideline for the actor's province, city or a place within it.
 * @throws AppError `policies.foreignRegion` (403)
 */
export async function addRuleSet(ctx: Ctx, set: z.infer<typeof addContract.body>): Promise<{ id: string }> {
  requireRight(ctx, 'policies.manage')
  ownRegion(ctx, set.region)
  const id = newId(ctx.now)
  const key = `${set.standing === 'pack' ? 'PACK' : 'GUIDE'}-${set.region}-${id.slice(-6).toUpperCase()}`
  const { name, standing, region, note } = set
  await privileged(ctx, (db) =>
    db
      .insertInto('ruleSet')
      .values({ id, key, name, standing, region, note: note ?? null, shippedHash: null, recordedAt: ctx.now })
      .execute(),
  )
  await record(ctx, {
    command: 'policies.addRuleSet',
    areaId: await actingArea(ctx),
    subject: { type: 'ruleSet', id },
    changes: { name: [null, name], region: [null, region] },
    reason: set.approval,
  })
  return { id }
}

/** One may make rules for places at or below one's own, and fill in the province's pack above them. */
function ownRegion(ctx: Ctx, region: string): void {
  const path = ctx.actor.kind === 'account' ? ctx.actor.path : ''
  const below = path.split('/').some((code) => code !== '' && region.startsWith(code))
  if (!below && !reaches(region, path)) throw refuse('foreignRegion', 403, { region }, 'region')
}

type Revision = z.infer<typeof reviseContract.body>

/**
 * Sets a provision from a day on (what held until then ends on that day), or, with `corrects`, replaces one that was
 * entered wrongly. The old row stays, superseded: verdicts go on naming it.
 * @throws AppError `policies.ruleSetShipped`, `policies.valueUnfit`, `policies.wordUnknown`, `policies.lockedByLaw`, `policies.guidelineBinds`,
 * `policies.ruleEndsEarly`, `policies.ruleOverlaps`, `policies.correctsOther`
 */
export async function reviseParameter(ctx: Ctx, setId: string, to: Revision): Promise<{ id: string }> {
  requireRight(ctx, 'policies.manage')
  const set = await ctx.db.selectFrom('ruleSet').selectAll().where('id', '=', setId).executeTakeFirst()
  if (!set) throw notFound()
  ownRegion(ctx, set.region)
  if (set.shippedHash !== null) throw refuse('ruleSetShipped', 409, { name: set.name })
  if (!fits(to.value, to.unit) || !readable(to.key, to.unit, to.value))
    throw refuse('valueUnfit', 422, { unit: to.unit }, 'value')
  understood(to)
  if (to.to && to.to <= to.from) throw refuse('ruleEndsEarly', 422, { from: to.from, to: to.to }, 'to')
  if (set.standing === 'guideline' && ['mandatory', 'required'].includes(to.modality))
    throw refuse('guidelineBinds', 422, {}, 'modality')
  if (set.standing === 'pack') await notLocked(ctx, to)
  const id = newId(ctx.now)
  const before = await privileged(ctx, () => replace(ctx, setId, id, to))
  await record(ctx, {
    command: 'policies.reviseParameter',
    areaId: await actingArea(ctx),
    subject: { type: 'ruleSet', id: setId },
    changes: { rule: [null, nameOf(to.key)], value: [before ?? null, to.value], from: [null, to.from] },
    reason: to.approval,
  })
  return { id }
}

/** A provision's name as the trail keeps it, which is read in Chinese. */
function nameOf(key: string): string {
  const path = `rules.${key.replace('residentsCommittee.', '').replaceAll('.', '_')}`
  const name = translator('zh-CN')(`policies:${path}`)
  return name === path ? key : name
}

function fits(value: RuleValue, unit: Unit): boolean {
  if (unit === 'flag') return typeof value === 'boolean'
  if (unit === 'list') return Array.isArray(value)
  if (unit === 'code') return typeof value === 'string'
  if (unit === 'share') return isFraction(value)
  return typeof value === 'number' || isRange(value)
}

/** Words where the province chooses among some: other modules could not act by any other. */
function understood({ key, value }: Revision): void {
  const options = provincialTemplate.find((p) => p.key === key)?.options
  const words = Array.isArray(value) ? value : [value]
  const strange = options && words.find((word) => typeof word !== 'string' || !options.includes(word))
  if (strange !== undefined) throw refuse('wordUnknown', 422, { word: String(strange) }, 'value')
}

async function notLocked(ctx: Ctx, to: Revision): Promise<void> {
  for (const set of await loadSets(ctx, to.key))
    for (const parameter of set.parameters) {
      const overlaps = (parameter.to === null || to.from < parameter.to) && (!to.to || parameter.from < to.to)
      if (!overlaps || !isLocked({ set, parameter })) continue
      throw refuse('lockedByLaw', 422, { key: to.key, document: parameter.document, article: parameter.article }, 'key')
    }
}

/** Ends or supersedes what stood there and puts the new row in. @returns the value before */
async function replace(ctx: Ctx, ruleSetId: string, id: string, to: Revision): Promise<unknown> {
  const { corrects, value, from, to: end, words, ...rest } = to
  const current = await ctx.db
    .selectFrom('ruleParameter')
    .selectAll()
    .where('ruleSetId', '=', ruleSetId)
    .where('key', '=', to.key)
    .where('supersededAt', 'is', null)
    .execute()
  const wrong = current.find((r) => r.id === corrects)
  if (corrects && !wrong) throw refuse('correctsOther', 422, { key: to.key }, 'corrects')
  const others = current.filter((r) => r !== wrong)
  const cut = wrong ? undefined : others.find((r) => r.validFrom < from && (r.validTo === null || r.validTo > from))
  const clash = others.find((r) => r !== cut && (!end || r.validFrom < end) && (r.validTo === null || r.validTo > from))
  if (clash) throw refuse('ruleOverlaps', 409, { from: clash.validFrom }, 'from')
  for (const old of [wrong, cut])
    if (old) await ctx.db.updateTable('ruleParameter').set({ supersededAt: ctx.now }).where('id', '=', old.id).execute()
  if (cut)
    await ctx.db
      .insertInto('ruleParameter')
      .values({ ...cut, id: newId(ctx.now), value: JSON.stringify(cut.value), validTo: from, recordedAt: ctx.now })
      .execute()
  await ctx.db
    .insertInto('ruleParameter')
    .values({
      ...rest,
      id,
      ruleSetId,
      value: JSON.stringify(value),
      validFrom: from,
      validTo: end ?? null,
      words: words ?? null,
      recordedAt: ctx.now,
    })
    .execute()
  return (wrong ?? cut)?.value
}
