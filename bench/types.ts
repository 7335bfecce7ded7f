import type { House } from '../packages/app/server/house.ts'

/** A city on one engine, in which the rows are measured one after another. */
export interface Bed {
  engine: 'pglite' | 'postgres'
  house: House
  /** Folder with everything of this bed; goes away at the end. */
  dir: string
  /** Environment with which a process of its own opens the same city. */
  env: Record<string, string>
  /** How many residents the city is to have. */
  people: number
  /** Communities with their codes of 12 digits, as many as the people need. */
  communities: { id: string; code: string; path: string }[]
  /** The city itself. */
  cityId: string
  say: (text: string) => void
}

/** One line of the result: what was measured, what it ought to be, what was seen. */
export interface Measure {
  what: string
  bar: string
  seen: string
  met: boolean
  /** Where the bar was missed: by how much, and what was seen beside; why stands in reasons.ts. */
  missed?: string
}

/** One row of the table of bars. Rows run in order; later ones find what earlier ones left. */
export interface Row {
  id: string
  work: string
  run: (bed: Bed) => Promise<Measure[]>
}

/** Writes a figure against an upper bar. */
export function atMost(what: string, seen: number, bar: number, unit: string, missed?: string): Measure {
  const text = (n: number) => `${n >= 100 ? Math.round(n) : Number(n.toFixed(n < 10 ? 2 : 1))}${unit}`
  const met = seen <= bar
  const over = met
    ? undefined
    : `${text(seen)} instead of ${text(bar)} (${((seen / bar - 1) * 100).toFixed(0)} % over).${missed ? ` ${missed}` : ''}`
  return { what, bar: `≤ ${text(bar)}`, seen: text(seen), met, ...(over ? { missed: over } : {}) }
}
