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

/** A scope resolved on a day: the areas whose values are asked for (their level is the indicator's `grain` or the one above). */
export interface ScopeRows {
  day: Day
  areaIds: string[]
}
/** What one area counts, whole (`part` null) or by part of the split. */
export interface AreaValue {
  areaId: string
  part: string | null
  value: number
}

/**
 * How the indicators module notices changes, so that it may keep values in memory. Counters only grow and change in the
 * same transaction as the rows.
 */
export interface Changes {
  /** A token that differs whenever any value of the indicator may differ. One cheap read (about a millisecond). */
  token: (ctx: Ctx) => Promise<string>
  /** The counter of each area: values of areas with the same counter are kept. Without it all are computed again. */
  byArea?: (ctx: Ctx) => Promise<Map<string, string>>
}

/**
 * A figure with a definition. `compute` counts rows of the register for areas on a day; the indicators module adds
 * reported figures where nothing can be counted, and says so. Name, description and names of the parts stand in the
 * texts of the module that owns it: `indicators.<name>.name`, `.description`, `.parts.<split>.<part>`.
 */
export interface Indicator {
  /** `module.name`, e.g. `registers.population`. */
  key: string
  unit: 'persons' | 'households' | 'areas' | 'units' | 'percent' | 'fen' | 'items'
  direction: 'up' | 'down' | 'none'
  /** The level of area whose values are kept and added up: 5 community, 4 subdistrict, … */
  grain: 4 | 5
  /** How often a return states it; `day` unless told. */
  period?: 'day' | 'month' | 'quarter' | 'year'
  /** The document that asks for it, as it is cited (issuer, title, number, article). */
  askedBy?: string
  splits: readonly string[]
  /**
   * Values of the given areas on `scope.day` as known on `ctx.knownOn`. An area without rows of its own is absent (not
   * zero), so that a reported figure may stand. With grain 5 the ids of level 4 are given too: what is registered in a
   * subdistrict but in no community yet counts there. Only a share (`ratio`) has no `compute`.
   */
  compute?: (ctx: Ctx, scope: ScopeRows, split?: string) => Promise<AreaValue[]>
  /** A share in percent: the values of two other indicators of the same grain, divided. */
  ratio?: { part: string; whole: string }
  changes?: Changes
  /** The rows behind a value, one page, for the drill-down: an address of the web with the names of its filters. */
  rows?: { route: string; filter: Record<string, string> }
}

let registered: ReadonlyMap<string, Indicator> = new Map()

/** Tells the kit which indicators the modules bring; called once by `furnish`. */
export function setIndicators(lists: readonly (readonly Indicator[] | undefined)[]): void {
  registered = new Map(lists.flatMap((list) => (list ?? []).map((i): [string, Indicator] => [i.key, i])))
}

/** Every indicator that a module brings, by key. */
export const indicators = (): ReadonlyMap<string, Indicator> => registered
