import type { Assignment, Problem } from '../types.ts'

/** Numbers the communities by their first unit; -1 stays. Answers how many there are. */
export function canonical(assignment: Assignment): { assignment: Assignment; communities: number } {
  const name = new Map<number, number>()
  const out = new Int32Array(assignment.length).fill(-1)
  let communities = 0
  for (let u = 0; u < out.length; u++) {
    const c = assignment[u]!
    if (c < 0) continue
    const known = name.get(c)
    out[u] = known ?? communities
    if (known === undefined) name.set(c, communities++)
  }
  return { assignment: out, communities }
}

/** Quick test, locks left out: every unit assigned, every community contiguous, in the band and inside its border. */
export function sound(problem: Problem, assignment: Assignment, communities: number): boolean {
  const { n, adjacency, weight, lower, upper, hard } = problem
  const { offsets, neighbours } = adjacency
  const held = new Float64Array(communities)
  const begun = new Uint8Array(communities)
  const seen = new Uint8Array(n)
  const queue = new Int32Array(n)
  for (let first = 0; first < n; first++) {
    const c = assignment[first]!
    if (c < 0) return false
    if (seen[first]) continue
    if (begun[c]) return false
    begun[c] = 1
    seen[first] = 1
    queue[0] = first
    let tail = 1
    for (let head = 0; head < tail; head++) {
      const u = queue[head]!
      held[c]! += weight[u]!
      if (hard !== undefined && hard[u] !== hard[first]) return false
      for (let e = offsets[u]!, end = offsets[u + 1]!; e < end; e++) {
        const v = neighbours[e]!
        if (seen[v] || assignment[v] !== c) continue
        seen[v] = 1
        queue[tail++] = v
      }
    }
  }
  return held.every((w) => w >= lower && w <= upper)
}
