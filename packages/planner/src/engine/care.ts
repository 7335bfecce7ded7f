import type { Care } from './cycle.ts'

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

/** The care of a step after so many rounds: more annealing the longer the search goes on. */
export function careOf(rounds: number, narrow: boolean, tick: () => void): Care {
  const turn = Math.floor(rounds)
  const base = { ...FIRST_CARE, grain: 5 + (turn % 3), sweeps: 1, anneal: Math.min(80, 10 + 2 * turn), tick }
  return narrow ? { ...base, heat: HEATS[turn % HEATS.length]!, oscillations: Math.min(1e7, 5e5 * (1 + turn)) } : base
}

/** The care of the k-th attempt to bring what is outside into the band: descents first, then oscillation. */
export function mendingCare(k: number, narrow: boolean, tick: () => void): Care {
  const base = { ...FIRST_CARE, grain: 4 + (k % 4) * 2, sweeps: 3, most: 2 + (k % 3), tick }
  if (!narrow && k < 8) return base
  return { ...base, heat: HOTTER[k % HOTTER.length]!, oscillations: 2e5 * (1 + (k >> 2)) }
}
