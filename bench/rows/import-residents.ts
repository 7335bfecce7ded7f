import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { importResidentsCsv } from '../../packages/app/modules/registers/index.ts'
import { dayOf } from '../../packages/app/shared/dates.ts'
import { writeCsv } from '../fill.ts'
import { p95, peakMemory, timed } from '../measure.ts'
import { rawCopy } from '../raw.ts'
import { atMost, type Bed, type Row } from '../types.ts'
import { serveFor } from './http.ts'

/** Reads a page again and again while `work` runs, as a person at the counter would; the time of each answer. */
async function meanwhile<T>(bed: Bed, work: () => Promise<T>): Promise<{ value: T; reads: number[] }> {
  const place = bed.communities[0]!
  const client = await serveFor(bed, 'communityWorker', place.id)
  const reads: number[] = []
  const stop = new AbortController()
  const reader = (async () => {
    while (!stop.signal.aborted) {
      const { ms, value } = await timed(() => client.get(`/api/people?areaId=${place.id}&size=50`))
      await value.arrayBuffer()
      if (!value.ok) throw new Error(`a read during the import: ${value.status}`)
      reads.push(ms)
      await wait(150)
    }
  })()
  try {
    const value = await work()
    return { value, reads }
  } finally {
    stop.abort()
    await reader
    await client.close()
  }
}

/** All residents of the bed from one CSV file, with every check, encryption, search columns and audit. */
export const importResidents: Row = {
  id: 'import',
  work: 'import residents from CSV',
  run: async (bed) => {
    const file = join(bed.dir, 'residents.csv')
    const rows = writeCsv(bed, file)
    const base = Math.round(process.memoryUsage.rss() / 1024 / 1024)
    const before = process.cpuUsage()
    const take = () => importResidentsCsv(bed.house, file, { asOf: dayOf(new Date()), source: 'bench' }, () => {})
    const { value: run, peakMb } = await peakMemory(() => meanwhile(bed, () => timed(take)))
    const cpu = process.cpuUsage(before)
    const { ms, value: report } = run.value
    if (report.taken !== rows) throw new Error(`${rows} rows, but ${JSON.stringify(report)}`)
    const raw = await rawCopy(bed, 'resident', 'id')
    const what = `${rows.toLocaleString('en')} in ${(ms / 1000).toFixed(1)} s, raw COPY of the same rows ${(raw.ms / 1000).toFixed(1)} s`
    return [
      atMost(
        what,
        ms / raw.ms,
        12,
        ' ×',
        `This process used ${((cpu.user + cpu.system) / 1e6).toFixed(0)} s of CPU meanwhile.`,
      ),
      atMost(
        'memory of the process at its highest',
        peakMb,
        800,
        ' MB',
        `${base} MB were taken before the import began.`,
      ),
      atMost(`a list page meanwhile, p95 of ${run.reads.length}`, p95(run.reads), 200, ' ms'),
    ]
  },
}
