import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentText, type DocumentModel } from '#shared/document.ts'
import type { Actor } from '#server/context.ts'
import { correctFigure, reportFigure } from '#modules/indicators/index.ts'
import { planningArea, settle } from '#modules/indicators/tests/people.ts'
import { openWorld, type World } from '#testing/world.ts'
import { compareReports, getReport, issueReport, preview, surveyReport } from '../index.ts'

let world: World
let officer: Actor
let floatingId = ''
const DAY = '2002-06-30'
const ask = () => ({ areaId: world.city.city.id, template: 'survey' as const, day: DAY, knownOn: null })
const read = () => world.as(officer, (ctx) => preview(ctx, ask()))
const dir = mkdtempSync(join(tmpdir(), 'liren-reports-'))

/** The words with punctuation of one width. */
const words = (document: DocumentModel): string => documentText(document).normalize('NFKC')

beforeAll(async () => {
  world = await openWorld()
  officer = world.actor('cityOfficer', world.city.city.id)
  const { city } = world
  const state = (areaId: string, key: string, value: number) =>
    world.as(officer, (ctx) =>
      reportFigure(ctx, {
        indicatorKey: `registers.${key}`,
        areaId,
        period: DAY,
        value,
        source: '2002年社区基本情况统计表',
      }),
    )
  await world.system(async (ctx) => {
    const members = [city.streetA, city.streetB, city.townC]
    await planningArea(ctx, '全市城区驻地', city.city, members, 'The urban seats')
    await settle(ctx, city.communityA1.id, '2001-01-01', 6000)
    await settle(ctx, city.communityA1.id, '2001-01-01', 1000, false)
  })
  for (const id of [city.communityA2.id, city.committeeA3.id, city.streetB.id, city.townC.id]) {
    await state(id, 'population', 50_000)
    floatingId = (await state(id, 'floating', 10_000)).id
  }
})
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true })
  await world.close()
})

