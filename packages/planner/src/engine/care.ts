import type { Care } from './cycle.ts'

/** Most communities that a step takes up. */
export const WIDEST_REGION = 48

/** The descent that makes the first plan. */
export const FIRST_CARE: Omit<Care, 'tick'> = {
  grain: 6,
  sweeps: 2,
  widest: 13,
  most: 4,
  heat: 0.5,
  anneal: 10,
  oscillations: 0,
}

const HEATS = [0.5, 0.25, 1, 0.35, 0.7]

const HOTTER = [0.5, 1, 2, 4, 1.5]

/** The rounds that take up wide regions before the search turns to small ones too. */
const WIDE = 6
/** From then on every fourth step draws its region from nothing: what all else cannot better may be the best of its kind only. */
const FRESH = 60
/** Communities of a region in turn, later on: a small one is settled hot many times while a wide one is settled once. */
const REGIONS = [8, 16, 5, WIDEST_REGION]

/** Communities that step `turn` takes up at most, after so many rounds. */
export const regionSize = (rounds: number, turn: number): number =>
  rounds < WIDE ? WIDEST_REGION : REGIONS[turn % REGIONS.length]!

/** The care of a step after so many rounds: more annealing the longer the search goes on. */
export function careOf(rounds: number, turn: number, narrow: boolean, tick: () => void): Care {
  const round = Math.floor(rounds)
  const late = round >= WIDE
  const heat = late && turn % 8 >= 4 ? 1 : 0.5
  const afresh = round >= FRESH && turn % 4 === 0
  const base = {
    ...FIRST_CARE,
    grain: 5 + (round % 3),
    sweeps: 1,
    heat,
    anneal: late ? 40 : 10 + 2 * round,
    afresh,
    tick,
  }
  return narrow ? { ...base, heat: HEATS[turn % HEATS.length]!, oscillations: Math.min(1e7, 5e5 * (1 + round)) } : base
}

/** The care of the k-th attempt to bring what is outside into the band: descents first, then oscillation. */
export function mendingCare(k: number, narrow: boolean, tick: () => void): Care {
  const base = { ...FIRST_CARE, grain: 4 + (k % 4) * 2, sweeps: 3, most: 2 + (k % 3), tick }
  if (!narrow && k < 8) return base
  return { ...base, heat: HOTTER[k % HOTTER.length]!, oscillations: 2e5 * (1 + (k >> 2)) }
}
