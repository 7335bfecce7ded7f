import type { z } from 'zod'
import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { Verdict } from '../contract/base.ts'
import type * as contract from '../contract/meetings.ts'
import { held } from '../law/judge.ts'
import { lawOf, type Law } from '../law/load.ts'
import { baseOf } from '../queries/bases.ts'
import { actorName, countChange } from '../store/load.ts'
import { checkLevel } from './checks.ts'
import { endWork, workForCall } from '../store/work.ts'

type Body = z.output<typeof contract.recordDemand.body>

/**
 * Records who demands a meeting and judges by the law of the demand's day whether it must be called. Where enough stand behind it,
 * the committee has a work item until it has called one.
 * @throws AppError `meetings.unknownByLaw`, `meetings.noSuchDemand`, `meetings.namesNeeded`, `meetings.signedTwice`, `meetings.notRepresentative`, `meetings.moreThanBase`, `meetings.ahead`
 */
export async function recordDemand(ctx: Ctx, input: Body) {
  const path = await require(ctx, 'meetings.run', input.areaId)
  const { areaId, kind, onDay, matter, byWhom, note } = input
  await checkLevel(ctx, areaId, kind)
  if (onDay > dayOf(ctx.now)) throw new AppError('meetings.ahead', 422, { day: onDay }, 'onDay')
  const law = await lawOf(ctx, kind, onDay, path)
  if (!law.known) throw new AppError('meetings.unknownByLaw', 422, { kind, day: onDay }, 'kind')
  const { signed, base, verdict } = await judged(ctx, input, law)
  const id = newId(ctx.now)
  const met = verdict.passed
  const workId = met ? await workForCall(ctx, { areaId, demandId: id, kind, matter }) : null
  await ctx.db
    .insertInto('meetingDemand')
    .values({ areaId, id, path, kind, onDay, matter, byWhom, signed, base, verdict: JSON.stringify(verdict), met, note, meetingId: null, workId, recordedAt: ctx.now, recordedBy: actorName(ctx) })
    .execute() // prettier-ignore
  await countChange(ctx, areaId)
  await record(ctx, { command: 'meetings.recordDemand', areaId, subject: { type: 'meetingDemand', id }, changes: { matter: [null, matter], signed: [null, signed], met: [null, met] } }) // prettier-ignore
  return { id, version: 1, met }
}

async function judged(ctx: Ctx, input: Body, law: Law): Promise<{ signed: number; base: number; verdict: Verdict }> {
  // The committee calls of its own accord: nobody need demand it.
  if (input.byWhom === 'committee') return { signed: 0, base: 0, verdict: { valid: true, passed: true, day: law.day, reasons: [] } } // prettier-ignore
  const call = law.calls.find((c) => c.byWhom === input.byWhom)
  if (!call) throw new AppError('meetings.noSuchDemand', 422, { by: input.byWhom, day: law.day }, 'byWhom')
  const { base, ids } = await baseOf(ctx, input.areaId, input.byWhom, law)
  const signed = signersOf(input, ids)
  if (signed > base) throw new AppError('meetings.moreThanBase', 422, { signed, base }, 'signed')
  const reason = held('call', signed, base, call.share)
  return { signed, base, verdict: { valid: true, passed: reason.passed, day: law.day, reasons: [reason] } }
}

/** Representatives are named, each once; others are counted from their list. */
function signersOf({ byWhom, signed, signers }: Body, ids: readonly string[]): number {
  if (byWhom !== 'representatives') return signed
  if (signers.length === 0) throw new AppError('meetings.namesNeeded', 422, {}, 'signers')
  if (new Set(signers).size !== signers.length) throw new AppError('meetings.signedTwice', 422, {}, 'signers')
  const strangers = signers.filter((s) => !ids.includes(s)).length
  if (strangers > 0) throw new AppError('meetings.notRepresentative', 422, { count: strangers }, 'signers')
  return signers.length
}

/** A demand is answered by a meeting of its kind that was called. @throws AppError `meetings.noDemand` */
export async function closeDemand(ctx: Ctx, areaId: string, id: string, meeting: { id: string; kind: string }): Promise<void> {
  const demand = await ctx.db.selectFrom('meetingDemand').select(['workId', 'meetingId', 'kind']).where('areaId', '=', areaId).where('id', '=', id).forUpdate().executeTakeFirst() // prettier-ignore
  if (!demand || demand.meetingId || demand.kind !== meeting.kind) throw new AppError('meetings.noDemand', 422, {}, 'demandId')
  await ctx.db.updateTable('meetingDemand').set({ meetingId: meeting.id }).where('areaId', '=', areaId).where('id', '=', id).execute()
  if (demand.workId) await endWork(ctx, areaId, demand.workId)
} // prettier-ignore

/** A meeting that was called off answers nothing: what was demanded is still to be called. */
export async function reopenDemand(ctx: Ctx, areaId: string, meetingId: string): Promise<void> {
  const demand = await ctx.db.selectFrom('meetingDemand').select(['id', 'kind', 'matter', 'met']).where('areaId', '=', areaId).where('meetingId', '=', meetingId).executeTakeFirst()
  if (!demand) return
  const workId = demand.met ? await workForCall(ctx, { areaId, demandId: demand.id, kind: demand.kind as Body['kind'], matter: demand.matter }) : null
  await ctx.db.updateTable('meetingDemand').set({ meetingId: null, workId }).where('areaId', '=', areaId).where('id', '=', demand.id).execute()
} // prettier-ignore
