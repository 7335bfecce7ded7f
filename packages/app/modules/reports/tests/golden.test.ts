import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildDemonstration } from '../../../demo/index.ts'
import { documentText } from '#shared/document.ts'
import { asSystem, type House } from '#server/house.ts'
import { openHouse } from '#server/start.ts'
import { openSnapshot, testConfig } from '#testing/snapshot.ts'
import { modules } from '../../../app.ts'
import { findArea } from '#modules/indicators/index.ts'
import { settle } from '#modules/indicators/tests/people.ts'
import { preview, surveyReport } from '../index.ts'

const DAY = '2002-06-30'
/** The words of the survey report of 2002, first section. */
const SEED = [
  '全市城区驻地(含12个县区)总人口158万人,其中流动人口28.6万人;临沂城区规划范围内总人口59.7万人,其中流动人口23.7万人。',
  '全市城区范围内共有街道和乡镇21个,居委会167个,其中已建成社区53个(均属兰山区)。',
]
const dir = mkdtempSync(join(tmpdir(), 'liren-golden-'))
let house: House
const read = () =>
  asSystem(house, 'test', async (ctx) => {
    const city = await findArea(ctx, '3713', { day: DAY, knownOn: null })
    return preview(ctx, { areaId: city.id, template: 'survey', day: DAY, knownOn: null })
  })

beforeAll(async () => {
  const opened = await openSnapshot()
  house = await openHouse(testConfig(join(dir, 'data')), modules, {
    opened,
    clock: () => new Date('2026-06-01T02:00:00Z'),
  })
  await buildDemonstration(house, () => {})
}, 300_000)
afterAll(async () => {
  await house?.opened.close()
  rmSync(dir, { recursive: true, force: true })
})

describe('the demonstration city on 30 June 2002', () => {
  it('writes the seed’s own figures, with the seed’s own words', async () => {
    const { document, figures } = await read()
    const text = documentText(document).normalize('NFKC')
    for (const sentence of SEED) expect(text).toContain(sentence.normalize('NFKC'))
    const people = figures.filter((f) => f.indicatorKey === 'registers.population' && !f.slot.includes('@'))
    expect(people.map((f) => f.value)).toEqual([1_580_000, 597_000])
    for (const f of people) expect(f).toMatchObject({ hasComputed: true, hasReported: true, missing: 0 })
    expect(people[0]!.computed).toBeGreaterThan(5_000)
  })

  it('has these figures from rows and returns: none stands in the template', () => {
    const own = join(import.meta.dirname, '..')
    const files = ['survey', 'web', 'rules'].flatMap((folder) =>
      readdirSync(join(own, folder), { withFileTypes: true, recursive: true })
        .filter((f) => f.isFile() && /\.tsx?$/.test(f.name) && !f.name.includes('test'))
        .map((f) => join(f.parentPath, f.name)),
    )
    const template = files
      .map((f) => readFileSync(f, 'utf8'))
      .join('\n')
      .replace(/\/\*\*[\s\S]*?\*\//g, '')
    for (const typed of ['158', '28.6', '59.7', '23.7', '167', '兰山', '临沂', '286', '597'])
      expect(template).not.toContain(typed)
  })

  it('changes when one resident changes', async () => {
    const before = await read()
    const { communityId } = await asSystem(house, 'test', (ctx) =>
      ctx.db
        .selectFrom('residentCount')
        .select('communityId')
        .where('day', '<=', DAY)
        .limit(1)
        .executeTakeFirstOrThrow(),
    )
    await asSystem(house, 'test', (ctx) => settle(ctx, communityId, DAY, -1))
    const after = await read()
    const of = (r: typeof before) =>
      r.figures.filter((f) => f.indicatorKey === 'registers.population').map((f) => f.value)
    expect(of(after)).not.toEqual(of(before))
    expect(of(after).slice(0, 2)).toEqual([1_579_999, 596_999])
    await asSystem(house, 'test', (ctx) => settle(ctx, communityId, DAY, 1))
    expect(of(await read())).toEqual(of(before))
  })

  it.skipIf(!existsSync('/usr/bin/pdftotext'))('is found in the files by other programs', async () => {
    const flat = (s: string) => s.normalize('NFKC').replace(/\s+/g, '')
    const md = (await surveyReport(house, { asOf: DAY, format: 'md' })).toString()
    expect(md.normalize('NFKC')).toContain('总人口158万人,其中流动人口28.6万人')
    writeFileSync(join(dir, 'r.pdf'), await surveyReport(house, { asOf: DAY, format: 'pdf', area: '371300' }))
    writeFileSync(join(dir, 'r.docx'), await surveyReport(house, { asOf: DAY, format: 'docx' }))
    const pdf = execFileSync('pdftotext', [join(dir, 'r.pdf'), '-'], { encoding: 'utf8' })
    const docx = execFileSync('unzip', ['-p', join(dir, 'r.docx'), 'word/document.xml'], { encoding: 'utf8' }).replace(
      /<[^>]+>/g,
      '',
    )
    for (const text of [pdf, docx])
      for (const words of [
        '总人口158万人,其中流动人口28.6万人',
        '总人口59.7万人,其中流动人口23.7万人',
        '街道和乡镇21个,居委会167个,其中已建成社区53个(均属兰山区)',
      ])
        expect(flat(text)).toContain(words)
  })
})
