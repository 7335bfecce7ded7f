import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setUpUnit } from '#modules/registers/index.ts'
import { openWorld, type World } from '#testing/world.ts'
import { takeCompounds, undoUpload } from '../commands/compounds.ts'
import { decideCompound, decideCompounds, leaveCompound, undoCompounds } from '../commands/decisions.ts'
import { openCase } from '../commands/cases.ts'
import { readList } from '../queries/compound-read.ts'
import { compoundSources, listCompounds, oversizeOf } from '../queries/compounds.ts'
import { listFile as fileOf, takeIn } from './drawing-samples.ts'

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

  it('a number decided on for what is a unit already is stated on the register from then on', async () => {
    await world.system((ctx) => setUpUnit(ctx, { townId: town(), name: '西方花园', kind: 'estate', address: '', source: '普查', households: 500, on: '2020-01-01', reason: '普查' })) // prettier-ignore
    await takeIn(world, '名称,总户数\n西方花园,900\n', '丁网站')
    const row = (await list({ search: '西方' })).rows[0]!
    await world.as(officer(), (ctx) => decideCompound(ctx, row.id, { version: 1, households: 900 }))
    expect(await take()).toMatchObject({ taken: 1 })
    expect((await units()).filter((u) => u.name === '西方花园').map((u) => u.households)).toContain(900)
  })

  it('units above the upper bound are listed, to be split by building', async () => {
    const { id } = await world.system((ctx) => openCase(ctx, { areaId: town(), name: '规划', reason: '调整' }))
    const { rows } = await world.as(officer(), (ctx) => oversizeOf(ctx, id))
    expect(rows).toMatchObject([{ name: '恒大绿洲', households: 5477, buildings: [], parts: [] }])
  })
})

describe('decisions on many compounds at once', () => {
  const names = ['甲园', '乙园', '丙园', '丁园']
  const upload = (source: string, households: (number | string)[]) =>
    takeIn(
      world,
      `小区名称,户数,经纬度\n${names.map((n, i) => `${n},${households[i]},"118.4${i},35.0${i}"`).join('\n')}\n`,
      source,
    )
  const mine = async () => (await list({ size: 200 })).rows.filter((r) => names.includes(r.name))
  const shown = async () => (await mine()).map((r) => [r.name, r.state, r.households])

  it('take the number of one source where it says one, and are taken back together', async () => {
    await upload('甲站', [100, 200, 300, 400])
    await upload('乙站', [150, 200, '不详', 900])
    expect((await mine()).filter((r) => r.differs).map((r) => r.name)).toEqual(['丁园', '甲园'])
    const before = await shown()
    const done = await world.as(officer(), (ctx) => decideCompounds(ctx, { areaId: town(), source: '乙站' }))
    expect(done).toMatchObject({ decided: 2, silent: expect.any(Number) })
    expect(await shown()).toEqual([['丁园', 'decided', 900], ['丙园', 'waiting', 300], ['乙园', 'waiting', 200], ['甲园', 'decided', 150]]) // prettier-ignore
    expect(await world.as(officer(), (ctx) => undoCompounds(ctx, { areaId: town(), batchId: done.batchId }))).toEqual({ restored: 2, kept: 0 }) // prettier-ignore
    expect(await shown()).toEqual(before)
    const again = world.as(officer(), (ctx) => undoCompounds(ctx, { areaId: town(), batchId: done.batchId }))
    expect(await again.catch((e: { code: string }) => e.code)).toBe('planning.nothingDecided')
  })

  it('of those chosen leave the others; a source that is silent decides nothing', async () => {
    const rows = await mine()
    const ids = rows.filter((r) => ['甲园', '丙园'].includes(r.name)).map((r) => r.id)
    const done = await world.as(officer(), (ctx) => decideCompounds(ctx, { areaId: town(), source: '乙站', ids }))
    expect(done).toMatchObject({ decided: 1, silent: 1 })
    const one = (await mine()).find((r) => r.name === '甲园')!
    const anew = await world.as(officer(), (ctx) =>
      decideCompound(ctx, one.id, { version: one.version, households: 120 }),
    )
    await expect(world.as(officer(), (ctx) => undoCompounds(ctx, { areaId: town(), batchId: done.batchId }))).rejects.toMatchObject({ code: 'planning.nothingDecided' }) // prettier-ignore
    await world.as(officer(), (ctx) => undoCompounds(ctx, { areaId: town(), batchId: anew.batchId }))
    expect((await mine()).find((r) => r.name === '甲园')).toMatchObject({ state: 'decided', households: 150 })
  })

  it('what is left out comes back when that is taken back', async () => {
    const one = (await mine()).find((r) => r.name === '丙园')!
    const left = await world.as(officer(), (ctx) =>
      leaveCompound(ctx, one.id, { version: one.version, reason: '在建' }),
    )
    expect((await mine()).find((r) => r.name === '丙园')).toMatchObject({ state: 'left', leftReason: '在建' })
    await world.as(officer(), (ctx) => undoCompounds(ctx, { areaId: town(), batchId: left.batchId }))
    expect((await mine()).find((r) => r.name === '丙园')).toMatchObject({ state: 'waiting', leftReason: null })
  })

  it('an upload is taken back while nobody has built upon it; sent again it says nothing twice', async () => {
    const text = '小区名称,户数\n新一园,10\n新二园,20\n'
    const first = await takeIn(world, text, '丙站')
    expect(first).toMatchObject({ rows: 2, already: 0 })
    expect(await takeIn(world, text, '丙站')).toMatchObject({ rows: 0, already: 2 })
    await world.as(officer(), (ctx) => undoUpload(ctx, { areaId: town(), uploadId: first.uploadId }))
    expect((await list({ search: '新一' })).total).toBe(0)
    const second = await takeIn(world, text, '丙站')
    await takeIn(world, '小区名称,户数\n新一园,99\n', '丁站')
    await expect(world.as(officer(), (ctx) => undoUpload(ctx, { areaId: town(), uploadId: second.uploadId }))).rejects.toMatchObject({ code: 'planning.uploadUsed' }) // prettier-ignore
    const { sources, differing } = await world.as(officer(), (ctx) => compoundSources(ctx, town()))
    expect(sources).toEqual(expect.arrayContaining(['丙站', '丁站']))
    expect(differing).toBeGreaterThan(0)
  })
})

