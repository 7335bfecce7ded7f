import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, settled } from './browser.ts'
import { ask } from './city.ts'
import { both, good } from './journeys/walk.ts'
import { laterCity } from './later.ts'

interface Act {
  id: string
  caseId: string
  title: string
  state: string
  effectiveOn: string
  communities: { name: string }[]
  effect: { from: string; to: string; households: number }[] | null
}
const NUMBER = '兰政字〔2026〕18号'
const hasPdfToText = spawnSync('pdftotext', ['-v']).error === undefined
const DAY_MS = 86_400_000
let folder: string
const city = laterCity('built')
const { startOn, as } = city

const theAct = (page: Page, id: string) => ask<Act>(page, 'GET', `/api/planning/acts/${id}`)
/** The one that waits. */
const newestAct = async (page: Page): Promise<Act> => {
  const { rows } = await ask<{ rows: Act[] }>(page, 'GET', '/api/planning/acts?size=1')
  return theAct(page, rows[0]!.id)
}
const show = async (id: string) => {
  const page = await city.browser().visit(`/planning/acts/${id}`)
  await page.getByRole('heading', { name: '规划方案' }).waitFor()
  await settled(page)
  return page
}
/** Presses a verb and says yes. */
async function doIt(page: Page, verb: string): Promise<void> {
  await page.getByRole('region', { name: '办理', exact: true }).getByRole('button', { name: verb, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).click()
}
const inState = (page: Page, state: string) =>
  page.getByRole('region', { name: '状态' }).getByText(state, { exact: true }).waitFor()

async function download(page: Page, name: string, format: string): Promise<string> {
  const waits = page.waitForEvent('download')
  await page.getByRole('button', { name: `${name} ${format}`, exact: true }).click()
  const file = join(folder, `${name}.${format}`)
  await (await waits).saveAs(file)
  return file
}
const docxText = (file: string) =>
  execFileSync('unzip', ['-p', file, 'word/document.xml'], { encoding: 'utf8' }).replaceAll(/<[^>]+>/g, '')
const pdfText = (file: string) => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })

describe.skipIf(!hasBrowser)('a plan of communities becomes law', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'liren-act-'))
    await startOn(0)
  })
  afterAll(async () => {
    await city.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is returned, filed again, approved, announced, and on its day every home has its new community', async () => {
    const returned = await isReturned()
    const { id } = returned
    await everybodyIsHeard(returned)
    await isFiledAgain(id)
    await isApprovedAndAnnounced(id)
    await papersOpenElsewhere(id)
    await comesIntoForce(id)
    await aHouseholdIsLookedAt(id)
  }, 700_000)
})

async function isReturned(): Promise<Act> {
  const start = await as('county')
  const act = await newestAct(start)
  expect(act.state).toBe('filed')
  for (const size of both) {
    const list = await city.browser().visit('/planning/acts', size)
    await list.getByText(act.title).first().waitFor()
    await good(list, `planning-act-${size}-1-list`)
    const page = await city.browser().visit(`/planning/acts/${act.id}`, size)
    await page.getByText('施行时会有什么变化').waitFor()
    await page.getByLabel('转移明细').first().waitFor()
    await good(page, `planning-act-${size}-2-filed`)
  }
  const page = await show(act.id)
  await page.getByLabel(/^理由/).fill('请补充公交站点的情况')
  await doIt(page, '退回')
  await page.getByText('已退回：请补充公交站点的情况').waitFor()
  await good(page, 'planning-act-3-returned')
  return act
}

/** Another plan of the case lies open: without signing in one finds one's estate, speaks, and is read by whom hears it. */
async function everybodyIsHeard({ caseId }: Act): Promise<void> {
  const street = await as('street')
  const { rows } = await ask<{ rows: { id: string; name: string }[] }>(
    street,
    'GET',
    `/api/planning/cases/${caseId}/schemes`,
  )
  const inDays = (n: number) => new Date(Date.now() + n * DAY_MS).toISOString().slice(0, 10)
  const draft = {
    schemeId: rows.find((s) => s.name === '机选方案二')!.id,
    title: '柳青街道社区规模调整（第二方案）',
    reason: '听取居民对另一方案的意见',
    effectiveOn: inDays(60),
    commentDays: 30,
  }
  const act = await ask<{ id: string; version: number }>(street, 'POST', '/api/planning/acts', draft)
  await ask(street, 'POST', `/api/planning/acts/${act.id}/publish`, { version: act.version })
  for (const size of both) {
    const list = await city.browser().visit('/public/notices', size)
    await list.getByRole('link', { name: draft.title }).waitFor()
    await good(list, `planning-act-${size}-3a-notices`)
    await list.getByRole('link', { name: draft.title }).click()
    await list.getByText('还有 30 天可以提意见').waitFor()
    await list.getByRole('img', { name: /^调整后/ }).waitFor()
    await good(list, `planning-act-${size}-3b-notice`)
  }
  const page = await city.browser().visit(`/public/notices/${act.id}`, 'narrow')
  await page.getByLabel('小区名称').fill('新苑')
  await page.getByRole('status').getByText('柳青新苑二期').waitFor()
  await page.getByLabel('意见内容').fill('希望保留楼院里的便民服务点')
  await page.getByLabel('您的姓名').fill('王小明')
  await page.getByRole('button', { name: '提交意见' }).click()
  await page.getByText('已收到您的意见').waitFor()
  await good(page, 'planning-act-3c-said')
  const read = await show(act.id)
  await read.getByText('希望保留楼院里的便民服务点').waitFor()
  await read.getByText('王**').waitFor()
  const { version } = await ask<{ version: number }>(read, 'GET', `/api/planning/acts/${act.id}`)
  await ask(read, 'POST', `/api/planning/acts/${act.id}/withdraw`, { version, reason: '采用第一方案' })
}

