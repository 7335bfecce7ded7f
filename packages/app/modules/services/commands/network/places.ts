import type { z } from 'zod'
import { getArea } from '#modules/areas/index.ts'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../../contract/network/places.ts'
import { hoursFault } from '../../rules/network/hours.ts'
import { changesOf, checkVersion } from '../support.ts'

type Given = z.output<typeof contract.placeOf>

/** @throws AppError `services.hoursTime`, `services.hoursOrder`, `services.hoursOverlap` naming the span */
export function checkHours(hours: readonly { day?: number; from: string; to: string }[]): void {
  const wrong = hoursFault(hours)
  if (!wrong) return
  const { day = 0, from, to } = wrong.at
  const code = { time: 'services.hoursTime', order: 'services.hoursOrder', overlap: 'services.hoursOverlap' }[
    wrong.fault
  ]
  throw new AppError(code, 422, { day, from, to }, 'hours')
}

/** The level of a place against the level of its area: a county's centre stands in a county, a station in a community. */
const AREA_LEVEL = { county: [2, 3], subdistrict: [4], community: [5], society: [2, 3, 4, 5] } as const

async function checkPlace(ctx: Ctx, areaId: string, given: Given): Promise<void> {
  checkHours(given.hours)
  if ((given.x === null) !== (given.y === null)) throw new AppError('services.halfPoint', 422, {}, given.x === null ? 'x' : 'y') // prettier-ignore
  const area = await ctx.db.selectFrom('area').select('level').where('id', '=', areaId).executeTakeFirstOrThrow()
  if (!(AREA_LEVEL[given.level] as readonly number[]).includes(area.level))
    throw new AppError('services.placeLevel', 422, { level: given.level, areaLevel: area.level }, 'level')
  if (given.providerId === null) return
  const provider = await ctx.db.selectFrom('serviceProvider').select('id').where('id', '=', given.providerId).executeTakeFirst() // prettier-ignore
  if (!provider) throw new AppError('services.noProvider', 422, {}, 'providerId')
}

const rowOf = ({ telephone, placeKind, hours, holders, ...rest }: Given) => ({
  ...rest,
  kind: placeKind,
  phone: telephone,
  hours: JSON.stringify(hours),
  holders: JSON.stringify(holders),
})

/** Adds a place of the network. @throws AppError `access.notFound` in an area that has ended, what `checkPlace` refuses, `services.placeTwice` for the same name at the same address */
export async function addPlace(ctx: Ctx, input: z.output<typeof contract.addPlace.body>) {
  const path = await require(ctx, 'services.network', input.areaId)
  const { areaId, validFrom, ...given } = input
  await getArea(ctx, areaId, dayOf(ctx.now))
  await checkPlace(ctx, areaId, given)
  const twice = await ctx.db
    .selectFrom('servicePlace')
    .select('id')
    .where('areaId', '=', areaId)
    .where('name', '=', given.name)
    .where('address', '=', given.address)
    .where('validTo', 'is', null)
    .executeTakeFirst()
  if (twice) throw new AppError('services.placeTwice', 409, { name: given.name }, 'name')
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('servicePlace')
    .values({ id, areaId, path, validFrom: validFrom ?? dayOf(ctx.now), ...rowOf(given) })
    .execute()
  await record(ctx, { command: 'services.addPlace', areaId, subject: { type: 'servicePlace', id }, changes: { name: [null, given.name], level: [null, given.level], address: [null, given.address] } }) // prettier-ignore
  return { id, version: 1 }
}

/** The place, held until the end of the transaction; the right is held against its area. */
export async function ownPlace(ctx: Ctx, id: string, version?: number) {
  const found = await ctx.db.selectFrom('servicePlace').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!found) throw notFound()
  await require(ctx, 'services.network', found.areaId)
  if (version !== undefined) checkVersion(found, version)
  return found
}

const bump = async (ctx: Ctx, id: string, version: number, set: object = {}) => {
  await ctx.db
    .updateTable('servicePlace')
    .set({ ...set, version: version + 1 })
    .where('id', '=', id)
    .execute()
  return { id, version: version + 1 }
}

/** Changes what is said of a place; its area never changes. */
export async function changePlace(ctx: Ctx, id: string, input: z.output<typeof contract.changePlace.body>) {
  const { version, ...given } = input
  const found = await ownPlace(ctx, id, version)
  await checkPlace(ctx, found.areaId, given)
  const { telephone, placeKind, ...plain } = given
  await record(ctx, { command: 'services.changePlace', areaId: found.areaId, subject: { type: 'servicePlace', id }, changes: changesOf({ ...found, telephone: found.phone, placeKind: found.kind }, { ...plain, telephone, placeKind }) }) // prettier-ignore
  return bump(ctx, id, version, rowOf(given))
}

/** A place closes for good on a day, or (no day) is opened again. @throws AppError `services.endBeforeBegin` */
export async function closePlace(
  ctx: Ctx,
  id: string,
  { version, on, reason }: z.output<typeof contract.closePlace.body>,
) {
  // prettier-ignore
  const found = await ownPlace(ctx, id, version)
  if (on !== null && on <= found.validFrom) throw new AppError('services.endBeforeBegin', 422, { from: found.validFrom, to: on }, 'on') // prettier-ignore
  await record(ctx, { command: 'services.closePlace', areaId: found.areaId, subject: { type: 'servicePlace', id }, changes: { validTo: [found.validTo, on] }, reason }) // prettier-ignore
  return bump(ctx, id, version, { validTo: on, closedReason: on === null ? null : reason })
}

/** A day with hours of its own; `hours` empty: closed that day; null: back to those of the week. */
export async function setPlaceDay(ctx: Ctx, id: string, input: z.output<typeof contract.setPlaceDay.body>) {
  const { version, day, hours, note } = input
  const found = await ownPlace(ctx, id, version)
  const before = await ctx.db.selectFrom('servicePlaceDay').select('hours').where('placeId', '=', id).where('day', '=', day).executeTakeFirst() // prettier-ignore
  if (hours === null)
    await ctx.db.deleteFrom('servicePlaceDay').where('placeId', '=', id).where('day', '=', day).execute() // prettier-ignore
  else {
    checkHours(hours)
    const row = { hours: JSON.stringify(hours), note }
    await ctx.db
      .insertInto('servicePlaceDay')
      .values({ placeId: id, day, path: found.path, ...row })
      .onConflict((c) => c.columns(['placeId', 'day']).doUpdateSet(row))
      .execute()
  }
  await record(ctx, { command: 'services.setPlaceDay', areaId: found.areaId, subject: { type: 'servicePlace', id }, changes: { [day]: [before?.hours ?? null, hours] }, reason: note }) // prettier-ignore
  return bump(ctx, id, version)
}
