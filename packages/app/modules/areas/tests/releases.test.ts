import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importDivisions, type ImportResult } from '../commands/import.ts'
import { findAreaByCode, countByKind, areasUnder } from '../queries/tree.ts'
import { versionsOf } from '../queries/history.ts'
import { divisions, emptyHouse, hasData } from './house.ts'

const RELEASES = [
  ['linyi_2016.csv', '2016-10-31'],
  ['linyi_2018.csv', '2018-10-31'],
  ['linyi_2020.csv', '2020-11-06'],
  ['linyi_2023.csv', '2023-09-11'],
] as const

type House = Awaited<ReturnType<typeof emptyHouse>>
const load = (h: House, file: string, releasedOn: string) =>
  h.system((ctx) => importDivisions(ctx, { bytes: divisions(file), fileName: file, system: 'nbs', releasedOn }))
const short = (versions: Awaited<ReturnType<typeof versionsOf>>) =>
  versions.map((v) => [v.validFrom, v.name, v.kind, v.codeStat, v.parentName])

describe.skipIf(!hasData)('the four releases of Linyi, imported in order (skipped without ../shared/data)', () => {
  let h: House
  const results: ImportResult[] = []
  const history = (code: string, day: string) =>
    h.system(async (ctx) => short(await versionsOf(ctx, (await findAreaByCode(ctx, code, undefined, day))!.id)))
  beforeAll(async () => {
    h = await emptyHouse()
    for (const [file, day] of RELEASES) results.push(await load(h, file, day))
  })
  afterAll(() => h.close())

  it('have no error, and each day shows as many areas as its file has rows', async () => {
    expect(results.flatMap((r) => r.problems.filter((p) => p.severity === 'error'))).toEqual([])
    for (const [i, [, day]] of RELEASES.entries()) {
      const counted = await h.system((ctx) => countByKind(ctx, undefined, day))
      expect(counted.reduce((sum, c) => sum + c.count, 0)).toBe(results[i]!.rows)
    }
  })
  it('give one village one history through renaming', async () => {
    expect(await history('371302001001', '2016-12-01')).toEqual([
      ['2016-10-31', '前十里堡社区居委会', 'community', '371302001001', '兰山街道'],
      ['2023-09-11', '前十社区居民委员会', 'community', '371302001001', '兰山街道'],
    ])
  })
  it('keep a town through 镇改街, and its villages with it', async () => {
    expect(await history('371323114000', '2016-12-01')).toEqual([
      ['2016-10-31', '龙家圈镇', 'town', '371323114000', '沂水县'],
      ['2018-10-31', '龙家圈街道办事处', 'subdistrict', '371323002000', '沂水县'],
      ['2020-11-06', '龙家圈街道', 'subdistrict', '371323002000', '沂水县'],
    ])
    expect(await history('371323114003', '2016-12-01')).toMatchObject([
      ['2016-10-31', '龙家圈居委会', 'residentsCommittee', '371323114003', '龙家圈镇'],
      ['2018-10-31', '龙家圈社区居民委员会', 'community', '371323002003', '龙家圈街道办事处'],
    ])
  })
  it('keep a village through 村改居 with a new code', async () => {
    const village = await history('371321001233', '2016-12-01')
    expect(village.slice(0, 2)).toMatchObject([
      ['2016-10-31', '圣良庄村委会', 'villagersCommittee', '371321001233', '界湖街道办事处'],
      ['2018-10-31', '圣良庄社区居民委员会', 'community', '371321001025', '界湖街道办事处'],
    ])
  })
  it('keep what moved with its zone to another county, path and all', async () => {
    expect(await history('371372003000', '2019-01-01')).toMatchObject([
      ['2018-10-31', '朝阳街道办事处', 'subdistrict', '371372003000', '临沂经济技术开发区'],
      ['2020-11-06', '朝阳街道', 'subdistrict', '371312011000', '河东区'],
    ])
    const below = await h.system(async (ctx) => {
      const now = (await findAreaByCode(ctx, '371312011000', 4, '2024-01-01'))!
      return { path: now.path, children: (await areasUnder(ctx, now.id, { level: 5, asOf: '2021-01-01' })).length }
    })
    expect(below.path).toBe('/3713/371312/371372003/')
    expect(below.children).toBeGreaterThan(10)
  })
  it('never let two areas in force bear one code at one level, nor an area stand twice', async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from area_version a join area_version b on a.code_stat = b.code_stat and a.level = b.level and (a.area_id, a.id) < (b.area_id, b.id)
      where a.superseded_at is null and b.superseded_at is null and a.valid_from < coalesce(b.valid_to, '9999-01-01') and b.valid_from < coalesce(a.valid_to, '9999-01-01')`.execute(
      h.house.opened.db,
    )
    expect(rows[0]!.n).toBe(0)
  })
  it('merge nothing by themselves: 3,846 names vanish from 2016 to 2018 and no link is made', async () => {
    const { rows } = await sql<{ links: number; open: number }>`
      select (select count(*)::int from area_link) as links,
             (select count(*)::int from area_release_change c join area_release r on r.id = c.release_id
              where r.released_on = '2018-10-31' and c.after is null and c.confidence = 'open') as open`.execute(
      h.house.opened.db,
    )
    expect(rows[0]!.links).toBe(0)
    expect(rows[0]!.open).toBeGreaterThan(3500)
  })
  it('change nothing when the last comes again, under its own or another day', async () => {
    const count = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from area_version`.execute(h.house.opened.db)).rows[0]!.n
    const before = await count()
    expect(await load(h, 'linyi_2023.csv', '2023-09-11')).toMatchObject({
      repeated: true,
      added: 0,
      changed: 0,
      ended: 0,
    })
    expect(await load(h, 'linyi_2023.csv', '2024-09-11')).toMatchObject({
      repeated: false,
      added: 0,
      changed: 0,
      ended: 0,
      unchanged: 4356,
    })
    expect(await count()).toBe(before)
  })
  it('are refused out of order', async () => {
    await expect(load(h, 'linyi_2018.csv', '2019-10-31')).rejects.toMatchObject({ code: 'areas.laterHistory' })
  })
  it('count what the list derived from the same files counts, but for what that list guessed across counties', () => {
    const derived = divisions('linyi_changes_derived_2016-2018-2020-2023.csv')
      .toString()
      .split('\n')
      .slice(1)
      .filter(Boolean)
    const tally = (from: string, kind: (k: string) => boolean) =>
      derived.filter((l) => l.startsWith(`${from},`) && kind(l.split(',')[2]!)).length
    const sum = (r: ImportResult, aspects: string[]) =>
      Object.entries(r.counts).reduce((n, [k, v]) => n + (aspects.includes(k.split('.')[0]!) ? v : 0), 0)
    const table = RELEASES.slice(1).map(([file], i) => {
      const from = ['2016', '2018', '2020'][i]!
      const r = results[i + 1]!
      return { file, ours: { added: sum(r, ['added']), removed: sum(r, ['removed']), recoded: sum(r, ['recoded']), moved: sum(r, ['moved']) },
        derived: { added: tally(from, (k) => k === 'added'), removed: tally(from, (k) => k === 'removed'), recoded: tally(from, (k) => /recoded/.test(k)), moved: tally(from, (k) => k.startsWith('moved')) } } // prettier-ignore
    })
    process.stdout.write(`${JSON.stringify(table, null, 1)}\n`)
    for (const { ours, derived: theirs } of table) {
      // Each pair that only one of the two lists sees is one removed and one added in the other.
      const apart = theirs.moved + Math.abs(ours.recoded - theirs.recoded)
      expect(Math.abs(ours.added - theirs.added)).toBeLessThanOrEqual(apart)
      expect(Math.abs(ours.removed - theirs.removed)).toBeLessThanOrEqual(apart)
      expect(Math.abs(ours.added - ours.removed)).toBe(Math.abs(theirs.added - theirs.removed))
    }
  })
})

