import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCsvBlocks, readSheets, writeCsv, writeXlsx, type Cell } from './index.ts'
import { minimalXls, minimalXlsx, zipOf } from './samples.ts'

const data = join(import.meta.dirname, '../../../../../shared/data/import')
const real = existsSync(data)
const collect = async (bytes: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(bytes))
const codeOf = async (file: Buffer, name = 'a.csv', limits = {}) =>
  readSheets(file, name, limits).then(
    () => 'read',
    (error: { code?: string }) => error.code ?? String(error),
  )
const row = (cells: string) => `<row r="1">${cells}</row>`

describe('a file is what its bytes say', () => {
  it('UTF-8 with and without byte order mark, GB18030 and TSV are read alike', async () => {
    const gb = Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xc4, 0xd0, 0x0d, 0x0a, 0xcd, 0xf5, 0x2c, 0x31])
    const files = [
      Buffer.from('姓名,男\r\n王,1'),
      Buffer.from('\ufeff姓名,男\n王,1\n'),
      gb,
      Buffer.from('姓名\t男\n王\t1'),
    ]
    for (const file of files)
      expect((await readSheets(file, 'a.csv')).sheets[0]!.rows).toEqual([
        ['姓名', '男'],
        ['王', '1'],
      ])
    expect((await readSheets(gb, 'a.csv')).encoding).toBe('gb18030')
  })
  it('UTF-16, Big5, binary, a web page, an empty file are refused, each with its reason', async () => {
    expect(await codeOf(Buffer.from('\ufeff姓名,1', 'utf16le'))).toBe('sheets.utf16')
    expect(await codeOf(Buffer.from('name,1\r\nabc,2\r\n', 'utf16le'))).toBe('sheets.utf16')
    const big5 = Buffer.from('a96da657a6ada5cdadb1a668b3a1a9d2a4a3b3a5a666a5bfa6a1aac5a7ffa4e9a65eaabe', 'hex')
    expect(await codeOf(big5)).toBe('sheets.encoding')
    expect(await codeOf(Buffer.from([1, 2, 0, 0, 9, 9]))).toBe('sheets.unknownKind')
    expect(await codeOf(Buffer.from('<html><table>'), 'a.xls')).toBe('sheets.unknownKind')
    expect(await codeOf(Buffer.alloc(0))).toBe('sheets.empty')
  })
  it('a file above the limit is refused before it is read', async () => {
    expect(await codeOf(Buffer.alloc(100, 65), 'a.csv', { file: 99 })).toBe('sheets.tooLarge')
  })
  it('a zip that is no workbook, one with macros and a locked one are refused', async () => {
    expect(await codeOf(zipOf({ 'a.txt': 'x' }), 'a.xlsx')).toBe('sheets.unknownKind')
    expect(await codeOf(minimalXlsx(row(''), { 'xl/vbaProject.bin': 'x' }), 'a.xlsm')).toBe('sheets.macros')
    expect(await codeOf(minimalXls({ locked: true }), 'a.xls')).toBe('sheets.encrypted')
    expect(await codeOf(minimalXls({ biff: 0x500 }), 'a.xls')).toBe('sheets.oldExcel')
  })
})

describe('a file cannot exhaust the machine', () => {
  it('a zip bomb is refused, by what it declares and by what it really holds', async () => {
    const bomb = minimalXlsx(row(`<c r="A1" t="inlineStr"><is><t>${'0'.repeat(60 << 20)}</t></is></c>`))
    expect(bomb.length).toBeLessThan(200_000)
    expect(await codeOf(bomb, 'a.xlsx')).toBe('sheets.zipBomb')
    const lying = zipOf({ 'xl/workbook.xml': '0'.repeat(1 << 20) }, { declared: 10 })
    expect(await codeOf(lying, 'a.xlsx')).toBe('sheets.zipBomb')
    expect(
      await codeOf(zipOf(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`f${i}`, ''])), {}), 'a.xlsx', {
        entries: 39,
      }),
    ).toBe('sheets.tooManyEntries')
  })
  it('two cells in far corners are refused', async () => {
    const far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    expect(await codeOf(minimalXlsx(far), 'a.xlsx')).toBe('sheets.tooManyCells')
  })
  it('65,000 ghost rows are cut off and named', async () => {
    const ghosts = Array.from(
      { length: 65_000 },
      (_, i) => `<row r="${i + 2}"><c r="A${i + 2}"/><c r="N${i + 2}"/></row>`,
    )
    const book = await readSheets(minimalXlsx(row('<c r="A1"><v>1</v></c>') + ghosts.join('')), 'a.xlsx')
    expect(book.sheets[0]!.rows).toEqual([[1]])
    expect(book.warnings[0]).toMatchObject({ code: 'sheets.ghostRows', params: { rows: 65_000 } })
  })
  it('a cut or damaged file is refused with its reason', async () => {
    const whole = minimalXlsx(row('<c r="A1"><v>1</v></c>'))
    for (const part of [0.3, 0.6, 0.9])
      expect(await codeOf(whole.subarray(0, whole.length * part), 'a.xlsx')).toMatch(/^sheets\.damaged/)
    expect(await codeOf(minimalXls({}).subarray(0, 900), 'a.xls')).toBe('sheets.damaged')
  })
})

