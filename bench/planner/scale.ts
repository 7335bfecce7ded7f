import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Scale } from './scale-child.ts'
import type { Asked, Section } from './sections.ts'
import { atMost, figure, say, seconds, type Row } from './tools.ts'

function measured(name: string): Scale {
  const child = join(import.meta.dirname, 'scale-child.ts')
  const { status, stdout } = spawnSync(process.execPath, [child, name], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`${name}: the run ended with ${status}`)
  const seen = JSON.parse(stdout) as Scale
  say(
    `  ${name}: read ${seconds(seen.read)}, first ${seconds(seen.first)}, default ${seconds(seen.whole)}, ${seen.peakMb} MB, legal ${seen.legal}`,
  )
  return seen
}

/** Cities of the generator by size: time to the first legal plan and of the default effort, memory, growth. */
export async function scale({ full }: Asked): Promise<Section> {
  const seen = ['syn-2000', 'syn-12000', 'syn-100000', ...(full ? ['syn-1000000'] : [])].map(measured)
  const [large, largest] = [seen[2]!, seen[3]]
  const rows: Row[] = [
    atMost('first legal plan, 100,000 units', large.first, 3, seconds),
    atMost('default effort, 100,000 units', large.whole, 8, seconds),
    {
      what: 'all plans of these cities legal',
      bar: 'yes',
      seen: seen.every((s) => s.legal) ? 'yes' : 'no',
      met: seen.every((s) => s.legal),
    },
  ]
  if (largest) {
    const times = (n: number) => `${n.toFixed(1)} ×`
    rows.push(atMost('time of 1,000,000 units ÷ 100,000', largest.whole / large.whole, 15, times))
    rows.push(
      atMost(
        'memory of the process, 1,000,000 units, reading included',
        largest.peakMb / 1024,
        2,
        (n) => `${n.toFixed(2)} GB`,
      ),
    )
  }
  const line = (s: Scale) =>
    `| ${s.units.toLocaleString('en')} | ${s.contacts.toLocaleString('en')} | ${seconds(s.read)} | ${seconds(s.first)} | ${seconds(s.whole)} | ${s.peakMb} MB | ${figure(s.q)} |`
  return {
    rows,
    text: [
      '| units | contacts | reading | first legal plan | default effort | memory | Q |',
      '|---|---|---|---|---|---|---|',
      ...seen.map(line),
    ],
  }
}
