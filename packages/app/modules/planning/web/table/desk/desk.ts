import { openEditor } from '@liren/planner'
import { NO_LOCKS, type Community } from '../../../contract/schemes.ts'
import { heldBy } from './locks.ts'
import { problemOf } from './problem.ts'
import { counted, type Desk, type Figures, type Scheme, type Shown } from './types.ts'

/** Lays a scheme on the table. */
export function openDesk(view: Shown, scheme: Scheme): Desk {
  const locks = { ...NO_LOCKS, ...scheme.params.locks }
  const problem = problemOf(view, { ...scheme.params, locks })
  const indexOf = new Map(view.units.ids.map((id, u) => [id, u]))
  const { communities } = scheme
  const numberOf = new Map<string, number>()
  const assignment = Int32Array.from(scheme.assignment, (c) => {
    if (c < 0) return -1
    const { key } = communities[c]!
    if (!numberOf.has(key)) numberOf.set(key, numberOf.size)
    return numberOf.get(key)!
  })
  const desk: Desk = {
    scheme,
    view,
    problem,
    editor: openEditor(problem, assignment),
    start: assignment,
    locks,
    ...heldBy(locks, indexOf),
    communities: [...communities],
    numberOf,
    keyOf: [...numberOf.keys()],
    sums: { voters: [], floating: [], elders: [], dwellings: [], facilities: [] },
    indexOf,
    past: [],
    future: [],
    stroke: null,
    watchers: new Map(),
    stamps: new Map(),
  }
  assignment.forEach((c, u) => tally(desk, u, c, 1))
  return desk
}

/** Counts a unit in or out of community number `c`. */
export function tally({ sums, view }: Desk, u: number, c: number, sign: 1 | -1): void {
  if (c < 0) return
  for (const what of counted) sums[what][c] = (sums[what][c] ?? 0) + sign * (view.units[what]?.[u] ?? 0)
}

export const factsOf = (desk: Desk, key: string): Community | undefined => desk.communities.find((c) => c.key === key)

/** A committee by the name of its community. */
export const shortName = (name: string): string => name.replace(/(居民|村民)委员会$/, '')

/** The community that a unit lies in on the table. */
export function keyAt(desk: Desk, unit: number): string | null {
  const c = desk.editor.of(unit)
  return c < 0 ? null : desk.keyOf[c]!
}

const none: Omit<Figures, 'localUnits'> = {
  units: 0, households: 0, people: 0, pieces: 0, band: 'empty', voters: 0, floating: 0, elders: 0, dwellings: 0, facilities: 0,
} // prettier-ignore

/** What a community holds now. In constant time. */
export function figuresOf(desk: Desk, key: string): Figures {
  const c = desk.numberOf.get(key)
  const areaId = factsOf(desk, key)?.areaId
  const localUnits = desk.view.old.find((o) => o.areaId === areaId)?.localUnits ?? null
  if (c === undefined) return { ...none, localUnits }
  const { units, households, people, pieces } = desk.editor.community(c)
  const { lower, upper } = desk.problem
  const band = units === 0 ? 'empty' : households < lower ? 'below' : households > upper ? 'above' : 'inside'
  const sum = (what: (typeof counted)[number]) => desk.sums[what][c] ?? 0
  return {
    units, households, people, pieces, band, localUnits,
    voters: sum('voters'), floating: sum('floating'), elders: sum('elders'), dwellings: sum('dwellings'),
    facilities: sum('facilities'),
  } // prettier-ignore
}

/** Units of a community (null: of none), in the order of the register. */
export function unitsIn(desk: Desk, key: string | null): number[] {
  if (key === null) return desk.view.units.ids.flatMap((_, u) => (desk.editor.of(u) < 0 ? [u] : []))
  const c = desk.numberOf.get(key)
  return c === undefined ? [] : desk.editor.units(c)
}

/** Whether a unit lies elsewhere than today; a unit that belongs nowhere today is new, not moved. */
export function changeOf(desk: Desk, unit: number): 'stays' | 'moves' | 'new' | 'open' {
  const key = keyAt(desk, unit)
  if (key === null) return 'open'
  const old = desk.view.units.old[unit]!
  if (old < 0) return 'new'
  return factsOf(desk, key)?.areaId === desk.view.old[old]!.areaId ? 'stays' : 'moves'
}

/** Whether there is a step to take back or to do again: of this table, or from before it was opened. */
export const mayTurn = ({ past, future, scheme }: Desk, way: 'undo' | 'redo'): boolean =>
  way === 'undo'
    ? past.length > 0 || scheme.undo !== null
    : future.length > 0 || (past.length === 0 && scheme.redo !== null)

/** Words that watchers listen to: one community, the list of communities, any unit, the steps, the saving. */
export type Topic = `c:${string}` | 'list' | 'units' | 'steps' | 'locks'

export function watch(desk: Desk, topic: Topic, hear: () => void): () => void {
  const set = desk.watchers.get(topic) ?? new Set()
  desk.watchers.set(topic, set.add(hear))
  return () => void set.delete(hear)
}

export function tell(desk: Desk, topics: Iterable<Topic>): void {
  for (const topic of new Set(topics)) {
    desk.stamps.set(topic, (desk.stamps.get(topic) ?? 0) + 1)
    for (const hear of desk.watchers.get(topic) ?? []) hear()
  }
}
