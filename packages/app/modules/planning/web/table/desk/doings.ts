import { PlannerError } from '@liren/planner'
import type { Community, SchemeLocks } from '../../../contract/schemes.ts'
import type { Drawing } from '../../../rules/scheme.ts'
import { factsOf, keyAt, tally, tell, unitsIn, type Topic } from './desk.ts'
import { isHeld, refuseHeld, setLocks } from './locks.ts'
import { entriesOf, freshKey, keep, setFacts, shift, topicsOf } from './steps.ts'
import type { Desk, Step } from './types.ts'

/** Cuts tried where the first would move what is held. */
const CUTS = 8

const blank = (key: string): Community => ({ key, areaId: null, name: '', kind: 'community', code: null, breachReason: null }) // prettier-ignore

/** Other locks, as one step. Undefined: they are the same. */
export function lock(desk: Desk, locks: SchemeLocks): Step | undefined {
  const changed = setLocks(desk, locks)
  if (!changed) return undefined
  const keys = [...changed[0].kept, ...changed[1].kept]
  const step = keep(desk, { units: [], communities: [], locks: changed, entries: 0, told: true })
  tell(desk, ['locks', ...topicsOf(keys)])
  return step
}

/**
 * Divides a community in two by a sensible cut; the part cut off is a new one without a name.
 * @throws PlannerError `noSplit`, or what stands against it
 */
export function divide(desk: Desk, key: string): { key: string; step: Step } {
  const number = desk.numberOf.get(key)
  if (number === undefined || unitsIn(desk, key).length < 2) throw new PlannerError('noSplit')
  if (desk.kept.has(key)) throw new PlannerError('communityLocked')
  const first = entriesOf(desk)
  const units = cut(desk, number)
  const made = blank(freshKey(desk))
  const community = desk.editor.of(units[0]!)
  desk.numberOf.set(made.key, community)
  desk.keyOf[community] = made.key
  for (const u of units) {
    tally(desk, u, number, -1)
    tally(desk, u, community, 1)
  }
  setFacts(desk, made.key, made)
  tell(desk, ['list', ...topicsOf([key, made.key])])
  const moves = units.map((u) => [u, key, made.key] as const)
  const step = keep(desk, { units: moves, communities: [[made.key, null, made]], entries: entriesOf(desk) - first, told: true }) // prettier-ignore
  return { key: made.key, step }
}

/** Cuts a community; answers the units cut off. What is fixed stays in the part that keeps the name. */
function cut(desk: Desk, number: number): number[] {
  for (let seed = 1; seed <= CUTS; seed++) {
    const { community } = desk.editor.split(number, { seed })
    const units = desk.editor.units(community)
    if (!units.some((u) => desk.fixed.has(u))) return units
    desk.editor.undo()
  }
  throw new PlannerError('unitLocked')
}

/** Communities next to one, those with the longest common border first. */
export function beside(desk: Desk, key: string): string[] {
  const { offsets, neighbours, length } = desk.problem.adjacency
  const metres = new Map<string, number>()
  for (const u of unitsIn(desk, key))
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const other = keyAt(desk, neighbours[e]!)
      if (other !== null && other !== key) metres.set(other, (metres.get(other) ?? 0) + length[e]!)
    }
  return [...metres].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([k]) => k)
}

/** The units of `other` into a community; `other` is taken away. @throws PlannerError what stands against it */
export function unite(desk: Desk, key: string, other: string): Step {
  const facts = factsOf(desk, other)!
  const members = unitsIn(desk, other)
  const first = entriesOf(desk)
  shift(desk, members, key)
  const at = desk.communities.indexOf(facts)
  setFacts(desk, other, null)
  tell(desk, ['list', ...topicsOf([key, other])])
  const units = members.map((u) => [u, other, key] as const)
  return keep(desk, { units, communities: [[other, facts, null, at]], entries: entriesOf(desk) - first, told: true })
}

/**
 * Takes over a whole drawing as one step: units first come out of their communities and then go where they belong, so
 * that nothing on the way stands against it. Communities that it does not name are taken away.
 * @throws PlannerError when a lock stands against it; then nothing has changed
 */
export function take(desk: Desk, drawing: Drawing): Step | undefined {
  const to = (u: number) => drawing.assignment[desk.view.units.ids[u]!] ?? null
  const units = desk.view.units.ids.flatMap((_, u) => (to(u) === keyAt(desk, u) ? [] : [[u, keyAt(desk, u), to(u)] as const])) // prettier-ignore
  const communities = factsChanged(desk, drawing)
  if (units.length + communities.length === 0) return undefined
  const moving = units.map(([u]) => u)
  const stuck = moving.find((u) => isHeld(desk, u))
  if (stuck !== undefined) refuseHeld(desk, [stuck], null)
  const first = entriesOf(desk)
  for (const [key, , after] of communities) if (after) setFacts(desk, key, after)
  try {
    shift(desk, moving, null)
    for (const [key, list] of Map.groupBy(units, ([, , after]) => after)) shift(desk, list.map(([u]) => u), key) // prettier-ignore
  } catch (refused) {
    restore(desk, units, communities, first)
    throw refused
  }
  for (const [key, , after] of communities) if (!after) setFacts(desk, key, null)
  tell(desk, ['list', ...desk.communities.map((c): Topic => `c:${c.key}`)])
  return keep(desk, { units, communities, entries: entriesOf(desk) - first, told: true })
}

function factsChanged(desk: Desk, drawing: Drawing): Step['communities'] {
  const wanted = new Set(drawing.communities.map((c) => c.key))
  const changed = drawing.communities.map((c) => [c.key, factsOf(desk, c.key) ?? null, c] as const)
  const gone = desk.communities.flatMap((c, at) => (wanted.has(c.key) ? [] : [[c.key, c, null, at] as const]))
  return [...changed.filter(([, a, b]) => JSON.stringify(a) !== JSON.stringify(b)), ...gone]
}

/** Takes back what was done of a step that was refused on its way. */
function restore(desk: Desk, units: Step['units'], communities: Step['communities'], first: number): void {
  const number = (u: number) => desk.editor.of(u)
  const now = units.map(([u]) => number(u))
  while (entriesOf(desk) > first) desk.editor.undo()
  units.forEach(([u], i) => {
    tally(desk, u, now[i]!, -1)
    tally(desk, u, number(u), 1)
  })
  for (const [key, before] of communities) setFacts(desk, key, before)
}
