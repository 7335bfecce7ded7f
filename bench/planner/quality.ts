import { plan } from '../../packages/planner/src/index.ts'
import { BEST_KNOWN, load } from './instances.ts'
import { judgeOf, type Verdict } from './judge.ts'
import { benchOf, type Peer } from './peers.ts'
import { atMost, figure, geometricMean, median, say, seconds, type Row } from './tools.ts'

/** What was seen on one instance. */
export interface Seen {
  readonly name: string
  readonly units: number
  readonly peers: readonly { name: string; q: number; legal: number; runs: number; seconds: number }[]
  readonly ours: { q: number; legal: number; runs: number; seconds: number; communities: number; agreed: boolean }
}

const MEDIANS = 5

export async function measure(name: string, peers: readonly Peer[], seeds: number): Promise<Seen> {
  const instance = load(name)
  const judge = await judgeOf(name, instance)
  const bench = benchOf(instance.problem)
  // Without an upper bound the least cut is one community for all: nothing to hold peers against.
  const held = Number.isFinite(instance.problem.upper) ? peers : []
  const theirs = held.map((peer) => {
    const runs = Array.from({ length: MEDIANS }, (_, i) => peer.run(bench, i + 1))
    const verdicts = runs.map((r, i) => (i === 0 ? judge.strict : judge.quick)(r.assignment))
    return { name: peer.name, ...summed(verdicts), seconds: median(runs.map((r) => r.seconds)) }
  })
  bench.close()
  plan(instance.problem, { seed: 1000 })
  const times: number[] = []
  const verdicts: Verdict[] = []
  let agreed = true
  for (let seed = 1; seed <= Math.max(seeds, MEDIANS); seed++) {
    const before = process.cpuUsage()
    const made = plan(instance.problem, { seed })
    const { user, system } = process.cpuUsage(before)
    times.push((user + system) / 1e6)
    const verdict = (seed <= 2 ? judge.strict : judge.quick)(made.assignment)
    if (Math.abs(verdict.q - made.q) > 1e-6 * verdict.q || verdict.legal !== made.legal) agreed = false
    verdicts.push(verdict)
  }
  const { q, communities } = summed(verdicts.slice(0, MEDIANS))
  const ours = { ...summed(verdicts), q, communities, seconds: median(times.slice(0, MEDIANS)), agreed }
  const seen = { name, units: instance.problem.n, peers: theirs, ours }
  say(`  ${line(seen)}`)
  return seen
}

const summed = (verdicts: readonly Verdict[]) => ({
  q: median(verdicts.map((v) => v.q)),
  communities: median(verdicts.map((v) => v.communities)),
  legal: verdicts.filter((v) => v.legal).length,
  runs: verdicts.length,
})

const ratioOf = ({ ours, peers }: Seen): number => ours.q / Math.min(...peers.map((p) => p.q))
const timeRatio = ({ ours, peers }: Seen): number => ours.seconds / (peers[0]?.seconds || Number.NaN)
const cell = (r: { q: number; legal: number; runs: number; seconds: number }) =>
  `${figure(r.q)} · ${r.legal}/${r.runs} · ${seconds(r.seconds)}`

function line(s: Seen, columns = s.peers.length): string {
  const theirs = s.peers.length > 0 ? s.peers.map(cell) : Array.from({ length: columns }, () => '—')
  const ratio = s.peers.length > 0 ? ratioOf(s).toFixed(3) : '—'
  const time = s.peers.length > 0 ? timeRatio(s).toFixed(1) : '—'
  return `| ${s.name} | ${s.units.toLocaleString('en')} | ${theirs.join(' | ')} | ${cell(s.ours)} | ${ratio} | ${time} |`
}

/** The table of all instances. */
export function qualityTable(all: readonly Seen[]): string[] {
  const names = all[0]?.peers.map((p) => p.name) ?? []
  return [
    `| instance | units | ${names.join(' | ')} | Liren, default effort | Q ÷ best peer | time ÷ METIS k-way |`,
    `|${'---|'.repeat(names.length + 5)}`,
    ...all.map((s) => line(s, names.length)),
    '',
    'Each cell: median Q of 5 seeds · legal plans of all seeds · median seconds of one core without reading (Scotch: of the clock).',
  ]
}

/** The bars that this table answers. */
export function qualityRows(all: readonly Seen[]): Row[] {
  const illegal = all.filter((s) => s.ours.legal < s.ours.runs)
  const runs = all.reduce((n, s) => n + s.ours.runs, 0)
  const legal = all.reduce((n, s) => n + s.ours.legal, 0)
  const strange = all.filter((s) => !s.ours.agreed).map((s) => s.name)
  const rows: Row[] = [
    {
      what: 'legal plans where possible, all instances and seeds',
      bar: '100 %',
      seen: `${legal} of ${runs}`,
      met: legal === runs,
      missed: illegal.map((s) => `${s.name} ${s.ours.runs - s.ours.legal} of ${s.ours.runs}`).join(', ') || undefined,
    },
    {
      what: 'plans say of themselves what the scorer says',
      bar: 'always',
      seen: strange.length ? strange.join(', ') : 'always',
      met: strange.length === 0,
    },
  ]
  const held = all.filter((s) => Object.hasOwn(BEST_KNOWN, s.name) && s.peers.length > 0)
  if (held.length === 0) return rows
  const ratios = held.map(ratioOf)
  const worst = held[ratios.indexOf(Math.max(...ratios))]!
  const three = (n: number) => n.toFixed(3)
  rows.push(atMost(`Q ÷ best peer, geometric mean of ${held.length}`, geometricMean(ratios), 0.95, three))
  rows.push(atMost(`Q ÷ best peer, the worst (${worst.name})`, Math.max(...ratios), 1.05, three))
  for (const s of held.filter((h) => h.units >= 10_000))
    rows.push(atMost(`time ÷ METIS k-way, ${s.name}`, timeRatio(s), 3, (n) => `${n.toFixed(1)} ×`))
  for (const s of all.filter((h) => h.units < 2000))
    rows.push(atMost(`time, ${s.name} (${s.units} units)`, s.ours.seconds * 1000, 150, (n) => `${Math.round(n)} ms`))
  return rows
}
