import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setUpUnit } from '#modules/registers/index.ts'
import { valueOf } from '#modules/indicators/index.ts'
import { openCase, dropCase } from '../commands/cases.ts'
import { actTimes } from '../queries/acts/times.ts'
import { openStreet, type Street } from './act-street.ts'

let s: Street
beforeAll(async () => {
  s = await openStreet()
})
afterAll(() => s.world.close())

const value = async (name: string, day: string, split: string | null = null, areaId = s.world.city.streetA.id) => {
  const officer = s.world.actor('cityOfficer', s.world.city.city.id)
  return s.world.as(officer, (ctx) =>
    valueOf(ctx, `planning.${name}`, { kind: 'area', id: areaId }, { day, knownOn: null }, split),
  )
}
const parts = async (name: string, day: string, split: string) =>
  Object.fromEntries((await value(name, day, split)).parts.map((p) => [p.part, p.value ?? 0]))
const unit = (name: string, households: number, on: string, communityId?: string) =>
  s.world.system((ctx) =>
    setUpUnit(ctx, {
      townId: s.world.city.streetA.id,
      ...(communityId ? { communityId } : {}),
      name,
      kind: 'estate',
      address: `${name}路`,
      households,
      source: '',
      on,
      reason: '登记',
    }),
  )

describe('how communities stand against the band', () => {
  it('counts each community with homes once, by the law of the day', async () => {
    expect(await parts('communitiesBySize', '2026-06-01', 'size')).toMatchObject({ below: 2 })
    expect((await value('communitiesBySize', '2026-06-01')).value).toBe(2)
    const { rowsTo } = await value('communitiesBySize', '2026-06-01')
    expect(rowsTo).toBe(`/planning/coverage?area=${s.world.city.streetA.id}`)
  })

  it('names units that alone are above the upper bound, from the day they stand', async () => {
    await unit('万人小区', 3500, '2026-05-10', s.world.city.communityA1.id)
    expect((await value('largeUnits', '2026-05-09')).value).toBe(0)
    expect((await value('largeUnits', '2026-05-10')).value).toBe(1)
  })
})

describe('households in blind spots', () => {
  it('are those of units in no community, as stated where nobody is registered', async () => {
    expect((await value('blindHouseholds', '2026-05-19')).value).toBe(0)
    s.at('2026-05-20')
    await unit('新盖小区', 120, '2026-05-20')
    expect((await value('blindHouseholds', '2026-05-19')).value).toBe(0)
    expect((await value('blindHouseholds', '2026-05-20')).value).toBe(120)
    expect((await value('blindHouseholds', '2026-05-20', null, s.world.city.lanshan.id)).value).toBe(120)
    await s.world.system((ctx) => ctx.db.deleteFrom('planningCase').execute())
    await s.world.system((ctx) =>
      ctx.db.deleteFrom('residentialUnit').where('name', 'in', ['新盖小区', '万人小区']).execute(),
    )
  })
})

describe('planning work', () => {
  it('counts acts by the state they were in on a day', async () => {
    const id = await s.filed()
    expect((await value('acts', '2026-05-31')).value ?? 0).toBe(0)
    expect(await parts('acts', '2026-06-01', 'state')).toMatchObject({ consulting: 1 })
    expect(await parts('acts', '2026-06-08', 'state')).toMatchObject({ filed: 1 })
    expect((await parts('acts', '2026-06-08', 'state')).consulting ?? 0).toBe(0)
    const times = await s.world.as(s.drawer, (ctx) => actTimes(ctx, s.world.city.streetA.id), { asOf: '2026-06-10' })
    expect(times.rows).toEqual([
      { state: 'draft', now: 0, passed: 1, medianDays: 0 },
      { state: 'consulting', now: 0, passed: 1, medianDays: 7 },
      { state: 'filed', now: 1, passed: 1, medianDays: 2 },
    ])
    await s.drop(id)
  })

  it('counts cases past their day until they are filed, done or dropped', async () => {
    s.at('2026-08-01')
    const { id } = await s.world.system((ctx) =>
      openCase(ctx, { areaId: s.world.city.streetA.id, name: '查漏', reason: '查漏补缺', dueOn: '2026-08-10' }),
    )
    s.at('2026-08-20')
    const before = (await value('casesOverdue', '2026-08-10')).value!
    expect((await value('casesOverdue', '2026-08-11')).value).toBe(before + 1)
    await s.world.system((ctx) => dropCase(ctx, id, { version: 1, reason: '不需要' }))
    expect((await value('casesOverdue', '2026-08-20')).value).toBe(before)
    expect((await value('casesOverdue', '2026-08-19')).value).toBe(before + 1)
  })
})