describe('the survey report of a small city', () => {
  it('writes people and bodies in official prose, from rows and reported figures', async () => {
    const { document, figures } = await read()
    const text = words(document)
    expect(text).toContain('截至2002年6月30日,据登记和统计,全市城区驻地(含2个县区)总人口20.7万人,其中流动人口4.1万人。')
    expect(text).toContain('全市城区范围内共有街道和乡镇3个,居委会5个,其中已建成社区3个(均属兰山区)。')
    expect(figures.find((f) => f.indicatorKey === 'registers.population')).toMatchObject({
      value: 207_000,
      computed: 7000,
      reported: 200_000,
      hasComputed: true,
      hasReported: true,
      missing: 0,
    })
  })

  it('says behind every figure what it is, where it comes from and where its rows are', async () => {
    const { document, figures } = await read()
    const runs = document.blocks.flatMap((b) => (b.kind === 'paragraph' ? b.runs : []))
    const notes = runs.flatMap((r) =>
      r.note
        ? [
            r.note
              .map((n) => n.text)
              .join('')
              .normalize('NFKC'),
          ]
        : [],
    )
    expect(notes[0]).toMatch(
      /全市城区驻地,2002年6月30日;.*准确数207,000人;其中登记计算7,000,填报200,000;填报依据:2002年社区基本情况统计表。口径和明细 /,
    )
    const traced = runs.flatMap((r) => (r.trace ? [r.trace] : []))
    expect(traced.filter((t) => !figures.some((f) => f.address === t))).toEqual([])
    expect(traced[1]).toMatch(
      /^\/indicators\/registers\.population\?planningAreaId=[0-9a-f-]{36}&asOf=2002-06-30&figure=2$/,
    )
  })

  it('changes when one person moves in', async () => {
    await world.system((ctx) => settle(ctx, world.city.communityA1.id, DAY, 1))
    const { figures } = await read()
    expect(figures.find((f) => f.indicatorKey === 'registers.population')!.value).toBe(207_001)
    await world.system((ctx) => settle(ctx, world.city.communityA1.id, DAY, -1))
  })

  it('is complete in English', async () => {
    const text = (await surveyReport(world.house, { asOf: DAY, format: 'md', area: '3713', lang: 'en' })).toString()
    expect(text).toContain(
      'The urban seats (with 2 counties and districts) has a population of 207,000, of whom 41,000 are floating',
    )
    expect(text).not.toMatch(/survey\.[a-z]|note\.[a-z]/)
  })

  it('links to the address by which people reach the house, in every format', async () => {
    world.house.config.publicUrl = 'https://liren.example.cn'
    const file = (format: 'md' | 'docx' | 'pdf') => surveyReport(world.house, { asOf: DAY, format })
    const md = (await file('md')).toString()
    const links = [...md.matchAll(/\]\(([^)]+)\)/g)].map((m) => m[1]!).filter((l) => !l.startsWith('data:'))
    expect(links.length).toBeGreaterThan(3)
    expect(links.filter((l) => !l.startsWith('https://liren.example.cn/indicators/'))).toEqual([])
    writeFileSync(join(dir, 'l.docx'), await file('docx'))
    const inside = (part: string) => execFileSync('unzip', ['-p', join(dir, 'l.docx'), part], { encoding: 'utf8' })
    expect(inside('word/_rels/document.xml.rels')).toContain('"https://liren.example.cn/indicators/')
    writeFileSync(join(dir, 'l.pdf'), await file('pdf'))
    expect(execFileSync('pdfinfo', ['-url', join(dir, 'l.pdf')], { encoding: 'utf8' })).toContain(
      'https://liren.example.cn/indicators/',
    )
  })

  it('lists as problems only what rows show', async () => {
    const text = words((await read()).document)
    expect(text).toContain('尚有2个居委会未建成社区,占40%。')
    expect(text).not.toContain('盲点')
  })

  it('refuses a day to come and an area of which nothing is known', async () => {
    await expect(world.as(officer, (ctx) => preview(ctx, { ...ask(), day: '2030-01-01' }))).rejects.toMatchObject({
      code: 'reports.future',
    })
    await expect(
      world.as(officer, (ctx) => preview(ctx, { ...ask(), areaId: world.city.villageC1.id })),
    ).rejects.toMatchObject({ code: 'reports.nothingKnown' })
    await expect(
      world.as(world.actor('countyOfficer', world.city.lanshan.id), (ctx) => preview(ctx, ask())),
    ).rejects.toMatchObject({ status: 404 })
  })

  it.skipIf(!existsSync('/usr/bin/pdftotext'))(
    'is read by other programs as PDF and DOCX with its figures in it',
    async () => {
      const flat = (s: string) => s.normalize('NFKC').replace(/\s+/g, '')
      writeFileSync(join(dir, 'r.pdf'), await surveyReport(world.house, { asOf: DAY, format: 'pdf' }))
      writeFileSync(join(dir, 'r.docx'), await surveyReport(world.house, { asOf: DAY, format: 'docx' }))
      const pdf = flat(execFileSync('pdftotext', [join(dir, 'r.pdf'), '-'], { encoding: 'utf8' }))
      const docx = execFileSync('unzip', ['-p', join(dir, 'r.docx'), 'word/document.xml'], {
        encoding: 'utf8',
      }).replace(/<[^>]+>/g, '')
      for (const text of [pdf, flat(docx)]) expect(text).toContain('总人口20.7万人,其中流动人口4.1万人')
    },
  )
})

describe('issues of a report', () => {
  it('are kept as they were, and the next one marks what changed', async () => {
    const body = { areaId: world.city.city.id, template: 'survey' as const, day: DAY }
    const first = await world.as(officer, (ctx) => issueReport(ctx, { ...body, remark: '报市委、市政府' }))
    expect(first.no).toBe(1)
    await world.as(officer, (ctx) =>
      correctFigure(ctx, floatingId, { value: 12_000, source: '核对后的统计表', reason: '漏报一个居委会' }),
    )
    const second = await world.as(officer, (ctx) => issueReport(ctx, body))
    const kept = await world.as(officer, (ctx) => getReport(ctx, first.id))
    expect(words(kept.document)).toContain('流动人口4.1万人')
    const later = await world.as(officer, (ctx) => getReport(ctx, second.id))
    const marked = later.document.blocks.flatMap((b) =>
      b.kind === 'paragraph' ? b.runs.filter((r) => r.mark).map((r) => r.text) : [],
    )
    expect(marked).toContain('4.3万')
    const changed = await world.as(officer, (ctx) => compareReports(ctx, second.id))
    expect(changed.rows.map((r) => [r.name, r.before, r.after])).toContainEqual([
      expect.stringContaining('流动'),
      41_000,
      43_000,
    ])
    expect(changed.rows.some((r) => r.slot.includes('registers.population'))).toBe(false)
    await expect(world.as(officer, (ctx) => compareReports(ctx, first.id))).rejects.toMatchObject({
      code: 'reports.noEarlier',
    })
  })
})
