import type { Community } from '../../../contract/schemes.ts'
import { relocked } from '../../../rules/locks.ts'
import { factsOf, keyAt, tally, tell, unitsIn, type Topic } from './desk.ts'
import { refuseHeld, setLocks } from './locks.ts'
import type { Desk, Step } from './types.ts'

export const entriesOf = (desk: Desk): number => desk.editor.journal().done
export const topicsOf = (keys: Iterable<string | null>): Topic[] =>
  [...keys].flatMap((k): Topic[] => (k === null ? [] : [`c:${k}`]))

/**
 * Brings units into a community, or into none. Answers those that moved.
 * @throws PlannerError when a lock or a border stands against it; then nothing has moved
 */
export function shift(desk: Desk, units: readonly number[], to: string | null, joined = false): number[] {
  const number = to === null ? -1 : (desk.numberOf.get(to) ?? 'new')
  const moving = units.filter((u) => desk.editor.of(u) !== number)
  if (moving.length === 0) return moving
  refuseHeld(desk, moving, to)
  const before = moving.map((u) => desk.editor.of(u))
  const { community } = desk.editor.move(moving, number, { joined })
  if (number === 'new') {
    desk.numberOf.set(to!, community)
    desk.keyOf[community] = to!
  }
  moving.forEach((u, i) => {
    tally(desk, u, before[i]!, -1)
    tally(desk, u, community, 1)
  })
  return moving
}

/** Begins a stroke: all that `draw` moves until `lift` is one step. */
export function press(desk: Desk, to: string | null): void {
  desk.stroke ??= { to, before: new Map(), entries: entriesOf(desk) }
}

/** Goes on with the stroke over these units. Answers the units that changed. @throws PlannerError as {@link shift} */
export function draw(desk: Desk, units: readonly number[]): number[] {
  const { stroke } = desk
  if (!stroke) return []
  const was = units.map((u) => [u, keyAt(desk, u)] as const)
  const moved = shift(desk, units, stroke.to, stroke.before.size > 0)
  const changed = new Set(moved)
  const touched = new Set<string | null>([stroke.to])
  for (const [u, key] of was) {
    if (!changed.has(u)) continue
    touched.add(key)
    if (!stroke.before.has(u)) stroke.before.set(u, key)
  }
  if (moved.length > 0) tell(desk, topicsOf(touched))
  return moved
}

/** Ends the stroke; answers the step that it was. */
export function lift(desk: Desk): Step | undefined {
  const { stroke } = desk
  desk.stroke = null
  if (!stroke || stroke.before.size === 0) return undefined
  const units = [...stroke.before].map(([u, before]) => [u, before, stroke.to] as const)
  return keep(desk, { units, communities: [], entries: entriesOf(desk) - stroke.entries, told: true })
}

export function keep(desk: Desk, step: Step): Step {
  desk.past.push(step)
  desk.future = []
  tell(desk, ['units', 'steps'])
  return step
}

/** Units into a community as one step. @throws PlannerError */
export function assign(desk: Desk, units: readonly number[], to: string | null): Step | undefined {
  press(desk, to)
  try {
    draw(desk, units)
  } catch (refused) {
    desk.stroke = null
    throw refused
  }
  return lift(desk)
}

/** Says what a community is; `null`: it is gone. One that was not there comes to its `place`, or to the end. */
export function setFacts(desk: Desk, key: string, now: Community | null, place = desk.communities.length): void {
  const at = desk.communities.findIndex((c) => c.key === key)
  if (now === null) desk.communities = desk.communities.filter((c) => c.key !== key)
  else if (at < 0) desk.communities = desk.communities.toSpliced(place, 0, now)
  else desk.communities = desk.communities.with(at, now)
}

/** Changes what is said of a community. */
export function say(desk: Desk, key: string, change: Partial<Community>): Step | undefined {
  const before = factsOf(desk, key)
  if (!before) return undefined
  const after = { ...before, ...change }
  if (JSON.stringify(before) === JSON.stringify(after)) return undefined
  setFacts(desk, key, after)
  tell(desk, ['list', `c:${key}`])
  return keep(desk, { units: [], communities: [[key, before, after]], entries: 0, told: true })
}

