import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { RawReply } from '#server/module.ts'
import { addDays, dayOf, type Day } from '#shared/dates.ts'
import type { hsdsServices as contract } from '../../../contract/network/open.ts'
import { followsHolidays, knownUntil } from '../../../rules/network/holidays.ts'
import { itemVersion, type ItemOn } from '../../catalogue/item.ts'
import { listItems } from '../../catalogue/items.ts'
import { areaName, holding } from '../../time.ts'
import { datedOf, daysOf } from '../dated.ts'
import { partId } from './ids.ts'
import { costOptions, feesIn, kindAttribute, requiredDocuments, schedulesOf } from './parts.ts'

const json = (body: object): RawReply => ({ type: 'application/json; charset=utf-8', body: JSON.stringify(body), cacheSeconds: 300 }) // prettier-ignore

/** Services in force on a day, page by page, in the shape of HSDS 3's own API. */
export async function hsdsServices(ctx: Ctx, ask: z.output<typeof contract.query>): Promise<RawReply> {
  const found = await listItems(ctx, { standing: 'inForce', page: ask.page, size: ask.per_page, sort: 'name', ...(ask.areaId ? { areaId: ask.areaId } : {}) }) // prettier-ignore
  const contents: object[] = []
  for (const row of found.rows) contents.push(await serviceOf(ctx, await itemVersion(ctx, row.id, row.seq), 'active'))
  const pages = Math.max(1, Math.ceil(found.total / ask.per_page))
  return json({
    total_items: found.total,
    total_pages: pages,
    page_number: ask.page,
    size: contents.length,
    first_page: ask.page === 1,
    last_page: ask.page >= pages,
    empty: contents.length === 0,
    contents,
  })
}

/** One service, in force or not. @throws AppError `access.notFound` */
export async function hsdsService(ctx: Ctx, id: string): Promise<RawReply> {
  const rows = await listItems(ctx, { standing: 'all', page: 1, size: 1, ids: [id] })
  const row = rows.rows[0]
  if (!row) throw notFound()
  const status = row.standing === 'inForce' ? 'active' : row.standing === 'planned' ? 'inactive' : 'defunct'
  return json(await serviceOf(ctx, await itemVersion(ctx, id, row.seq), status))
}

async function serviceOf(ctx: Ctx, item: ItemOn, status: 'active' | 'inactive' | 'defunct') {
  const organization = await organizationOf(ctx, item)
  const kind = await ctx.db.selectFrom('serviceKind').select(['id', 'name', 'path', 'parentId']).where('id', '=', item.kindId).executeTakeFirstOrThrow() // prettier-ignore
  const url = /^https?:\/\//.test(item.source) ? { url: item.source } : {}
  return {
    id: item.itemId,
    organization_id: organization.id,
    name: item.name,
    description: item.summary,
    ...url,
    status,
    fees_description: feesIn(item),
    eligibility_description: item.eligibility,
    assured_date: dayOf(new Date(item.recordedAt)),
    last_modified: new Date(item.recordedAt).toISOString(),
    organization,
    cost_options: costOptions(item),
    required_documents: requiredDocuments(item),
    attributes: [kindAttribute(item.itemId, kind)],
    service_at_locations: await locationsOf(ctx, item.itemId),
  }
}

/** The provider of an item; where none is named, the office whose work it is. */
async function organizationOf(ctx: Ctx, item: ItemOn) {
  const provider = item.providerId
    ? await ctx.db.selectFrom('serviceProvider').selectAll().where('id', '=', item.providerId).executeTakeFirst()
    : undefined
  if (provider)
    return {
      id: provider.id,
      name: provider.name,
      description: provider.summary || provider.name,
      ...(provider.email ? { email: provider.email } : {}),
      ...(provider.website ? { website: provider.website } : {}),
      ...(provider.creditCode ? { organization_identifiers: [{ id: partId(provider.id, 'code'), organization_id: provider.id, identifier_scheme: 'CN-USCC', identifier_type: '统一社会信用代码', identifier: provider.creditCode }] } : {}), // prettier-ignore
      ...(provider.phone ? { phones: [{ id: partId(provider.id, 'phone'), organization_id: provider.id, number: provider.phone, type: 'voice' }] } : {}), // prettier-ignore
    }
  const { rows } = await sql<{ name: string }>`select ${areaName('a.id')} as name from area a where a.id = ${item.areaId}`.execute(ctx.db) // prettier-ignore
  const name = item.department || rows[0]?.name || item.code
  return { id: item.department ? partId(item.areaId, `office ${item.department}`) : item.areaId, name, description: `${rows[0]?.name ?? ''}${item.department}` || name } // prettier-ignore
}

async function locationsOf(ctx: Ctx, itemId: string) {
  const rows = await ctx.db
    .selectFrom('serviceOffer as o')
    .innerJoin('servicePlace as p', 'p.id', 'o.placeId')
    .selectAll('p')
    .select(['o.id as offerId', 'o.note'])
    .where('o.itemId', '=', itemId)
    .where(holding(ctx.asOf, 'o'))
    .where(holding(ctx.asOf, 'p'))
    .orderBy('o.id')
    .execute()
  const schedulesBy = new Map<string, object[]>()
  for (const p of rows) if (!schedulesBy.has(p.id)) schedulesBy.set(p.id, await schedules(ctx, p))
  const city = await cityOf(ctx)
  return rows.map((p) => ({
    id: p.offerId,
    service_id: itemId,
    location_id: p.id,
    ...(p.note ? { description: p.note } : {}),
    location: {
      id: p.id,
      location_type: 'physical',
      name: p.name,
      description: p.summary,
      ...(p.x === null || p.y === null ? {} : { latitude: p.y, longitude: p.x }),
      addresses: [{ id: partId(p.id, 'address'), location_id: p.id, address_1: p.address, city: city.city, state_province: city.province, postal_code: '', country: 'CN', address_type: 'physical' }], // prettier-ignore
      ...(p.phone
        ? { phones: [{ id: partId(p.id, 'phone'), location_id: p.id, number: p.phone, type: 'voice' }] }
        : {}),
      ...(p.equipment.includes('accessible') ? { accessibility: [{ id: partId(p.id, 'accessible'), location_id: p.id, description: '无障碍设施' }] } : {}), // prettier-ignore
      languages: [{ id: partId(p.id, 'language'), location_id: p.id, name: '汉语', code: 'zh' }],
      schedules: schedulesBy.get(p.id)!,
    },
  }))
}

/** Days that differ are told for a year. */
const TOLD_DAYS = 366

async function schedules(ctx: Ctx, p: { id: string; validFrom: Day; hours: unknown; holidays: string }) {
  const place = (await datedOf(ctx, [p], ctx.asOf)).get(p.id)!
  const days = await daysOf(ctx, p.id, place, ctx.asOf, addDays(ctx.asOf, TOLD_DAYS))
  return schedulesOf(p.id, p.validFrom, place.hours, days, followsHolidays(place) ? knownUntil(place, ctx.asOf) : undefined) // prettier-ignore
}

/** The names of the city and of the province, as far as the tree knows them. */
async function cityOf(ctx: Ctx): Promise<{ city: string; province: string }> {
  const { rows } = await sql<{ level: number; name: string }>`select a.level, ${areaName('a.id')} as name from area a where a.level <= 2 order by a.level, a.path`.execute(ctx.db) // prettier-ignore
  const at = (level: number) => rows.find((r) => r.level === level)?.name ?? ''
  return { city: at(2), province: at(1) }
}
