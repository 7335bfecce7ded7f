import { exceptions as findExceptions } from './exceptions.ts'
import { PlannerError, type Assignment, type Exception, type Problem } from './types.ts'

/** One thing wrong with a plan. */
export interface Breach {
  readonly kind: 'unassigned' | 'pieces' | 'below' | 'above' | 'border' | 'together' | 'apart' | 'stay' | 'whole'
  /** -1 where it is no community's. */
  readonly community: number
  /** What is wrong: the units left out, outside the largest piece, of the minority's border, of the lock; else the community. */
  readonly units: readonly number[]
  readonly households: number
  /** No plan can mend it: the exception that says so, by its place in `exceptions`. -1: it can be mended. */
  readonly excused: number
}

export interface Check {
  /** Nothing is wrong but what is excused. */
  readonly legal: boolean
  readonly breaches: readonly Breach[]
  readonly exceptions: readonly Exception[]
}

type Found = Omit<Breach, 'excused' | 'households'>

/** Members of each community; communities may have any numbers ≥ 0. */
function membersOf(assignment: Assignment): Map<number, number[]> {
  const members = new Map<number, number[]>()
  assignment.forEach((c, u) => {
    const list = members.get(c)
    if (list) list.push(u)
    else members.set(c, [u])
  })
  return members
}

/** Connected pieces of a list of units that share a community, largest first. Plain breadth-first search. */
function piecesOf(problem: Problem, assignment: Assignment, units: readonly number[], seen: Uint8Array): number[][] {
  const { offsets, neighbours } = problem.adjacency
  const pieces: number[][] = []
  for (const first of units) {
    if (seen[first]) continue
    seen[first] = 1
    const piece = [first]
    for (let i = 0; i < piece.length; i++) {
      const u = piece[i]!
      for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
        const z = neighbours[e]!
        if (seen[z] || assignment[z] !== assignment[u]) continue
        seen[z] = 1
        piece.push(z)
      }
    }
    pieces.push(piece)
  }
  return pieces.sort((a, b) => b.length - a.length)
}

const weigh = (problem: Problem, units: readonly number[]) => units.reduce((sum, u) => sum + problem.weight[u]!, 0)

/** Units of the labels that do not hold the most households of their community. */
function strangers(problem: Problem, units: readonly number[]): number[] {
  const { hard, weight } = problem
  if (!hard || units.every((u) => hard[u] === hard[units[0]!])) return []
  const held = new Map<number, number>()
  for (const u of units) held.set(hard[u]!, (held.get(hard[u]!) ?? 0) + weight[u]!)
  const home = [...held].reduce((a, b) => (b[1] > a[1] ? b : a))[0]
  return units.filter((u) => hard[u] !== home)
}

function ofCommunity(
  problem: Problem,
  assignment: Assignment,
  community: number,
  units: number[],
  seen: Uint8Array,
): Found[] {
  const found: Found[] = []
  const pieces = piecesOf(problem, assignment, units, seen)
  if (pieces.length > 1) found.push({ kind: 'pieces', community, units: pieces.slice(1).flat() })
  const abroad = strangers(problem, units)
  if (abroad.length > 0) found.push({ kind: 'border', community, units: abroad })
  const held = weigh(problem, units)
  if (held < problem.lower) found.push({ kind: 'below', community, units })
  if (held > problem.upper) found.push({ kind: 'above', community, units })
  return found
}

