import { sql } from 'kysely'
import { ownEntry, ownUnit } from '#modules/registers/index.ts'
import type { Ctx } from '#server/context.ts'
import { atHome, type Member } from './members.ts'

/** The name under which a tie stands in the register now, or in its last entry. */
export async function nameOf(ctx: Ctx, m: Member): Promise<string> {
  return atHome(ctx, m, async () => {
    if (m.localUnitId) return (await ownUnit(ctx, m.localUnitId))?.name ?? ''
    return (await ownEntry(ctx, m.communityId, m.personId!))?.name ?? ''
  })
}

/** Names of areas as they are called now, by id. */
export async function areaNames(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct on (v.area_id) v.area_id as id, v.name from area_version v
    where v.area_id = any(${[...new Set(ids)]}::uuid[]) and v.superseded_at is null and v.valid_from <= ${ctx.asOf}::date
    order by v.area_id, v.valid_from desc`.execute(ctx.db)
  return new Map(rows.map((r) => [r.id, r.name]))
}
