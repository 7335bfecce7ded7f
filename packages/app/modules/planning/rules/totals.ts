import type { UnitColumns } from '../contract/problems.ts'

/** Totals of communities, one an index. */
export interface Totals {
  units: number[]
  households: number[]
  people: number[]
  voters: number[]
  floating: number[]
  elders: number[]
  dwellings: number[]
  /** Contiguous pieces: 1 is whole, 0 is empty. */
  pieces: number[]
}
const COUNTED = ['households', 'people', 'voters', 'floating', 'elders', 'dwellings'] as const

/** Compressed rows of who touches whom. */
export interface Touching {
  readonly offsets: ArrayLike<number>
  readonly neighbours: ArrayLike<number>
}

/** What each of `count` communities amounts to. `assignment` gives each unit its community, -1 for none. */
export function totalsOf(
  units: UnitColumns,
  adjacency: Touching,
  assignment: ArrayLike<number>,
  count: number,
): Totals {
  const zero = () => Array.from({ length: count }, () => 0)
  const out: Totals = {
    units: zero(), households: zero(), people: zero(), voters: zero(), floating: zero(), elders: zero(), dwellings: zero(), pieces: zero(),
  } // prettier-ignore
  for (let u = 0; u < assignment.length; u++) {
    const c = assignment[u]!
    if (c < 0) continue
    out.units[c]!++
    for (const key of COUNTED) out[key][c]! += units[key][u]!
  }
  for (const c of pieceOwners(adjacency, assignment)) out.pieces[c]!++
  return out
}

/** The community of each contiguous piece. */
function pieceOwners({ offsets, neighbours }: Touching, assignment: ArrayLike<number>): number[] {
  const seen = new Uint8Array(assignment.length)
  const owners: number[] = []
  for (let first = 0; first < assignment.length; first++) {
    const c = assignment[first]!
    if (seen[first] || c < 0) continue
    owners.push(c)
    seen[first] = 1
    const queue = [first]
    for (let at = queue.pop(); at !== undefined; at = queue.pop())
      for (let e = offsets[at]!; e < offsets[at + 1]!; e++) {
        const v = neighbours[e]!
        if (seen[v] || assignment[v] !== c) continue
        seen[v] = 1
        queue.push(v)
      }
  }
  return owners
}
