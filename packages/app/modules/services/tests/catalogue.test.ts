import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { openWorld, type World } from '#testing/world.ts'
import { addVersion, correctVersion, createItem, extendItem, withdrawItem } from '../commands/catalogue/items.ts'
import { addKind, endKind } from '../commands/catalogue/kinds.ts'
import { findBarred, listBarred } from '../queries/catalogue/barred.ts'
import { itemOn, itemVersion } from '../queries/catalogue/item.ts'
import { getItem, listItems, searchCatalogue } from '../queries/catalogue/items.ts'
import { listKinds } from '../queries/catalogue/kinds.ts'
import { contentOn, fresh, newItem, newKind } from './samples/catalogue.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const street = () => world.actor('subdistrictOfficer', world.city.streetA.id)
const refusal = async (work: Promise<unknown>) => {
  const e = await work.then(() => undefined, (error: unknown) => error) // prettier-ignore
  return e instanceof AppError ? { ...e.params, code: e.code, field: e.field } : e
}
const everything = { standing: 'inForce' as const, page: 1, size: 50 }

describe('the tree of kinds', () => {
  it('is of any depth, each kind after the one above it, and a code stands once on a level', async () => {
    const root = await newKind(world, { code: 'LIFE', name: '便民生活' })
    let parentId = root.id
    for (const code of ['1', '2', '3', '4', '5', '6']) parentId = (await newKind(world, { parentId, code, name: `第${code}层` })).id // prettier-ignore
    const { rows } = await world.system((ctx) => listKinds(ctx, {}))
    expect(rows.filter((r) => r.path.startsWith('/LIFE/')).map((r) => r.path)).toEqual(
      ['', '1/', '1/2/', '1/2/3/', '1/2/3/4/', '1/2/3/4/5/', '1/2/3/4/5/6/'].map((p) => `/LIFE/${p}`),
    )
    expect(await refusal(newKind(world, { parentId: root.id, code: '1', name: '又一层' }))).toMatchObject({ code: 'services.kindCodeTaken', name: '第1层' }) // prettier-ignore
  })

  it('keeps a kind while items of it are in force, below it too', async () => {
    const root = await newKind(world)
    const below = await newKind(world, { parentId: root.id })
    await newItem(world, { kindId: below.id, name: '家政服务' })
    const end = { version: 1, on: '2026-12-31', reason: '合并' }
    expect(await refusal(world.system((ctx) => endKind(ctx, root.id, end)))).toMatchObject({ code: 'services.kindInUse', items: 1, example: '家政服务' }) // prettier-ignore
  })

  it('is changed only by who holds its area: a subdistrict may add below, not touch what is the city’s', async () => {
    const root = await newKind(world)
    const own = { areaId: world.city.streetA.id, parentId: root.id, code: fresh('T'), name: '街道特色', usedFor: 'both' as const, source: '街道', ord: 0 } // prettier-ignore
    await world.as(street(), (ctx) => addKind(ctx, own))
    expect(await refusal(world.as(street(), (ctx) => endKind(ctx, root.id, { version: 1, on: '2026-12-31', reason: '不要' })))).toMatchObject({ code: 'access.notFound' }) // prettier-ignore
  })
})

