import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { importPolicies, importPolicyFolder } from '../index.ts'
import { stateForce } from '../commands.ts'
import { comparison, pageOfArticles, pageOfPolicies, readPolicy } from '../queries.ts'

const shared = join(import.meta.dirname, '../../../../../../shared/data/policies')
const ask = { page: 1, size: 50 }
let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const officer = () => world.actor('cityOfficer', world.city.city.id)
const entries = () =>
  world.system((ctx) => ctx.db.selectFrom('auditEntry').selectAll().where('command', 'like', 'policies.%').execute())
const paper = (name: string, day: string, body: string) => ({
  name: `${name}(${day}).md`,
  text: `# ${name}\n\n${body}\n`,
})

test('the shipped statutes are there from the first start, with their days', async () => {
  const page = await world.as(
    { kind: 'public' },
    (ctx) => pageOfPolicies(ctx, { ...ask, search: '居民委员会组织法' }),
    { asOf: '2026-06-01' },
  )
  expect(page.rows.map((r) => [r.versionOn, r.fromDay, r.toDay, r.status, r.articles])).toEqual([
    ['2025-10-28', '2026-01-01', null, 'inForce', 50],
    ['2018-12-29', '2018-12-29', '2026-01-01', 'replaced', 23],
  ])
})

test('on the last day of 2025 the version of 2018 still holds', async () => {
  const page = await world.as(officer(), (ctx) => pageOfPolicies(ctx, { ...ask, search: '组织法' }), {
    asOf: '2025-12-31',
  })
  expect(page.rows.map((r) => r.status)).toEqual(['notYet', 'inForce'])
})

describe('importing', () => {
  const notice = paper('某市社区办法', '2020-01-01', '第一条 甲事。\n\n第二条 本办法自2020年2月1日起施行。')

  test('is idempotent, corrects another text of the same version, and leaves one entry each time', async () => {
    const take = (text: string) => world.as(officer(), (ctx) => importPolicies(ctx, [{ ...notice, text }]))
    const before = (await entries()).length
    expect(await take(notice.text)).toMatchObject({ imported: 1, corrected: 0, unchanged: 0, refused: 0 })
    const again = await take(notice.text.replaceAll('\n', '\r\n'))
    expect(again).toMatchObject({ imported: 0, unchanged: 1 })
    const corrected = await take(notice.text.replace('甲事', '乙事'))
    expect(corrected).toMatchObject({ corrected: 1 })
    expect((await entries()).length).toBe(before + 3)
    const old = await world.system((ctx) => readPolicy(ctx, again.ids[0]!))
    expect(old).toMatchObject({ currentId: corrected.ids[0], text: [{ body: '甲事。' }, { label: '第二条' }] })
  })

  test('keeps out a file with an error, names it, and takes the others', async () => {
    const outcome = await world.as(officer(), (ctx) =>
      importPolicies(ctx, [{ name: 'x.md', text: '没有标题' }, paper('好文件', '2020-03-01', '第一条 正文。')]),
    )
    expect(outcome).toMatchObject({ imported: 1, refused: 1 })
    expect(outcome.problems).toContainEqual(
      expect.objectContaining({ code: 'policies.noTitle', where: expect.objectContaining({ sheet: 'x.md' }) }),
    )
  })

  test('is for the city officer alone', async () => {
    for (const role of ['countyOfficer', 'communityWorker', 'resident', 'systemAdmin'] as const) {
      await expect(
        world.as(world.actor(role, world.city.lanshan.id), (ctx) => importPolicies(ctx, [notice])),
      ).rejects.toMatchObject({ code: 'access.denied' })
    }
    await expect(world.as({ kind: 'public' }, (ctx) => importPolicies(ctx, [notice]))).rejects.toMatchObject({
      code: 'access.loginFirst',
    })
  })

  test('of a folder reads GB18030 and names what it cannot read', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'liren-policies-'))
    const gb = Buffer.from([
      0x23, 0x20, 0xb9, 0xe6, 0xb6, 0xa8, 0x0a, 0x0a, 0xb5, 0xda, 0xd2, 0xbb, 0xcc, 0xf5, 0x20, 0xd5, 0xfd, 0xce, 0xc4,
      0xa1, 0xa3,
    ])
    writeFileSync(join(dir, '规定(2019-05-01).md'), gb)
    writeFileSync(join(dir, '坏(2019-05-01).md'), Buffer.from([0x00, 0x01, 0xff, 0xfe]))
    const outcome = await world.system((ctx) => importPolicyFolder(ctx, dir))
    rmSync(dir, { recursive: true })
    expect(outcome).toMatchObject({ imported: 1, refused: 1 })
    expect(outcome.problems.map((p) => p.code)).toContain('policies.encoding')
    await expect(world.system((ctx) => importPolicyFolder(ctx, '/no/such/folder'))).rejects.toMatchObject({
      code: 'policies.noFolder',
    })
  })
})

