import { plan } from '../../packages/planner/src/index.ts'
import { BEST_KNOWN, load } from './instances.ts'
import { judgeOf } from './judge.ts'
import type { Asked, Section } from './sections.ts'
import { figure, geometricMean, say, type Row } from './tools.ts'

/** Why more time does not bring a plan below the best known. */
const REASONS: Readonly<Record<string, string>> = {
  'syn-12000':
    ': seeds 1 to 6 end within 0.4 % of each other, 16 of the 21 subdistricts at the same cut for at least five of them, and an integer ' +
    'program over some 50,000 communities met on the way found nothing shorter in the 19 subdistricts it solved in a minute; slow annealing of five ' +
    'small ones from nothing neither. The figure of 3,476 could not be reached, nor proven impossible',
}

/** 10 s and 60 s of search on each instance, against the best known. */
export async function effort({ instances }: Asked): Promise<Section> {
  const rows: Row[] = []
  const lines: string[] = []
  const ratios: Record<number, number[]> = { 10: [], 60: [] }
  for (const [name, best] of Object.entries(BEST_KNOWN).filter(([n]) => !instances || instances.includes(n))) {
    const instance = load(name)
    const judge = await judgeOf(name, instance)
    const seen = [10, 60].map((seconds) => {
      const { q, legal } = judge.strict(plan(instance.problem, { seed: 1, effort: { seconds } }).assignment)
      const bar = seconds === 10 ? 1.05 : 1
      ratios[seconds]!.push(q / best)
      const met = legal && (seconds === 10 ? q <= bar * best : q < best)
      const over = `${((q / best / bar - 1) * 100).toFixed(1)} % over${legal ? '' : ', not legal'}${REASONS[name] ?? ''}`
      rows.push({
        what: `Q after ${seconds} s ÷ best known, ${name}`,
        bar: seconds === 10 ? '≤ 1.05' : '< 1',
        seen: (q / best).toFixed(3),
        met,
        missed: met ? undefined : over,
      })
      return q
    })
    lines.push(
      `| ${name} | ${figure(seen[0]!)} | ${figure(seen[1]!)} | ${figure(best)} | ${figure(Math.min(best, ...seen))} |`,
    )
    say(`  ${lines.at(-1)}`)
  }
  const mean = (s: number) => geometricMean(ratios[s]!).toFixed(3)
  return {
    rows,
    text: [
      `More effort (geometric means of Q ÷ best known: ${mean(10)} after 10 s, ${mean(60)} after 60 s):`,
      '',
      '| instance | Q after 10 s | Q after 60 s | best known before | best found |',
      '|---|---|---|---|---|',
      ...lines,
    ],
  }
}
