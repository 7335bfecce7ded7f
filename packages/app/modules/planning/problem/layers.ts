import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'

export type LayerKind = 'barrier' | 'soft' | 'hard' | 'service'
export interface Layer {
  id: string
  kind: LayerKind
  class: string
  geometry: GeoJSON.FeatureCollection
}

/**
 * The layers that bear on an area: its own and those of the areas above, or only the named ones among them. A layer that
 * took the place of a named one stands for it.
 */
export async function layersFor(ctx: Ctx, path: string, only?: readonly string[]): Promise<Layer[]> {
  const named = sql`(select coalesce(o.origin_id, o.id) from planning_layer o where o.id = any(${[...(only ?? [])]}::uuid[]))`
  const chosen = only ? sql`coalesce(l.origin_id, l.id) in ${named}` : sql`true`
  const { rows } = await sql<Layer>`
    select l.id, l.kind, l.class, l.geometry from planning_layer l
    where l.dropped_at is null and starts_with(${path}, l.path) and ${chosen} order by l.id`.execute(ctx.db)
  return rows
}

/** The ids of the layers that bear on an area, unless a person chooses among them. */
export async function layerIds(ctx: Ctx, path: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select l.id from planning_layer l where l.dropped_at is null and starts_with(${path}, l.path) order by l.id`.execute(
    ctx.db,
  )
  return rows.map((r) => r.id)
}
