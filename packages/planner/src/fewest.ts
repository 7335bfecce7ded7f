import { partOf, setsOf, SMALL } from './exceptions/divide.ts'
import { graphOf } from './exceptions/graph.ts'
import type { Assignment, Exception, Problem } from './types.ts'

/** Steps after which looking at all plans is given up. */
const STEPS = 3_000_000

/** The least that any legal plan moves, and a plan that moves no more (where all plans were looked at). */
export interface Fewest {
  readonly households: number
  readonly assignment?: Assignment
}

/**
 * The fewest households that leave their community on the way from `today` to any legal plan, locks left out of account: exact for up
 * to `SMALL` units, where all legal plans are looked at; else at least so many. Households of `known` exceptions are not counted.
 */
export function fewestMoved(problem: Problem, today: Assignment, known: readonly Exception[]): Fewest {
  return (known.length === 0 && exact(problem, today)) || { households: bound(problem, today, known) }
}

/** By dynamic programming over the sets of units left and of communities continued: each goes on as one new community at most. */
function exact(problem: Problem, today: Assignment): Fewest | undefined {
  const { n, weight, lower, upper } = problem
  if (n > SMALL) return undefined
  const units = [...weight.keys()]
  const part = partOf(graphOf(problem), units, [], new Float64Array(n), () => true)
  const { byFirst, cost } = setsOf(part, lower, upper)
  const labels = [...new Set(today)].filter((c) => c >= 0)
  const members = (set: number) => units.filter((u) => (set >> u) & 1)
  const kept = (set: number) =>
    labels.map((c) => members(set).reduce((sum, u) => sum + (today[u] === c ? weight[u]! : 0), 0))
  const legal = byFirst.map((list) =>
    list.filter((set) => cost.get(set) === 0).map((set) => ({ set, kept: kept(set) })),
  )
  const best = new Map<number, { value: number; set: number; used: number }>()
  let steps = STEPS
  const solve = (left: number, used: number): number => {
    if (left === 0) return 0
    const key = left * 2 ** labels.length + used
    const seen = best.get(key)
    if (seen) return seen.value
    const top = { value: -Infinity, set: 0, used }
    for (const one of legal[31 - Math.clz32(left & -left)]!) {
      if ((one.set & ~left) !== 0) continue
      for (let l = -1; l < labels.length && --steps > 0; l++) {
        if (l >= 0 && ((used >> l) & 1 || one.kept[l] === 0)) continue
        const next = l < 0 ? used : used | (1 << l)
        const value = (l < 0 ? 0 : one.kept[l]!) + solve(left ^ one.set, next)
        if (value > top.value) Object.assign(top, { value, set: one.set, used: next })
      }
    }
    best.set(key, top)
    return top.value
  }
  const most = solve(2 ** n - 1, 0)
  if (most === -Infinity || steps <= 0) return undefined
  const assignment = new Int32Array(n)
  for (let left = 2 ** n - 1, used = 0, c = 0; left !== 0; c++) {
    const step = best.get(left * 2 ** labels.length + used)!
    for (const u of members(step.set)) assignment[u] = c
    left ^= step.set
    used = step.used
  }
  const held = units.reduce((sum, u) => sum + (today[u]! >= 0 ? weight[u]! : 0), 0)
  return { households: held - most, assignment }
}

/**
 * What is above the upper bound must leave. What is below the lower one must be joined or given up; a household that moves does this
 * for two communities at most, one that was in none moves for nothing.
 */
function bound({ n, weight, lower, upper }: Problem, today: Assignment, known: readonly Exception[]): number {
  const held = new Map<number, number>()
  let free = 0
  for (let u = 0; u < n; u++)
    if (today[u]! < 0) free += weight[u]!
    else held.set(today[u]!, (held.get(today[u]!) ?? 0) + weight[u]!)
  for (const { units } of known) for (const u of units) held.delete(today[u]!)
  let [above, below] = [0, 0]
  for (const w of held.values()) {
    above += Math.max(0, w - upper)
    if (w < lower) below += Math.min(w, lower - w)
  }
  return Math.max(above, Math.ceil((below - free) / 2), 0)
}
