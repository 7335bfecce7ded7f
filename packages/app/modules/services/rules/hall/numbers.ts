import type { Lane } from '../../contract/hall/base.ts'

/** A number as it is printed and called: letter and at least three digits, `A001`. */
export const codeOf = (letter: string, number: number): string => `${letter}${String(number).padStart(3, '0')}`

/** A stated need goes first, an appointment before those who came without one. */
export const priorityOf = (lane: Lane, byAppointment: boolean): number =>
  lane === 'normal' ? Number(byAppointment) : 2

/** The key of a number that the house gives by itself; no key that a device makes up (`takenKey`) can look like it. */
export const houseKey = (from: 'slot' | 'from', id: string): string => `${from}:${id}`

/** So many with precedence are called one after the other; then one that waits in turn, so that nobody waits for ever. Our own measure. */
export const IN_A_ROW = 3

/**
 * A row in the order in which it is called.
 * @param waiting as it stands by precedence
 * @param run how many with precedence were called last, one after the other
 */
export function lineUp<T extends { priority: number }>(waiting: readonly T[], run: number): T[] {
  const first = waiting.filter((t) => t.priority > 0)
  const inTurn = waiting.filter((t) => t.priority === 0)
  const line: T[] = []
  for (let gone = run; line.length < waiting.length;) {
    const turn = inTurn.length > 0 && (first.length === 0 || gone >= IN_A_ROW)
    line.push((turn ? inTurn : first).shift()!)
    gone = turn ? 0 : gone + 1
  }
  return line
}

/** How many with precedence were called one after the other, from the last calls, the last first. */
export const runOf = (called: readonly { priority: number }[]): number => {
  const at = called.findIndex((t) => t.priority === 0)
  return at < 0 ? called.length : at
}

/** So many of those who wait go before one that had been passed and came back (过号重排). */
export const BEHIND = 3

/** Fewer visits than this say nothing about how long one takes. */
export const FEWEST = 3

/** The middle of some durations in seconds; the lower one of two. `null` while there are too few. */
export function medianOf(seconds: readonly number[]): number | null {
  if (seconds.length < FEWEST) return null
  return seconds.toSorted((a, b) => a - b)[Math.floor((seconds.length - 1) / 2)]!
}

/**
 * About how long the next one of a row waits, in whole minutes, from today's own visits: those before it, shared by the
 * counters that call the row. `null`: nobody knows yet (too few visits today, or no counter is open).
 */
export function waitOf(ahead: number, counters: number, medianSeconds: number | null): number | null {
  if (ahead === 0 && counters > 0) return 0
  if (medianSeconds === null || counters === 0) return null
  return Math.ceil((ahead * medianSeconds) / counters / 60)
}

/** Whether a counter calls a row: one that names no letters calls all. */
export const calls = (counter: { letters: readonly string[] }, letter: string): boolean =>
  counter.letters.length === 0 || counter.letters.includes(letter)
