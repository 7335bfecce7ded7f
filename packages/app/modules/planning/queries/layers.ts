import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound, require, requireRight } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type * as contract from '../contract/layers.ts'
import { findCase } from './schemes.ts'

type Row = z.output<typeof contract.layerRow>
const columns = sql`l.id, l.version, l.area_id, coalesce((select v.name from area_version v where v.area_id = l.area_id and v.superseded_at is null
  order by v.valid_from desc limit 1), '') as area, l.kind, l.class, l.name, l.features, l.origin_crs, l.source, l.created_by, l.created_at`

/** Layers that bear on an area: its own and those of the areas above. */
export async function listLayers(ctx: Ctx, areaId: string): Promise<{ rows: Row[] }> {
  const path = await require(ctx, 'planning.view', areaId)
  const { rows } = await sql<Row>`
    select ${columns} from planning_layer l where l.dropped_at is null and starts_with(${path}, l.path)
    order by l.kind, l.name, l.id`.execute(ctx.db)
  return { rows }
}

/** One layer with its geometry. Roads and borders are public facts: whoever plans anywhere may see them. */
export async function getLayer(ctx: Ctx, id: string): Promise<Row & { geometry: unknown }> {
  requireRight(ctx, 'planning.view')
  const { rows } = await sql<Row & { geometry: unknown; path: string }>`
    select ${columns}, l.geometry, l.path from planning_layer l where l.id = ${id} and l.dropped_at is null`.execute(
    ctx.db,
  )
  const found = rows[0]
  if (!found || !near(ctx, found.path)) throw notFound()
  const { path: _, ...layer } = found
  return layer
}

/** A layer of the actor's own area, of one above it or of one below. */
const near = ({ actor }: Ctx, path: string): boolean =>
  actor.kind === 'system' || (actor.kind === 'account' && (path.startsWith(actor.path) || actor.path.startsWith(path)))

/** Comments on a case, newest first. */
export async function listComments(
  ctx: Ctx,
  caseId: string,
): Promise<{ rows: z.output<typeof contract.commentRow>[] }> {
  await findCase(ctx, caseId)
  const rows = await ctx.db
    .selectFrom('planningComment')
    .select(['id', 'version', 'schemeId', 'unitId', 'x', 'y', 'text', 'byName', 'at', 'resolvedAt', 'resolvedBy'])
    .where('caseId', '=', caseId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
  return { rows }
}
