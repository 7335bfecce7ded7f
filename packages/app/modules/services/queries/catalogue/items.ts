import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { translator } from '#server/texts.ts'
import { containing, pageFrom } from '#server/listing.ts'
import type { Page } from '#shared/listing.ts'
import type * as contract from '../../contract/catalogue/items.ts'
import type { ItemDetail, ItemRow } from '../../contract/catalogue/items.ts'
import { coreOf } from '../../rules/catalogue/match.ts'
import { areaName, holding } from '../time.ts'
import { findBarred } from './barred.ts'
import { versionsOf } from './item.ts'

type Ask = z.output<typeof contract.listItems.query> & { ids?: readonly string[] }

/** Of each item the version of the day, else the next to come, else the last. */
const shown = (ctx: Ctx) => sql<boolean>`v.seq = (
  select w.seq from service_item_version w where w.item_id = v.item_id
  order by case when ${holding(ctx.asOf, 'w')} then 0 when w.valid_from > ${ctx.asOf}::date then 1 else 2 end,
    case when w.valid_from > ${ctx.asOf}::date then w.seq else -w.seq end limit 1)`
const stateOf = (ctx: Ctx) => sql<ItemRow['standing']>`case when ${holding(ctx.asOf, 'v')} then 'inForce' when v.valid_from > ${ctx.asOf}::date then 'planned' else 'ended' end` // prettier-ignore
const places = (ctx: Ctx) => sql<number>`(select count(distinct o.place_id)::int from service_offer o join service_place p on p.id = o.place_id
  where o.item_id = v.item_id and ${holding(ctx.asOf, 'o')} and ${holding(ctx.asOf, 'p')})` // prettier-ignore
const promise = sql<string>`coalesce((v.promise->>'value') || ' ' || (v.promise->>'unit'), '')`

function selectItems(ctx: Ctx) {
  return ctx.db
    .selectFrom('serviceItemVersion as v')
    .innerJoin('serviceItem as i', 'i.id', 'v.itemId')
    .innerJoin('serviceKind as k', 'k.id', 'v.kindId')
    .where(shown(ctx))
    .select([
      'i.id',
      'i.version',
      'v.seq',
      'v.areaId',
      'v.code as itemCode',
      'v.name',
      'v.summary',
      'v.kindId',
      'k.name as kind',
      'v.clientGroups',
      'v.department',
      'v.channels',
      'v.validFrom',
      'v.validTo',
    ]) // prettier-ignore
    .select([
      areaName('v.area_id').as('area'),
      sql<ItemRow['feeMode']>`v.fee->>'mode'`.as('feeMode'),
      sql<number | null>`(v.fee->>'priceFen')::int`.as('priceFen'),
      promise.as('promise'),
      places(ctx).as('places'),
      stateOf(ctx).as('standing'),
    ])
}

/** SQL condition: offered by an area above this one, by itself, or by one below. */
async function around(ctx: Ctx, areaId: string): Promise<RawBuilder<boolean>> {
  const area = await ctx.db.selectFrom('area').select('path').where('id', '=', areaId).executeTakeFirst()
  if (!area) throw notFound()
  return sql<boolean>`(starts_with(${area.path}, v.path) or (v.path >= ${area.path} and v.path < ${`${area.path}~`}))`
}

