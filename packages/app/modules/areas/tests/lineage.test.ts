import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importLineage } from '../index.ts'
import { areaHistoryPage } from '../queries/history.ts'
import { writeAreaHistory } from '../store/history.ts'
import { data, emptyHouse } from './house.ts'

const PUBLISHED = join(data, 'divisions/county_codes_shandong_1981_2024.json')
const shipped = () =>
  gunzipSync(readFileSync(new URL('../data/county_codes_shandong_1981_2024.json.gz', import.meta.url)))

let t: Awaited<ReturnType<typeof emptyHouse>>
let ids: Map<string, string>
beforeAll(async () => {
  t = await emptyHouse()
  const row = { from: '1994-12-17', to: null, source: '国函〔1994〕131号' } as const
  const county = { ...row, parent: '3713', level: 3 }
  ids = await t.system((ctx) =>
    writeAreaHistory(ctx, [
      { ...row, code: '3713', parent: null, level: 2, kind: 'city', name: '临沂市' },
      { ...county, code: '371302', kind: 'district', name: '兰山区' },
      { ...county, code: '371324', kind: 'county', name: '苍山县', to: '2014-01-06' },
      { ...county, code: '371324', kind: 'county', name: '兰陵县', from: '2014-01-06', source: '民函〔2014〕6号' },
      { ...county, code: '371302001', parent: '371302', level: 4, kind: 'subdistrict', name: '兰山街道' },
    ]),
  )
})
afterAll(() => t.close())
const lineage = (code: string, knownOn: string | null = null) =>
  t.system(async (ctx) => (await areaHistoryPage({ ...ctx, knownOn }, ids.get(code)!)).lineage)
const told = async (code: string) =>
  (await lineage(code)).map((s) => `${s.year} ${s.fromName}${s.fromCode} ${s.part ? '~' : '>'} ${s.toName}${s.toCode}`)

test('兰山区 came from the county-level city of 临沂 in 1994, that from 临沂县 in 1983; a part of 费县 joined in 2003', async () => {
  expect(await told('371302')).toEqual([
    '1983 临沂县372821 > 临沂市372801',
    '1994 临沂市372801 > 兰山区371302',
    '2003 费县371325 ~ 兰山区371302',
  ])
  const [, founded] = await lineage('371302')
  expect(founded!.document).toContain('国函〔1994〕131号')
  expect(founded!.source).toContain('CC0')
})

test('兰陵县 bears the code of 苍山县, which came from another code before 1994', async () => {
  expect(await told('371324')).toEqual(['1994 苍山县372823 > 苍山县371324', '2014 苍山县371324 > 兰陵县371324'])
})

test('a city shows the history of all its counties; a subdistrict none', async () => {
  const city = await told('3713')
  expect(city).toEqual(expect.arrayContaining(['1994 莒南县372824 > 莒南县371327', '1994 临沂市372801 > 河东区371312']))
  expect(city.filter((s) => s.includes('莒县'))).toEqual([])
  expect(await told('371302001')).toEqual([])
})

test('the same file changes nothing; a corrected one takes its place, and what was known before is still known as of then', async () => {
  const again = await t.system((ctx) => importLineage(ctx, { name: 'codes.json', bytes: shipped() }))
  expect(again).toMatchObject({ codes: 368, unknown: [], repeated: false })
  t.state.now = new Date('2026-07-01T02:00:00Z')
  const mended = shipped().toString().replaceAll('"兰陵县"', '"兰陵县（更正）"')
  const file = { name: 'codes.json', bytes: Buffer.from(mended) }
  expect(await t.system((ctx) => importLineage(ctx, file))).toMatchObject({ repeated: false })
  expect(await t.system((ctx) => importLineage(ctx, file))).toMatchObject({ repeated: true })
  expect((await told('371324')).at(-1)).toContain('更正')
  expect((await lineage('371324', '2026-06-15')).at(-1)!.toName).toBe('兰陵县')
})

test.each([
  ['no JSON', 'code,name'],
  ['another form', '{"rows":[]}'],
  ['a code that is none', '{"items":[{"code":1,"name":"x","start":1981}]}'],
  ['an end before its beginning', '{"items":[{"code":370000,"name":"山东省","start":1981,"end":1980}]}'],
])('%s is refused by name, and nothing is lost', async (_, text) => {
  const before = await told('371302')
  const file = { name: 'wrong.json', bytes: Buffer.from(text) }
  await expect(t.system((ctx) => importLineage(ctx, file))).rejects.toMatchObject({ code: 'areas.lineageUnreadable' })
  expect(await told('371302')).toEqual(before)
})

test.skipIf(!existsSync(PUBLISHED))('what is shipped is the published file, byte for byte', () => {
  expect(shipped().equals(readFileSync(PUBLISHED))).toBe(true)
})