async function isFiledAgain(id: string): Promise<void> {
  await as('street')
  for (const size of both)
    await good(await city.browser().visit(`/planning/acts/${id}`, size), `planning-act-${size}-4-street`)
  const page = await show(id)
  await page
    .getByRole('row', { name: /基本情况/ })
    .getByRole('button', { name: '填写' })
    .click()
  await page.getByRole('dialog').getByLabel('内容').fill('新增两处公交站点，均在五百米以内。')
  await good(page, 'planning-act-5-material')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await settled(page)
  await doIt(page, '报批')
  await inState(page, '已报批')
}

async function isApprovedAndAnnounced(id: string): Promise<void> {
  await as('county')
  const page = await show(id)
  await page.getByLabel(/^批复文号/).fill(NUMBER)
  await doIt(page, '批准')
  await inState(page, '已批准')
  await good(page, 'planning-act-6-approved')
  await doIt(page, '公告')
  await inState(page, '已公告')
  for (const size of both)
    await good(await city.browser().visit(`/public/notices/${id}`, size), `planning-act-${size}-7-notice`)
}

async function papersOpenElsewhere(id: string): Promise<void> {
  const page = await show(id)
  const { communities } = await theAct(page, id)
  const decision = docxText(await download(page, '批复', 'DOCX'))
  for (const text of [NUMBER, '柳青街道办事处', '城市居民委员会组织法', ...communities.map((c) => c.name)])
    expect(decision).toContain(text)
  if (!hasPdfToText) return
  const plain = (text: string) => text.replaceAll(/\s/g, '')
  expect(plain(pdfText(await download(page, '请示', 'PDF')))).toContain('兰山区人民政府')
  expect(plain(pdfText(await download(page, '基本情况', 'PDF')))).toContain('公交站点')
  expect(plain(pdfText(await download(page, '调整前后示意图', 'PDF')))).toContain('调整后')
}

async function comesIntoForce(id: string): Promise<void> {
  const { effectiveOn } = await theAct(await city.browser().tab(0), id)
  const days = Math.ceil((Date.parse(`${effectiveOn}T01:00:00+08:00`) - Date.now()) / DAY_MS)
  await startOn(days)
  await as('street')
  const page = await show(id)
  await expect.poll(async () => (await theAct(page, id)).state, { timeout: 60_000 }).toBe('inForce')
  for (const size of both) {
    const now = await city.browser().visit(`/planning/acts/${id}`, size)
    await inState(now, '已施行')
    await good(now, `planning-act-${size}-8-in-force`)
  }
  const left = await show(id)
  await left.getByRole('button', { name: /^办结 / }).first().click() // prettier-ignore
  await left.getByText(/办结$/).first().waitFor()
}

/** A household that went over: its page says another community on the day than on the eve. */
async function aHouseholdIsLookedAt(id: string): Promise<void> {
  const page = await show(id)
  const { effect, effectiveOn } = await theAct(page, id)
  const eve = new Date(Date.parse(effectiveOn) - DAY_MS).toISOString().slice(0, 10)
  const went = effect!.find((m) => m.from !== '' && m.households > 0)!
  const homesOf = async (name: string, day: string) => {
    const query = `search=${encodeURIComponent(name)}&level=5&asOf=${day}`
    const areas = await ask<{ rows: { id: string; name: string }[] }>(page, 'GET', `/api/areas?${query}`)
    const area = areas.rows.find((a) => a.name === name)!
    const ids: string[] = []
    for (let n = 1; n <= 60; n++) {
      const list = await ask<{ rows: { id: string }[] }>(page, 'GET', `/api/households?areaId=${area.id}&asOf=${day}&page=${n}&size=100`) // prettier-ignore
      ids.push(...list.rows.map((h) => h.id))
      if (list.rows.length < 100) break
    }
    return ids
  }
  const there = new Set(await homesOf(went.to, effectiveOn))
  const home = (await homesOf(went.from, eve)).find((h) => there.has(h))!
  for (const [day, community] of [
    [eve, went.from],
    [effectiveOn, went.to],
  ] as const)
    for (const size of both) {
      const shown = await city.browser().visit(`/households/${home}?asOf=${day}`, size)
      await shown.locator('main').getByText(community).first().waitFor()
      await good(shown, `planning-act-${size}-9-home-${day === eve ? 'before' : 'after'}`)
    }
}
