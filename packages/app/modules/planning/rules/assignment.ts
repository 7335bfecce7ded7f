import type { Community } from '../contract/schemes.ts'
import type { StepInput } from './scheme.ts'

/** A line of a list: a unit by id or name, and the community it is to be in. */
export interface AssignmentLine {
  row: number
  unit: string
  community: string
}
export interface ReadAssignment {
  edit: StepInput
  /** Lines whose unit the register does not have, whose name several units bear, or that name a unit again otherwise. */
  unknown: AssignmentLine[]
  ambiguous: AssignmentLine[]
  contradicting: AssignmentLine[]
  /** Units that no line names: they become unassigned, never a community of their own. */
  omitted: string[]
}

/**
 * Reads a whole assignment. Communities go by their names: those of the scheme keep their key, new names begin new ones. An
 * empty community leaves the unit unassigned.
 */
export function readAssignment(
  lines: readonly AssignmentLine[],
  units: { ids: readonly string[]; names: readonly string[] },
  communities: readonly Community[],
): ReadAssignment {
  const byName = Map.groupBy(units.ids.keys(), (u) => units.names[u]!)
  const ids = new Set(units.ids)
  const keys = new Map(communities.map((c) => [c.name, c.key]))
  const taken = new Set(communities.map((c) => c.key))
  const fresh: { key: string; name: string }[] = []
  const keyOf = (name: string): string => {
    const known = keys.get(name)
    if (known) return known
    let n = fresh.length + 1
    while (taken.has(`i${n}`)) n++
    taken.add(`i${n}`)
    keys.set(name, `i${n}`)
    fresh.push({ key: `i${n}`, name: name.slice(0, 60) })
    return `i${n}`
  }
  const out: ReadAssignment = { edit: { moves: [], communities: fresh, remove: [] }, unknown: [], ambiguous: [], contradicting: [], omitted: [] } // prettier-ignore
  const placed = new Map<string, string | null>()
  for (const line of lines) {
    const named = byName.get(line.unit) ?? []
    const id = ids.has(line.unit) ? line.unit : named.length === 1 ? units.ids[named[0]!]! : undefined
    if (id === undefined) {
      ;(named.length > 1 ? out.ambiguous : out.unknown).push(line)
      continue
    }
    const to = line.community === '' ? null : keyOf(line.community)
    if (placed.has(id) && placed.get(id) !== to) out.contradicting.push(line)
    else placed.set(id, to)
  }
  out.omitted = units.ids.filter((id) => !placed.has(id))
  const all = [...placed, ...out.omitted.map((id) => [id, null] as const)]
  out.edit.moves = [...Map.groupBy(all, ([, to]) => to)].map(([to, list]) => ({ unitIds: list.map(([id]) => id), to }))
  return out
}
