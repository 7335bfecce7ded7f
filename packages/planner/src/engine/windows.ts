import { below, shuffled, unit, type Random } from '../random.ts'
import { outside, weightCost, type Goal, type Parts } from './parts.ts'
import { emptyTally, post, tallyCost } from './marks.ts'
import { emptyWindow, exactPartition, WIDEST } from './partition.ts'

/** Most units of the level that a window may start with before they are joined to `WIDEST` clusters. */
const LOOSE = 48
/** No common boundary; lengths may be negative where crossings of barriers count. */
const NONE = -1e300

export interface Sweep {
  /** Most clusters of a window, at most `WIDEST`. */
  readonly widest: number
  /** Most communities of a window. */
  readonly most: number
  /** Called before each window; may throw to stop. */
  readonly tick: () => void
}

/** A community with its members. */
interface Lists {
  readonly members: number[][]
  readonly vacant: number[]
}

/**
 * Large neighbourhoods solved exactly: takes a community with one to three neighbours, joins their units to a few clusters and parts
 * them anew by `exactPartition`; keeps the result when it is better. Changes the number of communities, mends what is out of the band.
 * The parts must have room for as many communities as there may be.
 */
export function windowSearch(parts: Parts, random: Random) {
  const { level, of } = parts
  const { offsets, neighbours, length, weight } = level
  const lists = listsOf(parts)
  const local = new Int32Array(level.n).fill(-1)
  const pull = new Float64Array(parts.size.length)
  const window = emptyWindow()
  const exact = exactPartition()
  const masks: number[] = []
  const near: number[] = []
  const units: number[] = []
  const team: number[] = []
  const big = new Float64Array(LOOSE * LOOSE)
  const heavy = new Float64Array(LOOSE)
  const head = new Int32Array(LOOSE)

  /** Neighbouring communities of the team with the length they share with it. */
  const lookRound = (c: number) => {
    for (const u of lists.members[c]!)
      for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
        const d = of[neighbours[e]!]!
        if (team.includes(d)) continue
        if (pull[d] === 0) near.push(d)
        pull[d]! += Math.max(length[e]!, 0) + 1e-6
      }
  }

  const choose = (first: number, limit: number, most: number) => {
    team.length = near.length = 0
    team.push(first)
    let total = lists.members[first]!.length
    lookRound(first)
    while (team.length < most) {
      let best = -1
      let top = 0
      for (const d of near) {
        if (pull[d] === 0 || total + lists.members[d]!.length > limit) continue
        const r = pull[d]! * unit(random)
        if (r > top) {
          top = r
          best = d
        }
      }
      if (best === -1) break
      team.push(best)
      total += lists.members[best]!.length
      pull[best] = 0
      lookRound(best)
    }
    for (const d of near) pull[d] = 0
    return total
  }

  /** Fills the window with the team's units, joined inside their communities until `widest` are left. */
  const fill = (widest: number): boolean => {
    units.length = 0
    for (const c of team) for (const u of lists.members[c]!) units.push(u)
    const k = units.length
    for (let i = 0; i < k; i++) {
      local[units[i]!] = i
      heavy[i] = weight[units[i]!]!
      head[i] = i
    }
    big.fill(NONE, 0, k * LOOSE)
    for (let i = 0; i < k; i++) {
      const u = units[i]!
      for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
        const j = local[neighbours[e]!]!
        if (j >= 0) big[i * LOOSE + j] = length[e]!
      }
    }
    for (let i = 0; i < k; i++) local[units[i]!] = -1
    let left = k
    while (left > widest) {
      let a = -1
      let b = -1
      let top = 0
      for (let i = 0; i < k; i++) {
        if (head[i] !== i) continue
        for (let j = 0; j < i; j++) {
          if (head[j] !== j || of[units[i]!] !== of[units[j]!]) continue
          const l = big[i * LOOSE + j]!
          if (l === NONE) continue
          const rating = ((Math.max(l, 0) + 1e-6) / (heavy[i]! + heavy[j]! + 1)) * (0.5 + unit(random))
          if (rating > top) {
            top = rating
            a = j
            b = i
          }
        }
      }
      if (a === -1) return false
      head[b] = a
      heavy[a]! += heavy[b]!
      for (let j = 0; j < k; j++) {
        const l = big[b * LOOSE + j]!
        if (l === NONE || j === a) continue
        const now = big[a * LOOSE + j]!
        big[a * LOOSE + j] = big[j * LOOSE + a] = now === NONE ? l : now + l
      }
      left--
    }
    compact(k)
    return true
  }

  const place = new Int32Array(LOOSE)
  const compact = (k: number) => {
    let count = 0
    for (let i = 0; i < k; i++) if (head[i] === i) place[i] = count++
    window.count = count
    for (let i = 0; i < k; i++) {
      if (head[i] !== i) continue
      const p = place[i]!
      window.weight[p] = heavy[i]!
      let touch = 0
      for (let j = 0; j < k; j++) {
        if (head[j] !== j || j === i) continue
        const l = big[i * LOOSE + j]!
        if (l === NONE) continue
        touch |= 1 << place[j]!
        window.shared[p * WIDEST + place[j]!] = l
      }
      window.touch[p] = touch
    }
  }

  const rootOf = (i: number): number => {
    let r = i
    while (head[r] !== r) r = head[r]!
    return r
  }

  const marks = level.marks
  const wishesOf = (mask: number): number => {
    if (marks === null) return 0
    const tally = emptyTally(marks)
    for (let i = 0; i < units.length; i++) if ((mask >> place[rootOf(i)]!) & 1) post(tally, marks, units[i]!, 1)
    return tallyCost(tally, marks)
  }

  /** Worth of the team as it stands, in the coin of `exactPartition`. */
  const standing = (goal: Goal): number => {
    let sum = 0
    for (const c of team) {
      sum += goal.credit - weightCost(goal, parts.weight[c]!) - parts.wished[c]!
      for (const u of lists.members[c]!)
        for (let e = offsets[u]!; e < offsets[u + 1]!; e++)
          if (of[neighbours[e]!] === c && neighbours[e]! > u) sum += length[e]!
    }
    return sum
  }

  /** Length inside the clusters of the window, which every parting keeps. */
  const insideClusters = (): number => {
    if (window.count === units.length) return 0
    let sum = 0
    for (let i = 0; i < units.length; i++) local[units[i]!] = rootOf(i)
    for (let i = 0; i < units.length; i++) {
      const u = units[i]!
      for (let e = offsets[u]!; e < offsets[u + 1]!; e++)
        if (local[neighbours[e]!] === local[u] && neighbours[e]! > u) sum += length[e]!
    }
    for (let i = 0; i < units.length; i++) local[units[i]!] = -1
    return sum
  }

  const apply = () => {
    for (const c of team) {
      lists.members[c]!.length = 0
      lists.vacant.push(c)
    }
    parts.count += masks.length - team.length
    for (const mask of masks) {
      const c = lists.vacant.pop()!
      const members = lists.members[c]!
      for (let i = 0; i < units.length; i++)
        if ((mask >> place[rootOf(i)]!) & 1) {
          members.push(units[i]!)
          of[units[i]!] = c
        }
    }
    const done = [...team]
    for (const u of units) if (!done.includes(of[u]!)) done.push(of[u]!)
    for (const c of done) recount(parts, c, lists.members[c]!)
  }

  /** One window round community c; true when something changed. */
  const attempt = (c: number, goal: Goal, { widest, most }: Omit<Sweep, 'tick'>): boolean => {
    if (lists.members[c]!.length === 0) return false
    const total = choose(c, most > 2 ? widest : LOOSE, most)
    if (team.length === 1 || total > LOOSE) {
      if (lists.members[c]!.length > LOOSE) return false
      if (team.length === 1) choose(c, LOOSE, 2)
    }
    if (!fill(widest)) return false
    const loose = team.some((d) => outside(goal, parts.weight[d]!) > 0)
    if (loose && window.count > 12 && !fill(12)) return false
    const worth = (w: number, mask: number) => goal.credit - weightCost(goal, w) - wishesOf(mask)
    const before = standing(goal)
    const beat = before - insideClusters() + 1e-7 * (1 + Math.abs(before))
    const top = exact(window, { lower: goal.lower, upper: goal.upper, loose }, worth, beat, masks)
    if (!(top > beat) || masks.length > team.length + lists.vacant.length) return false
    apply()
    return true
  }

  /** A window round every community once, in random order; answers how many changed. */
  const sweep = (goal: Goal, how: Sweep): number => {
    let changed = 0
    const order = shuffled(parts.size.length, random)
    for (let i = 0; i < order.length; i++) {
      how.tick()
      const most = how.most > 2 ? 2 + below(random, how.most - 1) : how.most
      if (parts.size[order[i]!]! > 0 && attempt(order[i]!, goal, { widest: how.widest, most })) changed++
    }
    return changed
  }

  return { attempt, sweep }
}

function listsOf(parts: Parts): Lists {
  const members: number[][] = Array.from({ length: parts.size.length }, () => [])
  for (let u = 0; u < parts.of.length; u++) members[parts.of[u]!]!.push(u)
  const vacant: number[] = []
  for (let c = members.length - 1; c >= 0; c--) if (members[c]!.length === 0) vacant.push(c)
  return { members, vacant }
}

/** Sums of one community anew from its members. */
function recount(parts: Parts, c: number, members: readonly number[]): void {
  let w = 0
  for (const u of members) w += parts.level.weight[u]!
  parts.weight[c] = w
  parts.size[c] = members.length
  const marks = parts.level.marks
  if (marks === null || parts.tallies === null) return
  const tally = emptyTally(marks)
  for (const u of members) post(tally, marks, u, 1)
  parts.tallies[c] = tally
  parts.wished[c] = members.length > 0 ? tallyCost(tally, marks) : 0
}
