import polygonClipping from 'polygon-clipping'
import { sql } from 'kysely'
import { polygonsOf, redrawOutlines } from '#modules/areas/index.ts'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { holds } from '../../problem/time.ts'
import { consequenceOf, type FrozenPlan, type PlannedCommunity } from '../../rules/acts/plan.ts'

type Shape = Parameters<typeof polygonsOf>[0]
export interface Outlines {
  drawn: { key: string; geometry: Shape }[]
  /** Communities that get none, for some of their units are known by a point only. */
  without: PlannedCommunity[]
}

/** The outline of each community of a plan: the union of its units' polygons, where all of its units have one. */
export async function outlinesOf(ctx: Ctx, plan: FrozenPlan, on: Day): Promise<Outlines> {
  const ids = plan.communities.flatMap((c) => c.unitIds)
  const { rows } = await sql<{ id: string; geometry: Shape | null }>`
    select u.unit_id as id, u.geometry from residential_unit u where u.unit_id = any(${ids}::uuid[]) and ${holds(ctx, 'u', on)}`.execute(
    ctx.db,
  )
  const shapes = new Map(rows.map((r) => [r.id, r.geometry]))
  const out: Outlines = { drawn: [], without: [] }
  for (const c of plan.communities) {
    const standing = c.unitIds.filter((id) => shapes.has(id)).map((id) => shapes.get(id) ?? null)
    const geometry = united(standing)
    if (geometry) out.drawn.push({ key: c.key, geometry })
    else out.without.push(c)
  }
  return out
}

function united(shapes: readonly (Shape | null)[]): Shape | undefined {
  const polygons = shapes.map((s) => (s?.type.endsWith('Polygon') ? polygonsOf(s) : undefined))
  const [first, ...others] = polygons
  if (!first || others.some((p) => p === undefined)) return undefined
  try {
    const whole = polygonClipping.union(first, ...(others as (typeof first)[]))
    if (whole.length === 0) return undefined
    return (whole.length === 1 ? { type: 'Polygon', coordinates: whole[0]! } : { type: 'MultiPolygon', coordinates: whole }) as Shape // prettier-ignore
  } catch {
    // Rings that cross themselves cannot be united; such a community goes without an outline, which the page says.
    return undefined
  }
}

/** What an act does to outlines: `fresh` are drawn, `ended` hold no more, `lacking` stand without one. */
export interface OutlineChange {
  fresh: Outlines['drawn']
  ended: string[]
  lacking: string[]
}

/**
 * From the day of the act on each community of the plan shows the outline that its units make; those that ended, and those
 * redrawn for whom none can be made, show none. A community whose units all stayed keeps the outline it has.
 */
export async function outlineChange(ctx: Ctx, plan: FrozenPlan, on: Day): Promise<OutlineChange> {
  const { ended, gave } = consequenceOf(plan)
  const given = new Set(gave.map((g) => g.areaId))
  const took = new Set([...gave.map((g) => g.to), ...ended.flatMap((e) => e.into)])
  const redrawn = ({ areaId, key }: PlannedCommunity) => areaId === null || given.has(areaId) || took.has(key)
  const { drawn, without } = await outlinesOf(ctx, plan, on)
  const has = await outlined(ctx, plan.communities.flatMap((c) => (c.areaId ? [c.areaId] : [])), on) // prettier-ignore
  const stays = (c: PlannedCommunity) => !redrawn(c) && has.has(c.areaId!)
  const byKey = new Map(plan.communities.map((c) => [c.key, c]))
  return {
    fresh: drawn.filter(({ key }) => !stays(byKey.get(key)!)),
    ended: [...ended.map((e) => e.areaId), ...without.filter(redrawn).flatMap((c) => (c.areaId ? [c.areaId] : []))],
    lacking: without.filter((c) => !stays(c)).map((c) => c.name),
  }
}

/** Writes {@link outlineChange}. @returns names of those that got none */
export async function writeOutlines(
  ctx: Ctx,
  act: { effectiveOn: Day; title: string },
  plan: FrozenPlan,
  ids: ReadonlyMap<string, string>,
): Promise<string[]> {
  const { fresh, ended, lacking } = await outlineChange(ctx, plan, act.effectiveOn)
  const drawn = fresh.map(({ key, geometry }) => ({
    areaId: ids.get(key)!, geometry, crs: 'WGS84' as const, validFrom: act.effectiveOn, source: act.title,
  })) // prettier-ignore
  await redrawOutlines(ctx, drawn, ended, act.effectiveOn)
  return lacking
}

async function outlined(ctx: Ctx, ids: readonly string[], on: Day): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select b.area_id as id from area_boundary b where b.area_id = any(${ids}::uuid[]) and ${holds(ctx, 'b', on)}`.execute(
    ctx.db,
  )
  return new Set(rows.map((r) => r.id))
}
