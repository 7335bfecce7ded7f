import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { valueOf } from '#modules/indicators/index.ts'
import type { Actor } from '#server/context.ts'
import { openWorld, type World } from '#testing/world.ts'
import { recount } from '../figures/recount.ts'
import { ages, heat, listRates } from '../queries/figures.ts'
import { type Bare, stepAs } from './case-steps.ts'
import { opened } from './samples/cases.ts'

let world: World
let worker: Actor
let officer: Actor
let city: Actor
const china = (text: string) => new Date(`${text}+08:00`)
beforeAll(async () => {
  world = await openWorld()
  worker = world.actor('communityWorker', world.city.communityA1.id)
  officer = world.actor('subdistrictOfficer', world.city.streetA.id)
  city = world.actor('cityOfficer', world.city.city.id)
})
afterAll(() => world.close())

const step = (actor: Actor, id: string, input: Bare) => stepAs(world, actor, id, input)
/** A case of the first community, answered and closed at a time. */
async function closedAt(at: string): Promise<string> {
  world.now = china('2026-06-01T10:00')
  const { id } = await opened(world)
  await step(worker, id, { verb: 'take' })
  world.now = china(at)
  await step(worker, id, { verb: 'handle', text: '已办。' })
  await step(officer, id, { verb: 'check' })
  return id
}
const rates = (by: 'area' | 'nature' = 'area', actor = city, areaId = world.city.city.id) =>
  world.as(
    actor,
    async (ctx) => (await listRates(ctx, { areaId, by, page: 1, size: 50, from: '2026-01-01', to: '2026-12-31' })).rows,
  )
const figure = (key: string, day: string, areaId = world.city.streetA.id) =>
  world.as(
    city,
    async (ctx) => (await valueOf(ctx, key, { kind: 'area', id: areaId }, { day, knownOn: null }, null)).value,
  )

describe('figures of cases', () => {
  it('count every step by itself: opened, answered, closed in time, solved, and a reopening takes the solution back', async () => {
    await closedAt('2026-06-02T15:00')
    const late = await closedAt('2026-07-20T10:00')
    await step(officer, late, { verb: 'reopen', reason: '又坏了' })
    expect(await rates()).toMatchObject([
      { name: '兰山区', opened: 2, answered: 2, answeredInTime: 2, closed: 2, onTime: 1, solved: 1, responseRate: 100, onTimeRate: 50, solutionRate: 50, satisfactionRate: null },
    ]) // prettier-ignore
  })

  it('come out the same when they are counted anew from the steps of the cases', async () => {
    const counts = () =>
      world.system((ctx) =>
        ctx.db
          .selectFrom('serviceCount')
          .selectAll()
          .where('delta', '<>', 0)
          .orderBy('day')
          .orderBy('measure')
          .execute(),
      )
    const before = await counts()
    await world.system((ctx) => recount(ctx, [world.city.communityA1.id]))
    expect(await counts()).toEqual(before)
  })

  it('are set side by side by the area one level below, by nature, and never beyond one’s reach', async () => {
    expect((await rates('area', officer, world.city.streetA.id)).map((r) => r.name)).toEqual(['考棚社区'])
    expect((await rates('nature')).reduce((n, r) => n + r.opened, 0)).toBe(2)
    const stranger = world.actor('subdistrictOfficer', world.city.streetB.id)
    await expect(rates('area', stranger, world.city.streetA.id)).rejects.toThrow('access.notFound')
  })

  it('refuse a span that runs backwards', async () => {
    const asked = {
      areaId: world.city.city.id,
      by: 'area' as const,
      page: 1,
      size: 50,
      from: '2026-06-01',
      to: '2026-05-01',
    }
    await expect(world.as(city, (ctx) => listRates(ctx, asked))).rejects.toThrow('services.spanBackwards')
  })

  it('are indicators of any day: cases open on a past day are those open then, also where one was opened again', async () => {
    world.now = china('2026-08-01T10:00')
    expect(await figure('services.opened', '2026-06-01')).toBe(2)
    expect(await figure('services.open', '2026-06-01')).toBe(2)
    expect(await figure('services.open', '2026-06-10')).toBe(1)
    expect(await figure('services.overdue', '2026-06-10')).toBe(1)
    expect(await figure('services.closed', '2026-06-10')).toBe(1)
    expect(await figure('services.closed', '2026-07-31')).toBe(2)
    expect(await figure('services.solved', '2026-07-31')).toBe(1)
    expect(await figure('services.onTimeRate', '2026-07-31')).toBe(50)
    expect(await figure('services.open', '2026-07-31')).toBe(1)
  })

  it('say which kinds came in which month, and how long what is open has waited', async () => {
    const found = await world.as(city, (ctx) => heat(ctx, { areaId: world.city.city.id }))
    expect(found.months).toHaveLength(12)
    expect(found.rows.reduce((n, r) => n + r.counts[found.months.indexOf('2026-06')]!, 0)).toBe(2)
    const waited = await world.as(city, (ctx) => ages(ctx, { areaId: world.city.city.id }))
    expect(waited.rows).toContainEqual({ band: 'more', open: 1, overdue: expect.any(Number) as number })
  })
})
