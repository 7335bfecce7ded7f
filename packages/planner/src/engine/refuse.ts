import { PlannerError, type PlanOptions, type Problem } from '../types.ts'

/**
 * Refuses what is no problem of the planner. Linear in units and entries; that contacts stand on both sides is not looked at.
 * Centres and areas need to be known only where a wish asks for them.
 * @throws PlannerError `boundsCrossed`, `columnLength`, `weightInvalid`, `badWeight`, `centreMissing`, `areaInvalid`,
 * `contactInvalid`, `lockUnknown`, `assignmentLength`, `effortInvalid`, `seedInvalid`
 */
export function refuse(problem: Problem, options: PlanOptions): void {
  const { n, ids, lower, upper, target, weight, weights } = problem
  if (!(lower <= upper) || !(target > 0) || lower === Infinity)
    throw new PlannerError('boundsCrossed', { lower, upper, target })
  columns(problem)
  for (let u = 0; u < n; u++)
    if (!(weight[u]! >= 0 && Number.isSafeInteger(weight[u])))
      throw new PlannerError('weightInvalid', { unit: ids[u] ?? u + 1, value: String(weight[u]) })
  for (const [which, value] of Object.entries(weights))
    if (!(value >= 0 && value < Infinity)) throw new PlannerError('badWeight', { which, value: String(value) })
  ground(problem)
  contacts(problem)
  locks(problem)
  asked(n, options)
}

function columns({ n, ids, adjacency, soft = [], service, ...problem }: Problem): void {
  const { weight, people, x, y, area, outer, hard, old } = problem
  const all = { ids, weight, people, x, y, area, outer, hard, old, service: service?.at }
  const named: [string, { readonly length: number } | undefined, number][] = [
    ...Object.entries(all).map(([column, list]): [string, typeof list, number] => [column, list, n]),
    ...soft.map((list): [string, Int32Array, number] => ['soft', list, n]),
    ['adjacency', adjacency.offsets, n + 1],
  ]
  for (const [column, list, units] of named)
    if (list && list.length !== units) throw new PlannerError('columnLength', { column, units, given: list.length })
}

/** Shape and ways on foot cannot be told of a unit that lies nowhere. */
function ground({ n, ids, x, y, area, service, weights }: Problem): void {
  const shape = weights.compact > 0
  if (!x || !y || !(shape || (weights.service > 0 && service && service.metres > 0))) return
  for (let u = 0; u < n; u++) {
    if (!Number.isFinite(x[u]) || !Number.isFinite(y[u])) throw new PlannerError('centreMissing', { unit: ids[u]! })
    if (shape && area && !(area[u]! >= 0 && area[u]! < Infinity))
      throw new PlannerError('areaInvalid', { unit: ids[u]!, value: String(area[u]) })
  }
}

function contacts({ n, ids, adjacency: { offsets, neighbours, length, barrier } }: Problem): void {
  for (let u = 0; u < n; u++)
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const v = neighbours[e]!
      const proper = v >= 0 && v < n && v !== u && length[e]! >= 0 && length[e]! < Infinity && barrier[e]! <= 3
      if (!proper) throw new PlannerError('contactInvalid', { unit: ids[u]!, other: ids[v] ?? String(v) })
    }
}

function locks({ n, locks: { together = [], apart = [], stay = [] } = {} }: Problem): void {
  for (const list of [...together, ...apart, stay])
    for (const unit of list)
      if (!(Number.isInteger(unit) && unit >= 0 && unit < n))
        throw new PlannerError('lockUnknown', { unit: String(unit), units: n })
}

function asked(n: number, { from, free, effort, seed = 1, signal }: PlanOptions): void {
  for (const list of [from, free])
    if (list && list.length !== n) throw new PlannerError('assignmentLength', { units: n, given: list.length })
  if (!Number.isSafeInteger(seed)) throw new PlannerError('seedInvalid', { value: String(seed) })
  if (!effort) return
  const amount = 'rounds' in effort ? effort.rounds : effort.seconds
  if (!(amount >= 0) || (amount === Infinity && !signal))
    throw new PlannerError('effortInvalid', { value: String(amount) })
}
