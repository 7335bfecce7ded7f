import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { notFound, require, requireRight } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing } from '#server/listing.ts'
import type { Page } from '#shared/listing.ts'
import type * as contract from '../contract/layers.ts'
import { findCase } from './schemes.ts'

type Row = contract.LayerRow
const columns = sql`l.id, l.version, l.area_id, coalesce((select v.name from area_version v where v.area_id = l.area_id and v.superseded_at is null
  order by v.valid_from desc limit 1), '') as area, l.kind, l.class, l.name, l.features, l.faults, l.origin_crs, l.source, l.created_by as uploaded_by,
  l.created_at as uploaded_at, l.dropped_at, l.dropped_by, l.replaced_by`
const SORTS = { name: 'l.name', kind: 'l.kind', features: 'l.features', uploadedAt: 'l.created_at' } as const

/** Layers that bear on an area: its own and those of the areas above; or those of its own that were taken away. */
export async function listLayers(ctx: Ctx, ask: z.output<typeof contract.listLayers.query>): Promise<Page<Row>> {
  const path = await require(ctx, 'planning.view', ask.areaId)
  const dropped = ask.state === 'dropped'
  const parts = [dropped ? sql`l.dropped_at is not null and l.path = ${path}` : sql`l.dropped_at is null and starts_with(${path}, l.path)`] // prettier-ignore
  if (ask.kind) parts.push(sql`l.kind = ${ask.kind}`)
  if (ask.search) parts.push(sql`l.name like ${containing(ask.search)}`)
  const where = sql.join(parts, sql` and `)
  const column = SORTS[ask.sort?.replace('-', '') as keyof typeof SORTS] ?? 'l.kind'
  const order = sql`${sql.ref(column)} ${sql.raw(ask.sort?.startsWith('-') ? 'desc' : 'asc')}`
  const { rows } = await sql<Row>`
    select ${columns}, l.path = ${path} as own from planning_layer l where ${where}
    order by ${order}, l.name, l.id limit ${ask.size} offset ${(ask.page - 1) * ask.size}`.execute(ctx.db)
  return { rows, total: await counted(ctx, where), page: ask.page, size: ask.size }
}

async function counted(ctx: Ctx, where: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from planning_layer l where ${where}`.execute(
    ctx.db,
  )
  return rows[0]!.n
}

/** One layer with its geometry. Roads and borders are public facts: whoever plans anywhere may see them. */
export async function getLayer(ctx: Ctx, id: string): Promise<Row & { geometry: unknown }> {
  requireRight(ctx, 'planning.view')
  const { rows } = await sql<Row & { geometry: unknown; path: string }>`
    select ${columns}, l.geometry, l.path from planning_layer l where l.id = ${id}`.execute(ctx.db)
  const found = rows[0]
  if (!found || !near(ctx, found.path)) throw notFound()
  const { path, ...layer } = found
  return { ...layer, own: ctx.actor.kind === 'account' && path.startsWith(ctx.actor.path) }
}

/** A layer of the actor's own area, of one above it or of one below. */
const near = ({ actor }: Ctx, path: string): boolean =>
  actor.kind === 'system' || (actor.kind === 'account' && (path.startsWith(actor.path) || actor.path.startsWith(path)))

/** Comments on a case, newest first, each with its answers. */
export async function listComments(ctx: Ctx, caseId: string): Promise<{ rows: contract.CommentRow[] }> {
  await findCase(ctx, caseId)
  const all = await ctx.db
    .selectFrom('planningComment')
    .select(['id', 'version', 'schemeId', 'unitId', 'x', 'y', 'outline', 'text', 'byName', 'at', 'resolvedAt'])
    .select(['resolvedBy', 'replyTo'])
    .where('caseId', '=', caseId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const answers = Map.groupBy(all.toReversed().filter((c) => c.replyTo !== null), (c) => c.replyTo!) // prettier-ignore
  const rows = all.flatMap(({ replyTo, outline, ...c }) =>
    replyTo === null
      ? [{ ...c, outline: outline as contract.Outline | null, answers: (answers.get(c.id) ?? []).map(({ id, text, byName, at }) => ({ id, text, byName, at })) }]
      : [],
  ) // prettier-ignore
  return { rows }
}
