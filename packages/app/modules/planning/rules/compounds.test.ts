import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import gcoord from 'gcoord'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { columnsOf, columnsSaid, compoundCore, countIn, disagree, readCompounds, sameAs, yearIn } from './compounds.ts'
import { shiftOf } from './compound-shift.ts'

describe('a list of compounds from a property site', () => {
  it.each([['5477户', 5477], ['8栋', 8], ['1,608 户', 1608], ['约300户', 300], ['不详', null], ['暂无数据', null], ['', null], ['1:1.5-1.8', null], ['2.87', null]])('“%s” is %s', (text, n) => {
    expect(countIn(text)).toBe(n)
  }) // prettier-ignore
  it.each([['2000', 2000], ['建成于2012年', 2012], ['不详', null], ['12', null]])('“%s” is the year %s', (text, year) => {
    expect(yearIn(text)).toBe(year)
  }) // prettier-ignore
  it('is read by what its columns are called; a number that is none is none, never 0', () => {
    const columns = columnsOf(['plot_name', '地址', '小区年代：', '小区户数：', '总 幢 数：', '经纬度'])
    const { compounds, faults } = readCompounds([['恒大绿洲', '香港路', '不详', '1608', '不详', '118.43,34.98'], ['', '', '', '3', '', ''], ['无处', '', '', '不详', '', '不详']], columns) // prettier-ignore
    expect(compounds).toEqual([
      { row: 2, name: '恒大绿洲', address: '香港路', x: 118.43, y: 34.98, households: 1608, householdsText: '1608', builtYear: null, buildings: null },
      { row: 4, name: '无处', address: '', x: null, y: null, households: null, householdsText: '不详', builtYear: null, buildings: null },
    ]) // prettier-ignore
    expect(faults).toEqual([{ row: 3, code: 'compoundNoName', text: '' }, { row: 4, code: 'compoundNoPlace', text: '不详' }]) // prettier-ignore
    expect(columnsOf(['地址', '户数']).has('name')).toBe(false)
  })
  it('says row by row what could not be read, and what is there twice', () => {
    const columns = columnsSaid('name:0,households:1,x:2,y:3')
    const { compounds, faults } = readCompounds([['甲苑', '若干', '118.3', '35'], ['乙苑', '暂无数据', '', ''], ['甲苑', '200', '118.3', '35']], columns) // prettier-ignore
    expect(compounds.map((c) => c.households)).toEqual([null, null, 200])
    expect(faults.map((f) => [f.row, f.code, f.text])).toEqual([[2, 'compoundHouseholds', '若干'], [3, 'compoundNoPlace', ''], [4, 'compoundTwice', '2']]) // prettier-ignore
  })
  it('and another that say different things of one compound disagree; silence is no disagreement', () => {
    expect([disagree([1608, 5477]), disagree([1608, null]), disagree([100, 104]), disagree([100, 106])]).toEqual([true, false, false, true]) // prettier-ignore
    expect([compoundCore('爱琴海(兰山区)'), compoundCore('爱琴海小区')]).toEqual(['爱琴海', '爱琴海'])
    const known = new Map([['爱琴海', [{ id: 'far', name: '爱琴海', x: 118.5, y: 35 }, { id: 'near', name: '爱琴海', x: 118.331, y: 35 }]]]) // prettier-ignore
    expect(sameAs({ name: '爱琴海（兰山区）', x: 118.33, y: 35 }, known)?.id).toBe('near')
    expect(sameAs({ name: '爱琴海', x: 118.4, y: 35 }, known)).toBeUndefined()
  })
})

describe('points of a list', () => {
  const known = new Map(
    Array.from({ length: 8 }, (_, i) => [`苑${i}`, [{ x: 118.3 + i * 0.01, y: 35 + (i % 3) * 0.01 }]]),
  )
  const list = (system: Parameters<typeof gcoord.transform>[2]) =>
    [...known].map(([core, [p]]) => {
      const [x, y] = gcoord.transform([p!.x, p!.y], gcoord.WGS84, system) as [number, number]
      return { core, x, y }
    })
  it.each([['BD09', gcoord.BD09], ['GCJ02', gcoord.GCJ02], ['WGS84', gcoord.WGS84]] as const)('in %s are known by those that are on file already, whatever system is said', (right, system) => {
    for (const said of ['BD09', 'GCJ02', 'WGS84'] as const) {
      const found = shiftOf(list(system), said, known)
      if (said === right) expect(found).toBeUndefined()
      else expect(found).toMatchObject({ suggested: right, matched: 8 })
    }
  }) // prettier-ignore
  it('say nothing where too few are on file', () => {
    expect(shiftOf(list(gcoord.BD09).slice(0, 3), 'WGS84', known)).toBeUndefined()
  })
})

const folder = join(import.meta.dirname, '../../../../../../shared/data/geo')
const lists = ['linyi_compounds_fccs_bd09.csv', 'linyi_compounds_lianjia_bd09.csv'].map((f) => join(folder, f))
describe.skipIf(!lists.every(existsSync))(
  'the lists of two property sites (skipped without ../shared/data/geo)',
  () => {
    const read = (file: string) => {
      const { data } = Papa.parse<string[]>(readFileSync(file, 'utf8'), { skipEmptyLines: true })
      return readCompounds(data.slice(1), columnsOf(data[0]!))
    }
    it('are read whole, with 不详 and 暂无数据 as nothing', () => {
      const [fccs, lianjia] = lists.map(read)
      expect([fccs!.compounds.length, lianjia!.compounds.length]).toEqual([1028, 1695])
      expect(fccs!.compounds.filter((c) => c.households !== null).length).toBeGreaterThan(500)
      expect(lianjia!.compounds.filter((c) => c.households !== null).length).toBeGreaterThan(1000)
      expect(fccs!.compounds.every((c) => c.households !== 0 || c.householdsText.startsWith('0'))).toBe(true)
    })
    it('disagree on 恒大绿洲: 1608 and 5477 households', () => {
      const [fccs, lianjia] = lists.map((f) => read(f).compounds)
      const known = Map.groupBy(lianjia!.map((c, i) => ({ ...c, id: String(i) })), (c) => compoundCore(c.name)) // prettier-ignore
      const one = fccs!.find((c) => c.name === '恒大绿洲')!
      const other = sameAs(one, known)!
      expect([one.households, other.households, disagree([one.households, other.households])]).toEqual([1608, 5477, true]) // prettier-ignore
    })
  },
)
