import { readFileSync } from 'node:fs'
import { readInstance } from '../../packages/planner/src/formats/index.ts'
import { check, plan } from '../../packages/planner/src/index.ts'
import { bytesOf, fileOf, load } from './instances.ts'

/** One size in a process of its own: its memory is nobody else's. Prints what it saw as JSON. */
export interface Scale {
  readonly units: number
  readonly contacts: number
  readonly read: number
  readonly first: number
  readonly whole: number
  readonly legal: boolean
  readonly q: number
  readonly peakMb: number
}

const name = process.argv[2]!
const timed = <T>(work: () => T): [T, number] => {
  const began = performance.now()
  const value = work()
  return [value, (performance.now() - began) / 1000]
}
plan(load('syn-2000').problem, { seed: 9 })
const [{ problem }, read] = timed(() => readInstance(bytesOf(fileOf(name))))
const [begun, first] = timed(() => plan(problem, { seed: 1, effort: { rounds: 0 } }))
const [made, whole] = timed(() => plan(problem, { seed: 1 }))
const peak = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
const legal = begun.legal && made.legal && check(problem, made.assignment).legal
const seen: Scale = {
  units: problem.n,
  contacts: problem.adjacency.neighbours.length / 2,
  read,
  first,
  whole,
  legal,
  q: made.q,
  peakMb: Math.round(Number(peak) / 1024),
}
process.stdout.write(`${JSON.stringify(seen)}\n`)
