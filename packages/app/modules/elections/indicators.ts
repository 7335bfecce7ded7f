import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { AreaValue, Changes, Indicator, ScopeRows } from '#server/indicator.ts'
import { addDays, dayOf, type Day } from '#shared/dates.ts'
import { seatedStates } from './rules/flow.ts'

/** Every step of an election makes a version of it; a term of a body comes and goes with the body's. */
const changes: Changes = {
  token: async (ctx) => {
    const { rows } = await sql<{ t: string }>`select (select coalesce(sum(version), 0) || ':' || count(*) from election) || ':' ||
      (select count(*) from election_verdict) || ':' || (select coalesce(sum(version), 0) from organ_change) as t`.execute(ctx.db)
    return `${rows[0]!.t}:${dayOf(ctx.now)}`
  },
} // prettier-ignore

const values = async (ctx: Ctx, query: RawBuilder<AreaValue>): Promise<AreaValue[]> =>
  (await query.execute(ctx.db)).rows
const here = (scope: ScopeRows) => sql`e.community_id = any(${scope.areaIds}::uuid[])`
/** The instant after a day in China. */
const after = (day: Day) => sql`(${addDays(day, 1)}::date::timestamp at time zone 'Asia/Shanghai')`
const yearOf = (day: Day): Day => `${day.slice(0, 4)}-01-01`

/** When a result was announced (公布); only then an election is finished, unless it was void. */
const announced = sql`(select max(n.published_on) from election_notice n where n.community_id = e.community_id and n.election_id = e.id and n.kind = 'result')`
const SEATED = sql`e.state = any(${[...seatedStates]}::text[])`
/** Declared void by the day; it is archived too, and seats nobody. */
const isVoid = (day: Day) =>
  sql`exists (select 1 from election_notice n where n.community_id = e.community_id and n.election_id = e.id and n.kind = 'void' and n.published_on <= ${day}::date)`
const isOver = (day: Day) => sql`${SEATED} and not ${isVoid(day)} and ${announced} <= ${day}::date`
const inYear = (day: Day) => sql`e.election_day between ${yearOf(day)}::date and ${day}::date`

/** Elections that a condition holds for; parts: by kind. */
const count = (which: (day: Day) => RawBuilder<unknown>) => (ctx: Ctx, scope: ScopeRows, split?: string) =>
  values(
    ctx,
    sql<AreaValue>`select e.community_id as area_id, ${split ? sql`e.kind` : sql`null::text`} as part, count(*)::int as value from election e
      where ${here(scope)} and ${which(scope.day)} group by 1, 2`,
  ) // prettier-ignore

/** Planned by the day, and neither announced nor void by then. */
const running = (day: Day) =>
  sql`e.created_at < ${after(day)} and not ${isVoid(day)} and not (${SEATED} and coalesce(${announced} <= ${day}::date, true))`

/** Of the last general election of a community whose first vote was judged by the day: a figure of that vote. */
const ofLast = (figure: RawBuilder<unknown>) => (ctx: Ctx, scope: ScopeRows) =>
  values(
    ctx,
    sql<AreaValue>`select x.community_id as area_id, null::text as part, ${figure}::int as value from (
        select distinct on (e.community_id) e.community_id, e.id, p.verdict as poll from election e
        join election_verdict p on p.community_id = e.community_id and p.election_id = e.id and p.matter = 'poll' and p.at < ${after(scope.day)}
        where ${here(scope)} and e.kind = 'general' order by e.community_id, e.election_day desc, e.id desc) x`,
  ) // prettier-ignore
const voted = sql`(select count(*) from election_turnout t where t.community_id = x.community_id and t.election_id = x.id and t.round = 1)`

