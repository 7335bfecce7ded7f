import { existsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#shared/ids.ts'
import { openWorld, type World } from '#testing/world.ts'
import { writeCase } from '../commands/cases/open.ts'
import { importItems, previewItems } from '../commands/catalogue/import.ts'
import { importKinds, previewKinds } from '../commands/catalogue/kind-import.ts'
import { itemOn } from '../queries/catalogue/item.ts'
import { listKinds } from '../queries/catalogue/kinds.ts'
import { newKind } from './samples/catalogue.ts'

const data = join(import.meta.dirname, '../../../../../../shared/data/service')
const file = (name: string) => ({ name, path: join(data, name), bytes: 1 })
const ITEMS = 'gov_service_items_guangan.csv'
const TREE = 'complaint_taxonomy_3level.csv'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const officer = () => world.actor('countyOfficer', world.city.lanshan.id)
const asking = async (more: object = {}) => ({ areaId: world.city.lanshan.id, kindId: (await newKind(world)).id, source: '政务服务事项清单', byDepartments: 'false' as const, ...more }) // prettier-ignore
const written = (text: string) => {
  const path = join(tmpdir(), `liren-items-${newId(new Date())}.csv`)
  writeFileSync(path, text)
  return { name: 'list.csv', path, bytes: text.length }
}

describe.skipIf(!existsSync(join(data, ITEMS)))('a real item list of 421 rows', () => {
  it('is looked through first, taken in once, and changes nothing the second time', async () => {
    const ask = await asking()
    const preview = await world.as(officer(), (ctx) => previewItems(ctx, ask, file(ITEMS)))
    expect(preview.rows).toHaveLength(421)
    const before = await world.system((ctx) => ctx.db.selectFrom('serviceItem').select('id').execute())
    expect(before).toEqual([])
    const first = await world.as(officer(), (ctx) => importItems(ctx, ask, file(ITEMS)))
    expect(first.counts).toEqual(preview.counts)
    expect(first.counts.new + first.counts.left).toBe(421)
    const second = await world.as(officer(), (ctx) => importItems(ctx, ask, file(ITEMS)))
    expect(second.counts).toEqual({ new: 0, changed: 0, same: first.counts.new, left: first.counts.left })
  })

  it('names the row with the same name, and leaves out what committees must not issue unless departments issue it', async () => {
    const ask = await asking({ areaId: world.city.luozhuang.id })
    const of = (byDepartments: 'true' | 'false') => world.system((ctx) => previewItems(ctx, { ...ask, byDepartments }, file(ITEMS))) // prettier-ignore
    const plain = await of('false')
    const twice = plain.rows.filter((r) => r.problems.some((p) => p.code === 'services.rowNameTwice'))
    expect(twice.map((r) => r.name)).toEqual(['求职创业补贴申领'])
    expect(twice[0]!.problems[0]!.message).toMatch(/第 \d+ 行/)
    const barred = plain.rows.filter((r) => r.problems.some((p) => p.code === 'services.rowBarred'))
    expect(barred.length).toBeGreaterThan(0)
    expect(barred.map((r) => r.name)).toContain('亲属关系证明')
    for (const r of barred)
      expect([r.state, r.problems[0]!.message.includes('民发〔2020〕20号')]).toEqual(['left', true])
    const declared = await of('true')
    expect(declared.counts.left).toBe(plain.counts.left - barred.length)
  })
})

describe('an item list', () => {
  const LIST =
    '事项编码,事项名称,实施部门,类别,承诺时限\nA1,老年人优待证办理,民政局,养老,5个工作日\n,没有编码的,民政局,养老,\nA1,编码重复的,民政局,养老,\nA3,,民政局,,\nA4,单身证明,某某社区居委会,养老,\n'

  it('says row by row what is wrong, and takes in the others', async () => {
    const ask = await asking()
    const { rows, counts } = await world.as(officer(), (ctx) => importItems(ctx, ask, written(LIST))) // prettier-ignore
    expect(rows.map((r) => [r.row, r.state, r.problems[0]?.code ?? ''])).toEqual([
      [2, 'new', ''],
      [3, 'left', 'services.rowNoCode'],
      [4, 'left', 'services.rowCodeTwice'],
      [5, 'left', 'services.rowNoName'],
      [6, 'left', 'services.rowBarred'],
    ])
    expect(counts).toEqual({ new: 1, changed: 0, same: 0, left: 4 })
  })

  it('that says otherwise later makes a new version from its day, and the old one stays for what began under it', async () => {
    const ask = await asking({ areaId: world.city.streetB.id })
    const list = (days: number) => written(`事项编码,事项名称,承诺时限\nV1,临时救助,${days}\n`)
    await world.system((ctx) => importItems(ctx, { ...ask, validFrom: '2026-01-01' }, list(20)))
    const later = await world.system((ctx) => importItems(ctx, { ...ask, validFrom: '2026-07-01' }, list(10)))
    expect(later.counts).toMatchObject({ changed: 1 })
    const { id } = await world.system((ctx) => ctx.db.selectFrom('serviceItem').select('id').where('code', '=', 'V1').executeTakeFirstOrThrow()) // prettier-ignore
    const days = (day: string) => world.system(async (ctx) => (await itemOn(ctx, id, day)).promise?.value)
    expect([await days('2026-06-30'), await days('2026-07-01')]).toEqual([20, 10])
  })

  it('changes nothing that a case has begun under, and nothing of days gone by', async () => {
    const ask = await asking({ areaId: world.city.streetA.id })
    const list = (days: number) => written(`事项编码,事项名称,承诺时限\nB1,临时救助,${days}\nB2,老年食堂,${days}\n`)
    await world.system((ctx) => importItems(ctx, ask, list(20)))
    const { id } = await world.system((ctx) => ctx.db.selectFrom('serviceItem').select('id').where('code', '=', 'B1').executeTakeFirstOrThrow()) // prettier-ignore
    await world.system((ctx) => writeCase(ctx, { areaId: world.city.communityA1.id, channel: 'counter', nature: 'apply', itemId: id, title: '救助', text: '救助' })) // prettier-ignore
    const again = await world.system((ctx) => importItems(ctx, ask, list(10)))
    expect(again.rows.map((r) => [r.code, r.state, r.problems[0]?.code ?? ''])).toEqual([
      ['B1', 'left', 'services.versionBegun'],
      ['B2', 'changed', ''],
    ])
    const days = (day: string) => world.system(async (ctx) => (await itemOn(ctx, id, day)).promise?.value)
    expect(await days('2026-06-01')).toBe(20)
    world.now = new Date('2026-06-20T02:00:00Z')
    const back = await world.system((ctx) => importItems(ctx, { ...ask, validFrom: '2026-06-10' }, list(5)))
    expect(back.rows.map((r) => r.problems[0]?.code)).toEqual(['services.dayBack', 'services.dayBack'])
    const later = await world.system((ctx) => importItems(ctx, ask, list(5)))
    world.now = new Date('2026-06-01T02:00:00Z')
    expect(later.counts).toMatchObject({ changed: 2, left: 0 })
    expect([await days('2026-06-19'), await days('2026-06-20')]).toEqual([20, 5])
  })

  it('without a header is refused, saying which columns there must be', async () => {
    const ask = await asking()
    await expect(world.system((ctx) => previewItems(ctx, ask, written('甲,乙\n1,2\n')))).rejects.toMatchObject({ code: 'services.listHeader' }) // prettier-ignore
  })
})

describe.skipIf(!existsSync(join(data, TREE)))('a real complaint tree of three levels and 517 rows', () => {
  it('becomes kinds for cases, duplicates named, and changes nothing the second time', async () => {
    const root = await newKind(world, { usedFor: 'cases', name: '诉求分类' })
    const ask = { areaId: world.city.city.id, parentId: root.id, usedFor: 'cases' as const, source: '问政留言三级分类' }
    const city = world.actor('cityOfficer', world.city.city.id)
    const preview = await world.as(city, (ctx) => previewKinds(ctx, ask, file(TREE)))
    const first = await world.as(city, (ctx) => importKinds(ctx, ask, file(TREE)))
    expect(first.counts).toEqual(preview.counts)
    expect(first.counts.new + first.counts.left).toBe(517)
    for (const r of first.rows.filter((x) => x.state === 'left')) expect(r.problems[0]!.message).toMatch(/第 \d+ 行/)
    const { rows } = await world.system((ctx) => listKinds(ctx, { usedFor: 'cases' }))
    const mine = rows.find((r) => r.id === root.id)!
    const tops = rows.filter((r) => r.parentId === root.id)
    expect(tops).toHaveLength(15)
    expect(rows.filter((r) => r.path.startsWith(mine.path) && r.path !== mine.path).length).toBeGreaterThan(500)
    const second = await world.as(city, (ctx) => importKinds(ctx, ask, file(TREE)))
    expect(second.counts).toEqual({ new: 0, changed: 0, same: first.counts.new, left: first.counts.left })
  })
})
