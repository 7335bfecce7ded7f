import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { notFound } from '#server/access.ts'
import { AppError } from '#shared/errors.ts'
import { openStates, type CaseState } from '../contract/cases/base.ts'
import { tidyNumber } from '../rules/cases/number.ts'
import { rangeOf, readW3, w3 } from '../rules/open311/dates.ts'
import { list, type List, type Value } from './format.ts'
import type { Jurisdiction } from './jurisdiction.ts'

/** GeoReport v2, "Response Volume". */
const MOST = 1000
const MOST_NAMED = 200

/** What GET requests may be asked by; nothing where a parameter was empty. */
export interface Asked {
  service_request_id?: string | undefined
  service_code?: string | undefined
  start_date?: string | undefined
  end_date?: string | undefined
  status?: string | undefined
  page?: string | undefined
  page_size?: string | undefined
}

interface Row {
  number: string
  state: CaseState
  code: string | null
  name: string | null
  text: string
  answer: string | null
  office: string | null
  placeText: string | null
  x: number | null
  y: number | null
  media: { id: string }[]
  areaId: string
  id: string
  openedAt: Date
  changedAt: Date
  dueAt: Date | null
}

const isOpen = (state: CaseState): boolean => (openStates as readonly CaseState[]).includes(state)
const split = (said: string): string[] => [...new Set(said.split(',').map((s) => s.trim()))].filter(Boolean)
const code = sql`coalesce(
  (select v.code from service_item_version v where v.item_id = c.item_id order by v.seq desc limit 1),
  (select k.code from service_kind k where k.id = c.kind_id))`

/**
 * Public requests, the newest first: those named, which overrides all else, or those of a kind, a state and a time.
 * @throws AppError (400) `services.open311Date`, `services.open311Range`, `services.open311Status`, `services.open311Page`
 */
export async function requestsOf(ctx: Ctx, { path }: Jurisdiction, asked: Asked): Promise<List> {
  const size = pageNumber('page_size', asked.page_size, MOST) ?? MOST
  const page = pageNumber('page', asked.page, 100_000) ?? 1
  const where = asked.service_request_id ? [named(asked.service_request_id)] : filters(ctx, asked)
  const rows = await read(ctx, [sql`starts_with(c.path, ${path})`, ...where], size, (page - 1) * size)
  return list(
    'request',
    rows.map((row) => requestOf(ctx, row)),
  )
}

/** One public request. @throws AppError `access.notFound`, also for one that is not public */
export async function oneRequest(ctx: Ctx, { path }: Jurisdiction, number: string): Promise<List> {
  const rows = await read(ctx, [sql`starts_with(c.path, ${path})`, named(number)], 1, 0)
  if (!rows[0]) throw notFound()
  return list('request', [requestOf(ctx, rows[0])])
}

const named = (ids: string): RawBuilder<unknown> => {
  const numbers = split(ids)
    .slice(0, MOST_NAMED)
    .map((id) => tidyNumber(id) ?? id)
  return sql`c.number = any(${numbers}::text[])`
}

function filters(ctx: Ctx, asked: Asked): RawBuilder<unknown>[] {
  const date = (field: 'start_date' | 'end_date') =>
    asked[field] === undefined ? undefined : readW3(field, asked[field])
  const { from, to } = rangeOf(ctx.now, date('start_date'), date('end_date'))
  const found = [sql`c.opened_at >= ${from}`, sql`c.opened_at <= ${to}`]
  if (asked.service_code) found.push(sql`${code} = any(${split(asked.service_code).slice(0, MOST_NAMED)}::text[])`)
  const states = statesOf(asked.status)
  if (states) found.push(sql`(c.state = any(${[...openStates]}::text[])) = ${states === 'open'}`)
  return found
}

function statesOf(said: string | undefined): 'open' | 'closed' | undefined {
  const words = said === undefined ? [] : split(said.toLowerCase())
  if (words.some((w) => w !== 'open' && w !== 'closed')) throw new AppError('services.open311Status', 400, {}, 'status')
  return words.length === 1 ? (words[0] as 'open' | 'closed') : undefined
}

function pageNumber(field: string, said: string | undefined, most: number): number | undefined {
  if (said === undefined) return undefined
  const n = /^\d{1,6}$/.test(said) ? Number(said) : 0
  if (n < 1 || n > most) throw new AppError('services.open311Page', 400, { most }, field)
  return n
}

async function read(ctx: Ctx, where: RawBuilder<unknown>[], limit: number, offset: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with c as (select c.* from service_public_case c where ${sql.join(where, sql` and `)}
      order by c.opened_at desc, c.id desc limit ${limit} offset ${offset})
    select c.area_id, c.id, c.number, c.state, c.text, c.answer, c.place_text, c.x, c.y, c.media, c.opened_at, c.changed_at, c.due_at, ${code} as code,
      coalesce((select v.name from service_item_version v where v.item_id = c.item_id order by v.seq desc limit 1),
        (select k.name from service_kind k where k.id = c.kind_id)) as name,
      (select a.name from area_version a where a.area_id = c.area_id and a.superseded_at is null order by a.valid_from desc limit 1) as office
    from c order by c.opened_at desc, c.id desc`.execute(ctx.db)
  return rows
}

const requestOf = (ctx: Ctx, row: Row): Value => ({
  service_request_id: row.number,
  status: isOpen(row.state) ? 'open' : 'closed',
  status_notes: row.answer,
  service_name: row.name,
  service_code: row.code ?? '0',
  description: [...row.text].slice(0, 4000).join(''),
  agency_responsible: row.office,
  service_notice: null,
  requested_datetime: w3(row.openedAt),
  updated_datetime: w3(row.changedAt),
  expected_datetime: row.dueAt ? w3(row.dueAt) : null,
  address: row.placeText,
  address_id: null,
  zipcode: null,
  lat: row.y,
  long: row.x,
  media_url: row.media[0] ? `${ctx.config.publicUrl}/api/public/cases/${row.number}/photos/${row.media[0].id}` : null,
})

/**
 * The request of a token. Every request has its number at once, so a token is the number itself; asking does no harm.
 * @throws AppError `access.notFound`
 */
export async function tokenOf(ctx: Ctx, jurisdiction: Jurisdiction, token: string): Promise<List> {
  const rows = await read(ctx, [sql`starts_with(c.path, ${jurisdiction.path})`, named(token)], 1, 0)
  if (!rows[0]) throw notFound()
  return list('request', [{ service_request_id: rows[0].number, token }])
}
