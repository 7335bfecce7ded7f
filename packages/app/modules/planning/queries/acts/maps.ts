import { polygonsOf } from '#modules/areas/index.ts'
import type { Ctx } from '#server/context.ts'
import type { Drawing } from '#shared/document.ts'
import { readUnits } from '../../problem/register.ts'
import { communityMap } from '../../rules/acts/map.ts'
import type { FrozenPlan } from '../../rules/acts/plan.ts'
import { areaNames } from './names.ts'

/** The communities before and after; `undefined` where no unit has a place. */
export interface Maps {
  before: Drawing | undefined
  after: Drawing | undefined
}

/** The maps that were published with an act; `undefined` for one that was published before maps were kept. */
export const mapsOf = (act: { maps: unknown }): Maps | undefined => (act.maps as Maps | null) ?? undefined

/** Units in the colour of the community they belong to today, and of the one they are drawn into; a colour stays with its community. */
export async function drawMaps(ctx: Ctx, act: { areaId: string; path: string }, plan: FrozenPlan): Promise<Maps> {
  const { communities, registerOn, units: figures } = plan
  const drawn = new Map(communities.flatMap((c) => c.unitIds.map((id) => [id, c.areaId ?? c.key] as const)))
  const before = new Map(figures.map((u) => [u.id, u.before]))
  const names = await areaNames(ctx, [...new Set(figures.flatMap((u) => u.before ?? []))])
  const stay = communities.map((c) => ({ key: c.areaId ?? c.key, old: names.get(c.areaId ?? ''), name: c.name }))
  const ended = [...names].flatMap(([key, name]) => (stay.some((g) => g.key === key) ? [] : [{ key, old: name, name }]))
  const groups = [...stay, ...ended]
  const units = await readUnits(ctx, act.areaId, act.path, registerOn)
  const draw = (title: string, of: ReadonlyMap<string, string | null>, then: boolean) =>
    communityMap(
      title,
      units.map((u) => ({ rings: ringsOf(u.geometry), at: u.x !== null && u.y !== null ? [u.x, u.y] : null, group: of.get(u.id) ?? null })),
      groups.map((g) => ({ key: g.key, name: then ? (g.old ?? g.name) : g.name })),
    ) // prettier-ignore
  return { before: draw('调整前', before, true), after: draw('调整后', drawn, false) }
}

function ringsOf(geometry: unknown): [number, number][][] {
  const shape = geometry as Parameters<typeof polygonsOf>[0] | null
  return shape?.type.endsWith('Polygon') ? (polygonsOf(shape).flat() as [number, number][][]) : []
}
