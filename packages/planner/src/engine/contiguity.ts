import type { Level } from './level.ts'

/** How far a search walks before it takes the answer for no: refusing a lawful move costs little, walking far costs much. */
const REACH = 160

/**
 * A test whether the community of u stays contiguous when u leaves it. Looks round u first: neighbours of u that touch each other
 * or meet within `REACH` steps settle nearly every case. May say no where yes is true, never the other way.
 */
export function contiguityTest(level: Level): (of: Int32Array, u: number) => boolean {
  const { n, offsets, neighbours } = level
  const seen = new Int32Array(n)
  const queue = new Int32Array(REACH + 64)
  let stamp = 0
  return (of, u) => {
    const own = of[u]!
    stamp += 2
    let goals = 0
    let first = -1
    for (let e = offsets[u]!, end = offsets[u + 1]!; e < end; e++) {
      const v = neighbours[e]!
      if (of[v] !== own) continue
      seen[v] = stamp
      first = v
      goals++
    }
    if (goals < 2) return goals === 1
    seen[u] = stamp + 1
    seen[first] = stamp + 1
    queue[0] = first
    let tail = 1
    goals--
    for (let head = 0; head < tail; head++) {
      const v = queue[head]!
      for (let e = offsets[v]!, end = offsets[v + 1]!; e < end; e++) {
        const x = neighbours[e]!
        if (of[x] !== own) continue
        const mark = seen[x]!
        if (mark > stamp) continue
        if (mark === stamp && --goals === 0) return true
        seen[x] = stamp + 1
        if (tail < queue.length) queue[tail++] = x
      }
      if (tail >= REACH) return false
    }
    return false
  }
}
