import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { require, requireRight } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { addDays, dayOf, type Day } from '#shared/dates.ts'
import type { Page } from '#shared/listing.ts'
import { findRule } from '#modules/policies/index.ts'
import type { gapKinds, GapRow, listGaps as listing } from '../contract/publicity.ts'
import { halfOf } from '../rules/halves.ts'
import { areaName } from './names.ts'
import { measure } from './publicity.ts'

type Gap = (typeof gapKinds)[number]
/** What the law asks, by gap; the others are the house's own measures or days that an office set. */
const KEYS: Partial<Record<Gap, string>> = {
  noMeeting: 'representativesMeeting.perHalfYear',
  noAppraisal: 'appraisal.perYear',
  notPublished: 'publicity.matters',
  silentMatter: 'publicity.matters',
  notFiled: 'convention.filedWith',
}
/** The house's own measure: how long before its end a half-year or year without a meeting is shown. */
const AHEAD_DAYS = 45
const FILE_DAYS = 15

const held = sql`m.state in ('open', 'closed', 'minuted', 'signed')`
const at = (day: Day) => sql`(${day}::date::timestamp at time zone 'Asia/Shanghai')`

/** Communities with a committee that stood since a day. */
const seated = (since: RawBuilder<unknown> | Day) => sql`
  select o.area_id, a.path from organ o join area a on a.id = o.area_id
  where o.kind = 'residentsCommittee' and o.founded_on <= ${typeof since === 'string' ? sql`${since}::date` : since} and o.ended_on is null`