describe('an item', () => {
  it('has versions with days, and a day finds the one in force on it', async () => {
    const { id, kindId } = await newItem(world, { validFrom: '2026-01-01' })
    const content = contentOn(kindId, { promise: { value: 3, unit: 'workingDay' as const } })
    await world.as(street(), (ctx) => addVersion(ctx, id, { version: 1, validFrom: '2026-09-01', reason: '提速', ...content, notByCommittee: false })) // prettier-ignore
    const on = (day: string) => world.system((ctx) => itemOn(ctx, id, day))
    expect([(await on('2026-08-31')).promise?.value, (await on('2026-09-01')).promise?.value]).toEqual([5, 3])
    expect(await refusal(on('2025-12-31'))).toMatchObject({ code: 'services.itemNotYet', day: '2026-01-01' })
    expect((await world.system((ctx) => itemVersion(ctx, id, 1))).validTo).toBe('2026-09-01')
    const detail = await world.system((ctx) => getItem(ctx, id))
    expect([detail.standing, detail.current.seq, detail.versions.length]).toEqual(['inForce', 1, 2])
  })

  it('that has ended says so, by name and day, and goes on when it is extended', async () => {
    const { id } = await newItem(world, { validFrom: '2026-01-01' })
    await world.as(street(), (ctx) => withdrawItem(ctx, id, { version: 1, on: '2026-06-01', reason: '文件废止' }))
    const today = () => world.system((ctx) => itemOn(ctx, id, '2026-06-01'))
    expect(await refusal(today())).toMatchObject({
      code: 'services.itemEnded',
      name: '高龄津贴申请',
      day: '2026-06-01',
    })
    const ended = await world.system((ctx) => listItems(ctx, { ...everything, standing: 'ended', search: '高龄' }))
    expect(ended.rows.map((r) => r.id)).toContain(id)
    await world.as(street(), (ctx) => extendItem(ctx, id, { version: 2, to: null, reason: '延续' }))
    expect((await today()).validTo).toBeNull()
  })

  it('is mended in place while nobody began under it, and refuses who read an older version', async () => {
    const { id, kindId } = await newItem(world)
    const mended = { ...contentOn(kindId, { summary: '改过的说明' }), notByCommittee: false, reason: '错字' }
    await world.as(street(), (ctx) => correctVersion(ctx, { id, seq: 1 }, { version: 1, ...mended }))
    expect((await world.system((ctx) => itemVersion(ctx, id, 1))).summary).toBe('改过的说明')
    expect(await refusal(world.as(street(), (ctx) => correctVersion(ctx, { id, seq: 1 }, { version: 1, ...mended })))).toMatchObject({ code: 'services.stale', version: 2 }) // prettier-ignore
  })

  it('does not begin in the past, nor before the version that stands', async () => {
    const { id, kindId } = await newItem(world, { validFrom: '2026-07-01' })
    const version = (validFrom: string) => world.as(street(), (ctx) => addVersion(ctx, id, { version: 1, validFrom, reason: '改', ...contentOn(kindId), notByCommittee: false })) // prettier-ignore
    expect(await refusal(version('2026-05-01'))).toMatchObject({ code: 'services.dayBack', field: 'validFrom' })
    expect(await refusal(version('2026-06-15'))).toMatchObject({ code: 'services.versionOverlaps', from: '2026-07-01' })
  })

  it('that is paid has a price and a receipt, and a free one has no price, over HTTP with its field', async () => {
    const kind = await newKind(world)
    const make = (fee: object) => world.http(street(), { method: 'POST', url: '/api/services/items', payload: { areaId: world.city.streetA.id, code: fresh('F'), ...contentOn(kind.id), fee } }) // prettier-ignore
    const issues = async (fee: object) => ((await make(fee)).body as { error: { issues: { field: string; code: string }[] } }).error.issues.map((i) => `${i.field} ${i.code}`) // prettier-ignore
    expect(await issues({ mode: 'free', priceFen: 100 })).toEqual(['fee.priceFen services.feeFree'])
    expect(await issues({ mode: 'low', receipt: 'paper' })).toEqual(['fee.priceFen services.feeMissing'])
    expect(await issues({ mode: 'full', priceFen: 2000 })).toEqual(['fee.receipt services.receiptMissing'])
    const reductions = [{ who: 'disabled', percent: 50, basis: '区文件' }]
    expect((await make({ mode: 'low', priceFen: 2000, per: '次', reductions, receipt: 'paper' })).status).toBe(200)
  })

  it('is found by words, pinyin, initials and code, and by the area above or below', async () => {
    const code = fresh('FIND')
    await newItem(world, { name: '独生子女父母奖励扶助', code })
    const find = async (search: string, areaId?: string) => (await world.system((ctx) => listItems(ctx, { ...everything, search, ...(areaId ? { areaId } : {}) }))).rows.map((r) => r.itemCode) // prettier-ignore
    for (const words of ['奖励扶助', 'dszn', 'jianglifuzhu', code, '父母 扶助'])
      expect(await find(words), words).toContain(code)
    expect(await find(code, world.city.communityA1.id)).toEqual([code])
    expect(await find(code, world.city.city.id)).toEqual([code])
    expect(await find(code, world.city.townC.id)).toEqual([])
  })

  it('of one area is not made or changed from another', async () => {
    const { id, kindId } = await newItem(world)
    const other = world.actor('countyOfficer', world.city.luozhuang.id)
    expect(await refusal(world.as(other, (ctx) => withdrawItem(ctx, id, { version: 1, reason: '不该' })))).toMatchObject({ code: 'access.notFound' }) // prettier-ignore
    const body = { areaId: world.city.streetA.id, code: fresh('X'), ...contentOn(kindId), notByCommittee: false }
    expect(await refusal(world.as(other, (ctx) => createItem(ctx, body)))).toMatchObject({ code: 'access.notFound' })
  })
})

