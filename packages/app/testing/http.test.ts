import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowOfPage } from '#server/http/export.ts'
import { createServer } from '#server/http/server.ts'
import { modules } from '../app.ts'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('the HTTP server', () => {
  it('sends security headers and no trace of its engine', async () => {
    const { headers } = await world.http(undefined, { url: '/healthz' })
    expect(headers['content-security-policy']).toContain("default-src 'self'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-powered-by']).toBeUndefined()
  })

  it('refuses a write without its header or from a foreign page', async () => {
    const url = '/api/jobs/00000000-0000-7000-8000-000000000000/cancel'
    const actor = world.actor('cityOfficer', world.city.city.id)
    expect((await world.http(actor, { method: 'POST', url, headers: { 'x-liren-request': '' } })).body).toMatchObject({
      error: { code: 'kit.noHeader' },
    })
    expect(
      (await world.http(actor, { method: 'POST', url, headers: { origin: 'https://elsewhere.example' } })).status,
    ).toBe(403)
    expect((await world.http(actor, { method: 'POST', url, headers: { origin: 'null' } })).status).toBe(403)
  })

  it('answers nonsense with a sentence: no JSON, too much of it, a broken address', async () => {
    const actor = world.actor('cityOfficer', world.city.city.id)
    const post = (payload: string, type = 'application/json') =>
      world.http(actor, { method: 'POST', url: '/api/jobs/x/cancel', payload, headers: { 'content-type': type } })
    expect((await post('{')).body).toMatchObject({ error: { code: 'kit.badJson' } })
    expect((await post(`"${'x'.repeat(9_000_000)}"`)).body).toMatchObject({ error: { code: 'kit.bodyTooLarge' } })
    expect((await post('<a/>', 'text/xml')).body).toMatchObject({ error: { code: 'kit.badMediaType' } })
    expect((await world.http(actor, { url: '/api/%E0%A4%A' })).status).toBe(400)
    expect((await world.http(actor, { url: '/api/nothing' })).status).toBe(404)
  })

  it('takes no name that every object has for a column of a list', async () => {
    const actor = world.actor('cityOfficer', world.city.city.id)
    const lists = modules.flatMap((m) => m.routes).filter(({ contract }) => rowOfPage(contract) && !contract.params)
    expect(lists.length).toBeGreaterThan(15)
    for (const { contract } of lists)
      for (const sort of ['constructor', '-toString', 'hasOwnProperty']) {
        const { status } = await world.http(actor, { url: `${contract.path}?sort=${sort}` })
        expect([contract.name, status < 500]).toEqual([contract.name, true])
      }
  })

  it('limits how often one address may ask', async () => {
    const few = { ...world.house, config: { ...world.house.config, rate: 10 } }
    const server = await createServer(few, async () => undefined)
    const statuses: number[] = []
    for (let n = 0; n < 12; n++) statuses.push((await server.inject('/healthz')).statusCode)
    await server.close()
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(200))
    expect(statuses.slice(10)).toEqual([429, 429])
  })

  it('describes itself as OpenAPI 3.1 and in a page, and counts for Prometheus', async () => {
    const doc = await world.http(undefined, { url: '/api/openapi.json' })
    expect(doc.body).toMatchObject({ openapi: '3.1.0' })
    expect(Object.keys((doc.body as { paths: object }).paths)).toContain('/api/jobs/{id}')
    expect((await world.http(undefined, { url: '/api/docs' })).body).toContain('/api/jobs')
    expect((await world.http(undefined, { url: '/metrics' })).body).toContain('liren_requests_total')
  })
})