/** SQL condition: found by words in name or code, by pinyin or initials; several words must all be found. */
function named(asked: string): RawBuilder<boolean> {
  const words = asked.normalize('NFKC').trim().split(/\s+/).filter(Boolean)
  const one = (word: string) => {
    const letters = /^[a-z]+$/i.test(word) ? sql`or v.pinyin like ${containing(word.toLowerCase())} or v.initials like ${containing(word.toLowerCase())}` : sql`` // prettier-ignore
    const core = coreOf(word)
    const tidy = core.length > 1 && core !== word ? sql`or v.name like ${containing(core)}` : sql``
    return sql`(v.name like ${containing(word)} or v.code ilike ${containing(word)} or v.department like ${containing(word)} or v.summary like ${containing(word)} ${letters} ${tidy})`
  }
  return words.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(words.map(one), sql` and `)})`
}

/** Service items of a day by words, group, kind, fee, channel, place and area. Public information. */
export async function listItems(ctx: Ctx, ask: Ask): Promise<Page<ItemRow>> {
  let query = selectItems(ctx)
  if (ask.ids) query = query.where('i.id', 'in', [...ask.ids])
  if (ask.standing !== 'all') query = query.where(sql<boolean>`${stateOf(ctx)} = ${ask.standing}`)
  if (ask.areaId) query = query.where(await around(ctx, ask.areaId))
  if (ask.kindId) query = query.where(sql<boolean>`k.path like (select r.path || '%' from service_kind r where r.id = ${ask.kindId})`) // prettier-ignore
  if (ask.group) query = query.where(sql<boolean>`${ask.group} = any(v.client_groups)`)
  if (ask.feeMode) query = query.where(sql<boolean>`v.fee->>'mode' = ${ask.feeMode}`)
  if (ask.channel) query = query.where(sql<boolean>`${ask.channel} = any(v.channels)`)
  if (ask.placeId) query = query.where(sql<boolean>`exists (select 1 from service_offer o where o.item_id = v.item_id and o.place_id = ${ask.placeId} and ${holding(ctx.asOf, 'o')})`) // prettier-ignore
  if (ask.search) query = query.where(named(ask.search))
  const sorts = { name: 'v.pinyin', itemCode: 'v.code', kind: 'k.path', area: 'v.path', department: 'v.department', validFrom: 'v.valid_from', validTo: 'v.valid_to' } // prettier-ignore
  const page = (await pageFrom(query as never, ask, sorts, 'i.id')) as unknown as Page<ItemRow>
  return { ...page, rows: page.rows.map((row) => ({ ...row, promise: inWords(ctx, row.promise) })) }
}

/** A span such as `5 workingDay` in the words of whoever asks. */
function inWords(ctx: Ctx, span: string): string {
  const [n, unit] = span.split(' ')
  return unit ? translator(ctx.locale)(`services:catalogue.spans.${unit}`, { n: Number(n) }) : ''
}

/** What fits the words of who stands at the counter: certificates not to be issued first, then items in force. */
export async function searchCatalogue(ctx: Ctx, ask: z.output<typeof contract.searchCatalogue.query>) {
  const barred = (await findBarred(ctx, ask.words, ctx.asOf)).slice(0, 5)
  const core = coreOf(ask.words)
  if (core === '') return { barred, items: [] }
  const found = await listItems(ctx, { search: core, standing: 'inForce', page: 1, size: 20, ...(ask.areaId ? { areaId: ask.areaId } : {}) }) // prettier-ignore
  return { barred, items: found.rows }
}

/** One item: the version of the day (else the next to come, else the last), its other versions, and where it is had. */
export async function getItem(ctx: Ctx, id: string): Promise<ItemDetail> {
  const row = (await selectItems(ctx).where('i.id', '=', id).executeTakeFirst()) as ItemRow | undefined
  if (!row) throw notFound()
  const versions = await versionsOf(ctx, id)
  const current = versions.find((v) => v.seq === row.seq)!
  const provider = current.providerId
    ? await ctx.db.selectFrom('serviceProvider').select('name').where('id', '=', current.providerId).executeTakeFirst()
    : undefined
  return {
    id,
    version: row.version,
    areaId: row.areaId,
    area: row.area,
    code: row.itemCode,
    standing: row.standing,
    kindName: row.kind,
    provider: provider?.name ?? null,
    current,
    versions: versions.map(({ seq, name, validFrom, validTo, reason, recordedAt }) => ({ seq, name, validFrom, validTo, reason, recordedAt })), // prettier-ignore
    basisLinks: await linksOf(ctx, current.basis.flatMap((b) => b.policyKey ?? [])), // prettier-ignore
    offers: await offersOf(ctx, id),
  }
}

/** Documents of the policies that a basis names, where they are kept. */
async function linksOf(ctx: Ctx, keys: readonly string[]) {
  if (keys.length === 0) return []
  return ctx.db
    .selectFrom('policy')
    .select(['key as policyKey', 'id as policyId', 'title'])
    .where('key', 'in', [...keys])
    .where('supersededAt', 'is', null)
    .execute()
}

const offersOf = (ctx: Ctx, itemId: string) =>
  ctx.db
    .selectFrom('serviceOffer as o')
    .innerJoin('servicePlace as p', 'p.id', 'o.placeId')
    .select(['o.id', 'o.version', 'o.placeId', 'p.name as place', 'p.address', 'o.note', 'o.validFrom', 'o.validTo'])
    .where('o.itemId', '=', itemId)
    .where((e) => e.or([e('o.validTo', 'is', null), e('o.validTo', '>', ctx.asOf)]))
    .where(holding(ctx.asOf, 'p'))
    .orderBy('p.name')
    .orderBy('o.id')
    .execute()