describe.skipIf(!hasData)('a civil-affairs release (skipped without ../shared/data)', () => {
  let h: House
  const mca = () => {
    const lines = divisions('linyi_towns_2026-04-27.csv')
      .toString()
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)
      .slice(1)
      .filter(Boolean)
    const rows = lines.map((line) => {
      const [code, ...full] = line.replaceAll('"', '').split(',')
      const level = full.length
      return `${code!.padEnd(12, '0')},${level - 1},${full.at(-1)},${level === 3 ? '370000000000' : code!.slice(0, level === 5 ? 6 : 4).padEnd(12, '0')}`
    })
    return Buffer.from(['code,level,name,parent', ...rows].join('\n'))
  }
  beforeAll(async () => {
    h = await emptyHouse()
    await load(h, 'linyi_2023.csv', '2023-09-11')
  })
  afterAll(() => h.close())

  it('handed in as a statistical one is refused: 15 codes mean other towns there', async () => {
    const r = await h.system((ctx) =>
      importDivisions(ctx, { bytes: mca(), fileName: 'mca.csv', system: 'nbs', releasedOn: '2026-04-27' }),
    )
    expect(r.problems[0]).toMatchObject({ code: 'areas.wrongSystem', params: { count: expect.any(Number) } })
    expect(r.releaseId).toBe('')
  })
  it('gives the second code, and removes nothing', async () => {
    const r = await h.system((ctx) =>
      importDivisions(ctx, { bytes: mca(), fileName: 'mca.csv', system: 'mca', releasedOn: '2026-04-27' }),
    )
    expect(r).toMatchObject({ added: 0, ended: 0 })
    expect(r.changed).toBeGreaterThan(155)
    const town = await h.system((ctx) => findAreaByCode(ctx, '371323117000', 4, '2026-05-01'))
    expect(town).toMatchObject({ name: '泉庄镇', codeStat: '371323117000', codeCivil: '371323115000' })
    const zone = await h.system((ctx) => findAreaByCode(ctx, '371371000000', 3, '2026-05-01'))
    expect(zone).toMatchObject({ name: '临沂高新技术产业开发区', codeCivil: null })
  })
})
