import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Actor } from '#server/context.ts'
import type { Authenticate } from '#server/http/bind.ts'
import { createServer } from '#server/http/server.ts'
import { newHall } from '#modules/services/tests/hall-place.ts'
import { openWorld, type World } from './world.ts'

let world: World
let server: FastifyInstance
let address: string
/** Who is signed in, by token; emptied to sign everyone out. */
const sessions = new Map<string, Actor>()
const looks: boolean[] = []
const authenticate: Authenticate = async (_db, token, _now, options) => {
  looks.push(options?.watching ?? false)
  const actor = sessions.get(token)
  return actor && { actor, sessionId: '00000000-0000-4000-8000-000000000000' }
}

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  server = await createServer(world.house, authenticate)
  address = await server.listen({ host: '127.0.0.1', port: 0 })
  sessions.set('street', world.actor('subdistrictOfficer', world.city.streetA.id))
  sessions.set('other', world.actor('subdistrictOfficer', world.city.streetB.id))
})
afterEach(async () => {
  await server.close()
  vi.useRealTimers()
})

const jobAt = (areaId: string) => world.system((ctx) => ctx.enqueue('areas.compareRelease', areaId, {}))
const open = (topics: string[], token = '') =>
  fetch(`${address}/api/live?${new URLSearchParams(topics.map((t) => ['topic', t]))}`, {
    headers: { cookie: `liren_session=${token}` },
  })

/** Reads on until so many messages came, or until the line ends. */
async function hear(answer: Response, count: number): Promise<{ topic: string; data: { done?: number } }[]> {
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let text = ''
  const found = () => [...text.matchAll(/^data: (.*)$/gm)].map((m) => JSON.parse(m[1]!) as never)
  while (found().length < count) {
    const { done, value } = await reader.read()
    if (done) break
    text += decoder.decode(value, { stream: true })
  }
  reader.releaseLock()
  return found()
}

/** A browser tries again after some seconds; here it is sooner. */
const AGAIN_MS = 200
/** Screens on walls, each with a line of its own that it opens anew whenever it ends (HTML, EventSource): what each has heard. */
function screensAt(url: string, count: number) {
  const heard = Array.from({ length: count }, (): { done?: number }[] => [])
  const leave = new AbortController()
  const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
  const watch = async (said: { done?: number }[]) => {
    while (!leave.signal.aborted) {
      const answer = await fetch(url, { signal: leave.signal }).catch(() => undefined)
      if (answer?.ok) await follow(answer, (data) => said.push(data)).catch(() => undefined)
      await pause(AGAIN_MS)
    }
  }
  for (const said of heard) void watch(said)
  /** Waits until each screen has heard what is asked for. */
  const until = async (what: (said: { done?: number }[]) => boolean) => {
    for (let tries = 0; !heard.every(what); tries++) {
      if (tries > 800) throw new Error(`${heard.filter(what).length} of ${count} screens heard it`)
      await pause(100)
    }
  }
  return { heard, until, end: () => leave.abort() }
}

/** Hands on each message of a line until it ends. */
async function follow(answer: Response, onEach: (data: { done?: number }) => void): Promise<void> {
  let rest = ''
  for await (const text of answer.body!.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split('\n')
    rest = lines.pop()!
    for (const line of lines)
      if (line.startsWith('data: ')) onEach((JSON.parse(line.slice(6)) as { data: { done?: number } }).data)
  }
}

describe('the live line', () => {
  it(
    'comes back by itself on 200 screens when the server is started anew, and each hears once what is told then',
    { timeout: 240_000 },
    async () => {
      const { placeId } = await newHall(world)
      const screens = screensAt(`${address}/api/live?topic=hall:${placeId}`, 200)
      try {
        await screens.until((of) => of.length === 1)
        await server.close()
        server = await createServer(world.house, authenticate)
        await server.listen({ host: '127.0.0.1', port: Number(new URL(address).port) })
        // First how the hall stands now: nothing that was called meanwhile is missed.
        await screens.until((of) => of.length === 2)
        world.house.live.tell(`hall:${placeId}`, { done: 7 })
        await screens.until((of) => of.length === 3)
        expect(screens.heard.every((of) => of.filter((m) => m.done === 7).length === 1)).toBe(true)
      } finally {
        screens.end()
      }
    },
  )
  it('is closed to whoever is not signed in, may not see the topic, or names none', async () => {
    const job = await jobAt(world.city.streetA.id)
    expect((await open([`job:${job}`])).status).toBe(401)
    expect((await open([`job:${job}`], 'other')).status).toBe(404)
    expect((await open(['nothing:1'], 'street')).status).toBe(404)
    expect((await open(['toString:1'], 'street')).status).toBe(404)
    expect((await open([], 'street')).status).toBe(400)
  })
  it('is open to anybody for what the hall shows on its wall, and stays with nobody’s session', async () => {
    const { placeId } = await newHall(world)
    const answer = await open([`hall:${placeId}`])
    expect(answer.status).toBe(200)
    world.house.live.tell(`hall:${placeId}`, { done: 1 })
    expect((await hear(answer, 2)).map((m) => m.topic)).toEqual([`hall:${placeId}`, `hall:${placeId}`])
    await vi.advanceTimersByTimeAsync(15_000)
    world.house.live.tell(`hall:${placeId}`, { done: 2 })
    expect((await hear(answer, 1)).at(-1)).toMatchObject({ data: { done: 2 } })
    await answer.body!.cancel()
    expect((await open([`hall:${placeId}`, `job:${await jobAt(world.city.streetA.id)}`])).status).toBe(401)
    expect((await open(['hall:none'])).status).toBe(404)
  })
  it('says first how a job stands, then what is told, and only of its own topics', async () => {
    const job = await jobAt(world.city.streetA.id)
    const answer = await open([`job:${job}`], 'street')
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    world.house.live.tell('job:another', { done: 9 })
    world.house.live.tell(`job:${job}`, { done: 3 })
    const [first, second] = await hear(answer, 2)
    expect(first).toMatchObject({ topic: `job:${job}`, data: { phase: 'queued', done: 0 } })
    expect(second).toEqual({ topic: `job:${job}`, data: { done: 3 } })
    await answer.body!.cancel()
  })
  it('tells what a transaction says when it commits, and nothing of one that was taken back', async () => {
    const heard: object[] = []
    const end = world.house.live.listen('hall:1', (data) => heard.push(data))
    const failing = world.system(async (ctx) => {
      ctx.tell('hall:1', { n: 1 })
      throw new Error('taken back')
    })
    await expect(failing).rejects.toThrow('taken back')
    await world.system(async (ctx) => {
      ctx.tell('hall:1', { n: 2 })
      expect(heard).toEqual([])
    })
    end()
    expect(heard).toEqual([{ n: 2 }])
  })
  it('ends with the session, and watching does not keep the session alive', async () => {
    const job = await jobAt(world.city.streetA.id)
    const answer = await open([`job:${job}`], 'street')
    expect(await hear(answer, 1)).toHaveLength(1)
    sessions.clear()
    await vi.advanceTimersByTimeAsync(15_000)
    expect(await hear(answer, 1)).toEqual([])
    expect(looks.every(Boolean)).toBe(true)
  })
  it('does not hold up the end of the server', async () => {
    const answer = await open([`job:${await jobAt(world.city.streetA.id)}`], 'street')
    await hear(answer, 1)
    await server.close()
    expect(await hear(answer, 1)).toEqual([])
  })
})