/** The term of the body that ended when the one of this election began; a void one is none. */
const endBefore = sql`(select t.to_on from organ_term t where t.area_id = e.community_id and t.organ_id = e.organ_id and t.from_on < e.term_from and t.voided_on is null order by t.from_on desc limit 1)`
/** General elections of the year so far after a term on file; with `inTime` those whose result was out when that term ended (`to_on` is the first day after it, and the day it is cut to by the new term). */
const renewed = (inTime: boolean) =>
  count((day) => {
    const timely = inTime ? sql`and ${announced} <= ${endBefore}` : sql``
    return sql`e.kind = 'general' and ${inYear(day)} and ${isOver(day)} and ${endBefore} is not null ${timely}`
  })

/** Seats that were found void are no elected ones. */
const stands = sql`not exists (select 1 from election_verdict x where x.community_id = e.community_id and x.election_id = e.id and x.matter = 'voided'
  and x.verdict ->> 'candidateId' = s.one ->> 'person')`
/** Who was elected to committees in the year so far and still is by law, by the last result of each election; parts: by post. */
const elected = (more: RawBuilder<unknown>) => (ctx: Ctx, scope: ScopeRows, split?: string) =>
  values(
    ctx,
    sql<AreaValue>`select e.community_id as area_id, ${split ? sql`s.one ->> 'post'` : sql`null::text`} as part, count(*)::int as value from election e
      join lateral (select v.verdict from election_verdict v where v.community_id = e.community_id and v.election_id = e.id and v.matter = 'result'
        order by v.round desc, v.at desc limit 1) r on true
      cross join lateral jsonb_array_elements(r.verdict -> 'elected') as s(one)
      where ${here(scope)} and e.kind in ('general', 'byElection') and ${inYear(scope.day)} and ${isOver(scope.day)} and ${stands} ${more} group by 1, 2`,
  ) // prettier-ignore

const LAW = '《中华人民共和国城市居民委员会组织法》'
const rows = (filter: Record<string, string> = {}) => ({ route: '/elections', filter: { areaId: '{area}', ...filter } })
const one = { unit: 'items', direction: 'none', grain: 5, splits: [], changes } as const
const year = { ...one, period: 'year' } as const
const share = { unit: 'percent', direction: 'up', grain: 5, splits: [], changes } as const
const general = { kind: 'general' }

export const indicators: Indicator[] = [
  { ...year, key: 'elections.finished', splits: ['kind'], rows: rows({ open: 'no' }), compute: count((day) => sql`${inYear(day)} and ${isOver(day)}`) },
  { ...one, key: 'elections.running', splits: ['kind'], rows: rows({ open: 'yes' }), compute: count(running) },
  { ...one, key: 'elections.entitled', unit: 'persons', rows: rows(general), compute: ofLast(sql`(x.poll ->> 'entitled')`) },
  { ...one, key: 'elections.voted', unit: 'persons', rows: rows(general), compute: ofLast(voted) },
  { ...share, key: 'elections.turnout', askedBy: `${LAW}第十九条`, rows: rows(general), ratio: { part: 'elections.voted', whole: 'elections.entitled' } },
  { ...year, key: 'elections.renewed', rows: rows(general), compute: renewed(false) },
  { ...year, key: 'elections.inTime', direction: 'up', rows: rows(general), compute: renewed(true) },
  { ...share, period: 'year', key: 'elections.inTimeShare', rows: rows(general), ratio: { part: 'elections.inTime', whole: 'elections.renewed' } },
  { ...year, key: 'elections.elected', unit: 'persons', splits: ['post'], rows: rows(), compute: elected(sql``) },
  { ...year, key: 'elections.women', unit: 'persons', direction: 'up', rows: rows(), compute: elected(sql`and (s.one ->> 'woman')::boolean`) },
  { ...share, period: 'year', key: 'elections.womenShare', rows: rows(), ratio: { part: 'elections.women', whole: 'elections.elected' } },
  { ...year, key: 'elections.runOffs', direction: 'down', rows: rows(), compute: count((day) => sql`${inYear(day)} and (e.round > 1 or e.state = 'runOff')`) },
  { ...year, key: 'elections.void', direction: 'down', askedBy: `${LAW}第二十二条`, rows: rows({ state: 'void' }), compute: count((day) => sql`${inYear(day)} and ${isVoid(day)}`) },
] // prettier-ignore
