import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createServer } from '#server/http/server.ts'
import { route } from '#shared/contract.ts'
import { serve, type BoundRoute } from '#server/module.ts'
import { openRoutes } from './open-routes.ts'
import { modules } from '../app.ts'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** A server with some routes besides those of the house. */
async function serverWith(routes: BoundRoute[], rate = world.house.config.rate) {
  const own = { ...modules[0]!, name: 'tried', routes }
  return createServer({ ...world.house, modules: [own], config: { ...world.house.config, rate } }, async () => ({
    actor: world.actor('cityOfficer', world.city.city.id),
    sessionId: '00000000-0000-4000-8000-000000000000',
  }))
}
const look = {
  name: 'tried.look',
  method: 'GET',
  path: '/api/tried',
  summary: 'Who asks',
  permission: 'public',
  kind: 'query',
  reply: z.object({ who: z.string() }),
} as const
const say = {
  ...look,
  name: 'tried.say',
  method: 'POST',
  path: '/tried/v2/says.{format}',
  kind: 'command',
  open: { writes: 'once', perMinute: 3, foreign: true },
  params: z.object({ format: z.enum(['xml', 'json']) }),
  body: z.object({ text: z.string().max(10) }),
  reply: 'raw',
  produces: ['application/xml'],
} as const

describe('a route without sign-in', () => {
  it('knows no actor, even where the caller has a session', async () => {
    const server = await serverWith([serve(route(look), async (ctx) => ({ who: ctx.actor.kind }))])
    const reply = await server.inject({ url: '/api/tried', headers: { cookie: 'liren_session=any' } })
    expect(reply.json()).toEqual({ who: 'public' })
    await server.close()
  })

  it('reads only: what it would write is refused by the database, outside its role too', async () => {
    const write = serve(route(look), async (ctx) => {
      await sql`set local role none`.execute(ctx.db)
      await ctx.db.deleteFrom('setting').execute()
      return { who: 'nobody' }
    })
    const server = await serverWith([write])
    expect((await server.inject('/api/tried')).statusCode).toBe(500)
    await server.close()
    const kept = await world.system((ctx) => ctx.db.selectFrom('setting').select('key').execute())
    expect(kept.length).toBeGreaterThan(0)
  })

  it('does not start where it changes something without saying so, and none is open that asks for a sign-in', async () => {
    const silent = { ...say, open: {} }
    await expect(serverWith([serve(route(silent), async () => ({ type: 'x', body: '' }))])).rejects.toThrow(/tried.say/)
    const closed = { ...look, permission: 'session', open: { perMinute: 5 } }
    await expect(serverWith([serve(route(closed), async () => ({ who: '' }))])).rejects.toThrow(/tried.look/)
  })

  it('is limited for one address by itself, growing with the rate of the house', async () => {
    const bound = serve(route(say), async () => ({ type: 'application/xml', body: '<ok/>' }))
    const statuses = async (rate: number, n: number) => {
      const server = await serverWith([bound], rate)
      const all: number[] = []
      for (let i = 0; i < n; i++)
        all.push(
          (
            await server.inject({
              method: 'POST',
              url: '/tried/v2/says.xml',
              payload: 'text=a',
              headers: { 'content-type': 'application/x-www-form-urlencoded' },
            })
          ).statusCode,
        )
      await server.close()
      return all
    }
    expect(await statuses(1200, 4)).toEqual([200, 200, 200, 429])
    expect(await statuses(2400, 7)).toEqual([200, 200, 200, 200, 200, 200, 429])
  })

  it('answers and refuses in the very form that a standard asks for, to forms and pages of others', async () => {
    const bound = serve(
      route(say),
      async (_ctx, { body, params }) => ({
        type: 'application/xml; charset=utf-8',
        body: `<${params.format}>${body.text}</${params.format}>`,
        status: 201,
      }),
      (error, status, path) => ({
        type: 'text/xml',
        body: `<error code="${status}" at="${path}">${error.message}</error>`,
      }),
    )
    const server = await serverWith([bound])
    const post = (payload: string, url = '/tried/v2/says.xml') =>
      server.inject({
        method: 'POST',
        url,
        payload,
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://elsewhere.example' },
      })
    const good = await post(`text=${encodeURIComponent('路灯')}`)
    expect([good.statusCode, good.headers['content-type'], good.body]).toEqual([
      201,
      'application/xml; charset=utf-8',
      '<xml>路灯</xml>',
    ])
    expect(good.headers['access-control-allow-origin']).toBe('*')
    expect(good.headers['content-disposition']).toBeUndefined()
    const bad = await post('text=much too long a text')
    expect([bad.statusCode, bad.headers['content-type']]).toEqual([400, 'text/xml'])
    expect(bad.body).toMatch(/^<error code="400" at="\/tried\/v2\/says.xml">/)
    // Under the address of programs nothing is answered by the page for people.
    expect((await server.inject('/tried/v2/nothing')).statusCode).toBe(404)
    await server.close()
  })

  it('takes a form or a foreign page only where it says so', async () => {
    const url = '/api/accounts/sign-in'
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await world.http(undefined, { method: 'POST', url, payload: 'login=a', headers: form })).status).toBe(415)
    expect(
      (await world.http(undefined, { method: 'POST', url, payload: {}, headers: { 'x-liren-request': '' } })).status,
    ).toBe(403)
  })
})

const docs = readFileSync(join(import.meta.dirname, '../../../docs/public.md'), 'utf8')
/** Names of columns and fields that say something about one person. */
const PERSONAL = /(enc|hash|masked)$|^(id(Number|Card)|phone|mobile|contact|bornOn|birth|person|resident|account)/i

describe.each(openRoutes())('$name', ({ contract }) => {
  it('is listed for everybody to see', () => {
    expect(docs).toContain(`\`${contract.method} ${contract.path}\``)
  })

  it('promises nothing about one person', () => {
    if (contract.name.startsWith('accounts.')) return
    expect(namesOf(contract.reply).filter((name) => PERSONAL.test(name))).toEqual([])
  })

  it('stands under /api, or where programs of others look for it', () => {
    expect(contract.path.startsWith('/api/') || contract.open?.foreign === true).toBe(true)
  })
})

it('every route that asks for a sign-in stands under /api', () => {
  const others = modules.flatMap((m) => m.routes.map((r) => r.contract)).filter((c) => c.permission !== 'public')
  expect(others.filter((c) => !c.path.startsWith('/api/')).map((c) => c.name)).toEqual([])
})

/** Names of all fields of a reply, at any depth. */
function namesOf(schema: unknown): string[] {
  if (!(schema instanceof z.ZodType)) return []
  const json = z.toJSONSchema(schema, { unrepresentable: 'any' })
  const found: string[] = []
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk)
    if (!node || typeof node !== 'object') return
    const { properties } = node as { properties?: object }
    if (properties) found.push(...Object.keys(properties))
    Object.values(node).forEach(walk)
  }
  walk(json)
  return found
}
