import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#server/context.ts'
import { readSheets } from '#server/sheets/index.ts'
import { openWorld, type World } from '#testing/world.ts'
import { defineIndicator, getDefinition, listDefinitions, redefineIndicator, valueOf } from '../index.ts'
import { figureHistory, listFigures } from '../queries/figures.ts'
import { figuresTemplate, importFigures } from '../sheets.ts'

let world: World
let officer: Actor
const dir = mkdtempSync(join(tmpdir(), 'liren-figures-'))
const KEY = 'own.volunteers'
const words = {
  name: '志愿者人数',
  nameEn: 'Volunteers',
  description: '在册志愿者人数',
  descriptionEn: 'Volunteers on the list',
  unit: 'persons',
  direction: 'up',
  grain: 5,
  period: 'year',
  askedBy: '民政统计年报',
} as const

const sheet = (name: string, content: string) => {
  const path = join(dir, name)
  writeFileSync(path, content)
  return { name, path, bytes: content.length }
}
const take = (content: string, dryRun = false) =>
  world.as(officer, (ctx) =>
    importFigures(
      ctx,
      { areaId: world.city.lanshan.id, source: '2020年民政统计年报', dryRun },
      sheet('f.csv', content),
    ),
  )

beforeAll(async () => {
  world = await openWorld()
  officer = world.actor('countyOfficer', world.city.lanshan.id)
  await world.system((ctx) => defineIndicator(ctx, { ...words, key: KEY, areaId: world.city.city.id }))
})
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true })
  await world.close()
})

describe('a sheet of reported figures', () => {
  const HEAD = '区划代码,区域名称,指标,期别,数值,文件或报表\n'

  it('is tried first: nothing is written', async () => {
    const tried = await take(`${HEAD}371302001001,考棚社区,志愿者人数,2020,120,年报表3\n`, true)
    expect(tried).toMatchObject({ right: 1, taken: 0, problems: [] })
    expect(
      (await world.as(officer, (ctx) => listFigures(ctx, { page: 1, size: 50, all: 'no', indicatorKey: KEY }))).total,
    ).toBe(0)
  })

  it('gives its right rows to the figures and names the others with row, column and reason', async () => {
    const taken = await take(
      `${HEAD}371302001001,,志愿者人数,2020,"1,200",年报表3\n,东关社区,${KEY},2020-Q4,130,\n371311101,沂堂镇,志愿者人数,2020,5,\n,没有的社区,志愿者人数,2020,5,\n,洗砚池居委会,没有的指标,2020,5,\n,洗砚池居委会,志愿者人数,2020,五,\n,洗砚池居委会,志愿者人数,二〇二〇,5,\n,洗砚池居委会,志愿者人数,2020,1.5,\n371302001001,,志愿者人数,2020,7,\n`,
    )
    expect(taken).toMatchObject({ right: 2, taken: 2 })
    expect(taken.problems.map((p) => [p.row, p.field, p.code.slice(11)])).toEqual([
      [4, '区划代码', 'sheetArea'],
      [5, '区域名称', 'sheetArea'],
      [6, '指标', 'sheetIndicator'],
      [7, '数值', 'sheetValue'],
      [8, '期别', 'badPeriod'],
      [9, '数值', 'notWhole'],
      [10, '期别', 'sheetTwice'],
    ])
    for (const p of taken.problems) expect(p.message).toMatch(/[\u4e00-\u9fff]/)
    const value = await world.as(officer, (ctx) =>
      valueOf(ctx, KEY, { kind: 'area', id: world.city.streetA.id }, { day: '2021-01-01', knownOn: null }),
    )
    expect(value).toMatchObject({ value: 1330, reported: 1330, hasComputed: false, missing: 1 })
  })

  it('without a header or rows is refused', async () => {
    await expect(take('a,b\n1,2\n')).rejects.toMatchObject({ code: 'indicators.sheetEmpty' })
    await expect(take('数值,指标\n1,志愿者人数\n')).rejects.toMatchObject({ code: 'indicators.sheetHeader' })
  })

  it('can be had empty, with the areas below in it', async () => {
    const file = await world.as(officer, async (ctx) =>
      figuresTemplate(ctx, world.city.streetA.id, await getDefinition(ctx, KEY)),
    )
    const chunks: Uint8Array[] = []
    for await (const chunk of file.body as AsyncIterable<Uint8Array>) chunks.push(chunk)
    const book = await readSheets(Buffer.concat(chunks), file.name)
    expect(book.sheets[0]!.rows.map((r) => r[1])).toEqual(['区域名称', '考棚社区', '东关社区', '洗砚池居委会'])
  })
})

describe('an indicator known from returns only', () => {
  it('stands beside those that modules count, in both languages', async () => {
    const keys = (await world.as(officer, (ctx) => listDefinitions(ctx))).map((d) => d.key)
    expect(keys).toContain('registers.population')
    expect(keys).toContain(KEY)
    const english = await world.as(officer, (ctx) => getDefinition({ ...ctx, locale: 'en' }, KEY))
    expect(english).toMatchObject({ name: 'Volunteers', origin: 'own', unit: 'persons' })
  })

  it('is put right without being overwritten, by one person at a time, and its key is given once', async () => {
    const before = await world.as(officer, (ctx) => getDefinition(ctx, KEY))
    const change = (from: string, name: string) =>
      world.system((ctx) => redefineIndicator(ctx, KEY, { ...words, name, from }))
    await change(before.id!, '登记志愿者人数')
    await expect(change(before.id!, '另一个名字')).rejects.toMatchObject({ code: 'indicators.stale', status: 409 })
    expect((await world.as(officer, (ctx) => getDefinition(ctx, KEY))).name).toBe('登记志愿者人数')
    await expect(
      world.system((ctx) => defineIndicator(ctx, { ...words, key: KEY, areaId: world.city.city.id })),
    ).rejects.toMatchObject({ code: 'indicators.keyTaken' })
  })

  it('belongs to who defined it', async () => {
    const { id } = await world.as(officer, (ctx) => getDefinition(ctx, KEY))
    await expect(
      world.as(officer, (ctx) => redefineIndicator(ctx, KEY, { ...words, from: id! })),
    ).rejects.toMatchObject({ status: 404 })
  })
})

it('the history of a figure is told to those who reach its area, and to nobody else', async () => {
  const [figure] = (
    await world.as(officer, (ctx) => listFigures(ctx, { page: 1, size: 50, all: 'no', indicatorKey: KEY }))
  ).rows
  expect(await world.as(officer, (ctx) => figureHistory(ctx, figure!.id))).toHaveLength(1)
  const other = world.actor('countyOfficer', world.city.luozhuang.id)
  await expect(world.as(other, (ctx) => figureHistory(ctx, figure!.id))).rejects.toMatchObject({ status: 404 })
  expect((await world.as(other, (ctx) => listFigures(ctx, { page: 1, size: 50, all: 'no' }))).total).toBe(0)
})
