import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { AreaValue, Changes, Indicator, ScopeRows } from '#server/indicator.ts'
import { addDays, type Day } from '#shared/dates.ts'
import { findRule } from '#modules/policies/index.ts'
import { measure } from './queries/publicity.ts'
import { halfOf } from './rules/halves.ts'

const token = async (ctx: Ctx): Promise<string> => {
  const { rows } = await sql<{ t: string }>`select coalesce(sum(version), 0) || ':' || count(*) as t from meeting_change`.execute(ctx.db) // prettier-ignore
  return rows[0]!.t
}
const changes: Changes = { token }
/** What also changes as days go by, and with the bodies. */
const byDay: Changes = {
  token: async (ctx) => {
    const { rows } = await sql<{ t: string }>`select coalesce(sum(version), 0)::text as t from organ_change`.execute(ctx.db) // prettier-ignore
    return `${await token(ctx)}:${rows[0]!.t}:${ctx.asOf}:${ctx.now.toISOString().slice(0, 10)}`
  },
}

const yearOf = (day: Day): Day => `${day.slice(0, 4)}-01-01`
const at = (day: Day) => sql`(${day}::date::timestamp at time zone 'Asia/Shanghai')`
const values = async (ctx: Ctx, query: RawBuilder<AreaValue>): Promise<AreaValue[]> =>
  (await query.execute(ctx.db)).rows

/** The half-years of a day's year that are over or under way on it and in which the law asks for a meeting. */
async function halvesUpTo(ctx: Ctx, day: Day): Promise<{ from: Day; to: Day }[]> {
  const all = [...new Set([yearOf(day), day])].map(halfOf).filter((h, i, list) => list.findIndex((x) => x.from === h.from) === i) // prettier-ignore
  const asked = await Promise.all(
    all.map((h) => findRule(ctx, 'residentsCommittee.representativesMeeting.perHalfYear', h.from)),
  )
  return all.filter((_, i) => asked[i] !== undefined)
}

/** Half-years in which a representatives' meeting was due: of communities with a committee at their beginning. */
async function halvesDue(ctx: Ctx, scope: ScopeRows): Promise<AreaValue[]> {
  const halves = await halvesUpTo(ctx, scope.day)
  if (halves.length === 0) return []
  const parts = halves.map((h) => sql`(exists (select 1 from organ o where o.area_id = x.id and o.kind = 'residentsCommittee' and o.founded_on <= ${h.from}::date and (o.ended_on is null or o.ended_on > ${h.from}::date)))::int`) // prettier-ignore
  return values(
    ctx,
    sql<AreaValue>`
    select * from (select x.id as area_id, null as part, (${sql.join(parts, sql` + `)})::int as value from unnest(${scope.areaIds}::uuid[]) as x(id)) y where value > 0`,
  )
}
/** Those of them in which one was held. */
async function halvesHeld(ctx: Ctx, scope: ScopeRows): Promise<AreaValue[]> {
  const halves = await halvesUpTo(ctx, scope.day)
  if (halves.length === 0) return []
  const parts = halves.map((h) => sql`(exists (select 1 from meeting m where m.area_id = x.area_id and m.kind = 'representativesMeeting' and m.state in ('open', 'closed', 'minuted', 'signed') and m.meets_at >= ${at(h.from)} and m.meets_at < ${at(addDays(h.to < scope.day ? h.to : scope.day, 1))}))::int`) // prettier-ignore
  return values(
    ctx,
    sql<AreaValue>`
    select x.area_id, null as part, (${sql.join(parts, sql` + `)})::int as value
    from (select distinct area_id from meeting where area_id = any(${scope.areaIds}::uuid[])) x`,
  )
}

/** Meetings of residents and of representatives in the year so far, or a figure of theirs. */
const ofMeetings =
  (figure: RawBuilder<unknown>, more = sql`true`) =>
  (ctx: Ctx, scope: ScopeRows) =>
    values(
      ctx,
      sql<AreaValue>`
    select m.area_id, null as part, ${figure}::int as value from meeting m
    where m.area_id = any(${scope.areaIds}::uuid[]) and m.kind in ('residentsMeeting', 'representativesMeeting') and m.entitled is not null
      and m.meets_at >= ${at(yearOf(scope.day))} and m.meets_at < ${at(addDays(scope.day, 1))} and ${more} group by 1`,
    )

