import type { OldCommunity, UnitColumns } from '../contract/problems.ts'
import type { Community } from '../contract/schemes.ts'
import { continued } from './current.ts'
import { proposeNames } from './names.ts'
import { pairsOf } from './pairs.ts'
import type { Drawing } from './scheme.ts'

export interface Drawn {
  units: UnitColumns
  old: readonly OldCommunity[]
  /** Communities 0 … count-1 of each unit, -1 for none. */
  assignment: ArrayLike<number>
  count: number
  /** Names that are taken in the county by others than these. */
  taken: ReadonlySet<string>
  /** Communities of a scheme that was drawn from: they keep key, name and reason where they go on. */
  from?: readonly Community[]
  /** Where `from` stands for each unit, by index; -1 for none. */
  before?: ArrayLike<number>
}

/**
 * Turns what the engine drew into a scheme: each community goes on from the one that gives it most households, where that
 * is at least a third of either; the others are new and take the best name that is free.
 */
export function drawingOf(drawn: Drawn): Drawing {
  const communities = drawn.from ? keptCommunities(drawn, drawn.from) : communitiesOf(drawn)
  const assignment: Record<string, string> = {}
  drawn.units.ids.forEach((id, u) => {
    const c = drawn.assignment[u]!
    if (c >= 0) assignment[id] = communities[c]!.key
  })
  return { assignment, communities: inOrder(drawn, communities) }
}

/** In the order of the scheme drawn from, or of today's communities; new ones at the end. */
function inOrder({ from, old }: Drawn, communities: readonly Community[]): Community[] {
  const place = new Map<string, number>(
    from ? from.map((c, i) => [c.key, i]) : old.map((o, i) => [o.areaId, i] as [string, number]),
  )
  const at = (c: Community) => place.get(from ? c.key : (c.areaId ?? '')) ?? Infinity
  return communities.toSorted((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)))
}

function weightsBy(drawn: Drawn, of: ArrayLike<number>, count: number): number[] {
  const sums = Array.from({ length: count }, () => 0)
  for (let u = 0; u < of.length; u++) if (of[u]! >= 0) sums[of[u]!]! += drawn.units.households[u]!
  return sums
}

function communitiesOf(drawn: Drawn): Community[] {
  const { units, old, assignment, count } = drawn
  const before = units.old
  const pairs = pairsOf(assignment, before, units.households, [count, old.length])
  const [sizes, olds] = [weightsBy(drawn, assignment, count), weightsBy(drawn, before, old.length)]
  const out: (Community | undefined)[] = Array.from({ length: count })
  for (const p of pairs)
    if (p.a >= 0 && p.b >= 0 && (p.shared * 3 >= sizes[p.a]! || p.shared * 3 >= olds[p.b]!))
      out[p.a] = continued(old[p.b]!, `c${p.b + 1}`)
  return named(drawn, out)
}

/** Names for those that have none yet, largest first, each name once. */
function named(drawn: Drawn, list: readonly (Community | undefined)[]): Community[] {
  const taken = new Set([...drawn.taken, ...list.flatMap((c) => (c ? [c.name] : []))])
  const keys = new Set(list.flatMap((c) => (c ? [c.key] : [])))
  let n = 0
  return list.map((c, i) => {
    if (c) return c
    const name = proposeNames(namelessOf(drawn, i), taken, 1)[0]?.name ?? ''
    taken.add(name)
    do n++
    while (keys.has(`n${n}`))
    return { key: `n${n}`, areaId: null, name, kind: 'community', code: null, breachReason: null }
  })
}

/** What a community of the plan could be called after. */
export function namelessOf({ units, old, assignment }: Pick<Drawn, 'units' | 'old' | 'assignment'>, c: number) {
  const members = units.ids.flatMap((_, u) => (assignment[u] === c ? [u] : []))
  const shares = new Map<number, number>()
  for (const u of members)
    if (units.old[u]! >= 0) shares.set(units.old[u]!, (shares.get(units.old[u]!) ?? 0) + units.households[u]!)
  return {
    estates: members.map((u) => ({ name: units.names[u]!, address: units.addresses[u]!, households: units.households[u]! })),
    old: [...shares].map(([o, households]) => ({ name: old[o]!.name, households })),
  } // prettier-ignore
}

/** The communities of a scheme that was mended or added to: each keeps what it was where most of it goes on. */
function keptCommunities(drawn: Drawn, from: readonly Community[]): Community[] {
  const pairs = pairsOf(drawn.assignment, drawn.before!, drawn.units.households, [drawn.count, from.length])
  const out: (Community | undefined)[] = Array.from({ length: drawn.count })
  for (const p of pairs) if (p.a >= 0 && p.b >= 0) out[p.a] = from[p.b]!
  return named(drawn, out)
}
