import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#shared/dates.ts'

/** SQL condition: a dated row holds on a day (its end is exclusive). */
export const holding = (day: Day, alias: string): RawBuilder<boolean> => {
  const [from, to] = [sql.ref(`${alias}.valid_from`), sql.ref(`${alias}.valid_to`)]
  return sql<boolean>`(${from} <= ${day}::date and (${to} is null or ${to} > ${day}::date))`
}

/** The name of an area today, as text; empty where it is gone. `column` such as `i.area_id`. */
export const areaName = (column: string): RawBuilder<string> =>
  sql<string>`coalesce((select av.name from area_version av where av.area_id = ${sql.ref(column)} and av.superseded_at is null order by av.valid_from desc limit 1), '')`
