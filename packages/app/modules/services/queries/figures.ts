import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { addDays, dayOf, type Day } from '#shared/dates.ts'
import type { Page } from '#shared/listing.ts'
import { AppError } from '#shared/errors.ts'
import type * as contract from '../contract/figures.ts'
import type { RateRow } from '../contract/figures.ts'
import { share } from '../rules/figures.ts'

type Ask = z.output<typeof contract.listRates.query>
type Groups = Ask['by']

/** What a row of counts or ratings (`c`) belongs to, and the name of it (`g.id`). */
const BY: Record<Groups, (below: number) => { id: RawBuilder<unknown>; name: RawBuilder<unknown> }> = {
  area: (below) => {
    // The area one level below the one asked for; what stands at that one itself is its own.
    const upTo = sql`'/' || array_to_string((string_to_array(trim(both '/' from c.path), '/'))[1:${below}::int], '/') || '/'`
    return {
      id: sql`(select a.id::text from area a where a.path = ${upTo})`,
      name: sql`(select v.name from area_version v where v.area_id::text = g.id and v.superseded_at is null order by v.valid_from desc limit 1)`,
    }
  },
  item: () => ({
    id: sql`c.item_id::text`,
    name: sql`(select v.name from service_item_version v where v.item_id::text = g.id order by v.seq desc limit 1)`,
  }),
  provider: () => ({
    id: sql`(select v.provider_id::text from service_item_version v where v.item_id = c.item_id order by v.seq desc limit 1)`,
    name: sql`(select p.name from service_provider p where p.id::text = g.id)`,
  }),
  kind: () => ({ id: sql`c.kind_id::text`, name: sql`(select k.name from service_kind k where k.id::text = g.id)` }),
  nature: () => ({ id: sql`c.nature`, name: sql`g.id` }),
  channel: () => ({ id: sql`c.channel`, name: sql`g.id` }),
}

const NIL = '00000000-0000-0000-0000-000000000000'
const sum = (measure: string) => sql`coalesce(sum(c.delta) filter (where c.measure = ${measure}), 0)::int`
const COLUMNS = ['opened', 'answered', 'answeredInTime', 'closed', 'onTime', 'solved'] as const

/** The span asked about; this year so far unless told. @throws AppError `services.spanBackwards` (400) */
function spanOf(ctx: Ctx, ask: { from?: Day | undefined; to?: Day | undefined }): { from: Day; to: Day } {
  const to = ask.to ?? dayOf(ctx.now)
  const from = ask.from ?? `${to.slice(0, 4)}-01-01`
  if (from > to) throw new AppError('services.spanBackwards', 400, { from, to }, 'from')
  return { from, to }
}

/**
 * Counts and rates of the cases of an area in a span of days, by what they are asked by. A share is of what could have it: answered
 * in time of those answered, on time of those closed with a clock, solved of those closed, satisfied of those rated.
 */
export async function listRates(ctx: Ctx, ask: Ask): Promise<Page<RateRow>> {
  const path = await require(ctx, 'services.view', ask.areaId)
  const { from, to } = spanOf(ctx, ask)
  const { id, name } = BY[ask.by](path.split('/').length - 1)
  const within = sql`c.path >= ${path} and c.path < ${`${path}~`}`
  const { rows } = await sql<RateRow & { clocked: number }>`
    select g.*, coalesce(${name}, '') as name, coalesce(r.ratings, 0)::int as ratings, coalesce(r.satisfied, 0)::int as satisfied from (
      select coalesce(${id}, ${NIL}) as id, ${sql.join(COLUMNS.map((m) => sql`${sum(m)} as ${sql.ref(m)}`))}, ${sum('clocked')} as clocked
      from service_count c where ${within} and c.day between ${from}::date and ${to}::date group by 1) g
    left join (
      select coalesce(${id}, ${NIL}) as id, count(*) as ratings, count(*) filter (where c.grade >= ${SATISFIED}) as satisfied
      from (${ratings(from, to)}) c where ${within} group by 1) r on r.id = g.id
    where g.opened <> 0 or g.closed <> 0 order by g.opened desc, g.id`.execute(ctx.db)
  const all = rows.map(ratesOf).filter((row) => !ask.search || row.name.includes(ask.search))
  return paged(all, ask)
}

/** 基本满意 and better (GB/T 39735: the lower two of five grades are bad). */
const SATISFIED = 3

