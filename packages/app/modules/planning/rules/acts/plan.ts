import type { Day } from '#shared/dates.ts'

/** A community as it was drawn; `areaId` where one that stands goes on, `null` where a new one begins. */
export interface PlannedCommunity {
  key: string
  areaId: string | null
  name: string
  kind: string
  /** What one that goes on was called when the plan was published: what it does not change may change meanwhile. */
  was?: { name: string; kind: string } | null
  code: string | null
  breachReason: string | null
  unitIds: string[]
}
/** A residential unit and its figures on the register day; `before`: the community it belongs to today. */
export interface PlannedUnit {
  id: string
  name: string
  households: number
  people: number
  before: string | null
}
/** The plan as it was published: what people were asked about and what is approved. */
export interface FrozenPlan {
  registerOn: Day
  communities: PlannedCommunity[]
  units: PlannedUnit[]
  /** How many villages end by it: their villagers must agree. */
  villagesEnded?: number
}

export interface Ending {
  areaId: string
  /** Keys of the communities that take over, greatest share of households first. */
  into: string[]
}
/** What a plan does to the communities of today. */
export interface Consequence {
  ended: Ending[]
  /** Communities that go on and give units to others. */
  gave: { areaId: string; to: string }[]
}

const keyOf = (plan: FrozenPlan) =>
  new Map(plan.communities.flatMap((c) => c.unitIds.map((id) => [id, c.key] as const)))

/**
 * Which communities of today end, and into what: those whose units are in the plan and that no community of the plan
 * continues. Shares go by households, then by units, so that an estate without households counts too.
 */
export function consequenceOf(plan: FrozenPlan): Consequence {
  const keys = keyOf(plan)
  const continuedAs = new Map(plan.communities.flatMap((c) => (c.areaId ? [[c.areaId, c.key] as const] : [])))
  const shares = new Map<string, Map<string, number>>()
  for (const unit of plan.units) {
    const key = keys.get(unit.id)
    if (!unit.before || key === undefined) continue
    const into = shares.get(unit.before) ?? new Map<string, number>()
    into.set(key, (into.get(key) ?? 0) + unit.households + 1e-6)
    shares.set(unit.before, into)
  }
  const ranked = (into: Map<string, number>) =>
    [...into].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key)
  const ended: Ending[] = []
  const gave: Consequence['gave'] = []
  for (const [areaId, into] of shares) {
    const own = continuedAs.get(areaId)
    if (own === undefined) ended.push({ areaId, into: ranked(into) })
    else gave.push(...ranked(into).flatMap((to) => (to === own ? [] : [{ areaId, to }])))
  }
  return { ended, gave }
}

interface Gone {
  from: string
  to: string
  units: number
  buildings: number
  dwellings: number
  households: number
  people: number
}
/** Adds what goes along without a unit to the line of its pair of communities. */
export function addTo(moves: Gone[], from: string, to: string, more: Omit<Gone, 'from' | 'to' | 'units'>): void {
  if (more.buildings + more.dwellings + more.households === 0) return
  let line = moves.find((m) => m.from === from && m.to === to)
  if (!line) moves.push((line = { from, to, units: 0, buildings: 0, dwellings: 0, households: 0, people: 0 }))
  for (const key of ['buildings', 'dwellings', 'households', 'people'] as const) line[key] += more[key]
}

export interface Totals {
  households: number
  people: number
  units: number
}
/** Households, people and units of each community of the plan, by its key. */
export function totalsOf(plan: FrozenPlan): Map<string, Totals> {
  const keys = keyOf(plan)
  const totals = new Map(plan.communities.map((c) => [c.key, { households: 0, people: 0, units: 0 }]))
  for (const unit of plan.units) {
    const sum = totals.get(keys.get(unit.id) ?? '')
    if (!sum) continue
    sum.households += unit.households
    sum.people += unit.people
    sum.units += 1
  }
  return totals
}

export interface Changed {
  unit: string
  what: 'new' | 'gone' | 'households'
  before: number | null
  after: number | null
}
/** What the registers say today that they did not when the plan was drawn up. */
export function changedSince(plan: FrozenPlan, now: readonly PlannedUnit[]): Changed[] {
  const then = new Map(plan.units.map((u) => [u.id, u]))
  const today = new Set(now.map((u) => u.id))
  const gone = plan.units
    .filter((u) => !today.has(u.id))
    .map((u): Changed => ({ unit: u.name, what: 'gone', before: u.households, after: null }))
  const others = now.flatMap((u): Changed[] => {
    const old = then.get(u.id)
    if (!old) return [{ unit: u.name, what: 'new', before: null, after: u.households }]
    return old.households === u.households
      ? []
      : [{ unit: u.name, what: 'households', before: old.households, after: u.households }]
  })
  return [...others, ...gone]
}

/** Units of the town that the plan gives to no community: each would be a blind spot. */
export function leftOut(plan: FrozenPlan): PlannedUnit[] {
  const keys = keyOf(plan)
  return plan.units.filter((u) => !keys.has(u.id))
}
