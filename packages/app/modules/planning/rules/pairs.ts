export interface Pair {
  /** Index in the first and in the second plan; -1 where it has no partner. */
  a: number
  b: number
  /** Households that both hold. */
  shared: number
}

/**
 * Which communities of two plans are the same: pairs by the households they share, greatest first, each once. Equal
 * numbers go by index, so that the same plans always pair alike.
 */
export function pairsOf(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  weight: ArrayLike<number>,
  [countA, countB]: readonly [number, number],
): Pair[] {
  const shared = new Map<number, number>()
  for (let u = 0; u < a.length; u++) {
    if (a[u]! < 0 || b[u]! < 0) continue
    const key = a[u]! * countB + b[u]!
    shared.set(key, (shared.get(key) ?? 0) + weight[u]!)
  }
  const ranked = [...shared].toSorted((x, y) => y[1] - x[1] || x[0] - y[0])
  const [usedA, usedB] = [new Set<number>(), new Set<number>()]
  const pairs: Pair[] = []
  for (const [key, households] of ranked) {
    const [i, j] = [Math.floor(key / countB), key % countB]
    if (usedA.has(i) || usedB.has(j)) continue
    usedA.add(i)
    usedB.add(j)
    pairs.push({ a: i, b: j, shared: households })
  }
  const alone = (count: number, used: Set<number>) =>
    Array.from({ length: count }, (_, i) => i).filter((i) => !used.has(i))
  return [
    ...pairs,
    ...alone(countA, usedA).map((i) => ({ a: i, b: -1, shared: 0 })),
    ...alone(countB, usedB).map((j) => ({ a: -1, b: j, shared: 0 })),
  ]
}
