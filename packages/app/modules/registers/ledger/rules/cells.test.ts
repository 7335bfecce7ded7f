import { assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { citizenIdCheck } from '#shared/codes.ts'
import { addDays } from '#shared/dates.ts'
import { readDate } from './dates.ts'
import { fromFifteen, readId } from './ids.ts'
import { findHeader, proposeMapping, readLedger, type CellValue, type LedgerSheet } from './index.ts'
import { readPhones } from './phones.ts'
import { registrationOf, relationOf, standingOf } from './words.ts'

const today = '2026-01-15'
const date = (cell: CellValue) => {
  const read = readDate(cell, today)
  return typeof read === 'object' ? [read.day, read.precision, read.form] : read
}
const sheetOf = (rows: CellValue[][]): LedgerSheet => ({ name: '台账', rows, merges: [] })
const read = (rows: CellValue[][]) => {
  const sheet = sheetOf(rows)
  const header = findHeader(sheet)!
  return readLedger(sheet, header, proposeMapping(sheet, header), { today, registeredUnlessSaid: true })
}
const reasons = (rows: CellValue[][]) =>
  read(rows).rows.map((row) =>
    row.problems.filter((p) => p.severity === 'error').map((p) => p.code.replace('registers.ledger', '')),
  )
const HEADER = ['户编号', '住址', '与户主关系', '姓名', '性别', '出生日期', '身份证号']
const id = (first17: string) => first17 + citizenIdCheck(first17)
const WANG = id('37139919900101001')
const LI = id('37139919920202002')

describe('a date is read in any form that ledgers mix', () => {
  it.each<[CellValue, unknown]>([
    ['2019-04-24', ['2019-04-24', 'day', 'ISO']],
    ['2019-4-2', ['2019-04-02', 'day', 'Y-M-D']],
    ['2019/4/24', ['2019-04-24', 'day', 'Y/M/D']],
    ['2019.4.24', ['2019-04-24', 'day', 'Y.M.D']],
    ['２０１９.４.２４', ['2019-04-24', 'day', 'fullwidth']],
    ['2019年4月24日', ['2019-04-24', 'day', 'Y年M月D日']],
    ['20190424', ['2019-04-24', 'day', 'YYYYMMDD']],
    [20190424, ['2019-04-24', 'day', 'YYYYMMDD']],
    ['93.3.13', ['1993-03-13', 'day', 'yy.m.d']],
    [43579, ['2019-04-24', 'day', 'excel_serial']],
    ['43579', ['2019-04-24', 'day', 'excel_serial']],
    [new Date('2019-04-24'), ['2019-04-24', 'day', 'date']],
    ['2018年4月', ['2018-04-01', 'month', 'Y年M月']],
    ['2018、4', ['2018-04-01', 'month', 'Y、M']],
    ['2018.04', ['2018-04-01', 'month', 'Y.MM']],
    [2018.04, ['2018-04-01', 'month', 'float_Y.MM']],
    [2018.1, ['2018-10-01', 'month', 'float_Y.MM']],
    [2018.2, ['2018-02-01', 'month', 'float_Y.MM']],
    [1987, ['1987-01-01', 'year', 'Y']],
    ['', undefined],
    ['不详', undefined],
    ['2001.2.30', 'impossible'],
    ['2001年13月', 'impossible'],
    ['二月', 'unknown'],
  ])('%s', (cell, expected) => expect(date(cell)).toEqual(expected))

  it('a two-digit year never lies after today; where two centuries fit, both are named', () => {
    expect(readDate('15.3.1', today)).toEqual({
      day: '2015-03-01',
      precision: 'day',
      form: 'yy.m.d',
      mends: ['date:yy.m.d'],
    })
    expect(readDate('20.3.1', today)).toMatchObject({ day: '2020-03-01', doubt: 'century', or: '1920-03-01' })
    expect(readDate('27.3.1', today)).toMatchObject({ day: '1927-03-01' })
  })

  it('every day of 1920 to 2025 comes back from every full form', () => {
    assert(
      property(integer({ min: 0, max: 38_700 }), (n) => {
        const day = addDays('1920-01-01', n)
        const [y, m, d] = day.split('-').map(Number) as [number, number, number]
        const forms = [day, `${y}/${m}/${d}`, `${y}.${m}.${d}`, `${y}年${m}月${d}日`, day.replaceAll('-', ''), n + 7306]
        for (const form of forms) expect(date(form)).toEqual([day, 'day', expect.any(String)])
      }),
    )
  })
})

describe('an id number', () => {
  it('in a number cell has lost its end, even when its check digit happens to fit', () => {
    expect(readId(371399199509220000)).toMatchObject({ fault: 'float' })
    expect(readId('3.71399E+17')).toMatchObject({ fault: 'float' })
    expect(readId('371399199509220000')).toMatchObject({ fault: 'float' })
  })
  it('keeps its meaning through apostrophes, tabs, spaces, full width and a small x', () => {
    const good = '37139919960815001X'
    for (const cell of [
      "'37139919960815001x",
      '\t37139919960815001X',
      '371399 19960815 001X',
      '３７１３９９１９９６０８１５００１Ｘ',
    ])
      expect(readId(cell)).toMatchObject({ text: good })
  })
  it('of 15 digits is refused, and what it became is offered only where the birth agrees', () => {
    expect(readId('371399960815001')).toMatchObject({ fault: 'fifteen' })
    expect(readId(371399960815001)).toMatchObject({ fault: 'fifteen' })
    expect(fromFifteen('371399960815001', '1996-08-15')).toBe(id('37139919960815001'))
    expect(fromFifteen('371399960815001', '1997-08-15')).toBeUndefined()
  })
})

describe('phones, relations, registrations and notes', () => {
  it('two phones in a cell, numbers, full width, landlines and broken ones', () => {
    expect(readPhones('12000000071/12000000088')).toMatchObject({ phones: ['12000000071', '12000000088'], wrong: [] })
    expect(readPhones('12000000001/')).toMatchObject({ phones: ['12000000001'], several: true })
    expect(readPhones(12000000001)).toMatchObject({ phones: ['12000000001'], mends: ['number'] })
    expect(readPhones('+86 120-0000-0001')).toMatchObject({ phones: ['12000000001'] })
    expect(readPhones('0539-8312345')).toMatchObject({ phones: ['0539-8312345'] })
    expect(readPhones('1200000001')).toMatchObject({ phones: [], wrong: ['1200000001'] })
  })
  it('words for relations meet in the codes of GB/T 4761', () => {
    expect(
      ['户主', '本人', '妻', '配偶', '儿子', '长女', '岳母', '孙女', '奶奶', '哥哥', '侄子'].map(
        (w) => relationOf(w)?.code,
      ),
    ).toEqual(['0', '0', '1', '1', '2', '3', '5', '4', '6', '7', '8'])
    expect(relationOf('同事')).toBeUndefined()
  })
  it('where somebody is registered, and what a note suggests', () => {
    expect(registrationOf('本社区')).toEqual({ registered: true, at: '' })
    expect(registrationOf('省外')).toEqual({ registered: false, at: '省外' })
    expect(registrationOf('山东省费县某镇')).toBeUndefined()
    expect(['租户', '人户分离', '空挂户', '已搬走', '2019年去世', '低保'].map(standingOf)).toEqual([
      'tenant',
      'separated',
      'registeredOnly',
      'movedOut',
      'died',
      undefined,
    ])
  })
})

describe('households', () => {
  const person = (no: string, relation: string, name: string, more: CellValue[] = []) => [
    no,
    '测试花园1号楼1单元101室',
    relation,
    name,
    ...(more.length > 0 ? more : ['男', '1990-01-01', '']),
  ]
  it('two heads, no head and a head that waits are named, with the row', () => {
    expect(reasons([HEADER, person('1', '户主', '王一'), person('1', '户主', '王二')])).toEqual([[], ['TwoHeads']])
    expect(reasons([HEADER, person('1', '妻', '王一', ['女', '1990-01-01', '']), person('1', '子', '王二')])).toEqual([
      ['NoHead'],
      ['HeadWaits'],
    ])
    expect(reasons([HEADER, person('1', '户主', '王一', ['男', '1990-02-30', '']), person('1', '子', '王二')])).toEqual(
      [['BirthImpossible'], ['HeadWaits']],
    )
    expect(
      reasons([HEADER, person('1', '户主', '王一'), person('1', '', '王二'), person('1', '同事', '王三')]),
    ).toEqual([[], ['RelationMissing'], ['RelationUnknown']])
  })
  it('the same id twice is named at the later row, in whatever household', () => {
    const rows = [
      HEADER,
      person('1', '户主', '王一', ['男', '1990-01-01', WANG]),
      person('2', '户主', '王一', ['男', '1990-01-01', `'${WANG}`]),
    ]
    expect(reasons(rows)).toEqual([[], ['RepeatedRow']])
    expect(read(rows).rows[1]!.problems.find((p) => p.code.endsWith('RepeatedRow'))!.params).toMatchObject({ first: 2 })
  })
  it('an id that speaks of another birth or sex stops its row', () => {
    expect(reasons([HEADER, person('1', '户主', '王一', ['男', '1990-01-02', WANG])])).toEqual([['BirthNotId']])
    expect(reasons([HEADER, person('1', '户主', '李一', ['男', '1992-02-02', LI])])).toEqual([['SexNotId']])
  })
  it('marks for “as above” take the value above; with nothing above they say so', () => {
    const { rows } = read([
      [...HEADER, '备注'],
      [...person('1', '户主', '王一'), '租户'],
      [...person('〃', '子', '王二'), '〃'],
      [...person('2', '户主', '王三'), ''],
      [...person('2', '子', '王四'), '同上'],
    ])
    expect(rows.map((row) => row.household)).toEqual(['1', '1', '2', '2'])
    expect(rows[1]!.person).toMatchObject({ householdNo: '1', standing: 'tenant', registered: false })
    expect(rows[3]!.problems.map((p) => p.code)).toContain('registers.ledgerDittoNothing')
  })
})

describe('what stands around the people', () => {
  it('titles, repeated headers, subtotals, blank rows and notes are set aside by kind', () => {
    const { rows, skipped } = read([
      ['某社区台账'],
      HEADER,
      ['1', 'x', '户主', '王一', '男', '1990-01-01', ''],
      ['小计', '', '', '共1人'],
      [],
      HEADER,
      ['某社区台账'],
      ['2', 'y', '户主', '王二', '男', '1990-01-01', ''],
      ['合 计'],
      ['填表人:'],
      ['', '', '', '', '', '1990'],
    ])
    expect(rows.length).toBe(2)
    expect(skipped.map((s) => s.kind)).toEqual(['subtotal', 'blank', 'header', 'title', 'subtotal', 'footer', 'unread'])
  })
  it('columns without labels are told by their content; one field stands in one column', () => {
    const people = Array.from({ length: 8 }, (_, i) => [
      `王${'甲乙丙丁戊己庚辛'[i]}`,
      id(`3713991990010100${i}`),
      `1200000000${i}`,
      `12000000${i}00`,
    ])
    const sheet = sheetOf([['姓名', '证号', '电话', '联系电话'], ...people])
    expect(
      proposeMapping(sheet, findHeader({ ...sheet, rows: [['姓名', '身份证', '电话', '联系电话'], ...people] })!).map(
        (g) => g.field,
      ),
    ).toEqual(['name', 'idNumber', 'phone', 'ignore'])
    expect(
      findHeader(
        sheetOf([
          ['甲', '乙'],
          ['丙', '丁'],
        ]),
      ),
    ).toBeUndefined()
  })
})
