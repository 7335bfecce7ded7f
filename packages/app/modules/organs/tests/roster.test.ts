import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeXlsx } from '#server/sheets/index.ts'
import { minimalXlsx } from '#server/sheets/samples.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { openWorld, type World } from '#testing/world.ts'
import { household } from '#modules/registers/tests/people-of.ts'
import { readRoster, rosterTemplate, takeRoster } from '../commands/roster.ts'
import { membersOn, organOf } from '../queries/facts.ts'
import { getOrgan } from '../queries/organs.ts'
import { list } from './samples/roster.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await world.system((ctx) => Promise.resolve((ctx.config.demo = true)))
})
afterAll(() => world.close())

const A1 = () => world.city.communityA1
const street = () => ({ areaId: world.city.streetA.id })
const officer = () => world.actor('subdistrictOfficer', world.city.streetA.id)
const kept = (content: string | Buffer, name = '名册.csv') => {
  const path = join(tmpdir(), `liren-roster-${newId(new Date())}`)
  writeFileSync(path, content)
  return { name, path, bytes: content.length }
}
const read = (content: string | Buffer, ask = street(), name?: string) =>
  world.as(officer(), (ctx) => readRoster(ctx, ask, kept(content, name)))
const take = (content: string | Buffer, ask = street(), name?: string) =>
  world.as(officer(), (ctx) => takeRoster(ctx, ask, kept(content, name)))
const refused = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (e: AppError) => ({ code: e.code, ...e.params }),
  )
const seats = async (kind: 'residentsCommittee' | 'supervisoryCommittee' | 'representatives', areaId = A1().id) => {
  const organ = await world.system((ctx) => organOf(ctx, areaId, kind, '2026-06-01'))
  return organ ? world.system((ctx) => membersOn(ctx, { areaId, organId: organ.id }, '2026-06-01')) : []
}
const bodies = () =>
  world
    .system((ctx) =>
      ctx.db
        .selectFrom('organ')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow(),
    )
    .then((r) => Number(r.n))

