/** Most clusters of a window. */
export const WIDEST = 15
/** Connected sets a window may have before it is given up. */
const MOST_SETS = 20000

/** A window's clusters: `touch[i]` has bit j where i and j are neighbours; `shared[i * WIDEST + j]` is their common length. */
export interface Window {
  count: number
  readonly weight: Float64Array
  readonly touch: Int32Array
  readonly shared: Float64Array
}

export const emptyWindow = (): Window => ({
  count: 0,
  weight: new Float64Array(WIDEST),
  touch: new Int32Array(WIDEST),
  shared: new Float64Array(WIDEST * WIDEST),
})

/** What a set of clusters gains as one community: credit less the cost of its weight and wishes; -Infinity = not allowed. */
export type Worth = (weight: number, mask: number) => number

/**
 * Parts a window into connected sets so that shared lengths inside plus worth are greatest: exact, by enumerating the connected sets
 * inside the band (each once, by its lowest cluster) and dynamic programming over the bitmasks of what is left. Sets outside the band
 * count only when `loose`. Answers the parts' masks in `parts`, or -Infinity when there is no way or too much to look at.
 */
export function exactPartition(): (
  window: Window,
  band: { lower: number; upper: number; loose: boolean },
  worth: Worth,
  beat: number,
  parts: number[],
) => number {
  const masks = new Int32Array(MOST_SETS)
  const gains = new Float64Array(MOST_SETS)
  const weights = new Float64Array(MOST_SETS)
  const starts = new Int32Array(WIDEST + 1)
  const best = new Float64Array(1 << WIDEST)
  const choice = new Int32Array(1 << WIDEST)
  const known = new Int32Array(1 << WIDEST)
  let stamp = 0
  let found = 0
  let lower = 0
  let upper = 0
  let loose = false
  let touch: Int32Array
  let shared: Float64Array
  let weight: Float64Array
  let value: Worth

  const record = (mask: number, w: number, inside: number) => {
    if (w < lower && !loose) return
    const v = value(w, mask)
    if (v === -Infinity || found === MOST_SETS) return
    masks[found] = mask
    weights[found] = w
    gains[found++] = inside + v
  }

  const grow = (mask: number, rim: number, banned: number, w: number, inside: number) => {
    if (found === MOST_SETS) return
    record(mask, w, inside)
    while (rim !== 0) {
      const bit = rim & -rim
      rim ^= bit
      banned |= bit
      const v = 31 - Math.clz32(bit)
      const heavier = w + weight[v]!
      if (heavier > upper && !loose) continue
      let more = inside
      for (let m = touch[v]! & mask; m !== 0; m &= m - 1) more += shared[v * WIDEST + 31 - Math.clz32(m & -m)]!
      const next = mask | bit
      grow(next, (rim | touch[v]!) & ~banned & ~next, banned, heavier, more)
    }
  }

  const solve = (left: number, w: number): number => {
    if (left === 0) return 0
    if (known[left] === stamp) return best[left]!
    const root = 31 - Math.clz32(left & -left)
    let top = -Infinity
    let pick = 0
    for (let i = starts[root]!, end = starts[root + 1]!; i < end; i++) {
      const mask = masks[i]!
      if ((mask & ~left) !== 0) continue
      const rest = w - weights[i]!
      if (!loose && mask !== left && (rest < lower || Math.ceil(rest / upper) * lower > rest)) continue
      const v = gains[i]! + solve(left ^ mask, rest)
      if (v > top) {
        top = v
        pick = mask
      }
    }
    known[left] = stamp
    best[left] = top
    choice[left] = pick
    return top
  }

  const slack = new Float64Array(MOST_SETS)
  const price = new Float64Array(WIDEST)
  /** The sets that hold cluster v: `holding[first[v] … first[v + 1])`. */
  const first = new Int32Array(WIDEST + 1)
  const next = new Int32Array(WIDEST)
  let holding = new Int32Array(1024)

  /**
   * Prices of the clusters with price(A) ≥ gain(A) for every set A: the dual of set partitioning, by one coordinate descent. A set whose
   * slack reaches what all prices are above `beat` is in no better parting. Drops such sets; false when nothing can be better.
   */
  const prune = (k: number, beat: number): boolean => {
    price.fill(0, 0, k)
    first.fill(0)
    for (let i = 0; i < found; i++) {
      let size = 0
      for (let m = masks[i]!; m !== 0; m &= m - 1) size++
      const share = gains[i]! / size
      for (let m = masks[i]!; m !== 0; m &= m - 1) {
        const v = 31 - Math.clz32(m & -m)
        first[v + 1]!++
        if (share > price[v]!) price[v] = share
      }
    }
    for (let v = 0; v < k; v++) first[v + 1]! += first[v]!
    if (holding.length < first[k]!) holding = new Int32Array(2 * first[k]!)
    for (let v = 0; v < k; v++) next[v] = first[v]!
    for (let i = 0; i < found; i++) {
      let sum = -gains[i]!
      for (let m = masks[i]!; m !== 0; m &= m - 1) {
        const v = 31 - Math.clz32(m & -m)
        sum += price[v]!
        holding[next[v]!++] = i
      }
      slack[i] = sum
    }
    let bound = 0
    for (let v = 0; v < k; v++) {
      const end = first[v + 1]!
      let least = Infinity
      for (let j = first[v]!; j < end; j++) {
        const s = slack[holding[j]!]!
        if (s < least) least = s
      }
      if (least === Infinity) return false
      if (least > 0) {
        price[v]! -= least
        for (let j = first[v]!; j < end; j++) slack[holding[j]!]! -= least
      }
      bound += price[v]!
    }
    const gap = bound - beat
    if (!(gap > 0)) return false
    let kept = 0
    for (let r = 0, i = 0; r < k; r++) {
      const end = starts[r + 1]!
      starts[r] = kept
      for (; i < end; i++) {
        if (slack[i]! >= gap) continue
        masks[kept] = masks[i]!
        weights[kept] = weights[i]!
        gains[kept++] = gains[i]!
      }
    }
    starts[k] = found = kept
    return true
  }

  return (window, band, worth, beat, parts) => {
    const k = window.count
    ;({ lower, upper, loose } = band)
    ;({ touch, shared, weight } = window)
    value = worth
    found = 0
    let banned = 0
    let total = 0
    for (let r = 0; r < k; r++) {
      starts[r] = found
      banned |= 1 << r
      total += weight[r]!
      grow(1 << r, touch[r]! & ~banned, banned, weight[r]!, 0)
    }
    if (found === MOST_SETS) return -Infinity
    starts[k] = found
    if (!prune(k, beat)) return -Infinity
    stamp++
    const full = (1 << k) - 1
    const top = solve(full, total)
    parts.length = 0
    if (top === -Infinity) return top
    for (let left = full; left !== 0; left ^= choice[left]!) parts.push(choice[left]!)
    return top
  }
}
