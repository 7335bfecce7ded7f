import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayOf } from '#shared/dates.ts'
import { openWorld, type World } from '#testing/world.ts'
import { offerItem } from '../commands/network/offers.ts'
import { setPlaceDay } from '../commands/network/places.ts'
import { spellsFrom } from '../queries/hall/hours.ts'
import { placeOf } from '../queries/hall/place.ts'
import { getPlace, listPlaces } from '../queries/network/places.ts'
import type { HolidayWay } from '../rules/network/holidays.ts'
import { hsdsService } from './hsds/schema.ts'
import { newItem } from './samples/catalogue.ts'
import { newPlace } from './samples/network.ts'

let world: World
const ids = {} as Record<HolidayWay, string>
beforeAll(async () => {
  world = await openWorld()
  for (const holidays of ['unsaid', 'open', 'closed', 'office'] as const)
    ids[holidays] = (await newPlace(world, { holidays })).id
})
afterAll(() => world.close())

const china = (text: string) => new Date(`${text}:00+08:00`)
const seen = async (way: HolidayWay, at: string) => {
  world.now = china(at)
  return world.as({ kind: 'public' }, (ctx) => getPlace(ctx, ids[way]))
}
const text = async (way: HolidayWay) => {
  const reply = await world.http(undefined, { method: 'GET', url: `/api/services/places/${ids[way]}/hours.ics` })
  return (reply as unknown as { raw: Buffer }).raw.toString().replaceAll('\r\n ', '')
}

describe('opening hours on public holidays', () => {
  it('follow the calendar of the State Council only where the place says so', async () => {
    // Thursday 1 October 2026 is off, Saturday 10 October is worked (the 2026 notice).
    const at = async (day: string) =>
      Promise.all((['unsaid', 'open', 'closed', 'office'] as const).map((w) => seen(w, day).then((p) => p.openNow)))
    expect(await at('2026-10-01T10:00')).toEqual([true, true, false, false])
    expect(await at('2026-10-10T10:00')).toEqual([false, false, false, true])
    const open = await world.as({ kind: 'public' }, (ctx) => listPlaces(ctx, { page: 1, size: 50, open: 'now' }))
    expect(open.rows.map((r) => r.id)).toEqual([ids.office])
  })

  it('are told ahead by their names, and a day that the place has entered itself goes before', async () => {
    const place = await newPlace(world, { holidays: 'closed' })
    const hours = [{ from: '09:00', to: '11:00' }]
    await world.system((ctx) => setPlaceDay(ctx, place.id, { version: 1, day: '2026-10-02', hours, note: '节日值班' }))
    world.now = china('2026-09-30T18:00')
    const { days, nextOpening } = await world.as({ kind: 'public' }, (ctx) => getPlace(ctx, place.id))
    expect(days.slice(0, 2)).toEqual([
      { day: '2026-10-01', hours: [], note: '国庆节', of: 'calendar' },
      { day: '2026-10-02', hours, note: '节日值班', of: 'place' },
    ])
    expect(nextOpening).toEqual(china('2026-10-02T09:00'))
  })

  it('of a year without a calendar are said to be unknown, and never guessed', async () => {
    expect(await seen('closed', '2026-12-31T18:00')).toMatchObject({ openNow: false, nextOpening: null, unknownYear: 2027 }) // prettier-ignore
    expect(await seen('office', '2027-01-05T10:00')).toMatchObject({ openNow: null, nextOpening: null, unknownYear: 2027 }) // prettier-ignore
    expect(await seen('unsaid', '2027-01-05T10:00')).toMatchObject({ openNow: true, unknownYear: null })
  })

  it('leave no appointment on a day off or in an unknown year; a hall that is open today gives numbers', async () => {
    world.now = china('2026-12-30T10:00')
    const spells = (way: HolidayWay) =>
      world.system(async (ctx) => spellsFrom(await placeOf(ctx, ids[way]), ctx.now, 9))
    const days = async (way: HolidayWay) => [...new Set((await spells(way)).map((s) => dayOf(s.from)))]
    expect(await days('office')).toEqual(['2026-12-30', '2026-12-31'])
    expect((await days('open')).length).toBeGreaterThan(4)
    world.now = china('2027-01-05T10:00')
    expect(await days('office')).toEqual(['2027-01-05'])
  })

  it('go out as iCalendar without days off, with make-up days, to the end of the last known year', async () => {
    world.now = china('2026-09-28T08:00')
    const office = await text('office')
    expect(office).toMatch(/EXDATE;TZID=Asia\/Shanghai:20261001T083000/)
    expect(office).toMatch(/DTSTART;TZID=Asia\/Shanghai:20261010T083000/)
    expect(office.match(/RRULE:.*UNTIL=2026123/g)).toHaveLength(10)
    expect(office).toContain('节假日安排已知至2026-12-31')
    const open = await text('open')
    expect(open).not.toMatch(/EXDATE|UNTIL/)
    world.now = china('2027-01-05T08:00')
    expect(await text('closed')).not.toMatch(/RRULE/)
  })

  it('go out as HSDS schedules that the specification takes, holidays by name', async () => {
    world.now = china('2026-09-28T08:00')
    const item = await newItem(world, { name: '节假日也办' })
    await world.system((ctx) => offerItem(ctx, ids.office, { itemId: item.id, note: '' }))
    const reply = await world.http(undefined, { method: 'GET', url: `/api/services/hsds/services/${item.id}` })
    const ajv = new Ajv2020({ allErrors: true, strict: false })
    ;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
    const check = ajv.compile(hsdsService)
    check(reply.body)
    expect(check.errors ?? []).toEqual([])
    const body = reply.body as unknown as { service_at_locations: { location: { schedules: object[] } }[] }
    const { schedules } = body.service_at_locations[0]!.location
    expect(schedules[0]).toMatchObject({ freq: 'WEEKLY', valid_to: '2026-12-31', notes: expect.stringContaining('其后待公布') as string }) // prettier-ignore
    expect(schedules).toContainEqual(expect.objectContaining({ valid_from: '2026-10-01', description: '国庆节', notes: '2026-10-01: closed' })) // prettier-ignore
    expect(schedules).toContainEqual(expect.objectContaining({ valid_from: '2026-10-10', opens_at: '08:30+08:00' }))
  })
})
