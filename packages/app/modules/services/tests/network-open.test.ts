import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { withdrawItem } from '../commands/catalogue/items.ts'
import { offerItem } from '../commands/network/offers.ts'
import { setPlaceDay } from '../commands/network/places.ts'
import { newItem } from './samples/catalogue.ts'
import { newPlace, newProvider } from './samples/network.ts'
import { hsdsPage, hsdsService } from './hsds/schema.ts'

const ajv = new Ajv2020({ allErrors: true, strict: false })
;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
const page = ajv.compile(hsdsPage)
const one = ajv.compile(hsdsService)

let world: World
let ids: { item: string; place: string; offer: string }
beforeAll(async () => {
  world = await openWorld()
  const provider = await newProvider(world, { name: '银龄助餐社', creditCode: '91350100M000100Y43', telephone: '0539-7654321', website: 'https://example.org', summary: '社区助餐' }) // prettier-ignore
  const fee = { mode: 'low' as const, priceFen: 1250, per: '份', reductions: [{ who: 'elderly' as const, percent: 40, basis: '区文件' }], receipt: 'paper' as const } // prettier-ignore
  const documents = [{ name: '居民身份证', form: 'original' as const, required: true, when: '', held: 'idNumber' as const }, { name: '委托书', form: 'original' as const, required: true, when: '委托他人的', held: null }] // prettier-ignore
  const item = await newItem(world, { name: '社区助餐', fee, documents, providerId: provider.id })
  await newItem(world, { name: '街道办理的事' })
  const place = await newPlace(world)
  const offer = await world.system((ctx) => offerItem(ctx, place.id, { itemId: item.id, note: '午餐11点半起' }))
  await world.system((ctx) =>
    setPlaceDay(ctx, place.id, { version: 1, day: '2026-06-19', hours: [], note: '端午节放假' }),
  )
  await world.system((ctx) => setPlaceDay(ctx, place.id, { version: 2, day: '2026-06-20', hours: [{ from: '09:00', to: '12:00' }], note: '周六加开' })) // prettier-ignore
  ids = { item: item.id, place: place.id, offer: offer.id }
})
afterAll(() => world.close())

const ask = async <T>(url: string) => (await world.http(undefined, { method: 'GET', url })) as { status: number; body: T; headers: Record<string, unknown>; raw: Buffer } // prettier-ignore

describe('the network as Open Referral HSDS 3', () => {
  it('is a page of services that fits the specification, object by object', async () => {
    const reply = await ask<{ contents: { id: string }[]; total_items: number }>(
      '/api/services/hsds/services?per_page=50',
    )
    expect([reply.status, reply.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
    page(reply.body)
    expect(page.errors ?? []).toEqual([])
    expect(reply.body.total_items).toBe(2)
    expect(reply.headers['access-control-allow-origin']).toBe('*')
  })

  it('says a service with its provider, prices in yuan, papers to bring, place, hours and kind', async () => {
    const { body } = await ask<Record<string, never>>(`/api/services/hsds/services/${ids.item}`)
    one(body)
    expect(one.errors ?? []).toEqual([])
    expect(body).toMatchObject({
      name: '社区助餐',
      status: 'active',
      organization: { name: '银龄助餐社', organization_identifiers: [{ identifier: '91350100M000100Y43' }] },
      cost_options: [
        { amount: 12.5, currency: 'CNY', amount_description: '份' },
        { amount: 7.5, option: 'elderly' },
      ],
      required_documents: [{ document: '委托书（委托他人的）' }],
      service_at_locations: [{ id: ids.offer, location: { id: ids.place, latitude: 35.06, longitude: 118.34, addresses: [{ country: 'CN', city: '临沂市' }] } }], // prettier-ignore
      attributes: [{ link_entity: 'service', taxonomy_term: { name: '日常生活' } }],
    })
    const { schedules } = (body as unknown as { service_at_locations: { location: { schedules: object[] } }[] }).service_at_locations[0]!.location // prettier-ignore
    expect(schedules).toMatchObject([
      { freq: 'WEEKLY', byday: 'MO,TU,WE,TH,FR', opens_at: '08:30+08:00', closes_at: '12:00+08:00' },
      { freq: 'WEEKLY', byday: 'MO,TU,WE,TH,FR', opens_at: '13:30+08:00', closes_at: '17:00+08:00' },
      { valid_from: '2026-06-19', valid_to: '2026-06-19', description: '端午节放假' },
      { valid_from: '2026-06-20', opens_at: '09:00+08:00' },
    ])
  })

  it('gives the same ids each time, and pages that do not overlap', async () => {
    const first = await ask<{ contents: object[] }>('/api/services/hsds/services?per_page=1')
    expect((await ask<{ contents: object[] }>('/api/services/hsds/services?per_page=1')).body).toEqual(first.body)
    const second = await ask<{ contents: { id: string }[]; last_page: boolean }>('/api/services/hsds/services?per_page=1&page=2') // prettier-ignore
    expect(second.body.last_page).toBe(true)
    expect(second.body.contents[0]!.id).not.toBe((first.body.contents as { id: string }[])[0]!.id)
  })

  it('keeps a service that has ended by its id, as defunct, and leaves it out of the list', async () => {
    const { id } = await newItem(world, { name: '停办的事' })
    await world.system((ctx) => withdrawItem(ctx, id, { version: 1, reason: '废止' }))
    expect((await ask<{ status: string }>(`/api/services/hsds/services/${id}`)).body.status).toBe('defunct')
    const { body } = await ask<{ contents: { id: string }[] }>('/api/services/hsds/services')
    expect(body.contents.map((c) => c.id)).not.toContain(id)
  })
})

describe('opening hours as iCalendar', () => {
  it('repeat weekly in China’s time, leave out days of their own, and say those by themselves', async () => {
    const reply = await ask<string>(`/api/services/places/${ids.place}/hours.ics`)
    expect([reply.status, reply.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
    const text = reply.raw.toString().replaceAll('\r\n ', '')
    const events = text.split('BEGIN:VEVENT').slice(1)
    expect(events).toHaveLength(11)
    const friday = events.filter((e) => /BYDAY=FR/.test(e))
    expect(friday).toHaveLength(2)
    for (const e of friday) expect(e).toMatch(/EXDATE;TZID=Asia\/Shanghai:20260619T(083000|133000)/)
    expect(events.filter((e) => /BYDAY=MO/.test(e))[0]).toMatch(/DTSTART;TZID=Asia\/Shanghai:20260601T083000/)
    const own = events.filter((e) => !/RRULE/.test(e))
    expect(own).toHaveLength(1)
    expect(own[0]).toMatch(
      /DTSTART;TZID=Asia\/Shanghai:20260620T090000[\s\S]*DTEND;TZID=Asia\/Shanghai:20260620T120000/,
    )
    expect(new Set(text.match(/^UID:.*$/gm)).size).toBe(11)
  })

  it('of a place that is not there are not found', async () => {
    expect((await ask(`/api/services/places/00000000-0000-7000-8000-000000000000/hours.ics`)).status).toBe(404)
  })
})
