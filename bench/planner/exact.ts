import { plan } from '../../packages/planner/src/index.ts'
import { EXACT, load } from './instances.ts'
import { judgeOf } from './judge.ts'
import type { Asked, Section } from './sections.ts'
import { say } from './tools.ts'

const SEEDS = 5
const SECONDS = 10

/** Districts of a fixed number within half a per cent, cut edges counted: how near to what others proved. No bar, told as it is. */
export async function exact({ instances }: Asked): Promise<Section> {
  const lines: string[] = []
  for (const name of EXACT.filter((n) => !instances || instances.includes(n))) {
    const instance = load(name)
    const judge = await judgeOf(name, instance)
    const { k, best_cut: best, bound_cut: bound } = instance.graph as Record<string, number>
    const runs = Array.from({ length: SEEDS }, (_, i) => plan(instance.problem, { seed: i + 1 }))
    const legal = runs.filter((r) => judge.strict(r.assignment).legal && r.communities === k)
    const long = plan(instance.problem, { seed: 1, effort: { seconds: SECONDS } })
    const fits = judge.strict(long.assignment).legal && long.communities === k
    const cut = (n: number) => (Number.isFinite(n) ? String(n) : '—')
    const proven = best === bound ? `${best} (proven)` : `${best} (not below ${bound})`
    lines.push(
      `| ${name} | ${instance.problem.n} | ${k} | ${legal.length}/${SEEDS} | ${cut(Math.min(...legal.map((r) => r.cut)))} | ${fits ? `${long.cut} (${percent(long.cut, best!)})` : 'none legal'} | ${proven} |`,
    )
    say(`  ${lines.at(-1)}`)
  }
  return {
    rows: [],
    text: [
      'Districts of a fixed number within ±0.5 % (instances of Validi & Buchanan, edges cut counted 1 each); no bar, a hard test outside our habit:',
      '',
      `| instance | units | districts | legal, default effort | least cut of them | cut after ${SECONDS} s | best known |`,
      '|---|---|---|---|---|---|---|',
      ...lines,
    ],
  }
}

const percent = (cut: number, best: number): string =>
  cut === best ? 'equal' : `${cut > best ? '+' : ''}${((cut / best - 1) * 100).toFixed(0)} %`
