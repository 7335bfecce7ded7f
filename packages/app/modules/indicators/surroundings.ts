import type { Geometry } from 'geojson'
import { findRule, guidelines, type Range, type Rule } from '#modules/policies/index.ts'
import { areasOfScope, boundariesOf, listPlanningAreas } from '#modules/areas/index.ts'
import type { Ctx } from '#server/context.ts'
import type { Scope } from '#server/indicator.ts'
import type { Time } from './scope.ts'

/** How many households a community should have on a day, and by which words. */
export interface Band {
  min: number
  max: number
  document: string
  article: string
}

const bandOf = (rule: Rule<Range>): Band => ({
  min: rule.value.min!,
  max: rule.value.max!,
  document: rule.citation.document,
  article: rule.citation.article ?? '',
})

/** The law's number of households on a day, and what guides beside it; either may be missing. */
export async function householdBands(
  ctx: Ctx,
  day: string,
  path: string,
): Promise<{ law: Band | undefined; guidelines: Band[] }> {
  const key = 'residentsCommittee.households'
  const law = await findRule<Range>(ctx, key, day, path)
  return { law: law && bandOf(law), guidelines: (await guidelines<Range>(ctx, key, day, path)).map(bandOf) }
}

/** Outlines of areas on a day, WGS84, by area. */
export async function outlinesOf(ctx: Ctx, areaIds: readonly string[], time: Time): Promise<Map<string, Geometry>> {
  const rows = await boundariesOf({ ...ctx, asOf: time.day, knownOn: time.knownOn }, areaIds, time.day)
  return new Map(rows.map((r) => [r.areaId, r.geometry as Geometry]))
}

/** Planning areas that an area owns, on a day. */
export async function planningAreasOf(ctx: Ctx, ownerId: string, time: Time) {
  const all = await listPlanningAreas({ ...ctx, asOf: time.day, knownOn: time.knownOn }, time.day)
  return all.filter((p) => p.ownerId === ownerId)
}

/** All areas of a scope on a day, down to a level. */
export const areasWithin = (ctx: Ctx, scope: Scope, time: Time, maxLevel: number) =>
  areasOfScope(ctx, scope, { ...time, maxLevel })