/** Locks that the plan breaks. */
function ofLocks(problem: Problem, assignment: Assignment, members: Map<number, number[]>): Found[] {
  const { together = [], apart = [], stay = [], whole = [] } = problem.locks ?? {}
  const found: Found[] = []
  const at = (u: number) => assignment[u]!
  for (const units of together)
    if (units.some((u) => at(u) !== at(units[0]!))) found.push({ kind: 'together', community: at(units[0]!), units })
  for (const list of apart)
    for (const [community, units] of groupBy([...new Set(list)], at))
      if (community >= 0 && units.length > 1) found.push({ kind: 'apart', community, units })
  const old = (u: number) => problem.old?.[u] ?? -1
  const homes = groupBy(
    stay.filter((u) => old(u) >= 0),
    old,
  )
  for (const units of homes.values())
    if (units.some((u) => at(u) !== at(units[0]!))) found.push({ kind: 'stay', community: at(units[0]!), units })
  for (const [community, units] of groupBy(
    [...homes.values()].map((list) => list[0]!),
    at,
  ))
    if (community >= 0 && units.length > 1) found.push({ kind: 'stay', community, units })
  if (whole.length === 0) return found
  const olds = groupBy([...assignment.keys()], old)
  for (const units of whole.map((o) => olds.get(o) ?? [])) {
    if (units.length === 0) continue
    const community = at(units[0]!)
    const now = members.get(community) ?? []
    if (units.some((u) => at(u) !== community) || now.length !== units.length)
      found.push({ kind: 'whole', community, units })
  }
  return found
}

function groupBy(units: readonly number[], key: (u: number) => number): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const u of units) {
    const list = groups.get(key(u))
    if (list) list.push(u)
    else groups.set(key(u), [u])
  }
  return groups
}

/** Says which exception excuses a breach; each component between the bounds excuses one community. */
function judge(problem: Problem, exceptions: readonly Exception[]) {
  const component = new Map<number, number>()
  const forced = new Map<number, number>()
  const contradicted = new Map<number, number>()
  exceptions.forEach((x, i) => {
    const known = { componentBelowLower: component, componentBetweenBounds: component, unproven: undefined } as const
    const into =
      x.kind in known ? known[x.kind as keyof typeof known] : x.proof === 'contradiction' ? contradicted : forced
    if (into) for (const u of x.units) into.set(u, i)
  })
  const spent = new Set<number>()
  return (breach: Found): number => {
    const { kind, units } = breach
    if (kind === 'unassigned' || kind === 'pieces') return -1
    if (kind !== 'below' && kind !== 'above')
      return contradicted.get(units.find((u) => contradicted.has(u)) ?? -1) ?? -1
    const stuck = units.filter((u) => forced.has(u))
    const room = weigh(problem, units) - weigh(problem, stuck) <= problem.upper
    if (stuck.length > 0 && (kind === 'below' || room)) return forced.get(stuck[0]!)!
    const c = component.get(units[0]!)
    if (c === undefined) return -1
    if (units.some((u) => component.get(u) !== c)) return -1
    if (exceptions[c]!.kind === 'componentBelowLower') return units.length === exceptions[c]!.units.length ? c : -1
    if (spent.has(c)) return -1
    spent.add(c)
    return c
  }
}

/**
 * Whether a plan keeps everything that is hard: each unit in one community, communities contiguous, in the band, inside the
 * borders, locks kept. Written apart from the search, with nothing but breadth-first search. What `exceptions` proves
 * impossible is listed and excused. Communities may bear any numbers ≥ 0; -1 is unassigned.
 * Refuses (`PlannerError` `assignmentLength`) an assignment of another length.
 */
export function check(
  problem: Problem,
  assignment: Assignment,
  exceptions: readonly Exception[] = findExceptions(problem),
): Check {
  if (assignment.length !== problem.n)
    throw new PlannerError('assignmentLength', { units: problem.n, given: assignment.length })
  const members = membersOf(assignment)
  const left = members.get(-1) ?? []
  members.delete(-1)
  const found: Found[] = left.length > 0 ? [{ kind: 'unassigned', community: -1, units: left }] : []
  const seen = new Uint8Array(problem.n)
  for (const [community, units] of members) found.push(...ofCommunity(problem, assignment, community, units, seen))
  found.push(...ofLocks(problem, assignment, members))
  const excuse = judge(problem, exceptions)
  const breaches = found.map((f) => ({ ...f, households: weigh(problem, f.units), excused: excuse(f) }))
  return { legal: breaches.every((b) => b.excused >= 0), breaches, exceptions }
}