/** Ratings of cases in a span, with what their case is about; those struck as malicious do not count. */
const ratings = (from: Day, to: Day) => sql`
  select r.path, r.grade, o.item_id, coalesce(o.kind_id, ${NIL}::uuid) as kind_id, o.nature, o.channel
  from service_rating r join service_case o on o.area_id = r.area_id and o.id = r.case_id
  where r.rated_at >= ${startOf(from)} and r.rated_at < ${startOf(addDays(to, 1))} and r.state is distinct from 'followStruck'`

const startOf = (day: Day): Date => new Date(`${day}T00:00:00+08:00`)

const ratesOf = ({ clocked, ...row }: RateRow & { clocked: number }): RateRow => ({
  ...row,
  responseRate: share(row.answeredInTime, row.answered),
  onTimeRate: share(row.onTime, clocked),
  solutionRate: share(row.solved, row.closed),
  satisfactionRate: share(row.satisfied, row.ratings),
})

function paged(rows: RateRow[], ask: Ask): Page<RateRow> {
  const key = (ask.sort?.replace(/^-/, '') ?? 'opened') as keyof RateRow
  const down = ask.sort === undefined || ask.sort.startsWith('-')
  const sorted = key in (rows[0] ?? {}) ? rows.toSorted((a, b) => compare(a[key], b[key]) * (down ? -1 : 1)) : rows
  const start = (ask.page - 1) * ask.size
  return { rows: sorted.slice(start, start + ask.size), total: rows.length, page: ask.page, size: ask.size }
}

/** Names by the order of Chinese, figures by size; what is not known comes last when the largest come first. */
const compare = (a: RateRow[keyof RateRow], b: RateRow[keyof RateRow]): number =>
  typeof a === 'string' ? a.localeCompare(String(b), 'zh') : (a ?? -1) - Number(b ?? -1)

/** Cases opened by kind in each of the last twelve months, the most frequent kinds first. */
export async function heat(ctx: Ctx, ask: z.output<typeof contract.heat.query>) {
  const path = await require(ctx, 'services.view', ask.areaId)
  const months = monthsUpTo(ask.to ?? dayOf(ctx.now))
  const { rows } = await sql<{ id: string; name: string | null; month: string; n: number }>`
    select c.kind_id::text as id, (select k.name from service_kind k where k.id = c.kind_id) as name, to_char(c.day, 'YYYY-MM') as month,
      sum(c.delta)::int as n
    from service_count c where c.measure = 'opened' and c.path >= ${path} and c.path < ${`${path}~`} and c.day >= ${`${months[0]}-01`}::date
    group by 1, 2, 3`.execute(ctx.db)
  const kinds = new Map<string, { id: string; name: string; counts: number[]; total: number }>()
  for (const { id, name, month, n } of rows) {
    const at = months.indexOf(month)
    if (at < 0) continue
    const kind = kinds.get(id) ?? { id, name: name ?? '', counts: months.map(() => 0), total: 0 }
    kind.counts[at]! += n
    kind.total += n
    kinds.set(id, kind)
  }
  return { months, rows: [...kinds.values()].toSorted((a, b) => b.total - a.total || (a.id < b.id ? -1 : 1)) }
}

function monthsUpTo(day: Day): string[] {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(year, month - 12 + i, 1)).toISOString().slice(0, 7))
}

/** Open cases of an area by their age; special-care ones are counted, not shown. */
export async function ages(ctx: Ctx, { areaId }: z.output<typeof contract.ages.query>) {
  const path = await require(ctx, 'services.view', areaId)
  const bands = [['d1', 1], ['d3', 3], ['d7', 7], ['d15', 15], ['d30', 30]] as const // prettier-ignore
  const age = sql`extract(epoch from (${ctx.now}::timestamptz - c.opened_at)) / 86400`
  const band = sql`case ${sql.join(
    bands.map(([name, days]) => sql`when ${age} <= ${days} then ${name}::text`),
    sql` `,
  )} else 'more' end`
  const { rows } = await sql<{ band: 'd1'; open: number; overdue: number }>`
    select ${band} as band, count(*)::int as open, (count(*) filter (where c.due_at < ${ctx.now}))::int as overdue
    from service_case c where c.closed_at is null and c.path >= ${path} and c.path < ${`${path}~`} group by 1`.execute(
    ctx.db,
  )
  const of = (name: string) => rows.find((r) => r.band === name)
  return { rows: [...bands.map(([name]) => name), 'more' as const].map((name) => ({ band: name, open: of(name)?.open ?? 0, overdue: of(name)?.overdue ?? 0 })) } // prettier-ignore
}