describe('the no-certificate list (民发〔2020〕20号)', () => {
  const asked = (words: string) => world.system(async (ctx) => (await findBarred(ctx, words, '2026-06-01'))[0]?.code)

  it('has the twenty certificates, each with its answer and its paper', async () => {
    const { rows } = await world.system((ctx) => listBarred(ctx, {}))
    expect(rows).toHaveLength(20)
    for (const r of rows) {
      expect(r.document).toContain('民发〔2020〕20号')
      expect(r.answer).toContain(r.name)
      expect(r.guide).toBeNull()
    }
  })

  it.each([
    ['无犯罪记录证明', 'noCrime'],
    ['帮我开个无犯罪证明', 'noCrime'],
    ['wfzjlzm', 'noCrime'],
    ['我想开一个没有犯罪记录的证明', 'noCrime'],
    ['单身证明怎么开', 'marriage'],
    ['开具婚姻状况证明', 'marriage'],
    ['父子关系证明', 'kinship'],
    ['养狗证明', 'dog'],
    ['我爸去世了要死亡证明', 'death'],
    ['还活着的证明', 'alive'],
    ['身份证丢了开遗失证明', 'lostDocument'],
    ['无房证明', 'property'],
    ['失业证明', 'employment'],
    ['经营场所证明', 'businessPremises'],
  ])('knows what is meant by “%s”', async (words, code) => {
    expect(await asked(words)).toBe(code)
  })

  it.each(['高龄津贴', '居住证', '办理老年证', '证明', '水管坏了', '结婚登记预约'])(
    'says nothing to “%s”',
    async (words) => {
      expect(await asked(words)).toBeUndefined()
    },
  )

  it('makes such an item impossible, with the paper and the answer in the refusal', async () => {
    const made = (more: object, areaId?: string) => refusal(newItem(world, { department: '', ...more }, areaId))
    for (const name of ['无犯罪记录证明', '开具亲属关系证明', '单身证明', '死亡证明办理'])
      expect(await made({ name }), name).toMatchObject({ code: 'services.barredItem', field: 'name' })
    const over = await world.http(street(), { method: 'POST', url: '/api/services/items', payload: { areaId: world.city.streetA.id, code: fresh('B'), ...contentOn((await newKind(world)).id, { name: '无犯罪记录证明' }) } }) // prettier-ignore
    expect(over.status).toBe(422)
    expect((over.body as { error: { message: string } }).error.message).toContain('民发〔2020〕20号')
    expect(await made({ name: '无犯罪记录证明', department: '考棚社区居委会', notByCommittee: true })).toMatchObject({ code: 'services.barredItem' }) // prettier-ignore
    const declared = { name: '无犯罪记录证明', department: '兰山公安分局', notByCommittee: true }
    expect(await made(declared, world.city.communityA1.id)).toMatchObject({ code: 'services.barredItem' })
    expect(await made(declared, world.city.lanshan.id)).toBeUndefined()
    expect(await made({ name: '不动产登记证明查询' })).toBeUndefined()
  })

  it('did not bind before it was made public', async () => {
    expect(await world.system((ctx) => findBarred(ctx, '单身证明', '2019-12-31'))).toEqual([])
  })

  it('stands before what else is found at the counter', async () => {
    const found = await world.as(world.actor('counterClerk', world.city.streetA.id), (ctx) => searchCatalogue(ctx, { words: '开无犯罪记录证明' })) // prettier-ignore
    expect(found.barred[0]?.name).toBe('无犯罪记录证明')
  })
})
