import type { Run } from '#shared/document.ts'

/** A sentence of the texts with its places filled by runs: `fill('{{a}}人', …)`. */
export type Say = (key: string, params?: Record<string, string | number>) => string
export type Filling = string | number | Run | readonly Run[]

const MARK = '\u0001'

const runsOf = (value: Filling): Run[] => {
  if (typeof value === 'string' || typeof value === 'number') return [{ text: String(value) }]
  return Array.isArray(value) ? [...value] : [value as Run]
}

/** The sentence `key` with figures as runs in their places, so that each keeps what stands behind it. */
export function prose(say: Say, key: string, values: Record<string, Filling> = {}): Run[] {
  const marked = Object.fromEntries(Object.keys(values).map((name) => [name, `${MARK}${name}${MARK}`]))
  const pieces = say(key, marked).split(MARK)
  return merged(pieces.flatMap((piece, i) => (i % 2 === 0 ? [{ text: piece }] : runsOf(values[piece] ?? ''))))
}

/** Neighbours without anything behind them become one. Empty runs stay only where they carry a note. */
function merged(runs: readonly Run[]): Run[] {
  const made: Run[] = []
  for (const run of runs) {
    const last = made.at(-1)
    if (run.text === '' && !run.note) continue
    if (last && Object.keys(last).length === 1 && Object.keys(run).length === 1)
      made[made.length - 1] = { text: last.text + run.text }
    else made.push(run)
  }
  return made
}

/** Runs one after another with a separator between them. */
export const joined = (parts: readonly (readonly Run[])[], separator: string): Run[] =>
  merged(parts.flatMap((part, i) => (i === 0 ? [...part] : [{ text: separator }, ...part])))
