/** A stream of chance that gives the same numbers for the same seed on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next: () => number
  /** A whole number from `low` to `high`, both included. */
  int: (low: number, high: number) => number
  /** True with the given probability. */
  chance: (probability: number) => boolean
  /** One item, all alike. */
  pick: <T>(items: readonly T[]) => T
  /** One value of `[value, weight]` pairs. */
  weighted: <T>(items: readonly (readonly [T, number])[]) => T
  /** A stream of its own for a part, so that a change in one part leaves the others as they were. */
  fork: (label: string) => Random
}

/** FNV-1a: a word as a starting number. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

function weighted<T>(next: () => number, items: readonly (readonly [T, number])[]): T {
  let total = 0
  for (const item of items) total += item[1]
  let at = next() * total
  for (const item of items) {
    at -= item[1]
    if (at < 0) return item[0]
  }
  return items.at(-1)![0]
}

/** Makes a stream from a seed word (a Weyl sequence through a 32-bit mixer). Not for secrets. */
export function random(seed: string): Random {
  let state = hash(seed)
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return ((z ^ (z >>> 15)) >>> 0) / 4_294_967_296
  }
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)]!,
    weighted: (items) => weighted(next, items),
    fork: (label) => random(`${seed}/${label}`),
  }
}
