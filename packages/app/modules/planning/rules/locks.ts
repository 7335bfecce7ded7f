import { exceptions, type Exception, type Locks, type Problem } from '@liren/planner'
import type { SchemeLocks } from '../contract/schemes.ts'

/** How many things a scheme holds fast: lists, units and communities. */
export const countLocks = (locks: SchemeLocks): number => Object.values(locks).reduce((n, list) => n + list.length, 0)

/** Whether a unit in a community is held there: it is fixed, or the community stays as it is drawn. One in none may be drawn. */
export const isHeldIn = <U>(held: { fixed: ReadonlySet<U>; kept: ReadonlySet<string> }, unit: U, key: string | null): boolean =>
  key !== null && (held.fixed.has(unit) || held.kept.has(key)) // prettier-ignore

/** What a step locked and let go, done on locks that another has changed meanwhile: neither loses theirs. */
export function relocked(now: SchemeLocks, [before, after]: readonly [SchemeLocks, SchemeLocks]): SchemeLocks {
  const one = <T>(current: readonly T[], was: readonly T[], is: readonly T[]): T[] => {
    const said = (item: T) => JSON.stringify(item)
    const [old, wanted] = [new Set(was.map(said)), new Set(is.map(said))]
    const stays = current.filter((item) => !old.has(said(item)) || wanted.has(said(item)))
    const known = new Set(stays.map(said))
    return [...stays, ...is.filter((item) => !old.has(said(item)) && !known.has(said(item)))]
  }
  return {
    together: one(now.together, before.together, after.together),
    apart: one(now.apart, before.apart, after.apart),
    stay: one(now.stay, before.stay, after.stay),
    whole: one(now.whole, before.whole, after.whole),
    fixed: one(now.fixed, before.fixed, after.fixed),
    kept: one(now.kept, before.kept, after.kept),
  }
}

/** Locks that speak of today, by number; units and communities that are gone by the register day are left out. */
export function locksOf(
  { together, apart, stay, whole }: SchemeLocks,
  ids: readonly string[],
  old: readonly { areaId: string }[],
): Required<Locks> {
  const number = new Map(ids.map((id, u) => [id, u]))
  const known = (list: readonly string[]) => list.flatMap((id) => number.get(id) ?? [])
  const communities = new Map(old.map((o, i) => [o.areaId, i]))
  return {
    together: together.map(known).filter((l) => l.length > 1),
    apart: apart.map(known).filter((l) => l.length > 1),
    stay: known(stay),
    whole: whole.flatMap((id) => communities.get(id) ?? []),
  }
}

/** A drawing as its locks see it: the key of each unit's community, `null` where it is in none. */
export type KeyAt = (unit: number) => string | null

/**
 * The problem with what is held fast as drawn (`fixed` units, `kept` communities) in the planner's own words: a kept
 * community lies behind a hard border of its own and stays together; units fixed in one community stay together, and
 * those of different ones apart.
 */
export function holding(problem: Problem, { fixed, kept }: SchemeLocks, at: KeyAt): Problem {
  if (fixed.length + kept.length === 0) return problem
  const members = byKey(problem, kept, at)
  const number = new Map(problem.ids.map((id, u) => [id, u]))
  const held = Map.groupBy(
    fixed.flatMap((id) => number.get(id) ?? []).filter((u) => at(u) !== null && !members.has(at(u)!)),
    (u) => at(u)!,
  )
  const { locks } = problem
  return {
    ...problem,
    hard: members.size > 0 ? walled(problem, [...members.values()]) : problem.hard,
    locks: {
      ...locks,
      together: [...(locks?.together ?? []), ...members.values(), ...held.values()].filter((list) => list.length > 1),
      apart: [...(locks?.apart ?? []), ...(held.size > 1 ? [[...held.values()].map((list) => list[0]!)] : [])],
    },
  }
}

function byKey({ n }: Problem, keys: readonly string[], at: KeyAt): Map<string, number[]> {
  const wanted = new Set(keys)
  const members = new Map<string, number[]>()
  for (let u = 0; u < n; u++) {
    const key = at(u)
    if (key === null || !wanted.has(key)) continue
    const list = members.get(key)
    if (list) list.push(u)
    else members.set(key, [u])
  }
  return members
}

/** Hard borders with one more around each of these sets. */
function walled({ n, hard }: Problem, sets: readonly (readonly number[])[]): Int32Array {
  const labels = hard ? Int32Array.from(hard) : new Int32Array(n)
  let next = labels.reduce((most, label) => Math.max(most, label), 0) + 1
  for (const set of sets) {
    for (const u of set) labels[u] = next
    next++
  }
  return labels
}

/**
 * What no plan can mend, with what only the locks bring about said to be theirs: a pocket behind a kept community is no
 * fault of the map.
 */
export function namedReasons(base: Problem, bound: Problem, found: readonly Exception[]): readonly Exception[] {
  if (base === bound || found.length === 0) return found
  const alone = new Set(exceptions(base).flatMap((x) => (x.kind === 'unproven' ? [] : [...x.units])))
  const forced = ({ kind, units }: Exception) => kind !== 'unproven' && units.some((u) => !alone.has(u))
  return found.map((x) => (forced(x) ? { ...x, kind: 'locked' as const } : x))
}
