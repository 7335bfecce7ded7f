import type { z } from 'zod'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../../contract/network/places.ts'
import { barredName } from '../../queries/catalogue/barred.ts'
import { versionsOf } from '../../queries/catalogue/item.ts'
import { checkVersion } from '../support.ts'
import { ownPlace } from './places.ts'

/**
 * An item is had at a place from a day on.
 * @throws AppError `services.itemEnded`, `services.offerTwice`, `services.placeClosed`, `services.itemElsewhere` for an item of another
 * area's, `services.barredOffer` for a department's own certificate at a community's place
 */
export async function offerItem(ctx: Ctx, placeId: string, input: z.output<typeof contract.offerItem.body>) {
  const place = await ownPlace(ctx, placeId)
  const from = input.validFrom ?? dayOf(ctx.now)
  if (place.validTo !== null && place.validTo <= from) throw new AppError('services.placeClosed', 422, { name: place.name, day: place.validTo }) // prettier-ignore
  const last = (await versionsOf(ctx, input.itemId)).at(-1)
  if (!last) throw new AppError('services.noItem', 422, {}, 'itemId')
  if (last.validTo !== null && last.validTo <= from) throw new AppError('services.itemEnded', 422, { name: last.name, day: last.validTo }, 'itemId') // prettier-ignore
  if (!place.path.startsWith(last.path) && !last.path.startsWith(place.path)) throw new AppError('services.itemElsewhere', 422, { name: last.name }, 'itemId') // prettier-ignore
  const barred = place.level === 'community' ? await barredName(ctx, last.name, from) : undefined
  if (barred) throw new AppError('services.barredOffer', 422, { name: barred.name, document: barred.document, article: barred.article, answer: barred.answer }, 'itemId') // prettier-ignore
  const twice = await ctx.db
    .selectFrom('serviceOffer')
    .select('id')
    .where('placeId', '=', placeId)
    .where('itemId', '=', input.itemId)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', from)]))
    .executeTakeFirst()
  if (twice) throw new AppError('services.offerTwice', 409, { item: last.name, place: place.name }, 'itemId')
  const id = newId(ctx.now)
  const { areaId, path } = place
  await ctx.db
    .insertInto('serviceOffer')
    .values({ id, placeId, itemId: input.itemId, areaId, path, note: input.note, validFrom: from })
    .execute()
  await record(ctx, { command: 'services.offerItem', areaId, subject: { type: 'serviceOffer', id }, changes: { item: [null, last.name], place: [null, place.name], validFrom: [null, from] } }) // prettier-ignore
  return { id, version: 1 }
}

/** An item is had at a place no longer, from a day on (today unless told). @throws AppError `services.endBeforeBegin` */
export async function endOffer(
  ctx: Ctx,
  id: string,
  { version, on: asked, reason }: z.output<typeof contract.endOffer.body>,
) {
  // prettier-ignore
  const found = await ctx.db.selectFrom('serviceOffer').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!found) throw notFound()
  await require(ctx, 'services.network', found.areaId)
  checkVersion(found, version)
  const on = asked ?? dayOf(ctx.now)
  if (on < found.validFrom) throw new AppError('services.endBeforeBegin', 422, { from: found.validFrom, to: on }, 'on')
  await ctx.db
    .updateTable('serviceOffer')
    .set({ validTo: on, version: version + 1 })
    .where('id', '=', id)
    .execute()
  await record(ctx, { command: 'services.endOffer', areaId: found.areaId, subject: { type: 'serviceOffer', id }, changes: { validTo: [found.validTo, on] }, reason }) // prettier-ignore
  return { id, version: version + 1 }
}
