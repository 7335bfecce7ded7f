import { spawnSync } from 'node:child_process'

export const say = (text: string): void => void process.stderr.write(`${text}\n`)

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  if (sorted.length === 0) return Number.NaN
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

export const geometricMean = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, v) => sum + Math.log(v), 0) / values.length)

/** The first of several names of a program that is on the path. */
export const program = (...names: string[]): string | undefined =>
  names.find((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0)

/** A whole figure as people read it. */
export const figure = (n: number): string =>
  !Number.isFinite(n) ? '—' : n.toLocaleString('en', { maximumFractionDigits: n < 1000 ? 1 : 0 })

export const seconds = (s: number): string => `${s < 10 ? s.toFixed(2) : s.toFixed(1)} s`

export interface Row {
  readonly what: string
  readonly bar: string
  readonly seen: string
  readonly met: boolean
  /** Where the bar was missed: by how much, and why. */
  readonly missed?: string
}

/** A figure against an upper bar. */
export function atMost(what: string, seen: number, bar: number, text: (n: number) => string, why = ''): Row {
  const met = seen <= bar
  const over = `${text(seen)} instead of ${text(bar)} (${((seen / bar - 1) * 100).toFixed(0)} % over)${why ? `: ${why}` : ''}`
  return { what, bar: `≤ ${text(bar)}`, seen: text(seen), met, ...(met ? {} : { missed: over }) }
}
