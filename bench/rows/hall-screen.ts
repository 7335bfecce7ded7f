import { addCounter } from '../../packages/app/modules/services/commands/hall/counters.ts'
import { setHall } from '../../packages/app/modules/services/commands/hall/settings.ts'
import { usual } from '../../packages/app/modules/services/queries/hall/place.ts'
import { newId } from '../../packages/app/shared/ids.ts'
import { asSystem } from '../../packages/app/server/house.ts'
import { serveFor, type Client } from './http.ts'
import { p95 } from '../measure.ts'
import { atMost, type Bed, type Row } from '../types.ts'

const SCREENS = 200
const CALLS = 20
const PATIENCE_MS = 10_000
const ALWAYS = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }))

/** A call at a counter until it stands on each of 200 screens, each with a line of its own, the command's own time included. */
export const hallScreen: Row = {
  id: 'hall-screen',
  work: `a number is called and seen on ${SCREENS} screens`,
  run: async (bed) => {
    const { placeId, counterId } = await openHall(bed)
    const client = await serveFor(bed, 'communityWorker', bed.communities[0]!.id)
    try {
      await say(client, `/api/hall/counters/${counterId}/open`, { version: 1 })
      for (let n = 0; n <= CALLS; n++)
        await say(client, `/api/hall/places/${placeId}/tickets`, { letter: 'A', key: `bench-number-${n}` })
      const seen = new Map<string, number[]>()
      const screens = await Promise.all(Array.from({ length: SCREENS }, () => watch(client, placeId, seen)))
      const delays: number[] = []
      for (let n = 0; n < CALLS; n++) delays.push(...(await callOne(client, counterId, seen)))
      for (const end of screens) end()
      return [atMost(`p95 of ${delays.length} sightings`, p95(delays), 300, ' ms')]
    } finally {
      await client.close()
    }
  },
}

async function openHall(bed: Bed): Promise<{ placeId: string; counterId: string }> {
  const area = bed.communities[0]!
  return asSystem(bed.house, 'bench', async (ctx) => {
    const placeId = newId(ctx.now)
    await ctx.db
      .insertInto('servicePlace')
      .values({
        id: placeId,
        areaId: area.id,
        path: area.path,
        level: 'community',
        kind: 'station',
        name: '服务站',
        address: '',
        hours: JSON.stringify(ALWAYS),
        holders: '[]',
        validFrom: '2000-01-01',
      }) // prettier-ignore
      .execute()
    await setHall(ctx, placeId, { ...usual, version: 0 })
    const { id } = await addCounter(ctx, placeId, { number: 1, name: '综合窗口', kind: 'front', letters: [] })
    return { placeId, counterId: id }
  })
}

async function say<T>(client: Client, path: string, body: unknown): Promise<T> {
  const reply = await client.post(path, body)
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
  return (await reply.json()) as T
}

/** Opens a screen's line and notes when each number first stands at the top. */
async function watch(client: Client, placeId: string, seen: Map<string, number[]>): Promise<() => void> {
  const abort = new AbortController()
  const answer = await fetch(`${client.address}/api/live?topic=hall:${placeId}`, { signal: abort.signal })
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let last = ''
  void (async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const code = /"calls":\[\{"code":"(\w+)"/.exec(decoder.decode(value, { stream: true }))?.[1]
      if (!code || code === last) continue
      last = code
      seen.set(code, [...(seen.get(code) ?? []), performance.now()])
    }
  })().catch(() => undefined)
  return () => abort.abort()
}

async function callOne(client: Client, counterId: string, seen: Map<string, number[]>): Promise<number[]> {
  const began = performance.now()
  const { ticket } = await say<{ ticket: { code: string } }>(client, `/api/hall/counters/${counterId}/call`, {})
  const at = () => seen.get(ticket.code) ?? []
  while (at().length < SCREENS && performance.now() - began < PATIENCE_MS)
    await new Promise((done) => setTimeout(done, 5))
  if (at().length < SCREENS) throw new Error(`${ticket.code} stood on ${at().length} of ${SCREENS} screens`)
  return at().map((then) => then - began)
}
