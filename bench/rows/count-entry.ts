import { randomUUID } from 'node:crypto'
import { asSystem } from '../../packages/app/server/house.ts'
import { newId } from '../../packages/app/shared/ids.ts'
import { createServer } from '../../packages/app/server/http/server.ts'
import { authenticate } from '../../packages/app/modules/accounts/index.ts'
import { p95 } from '../measure.ts'
import { atMost, type Bed, type Row } from '../types.ts'
import { forgetElections, plannedEverywhere } from './elections.ts'
import { logIn, type Client } from './http.ts'

const PAIRS = 10
const BATCHES = 200
const BALLOTS = 50
const PATIENCE_MS = 10_000
type Team = Omit<Client, 'close'> & { counterId: string }

/** Ten pairs enter a community's count at once; from a pair's second entry until the public screen shows one batch more. */
export const countEntry: Row = {
  id: 'count-entry',
  work: `a community's count entered by ${PAIRS} pairs at once`,
  run: async (bed) => {
    const { id, communityId, batches, candidates, counters } = await counting(bed)
    const server = await createServer(bed.house, authenticate)
    const address = await server.listen({ host: '127.0.0.1', port: 0 })
    try {
      const people: Team[] = []
      for (const counterId of counters) people.push({ ...(await logIn(bed, address, 'communityWorker', communityId)), counterId })
      const screen = await watch(address, id)
      const delays: number[] = []
      await Promise.all(
        Array.from({ length: PAIRS }, (_, n) =>
          pair([people[2 * n]!, people[2 * n + 1]!], id, batches.filter((_b, i) => i % PAIRS === n), candidates, screen, delays)),
      )
      screen.end()
      return [atMost(`p95 of ${delays.length} batches of ${BALLOTS}, the entry's own time included`, p95(delays), 300, ' ms')]
    } finally {
      await server.close()
      await forgetElections(bed)
    }
  },
} // prettier-ignore

/** A count that is on: one box, batches laid out, five candidates. */
async function counting(bed: Bed) {
  const [first] = await plannedEverywhere(bed, 'counting')
  const { id, communityId } = first!
  const key = { communityId, electionId: id }
  const boxId = newId(new Date())
  const batches = Array.from({ length: BATCHES }, () => randomUUID())
  const candidates = Array.from({ length: 5 }, () => randomUUID())
  const counters = Array.from({ length: 2 * PAIRS }, () => randomUUID())
  await asSystem(bed.house, 'bench', async (ctx) => {
    await ctx.db.insertInto('electionBox').values({ ...key, id: boxId, number: 1, kind: 'station', name: '中心投票站', place: '社区', opens: '08:00', closes: '17:00' }).execute()
    const ballots = BATCHES * BALLOTS
    await ctx.db.insertInto('electionBoxAccount').values({ ...key, boxId, round: 1, printed: ballots, issued: ballots, spoiled: 0, leftOver: 0, returned: ballots, valid: ballots, blank: 0, void: '{}' }).execute()
    await ctx.db.insertInto('electionHelper').values(counters.map((c, i) => ({ ...key, id: c, personId: c, name: `计票${i}`, role: 'counter', boxId, fromOn: '2027-01-01', toOn: null }))).execute()
    await ctx.db.insertInto('electionBatch').values(batches.map((batch, i) => ({ ...key, id: batch, round: 1, boxId, number: i + 1, ballots: BALLOTS, state: 'open' }))).execute()
    await ctx.db.insertInto('electionCandidate').values(candidates.map((c, i) => ({
      ...key, id: c, personId: c, name: `候选${i}`, sex: '1', birthOn: '1980-01-01', post: i === 0 ? 'chair' : 'member', about: '', nominatedBy: 'party', nominators: [],
      nominatedOn: '2027-01-01', state: 'formal',
    }))).execute()
  })
  return { id, communityId, batches, candidates, counters }
} // prettier-ignore

interface Screen {
  /** When so many batches first stood on the screen as counted. */
  seenAt: (agreed: number) => number | undefined
  end: () => void
}

/** Opens the public screen's line and notes when each number of counted batches was first told. */
async function watch(address: string, id: string): Promise<Screen> {
  const abort = new AbortController()
  const answer = await fetch(`${address}/api/live?topic=electionCount:${id}`, { signal: abort.signal })
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  const seen: [number, number][] = []
  void (async () => {
    for (let rest = ''; ;) {
      const { done, value } = await reader.read()
      if (done) return
      rest += decoder.decode(value, { stream: true })
      const lines = rest.split('\n')
      rest = lines.pop()!
      for (const line of lines) {
        const agreed = /"agreed":(\d+)/.exec(line)?.[1]
        if (agreed) seen.push([Number(agreed), performance.now()])
      }
    }
  })().catch(() => undefined)
  return { seenAt: (n) => seen.find(([agreed]) => agreed >= n)?.[1], end: () => abort.abort() }
}

let settled = 0
async function pair(teams: readonly [Team, Team], id: string, batches: readonly string[], candidates: readonly string[], screen: Screen, delays: number[]): Promise<void> {
  for (const [i, batch] of batches.entries()) {
    const votes = Object.fromEntries(candidates.map((c, k) => [c, (i * 7 + k * 11) % (k === 0 ? BALLOTS : 40)]))
    const body = { valid: BALLOTS, blank: 0, void: {}, votes, why: '' }
    await enter(teams[0], id, batch, { ...body, team: 'a' })
    const began = performance.now()
    await enter(teams[1], id, batch, { ...body, team: 'b' })
    const n = ++settled
    while (screen.seenAt(n) === undefined && performance.now() - began < PATIENCE_MS) await new Promise((done) => setTimeout(done, 2))
    delays.push((screen.seenAt(n) ?? began + PATIENCE_MS) - began)
  }
} // prettier-ignore

async function enter(who: Team, id: string, batch: string, body: object): Promise<void> {
  const reply = await who.post(
    `/api/elections/${id}/batches/${batch}/tallies`,
    { ...body, counterId: who.counterId },
    {
      'idempotency-key': randomUUID(),
    },
  )
  if (!reply.ok) throw new Error(`entry: ${reply.status} ${await reply.text()}`)
}
