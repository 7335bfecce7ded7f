import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'

/** Doors at which a case is accepted with being taken in: it counts as answered at once. */
const AT_ONCE = ['counter', 'hotline', 'grid']

/**
 * Counts the cases of areas anew from their steps, where they stand now: for cases that were written as history and not by
 * commands. Outside the actor's role; the caller has checked.
 */
export async function recount(ctx: Ctx, areaIds: readonly string[]): Promise<void> {
  const ids = sql`any(${[...areaIds]}::uuid[])`
  await sql`delete from service_count where area_id = ${ids}`.execute(ctx.db)
  await sql`
    with step as (
      select c.area_id, c.path, c.nature, c.channel, c.kind_id, c.item_id, s.seq, s.verb, s.state_from, s.state_to, s.at, s.due_after, s.case_id
      from service_case c join service_case_step s on s.area_id = c.area_id and s.case_id = c.id where c.area_id = ${ids}),
    first as (
      select distinct on (s.area_id, s.case_id) s.*, (select o.step_due_after from service_case_step o
        where o.area_id = s.area_id and o.case_id = s.case_id and o.seq = 1) as answer_due
      from step s where (s.seq = 1 and s.channel = any(${AT_ONCE}::text[])) or (s.state_from = 'new' and s.state_to not in ('new', 'withdrawn'))
      order by s.area_id, s.case_id, s.seq),
    counted as (
      select area_id, path, nature, channel, kind_id, item_id, at, 'opened' as measure, 1 as delta from step where seq = 1
      union all select area_id, path, nature, channel, kind_id, item_id, at, m, 1 from first,
        unnest(case when seq = 1 or answer_due is null or answer_due >= at then array['answered', 'answeredInTime'] else array['answered'] end) m
      union all select area_id, path, nature, channel, kind_id, item_id, at, m, 1 from step,
        unnest(case when due_after is null then array['closed', 'solved'] when due_after >= at then array['closed', 'solved', 'clocked', 'onTime'] else array['closed', 'solved', 'clocked'] end) m
        where state_to = 'closed' and state_from is distinct from 'closed'
      union all select area_id, path, nature, channel, kind_id, item_id, at, 'solved', -1 from step where verb = 'reopen' and state_from = 'closed')
    insert into service_count (area_id, day, measure, nature, channel, kind_id, item_id, path, delta)
    select area_id, (at at time zone 'Asia/Shanghai')::date, measure, nature, channel,
      coalesce(kind_id, '00000000-0000-0000-0000-000000000000'), coalesce(item_id, '00000000-0000-0000-0000-000000000000'), path, sum(delta)::int
    from counted group by 1, 2, 3, 4, 5, 6, 7, 8`.execute(ctx.db)
  await sql`insert into service_change (area_id, version) select id, 1 from unnest(${[...areaIds]}::uuid[]) as t(id)
    on conflict (area_id) do update set version = service_change.version + 1`.execute(ctx.db)
}
