import { togetherGroups, wholeGroups } from '../exceptions/locks.ts'
import { PlannerError, type Problem } from '../types.ts'
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
