import type { z } from 'zod'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { findRule } from '#modules/policies/index.ts'
import type { Matter } from '../contract/base.ts'
import type * as contract from '../contract/resolutions.ts'
import { actorName, checkVersion, countChange } from '../store/load.ts'
import { filedRule } from '../store/rules.ts'
import { endWork } from '../store/work.ts'

async function heldResolution(ctx: Ctx, right: string, id: string, version: number) {
  const found = await ctx.db.selectFrom('resolution').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!found) throw notFound()
  await require(ctx, right, found.areaId)
  checkVersion(found, version)
  return { ...found, matter: found.matter as Matter }
}
type Resolution = Awaited<ReturnType<typeof heldResolution>>

async function save(ctx: Ctx, { areaId, id, version }: Resolution, set: object) {
  await ctx.db.updateTable('resolution').set({ ...set, version: version + 1 }).where('areaId', '=', areaId).where('id', '=', id).execute() // prettier-ignore
  await countChange(ctx, areaId)
  return { id, version: version + 1 }
}

/** The office takes a resolution on file (Art. 31). @throws AppError `meetings.filedBefore`, `meetings.ahead`, `meetings.beforeDecided` */
export async function fileResolution(ctx: Ctx, id: string, { version, on }: z.output<typeof contract.fileResolution.body>) {
  const found = await heldResolution(ctx, 'meetings.file', id, version)
  if (found.filedOn) throw new AppError('meetings.filedBefore', 409, { day: found.filedOn })
  if (on > dayOf(ctx.now)) throw new AppError('meetings.ahead', 422, { day: on }, 'on')
  if (on < found.decidedOn) throw new AppError('meetings.beforeDecided', 422, { day: found.decidedOn }, 'on')
  await endFiling(ctx, found)
  await filedRule(ctx, { areaId: found.areaId, resolutionId: id, on, by: actorName(ctx) })
  await record(ctx, { command: 'meetings.fileResolution', areaId: found.areaId, subject: { type: 'resolution', id }, changes: { filedOn: [null, on] } })
  return save(ctx, found, { filedOn: on, filedWith: actorName(ctx) })
} // prettier-ignore

/** Nobody is reminded to file what is on file. */
async function endFiling(ctx: Ctx, { areaId, id }: Resolution): Promise<void> {
  const due = await ctx.db.selectFrom('organWork').select('id').where('areaId', '=', areaId).where('rule', '=', 'meetings.file').where('sourceId', '=', id).execute()
  for (const work of due) await endWork(ctx, areaId, work.id)
} // prettier-ignore

/**
 * The office orders what is against the law to be put right (Art. 31), or a higher meeting annuls an unfit decision (Art. 30): then by its own
 * resolution, which must be that of a meeting above the one that decided.
 * @throws AppError `meetings.notInForce`, `meetings.needsAnnulment`
 */
export async function orderResolution(ctx: Ctx, id: string, input: z.output<typeof contract.orderResolution.body>) {
  const found = await heldResolution(ctx, 'meetings.file', id, input.version)
  if (found.state !== 'inForce') throw new AppError('meetings.notInForce', 409, {})
  if (input.on > dayOf(ctx.now)) throw new AppError('meetings.ahead', 422, { day: input.on }, 'on')
  if (input.state === 'annulled') await checkAnnulment(ctx, found, input.byResolutionId)
  const { state, reason, on } = input
  await reopenMatters(ctx, found)
  await record(ctx, { command: 'meetings.orderResolution', areaId: found.areaId, subject: { type: 'resolution', id }, changes: { state: [found.state, state] }, reason })
  return save(ctx, found, { state, stateReason: reason, stateOn: on })
} // prettier-ignore

/** What was decided by a resolution that no longer holds waits for a decision again (Art. 30). */
const reopenMatters = (ctx: Ctx, { areaId, id }: Resolution) =>
  ctx.db
    .updateTable('importantMatter')
    .set((e) => ({ state: 'open', resolutionId: null, closedOn: null, version: e('version', '+', 1) }))
    .where('areaId', '=', areaId)
    .where('resolutionId', '=', id)
    .execute()

async function checkAnnulment(ctx: Ctx, found: Resolution, byId: string | null): Promise<void> {
  const by = byId ? await ctx.db.selectFrom('resolution').select(['matter', 'meetingKind', 'state', 'decidedOn']).where('areaId', '=', found.areaId).where('id', '=', byId).executeTakeFirst() : undefined // prettier-ignore
  const allowed = by ? await findRule<string[]>(ctx, `residentsCommittee.${by.meetingKind}.mayAnnulOf`, by.decidedOn) : undefined // prettier-ignore
  const below = found.meetingKind === 'committeeMeeting' ? 'residentsCommittee' : found.meetingKind
  if (by?.matter === 'annulment' && by.state === 'inForce' && allowed?.value.includes(below)) return
  throw new AppError('meetings.needsAnnulment', 422, {}, 'byResolutionId')
}