/** No representatives' or residents' meeting in a half-year that is over or soon will be. */
function noMeeting({ from, to }: { from: Day; to: Day }) {
  return sql`select 'noMeeting:' || s.area_id || ':' || ${from}::text as key, s.area_id, s.path, 'noMeeting' as gap, ${from}::text as text, 0 as have, 1 as least, ${to}::date as due_on, null::uuid as subject_id
    from (${seated(from)}) s where not exists (select 1 from meeting m where m.area_id = s.area_id and m.kind = 'representativesMeeting' and ${held} and m.meets_at >= ${at(from)} and m.meets_at < ${at(addDays(to, 1))})`
}
/** No appraisal of the committee in a year that is over or soon will be. */
function noAppraisal(year: number) {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`]
  return sql`select 'noAppraisal:' || s.area_id || ':' || ${from}::text, s.area_id, s.path, 'noAppraisal', ${String(year)}::text, 0, 1, ${to}::date, null::uuid
    from (${seated(from)}) s where not exists (select 1 from appraisal_grade g where g.area_id = s.area_id and g.year = ${year}::int)`
}
/** What the measures of each area are, read once and not for every row that asks. */
const measured = (path: string) => sql`
  select a.id as area_id, ${measure('publish_days', 'a.path')} as publish_days, make_interval(months => ${measure('rhythm_months', 'a.path')}) as rhythm
  from area a where a.path >= ${path} and a.path < ${`${path}~`}`

/** Decisions, appraisals and outcomes of consultations that were not laid open in the days of the county's measure. */
const notPublished = (today: Day) => sql`
  select 'notPublished:' || r.id, r.area_id, r.path, 'notPublished', r.title, 0, 1, (r.decided_on + e.publish_days)::date, r.id from resolution r
    join measured e on e.area_id = r.area_id
    where r.public and r.state = 'inForce' and r.decided_on + e.publish_days < ${today}::date
      and not exists (select 1 from publication p where p.area_id = r.area_id and p.source_id = r.id and p.withdrawn_on is null)
  union all select 'outcome:' || m.id, m.area_id, m.path, 'notPublished', m.title, 0, 1, (coalesce(m.outcome_on, m.law_day) + e.publish_days)::date, m.id from meeting m
    join measured e on e.area_id = m.area_id
    where (m.outcome is not null or exists (select 1 from appraisal_grade g where g.area_id = m.area_id and g.meeting_id = m.id))
      and coalesce(m.outcome_on, m.law_day) + e.publish_days < ${today}::date
      and not exists (select 1 from publication p where p.area_id = m.area_id and p.source_id = m.id and p.withdrawn_on is null)`

/** Kinds of matter of the seven of which nothing was laid open in the months of the county's measure. */
const silentMatter = (today: Day) => sql`
  select 'silentMatter:' || s.area_id, s.area_id, s.path, 'silentMatter',
    (select string_agg(k.matter, ',') from unnest(array['decisions','fundsAndDonations','facilities','serviceProjects','consultations','assistanceToGovernment','otherConcerns']) as k(matter) where h.had is null or k.matter <> all(h.had)),
    coalesce(cardinality(h.had), 0), 7, null::date, null::uuid
  from (${seated(sql`(${today}::date - make_interval(months => 3))::date`)}) s
  left join (select p.area_id, array_agg(distinct p.matter) as had from publication p join measured e on e.area_id = p.area_id
    where p.withdrawn_on is null and p.from_on > ${today}::date - e.rhythm group by p.area_id) h on h.area_id = s.area_id
  where h.had is null or cardinality(h.had) < 7`

const others = (today: Day) => sql`
  select 'lateTask:' || t.id, t.area_id, t.path, 'lateTask', t.text, t.percent, 100, t.due_on, coalesce(t.resolution_id, t.id) from meeting_task t where t.state = 'open' and t.due_on < ${today}::date
  union all select 'lateAnswer:' || v.id, v.area_id, v.path, 'lateAnswer', v.kind, 0, 1, v.due_on, v.id from publication_voice v where v.state = 'open' and v.due_on < ${today}::date
  union all select 'demandWaiting:' || d.id, d.area_id, d.path, 'demandWaiting', d.matter, d.signed, d.base, null::date, d.id from meeting_demand d where d.met and d.meeting_id is null
  union all select 'notFiled:' || r.id, r.area_id, r.path, 'notFiled', r.title, 0, 1, (r.decided_on + ${FILE_DAYS}::int)::date, r.id from resolution r
    where r.matter in ('charter', 'convention') and r.state = 'inForce' and r.filed_on is null and r.decided_on + ${FILE_DAYS}::int < ${today}::date`

const SORTS: Record<string, string> = { dueOn: 'due_on', gap: 'gap', area: 'path' }

/** Spans that are over, or nearly: a half-year or year since the law asks it. */
async function spansDue(ctx: Ctx, today: Day): Promise<RawBuilder<unknown>[]> {
  const lastHalf = halfOf(addDays(halfOf(today).from, -1))
  const halves = [lastHalf, halfOf(today)].filter((h) => h.to < today || addDays(h.to, -AHEAD_DAYS) <= today)
  const years = [Number(today.slice(0, 4)) - 1, Number(today.slice(0, 4))].filter((y) => addDays(`${y}-12-31`, -AHEAD_DAYS) <= today) // prettier-ignore
  const asked = async (gap: Gap, day: Day) =>
    (await findRule(ctx, `residentsCommittee.${KEYS[gap]}`, day)) !== undefined
  const found: RawBuilder<unknown>[] = []
  for (const h of halves) if (await asked('noMeeting', h.from)) found.push(noMeeting(h))
  for (const y of years) if (await asked('noAppraisal', `${y}-01-01`)) found.push(noAppraisal(y))
  return found
}

/**
 * What is asked of meetings and publicity and missing, of an area and those below it: by law (with the article) or by the county's
 * measures. Read in one statement for a whole city; right at once after a change.
 */
export async function listGaps(ctx: Ctx, ask: z.output<typeof listing.query>): Promise<Page<GapRow>> {
  requireRight(ctx, 'meetings.view')
  const areaId = ask.areaId ?? (ctx.actor.kind === 'account' ? ctx.actor.areaId : undefined)
  const path = areaId ? await require(ctx, 'meetings.view', areaId) : '/'
  const today = dayOf(ctx.now)
  const parts = [...(await spansDue(ctx, today)), notPublished(today), silentMatter(today), others(today)]
  const column = SORTS[ask.sort?.replace(/^-/, '') ?? ''] ?? SORTS['dueOn']!
  const way = ask.sort?.startsWith('-') ? sql`desc` : sql`asc`
  const { rows } = await sql<GapRow & { total: number; path: string }>`
    with measured as materialized (${measured(path)})
    select g.*, ${areaName('g.area_id')} as area from (
      select w.*, (count(*) over ())::int as total from (${sql.join(parts, sql` union all `)}) as w(key, area_id, path, gap, text, have, least, due_on, subject_id)
      where w.path >= ${path} and w.path < ${`${path}~`} and ${ask.gap ? sql`w.gap = ${ask.gap}` : sql`true`}
      order by ${sql.ref(`w.${column}`)} ${way}, w.key limit ${ask.size} offset ${(ask.page - 1) * ask.size}) g
    order by ${sql.ref(`g.${column}`)} ${way}, g.key`.execute(ctx.db)
  const page = { page: ask.page, size: ask.size, total: rows[0]?.total ?? 0 }
  if (rows.length === 0 && ask.page > 1) return listGaps(ctx, { ...ask, page: 1 })
  return { ...page, rows: await cited(ctx, rows, today) }
}

/** Each with the article that asks for it, by the law of the day on which it was due. */
async function cited(ctx: Ctx, rows: readonly (GapRow & { total: number; path: string })[], today: Day): Promise<GapRow[]> {
  const dayOfLaw = (row: GapRow) => (row.dueOn && row.dueOn < today ? row.dueOn : today)
  const laws = new Map<string, Awaited<ReturnType<typeof findRule>>>()
  for (const row of rows) {
    const key = `${row.gap} ${dayOfLaw(row)}`
    if (KEYS[row.gap] && !laws.has(key)) laws.set(key, await findRule(ctx, `residentsCommittee.${KEYS[row.gap]}`, dayOfLaw(row)))
  }
  return rows.map(({ total: _total, path: _path, ...row }) => {
    const found = laws.get(`${row.gap} ${dayOfLaw(row)}`)
    return { ...row, text: row.text ?? '', document: found?.citation.document ?? null, article: found?.citation.article ?? null }
  })
} // prettier-ignore
