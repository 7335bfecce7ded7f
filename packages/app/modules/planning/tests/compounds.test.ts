import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setUpUnit } from '#modules/registers/index.ts'
import { openWorld, type World } from '#testing/world.ts'
import { decideCompound, leaveCompound, takeCompounds } from '../commands/compounds.ts'
import { openCase } from '../commands/cases.ts'
import { listCompounds, oversizeOf } from '../queries/compounds.ts'
import { takeIn } from './drawing-samples.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const town = () => world.city.streetA.id
const officer = () => world.actor('subdistrictOfficer', town())
const list = (more: object = {}) => world.as(officer(), (ctx) => listCompounds(ctx, { areaId: town(), page: 1, size: 200, ...more })) // prettier-ignore
const take = async () => {
  const { jobId } = await world.as(officer(), (ctx) => takeCompounds(ctx, { areaId: town(), on: '2026-05-01' }))
  await world.runJobs()
  return world.system(async (ctx) => (await ctx.db.selectFrom('jobRun').select('result').where('id', '=', jobId).executeTakeFirstOrThrow()).result) // prettier-ignore
}
const units = () =>
  world.system((ctx) => ctx.db.selectFrom('residentialUnit').select(['name', 'households', 'x', 'source']).where('supersededAt', 'is', null).orderBy('name').execute()) // prettier-ignore

describe('lists of compounds', () => {
  it('that disagree on households are shown side by side, and neither is silently taken', async () => {
    await takeIn(
      world,
      '小区名称,户数,经纬度\n恒大绿洲,1608,"118.4362,34.9838"\n阳光苑,不详,"118.35,35.05"\n',
      '甲网站',
    )
    const second = await takeIn(world, 'plot_name,房屋总数,经纬度\n恒大绿洲(河东区),5477户,"118.4367,34.9846"\n阳光苑,300户,"118.35,35.0501"\n', '乙网站') // prettier-ignore
    expect(second).toMatchObject({ rows: 2, groups: 2, differing: 1, known: 0, faults: [] })
    const { rows } = await list()
    expect(rows.map((r) => [r.name, r.said.map((s) => s.households).toSorted((a, b) => (a ?? 0) - (b ?? 0)), r.differs, r.households])).toEqual([
      ['恒大绿洲', [1608, 5477], true, null], ['阳光苑', [null, 300], false, 300],
    ]) // prettier-ignore
    expect(await take()).toEqual({ taken: 1, known: 0, disputed: 1, nowhere: 0 })
    expect((await units()).map((u) => [u.name, u.households, u.source])).toEqual([
      ['阳光苑', 300, expect.stringMatching(/网站、.网站/)],
    ])
  })

  it('become residential units once a person has decided; running again changes nothing', async () => {
    const [row] = (await list({ differs: 'true' })).rows
    await world.as(officer(), (ctx) => decideCompound(ctx, row!.id, { version: row!.version, households: 5477 }))
    expect(await take()).toMatchObject({ taken: 1, disputed: 0 })
    expect(await take()).toMatchObject({ taken: 0 })
    expect((await units()).map((u) => [u.name, u.households])).toEqual([['恒大绿洲', 5477], ['阳光苑', 300]]) // prettier-ignore
  })

  it('are held against the register: what is a unit already is no new one, and may disagree with it', async () => {
    await world.system((ctx) => setUpUnit(ctx, { townId: town(), name: '东方花园', kind: 'estate', address: '', source: '普查', households: 500, on: '2020-01-01', reason: '普查' })) // prettier-ignore
    expect(await takeIn(world, '名称,总户数\n东方花园,900\n', '丙网站')).toMatchObject({ known: 1 })
    const row = (await list({ search: '东方' })).rows[0]!
    expect([row.differs, row.said.map((s) => [s.source, s.households])]).toEqual([true, [['丙网站', 900], ['小区登记', 500]]]) // prettier-ignore
    expect(await take()).toMatchObject({ taken: 0, known: 1 })
    await world.as(officer(), (ctx) => leaveCompound(ctx, row.id, { version: 1, reason: '以普查为准' }))
    expect((await list({ search: '东方' })).rows[0]!.state).toBe('left')
  })

  it('units above the upper bound are listed, to be split by building', async () => {
    const { id } = await world.system((ctx) => openCase(ctx, { areaId: town(), name: '规划', reason: '调整' }))
    const { rows } = await world.as(officer(), (ctx) => oversizeOf(ctx, id))
    expect(rows).toMatchObject([{ name: '恒大绿洲', households: 5477, buildings: [], parts: [] }])
  })
})

const folder = join(import.meta.dirname, '../../../../../../shared/data/geo')
const files = ['linyi_compounds_fccs_bd09.csv', 'linyi_compounds_lianjia_bd09.csv'].map((f) => join(folder, f))
describe.skipIf(!files.every(existsSync))(
  'the lists of two property sites (skipped without ../shared/data/geo)',
  () => {
    it('are taken in whole, converted, and set side by side', async () => {
      const first = await takeIn(world, readFileSync(files[0]!, 'utf8'), '房产超市')
      const second = await takeIn(world, readFileSync(files[1]!, 'utf8'), '链家')
      expect([first.rows, second.rows]).toEqual([1028, 1695])
      expect(second.groups).toBeLessThan(1695)
      expect(second.differing).toBeGreaterThan(100)
      const { total } = await list({ differs: 'true' })
      expect(total).toBeGreaterThanOrEqual(second.differing)
      const green = (await list({ search: '恒大绿洲' })).rows[0]!
      expect(green.said.length).toBeGreaterThan(2)
    })
  },
)
