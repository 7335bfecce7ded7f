import type { Graph } from './graph.ts'

/** Most units (what locks join is one) of a connected part whose divisions are all looked at. */
export const SMALL = 16
/** Steps spent on all parts together: beyond it parts are left undecided. */
export const STEPS = 60_000_000

/** A small connected part, its units in the order of `units`. */
export interface Part {
  readonly units: readonly number[]
  readonly weight: readonly number[]
  /** Neighbours of each unit, as a set of bits. */
  readonly touch: readonly number[]
  /** Sets of bits of which a community holds one at most. */
  readonly apart: readonly number[]
  /** Households that excuse a community: of units that no legal community holds. 0 for all others. */
  readonly stuck: readonly number[]
  /** Units that locks join although they lie apart, and whether a set of units with such ones is contiguous. */
  readonly torn: number
  readonly contiguous: (units: readonly number[]) => boolean
}

export function partOf(
  graph: Graph,
  units: readonly number[],
  apart: readonly (readonly number[])[],
  stuck: Float64Array,
  contiguous: (units: readonly number[]) => boolean,
): Part {
  const place = new Map(units.map((u, i) => [u, i]))
  const bits = (list: Iterable<number>) => {
    let set = 0
    for (const u of list) if (place.has(u)) set |= 1 << place.get(u)!
    return set
  }
  const { offsets, neighbours, label, weight } = graph
  const near = (u: number) => neighbours.subarray(offsets[u], offsets[u + 1]).filter((v) => label[v] === label[u])
  return {
    units,
    weight: units.map((u) => weight[u]!),
    touch: units.map((u) => bits(near(u)) & ~(1 << place.get(u)!)),
    apart: apart.map(bits).filter((set) => (set & (set - 1)) !== 0),
    stuck: units.map((u) => stuck[u]!),
    torn: bits(units.filter((u) => !contiguous([u]))),
    contiguous,
  }
}

/** What a community out of the band costs that nothing excuses: more than any number of households. */
const UNEXCUSED = 2 ** 40

interface Sets {
  /** Sets that may be a community, by their lowest bit. */
  readonly byFirst: readonly number[][]
  readonly cost: Map<number, number>
}

/** All connected sets that keep what is apart apart, and what each costs as a community: 0 within the band. */
export function setsOf(part: Part, lower: number, upper: number): Sets {
  const { weight, touch, apart, stuck, torn } = part
  const byFirst: number[][] = weight.map(() => [])
  const cost = new Map<number, number>()
  const sum = (of: readonly number[], set: number) => {
    let all = 0
    for (let m = set; m !== 0; m &= m - 1) all += of[31 - Math.clz32(m & -m)]!
    return all
  }
  const note = (set: number) => {
    for (const list of apart) if ((set & list & ((set & list) - 1)) !== 0) return
    if ((set & torn) !== 0 && !part.contiguous(unitsOf(part, set))) return
    const held = sum(weight, set)
    const out = held < lower ? lower - held : Math.max(0, held - upper)
    const free = sum(stuck, set)
    const excused = free > 0 && (held < lower || held - free <= upper)
    cost.set(set, out === 0 ? 0 : out + (excused ? 0 : UNEXCUSED))
    byFirst[31 - Math.clz32(set & -set)]!.push(set)
  }
  const grow = (set: number, rim: number, banned: number) => {
    note(set)
    for (let left = rim, shut = banned; left !== 0;) {
      const bit = left & -left
      left ^= bit
      shut |= bit
      const next = set | bit
      grow(next, (left | touch[31 - Math.clz32(bit)]!) & ~shut & ~next, shut)
    }
  }
  for (let r = 0, banned = 0; r < weight.length; r++) {
    banned |= 1 << r
    grow(1 << r, touch[r]! & ~banned, banned)
  }
  return { byFirst, cost }
}

/** Counts down what may still be done. */
export interface Patience {
  left: number
}

/** The cheapest division into sets that cost at most `most` each; undefined where there is none, or patience ran out. */
function cheapest({ byFirst, cost }: Sets, units: number, most: number, patience: Patience): number[] | undefined {
  const best = new Map<number, number>([[0, 0]])
  const choice = new Map<number, number>()
  const lists = byFirst.map((list) => list.filter((set) => cost.get(set)! <= most))
  const solve = (left: number): number => {
    const known = best.get(left)
    if (known !== undefined) return known
    let least = Infinity
    const list = lists[31 - Math.clz32(left & -left)]!
    patience.left -= list.length
    for (const set of list) {
      if (patience.left < 0) break
      if ((set & ~left) !== 0 || cost.get(set)! >= least) continue
      const c = cost.get(set)! + solve(left ^ set)
      if (c >= least) continue
      least = c
      choice.set(left, set)
    }
    best.set(left, least)
    return least
  }
  if (solve(2 ** units - 1) === Infinity || patience.left < 0) return undefined
  const parts: number[] = []
  for (let left = 2 ** units - 1; left !== 0; left ^= parts.at(-1)!) parts.push(choice.get(left)!)
  return parts
}

const unitsOf = ({ units }: Part, set: number): number[] => units.filter((_, i) => (set >> i) & 1)

/** A community of a division: within the band, out of it, and whether that is excused. */
export interface Share {
  readonly units: readonly number[]
  readonly out: boolean
  readonly excused: boolean
}

/**
 * The division of a part that has the fewest communities out of the band with no excuse, and of these the fewest households outside:
 * all divisions are looked at. Empty where locks leave none at all; undefined when the part is too large or patience ran out.
 */
export function divisionOf(part: Part, lower: number, upper: number, patience: Patience): Share[] | undefined {
  if (part.units.length > SMALL || patience.left < 0) return undefined
  const sets = setsOf(part, lower, upper)
  const all = part.units.length
  const parts = cheapest(sets, all, 0, patience) ?? cheapest(sets, all, Infinity, patience)
  if (patience.left < 0) return undefined
  return (parts ?? []).map((set) => {
    const cost = sets.cost.get(set)!
    return { units: unitsOf(part, set), out: cost > 0, excused: cost < UNEXCUSED }
  })
}
