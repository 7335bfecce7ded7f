import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions } from 'fastify'
import { modules } from '../app.ts'
import type { Role } from '#shared/roles.ts'
import { newId } from '#shared/ids.ts'
import type { Actor, Ctx } from '#server/context.ts'
import { asSystem, transact, type Asker, type House } from '#server/house.ts'
import { createServer } from '#server/http/server.ts'
import { runPending } from '#server/jobs/run.ts'
import { openHouse } from '#server/start.ts'
import { freshDatabase } from './fresh.ts'
import { testConfig } from './snapshot.ts'
import { buildSmallCity, type SmallCity } from './small-city.ts'

/** A house on a real database with the small city in it, and people who act there. */
export interface World {
  house: House
  city: SmallCity
  /** The clock: set it to move time. */
  now: Date
  /** A person with this role at this area. */
  actor: (role: Role, areaId: string, strong?: boolean) => Actor
  /** Does `work` in a transaction as this actor. */
  as: <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>, time?: Pick<Asker, 'asOf' | 'knownOn'>) => Promise<T>
  system: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
  runJobs: () => Promise<void>
  /** Asks over HTTP as this actor (`undefined`: nobody logged in). */
  http: (
    actor: Actor | undefined,
    request: InjectOptions,
  ) => Promise<{ status: number; body: never; headers: Record<string, unknown>; raw: Buffer }>
  close: () => Promise<void>
}

/**
 * Opens a world: PGlite from the migrated snapshot, or a fresh database of the server in TEST_DATABASE_URL. Call it in
 * `beforeAll`, close it in `afterAll`.
 */
export async function openWorld(): Promise<World> {
  const data = mkdtempSync(join(tmpdir(), 'liren-world-'))
  const { opened, drop } = await freshDatabase()
  const state = { now: new Date('2026-06-01T02:00:00Z') }
  const house = await openHouse(testConfig(data), modules, { opened, clock: () => state.now })
  house.wake = async () => {}
  const city = await asSystem(house, 'test', buildSmallCity)
  const as: World['as'] = (actor, work, time = {}) => transact(house, { actor, ...time }, work)
  const tokens = new Map<string, Actor>()
  let server: Awaited<ReturnType<typeof createServer>> | undefined
  return {
    house,
    city,
    get now() {
      return state.now
    },
    set now(at) {
      state.now = at
    },
    actor: (role, areaId, strong = true) => actorOf(city, role, areaId, strong),
    as,
    system: (work) => asSystem(house, 'test', work),
    runJobs: () => runPending(house),
    http: async (actor, request) => {
      server ??= await createServer(house, async (_db, token) => {
        const found = tokens.get(token)
        return found && { actor: found, sessionId: '00000000-0000-4000-8000-000000000000' }
      })
      const token = actor && randomUUID()
      if (token) tokens.set(token, actor)
      const reply = await server.inject({
        ...request,
        headers: { 'x-liren-request': '1', ...(token ? { cookie: `liren_session=${token}` } : {}), ...request.headers },
      })
      const json = /json/.test(String(reply.headers['content-type']))
      return {
        status: reply.statusCode,
        body: (json ? reply.json() : reply.body) as never,
        headers: reply.headers,
        raw: reply.rawPayload,
      }
    },
    close: async () => {
      await server?.close()
      await opened.close()
      await drop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

function actorOf(city: SmallCity, role: Role, areaId: string, strong: boolean): Actor {
  const area = Object.values(city).find((a) => a.id === areaId)
  const path = area?.path ?? '/'
  return {
    kind: 'account',
    accountId: newId(new Date(0)),
    name: `${role}`,
    grantId: newId(new Date(0)),
    role,
    areaId,
    path,
    strong,
  }
}
