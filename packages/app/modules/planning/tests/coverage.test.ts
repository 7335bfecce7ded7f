import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assignUnit, placeUnits, setUpUnit } from '#modules/registers/index.ts'
import { openWorld, type World } from '#testing/world.ts'
import { problemOf } from '../problem/index.ts'
import { getSetting } from '../queries/settings.ts'
import { changeSetting } from '../commands/settings.ts'
import { listCases } from '../queries/cases.ts'
import { coverageOf } from '../queries/coverage.ts'
import { fitnessOf } from '../queries/fitness.ts'
import { getScheme, listSchemes } from '../queries/schemes.ts'
import { grid, placeOf, setUp, square } from './ground.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await setUp(world, grid(6, 3, 300))
})
afterAll(() => world.close())

const town = () => world.city.streetA.id
const officer = () => world.actor('subdistrictOfficer', town())
const coverage = () => world.as(officer(), (ctx) => coverageOf(ctx, town()))
const cases = () => world.as(officer(), (ctx) => listCases(ctx, { page: 1, size: 20, origin: 'newUnit' }))
const estate = (name: string, column: number, row: number, more: object = {}) =>
  world.as(officer(), (ctx) =>
    setUpUnit(ctx, { townId: town(), name, kind: 'estate', address: '', source: '', households: 80, on: '2026-06-01', reason: '新建', geometry: square(column, row), ...placeOf(column, row), ...more }),
  ) // prettier-ignore

describe('a new estate', () => {
  it('is a blind spot, opens a case by itself with a due day and an owner, and the engine proposes where it belongs', async () => {
    expect(await coverage()).toMatchObject({ rows: [], units: 18, covered: 18 })
    const { id } = await estate('祥和家园', 6, 1)
    const found = await coverage()
    expect(found).toMatchObject({ units: 19, covered: 18, rows: [{ kind: 'none', units: [{ id, name: '祥和家园' }], since: '2026-06-01', dueOn: '2026-07-01' }] }) // prettier-ignore
    const { rows } = await cases()
    expect(rows).toMatchObject([{ id: found.rows[0]!.caseId, state: 'open', dueOn: '2026-07-01', ownerRole: 'subdistrictOfficer', overdue: false, schemes: 0 }]) // prettier-ignore
    await world.runJobs()
    const [scheme] = (await world.as(officer(), (ctx) => listSchemes(ctx, rows[0]!.id))).rows
    const drawn = await world.as(officer(), (ctx) => getScheme(ctx, scheme!.id))
    expect([drawn.name, drawn.faults, drawn.totals.units]).toEqual(['纳入建议', [], [6, 6, 7]])
  })

  it('joins the case that is open, which is done when all its units have a community', async () => {
    const second = await estate('祥和家园二期', 6, 2)
    expect((await cases()).rows).toHaveLength(1)
    await world.runJobs()
    const about = await world.system((ctx) => ctx.db.selectFrom('planningCase').select('about').where('origin', '=', 'newUnit').executeTakeFirstOrThrow()) // prettier-ignore
    expect(about.about).toHaveLength(2)
    const assign = (unitId: string) => world.as(officer(), (ctx) => assignUnit(ctx, unitId, { version: 1, communityId: world.city.committeeA3.id, on: '2026-06-01', reason: '纳入' })) // prettier-ignore
    await assign(about.about[0]!)
    expect((await cases()).rows[0]!.state).toBe('open')
    await assign(second.id)
    expect((await cases()).rows[0]!.state).toBe('done')
    expect((await coverage()).rows).toEqual([])
  })

  it('that is put into a community at once opens no case', async () => {
    await estate('安康苑', 0, 3, { communityId: world.city.communityA1.id })
    expect((await cases()).rows).toHaveLength(1)
  })

  it('is due within the days that its county has set', async () => {
    const county = world.actor('countyOfficer', world.city.lanshan.id)
    await world.as(county, (ctx) => changeSetting(ctx, { areaId: world.city.lanshan.id, days: 10, ownerRole: 'countyOfficer', version: 0, lower: null, upper: null, target: null, weights: null })) // prettier-ignore
    await estate('锦绣花园二期', 1, 3)
    expect((await cases()).rows.find((c) => c.state === 'open')).toMatchObject({
      dueOn: '2026-06-11',
      ownerRole: 'countyOfficer',
    })
  })
})

