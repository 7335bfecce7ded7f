import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type { Input } from '#shared/contract.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { findRule } from '#modules/policies/index.ts'
import type * as contract from '../contract/index.ts'
import { refuseAppointed } from '../store/chosen.ts'
import * as members from '../store/members.ts'
import type { Organ } from '../store/rows.ts'
import * as terms from '../store/terms.ts'
import { doneWith, organSubject, ownOrgan } from './support.ts'

type OrganParams = Input<typeof contract.getOrgan>['params']

/**
 * A new term begins by a paper that is entered here. @throws AppError `organs.neverAppointed` for a body that residents choose;
 * `organs.ruleSetDay` for a law of a later day; what the store's `beginTerm` refuses
 */
export async function beginTerm(ctx: Ctx, key: OrganParams, input: Input<typeof contract.beginTerm>['body']) {
  const { version, from, to, ruleSetDay = from, sourceKind, source, decree, members: people } = input
  const organ = await ownOrgan(ctx, 'organs.keep', key, version)
  if (sourceKind === 'appointment') await refuseAppointed(ctx, organ.kind, from, 'sourceKind')
  if (ruleSetDay > from) throw new AppError('organs.ruleSetDay', 422, { day: ruleSetDay, from }, 'ruleSetDay')
  const term = await terms.beginTerm(ctx, {
    organ: { areaId: key.areaId, organId: key.id }, from, to, ruleSetDay, members: people, source: { kind: sourceKind, id: null, text: source }, decree,
  }) // prettier-ignore
  await record(ctx, { command: 'organs.beginTerm', areaId: key.areaId, subject: organSubject(organ), changes: { term: [null, term.number], from: [null, from], to: [null, to], members: [null, people.length] }, reason: source }) // prettier-ignore
  return { areaId: key.areaId, id: key.id, version: organ.version + 1 }
}

/** Somebody takes a seat in the term that runs. */
export async function seatMember(ctx: Ctx, key: OrganParams, input: Input<typeof contract.seatMember>['body']) {
  const { version, ...seat } = input
  const organ = await ownOrgan(ctx, 'organs.keep', key, version)
  const done = await members.seatMember(ctx, { ...seat, organ: { areaId: key.areaId, organId: key.id } })
  await record(ctx, { command: 'organs.seatMember', areaId: key.areaId, subject: organSubject(organ), changes: { member: [null, done.memberId], post: [null, seat.post], on: [null, seat.on] }, reason: seat.source }) // prettier-ignore
  return doneWith(done.organ)
}

/**
 * The post of a committee's member who resigns ends on the day a meeting accepts it (organic law of 2025, article 21): the meeting and its
 * paper are named, and it has been held. Laws before say nothing of it.
 * @throws AppError `organs.resignationAccepted`, `organs.notYet`
 */
async function checkResignation(ctx: Ctx, organ: Organ, { on, reason, meeting, decree }: Input<typeof contract.endMember>['body']): Promise<void> {
  const law = reason === 'resigned' && organ.kind === 'residentsCommittee' ? await findRule<string[]>(ctx, 'residentsCommittee.resignation.acceptedBy', on) : undefined
  if (!law) return
  const { document, article } = law.citation
  if (!meeting || !law.value.includes(meeting)) throw new AppError('organs.resignationAccepted', 422, { document, article }, 'meeting')
  if (!decree) throw new AppError('organs.resignationAccepted', 422, { document, article }, 'decree')
  if (on > dayOf(ctx.now)) throw new AppError('organs.notYet', 422, { day: on }, 'on')
} // prettier-ignore

/** Somebody leaves a seat. @throws AppError what `checkResignation` and the store's `endMember` refuse */
export async function endMember(
  ctx: Ctx,
  { memberId, ...key }: OrganParams & { memberId: string },
  input: Input<typeof contract.endMember>['body'],
) {
  const { version, on, reason, source, decree } = input
  const organ = await ownOrgan(ctx, 'organs.keep', key, version)
  await checkResignation(ctx, organ, input)
  const meeting = reason === 'resigned' ? (input.meeting ?? null) : null
  const done = await members.endMember(ctx, { organ: { areaId: key.areaId, organId: key.id }, memberId, on, reason, source, decree, meeting }) // prettier-ignore
  await record(ctx, { command: 'organs.endMember', areaId: key.areaId, subject: organSubject(organ), changes: { member: [memberId, null], outReason: [null, reason], on: [null, on], ...(meeting ? { meeting: [null, meeting] as [null, string] } : {}) }, reason: source }) // prettier-ignore
  return doneWith(done)
}