describe('formulas', () => {
  it('give their kept result with a warning; without a result they are an error', async () => {
    const xml = row('<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1*2</f></c><c r="C1" t="e"><v>#N/A</v></c>')
    const { sheets, warnings } = await readSheets(minimalXlsx(xml), 'a.xlsx')
    expect(sheets[0]!.rows[0]![0]).toBe(2)
    expect(warnings.map((w) => [w.code, w.severity])).toEqual([
      ['sheets.formulas', 'warning'],
      ['sheets.formulaWithoutValue', 'error'],
      ['sheets.errorValues', 'warning'],
    ])
  })
  it('are named in an XLS too', async () => {
    const { sheets, warnings } = await readSheets(minimalXls({}), 'a.xls')
    expect(sheets[0]!.rows).toEqual([[7, 42]])
    expect(warnings[0]).toMatchObject({ code: 'sheets.formulas', params: { cells: 1 } })
  })
})

describe('what goes out', () => {
  it('a written XLSX is read back as it was, text staying text and never a formula', async () => {
    const rows: Cell[][] = [
      ['=1+1', 3, new Date('2020-01-02'), 'a<b&"c"\u0007'],
      [null, 'x', '', '371399199303130018'],
    ]
    const columns = [{ header: '甲' }, { header: '乙', kind: 'number' as const }, { header: '丙' }, { header: '丁' }]
    const { sheets, warnings } = await readSheets(await collect(writeXlsx(rows, columns, '错误行')), 'a.xlsx')
    expect(sheets[0]!.name).toBe('错误行')
    expect(sheets[0]!.rows).toEqual([
      ['甲', '乙', '丙', '丁'],
      ['=1+1', 3, '2020-01-02', 'a<b&"c"'],
      [null, 'x', null, '371399199303130018'],
    ])
    expect(warnings).toEqual([])
  })
  it('an XLSX without rows still has its header', async () => {
    const { sheets } = await readSheets(await collect(writeXlsx([], [{ header: '甲' }])), 'a.xlsx')
    expect(sheets[0]!.rows).toEqual([['甲']])
  })
  it('a CSV guards text against being taken for a formula and leaves numbers alone', async () => {
    const rows: Cell[][] = [
      ['=cmd()', -5, '+86', '-x', '@a', 'a"b,c'],
      ['\tx', 1.5, '正常'],
    ]
    const text = (await collect(writeCsv(rows, [{ header: '甲' }]))).toString()
    expect(text).toBe(`\ufeff甲\r\n'=cmd(),-5,'+86,'-x,'@a,"a""b,c"\r\n'\tx,1.5,正常\r\n`)
  })
})

describe('a long CSV', () => {
  it('is read in blocks, lines inside quotes staying in their row', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'sheets-')), 'long.csv')
    const lines = Array.from({ length: 60_000 }, (_, i) => `${i},"王\n${'x'.repeat(i % 70)}","a""b"`)
    writeFileSync(path, lines.join('\r\n'))
    const seen: string[][] = []
    for await (const block of readCsvBlocks(path)) {
      expect(block.line).toBe(seen.length + 1)
      seen.push(...block.rows)
    }
    expect(seen.length).toBe(60_000)
    expect(seen[59_999]).toEqual(['59999', `王\n${'x'.repeat(59_999 % 70)}`, 'a"b'])
  })
})

describe.skipIf(!real)('real files (../shared/data/import; skipped where the folder is absent)', () => {
  const read = (name: string) => readSheets(readFileSync(join(data, name)), name)
  it('the yearbooks of 2012 and 2013 (XLS) with merged headers', async () => {
    const [a, b] = [await read('nbs_yearbook_admin_2012.xls'), await read('nbs_yearbook_admin_2013.xls')]
    expect(a.sheets[0]!.rows[0]![0]).toBe('1-1  全国行政区划 (2012年底)')
    expect(a.sheets[0]!.merges.length).toBe(9)
    const shandong = b.sheets[0]!.rows.find((r) => String(r[0]).replace(/\s/g, '').startsWith('山东'))!
    expect(shandong.slice(1, 4)).toEqual([17, 17, 137])
  })
  it('the police template (XLS): its header', async () => {
    const rows = (await read('police_actual_population_batch_template.xls')).sheets[0]!.rows
    expect(rows[0]!.slice(0, 3)).toEqual(['姓名*', '身份证号码*', '电话号码*'])
  })
  it('GB18030 with CRLF: 4,196 divisions, and a party roster whose ids begin with a tab', async () => {
    const divisions = await read('linyi_2018_gb18030_crlf.csv')
    expect([divisions.encoding, divisions.sheets[0]!.rows.length]).toEqual(['gb18030', 4197])
    expect(divisions.sheets[0]!.rows[2]).toEqual(['371302000000', '3', '兰山区', '371300000000'])
    const roster = (await read('synthetic_party_roster_lanshan_gb18030.csv')).sheets[0]!.rows
    expect(roster[1]!.slice(1, 4).concat(roster[1]![8]!)).toEqual(['1', '廖忠伍', '男', '\t371399196007230010'])
  })
  it('UTF-8 with byte order mark: the first header has no mark', async () => {
    expect((await read('nbs_province_admin_2009_2013_bom.csv')).sheets[0]!.rows[0]![0]).toBe('year')
  })
})