test('a document that repeals another ends it on its own first day, and both name each other', async () => {
  const old = paper('旧街道规定', '2001-01-01', '第一条 甲。\n\n第二条 本规定自2001年2月1日起施行。')
  const now = paper(
    '新街道规定',
    '2010-01-01',
    '第一条 根据《旧街道规定》，制定本规定。\n\n第二条 本规定自2010年3月1日起施行。《旧街道规定》同时废止。',
  )
  const { ids } = await world.as(officer(), (ctx) => importPolicies(ctx, [old, now]))
  const on = (asOf: string) => world.as(officer(), (ctx) => readPolicy(ctx, ids[0]!), { asOf })
  expect(await on('2010-02-28')).toMatchObject({ status: 'inForce', toDay: '2010-03-01' })
  expect(await on('2010-03-01')).toMatchObject({
    status: 'repealed',
    namedBy: expect.arrayContaining([
      expect.objectContaining({ kind: 'repeals', by: expect.objectContaining({ id: ids[1] }) }),
    ]),
  })
  const repealing = await world.as(officer(), (ctx) => readPolicy(ctx, ids[1]!))
  expect(repealing.relations).toContainEqual({
    kind: 'repeals',
    to: { id: ids[0], title: '旧街道规定', versionOn: '2001-01-01' },
  })
})

test('an officer states by which document a version ended; that goes before the text, and is on the record', async () => {
  const { ids } = await world.as(officer(), (ctx) =>
    importPolicies(ctx, [paper('无期限规定', '2005-01-01', '第一条 甲。')]),
  )
  const state = (body: Parameters<typeof stateForce>[2]) => world.as(officer(), (ctx) => stateForce(ctx, ids[0]!, body))
  await state({ from: '2005-05-01', to: '2022-05-01', byDocument: '新条例', reason: '新条例施行' })
  const row = await world.as(officer(), (ctx) => readPolicy(ctx, ids[0]!), { asOf: '2023-01-01' })
  expect(row).toMatchObject({
    status: 'repealed',
    fromDay: '2005-05-01',
    toDay: '2022-05-01',
    stated: { byDocument: '新条例' },
  })
  await expect(state({ byDocument: 'x', reason: 'y' })).rejects.toMatchObject({ code: 'policies.forceEmpty' })
  await expect(state({ from: '2005-05-01', to: '2005-05-01', byDocument: 'x', reason: 'y' })).rejects.toMatchObject({
    code: 'policies.forceReversed',
  })
  expect((await entries()).at(-1)).toMatchObject({ command: 'policies.stateForce', reason: '新条例: 新条例施行' })
})

test('articles are found by all words asked for, whatever their order, and too short a word is refused', async () => {
  const find = (search: string) =>
    world.as({ kind: 'public' }, (ctx) => pageOfArticles(ctx, { ...ask, search, status: 'inForce' }), {
      asOf: '2026-06-01',
    })
  const found = await find('居民代表 五分之四')
  expect(found.rows).toEqual([
    expect.objectContaining({ label: '第二十八条', anchor: 'a28', snippet: expect.stringContaining('五分之四') }),
  ])
  expect((await find('不存在的词语')).total).toBe(0)
  expect((await find('%_\\ 居民公约')).total).toBeGreaterThan(0)
  await expect(find('居')).rejects.toMatchObject({ code: 'policies.searchTooShort' })
})

test('two versions of one law stand side by side; two laws do not', async () => {
  const { rows } = await world.system((ctx) => pageOfPolicies(ctx, { ...ask, search: '居民委员会组织法' }))
  const [after, before] = rows
  const compared = await world.system((ctx) => comparison(ctx, { before: before!.id, after: after!.id }))
  expect(compared.rows.find((r) => r.before === '第六条')).toMatchObject({ after: '第三条', change: 'changed' })
  const other = await world.system((ctx) => pageOfPolicies(ctx, { ...ask, search: '好文件' }))
  await expect(
    world.system((ctx) => comparison(ctx, { before: before!.id, after: other.rows[0]!.id })),
  ).rejects.toMatchObject({ code: 'policies.differentLaws' })
})

test('over HTTP anyone reads, and only who may manage writes', async () => {
  const list = await world.http(undefined, { url: '/api/policies?search=居民委员会' })
  expect(list.status).toBe(200)
  expect(list.body).toMatchObject({ total: 2 })
  const sheet = await world.http(officer(), { url: '/api/policies?format=csv&columns=title,status' })
  expect(sheet.raw.toString('utf8')).toContain('名称,状态')
  const denied = await world.http(world.actor('resident', world.city.communityA1.id), {
    method: 'POST',
    url: '/api/rule-sets',
    payload: { name: 'x', standing: 'pack', region: '37', approval: 'y' },
  })
  expect(denied.status).toBe(403)
  const missing = await world.http(undefined, { url: '/api/policies/00000000-0000-7000-8000-000000000000' })
  expect(missing).toMatchObject({ status: 404, body: { error: { code: 'access.notFound' } } })
})

test.skipIf(!existsSync(shared))('all 59 texts of the shared folder go in, none twice', async () => {
  const first = await world.system((ctx) => importPolicyFolder(ctx, shared))
  expect(first).toMatchObject({ imported: 54, unchanged: 5, refused: 0 })
  const second = await world.system((ctx) => importPolicyFolder(ctx, shared))
  expect(second).toMatchObject({ imported: 0, corrected: 0, unchanged: 59, refused: 0 })
  const village = await world.system((ctx) =>
    pageOfPolicies(ctx, { ...ask, search: '村民委员会组织法', level: 'national' }),
  )
  expect(village.total).toBe(2)
  const law = await world.system((ctx) => readPolicy(ctx, village.rows[0]!.id))
  expect(law.namedBy).toContainEqual(
    expect.objectContaining({
      kind: 'carriesOut',
      by: expect.objectContaining({ title: expect.stringContaining('山东省实施') }),
    }),
  )
})
