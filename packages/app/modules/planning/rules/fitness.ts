import type { Band, OldCommunity, UnitColumns } from '../contract/problems.ts'
import { estateCore } from './names.ts'
import type { Totals, Touching } from './totals.ts'

export interface Fit {
  kind: 'outOfBand' | 'torn' | 'enclave' | 'tornEstate' | 'village' | 'notBuilt'
  community: number
  params: Record<string, string | number>
}
export interface Today {
  units: UnitColumns
  old: readonly OldCommunity[]
  totals: Totals
  adjacency: Touching
  assignment: ArrayLike<number>
  band: Pick<Band, 'lower' | 'upper'>
  /** A subdistrict: villages in it are still to be converted. */
  urban: boolean
}

/** What does not fit of the communities of today. Communities without units are judged by their kind alone. */
export function fitnessFaults(at: Today): Fit[] {
  return [...at.old.flatMap((_, c) => [...ofSize(at, c), ...ofKind(at, c)]), ...enclaves(at), ...tornEstates(at)]
}

function ofSize({ totals, band }: Today, community: number): Fit[] {
  if (totals.units[community] === 0) return []
  const households = totals.households[community]!
  const out: Fit[] = []
  if (households < band.lower || households > band.upper)
    out.push({ kind: 'outOfBand', community, params: { households, lower: band.lower, upper: band.upper } })
  if (totals.pieces[community]! > 1)
    out.push({ kind: 'torn', community, params: { pieces: totals.pieces[community]! } })
  return out
}

function ofKind({ old, urban }: Today, community: number): Fit[] {
  const { kind } = old[community]!
  if (kind === 'villagersCommittee' && urban) return [{ kind: 'village', community, params: {} }]
  return kind === 'residentsCommittee' ? [{ kind: 'notBuilt', community, params: {} }] : []
}

/** A community that touches only one other and lies within the hull of that one's units. */
function enclaves({ units, assignment, adjacency, old }: Today): Fit[] {
  const around = old.map(() => new Set<number>())
  const places = old.map((): Place[] => [])
  for (let u = 0; u < units.ids.length; u++) {
    const own = assignment[u]!
    if (own < 0) continue
    if (units.x[u] !== null) places[own]!.push([units.x[u]!, units.y[u]!])
    for (let e = adjacency.offsets[u]!; e < adjacency.offsets[u + 1]!; e++) {
      const other = assignment[adjacency.neighbours[e]!]!
      if (other !== own) around[own]!.add(other)
    }
  }
  return around.flatMap((next, community): Fit[] => {
    const [only] = [...next]
    if (next.size !== 1 || only === undefined || only < 0) return []
    const hull = hullOf(places[only]!)
    if (hull.length < 3 || !places[community]!.every((p) => within(hull, p))) return []
    return [{ kind: 'enclave', community, params: { around: old[only]!.name } }]
  })
}

type Place = readonly [number, number]
const turn = (o: Place, a: Place, b: Place): number => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])

/** The convex hull, counter-clockwise (Andrew's monotone chain). */
function hullOf(places: readonly Place[]): Place[] {
  const sorted = places.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  const half = (list: readonly Place[]): Place[] => {
    const out: Place[] = []
    for (const p of list) {
      while (out.length > 1 && turn(out.at(-2)!, out.at(-1)!, p) <= 0) out.pop()
      out.push(p)
    }
    return out.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.toReversed())]
}

const within = (hull: readonly Place[], p: Place): boolean =>
  hull.every((a, i) => turn(a, hull[(i + 1) % hull.length]!, p) > 0)

/** Estates of one name whose phases lie in several communities; told once, at the community that holds most of it. */
function tornEstates({ units, assignment, old }: Today): Fit[] {
  const byEstate = Map.groupBy(units.ids.keys(), (u) => estateCore(units.names[u]!))
  return [...byEstate].flatMap(([estate, members]): Fit[] => {
    const held = new Map<number, number>()
    for (const u of members) {
      const c = assignment[u]!
      if (c >= 0) held.set(c, (held.get(c) ?? 0) + units.households[u]! + 1)
    }
    if (held.size < 2) return []
    const most = [...held].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
    const others = most.slice(1).map(([c]) => old[c]!.name)
    return [{ kind: 'tornEstate', community: most[0]![0], params: { estate, others: others.join('、') } }]
  })
}
