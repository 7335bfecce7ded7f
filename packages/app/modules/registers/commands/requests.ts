import { record } from '#server/audit.ts'
import { notFound, require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { maskCitizenId, maskPhone } from '#shared/codes.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { next } from '#shared/workflow.ts'
import type { z } from 'zod'
import { codeLists } from '../codes.ts'
import { correctable, correctionFlow, requestFields } from '../contract/index.ts'
import type * as contract from '../contract/index.ts'
import type { Resident } from '../rows.ts'
import { maskedId, maskedPhone } from '../queries/people.ts'
import { correct } from './change.ts'
import { idShapeFaults, isPhone } from '../rules/people.ts'
import { checkVersion, livingPerson, refuse, rowsOf } from './support.ts'

type Field = (typeof requestFields)[number]

/** Takes in a resident's request to have a fact about them put right (PIPL art. 46). It changes nothing until decided. */
export async function requestCorrection(
  ctx: Ctx,
  personId: string,
  input: z.output<typeof contract.requestCorrection.body>,
) {
  const { now } = await livingPerson(ctx, 'registers.request', personId)
  return takeRequest(ctx, now, input)
}

/**
 * The same from the person's own page. The caller has made sure that the person is who asks, or whom they act for, and that
 * the row limits are open to that community. @throws AppError as above, `access.notFound`
 */
export async function askCorrection(
  ctx: Ctx,
  personId: string,
  input: z.output<typeof contract.requestCorrection.body>,
) {
  const now = (await rowsOf(ctx, personId)).findLast((r) => r.validTo === null)
  if (!now) throw notFound()
  return takeRequest(ctx, now, input)
}

async function takeRequest(ctx: Ctx, now: Resident, input: z.output<typeof contract.requestCorrection.body>) {
  const { field, newValue, reason } = input
  const { personId } = now
  const wished = factsOf(ctx, field, newValue)
  const id = newId(ctx.now)
  const secret = wished.idNumber ?? wished.phone
  await ctx.db
    .insertInto('correctionRequest')
    .values({
      communityId: now.communityId,
      id,
      personId,
      field,
      oldValue: shownValue(now, field),
      newValue: secret ? masked(field, secret) : newValue,
      newValueEnc: secret ? ctx.keys.seal(secret) : null,
      reason,
      state: correctionFlow.initial,
      requestedBy: nameOf(ctx),
      requestedAt: ctx.now,
      decidedBy: null,
      decidedAt: null,
      decision: null,
      version: 1,
    }) // prettier-ignore
    .execute()
  await record(ctx, {
    command: 'registers.requestCorrection',
    areaId: now.communityId,
    subject: { type: 'person', id: personId },
    changes: { request: [null, field] },
    reason,
  })
  return { id }
}

const nameOf = (ctx: Ctx) => (ctx.actor.kind === 'public' ? 'public' : ctx.actor.name)
const masked = (field: Field, value: string) => (field === 'idNumber' ? maskCitizenId(value) : maskPhone(value))

function shownValue(row: Resident, field: Field): string {
  if (field === 'idNumber') return maskedId(row.idLast4) ?? ''
  if (field === 'phone') return maskedPhone(row.phoneLast4) ?? ''
  return String(row[field] ?? '')
}

/**
 * The wished fact, checked by itself: a code of its list, a day, a number of the right shape. Whether it fits the person's
 * other facts is seen when it is decided, as those may be corrected before.
 * @throws AppError `registers.badCode`, `badValue`, `badPhone`, `idShape`, `idCheck` … (422)
 */
function factsOf(ctx: Ctx, field: Field, value: string): z.output<typeof correctable> {
  const parsed = correctable.safeParse({ [field]: value })
  if (!parsed.success) {
    const reason = field in codeLists ? 'registers.badCode' : 'registers.badValue'
    throw new AppError(reason, 422, { value, field }, 'newValue')
  }
  const { idNumber, phone } = parsed.data
  if (idNumber) refuse(idShapeFaults(idNumber, ctx.config.demo).map((fault) => ({ ...fault, field: 'newValue' })))
  if (phone && !isPhone(phone)) throw new AppError('registers.badPhone', 422, {}, 'newValue')
  return parsed.data
}

/** Accepts a request, which corrects the person in the same transaction, or refuses it with the reason. */
export async function decideCorrection(ctx: Ctx, id: string, input: z.output<typeof contract.decideCorrection.body>) {
  const request = await ctx.db.selectFrom('correctionRequest').selectAll().where('id', '=', id).executeTakeFirst()
  if (!request) throw notFound()
  await require(ctx, 'registers.decide', request.communityId)
  checkVersion(request, input.version)
  const state = next(correctionFlow, request.state as 'requested', input.verb)
  if (!state) throw new AppError('registers.notNow', 409, { state: request.state })
  if (input.verb === 'refuse' && !input.reason) throw new AppError('registers.noReason', 422, {}, 'reason')
  if (input.verb === 'accept') {
    const person = await livingPerson(ctx, 'registers.decide', request.personId)
    const value = request.newValueEnc ? ctx.keys.open(request.newValueEnc) : request.newValue
    await correct(ctx, person, factsOf(ctx, request.field as Field, value), { reason: input.reason ?? request.reason })
  }
  await ctx.db
    .updateTable('correctionRequest')
    .set({
      state,
      decision: input.reason ?? '',
      decidedAt: ctx.now,
      decidedBy: nameOf(ctx),
      version: request.version + 1,
    })
    .where('communityId', '=', request.communityId)
    .where('id', '=', id)
    .execute()
  await record(ctx, {
    command: 'registers.decideCorrection',
    areaId: request.communityId,
    subject: { type: 'person', id: request.personId },
    changes: { state: [request.state, state] },
    reason: input.reason ?? '',
  })
  return { id, version: request.version + 1 }
}
