import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { modules } from '../../packages/app/app.ts'
import { readConfig } from '../../packages/app/server/config.ts'
import { openHouse } from '../../packages/app/server/start.ts'
import { startServer } from '../process.ts'
import { atMost, type Bed, type Measure, type Row } from '../types.ts'

const root = join(import.meta.dirname, '../..')
const dist = join(root, 'packages/app/dist')

/** Starts the city of the bed in a process of its own; milliseconds until it answers. */
async function startAndAsk(bed: Bed): Promise<number> {
  const began = performance.now()
  const server = await startServer(bed)
  const reply = await fetch(`${server.address}/healthz`)
  const ms = performance.now() - began
  await server.stop()
  if (!reply.ok) throw new Error(`healthz: ${reply.status}`)
  return ms
}

/** What the first page loads before anybody can do anything: the page, its scripts and styles, gzipped, in kB. */
function firstPage(): number {
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const files = [...html.matchAll(/(?:src|href)="\/?([^":]+\.(?:js|css))"/g)].map((m) => m[1]!)
  const bytes = [html, ...new Set(files).values().map((f) => readFileSync(join(dist, f)))].map(
    (b) => gzipSync(b).length,
  )
  return bytes.reduce((a, b) => a + b, 0) / 1000
}

/** The warm start of the filled city, and the weight of the first page. */
export const start: Row = {
  id: 'start',
  work: 'start',
  run: async (bed) => {
    await bed.house.opened.close()
    const measures: Measure[] = []
    try {
      const times: number[] = []
      for (let round = 0; round < 3; round++) times.push(await startAndAsk(bed))
      measures.push(
        atMost('warm, to the first answer (median of 3)', times.toSorted((a, b) => a - b)[1]! / 1000, 3, ' s'),
      )
    } finally {
      bed.house = await openHouse(readConfig(bed.env), modules)
    }
    if (!existsSync(join(dist, 'index.html')))
      throw new Error('the pages are not packed: npm start once, or vite build')
    return [...measures, atMost('first page, gzip', firstPage(), 300, ' kB')]
  },
}
