import type { Care } from './cycle.ts'

/** The descent that makes the first plan. */
export const FIRST_CARE: Omit<Care, 'tick'> = { grain: 6, sweeps: 2, widest: 13, most: 4, heat: 0.5, anneal: 10 }

/** The care of a step after so many rounds: more annealing the longer the search goes on. */
export function careOf(rounds: number, kind: 'search' | 'mend', tick: () => void): Care {
  const turn = Math.floor(rounds)
  if (kind === 'mend')
    return { grain: 4 + (turn % 4) * 2, sweeps: 3, widest: 13, most: 2 + (turn % 3), heat: 0.5, anneal: 10, tick }
  return { grain: 5 + (turn % 3), sweeps: 1, widest: 13, most: 4, heat: 0.5, anneal: Math.min(80, 10 + 2 * turn), tick }
}
