import type { Random } from './random.ts'
import type { Totals } from './survey2002.ts'

/** Who is to be given a part of a reported total: a place and how much it weighs. */
export interface Share {
  code: string
  weight: number
}

/** Divides a whole number by weights; the largest remainders get what is left, so that the parts sum up to it exactly. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((w) => (total * w) / sum)
  const parts = exact.map(Math.floor)
  const order = exact.map((e, i) => [e - parts[i]!, i] as const).toSorted((a, b) => b[0] - a[0] || a[1] - b[1])
  const left = total - parts.reduce((a, b) => a + b, 0)
  for (const [, i] of order.slice(0, left)) parts[i]!++
  return parts
}

export interface ReportedPlace extends Totals {
  code: string
}

/**
 * Gives each place its part of what a report states, after what is counted person by person has been taken off. Fails
 * when the counted people are more than the report's, or floating people more than a place's population.
 */
export function solve(rng: Random, stated: Totals, counted: Totals, places: readonly Share[]): ReportedPlace[] {
  const rest = { population: stated.population - counted.population, floating: stated.floating - counted.floating }
  if (rest.population < 0 || rest.floating < 0) throw new RangeError('more people counted than the report states')
  const population = apportion(
    rest.population,
    places.map((p) => p.weight * (0.75 + rng.next() * 0.5)),
  )
  const floating = apportion(
    rest.floating,
    population.map((n) => n * (0.8 + rng.next() * 0.4)),
  )
  return places.map((place, i) => {
    if (floating[i]! > population[i]!) throw new RangeError(`more floating people than people in ${place.code}`)
    return { code: place.code, population: population[i]!, floating: floating[i]! }
  })
}
