import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { addClockRule, addRouteRule, endClockRule, endRouteRule } from '../commands/cases/settings.ts'
import { caseSettings, previewClocks } from '../queries/cases/settings.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  world.now = new Date('2026-06-01T10:00+08:00')
})
afterAll(() => world.close())

const officer = () => world.actor('countyOfficer', world.city.lanshan.id)
const clock = (validFrom: string, value = 2) =>
  world.as(
    officer(),
    (ctx) =>
    addClockRule(ctx, {
      areaId: world.city.lanshan.id, step: 'whole', nature: 'suggestion', span: { value, unit: 'workingDay' }, countsFrom: 'opening', suspends: false, extendTimes: 0,
      source: '兰山区自定', validFrom,
    }), // prettier-ignore
  )
const endClock = (id: string, on: string, version = 1) =>
  world.as(officer(), (ctx) => endClockRule(ctx, id, { version, on }))
const route = (validFrom: string, more: object = {}) =>
  world.as(
    officer(),
    (ctx) =>
    addRouteRule(ctx, {
      areaId: world.city.lanshan.id, channel: 'hotline', fromMinute: 1050, toMinute: 510, days: 'any', holderLevel: 4, holderRole: 'subdistrictOfficer',
      source: '夜间值班', validFrom, ...more,
    }), // prettier-ignore
  )

describe('rules of clocks and routes', () => {
  it('are followed by the next without a day between, or refused with both days', async () => {
    const first = await clock('2026-06-01')
    const second = await clock('2026-07-01', 3)
    await expect(endClock(first.id, '2026-06-20')).rejects.toMatchObject({
      code: 'services.ruleGap',
      params: { from: '2026-06-20', to: '2026-07-01' },
      field: 'on',
    })
    expect(await endClock(first.id, '2026-07-01')).toMatchObject({ version: 2 })
    // What has not begun is taken back by its first day; then the first one may end when it likes.
    await endClock(second.id, '2026-07-01')
    expect(await endClock(first.id, '2026-06-20', 2)).toMatchObject({ version: 3 })
    await expect(clock('2026-06-25')).rejects.toMatchObject({
      code: 'services.ruleGap',
      params: { from: '2026-06-20', to: '2026-06-25' },
      field: 'validFrom',
    })
    await clock('2026-06-20')
  })

  it('of another hour or door do not have to meet', async () => {
    const night = await route('2026-06-01')
    await route('2026-08-01', { fromMinute: 0, toMinute: 1440 })
    expect(await world.as(officer(), (ctx) => endRouteRule(ctx, night.id, { version: 1, on: '2026-06-10' }))).toMatchObject({ version: 2 }) // prettier-ignore
    await expect(
      world.as(officer(), (ctx) => endRouteRule(ctx, night.id, { version: 2, on: '2026-05-31' })),
    ).rejects.toMatchObject({ code: 'services.ruleInPast', field: 'on' })
  })

  it('send what comes in at night to who is on duty, and are listed with their days', async () => {
    await route('2026-06-01', { channel: 'grid', days: 'working', source: '网格夜间上报' })
    const asked = { areaId: world.city.communityA1.id, nature: 'help', urgency: 'normal', channel: 'grid' } as const
    const worker = world.actor('communityWorker', world.city.communityA1.id)
    const by = () => world.as(worker, (ctx) => previewClocks(ctx, asked))
    expect(await by()).toMatchObject({ holderRole: 'communityWorker', routeSource: null })
    world.now = new Date('2026-06-01T22:00+08:00')
    expect(await by()).toMatchObject({ holderRole: 'subdistrictOfficer', routeSource: '网格夜间上报' })
    const { routes } = await world.as(officer(), (ctx) => caseSettings(ctx, world.city.lanshan.id))
    expect(routes.find((r) => r.source === '网格夜间上报')).toMatchObject({
      own: true,
      fromMinute: 1050,
      toMinute: 510,
    })
  })
})
