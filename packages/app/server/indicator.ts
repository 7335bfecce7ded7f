import type { Day } from '#shared/dates.ts'
import type { Ctx } from './context.ts'

/** Where a figure is asked for. A planning area is a set of areas that may cut across the tree. */
export type Scope = { kind: 'area'; id: string } | { kind: 'planningArea'; id: string }

/** One part of a figure: where it came from is never lost. */
export interface Figure {
  value: number
  /** `computed`: counted from rows here; `reported`: stated by a return or survey. */
  provenance: 'computed' | 'reported'
}

/**
 * A figure with a definition. `compute` counts rows of the register (by community or by area) for a scope on a day;
 * the indicators module adds reported figures where nothing can be counted, and says so.
 */
export interface Indicator {
  /** `module.name`, e.g. `registers.population`. */
  key: string
  unit: 'persons' | 'households' | 'areas' | 'units' | 'percent' | 'fen' | 'items'
  direction: 'up' | 'down' | 'none'
  /** The level of area whose values are kept and added up: 5 community, 4 subdistrict, … */
  grain: 4 | 5
  splits: readonly string[]
  /**
   * Values by area of the grain within the scope's areas (a path range, or the ids of a planning area), on `ctx.asOf` as
   * known on `ctx.knownOn`. An area without rows of its own is absent (not zero), so that a reported figure may stand.
   */
  compute: (ctx: Ctx, scope: ScopeRows, split?: string) => Promise<{ areaId: string; part: string | null; value: number }[]>
  /** The rows behind a value, one page, for the drill-down. */
  rows?: { route: string; filter: Record<string, string> }
}

/** A scope resolved on a day: the areas of the grain that belong to it. */
export interface ScopeRows {
  day: Day
  areaIds: string[]
}