describe('a list of members', () => {
  it('is tried without a trace, then founds the bodies that are missing and begins their terms', async () => {
    const before = await bodies()
    const rows = list(`${A1().name},居民委员会,周一,主任,男,2026-01-10,2031-01-10`, `${A1().name},居委会,周二,委员,女,2026/1/10,2031.1.10`, `${A1().name},监委会,吴三,主任,男,2026年1月10日,2031-01-10`)
    expect(await read(rows)).toMatchObject({ rows: 3, people: 3, inRegister: 0, faultCount: 0, bodies: [{ kind: 'residentsCommittee', isNew: true, people: 2 }, { kind: 'supervisoryCommittee', people: 1 }] })
    expect(await bodies()).toBe(before)
    expect(await take(rows)).toEqual({ bodies: 2, founded: 2, people: 3 })
    expect((await seats('residentsCommittee')).map((m) => [m.name, m.post, m.inReason])).toEqual([['周一', 'chair', 'elected'], ['周二', 'member', 'elected']])
    expect((await seats('supervisoryCommittee')).map((m) => m.inReason)).toEqual(['selected'])
  })

  it('leaves on each body from which list its term came, and when', async () => {
    const organ = await world.system((ctx) => organOf(ctx, A1().id, 'residentsCommittee', '2026-06-01'))
    const { terms } = await world.as(officer(), (ctx) => getOrgan(ctx, A1().id, organ!.id))
    expect(terms).toMatchObject([{ sourceKind: 'import', source: '名册.csv', recordedAt: expect.any(Date) }])
  })

  it('twice is refused: the body has a term of that day already', async () => {
    const again = list(`${A1().name},居民委员会,周一,主任,男,2026-01-10,2031-01-10`)
    expect((await read(again)).faults).toMatchObject([{ row: 2, code: 'organs.termOverlap' }])
    expect(await refused(take(again))).toMatchObject({ code: 'organs.rosterFaults', n: 1, row: 2 })
  })

  it('finds people in the register of the community by name, and by birthday where several have it', async () => {
    const one = await world.system((ctx) => household(ctx, A1().id, [{ name: '郑独一', birthOn: '1980-03-03', sex: '2' }]))
    const twin = await world.system((ctx) => household(ctx, A1().id, [{ name: '冯同名', birthOn: '1970-01-01' }, { name: '冯同名', birthOn: '1999-09-09' }]))
    const rows = (...more: string[]) => ['社区,组织,姓名,任期开始,出生日期', `${A1().name},居民代表,郑独一,2026-01-10,`, ...more].join('\n')
    const of = (birth: string) => rows(`${A1().name},居民代表,冯同名,2026-01-10,${birth}`)
    expect((await read(of(''))).faults).toMatchObject([{ row: 3, code: 'organs.rosterSame' }])
    expect(await read(of('1999-9-9'))).toMatchObject({ faultCount: 0, inRegister: 2, bodies: [{ to: '2031-01-10' }] })
    await take(of('1999-9-9'))
    const found = await seats('representatives')
    expect(found.map((m) => m.personId).toSorted()).toEqual([one.members[0]!.personId, twin.members[1]!.personId].toSorted())
    expect(found.find((m) => m.name === '郑独一')!.sex).toBe('2')
  })

  it('takes who sits already, though the register was taken in after they were chosen', async () => {
    const on = '2026-03-01'
    const a2 = world.city.communityA2
    const late = await world.system((ctx) => household(ctx, a2.id, [{ name: '陈迟录', birthOn: '1975-05-05', sex: '2' }], { on }))
    const rows = list(`${a2.name},居民委员会,陈迟录,主任,女,2021-03-10,2026-03-10`)
    expect(await read(rows)).toMatchObject({ faultCount: 0, inRegister: 1 })
    await take(rows)
    const organ = await world.system((ctx) => organOf(ctx, a2.id, 'residentsCommittee', '2022-01-01'))
    const sitting = await world.system((ctx) => membersOn(ctx, { areaId: a2.id, organId: organ!.id }, '2022-01-01'))
    expect(sitting).toMatchObject([{ personId: late.members[0]!.personId, name: '陈迟录', sex: '2' }])
  })

  it('takes nobody for a child or for somebody of the other sex or another birthday who has the name, and says of each person who they are taken for', async () => {
    const child = await world.system((ctx) => household(ctx, A1().id, [{ name: '褚同名', birthOn: '2020-02-02', sex: '2' }, { name: '卫同名', birthOn: '1980-02-02', sex: '2' }, { name: '蒋同名', birthOn: '1980-02-02', sex: '1' }], { on: '2020-03-01' }))
    expect(child.members).toHaveLength(3)
    const row = (name: string, sex: string, birth: string) => `${A1().name},第二十居民小组,${name},副组长,${sex},${birth},2026-01-10,2031-01-10`
    const rows = ['社区,组织,姓名,职务,性别,出生日期,任期开始,任期届满', row('褚同名', '', ''), row('卫同名', '男', ''), row('蒋同名', '男', '1991-01-01'), row('沈外来', '', ''), row('卫同名', '女', '')].join('\n')
    const { faults, members } = await read(rows)
    expect(faults).toEqual([])
    expect(members.map((m) => [m.row, m.name, m.found])).toEqual([[2, '褚同名', 'namesake'], [3, '卫同名', 'namesake'], [4, '蒋同名', 'namesake'], [5, '沈外来', 'outside'], [6, '卫同名', 'register']])
  })

  it('gives one person one seat of a body: the second row is refused and named', async () => {
    const row = (name: string, more = '', body = '第二十一居民小组') => `${A1().name},${body},${name},组长,2026-01-10,2031-01-10,${more}`
    const rows = ['社区,组织,姓名,职务,任期开始,任期届满,出生日期', row('韩外来'), row('杨外来'), row('韩外来'), row('韩外来', '', '第二十二居民小组'), row('郑独一'), row('郑独一', '1980-03-03'), row('朱外来', '1980-01-01'), row('朱外来', '1981-01-01')].join('\n')
    const { faults } = await read(rows)
    expect(faults.map((f) => [f.row, f.code])).toEqual([[4, 'organs.rosterTwice'], [7, 'organs.rosterTwice']])
    expect(faults[0]!.message).toContain('第 2 行')
  })

  it('tells two residents of one name and birthday apart by nothing, and says so', async () => {
    await world.system((ctx) => household(ctx, A1().id, [{ name: '秦重录', birthOn: '1980-02-02', sex: '2' }, { name: '秦重录', birthOn: '1980-02-02', sex: '2' }]))
    const rows = ['社区,组织,姓名,任期开始,出生日期', `${A1().name},居民代表,秦重录,2032-01-10,1980-02-02`].join('\n')
    expect((await read(rows)).faults).toMatchObject([{ row: 2, code: 'organs.rosterDouble' }])
  })

  it('refuses a wrong term of a new body alone: the next term of the body is still tried', async () => {
    const at = `${A1().name},第三十居民小组,`
    const rows = list(`${at}尤一,组长,男,2021-01-10,2020-01-10`, `${at}许二,组长,女,2026-01-10,2031-01-10`)
    expect((await read(rows)).faults.map((f) => [f.row, f.code])).toEqual([[2, 'organs.termOrder']])
  })

  it('of more rows than are taken at once is refused with how many', async () => {
    const rows = list(...Array.from({ length: 2001 }, (_, i) => `${A1().name},第四十居民小组,外来${i},副组长,,2026-01-10,2031-01-10`))
    expect(await refused(read(rows))).toMatchObject({ code: 'organs.rosterLong', rows: 2001, most: 2000 })
  })

  it('knows a community by its code, and with its street before it', async () => {
    const { communityA1: a1, streetA } = world.city
    const { code } = await world.system((ctx) => ctx.db.selectFrom('areaVersion').select('codeStat as code').where('areaId', '=', a1.id).where('supersededAt', 'is', null).executeTakeFirstOrThrow())
    const rows = list(...[code, `${streetA.name}/${a1.name}`, `${streetA.name}${a1.name}`].map((text, i) => `${text},第五十居民小组,外来${i},副组长,,2026-01-10,2031-01-10`))
    expect(await read(rows)).toMatchObject({ faultCount: 0, bodies: [{ area: a1.name, people: 3 }] })
  })

  it('names each wrong row with what is wrong, and goes in not even in part', async () => {
    const before = await bodies()
    const at = A1().name
    const rows = list(`${at},第五居民小组,好人,组长,女,2026-01-10,2031-01-10`, '没有的社区,居委会,甲,主任,男,2026-01-10,', `${at},足球队,乙,队长,男,2026-01-10,`, `${at},居民小组,丙,组长,男,2026-01-10,`, `${at},第六居民小组,丁,主任,男,2026-01-10,`, `${at},第六居民小组,戊,组长,中,2026-01-10,`, `${at},第六居民小组,己,组长,男,十月,`, `${at},第六居民小组,,组长,男,2026-01-10,`, `${at},选举委员会,辛,主任,男,2026-01-10,2025-01-10`)
    const { faults } = await read(rows)
    expect(faults.map((f) => [f.row, f.code.replace('organs.', '')])).toEqual([[3, 'rosterArea'], [4, 'rosterBody'], [5, 'rosterWhich'], [6, 'rosterPost'], [7, 'rosterSex'], [8, 'rosterFrom'], [9, 'rosterName'], [10, 'termOrder']])
    expect(faults.find((f) => f.row === 6)!.message).toContain('组长、副组长')
    expect(await refused(take(rows))).toMatchObject({ code: 'organs.rosterFaults', n: 7, row: 3 })
    expect(await bodies()).toBe(before)
  })

  it('never appoints whom residents choose, nor takes two ends of one term', async () => {
    const rows = ['组织,姓名,职务,任期开始,任期届满,任职方式', '选举委员会,甲,主任,2026-02-01,2026-12-01,任命', '第八居民小组,乙,组长,2026-02-01,2031-02-01,', '第八居民小组,丙,副组长,2026-02-01,2030-02-01,'].join('\n')
    const { faults } = await read(rows, { areaId: A1().id })
    expect(faults.map((f) => [f.row, f.code])).toEqual([[2, 'organs.neverAppointed'], [4, 'organs.rosterSpan']])
  })

  it('is read from Excel, from GB18030 with a community chosen above, and not from a file without its columns', async () => {
    const book: Uint8Array[] = []
    for await (const part of writeXlsx([[A1().name, '第十居民小组', '孙十', '2026-01-10']], ['社区', '组织', '姓名', '任期开始'].map((header) => ({ header })))) book.push(part)
    const faults = (await read(Buffer.concat(book), street(), '名册.xlsx')).faults
    expect(faults).toMatchObject([{ row: 2, code: 'organs.rosterPost' }])
    const gb = Buffer.from('d7e9d6af2cd0d5c3fb2cd6b0cef12cc8cec6dabfaacabc0ab5dabec5bed3c3f1d0a1d7e92cc7aebec52cd7e9b3a42c32303236c4ea31d4c23130c8d50a', 'hex')
    expect(await take(gb, { areaId: A1().id })).toEqual({ bodies: 1, founded: 1, people: 1 })
    expect(await refused(read('姓名,职务\n甲,主任'))).toMatchObject({ code: 'organs.rosterColumns', missing: '组织、任期开始' })
    expect(await refused(read('组织,姓名,任期开始\n'))).toMatchObject({ code: 'organs.rosterEmpty' })
  })

  it('takes merged cells of a sheet for every row that they cover, not for the area chosen above', async () => {
    const cells = [['社区', '组织', '姓名', '职务', '任期开始', '任期届满'], [A1().name, '第六十居民小组', '外来甲', '组长', '2026-01-10', '2031-01-10'], ['', '', '外来乙', '副组长', '', ''], ['', '', '外来丙', '副组长', '', '']]
    const at = (row: number, col: number) => `${'ABCDEF'[col]}${row + 1}`
    const rows = cells.map((row, r) => `<row r="${r + 1}">${row.map((text, c) => (text ? `<c r="${at(r, c)}" t="inlineStr"><is><t>${text}</t></is></c>` : '')).join('')}</row>`).join('')
    const merges = [0, 1, 4, 5].map((c) => `<mergeCell ref="${at(1, c)}:${at(3, c)}"/>`).join('')
    const tried = await read(minimalXlsx(rows, {}, `<mergeCells count="4">${merges}</mergeCells>`), street(), '名册.xlsx')
    expect(tried).toMatchObject({ faultCount: 0, bodies: [{ area: A1().name, name: '第六十居民小组', people: 3 }] })
  })

  it('for an area that is in force no more is refused', async () => {
    const ended = (on: string | null) => world.system((ctx) => sql`update area_version set valid_to = ${on} where area_id = ${A1().id}`.execute(ctx.db))
    const rows = list(`,第八十居民小组,外来丁,组长,女,2026-01-10,2031-01-10`)
    await ended('2026-02-01')
    expect(await refused(read(rows, { areaId: A1().id }))).toMatchObject({ code: 'access.notFound' })
    await ended(null)
    expect(await read(rows, { areaId: A1().id })).toMatchObject({ faultCount: 0, people: 1 })
  })

  it('of another street is out of reach, and its template is read back', async () => {
    const stranger = world.actor('subdistrictOfficer', world.city.streetB.id)
    expect(await refused(world.as(stranger, (ctx) => takeRoster(ctx, street(), kept(list()))))).toMatchObject({ code: 'access.notFound' })
    for (const format of ['csv', 'xlsx'] as const) {
      const file = await world.as(officer(), (ctx) => rosterTemplate(ctx, { format }))
      const parts: Uint8Array[] = []
      for await (const part of file.body as AsyncIterable<Uint8Array>) parts.push(part)
      expect(await refused(read(Buffer.concat(parts), street(), file.name))).toMatchObject({ code: 'organs.rosterEmpty' })
    }
  })
}) // prettier-ignore
