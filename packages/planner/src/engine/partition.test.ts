import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomOf, unit } from '../random.ts'
import { emptyWindow, exactPartition, WIDEST, type Window } from './partition.ts'

/** A random connected window of `count` clusters. */
function randomWindow(count: number, seed: number): Window {
  const random = randomOf(seed)
  const window = emptyWindow()
  window.count = count
  for (let i = 0; i < count; i++) window.weight[i] = Math.floor(unit(random) * 6)
  for (let i = 0; i < count; i++)
    for (let j = 0; j < i; j++) {
      if (j !== i - 1 && unit(random) > 0.35) continue
      window.touch[i]! |= 1 << j
      window.touch[j]! |= 1 << i
      window.shared[i * WIDEST + j] = window.shared[j * WIDEST + i] = Math.floor(unit(random) * 20)
    }
  return window
}

const members = (mask: number) => Array.from({ length: WIDEST }, (_, i) => i).filter((i) => (mask >> i) & 1)

function connected({ touch }: Window, mask: number): boolean {
  let seen = mask & -mask
  for (let before = 0; before !== seen;) {
    before = seen
    for (const i of members(seen)) seen |= touch[i]! & mask
  }
  return seen === mask
}

/** Best value over all partitions, by trying them all. */
function slow(window: Window, lower: number, upper: number, credit: number): number {
  const worth = (mask: number): number => {
    const list = members(mask)
    const w = list.reduce((sum, i) => sum + window.weight[i]!, 0)
    if (w < lower || w > upper || !connected(window, mask)) return -Infinity
    return list.reduce(
      (sum, i) => sum + list.reduce((s, j) => (j < i ? s + window.shared[i * WIDEST + j]! : s), 0),
      credit,
    )
  }
  const best = (left: number): number => {
    if (left === 0) return 0
    const low = left & -left
    let top = -Infinity
    for (let rest = left ^ low, sub = rest; ; sub = (sub - 1) & rest) {
      const value = worth(sub | low)
      if (value > -Infinity) top = Math.max(top, value + best(left ^ low ^ sub))
      if (sub === 0) return top
    }
  }
  return best((1 << window.count) - 1)
}

describe('the exact partition of a window', () => {
  it('is as good as the best of all partitions, and finds it from any bound below', () => {
    const exact = exactPartition()
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 0, max: 15 }),
        (count, seed, credit) => {
          const window = randomWindow(count, seed)
          const [lower, upper] = [4, 11]
          const best = slow(window, lower, upper, credit)
          const parts: number[] = []
          const found = exact(window, { lower, upper, loose: false }, () => credit, best - 1 - (seed % 7), parts)
          expect(found).toBe(best)
          expect(exact(window, { lower, upper, loose: false }, () => credit, best + 1, [])).toBeLessThanOrEqual(best)
          if (best === -Infinity) return
          expect(parts.reduce((all, mask) => all | mask, 0)).toBe((1 << count) - 1)
          expect(parts.reduce((sum, mask) => sum + members(mask).length, 0)).toBe(count)
          for (const mask of parts) expect(connected(window, mask)).toBe(true)
        },
      ),
      { numRuns: 400, seed: 20261123 },
    )
  })
})
