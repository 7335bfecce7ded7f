import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound, under } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import { addDays, dayOf } from '#shared/dates.ts'
import type { Page } from '#shared/listing.ts'
import type * as contract from '../../contract/network/places.ts'
import type { PlaceDetail, PlaceRow } from '../../contract/network/places.ts'
import { standingAt } from '../../rules/network/holidays.ts'
import { areaName, holding } from '../time.ts'
import { datedOf, daysOf } from './dated.ts'

type Ask = z.output<typeof contract.listPlaces.query>
type Found = Omit<PlaceRow, 'openNow' | 'nextOpening' | 'unknownYear'> & { hours: unknown }
/** Holidays are told so far ahead. */
const TOLD_DAYS = 90

const items = (ctx: Ctx) => sql<number>`(select count(distinct o.item_id)::int from service_offer o where o.place_id = p.id and ${holding(ctx.asOf, 'o')})` // prettier-ignore

function selectPlaces(ctx: Ctx) {
  return ctx.db
    .selectFrom('servicePlace as p')
    .leftJoin('serviceProvider as r', 'r.id', 'p.providerId')
    .select([
      'p.id',
      'p.version',
      'p.areaId',
      'p.level',
      'p.kind as placeKind',
      'p.name',
      'p.address',
      'p.x',
      'p.y',
      'p.phone as telephone',
      'p.counters',
      'p.m2',
      'p.capacity',
      'p.staff',
      'p.hours',
      'p.holidays',
      'p.validFrom',
      'p.validTo',
      'r.name as provider',
    ]) // prettier-ignore
    .select([areaName('p.area_id').as('area'), items(ctx).as('items')])
}

/** Places of the network on a day, with whether they are open at this moment. Public information. */
export async function listPlaces(ctx: Ctx, ask: Ask): Promise<Page<PlaceRow>> {
  let query = selectPlaces(ctx).where(holding(ctx.asOf, 'p'))
  if (ask.areaId) {
    const area = await ctx.db.selectFrom('area').select('path').where('id', '=', ask.areaId).executeTakeFirst()
    if (!area) throw notFound()
    query = query.where(under('p.path', area.path))
  }
  if (ask.level) query = query.where('p.level', '=', ask.level)
  if (ask.placeKind) query = query.where('p.kind', '=', ask.placeKind)
  if (ask.itemId) query = query.where(sql<boolean>`exists (select 1 from service_offer o where o.place_id = p.id and o.item_id = ${ask.itemId} and ${holding(ctx.asOf, 'o')})`) // prettier-ignore
  if (ask.search) query = query.where((e) => e.or([e('p.name', 'like', containing(ask.search!)), e('p.address', 'like', containing(ask.search!))])) // prettier-ignore
  const sorts = {
    level: 'p.path',
    name: 'p.name',
    placeKind: 'p.kind',
    area: 'p.path',
    counters: 'p.counters',
    m2: 'p.m2',
  }
  if (ask.open) query = query.where('p.id', 'in', await openIds(ctx))
  const page = (await pageFrom(query as never, ask, sorts, 'p.id')) as unknown as Page<Found>
  const places = await datedOf(ctx, page.rows, dayOf(ctx.now))
  const rows = page.rows.map(({ hours: _hours, ...r }) => {
    const { openNow, nextOpening, unknownYear } = standingAt(places.get(r.id)!, ctx.now)
    return { ...r, openNow, nextOpening, unknownYear }
  })
  return { ...page, rows }
}

/** Ids of the places that are open at this moment; one that no place has where there are none. */
async function openIds(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.selectFrom('servicePlace as p').select(['p.id', 'p.hours', 'p.holidays']).where(holding(ctx.asOf, 'p')).execute() // prettier-ignore
  const places = await datedOf(ctx, rows, dayOf(ctx.now))
  const open = rows.filter((r) => standingAt(places.get(r.id)!, ctx.now).openNow)
  return [...open.map((r) => r.id), '00000000-0000-0000-0000-000000000000']
}

/** One place: its hours, the days that differ from today on, and what is offered there. @throws AppError `access.notFound` */
export async function getPlace(ctx: Ctx, id: string): Promise<PlaceDetail> {
  const found = await ctx.db
    .selectFrom('servicePlace as p')
    .leftJoin('serviceProvider as r', 'r.id', 'p.providerId')
    .selectAll('p')
    .select(['r.name as provider', areaName('p.area_id').as('area')])
    .where('p.id', '=', id)
    .executeTakeFirst()
  if (!found) throw notFound()
  const today = dayOf(ctx.now)
  const place = (await datedOf(ctx, [found], addDays(today, -1))).get(id)!
  const { phone, kind: placeKind, ...rest } = found
  return {
    ...(rest as unknown as PlaceDetail),
    placeKind: placeKind as PlaceDetail['placeKind'],
    telephone: phone,
    ...standingAt(place, ctx.now),
    days: await daysOf(ctx, id, place, addDays(today, -1), addDays(today, TOLD_DAYS)),
    offers: await offersAt(ctx, id),
  }
}

async function offersAt(ctx: Ctx, placeId: string): Promise<PlaceDetail['offers']> {
  const rows = await ctx.db
    .selectFrom('serviceOffer as o')
    .innerJoin('serviceItemVersion as v', 'v.itemId', 'o.itemId')
    .select([
      'o.id',
      'o.version',
      'o.itemId',
      'v.name as item',
      sql<string>`v.fee->>'mode'`.as('feeMode'),
      'o.note',
      'o.validFrom',
      'o.validTo',
    ]) // prettier-ignore
    .where('o.placeId', '=', placeId)
    .where((e) => e.or([e('o.validTo', 'is', null), e('o.validTo', '>', ctx.asOf)]))
    .where(
      sql<boolean>`v.seq = (select max(w.seq) from service_item_version w where w.item_id = v.item_id and w.valid_from <= greatest(${ctx.asOf}::date, o.valid_from))`,
    )
    .orderBy('v.pinyin')
    .orderBy('o.id')
    .execute()
  return rows
}
