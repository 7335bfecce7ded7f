import type { Exception, Problem } from '../types.ts'
import { components } from './graph.ts'
import { divided, lockedOf } from './parts.ts'

/** Units that an exception leaves to themselves: nothing legal can hold them. */
const stands = ({ kind, proof }: Exception): boolean =>
  kind === 'unitAboveUpper' ||
  kind === 'trapped' ||
  kind === 'indivisible' ||
  (kind === 'locked' && proof !== 'contradiction')

/**
 * Communities that a plan may leave out of the band, so that all others can keep it: in small parts those of the best division of
 * all, elsewhere the units of each exception. `known` are the problem's exceptions. In parts where one of the units is that are
 * `lost`, because the search did not bring them in, all communities of the best division are given.
 */
export function setAside(problem: Problem, known: readonly Exception[], lost: readonly number[] = []): Aside {
  const plain = known.filter(stands).map(({ units }) => units)
  if (known.length + lost.length === 0) return plain
  const { bound, group, contradictions, open } = lockedOf(problem)
  const all = components(bound.graph)
  const island = (u: number) => all.of[group[u]!]!
  const torn = new Set(contradictions.flat().map(island))
  const gone = new Set(lost.map(island))
  const wrong = new Set([...gone, ...known.flatMap(({ units }) => units.map(island))])
  const groups = known.map((x) => ({ ...x, units: [...new Set(x.units.map((u) => group[u]!))] }))
  const small = divided(bound, all, groups).filter(({ c }) => wrong.has(c) && !torn.has(c))
  const decided = new Set(small.map(({ c }) => c))
  return [
    ...small.flatMap(({ c, shares }) => shares.filter((s) => s.out || gone.has(c)).map(({ units }) => open(units))),
    ...plain.filter((units) => !decided.has(island(units[0]!))),
  ]
}

/** The problem without the lists of locks that contradict each other, a border or the map. */
export function withoutContradictions(problem: Problem, known: readonly Exception[]): Problem {
  const { together = [], apart = [] } = problem.locks ?? {}
  const wrong = known.filter(({ proof }) => proof === 'contradiction').map(({ units }) => units)
  if (wrong.length === 0) return problem
  const inside = (a: readonly number[], b: readonly number[]) => a.every((u) => b.includes(u))
  const kept = (list: readonly number[]) => !wrong.some((units) => inside(units, list) || inside(list, units))
  return { ...problem, locks: { ...problem.locks, together: together.filter(kept), apart: apart.filter(kept) } }
}

/** Communities set aside, by their units. */
export type Aside = readonly (readonly number[])[]

/** The units of exceptions that are left to themselves, while not all units may move. */
export const leftAlone = (known: readonly Exception[]): Aside => known.filter(stands).map(({ units }) => units)
