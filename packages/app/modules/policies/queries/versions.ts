import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#shared/dates.ts'
import type { Ctx } from '#server/context.ts'
import type { Kind, Level } from '../statutes/types.ts'
import type { Status } from '../contract.ts'
import { known } from './time.ts'

export interface VersionRow {
  id: string
  key: string
  family: string
  title: string
  titleGrams: string[]
  number: string | null
  issuer: string | null
  level: Level | null
  kind: Kind
  versionOn: Day
  fromDay: Day
  toDay: Day | null
  status: Status
}

/**
 * All versions with the days on which they hold: from what an officer stated, else from the text; until the next version
 * of the same law, a document that says it repeals it, or a stated day, whichever is first. As a table to select from.
 */
export function versions(ctx: Ctx): RawBuilder<VersionRow> {
  return sql<VersionRow>`(
    with v as (
      select p.id, p.key, p.family, p.title, p.title_grams, p.number, p.issuer, p.level, p.kind, p.version_on,
             coalesce(f.from_day, p.in_force_from) as from_day, f.to_day as stated_to
        from policy p left join policy_force f on f.policy_key = p.key and ${known(ctx, 'f')}
       where ${known(ctx, 'p')}),
    n as (select v.*, lead(v.from_day) over (partition by v.family order by v.from_day, v.version_on) as next_from from v),
    r as (select n.id, least(n.stated_to, min(b.from_day)) as ended_on
            from n left join policy_relation x on x.family = n.family and x.kind = 'repeals'
                   left join v b on b.id = x.policy_id and b.family <> n.family and b.version_on > n.version_on
           group by n.id, n.stated_to),
    t as (select n.*, r.ended_on, least(r.ended_on, n.next_from) as to_day from n join r on r.id = n.id)
    select t.id, t.key, t.family, t.title, t.title_grams, t.number, t.issuer, t.level, t.kind, t.version_on, t.from_day, t.to_day,
           case when t.from_day > ${ctx.asOf}::date then 'notYet'
                when t.to_day is null or t.to_day > ${ctx.asOf}::date then 'inForce'
                when t.ended_on is not null and t.ended_on <= t.to_day then 'repealed'
                else 'replaced' end as status
      from t)`
}