describe('a list read before it is kept', () => {
  const read = (text: string, more: object = {}) => world.as(officer(), (ctx) => readList(ctx, { areaId: town(), crs: 'WGS84', ...more }, fileOf(text))) // prettier-ignore
  it('shows its columns, to be said by a person where their names say nothing', async () => {
    const text = '楼盘大名,几户,东经,北纬\n一号园,12户,118.3,35.1\n二号园,很多,118.3,35.1\n'
    const blind = await read(text)
    expect([blind.read, blind.rows, blind.columns.map((c) => [c.header, c.field, c.samples[0]])]).toEqual([0, 2, [['楼盘大名', null, '一号园'], ['几户', null, '12户'], ['东经', null, '118.3'], ['北纬', null, '35.1']]]) // prettier-ignore
    const told = await read(text, { columns: 'name:0,households:1,x:2,y:3' })
    expect([told.read, told.withHouseholds, told.withPlace, told.faults]).toEqual([2, 1, 2, [{ row: 3, code: 'compoundHouseholds', text: '很多' }]]) // prettier-ignore
  })
  it('says that latitude stands first or that coordinates are metres', async () => {
    expect((await read('小区名称,经纬度\n甲,"35.1,118.3"\n乙,"35.2,118.4"\n')).fault).toBe('swapped')
    expect((await read('小区名称,经度,纬度\n甲,39500000,3880000\n')).fault).toBe('metres')
  })
  it('with characters that no page shows is taken without them; what is no text is refused', async () => {
    await takeIn(world, '小区名称,户数\n怪\u0007园,3户\n', '怪站')
    expect((await list({ search: '怪' })).rows.map((r) => r.name)).toEqual(['怪 园'])
    await expect(read('小区名称\n怪\u0000园\n')).rejects.toMatchObject({ code: 'sheets.unknownKind' })
  })
  it('is refused when it is far too large, or not a table at all', async () => {
    const many = `小区名称\n${'某园\n'.repeat(20_001)}`
    await expect(read(many)).rejects.toMatchObject({ code: 'planning.compoundsTooMany' })
    const huge = { ...fileOf('小区名称\n甲\n'), bytes: 3e7 }
    await expect(world.as(officer(), (ctx) => readList(ctx, { areaId: town(), crs: 'WGS84' }, huge))).rejects.toMatchObject({ code: 'planning.compoundsLarge' }) // prettier-ignore
  })
})

const folder = join(import.meta.dirname, '../../../../../../shared/data/geo')
const files = ['linyi_compounds_fccs_bd09.csv', 'linyi_compounds_lianjia_bd09.csv'].map((f) => join(folder, f))
describe.skipIf(!files.every(existsSync))(
  'the lists of two property sites (skipped without ../shared/data/geo)',
  () => {
    it('are taken in whole, converted, and set side by side; read as WGS84 the second is noticed by its offset', async () => {
      const first = await takeIn(world, readFileSync(files[0]!, 'utf8'), '房产超市')
      const other = readFileSync(files[1]!, 'utf8')
      const asked = { areaId: town(), crs: 'WGS84' as const }
      expect((await world.as(officer(), (ctx) => readList(ctx, asked, fileOf(other)))).shift).toMatchObject({ suggested: 'BD09' }) // prettier-ignore
      const second = await takeIn(world, other, '链家')
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
