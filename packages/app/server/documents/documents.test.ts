import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { documentText, type DocumentModel, type Run } from '#shared/document.ts'
import { areaMap, barChart, toDocx, toMarkdown, toPdf, toPng } from './index.ts'
import { escapeMarkdown } from './markdown.ts'

const dir = mkdtempSync(join(tmpdir(), 'liren-documents-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
const has = (program: string): boolean => {
  try {
    execFileSync('which', [program], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const kept = (name: string, bytes: Buffer): string => {
  const path = join(dir, name)
  writeFileSync(path, bytes)
  return path
}
const pdfText = (bytes: Buffer): string =>
  execFileSync('pdftotext', ['-layout', kept('a.pdf', bytes), '-'], { encoding: 'utf8' })
const part = (bytes: Buffer, name: string): string =>
  execFileSync('unzip', ['-p', kept('a.docx', bytes), name], { encoding: 'utf8' })
const flat = (text: string): string => text.replace(/\s+/g, '')

const square = (west: number): GeoJSON.Polygon => ({ type: 'Polygon', coordinates: [[[west, 35], [west + 0.1, 35], [west + 0.1, 35.1], [west, 35.1], [west, 35]]] }) // prettier-ignore
const sentence: Run[] = [
  { text: '全市城区驻地总人口' },
  { text: '158万', trace: '/indicators/registers.population' },
  { text: '人,其中流动人口' },
  { text: '28.6万', mark: true },
  { text: '人', note: [{ text: '准确数 286,000 人。' }, { text: '明细', link: 'https://example.org/rows' }] },
  { text: '。' },
]
const model = (blocks: DocumentModel['blocks'], title = '社区建设情况调查报告'): DocumentModel => ({
  locale: 'zh-CN',
  title,
  header: '里仁',
  author: '里仁',
  createdAt: '2002-06-30T00:00:00Z',
  blocks,
})
const whole = model([
  { kind: 'heading', level: 1, runs: [{ text: '一、社区建设的基本现状' }] },
  { kind: 'paragraph', runs: sentence },
  {
    kind: 'table',
    caption: '表1 各县区情况',
    columns: [
      { title: '县区', width: 2 },
      { title: '总人口', align: 'right' },
    ],
    rows: [
      [[{ text: '兰山区' }], [{ text: '312,004' }]],
      [[{ text: '合计' }], [{ text: '1,580,000' }]],
    ],
    totals: 1,
    remarks: ['注:单位为人。'],
  },
  {
    kind: 'figure',
    caption: '图1 各县区人口',
    drawing: barChart({
      title: '人口',
      series: [{ name: '总人口', colour: '#1677ff' }],
      bars: [
        { label: '兰山区', values: [312004] },
        { label: '罗庄区', values: [null] },
      ],
      format: (v) => `${v}人`,
      unknown: '不详',
    }),
  },
  {
    kind: 'figure',
    caption: '图2 分布图',
    drawing: areaMap({
      title: '分布',
      areas: [
        { label: '兰山', geometry: square(118.3), value: 5 },
        { label: '罗庄', geometry: square(118.4), value: 9 },
      ],
      format: String,
      unknown: '不详',
    })!,
  },
  { kind: 'list', ordered: true, items: [[{ text: '甲' }], [{ text: '乙' }]] },
])

describe('one model, three formats', () => {
  test.skipIf(!has('pdftotext'))('the PDF holds the words and figures, found by another program', () => {
    const text = flat(pdfText(toPdf(whole, 'https://example.org')))
    for (const words of [
      '社区建设情况调查报告',
      '总人口158万人,其中流动人口28.6万人',
      '兰山区312,004',
      '表1各县区情况',
      '准确数286,000人',
      '罗庄区不详',
      '—1—',
    ])
      expect(text).toContain(words)
  })
  test.skipIf(!has('unzip'))(
    'the DOCX holds words, notes, links, the picture twice, and the official typefaces with alternatives',
    async () => {
      const bytes = await toDocx(whole, 'https://example.org')
      const text = part(bytes, 'word/document.xml').replace(/<[^>]+>/g, '')
      expect(text).toContain('总人口158万人,其中流动人口28.6万人')
      expect(part(bytes, 'word/document.xml')).toMatch(/w:firstLineChars="200"/)
      expect(part(bytes, 'word/document.xml')).toContain('方正小标宋简体')
      expect(part(bytes, 'word/footnotes.xml')).toContain('准确数 286,000 人')
      expect(part(bytes, 'word/_rels/document.xml.rels')).toContain(
        'https://example.org/indicators/registers.population',
      )
      expect(part(bytes, 'word/fontTable.xml')).toContain('w:name="仿宋_GB2312"><w:altName w:val="仿宋"')
      const names = execFileSync('unzip', ['-l', kept('a.docx', bytes)], { encoding: 'utf8' })
      expect(names.match(/media\/\S+\.svg/g)).toHaveLength(2)
      expect(names.match(/media\/\S+\.png/g)).toHaveLength(2)
    },
  )
  test.skipIf(!has('soffice'))(
    'LibreOffice opens the DOCX and prints the same figures',
    async () => {
      const path = kept('office.docx', await toDocx(whole))
      const profile = `-env:UserInstallation=file://${join(dir, 'profile')}`
      execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', dir, path], {
        stdio: 'ignore',
        timeout: 120_000,
      })
      const text = flat(pdfText(readFileSync(join(dir, 'office.pdf'))))
      for (const words of ['总人口158万人,其中流动人口28.6万人', '兰山区312,004', '合计1,580,000', '准确数286,000人'])
        expect(text).toContain(words)
    },
    150_000,
  )
  test('the Markdown keeps the sentence whole and puts what is behind it into notes', () => {
    const text = toMarkdown(whole)
    expect(text).toContain('总人口158万人,其中流动人口<mark>28.6万</mark>人[^1]。')
    expect(text).toContain('[^1]: 准确数 286,000 人。[明细](https://example.org/rows)')
    expect(text).toContain('| **合计** | **1,580,000** |')
  })
  test('the words alone, for comparing two issues', () => {
    expect(documentText(whole)).toContain('总人口158万人,其中流动人口28.6万人。')
  })
})

describe('words never become code', () => {
  const nasty = ['#import "x"', '"); #panic("x") //', '\\', '$x^2$', '@cite', '</w:t><w:t>', '<script>alert(1)</script>', '![x](javascript:1)', '| a | b |', '`code`', '- x', '1. x', '--- ', 'a\nb\u0000c', '&lt;', '[^1]', 'http://evil.example/'] // prettier-ignore
  const withWords = (text: string) =>
    model(
      [
        { kind: 'heading', level: 2, runs: [{ text }] },
        { kind: 'paragraph', runs: [{ text, strong: true, link: text, note: [{ text }] }] },
        { kind: 'table', caption: text, columns: [{ title: text }], rows: [[[{ text }]]], remarks: [text] },
        { kind: 'list', ordered: false, items: [[{ text }]] },
      ],
      text,
    )

  test('the PDF is set whatever the words are', () => {
    for (const text of nasty) expect(toPdf(withWords(text)).subarray(0, 5).toString()).toBe('%PDF-')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => toPdf(withWords(text)).length > 500),
      { numRuns: 30 },
    )
  })
  test.skipIf(!has('unzip'))('the DOCX is well-formed whatever the words are', async () => {
    const bytes = await toDocx(withWords(nasty.join(' ')))
    execFileSync('python3', [
      '-c',
      'import sys,zipfile,xml.dom.minidom as m\nz=zipfile.ZipFile(sys.argv[1])\n[m.parseString(z.read(n)) for n in z.namelist() if n.endswith((".xml",".rels"))]',
      kept('n.docx', bytes),
    ])
  })
  test('Markdown shows markup as letters', () => {
    expect(escapeMarkdown('<script>|*x*|[a](b)')).toBe('&lt;script&gt;\\|\\*x\\*\\|\\[a\\](b)')
    expect(escapeMarkdown('1000~3000户,28.6万')).toBe('1000~3000户,28.6万')
    const text = toMarkdown(withWords('![x](javascript:1)'))
    expect(text).not.toMatch(/(?<!\\)\]\(javascript/)
  })
})

test('the picture for programs without SVG shows bars and letters', () => {
  const png = toPng(
    barChart({
      title: 'x',
      series: [{ name: '总人口', colour: '#1677ff' }],
      bars: [{ label: '兰山区', values: [3] }],
      format: String,
      unknown: '-',
    }),
    1,
  )
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.length).toBeGreaterThan(1000)
})
