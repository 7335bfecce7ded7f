import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { asSystem } from '../../packages/app/server/house.ts'
import { p50, p95 } from '../measure.ts'
import { startServer, type Served } from '../process.ts'
import { atMost, type Bed, type Measure, type Row } from '../types.ts'
import { logIn, type Client } from './http.ts'

type Person = Omit<Client, 'close'>

const MINUTES = 10
/** A tenth of a day's 10,000 cases in one hour. */
const CASES_AN_HOUR = 1_000
const WATCHING = 500
/** Who watches looks at the list anew so often, beside the line. */
const LOOK_EVERY_MS = 60_000
/** Offices at work: a worker and the officer above. */
const OFFICES = 10
const WARM_MINUTES = 2

interface Seen {
  writes: number[]
  reads: number[]
  faults: string[]
  events: number
}

async function timedReply<T>(into: number[], seen: Seen, what: string, ask: () => Promise<Response>): Promise<T> {
  const began = performance.now()
  const reply = await ask()
  const text = await reply.text()
  into.push(performance.now() - began)
  if (!reply.ok) {
    seen.faults.push(`${what}: ${reply.status} ${text.slice(0, 200)}`)
    throw new Error(seen.faults.at(-1))
  }
  return JSON.parse(text) as T
}

/** One case from the counter to its end: opened, looked at, taken, answered, checked. */
async function oneCase(n: number, worker: Person, officer: Person, areaId: string, seen: Seen): Promise<void> {
  const intake = { areaId, channel: 'counter', nature: 'help', title: `路灯不亮 ${n}`, text: '东门的路灯坏了三天。', place: { text: '东门' } } // prettier-ignore
  const of = await timedReply<{ id: string }>(seen.writes, seen, 'open', () =>
    worker.post('/api/services/cases', intake),
  )
  const step = async (who: Person, body: object) => {
    await sleep(2_000)
    const { version } = await timedReply<{ version: number }>(seen.reads, seen, 'look', () => who.get(`/api/services/cases/${of.id}`)) // prettier-ignore
    const verb = JSON.stringify(body)
    await timedReply(seen.writes, seen, verb, () =>
      who.post(`/api/services/cases/${of.id}/steps`, { ...body, version }),
    )
  }
  await step(worker, { verb: 'take' })
  await step(worker, { verb: 'handle', text: '已修好。' })
  await step(officer, { verb: 'check' })
}

/** A line that stays open, and the list looked at again and again. @returns what ends both */
async function watch(person: Person, areaId: string, order: number, seen: Seen): Promise<() => void> {
  const abort = new AbortController()
  const line = await fetch(`${person.address}/api/live?topic=inbox:${areaId}`, {
    headers: person.headers,
    signal: abort.signal,
  })
  if (!line.ok) throw new Error(`line: ${line.status}`)
  const read = async () => {
    for await (const bytes of line.body!) seen.events += Buffer.from(bytes).includes('data:') ? 1 : 0
    seen.faults.push('a line ended by itself')
  }
  const look = async () => {
    await sleep((order * LOOK_EVERY_MS) / WATCHING, undefined, { signal: abort.signal })
    for (;;) {
      await timedReply(seen.reads, seen, 'list', () => person.get('/api/services/cases?view=open')).catch(() => {})
      await sleep(LOOK_EVERY_MS, undefined, { signal: abort.signal })
    }
  }
  for (const work of [read, look]) void work().catch(() => undefined)
  return () => abort.abort()
}

/** The subdistrict above a community. */
async function aboveOf(bed: Bed, path: string): Promise<string> {
  const row = await asSystem(bed.house, 'bench', (ctx) =>
    ctx.db
      .selectFrom('area')
      .select('id')
      .where('level', '=', 4)
      .where(sql<boolean>`starts_with(${path}, path)`)
      .executeTakeFirstOrThrow(),
  )
  return row.id
}

async function hour(bed: Bed, server: Served, seen: Seen): Promise<{ memory: number[]; cpu: number }> {
  const offices = []
  for (const { id, path } of bed.communities.slice(0, OFFICES))
    offices.push({
      id,
      worker: await logIn(bed, server.address, 'communityWorker', id),
      officer: await logIn(bed, server.address, 'subdistrictOfficer', await aboveOf(bed, path)),
    })
  const ends: (() => void)[] = []
  for (let n = 0; n < WATCHING; n++) {
    const of = offices[n % OFFICES]!
    ends.push(await watch(of.worker, of.id, n, seen))
  }
  const pause = 3_600_000 / CASES_AN_HOUR
  const began = performance.now()
  const memory: number[] = []
  const busy = server.cpu()
  const going: Promise<void>[] = []
  for (let n = 0; performance.now() - began < MINUTES * 60_000; n++) {
    const of = offices[n % OFFICES]!
    going.push(oneCase(n, of.worker, of.officer, of.id, seen).catch(() => undefined))
    if (performance.now() - began > WARM_MINUTES * 60_000) memory.push(server.memory())
    await sleep(pause)
  }
  await Promise.all(going)
  for (const end of ends) end()
  const cpu = (server.cpu() - busy) / ((performance.now() - began) / 1000)
  return { memory, cpu }
}

/** Ten minutes of the busiest hour of a city of 10,000 cases a day, through HTTP, with 500 people watching; PostgreSQL. */
export const peakHour: Row = {
  id: 'peak-hour',
  work: `the peak hour: ${CASES_AN_HOUR.toLocaleString('en')} cases an hour, ${WATCHING} people watching, ${MINUTES} minutes`,
  run: async (bed): Promise<Measure[]> => {
    if (bed.engine !== 'postgres') return []
    const server = await startServer(bed)
    const seen: Seen = { writes: [], reads: [], faults: [], events: 0 }
    const { memory, cpu } = await hour(bed, server, seen).finally(() => server.stop())
    const third = Math.floor(memory.length / 3)
    const [before, after] = [p50(memory.slice(0, third)), p50(memory.slice(-third))]
    const faults = seen.faults.length
    return [
      { what: `answers that were none, and lines that ended (${seen.events} notices came)`, bar: 'none', seen: faults ? `${faults}: ${seen.faults[0]}` : 'none', met: faults === 0 }, // prettier-ignore
      atMost(`${seen.writes.length} commands, p95 (p50 ${p50(seen.writes).toFixed(1)} ms)`, p95(seen.writes), 150, ' ms'), // prettier-ignore
      atMost(`${seen.reads.length} looks, p95 (p50 ${p50(seen.reads).toFixed(1)} ms)`, p95(seen.reads), 150, ' ms'),
      atMost('CPU of the server, of one core', cpu * 100, 100, ' %'),
      { what: `memory of the server, last third against first (${before} → ${after} MB)`, bar: '≤ 1.1 ×', seen: `${(after / before).toFixed(2)} ×`, met: after <= before * 1.1 }, // prettier-ignore
    ]
  },
}
