import type { State } from './state.ts'

/** What the page shows of a community while it is drawn. */
export interface Live {
  readonly community: number
  readonly units: number
  readonly households: number
  readonly people: number
  readonly inBand: boolean
  /** Connected pieces; -1: not counted since the last change (`settle` counts). */
  readonly pieces: number
  readonly cut: number
  readonly border: number
  readonly outer: number
  readonly area: number
  /** Polsby and Popper; 0 where the problem carries no areas. */
  readonly compactness: number
}

export interface LiveTotals {
  readonly communities: number
  readonly unassigned: number
  readonly cut: number
  readonly q: number
  readonly outOfBand: number
  readonly torn: number
  /** Communities whose pieces are not counted yet. */
  readonly unsettled: number
}

/** In constant time. */
export function liveOf({ tally, pieces, problem }: State, community: number): Live {
  const households = tally.households[community]!
  const [border, outer, area] = [tally.border[community]!, tally.outer[community]!, tally.area[community]!]
  const round = border + outer
  return {
    community,
    units: tally.units[community]!,
    households,
    people: tally.people[community]!,
    inBand: households >= problem.lower && households <= problem.upper,
    pieces: pieces[community]!,
    cut: tally.cut[community]!,
    border,
    outer,
    area,
    compactness: Math.min(1, (4 * Math.PI * area) / (round * round || 1)),
  }
}

/** Linear in the communities, not in the units. */
export function liveTotals({ tally, pieces, problem, top, unassigned, cut }: State): LiveTotals {
  let [communities, outOfBand, torn, unsettled] = [0, 0, 0, 0]
  for (let c = 0; c < top; c++) {
    if (tally.units[c] === 0) continue
    communities++
    if (tally.households[c]! < problem.lower || tally.households[c]! > problem.upper) outOfBand++
    if (pieces[c]! > 1) torn++
    if (pieces[c]! < 0) unsettled++
  }
  return {
    communities,
    unassigned,
    cut,
    q: communities > 0 ? cut / Math.sqrt(communities) : 0,
    outOfBand,
    torn,
    unsettled,
  }
}
