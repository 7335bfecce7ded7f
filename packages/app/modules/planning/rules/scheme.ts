import type { Community, Edit, SchemeLocks } from '../contract/schemes.ts'

/** What a scheme is made of. */
export interface Drawing {
  /** Unit id → key of its community; a unit that is not named is unassigned. */
  assignment: Record<string, string>
  communities: Community[]
}
/** One step: what it takes to do it, undo it and do it again. */
export interface Step {
  /** Unit, community before, community after. */
  units: [unit: string, before: string | null, after: string | null][]
  /** `at`: where one stood in the list that is taken away, so that it comes back to its place. */
  communities: [key: string, before: Community | null, after: Community | null, at?: number][]
  /** All locks before and after, where the step changes them. */
  locks?: [before: SchemeLocks, after: SchemeLocks]
}
export type StepInput = Pick<Edit, 'moves' | 'communities' | 'remove' | 'locks'>

const blank = (key: string): Community => ({
  key,
  areaId: null,
  name: '',
  kind: 'community',
  code: null,
  breachReason: null,
})

/**
 * What an edit changes. A move to a key that is not there yet begins a new community; a community that is taken away
 * leaves its units unassigned, unless the same edit uses it again; a unit named twice goes where it was named last.
 */
export function stepOf(drawing: Drawing, edit: StepInput, held?: SchemeLocks): Step {
  const after = new Map<string, string | null>()
  const gone = goneWith(edit)
  if (gone.size > 0)
    for (const [unit, key] of Object.entries(drawing.assignment)) if (gone.has(key)) after.set(unit, null)
  for (const { unitIds, to } of edit.moves) for (const unit of unitIds) after.set(unit, to)
  const units = [...after].flatMap(([unit, to]): Step['units'] => {
    const before = drawing.assignment[unit] ?? null
    return before === to ? [] : [[unit, before, to]]
  })
  const step = { units, communities: changedCommunities(drawing, edit, units) }
  if (!edit.locks || !held || JSON.stringify(edit.locks) === JSON.stringify(held)) return step
  return { ...step, locks: [held, edit.locks] }
}

function goneWith({ moves, communities, remove }: StepInput): Set<string> {
  const used = new Set([...moves.map((m) => m.to), ...communities.map((c) => c.key)])
  return new Set(remove.filter((key) => !used.has(key)))
}

function changedCommunities(drawing: Drawing, edit: StepInput, units: Step['units']): Step['communities'] {
  const before = new Map(drawing.communities.map((c) => [c.key, c]))
  const now = new Map<string, Community | null>()
  for (const key of goneWith(edit)) if (before.has(key)) now.set(key, null)
  const current = (key: string) => now.get(key) ?? before.get(key) ?? blank(key)
  for (const facts of edit.communities) now.set(facts.key, { ...current(facts.key), ...facts })
  for (const [, , to] of units) if (to !== null && (now.get(to) ?? before.get(to)) == null) now.set(to, blank(to))
  const place = new Map(drawing.communities.map((c, i) => [c.key, i]))
  return [...now].flatMap(([key, c]): Step['communities'] => {
    const old = before.get(key) ?? null
    if (JSON.stringify(old) === JSON.stringify(c)) return []
    return [c === null ? [key, old, c, place.get(key)!] : [key, old, c]]
  })
}

export const isNothing = (step: Step): boolean =>
  step.units.length === 0 && step.communities.length === 0 && !step.locks

/** The same step the other way round. */
export const reversed = (step: Step): Step => ({
  units: step.units.map(([unit, before, after]) => [unit, after, before]),
  communities: step.communities.map(([key, before, after, ...at]) => [key, after, before, ...at]),
  ...(step.locks ? { locks: [step.locks[1], step.locks[0]] } : {}),
})

/** The drawing after a step; communities keep their order, what comes back goes to its place, new ones stand at the end. */
export function applied(drawing: Drawing, step: Step): Drawing {
  const assignment = { ...drawing.assignment }
  for (const [unit, , after] of step.units)
    if (after === null) delete assignment[unit]
    else assignment[unit] = after
  const changed = new Map(step.communities.map(([key, , after]) => [key, after]))
  const kept = drawing.communities.flatMap((c) => {
    const now = changed.get(c.key)
    changed.delete(c.key)
    return now === undefined ? [c] : now === null ? [] : [now]
  })
  const come = step.communities.flatMap(([key, , , at]) => {
    const now = changed.get(key)
    return now ? [{ now, at: at ?? Number.MAX_SAFE_INTEGER }] : []
  })
  for (const { now, at } of come.toSorted((a, b) => a.at - b.at)) kept.splice(at, 0, now)
  return { assignment, communities: kept }
}
