import { togetherGroups, wholeGroups } from '../exceptions/locks.ts'
import { PlannerError, type Assignment, type Problem } from '../types.ts'
import type { State } from './state.ts'

/** What the hand may not change: locks set while editing, and those of the problem, by unit. */
export interface Guard {
  readonly units: Set<number>
  readonly communities: Set<number>
  readonly together: Map<number, (readonly number[])[]>
  readonly apart: Map<number, (readonly number[])[]>
  readonly stay: Set<number>
  /** Members of old communities that stay whole, by member. */
  readonly whole: Map<number, readonly number[]>
}

export function guardOf(problem: Problem): Guard {
  const { apart = [], stay = [] } = problem.locks ?? {}
  const whole = new Map<number, readonly number[]>()
  for (const members of wholeGroups(problem)) for (const u of members) whole.set(u, members)
  return {
    units: new Set(),
    communities: new Set(),
    together: byUnit(togetherGroups(problem)),
    apart: byUnit(apart),
    stay: new Set(stay.filter((u) => (problem.old?.[u] ?? -1) >= 0)),
    whole,
  }
}

/** Whether nothing stands against any move inside the borders. */
export const isOpen = ({ units, communities, together, apart, stay, whole }: Guard): boolean =>
  [units, communities, together, apart, stay, whole].every(({ size }) => size === 0)

function byUnit(lists: readonly (readonly number[])[]): Map<number, (readonly number[])[]> {
  const index = new Map<number, (readonly number[])[]>()
  for (const list of lists) for (const u of list) index.set(u, [...(index.get(u) ?? []), list])
  return index
}

const refuse = (code: string, params: Record<string, number>): never => {
  throw new PlannerError(code, params)
}

/** What of the community `to` stands against these units joining it, and of the units against leaving. */
export function mayMove(state: State, guard: Guard, units: readonly number[], to: number): void {
  const moving = new Set(units)
  if (guard.communities.has(to)) refuse('communityLocked', { community: to })
  for (const u of units) {
    if (state.of[u] === to) continue
    if (guard.units.has(u)) refuse('unitLocked', { unit: u, community: state.of[u]! })
    if (guard.communities.has(state.of[u]!)) refuse('communityLocked', { community: state.of[u]! })
    if (guard.stay.has(u) && state.of[u]! >= 0) refuse('unitStays', { unit: u, community: state.of[u]! })
    keepTogether(state, guard, moving, u, to)
  }
  if (to < 0) return
  keepBorder(state, units, to)
  keepApart(state, guard, moving, to)
  keepWhole(state, guard, moving, to)
}

/** Lists that are together stay together; lists that are torn already may be mended step by step. */
function keepTogether(state: State, guard: Guard, moving: Set<number>, u: number, to: number): void {
  for (const list of guard.together.get(u) ?? []) {
    const left = list.find((v) => !moving.has(v) && state.of[v] !== to)
    const whole = list.every((v) => state.of[v] === state.of[u])
    if (whole && left !== undefined) refuse('lockedTogether', { unit: u, other: left })
  }
}

function keepBorder(state: State, units: readonly number[], to: number): void {
  const { hard } = state.problem
  if (!hard) return
  const first = state.head[to]!
  const label = hard[first === -1 ? units[0]! : first]!
  const stranger = units.find((u) => hard[u] !== label)
  if (stranger !== undefined) refuse('hardBorder', { unit: stranger, community: to })
}

function keepApart(state: State, guard: Guard, moving: Set<number>, to: number): void {
  for (const u of moving)
    for (const list of guard.apart.get(u) ?? []) {
      const other = list.find((v) => v !== u && (moving.has(v) || state.of[v] === to))
      if (other !== undefined && (state.of[other] !== state.of[u] || state.of[u]! < 0))
        refuse('lockedApart', { unit: u, other })
    }
}

/** An old community that stands whole takes nobody in. */
function keepWhole(state: State, guard: Guard, moving: Set<number>, to: number): void {
  const first = state.head[to]!
  if (guard.whole.size === 0) return
  const members = first === -1 ? undefined : guard.whole.get(first)
  if (members && members.length === state.tally.units[to] && [...moving].some((u) => guard.whole.get(u) !== members))
    refuse('communityWhole', { community: to })
}

/** A lock that a change breaks, and a unit that it holds. */
export interface Broken {
  readonly code: 'unitStays' | 'lockedTogether' | 'lockedApart' | 'communityWhole'
  readonly unit: number
}

/**
 * The first lock of the problem that holds before a change and not after it, whichever way the change is made: as the
 * editor refuses it step by step. What is broken already may stay so, or be mended bit by bit. -1 is unassigned.
 */
export function brokenLock(problem: Problem, before: Assignment, after: Assignment): Broken | undefined {
  const guard = guardOf(problem)
  const one = (list: readonly number[], of: Assignment) => list.every((u) => of[u] === of[list[0]!])
  for (const unit of guard.stay)
    if (before[unit]! >= 0 && after[unit] !== before[unit]) return { code: 'unitStays', unit }
  for (const list of new Set([...guard.together.values()].flat()))
    if (one(list, before) && !one(list, after)) return { code: 'lockedTogether', unit: list[0]! }
  for (const list of new Set([...guard.apart.values()].flat()))
    for (const [c, met] of Map.groupBy(new Set(list), (u) => after[u]!))
      if (c >= 0 && met.length > 1 && !(before[met[0]!]! >= 0 && one(met, before))) return { code: 'lockedApart', unit: met[0]! } // prettier-ignore
  for (const members of new Set(guard.whole.values()))
    if (alone(members, before) && !alone(members, after)) return { code: 'communityWhole', unit: members[0]! }
  return undefined
}

/** Whether these units, and no others, make a community. */
const alone = (members: readonly number[], of: Assignment): boolean => {
  const c = of[members[0]!]!
  return c >= 0 && members.every((u) => of[u] === c) && of.reduce((n, d) => n + Number(d === c), 0) === members.length
}
