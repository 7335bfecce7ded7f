import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cutCost, type Instance } from '../../packages/planner/src/formats/index.ts'
import { check, exceptions, type Exception, type Problem } from '../../packages/planner/src/index.ts'
import { bytesOf, DATA, fileOf } from './instances.ts'

export interface Verdict {
  readonly legal: boolean
  readonly q: number
  readonly communities: number
}

/** Judges plans of one instance. */
export interface Judge {
  /** By our checker. */
  readonly quick: (assignment: Int32Array) => Verdict
  /** By the scorer of the instances, to which ours must be equal. */
  readonly strict: (assignment: Int32Array) => Verdict
}

interface Scorer {
  readonly loadInstance: (text: string) => { readonly n: number }
  readonly score: (
    instance: object,
    assignment: (string | null)[],
  ) => Record<string, never> & {
    feasible: boolean
    communities: number
    cut: { q: number }
  }
}
const scorer = (): Promise<Scorer> => import(pathToFileURL(join(DATA, 'score.mjs')).href) as Promise<Scorer>

/** Cut by barriers, hard borders left out, over the root of the number of communities: as the scorer has it. */
export function qOf({ adjacency, hard, n }: Problem, assignment: Int32Array): { q: number; communities: number } {
  let cut = 0
  for (let u = 0; u < n; u++)
    for (let i = adjacency.offsets[u]!; i < adjacency.offsets[u + 1]!; i++) {
      const v = adjacency.neighbours[i]!
      if (v > u && assignment[u] !== assignment[v] && (!hard || hard[u] === hard[v]))
        cut += cutCost(adjacency.length[i]!, adjacency.barrier[i]!)
    }
  const communities = new Set(assignment).size
  return { q: cut / Math.sqrt(communities), communities }
}

export async function judgeOf(name: string, { problem }: Instance): Promise<Judge> {
  const { loadInstance, score } = await scorer()
  let known: Exception[] | undefined
  let theirs: object | undefined
  const quick = (assignment: Int32Array): Verdict => {
    known ??= exceptions(problem)
    return { legal: check(problem, assignment, known).legal, ...qOf(problem, assignment) }
  }
  const strict = (assignment: Int32Array): Verdict => {
    theirs ??= loadInstance(bytesOf(fileOf(name)).toString())
    const { feasible, communities, cut } = score(
      theirs,
      Array.from(assignment, (c) => (c < 0 ? null : String(c))),
    )
    const ours = quick(assignment)
    if (Math.abs(ours.q - cut.q) > 1e-6 * (1 + cut.q) || ours.communities !== communities)
      throw new Error(`${name}: our Q ${ours.q} (${ours.communities}) is not the scorer's ${cut.q} (${communities})`)
    return { legal: feasible, q: cut.q, communities }
  }
  return { quick, strict }
}
