import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'

/** The last name of each area, by its id. */
export async function areaNames(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ areaId: string; name: string }>`
    select distinct on (area_id) area_id, name from area_version
    where area_id = any(${[...new Set(ids)]}::uuid[]) and superseded_at is null order by area_id, valid_from desc`.execute(
    ctx.db,
  )
  return new Map(rows.map((r) => [r.areaId, r.name]))
}
