import { EXPONENTIAL, type Random } from '../random.ts'
import { contiguityTest } from './contiguity.ts'
import { costOf, outside, transfer, weightCost, wishDelta, type Goal, type Parts } from './parts.ts'

/** How fast the price of a household outside the band rises while there is one, and falls while there is none. */
const DRIFT = 1.04

/**
 * Annealing for bands so narrow that hardly a move keeps them: communities may leave the band at a price that rises until they are back
 * and then falls again (strategic oscillation, Glover 1977), so the search crosses what lies between two legal plans. Answers the
 * cheapest partition it met without a household outside the band, else the one with the fewest. `parts` is used up.
 */
export function oscillate(
  parts: Parts,
  goal: Goal,
  hot: number,
  sweeps: number,
  random: Random,
  tick: () => void,
): Int32Array {
  const { level, of, weight, size } = parts
  const { n, offsets, neighbours, length, weight: own } = level
  const stays = contiguityTest(level)
  const plain = parts.tallies === null
  const start = costOf(parts, goal)
  let { cost, outside: out } = start
  let least = out
  let cheapest = cost
  const best = of.slice()
  let total = 0
  for (let u = 0; u < n; u++) total += own[u]!
  const yard = (hot * n) / (total || 1)
  let price = yard
  let x = random.state
  const free = { ...goal, strict: 0 }
  for (let s = 0; s < sweeps; s++) {
    tick()
    const T = hot * (1 - (0.95 * s) / sweeps)
    price = out > 0 ? Math.min(price * DRIFT, yard * 1e4) : Math.max(price / DRIFT, yard * 0.05)
    for (let u = 0; u < n; u++) {
      const first = offsets[u]!
      const last = offsets[u + 1]!
      if (first === last) continue
      x ^= x << 13
      x ^= x >>> 17
      x ^= x << 5
      const b = of[neighbours[first + (((x >>> 16) * (last - first)) >>> 16)]!]!
      const a = of[u]!
      if (a === b || size[a] === 1) continue
      let delta = 0
      for (let e = first; e < last; e++) {
        const c = of[neighbours[e]!]!
        if (c === a) delta += length[e]!
        else if (c === b) delta -= length[e]!
      }
      const w = own[u]!
      const wa = weight[a]!
      const wb = weight[b]!
      if (goal.size > 0)
        delta += weightCost(free, wa - w) + weightCost(free, wb + w) - weightCost(free, wa) - weightCost(free, wb)
      if (!plain) delta += wishDelta(parts, u, a, b)
      const more = outside(goal, wa - w) + outside(goal, wb + w) - outside(goal, wa) - outside(goal, wb)
      if (!(delta + price * more <= T * EXPONENTIAL[x & 1023]!)) continue
      if (!stays(of, u)) continue
      transfer(parts, u, b)
      cost += delta
      out += more
      if (out > least || (out === least && cost >= cheapest - 1e-9)) continue
      least = out
      cheapest = cost
      best.set(of)
    }
  }
  random.state = x
  return best
}
