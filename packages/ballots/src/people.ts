/** Two near relatives (Civil Code art. 1045), in any order. */
export type Pair = readonly [string, string]

/** Who is related to whom. */
export interface Kin {
  related: (a: string, b: string) => boolean
  /** Those of `others` that are near relatives of `a`. */
  among: (a: string, others: Iterable<string>) => string[]
}

export function kinOf(pairs: readonly Pair[]): Kin {
  const of = new Map<string, Set<string>>()
  const put = (a: string, b: string) => of.set(a, (of.get(a) ?? new Set()).add(b))
  for (const [a, b] of pairs) {
    put(a, b)
    put(b, a)
  }
  const related = (a: string, b: string) => a !== b && (of.get(a)?.has(b) ?? false)
  return { related, among: (a, others) => [...others].filter((b) => related(a, b)) }
}