/** Tasks that were due in the year so far; with `more` those done in time. */
const ofTasks =
  (more = sql`true`) =>
  (ctx: Ctx, scope: ScopeRows) =>
    values(
      ctx,
      sql<AreaValue>`
    select t.area_id, null as part, (count(*) filter (where ${more}))::int as value from meeting_task t
    where t.area_id = any(${scope.areaIds}::uuid[]) and t.state <> 'void' and t.due_on between ${yearOf(scope.day)}::date and ${scope.day}::date group by 1`,
    )

/** Publications of the year so far and decisions whose days for one are over; with `inTime` those laid open within the county's days. */
const ofPublications = (inTime: boolean) => (ctx: Ctx, scope: ScopeRows) => {
  const timely = inTime ? sql`filter (where w.timely)` : sql``
  return values(
    ctx,
    sql<AreaValue>`
    select w.area_id, null as part, (count(*) ${timely})::int as value from (
      select p.area_id, p.from_on <= p.event_on + ${measure('publish_days', 'p.path')} as timely from publication p
      where p.area_id = any(${scope.areaIds}::uuid[]) and p.withdrawn_on is null and p.from_on between ${yearOf(scope.day)}::date and ${scope.day}::date
      union all select r.area_id, false from resolution r where r.area_id = any(${scope.areaIds}::uuid[]) and r.public and r.state = 'inForce'
        and r.decided_on + ${measure('publish_days', 'r.path')} between ${yearOf(scope.day)}::date and ${addDays(scope.day, -1)}::date
        and not exists (select 1 from publication p where p.area_id = r.area_id and p.source_id = r.id and p.withdrawn_on is null)) w group by 1`,
  )
}

const one = { grain: 5, unit: 'items', splits: [], period: 'year', direction: 'none' } as const
const rate = { grain: 5, unit: 'percent', direction: 'up', splits: [], period: 'year' } as const
const meetingRows = { route: '/meetings', filter: { areaId: '{area}' } }
const publicationRows = { route: '/publicity', filter: { areaId: '{area}' } }
const askedBy = '《中华人民共和国城市居民委员会组织法》'

export const indicators: Indicator[] = [
  { ...one, key: 'meetings.held', direction: 'up', changes, rows: meetingRows, compute: ofMeetings(sql`count(*)`, sql`m.state <> 'lapsed'`) },
  { ...one, key: 'meetings.lapsed', direction: 'down', changes, rows: meetingRows, compute: ofMeetings(sql`count(*)`, sql`m.state = 'lapsed'`) },
  { ...one, key: 'meetings.halvesDue', changes: byDay, askedBy: `${askedBy}第二十八条`, compute: halvesDue },
  { ...one, key: 'meetings.halvesHeld', changes: byDay, askedBy: `${askedBy}第二十八条`, rows: meetingRows, compute: halvesHeld },
  { ...rate, key: 'meetings.heldRate', askedBy: `${askedBy}第二十八条`, ratio: { part: 'meetings.halvesHeld', whole: 'meetings.halvesDue' } },
  { ...one, key: 'meetings.entitled', unit: 'persons', changes, compute: ofMeetings(sql`coalesce(sum(m.entitled), 0)`) },
  { ...one, key: 'meetings.attended', unit: 'persons', changes, compute: ofMeetings(sql`coalesce(sum(m.present), 0)`) },
  { ...rate, key: 'meetings.attendanceRate', ratio: { part: 'meetings.attended', whole: 'meetings.entitled' } },
  { ...one, key: 'meetings.tasksDue', changes, compute: ofTasks() },
  { ...one, key: 'meetings.tasksInTime', changes, compute: ofTasks(sql`t.state = 'done' and t.done_on <= t.due_on`) },
  { ...rate, key: 'meetings.carriedOutRate', ratio: { part: 'meetings.tasksInTime', whole: 'meetings.tasksDue' } },
  { ...one, key: 'meetings.publicationsDue', changes: byDay, rows: publicationRows, askedBy: `${askedBy}第三十四条`, compute: ofPublications(false) },
  { ...one, key: 'meetings.publicationsInTime', changes: byDay, rows: publicationRows, askedBy: `${askedBy}第三十四条`, compute: ofPublications(true) },
  { ...rate, key: 'meetings.publishedRate', askedBy: `${askedBy}第三十四条`, ratio: { part: 'meetings.publicationsInTime', whole: 'meetings.publicationsDue' } },
] // prettier-ignore