describe('what a county sets', () => {
  const county = () => world.actor('countyOfficer', world.city.lanshan.id)
  const asked = () => ({ areaId: world.city.lanshan.id })
  const now = async () => (await world.as(county(), (ctx) => getSetting(ctx, world.city.lanshan.id))).version
  const set = async (more: object) => {
    const body = { ...asked(), days: 10, ownerRole: 'countyOfficer' as const, version: await now(), lower: null, upper: null, target: null, weights: null, ...more } // prettier-ignore
    return world.as(county(), (ctx) => changeSetting(ctx, body))
  }
  const refused = (work: Promise<unknown>) => work.then(() => undefined, (e: { code: string }) => e.code) // prettier-ignore

  it('is what its schemes begin with; without it they begin with the law', async () => {
    const drawn = () => world.system((ctx) => problemOf(ctx, world.city.streetA.id, '2026-06-01'))
    expect((await drawn()).params).toMatchObject({ lower: 1000, upper: 3000, target: 2000 })
    const weights = { cut: 1, compact: 0, barrier: 2, size: 0, disruption: 3, soft: 0, service: 0 }
    await set({ lower: 1200, upper: 2600, weights })
    expect((await drawn()).params).toMatchObject({ lower: 1200, upper: 2600, target: 1900, weights })
    expect((await drawn()).band).toMatchObject({ lower: 1000, upper: 3000 })
    expect(await world.as(county(), (ctx) => getSetting(ctx, world.city.streetA.id))).toMatchObject({ lower: 1200, areaId: world.city.lanshan.id, house: { lower: 1000 } }) // prettier-ignore
    await set({})
    expect((await drawn()).params).toMatchObject({ lower: 1000, upper: 3000 })
  })

  it('stays within what the law guides to, in order, and is not written over unseen', async () => {
    expect(await refused(set({ upper: 3001 }))).toBe('planning.outsideBand')
    expect(await refused(set({ lower: 2500, upper: 2000 }))).toBe('planning.boundsCrossed')
    expect(await refused(set({ target: 3500 }))).toBe('planning.targetOutside')
    expect(await refused(set({ version: 0 }))).toBe('planning.stale')
  })
})

describe('the live list of blind spots', () => {
  it('knows units in two communities and outlines that overlap', async () => {
    const { id } = await estate('重叠小区', 0.5, 0.5, { communityId: world.city.communityA1.id })
    await world.system(async (ctx) => {
      const row = await ctx.db.selectFrom('unitMembership').selectAll().where('unitId', '=', id).executeTakeFirstOrThrow() // prettier-ignore
      await ctx.db.insertInto('unitMembership').values({ ...row, id: crypto.randomUUID(), communityId: world.city.communityA2.id }).execute() // prettier-ignore
    })
    const kinds = (await coverage()).rows.map((r) => r.kind)
    expect(kinds).toContain('several')
    expect(kinds.filter((k) => k === 'overlap').length).toBeGreaterThan(0)
    await world.system((ctx) => placeUnits(ctx, [{ unitId: id, communityId: world.city.communityA1.id }], '2026-06-01', 'x')) // prettier-ignore
  })
})

describe('the fitness list', () => {
  it('names communities out of the band, torn estates, and committees that are not communities yet', async () => {
    await estate('锦绣花园一期', 5, 3, { communityId: world.city.committeeA3.id })
    const { id } = await estate('锦绣花园三期', 3, 3, { communityId: world.city.communityA2.id, households: 2900 })
    expect(id).toBeDefined()
    const { rows, communities } = await world.as(officer(), (ctx) => fitnessOf(ctx, town()))
    expect(communities).toBe(3)
    expect(rows.map((r) => [r.kind, r.name])).toEqual([
      ['outOfBand', '东关社区'], ['notBuilt', '洗砚池居委会'], ['tornEstate', '东关社区'],
    ]) // prettier-ignore
    expect(rows[0]!.params).toEqual({ households: 4700, lower: 1000, upper: 3000 })
    expect(rows[2]!.params).toEqual({ estate: '锦绣花园', others: '洗砚池居委会' })
  })
})
