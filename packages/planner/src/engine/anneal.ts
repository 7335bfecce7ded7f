import { EXPONENTIAL, type Random } from '../random.ts'
import { contiguityTest } from './contiguity.ts'
import { transfer, weightCost, wishDelta, type Goal, type Parts } from './parts.ts'

/**
 * Moves border units by the rule of Metropolis while the temperature (metres) falls in a line to 0 over the sweeps; every community
 * stays contiguous and none disappears. A sweep looks once at each unit and one neighbour of it. The last sweeps only improve.
 */
export function anneal(parts: Parts, goal: Goal, hot: number, sweeps: number, random: Random, tick: () => void): void {
  const { level, of, weight, size } = parts
  const { n, offsets, neighbours, length, weight: own } = level
  const stays = contiguityTest(level)
  const plain = parts.tallies === null
  const { lower, upper } = goal
  const flat = goal.size === 0
  let x = random.state
  for (let s = 0; s < sweeps; s++) {
    const T = sweeps > 1 ? hot * (1 - s / (sweeps - 1)) : 0
    for (let u = 0; u < n; u++) {
      if ((u & 16383) === 0) tick()
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
      const limit = T * EXPONENTIAL[x & 1023]!
      const w = own[u]!
      const wa = weight[a]!
      const wb = weight[b]!
      if (!flat || wa - w < lower || wb + w > upper || wa > upper || wb < lower)
        delta += weightCost(goal, wa - w) + weightCost(goal, wb + w) - weightCost(goal, wa) - weightCost(goal, wb)
      if (plain ? delta > limit : false) continue
      if (!plain) {
        if (delta > limit + 1e12) continue
        delta += wishDelta(parts, u, a, b)
        if (!(delta <= limit)) continue
      }
      if (delta === 0 && T === 0) continue
      if (!stays(of, u)) continue
      transfer(parts, u, b)
    }
  }
  random.state = x
}