/** A key that no community of the scheme bears or bore on this table. */
export function freshKey(desk: Desk): string {
  const taken = new Set([...desk.communities.map((c) => c.key), ...desk.keyOf])
  let n = 1
  while (taken.has(`n${n}`)) n++
  return `n${n}`
}

/** A new community without units. */
export function begin(desk: Desk, name: string): { key: string; step: Step } {
  const key = freshKey(desk)
  const made: Community = { key, areaId: null, name, kind: 'community', code: null, breachReason: null }
  setFacts(desk, key, made)
  tell(desk, ['list'])
  return { key, step: keep(desk, { units: [], communities: [[key, null, made]], entries: 0, told: true }) }
}

/** Takes a community away; its units are in none. @throws PlannerError when it or one of them is locked */
export function end(desk: Desk, key: string): Step | undefined {
  const facts = factsOf(desk, key)
  if (!facts) return undefined
  const members = unitsIn(desk, key)
  const first = entriesOf(desk)
  shift(desk, members, null)
  const at = desk.communities.indexOf(facts)
  setFacts(desk, key, null)
  tell(desk, ['list', `c:${key}`])
  const units = members.map((u) => [u, key, null] as const)
  return keep(desk, { units, communities: [[key, facts, null, at]], entries: entriesOf(desk) - first, told: true })
}

/** Takes the last step back, or does the next one again. Undefined: there is none. */
export function turn(desk: Desk, way: 'undo' | 'redo'): Step | undefined {
  const step = way === 'undo' ? desk.past.pop() : desk.future.pop()
  if (!step) return undefined
  for (let i = 0; i < step.entries; i++) desk.editor[way]()
  const [from, to] = way === 'undo' ? [2, 1] : ([1, 2] as const)
  const number = (key: string | null) => (key === null ? -1 : (desk.numberOf.get(key) ?? -1))
  for (const unit of step.units) {
    tally(desk, unit[0], number(unit[from as 1 | 2]), -1)
    tally(desk, unit[0], number(unit[to as 1 | 2]), 1)
  }
  for (const change of step.communities) setFacts(desk, change[0], change[to as 1 | 2], change[3])
  if (step.locks) setLocks(desk, step.locks[way === 'undo' ? 0 : 1])
  ;(way === 'undo' ? desk.future : desk.past).push(step)
  const keys = [...step.units.flatMap(([, a, b]) => [a, b]), ...step.communities.map(([key]) => key)]
  const more: Topic[] = [
    ...(step.communities.length > 0 ? (['list'] as const) : []),
    ...(step.locks ? (['locks'] as const) : []),
  ]
  tell(desk, [...topicsOf(new Set(keys)), ...more, 'units', 'steps'])
  return step
}

/** The step the other way round, as moves of its own. */
export const reversed = (step: Step): Step => ({
  ...step,
  units: step.units.map(([u, before, after]) => [u, after, before] as const),
  communities: step.communities.map(([key, before, after, ...at]) => [key, after, before, ...at] as const),
  ...(step.locks ? { locks: [step.locks[1], step.locks[0]] as const } : {}),
})

/** Does a step of an older desk again on this one, as far as its units are still here. @throws PlannerError */
export function redoOn(desk: Desk, { units, communities, locks }: Step): Step | undefined {
  const first = entriesOf(desk)
  const facts = communities.map(([key, , after, ...at]) => [key, factsOf(desk, key) ?? null, after, ...at] as const)
  for (const [key, , after, at] of facts) setFacts(desk, key, after, at)
  const moves = units.map(([u, , after]) => [u, keyAt(desk, u), after] as const)
  for (const [to, list] of Map.groupBy(moves, (m) => m[2])) {
    const known = to === null || factsOf(desk, to)
    shift(desk, list.map((m) => m[0]), known ? to : null) // prettier-ignore
  }
  tell(desk, ['list', 'units', ...desk.communities.map((c): Topic => `c:${c.key}`)])
  const changed = moves.filter((m) => m[1] !== keyAt(desk, m[0]))
  const held = locks && setLocks(desk, relocked(desk.locks, locks))
  if (changed.length + facts.length === 0 && !held) return undefined
  const more = held ? { locks: held } : {}
  return keep(desk, { units: changed, communities: facts, entries: entriesOf(desk) - first, told: true, ...more })
}
