import type { Desk, Figures } from '../desk/types.ts'
import type { Preview } from '../engine/plans.ts'
import { changeOf, keyAt } from '../desk/desk.ts'

/** What the map shows by colour. */
export const shadings = [
  'community',
  'size',
  'change',
  'manage',
  'resources',
  'selfGovernment',
  'criterionSize',
] as const
export type Shading = (typeof shadings)[number]

/** Tints on which dark letters are read well; neighbours get different ones. */
const TINTS = [
  '#93c4b4', '#e3ad9f', '#dcc784', '#a3bddc', '#c7acd2', '#b0cb89', '#e5b884', '#92c8d3', '#dca2bb', '#bab795', '#a5b4a0', '#d4b5a0',
] as const // prettier-ignore
export const OPEN = '#ffffff'
export const OPEN_LINE = '#b3261e'
export const BANDS: Record<Figures['band'], string> = {
  empty: '#e9e4da',
  below: '#e8c25c',
  inside: '#8cc3b0',
  above: '#d9857b',
}
export const CHANGES = { stays: '#d6d1c6', moves: '#d07a3c', new: '#7fa6d1', open: OPEN } as const
/** Strokes that say by their form what the colour of a change says: a slash moves, a cross is new. In pixels. */
export const MARKS: Readonly<Record<string, readonly (readonly [number, number, number, number])[]>> = {
  [CHANGES.moves]: [[-3, 3, 3, -3]],
  [CHANGES.new]: [[-3, 0, 3, 0], [0, -3, 0, 3]],
} // prettier-ignore
const SCORES = ['#d9857b', '#e6b97a', '#e9dc9a', '#b5d3a0', '#8cc3b0'] as const
export const NO_SCORE = '#e9e4da'
export const scoreSteps = SCORES.map((colour, i) => ({ colour, from: i * 20, to: i === 4 ? 100 : i * 20 + 19 }))

export const scoreColour = (score: number | null | undefined): string =>
  score === null || score === undefined ? NO_SCORE : SCORES[Math.min(4, Math.floor(score / 20))]!

/** A tint for each community, kept while the table is open. */
export type Tints = Map<string, string>

/** Gives each community without a tint one that its neighbours do not have, as far as there are enough. */
export const tint = (desk: Desk, tints: Tints): void =>
  tintKeys(desk.problem, desk.communities.map((c) => c.key), (u) => keyAt(desk, u), tints) // prettier-ignore

/** {@link tint} for any drawing of the units. */
export function tintKeys(
  problem: Desk['problem'],
  keys: readonly string[],
  at: (u: number) => string | null,
  tints: Tints,
): void {
  if (keys.every((key) => tints.has(key))) return
  const around = neighboursOf(problem, at)
  const used = (colour: string) => [...tints.values()].filter((t) => t === colour).length
  for (const key of keys) {
    if (tints.has(key)) continue
    const near = new Set([...(around.get(key) ?? [])].map((k) => tints.get(k)))
    const free = TINTS.filter((t) => !near.has(t))
    const pool = free.length > 0 ? free : [...TINTS]
    tints.set(key, pool.toSorted((a, b) => used(a) - used(b))[0]!)
  }
}

function neighboursOf({ n, adjacency }: Desk['problem'], at: (u: number) => string | null): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  const { offsets, neighbours } = adjacency
  for (let u = 0; u < n; u++) {
    const key = at(u)
    if (key === null) continue
    const set = found.get(key) ?? new Set()
    found.set(key, set)
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const other = at(neighbours[e]!)
      if (other !== null && other !== key) set.add(other)
    }
  }
  return found
}

/** How each unit is coloured. `of` depends on the community alone, but for changes. */
export interface Paint {
  byCommunity: boolean
  community: (key: string) => string
  unit: (u: number) => string
}

/** A plan of the engine that is looked at, in the colours of the communities that go on. */
export function previewPaint(desk: Desk, { assignment, keys }: Preview, tints: Tints): Paint {
  const own: Tints = new Map(keys.flatMap((key) => (tints.has(key) ? [[key, tints.get(key)!] as const] : [])))
  tintKeys(desk.problem, keys, (u) => keys[assignment[u]!] ?? null, own)
  const community = (key: string): string => own.get(key) ?? NO_SCORE
  return { byCommunity: true, community, unit: (u) => (assignment[u]! < 0 ? OPEN : community(keys[assignment[u]!]!)) }
}

export function paintOf(
  desk: Desk,
  shading: Shading,
  tints: Tints,
  bandOf: (key: string) => Figures['band'],
  scores: ReadonlyMap<string, number | null>,
): Paint {
  const community = (key: string): string =>
    shading === 'size'
      ? BANDS[bandOf(key)]
      : shading === 'community' || shading === 'change'
        ? (tints.get(key) ?? NO_SCORE)
        : scoreColour(scores.get(key))
  const unit = (u: number): string => {
    if (shading === 'change') return CHANGES[changeOf(desk, u)]
    const key = keyAt(desk, u)
    return key === null ? OPEN : community(key)
  }
  return { byCommunity: shading !== 'change', community, unit }
}
