import { sql, type RawBuilder } from 'kysely'

/** The name of an area today, as text; empty where it is gone. `column` such as `m.area_id`. */
export const areaName = (column: string): RawBuilder<string> =>
  sql<string>`coalesce((select av.name from area_version av where av.area_id = ${sql.ref(column)} and av.superseded_at is null order by av.valid_from desc limit 1), '')`

/** How a resolution is cited: 2026年第3号. `alias` of the resolution. */
export const numberOf = (alias: string): RawBuilder<string> =>
  sql<string>`(${sql.ref(`${alias}.year`)} || '年第' || ${sql.ref(`${alias}.number`)} || '号')`
