import type { InjectOptions } from 'fastify'
import { Secret, TOTP } from 'otpauth'
import type { Role } from '#shared/roles.ts'
import { createServer } from '#server/http/server.ts'
import { openWorld, type World } from '#testing/world.ts'
import { authenticate } from '../authenticate.ts'
import { hashPassword } from '../secrets.ts'
import { accountsDb } from '../tables.ts'
import { insertAccount } from '../commands/administer.ts'
import { insertGrant } from '../commands/grants.ts'
import { newId } from '#shared/ids.ts'

export const PASSWORD = 'Teal-Kite-41'

export interface Answer {
  status: number
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any
}
/** A browser with a cookie jar, before the real server with the real log-ins. */
export interface Browser {
  ask: (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object) => Promise<Answer>
  signIn: (login: string, more?: object, password?: string) => Promise<Answer>
  cookie: string | undefined
}
export interface Office {
  world: World
  browser: (address?: string) => Browser
  /** Sets up an account that need not change its password. @returns its id */
  person: (login: string, posts: [Role, keyof World['city']][], password?: string) => Promise<string>
  /** Moves the clock on. */
  wait: (minutes: number) => void
  audit: (
    command: string,
  ) => Promise<{ subjectId: string; areaId: string; actorName: string; reason: string | null; changes: unknown }[]>
  close: () => Promise<void>
}

/** The small city with a server before it. */
export async function openOffice(): Promise<Office> {
  const world = await openWorld()
  const server = await createServer(world.house, authenticate)
  const hashes = new Map<string, string>()
  return {
    world,
    browser: (address = '10.0.0.1') => {
      const own: Browser = {
        cookie: undefined,
        ask: async (method, url, payload) => {
          const headers = { 'x-liren-request': '1', ...(own.cookie ? { cookie: `liren_session=${own.cookie}` } : {}) }
          const request = {
            method,
            url,
            headers,
            remoteAddress: address,
            ...(payload ? { payload } : {}),
          } as InjectOptions
          const reply = await server.inject(request)
          const set = reply.cookies.find((c) => c.name === 'liren_session')
          if (set) own.cookie = set.value || undefined
          return { status: reply.statusCode, body: reply.body === '' ? undefined : reply.json() }
        },
        signIn: (login, more = {}, password = PASSWORD) =>
          own.ask('POST', '/api/accounts/sign-in', { login, password, ...more }),
      }
      return own
    },
    person: async (login, posts, password = PASSWORD) => {
      if (!hashes.has(password)) hashes.set(password, await hashPassword(password))
      return world.system(async (ctx) => {
        const db = await accountsDb(ctx)
        const id = newId(ctx.now)
        const areaId = world.city[posts[0]?.[1] ?? 'city'].id
        await insertAccount(
          ctx,
          db,
          { id, login, name: `${login} 的姓名`, areaId, demonstration: false },
          hashes.get(password)!,
        )
        await db.updateTable('account').set({ mustChangePassword: false }).where('id', '=', id).execute()
        for (const [role, area] of posts) await insertGrant(ctx, db, id, { role, areaId: world.city[area].id })
        return id
      })
    },
    wait: (minutes) => {
      world.now = new Date(world.now.getTime() + minutes * 60_000)
    },
    audit: (command) =>
      world.system((ctx) =>
        ctx.db
          .selectFrom('auditEntry')
          .select(['subjectId', 'areaId', 'actorName', 'reason', 'changes'])
          .where('command', '=', command)
          .orderBy('at')
          .execute(),
      ),
    close: async () => {
      await server.close()
      await world.close()
    },
  }
}

/** The code that an authenticator shows for a secret. */
export const codeAt = (secret: string, at: Date): string =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: at.getTime() })
