import type { z } from 'zod'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { addDays, dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { areaAsOf } from '#modules/areas/index.ts'
import { MOST_VOICES, type askAffairs } from '../contract/open.ts'
import type * as contract from '../contract/publicity.ts'
import { measuresAt } from '../law/publicity.ts'
import { actorName, checkVersion, countChange } from '../store/load.ts'

/** The secret of a question's address is made from its id: nothing is kept. */
export const voiceToken = (ctx: Ctx, id: string): string => ctx.keys.mac(`voice:${id}`).slice(0, 32)

/**
 * Anybody asks about residents' affairs, or complains to the office above of what is not laid open, late or untrue (Art. 34, 35). The clock runs
 * by the county's own measure. A name and a way to be reached are sealed and need not be given.
 * @throws AppError `meetings.noCommunity`, `meetings.noReplaced`, `meetings.tooManyVoices` (429)
 */
export const ask = (ctx: Ctx, input: z.output<typeof askAffairs.body>) =>
  privileged(ctx, async () => {
    const area = await areaAsOf(ctx, input.areaId, dayOf(ctx.now))
    if (!area || area.level !== 5) throw new AppError('meetings.noCommunity', 422, {}, 'areaId')
    if (input.publicationId) await checkAbout(ctx, input.areaId, input.publicationId)
    const from = ctx.client ? ctx.keys.blind(`voice:${ctx.client.address}`) : null
    if (from) await checkNumber(ctx, from)
    const { enquiryDays, complaintDays } = await measuresAt(ctx, area.path)
    const dueOn = addDays(dayOf(ctx.now), input.kind === 'enquiry' ? enquiryDays : complaintDays)
    const id = newId(ctx.now)
    const { fromName, way, ...said } = input
    const sealed = { fromNameEnc: fromName ? ctx.keys.seal(fromName) : null, contactEnc: way ? ctx.keys.seal(way) : null }
    await ctx.db.insertInto('publicationVoice').values({ ...said, ...sealed, id, path: area.path, askedAt: ctx.now, askedFrom: from, dueOn, state: 'open' }).execute()
    await countChange(ctx, input.areaId)
    await record(ctx, { command: 'meetings.askAffairs', areaId: input.areaId, subject: { type: 'publicationVoice', id }, changes: { kind: [null, input.kind] } })
    return { id, token: voiceToken(ctx, id), dueOn }
  }) // prettier-ignore

async function checkAbout(ctx: Ctx, areaId: string, id: string): Promise<void> {
  const found = await ctx.db.selectFrom('publication').select('id').where('areaId', '=', areaId).where('id', '=', id).where('onPage', '=', true).executeTakeFirst() // prettier-ignore
  if (!found) throw new AppError('meetings.noReplaced', 422, {}, 'publicationId')
}

async function checkNumber(ctx: Ctx, from: string): Promise<void> {
  const since = new Date(`${dayOf(ctx.now)}T00:00:00+08:00`)
  const { n } = await ctx.db.selectFrom('publicationVoice').select((e) => e.fn.countAll<number>().as('n')).where('askedFrom', '=', from).where('askedAt', '>=', since).executeTakeFirstOrThrow() // prettier-ignore
  if (Number(n) >= MOST_VOICES) throw new AppError('meetings.tooManyVoices', 429, { most: MOST_VOICES })
}

async function heldVoice(ctx: Ctx, right: string, id: string, kind: 'enquiry' | 'complaint', version: number) {
  const found = await ctx.db.selectFrom('publicationVoice').selectAll().where('id', '=', id).forUpdate().executeTakeFirst() // prettier-ignore
  if (!found) throw notFound()
  await require(ctx, right, found.areaId)
  checkVersion(found, version)
  if (found.kind !== kind) throw new AppError('meetings.otherVoice', 422, { kind: found.kind })
  return found
}
async function save(ctx: Ctx, found: { areaId: string; id: string; version: number }, set: object) {
  await ctx.db.updateTable('publicationVoice').set({ ...set, version: found.version + 1 }).where('areaId', '=', found.areaId).where('id', '=', found.id).execute() // prettier-ignore
  await countChange(ctx, found.areaId)
  return { id: found.id, version: found.version + 1 }
}

/** Answers an enquiry. Where the question is told in the office's words, both stand on the public page. @throws AppError `meetings.answeredBefore` */
export async function answerEnquiry(ctx: Ctx, id: string, { version, answer, question }: z.output<typeof contract.answerEnquiry.body>) {
  const found = await heldVoice(ctx, 'meetings.publish', id, 'enquiry', version)
  if (found.state !== 'open') throw new AppError('meetings.answeredBefore', 409, {})
  if (question) await ctx.db.insertInto('publicationAnswer').values({ areaId: found.areaId, voiceId: id, path: found.path, publicationId: found.publicationId, question, answer, answeredOn: dayOf(ctx.now) }).execute()
  await record(ctx, { command: 'meetings.answerEnquiry', areaId: found.areaId, subject: { type: 'publicationVoice', id }, changes: { answer: [null, answer] } })
  return save(ctx, found, { state: 'answered', answer, answeredAt: ctx.now, answeredBy: actorName(ctx) })
} // prettier-ignore

/**
 * The office above investigated a complaint (Art. 35): founded, it orders what must be laid open by a day; unfounded, it says why.
 * @throws AppError `meetings.answeredBefore`, `meetings.orderNeedsDay`
 */
export async function decideComplaint(ctx: Ctx, id: string, { version, finding, answer, orderedBy }: z.output<typeof contract.decideComplaint.body>) {
  const found = await heldVoice(ctx, 'meetings.oversee', id, 'complaint', version)
  if (found.state !== 'open') throw new AppError('meetings.answeredBefore', 409, {})
  if (finding === 'founded' && (!orderedBy || orderedBy < dayOf(ctx.now))) throw new AppError('meetings.orderNeedsDay', 422, {}, 'orderedBy')
  await record(ctx, { command: 'meetings.decideComplaint', areaId: found.areaId, subject: { type: 'publicationVoice', id }, changes: { finding: [null, finding] } })
  const state = finding === 'founded' ? 'ordered' : 'closed'
  return save(ctx, found, { state, finding, answer, orderedBy: finding === 'founded' ? orderedBy : null, answeredAt: ctx.now, answeredBy: actorName(ctx) })
} // prettier-ignore

/** Who asked and how to reach them, on the record with the purpose. @throws AppError `meetings.nothingSealed` */
export async function revealVoice(ctx: Ctx, id: string, purpose: string) {
  const found = await ctx.db.selectFrom('publicationVoice').select(['areaId', 'kind', 'fromNameEnc', 'contactEnc']).where('id', '=', id).executeTakeFirst() // prettier-ignore
  if (!found) throw notFound()
  await require(ctx, found.kind === 'complaint' ? 'meetings.oversee' : 'meetings.publish', found.areaId)
  const parts = [found.fromNameEnc, found.contactEnc].flatMap((sealed) => (sealed ? [ctx.keys.open(sealed)] : []))
  if (parts.length === 0) throw new AppError('meetings.nothingSealed', 422, {})
  await record(ctx, { command: 'meetings.revealVoice', areaId: found.areaId, subject: { type: 'publicationVoice', id }, reason: purpose }) // prettier-ignore
  return { value: parts.join(' ') }
}
