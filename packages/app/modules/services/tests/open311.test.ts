import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#shared/ids.ts'
import { openWorld, type World } from '#testing/world.ts'
import { revokeOpen311Key } from '../commands/open311.ts'
import { newKey, potholes, sent } from './samples/open311.ts'

let world: World
let key: string
let code: string
beforeAll(async () => {
  world = await openWorld()
  key = (await newKey(world)).key
  code = (await potholes(world)).code
})
afterAll(() => world.close())

const get = (path: string) => world.http(undefined, { method: 'GET', url: `/open311/v2/${path}` })
const form = (fields: Record<string, string>, path = 'requests.json') =>
  world.http(undefined, {
    method: 'POST',
    url: `/open311/v2/${path}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', 'x-liren-request': '' },
    payload: new URLSearchParams(fields).toString(),
  })
const post = (more: Record<string, string> = {}) => form({ api_key: key, ...sent(code), ...more })
const opened = async (more: Record<string, string> = {}) =>
  ((await post(more)).body as { service_request_id: string }[])[0]!.service_request_id
const read = (xml: string) => new XMLParser({ parseTagValue: false }).parse(xml) as unknown

/** What the published JSON schemas ask (open311/schema-validation, schema/georeport-v2): required, kinds, words. */
const string = (v: unknown) => typeof v === 'string'
const orNull = (is: (v: unknown) => boolean) => (v: unknown) => v === null || v === undefined || is(v)
const dateTime = (v: unknown) =>
  string(v) && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/.test(v as string)
const REQUEST = {
  service_request_id: string, status: (v: unknown) => v === 'open' || v === 'closed', status_notes: orNull(string), service_name: orNull(string), service_code: string,
  description: orNull((v) => string(v) && (v as string).length <= 4000), agency_responsible: orNull(string), service_notice: orNull(string), requested_datetime: dateTime,
  updated_datetime: orNull(dateTime), expected_datetime: orNull(dateTime), address: orNull(string), address_id: orNull(string), zipcode: orNull(string),
  lat: orNull((v) => typeof v === 'number'), long: orNull((v) => typeof v === 'number'), media_url: orNull((v) => URL.canParse(String(v))),
} // prettier-ignore
const SERVICE = {
  service_code: string, service_name: string, description: orNull(string), metadata: (v: unknown) => typeof v === 'boolean', type: (v: unknown) => v === 'realtime',
  keywords: orNull(string), group: orNull(string),
} // prettier-ignore
const faults = (rows: Record<string, unknown>[], schema: Record<string, (v: unknown) => boolean>) =>
  rows.flatMap((row) => [
    ...Object.entries(schema)
      .filter(([name, is]) => !is(row[name]))
      .map(([name]) => name),
    ...Object.keys(row).filter((name) => !(name in schema)),
  ])

describe('Open311', () => {
  it('says in both forms where it is and what it speaks', async () => {
    const json = (await get('discovery.json')).body as { endpoints: { specification: string; formats: string[] }[] }
    expect(json.endpoints[0]).toMatchObject({
      specification: 'http://wiki.open311.org/GeoReport_v2',
      formats: ['text/xml', 'application/json'],
    })
    const xml = await get('discovery.xml')
    expect(xml.headers['content-type']).toBe('text/xml; charset=utf-8')
    expect(read(String(xml.raw))).toMatchObject({
      discovery: { endpoints: { endpoint: { formats: { format: ['text/xml', 'application/json'] } } } },
    })
  })

  it('lists what is taken in, as the published schema asks, and what each asks for besides', async () => {
    const list = await get('services.json?jurisdiction_id=')
    expect(list.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(faults(list.body, SERVICE)).toEqual([])
    expect(list.body).toContainEqual(
      expect.objectContaining({ service_code: code, service_name: '道路坑洼', metadata: true }),
    )
    const definition = await get(`services/${code}.json`)
    expect(definition.body).toEqual({
      service_code: code,
      attributes: [
        { variable: true, code: 'road', datatype: 'singlevaluelist', required: true, datatype_description: null, order: 1, description: '位置', values: [{ key: '车行道', name: '车行道' }, { key: '人行道', name: '人行道' }] },
      ],
    }) // prettier-ignore
  })

  it('takes a request in from a form without any header of ours, and shows it to everybody without names and numbers', async () => {
    const number = await opened({
      last_name: '王',
      first_name: '建国',
      phone: '12012345678',
      description: '路面有坑，电话12012345678',
    })
    const { body } = await get(`requests/${number}.json`)
    expect(faults(body, REQUEST)).toEqual([])
    expect(body).toMatchObject([
      { service_request_id: number, status: 'open', service_code: code, address: sent(code).address_string },
    ])
    expect(JSON.stringify(body)).not.toMatch(/建国|12012345678/)
    const kept = await world.system((ctx) =>
      ctx.db.selectFrom('serviceCase').selectAll().where('number', '=', number).executeTakeFirstOrThrow(),
    )
    expect(kept).toMatchObject({ channel: 'open311', form: { road: '车行道' }, phoneLast4: '5678', public: true })
    expect(kept.dueAt).toBeInstanceOf(Date)
  })

  it('gives the same number for the same sent again within the hour, and another one after it', async () => {
    const fields = { description: '井盖丢了' }
    const [first, ...again] = await Promise.all([opened(fields), opened(fields), opened(fields)])
    expect(new Set(again)).toEqual(new Set([first]))
    const now = world.now
    world.now = new Date(now.getTime() + 3_601_000)
    expect(await opened(fields)).not.toBe(first)
    world.now = now
  })

  it('says the same in XML', async () => {
    const reply = await form({ api_key: key, ...sent(code, { description: '<路> & 坑' }) }, 'requests.xml')
    const { service_requests: made } = read(String(reply.raw)) as {
      service_requests: { request: Record<string, string> }
    }
    const number = made.request.service_request_id!
    const shown = read(String((await get(`requests/${number}.xml`)).raw)) as {
      service_requests: { request: Record<string, string> }
    }
    expect(shown.service_requests.request).toMatchObject({
      service_request_id: number,
      description: '<路> & 坑',
      zipcode: '',
    })
    expect((await get(`tokens/${number}.json`)).body).toEqual([{ service_request_id: number, token: number }])
  })

  it('finds requests by number, kind, state and time, page by page', async () => {
    const one = await opened({ description: '一号坑' })
    const two = await opened({ description: '二号坑' })
    expect((await get(`requests.json?service_request_id=${one},${two}&status=closed`)).body).toHaveLength(2)
    expect((await get(`requests.json?service_code=${code}&status=closed`)).body).toEqual([])
    const all = (await get(`requests.json?service_code=${code}`)).body as { service_request_id: string }[]
    const pages = await Promise.all([1, 2].map((n) => get(`requests.json?service_code=${code}&page=${n}&page_size=1`)))
    expect(pages.map((p) => (p.body as { service_request_id: string }[])[0]!.service_request_id)).toEqual(
      all.slice(0, 2).map((r) => r.service_request_id),
    )
    expect((await get('requests.json?start_date=2001-01-01T00:00:00Z&end_date=2001-02-01T00:00:00Z')).body).toEqual([])
  })

  it.each([
    ['requests.json', { service_code: 'X' }, 403, 'api_key'],
    ['requests.json', { api_key: 'wrong', service_code: 'X' }, 403, 'api_key'],
  ])('refuses %s with %j in its own form', async (path, fields, status, word) => {
    const reply = await form(fields as unknown as Record<string, string>, path)
    expect(reply.status).toBe(status)
    expect(reply.body).toEqual([{ code: status, description: expect.stringContaining(word) as string }])
  })

  it.each([
    ['services/none.json', 404],
    ['services.json?jurisdiction_id=city.gov', 404],
    ['services.html', 404],
    ['requests/20260101-AAAAAAAA.json', 404],
    ['requests.json?status=lost', 400],
    ['requests.json?start_date=2026-01-01', 400],
    ['requests.json?start_date=2026-01-01T00:00:00Z&end_date=2026-05-01T00:00:00Z', 400],
    ['requests.json?page_size=5000', 400],
  ])('answers %s with %i and a list of errors', async (path, status) => {
    const reply = await get(path)
    expect(reply.status).toBe(status)
    if (path.includes('.json'))
      expect(reply.body).toEqual([{ code: status, description: expect.any(String) as string }])
    else expect(read(String(reply.raw))).toMatchObject({ errors: { error: { code: '404' } } })
  })

  it('shows nothing of a case that is not public, and nothing by trying numbers', async () => {
    const number = await opened({ description: '不公开' })
    await world.system(async (ctx) => {
      await ctx.db.deleteFrom('servicePublicCase').where('number', '=', number).execute()
    })
    const hidden = await get(`requests/${number}.json`)
    const never = await get('requests/20260601-ZZZZZZZZ.json')
    expect([hidden.status, hidden.body]).toEqual([never.status, never.body])
  })

  it('sends a point in nobody’s outline to the city’s own desk, and refuses a unit that it does not know', async () => {
    const number = await opened({ lat: '35.0512', long: '118.3401', address_string: '' })
    const kept = await world.system((ctx) =>
      ctx.db
        .selectFrom('serviceCase')
        .select(['areaId', 'x', 'y'])
        .where('number', '=', number)
        .executeTakeFirstOrThrow(),
    )
    expect(kept).toEqual({ areaId: world.city.city.id, x: 118.3401, y: 35.0512 })
    expect((await post({ address_id: 'no-unit', address_string: '' })).status).toBe(400)
  })

  it('goes to the lowest area whose outline holds the point, and is refused outside of its jurisdiction', async () => {
    const { streetA, communityA1 } = world.city
    const square = (x: number, y: number, size: number) => ({ type: 'Polygon', coordinates: [[[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]] }) // prettier-ignore
    await world.system(async (ctx) => {
      for (const [areaId, x, y, size] of [[streetA.id, 118, 35, 1], [communityA1.id, 118.1, 35.1, 0.1]] as const)
        await ctx.db
          .insertInto('areaBoundary')
          .values({ areaId, id: newId(ctx.now), validFrom: '2000-01-01', recordedAt: ctx.now, geometry: JSON.stringify(square(x, y, size)), minX: x, minY: y, maxX: x + size, maxY: y + size, originCrs: 'WGS84', source: '测试', warnings: '[]' })
          .execute() // prettier-ignore
    })
    const areaOf = async (lat: string, long: string) => {
      const number = await opened({ lat, long, address_string: '' })
      return world.system((ctx) =>
        ctx.db.selectFrom('serviceCase').select('areaId').where('number', '=', number).executeTakeFirstOrThrow(),
      )
    }
    expect(await areaOf('35.15', '118.15')).toEqual({ areaId: communityA1.id })
    expect(await areaOf('35.5', '118.5')).toEqual({ areaId: streetA.id })
    const elsewhere = await post({ jurisdiction_id: '371311', lat: '35.5', long: '118.5', address_string: '' })
    expect(elsewhere.status).toBe(400)
  })

  it('takes nothing under a revoked key, from that moment on', async () => {
    const own = await newKey(world)
    const officer = world.actor('cityOfficer', world.city.city.id)
    await world.as(officer, (ctx) => revokeOpen311Key(ctx, own.id, { version: 1, reason: '合同到期' }))
    expect((await form({ api_key: own.key, ...sent(code) })).status).toBe(403)
    await expect(
      world.as(officer, (ctx) => revokeOpen311Key(ctx, own.id, { version: 2, reason: '再停一次' })),
    ).rejects.toThrow('services.open311Revoked')
  })

  it('takes nothing outside of what a key is for', async () => {
    const { giveOpen311Key } = await import('../commands/open311.ts')
    const own = await world.system((ctx) =>
      giveOpen311Key(ctx, { areaId: world.city.lanshan.id, name: '兰山拍', contact: '区城管局' }),
    )
    const of = (jurisdiction_id: string) =>
      form({ api_key: own.key, ...sent(code, { jurisdiction_id, description: jurisdiction_id }) })
    expect((await of('371302')).status).toBe(200)
    expect((await of('371311')).status).toBe(403)
  })

  it('keeps no key that could be read again', async () => {
    const { rows } = (
      await world.http(world.actor('cityOfficer', world.city.city.id), {
        method: 'GET',
        url: '/api/services/open311-keys',
      })
    ).body as { rows: object[] }
    const kept = await world.system((ctx) => ctx.db.selectFrom('open311Key').selectAll().execute())
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify([rows, kept])).not.toContain(key)
  })
})

const PUBLISHED = join(import.meta.dirname, '../../../../../../shared/data/service/open311_georeport_v2_examples.json')
const examples = (() => {
  try {
    return JSON.parse(readFileSync(PUBLISHED, 'utf8')) as { lang: string; body: string }[]
  } catch {
    return undefined
  }
})()

describe.skipIf(!examples)('held against the published examples (where shared/data is there)', () => {
  it('a request has the elements of the published one, in its order', async () => {
    const published = examples!.find((e) => e.body.includes('<status_notes>'))!.body
    const names = (xml: string) =>
      [...xml.split('</request>')[0]!.matchAll(/<(\w+)\/?>/g)].map((m) => m[1]!).filter((n) => n !== 'request')
    const ours = String((await get(`requests/${await opened({ description: '样例' })}.xml`)).raw)
    expect(names(ours.slice(ours.indexOf('<request>')))).toEqual(names(published))
  })
})
