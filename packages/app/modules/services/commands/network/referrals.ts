import type { z } from 'zod'
import { getArea } from '#modules/areas/index.ts'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { translator } from '#server/texts.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { next } from '#shared/workflow.ts'
import type * as contract from '../../contract/network/referrals.ts'
import { referralFlow, type ReferralVerb } from '../../rules/network/referral.ts'
import { versionsOf } from '../../queries/catalogue/item.ts'
import { accountOf, actorName, checkVersion } from '../support.ts'

/**
 * Hands a matter to another level: up, down, or to a place of society. The receiver may be out of the sender's reach.
 * @throws AppError `access.notFound` for an area that has ended, `services.referralSelf`, `services.dayBack`, `services.noPlace` also for one
 * that has closed, `services.noItem`
 */
export async function sendReferral(ctx: Ctx, input: z.output<typeof contract.sendReferral.body>) {
  const fromPath = await require(ctx, 'services.handle', input.fromAreaId)
  const today = dayOf(ctx.now)
  const to = await getArea(ctx, input.toAreaId, today)
  if (input.toAreaId === input.fromAreaId && input.toPlaceId === null) throw new AppError('services.referralSelf', 422, {}, 'toAreaId') // prettier-ignore
  if (input.dueOn < today) throw new AppError('services.dayBack', 422, { day: input.dueOn, today }, 'dueOn')
  if (input.toPlaceId) {
    const place = await ctx.db.selectFrom('servicePlace').select(['areaId', 'validTo']).where('id', '=', input.toPlaceId).executeTakeFirst() // prettier-ignore
    const closed = place?.validTo != null && place.validTo <= today
    if (place?.areaId !== input.toAreaId || closed) throw new AppError('services.noPlace', 422, {}, 'toPlaceId')
  }
  if (input.itemId && (await versionsOf(ctx, input.itemId)).length === 0) throw new AppError('services.noItem', 422, {}, 'itemId') // prettier-ignore
  const id = newId(ctx.now)
  const { matter, ...rest } = input
  await ctx.db
    .insertInto('serviceReferral')
    .values({
      id,
      ...rest,
      title: matter,
      fromPath,
      toPath: to.path,
      state: 'sent',
      sentBy: actorName(ctx),
      sentById: accountOf(ctx),
      sentAt: ctx.now,
    }) // prettier-ignore
    .execute()
  await record(ctx, { command: 'services.sendReferral', areaId: input.fromAreaId, subject: { type: 'serviceReferral', id }, changes: { matter: [null, matter], toAreaId: [null, input.toAreaId], dueOn: [null, input.dueOn] } }) // prettier-ignore
  return { id, version: 1 }
}

async function step(ctx: Ctx, id: string, version: number, verb: ReferralVerb, set: object, reason?: string) {
  const found = await ctx.db.selectFrom('serviceReferral').selectAll().where('id', '=', id).forUpdate().executeTakeFirst() // prettier-ignore
  if (!found) throw notFound()
  const areaId = verb === 'see' || verb === 'recall' ? found.fromAreaId : found.toAreaId
  await require(ctx, 'services.handle', areaId)
  checkVersion(found, version)
  const state = next(referralFlow, found.state as 'sent', verb)
  if (!state) throw new AppError('services.referralStage', 409, { stage: translator(ctx.locale)(`services:values.stage.${found.state}`) }) // prettier-ignore
  await ctx.db
    .updateTable('serviceReferral')
    .set({ ...set, state, version: version + 1 })
    .where('id', '=', id)
    .execute()
  await record(ctx, { command: `services.${verb}Referral`, areaId, subject: { type: 'serviceReferral', id }, changes: { stage: [found.state, state] }, ...(reason ? { reason } : {}) }) // prettier-ignore
  return { id, version: version + 1 }
}

/** The other level takes the matter. */
export const takeReferral = (ctx: Ctx, id: string, { version }: z.output<typeof contract.takeReferral.body>) =>
  step(ctx, id, version, 'take', { takenBy: actorName(ctx), takenAt: ctx.now })
/** The other level refuses it, with its reason; who sent it is to see it. */
export const refuseReferral = (
  ctx: Ctx,
  id: string,
  { version, reason }: z.output<typeof contract.refuseReferral.body>,
) => step(ctx, id, version, 'refuse', { refusal: reason, answeredBy: actorName(ctx), answeredAt: ctx.now }, reason)
/** The other level answers. */
export const answerReferral = (
  ctx: Ctx,
  id: string,
  { version, answer }: z.output<typeof contract.answerReferral.body>,
) => step(ctx, id, version, 'answer', { answer, answeredBy: actorName(ctx), answeredAt: ctx.now })
/** Who sent it has seen what became of it: the loop is closed. */
export const seeReferral = (ctx: Ctx, id: string, { version }: z.output<typeof contract.seeReferral.body>) =>
  step(ctx, id, version, 'see', { seenBy: actorName(ctx), seenAt: ctx.now })
/** Who sent it takes it back before it is answered. */
export const recallReferral = (
  ctx: Ctx,
  id: string,
  { version, reason }: z.output<typeof contract.recallReferral.body>,
) => step(ctx, id, version, 'recall', {}, reason)
