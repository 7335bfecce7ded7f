import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cutCost, writeMetis } from '../../packages/planner/src/formats/index.ts'
import type { Problem } from '../../packages/planner/src/index.ts'
import { partsOf, type Part } from './parts.ts'
import { program } from './tools.ts'

export interface PeerRun {
  readonly assignment: Int32Array
  /** Partitioning as the peer prints it, reading excluded. */
  readonly seconds: number
}

export interface Peer {
  readonly name: string
  readonly run: (bench: Bench, seed: number) => PeerRun
}

/** A problem written once for all peers and seeds. */
export interface Bench {
  readonly n: number
  readonly parts: readonly (Part & { readonly metis: string; readonly scotch: string })[]
  readonly close: () => void
}

export function benchOf(problem: Problem): Bench {
  const dir = mkdtempSync(join(tmpdir(), 'liren-bench-peers-'))
  const parts = partsOf(problem).map((part, i) => {
    const [metis, scotch] = [join(dir, `${i}.graph`), join(dir, `${i}.grf`)]
    if (part.wanted > 1) {
      writeFileSync(metis, [...writeMetis(part.problem)].join(''))
      writeFileSync(scotch, scotchText(part.problem))
    }
    return { ...part, metis, scotch }
  })
  return { n: problem.n, parts, close: () => rmSync(dir, { recursive: true, force: true }) }
}

/** The format of Scotch (user's guide 7.0, 5.1): version, sizes, base 0 with vertex and edge loads, a line a vertex. */
function scotchText({ n, adjacency, weight }: Problem): string {
  const lines = [`0\n${n} ${adjacency.neighbours.length}\n0 011`]
  for (let u = 0; u < n; u++) {
    const [from, to] = [adjacency.offsets[u]!, adjacency.offsets[u + 1]!]
    let line = `${weight[u]} ${to - from}`
    for (let i = from; i < to; i++)
      line += ` ${cutCost(adjacency.length[i]!, adjacency.barrier[i]!)} ${adjacency.neighbours[i]}`
    lines.push(line)
  }
  return `${lines.join('\n')}\n`
}

type OnPart = (part: Bench['parts'][number], seed: number) => { of: Int32Array; seconds: number }

function overParts(name: string, onPart: OnPart): Peer {
  const run = ({ n, parts }: Bench, seed: number): PeerRun => {
    const assignment = new Int32Array(n)
    let [base, seconds] = [0, 0]
    for (const part of parts) {
      const done = part.wanted > 1 ? onPart(part, seed) : { of: new Int32Array(part.units.length), seconds: 0 }
      part.units.forEach((u, i) => (assignment[u] = base + done.of[i]!))
      base += part.wanted
      seconds += done.seconds
    }
    return { assignment, seconds }
  }
  return { name, run }
}

function ran(command: string, args: string[], time: RegExp): number {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
  const printed = time.exec(stdout)?.[1]
  if (status !== 0 || printed === undefined)
    throw new Error(`${command} ended with ${status}: ${stdout.slice(-300)}${stderr.slice(-300)}`)
  return Number(printed)
}

const metis = (command: string, name: string, options: string[]): Peer =>
  overParts(name, ({ metis: file, wanted }, seed) => {
    const seconds = ran(command, [...options, `-seed=${seed}`, file, String(wanted)], /Partitioning:\s+([\d.]+) sec/)
    const text = readFileSync(`${file}.part.${wanted}`, 'utf8').trim()
    return { of: Int32Array.from(text.split('\n'), Number), seconds }
  })

const scotch = (command: string): Peer =>
  overParts('Scotch', ({ scotch: file, wanted, units }, seed) => {
    const seconds = ran(
      command,
      [String(wanted), file, `${file}.map`, '-b0.2', '-vt', ...(seed === 1 ? [] : ['-Cr'])],
      /Mapping\s+([\d.e-]+)/,
    )
    const of = new Int32Array(units.length)
    for (const line of readFileSync(`${file}.map`, 'utf8').trim().split('\n').slice(1)) {
      const [u, c] = line.split(/\s+/).map(Number)
      of[u!] = c!
    }
    return { of, seconds }
  })

/** The peers of this machine, METIS k-way first; and which packages are missing. */
export function peersHere(): { peers: Peer[]; missing: string[] } {
  const [gpmetis, gpart] = [program('gpmetis'), program('scotch_gpart', 'gpart')]
  const peers = [
    ...(gpmetis
      ? [
          metis(gpmetis, 'METIS k-way', ['-ptype=kway', '-contig', '-ufactor=500']),
          metis(gpmetis, 'METIS recursive', ['-ptype=rb', '-ufactor=200']),
        ]
      : []),
    ...(gpart ? [scotch(gpart)] : []),
  ]
  return { peers, missing: [...(gpmetis ? [] : ['metis']), ...(gpart ? [] : ['scotch'])] }
}
