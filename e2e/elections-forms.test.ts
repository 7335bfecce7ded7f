import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tallySheet } from '../packages/app/demo/elections/sheet.ts'
import { hasBrowser, settled } from './browser.ts'
import { ask } from './city.ts'
import { good } from './journeys/walk.ts'
import { laterCity } from './later.ts'

/** So many days lie between the plan and the vote. */
const AHEAD = 21
const COMMUNITY = '金润'
/** Residents' representatives who vote, and how many of them at which station. */
const [REPRESENTATIVES, CENTRE, EAST] = [15, 10, 2]
const DAY_MS = 86_400_000
const dayIn = (n: number): string => new Date(Date.now() + n * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10)

interface Person {
  personId: string
  name: string
  sex: string
}
interface Shown {
  version: number
  state: string
  communityId: string
  committee: { id: string; name: string; post: string; to: string | null }[]
  candidates: { id: string; name: string; post: string; version: number; state: string }[]
}
const city = laterCity('built')
let id = ''
/** Whom each team enters for. */
const counters: string[] = []
const api = (rest = '') => `/api/elections/${id}${rest}`
const at = (rest = '') => `/elections/${id}${rest}`
const shown = (page: Page) => ask<Shown>(page, 'GET', api())
const open = (path: string, size: 'wide' | 'narrow' = 'wide') => city.browser().visit(path, size)
async function step(page: Page, verb: string, more: object = {}): Promise<void> {
  const { version } = await shown(page)
  await ask(page, 'POST', api('/steps'), { version, verb, ...more })
}
async function pick(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).first().fill(name)
  await page.getByRole('option', { name }).first().click()
}

describe.skipIf(!hasBrowser)('the forms of an election', () => {
  beforeAll(() => city.startOn(0))
  afterAll(() => city.stop())

  it('compute the representatives of each residents’ group, refuse more than the quota with its article, and change the plan', async () => {
    await city.as('street')
    const page = await open('/elections/new')
    await pick(page, '社区', COMMUNITY)
    await page.getByLabel('类别').selectOption({ label: '推选居民代表' })
    await page.getByText('先填选举日：').waitFor()
    await page.getByLabel('选举日', { exact: false }).first().fill(dayIn(AHEAD))
    await page.getByText('一般每 20 至 50 户推选一人').waitFor()
    const group = page.getByLabel('第一居民小组')
    await expect.poll(() => group.inputValue()).toMatch(/^\d+$/)
    const proposed = await group.inputValue()
    await group.fill('150')
    await page.getByRole('button', { name: '建立计划' }).click()
    await page.getByText(/第一居民小组有 \d+ 户.*第十三条/).first().waitFor()
    await good(page, 'election-forms-quota')
    await page.setViewportSize({ width: 360, height: 740 })
    await good(page, 'election-forms-quota-360')
    await group.fill(proposed)
    await page.getByRole('button', { name: '建立计划' }).click()
    await page.waitForURL(/\/elections\/[0-9a-f-]{36}/)
    await page.getByText(`第一居民小组 居民代表 ${proposed}`).first().waitFor()
    id = /elections\/([0-9a-f-]{36})/.exec(page.url())![1]!
    await page.getByRole('link', { name: '修改计划' }).click()
    await expect.poll(() => group.inputValue()).toBe(proposed)
    await group.fill(String(Number(proposed) + 1))
    await page.getByRole('button', { name: '保存修改' }).click()
    await page.getByText(`第一居民小组 居民代表 ${Number(proposed) + 1}`).first().waitFor()
  }, 120_000) // prettier-ignore

  it('let a member of the election committee resign, whom the next alternate follows, and a candidate withdraw', async () => {
    await tiesByLot(await city.as('city'))
    const page = await city.as('street')
    await toCandidates(page)
    await open(at())
    const before = await shown(page)
    const [leaving, alternate] = [before.committee[1]!, before.committee.find((m) => m.post === 'alternate')!]
    await page.getByRole('button', { name: `退出：${leaving.name}` }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('退出原因').selectOption({ label: '辞去' })
    await form.getByRole('button', { name: '退出' }).last().click()
    await expect.poll(async () => (await shown(page)).committee.find((m) => m.id === alternate.id)?.post).toBe(leaving.post)
    const extra = before.candidates.at(-1)!
    await page.getByRole('button', { name: `退出：${extra.name}` }).click()
    await page.getByRole('dialog').getByLabel('原因').fill('本人书面申请')
    await page.getByRole('dialog').getByRole('button', { name: '退出' }).last().click()
    await expect.poll(async () => (await shown(page)).candidates.find((c) => c.id === extra.id)?.state).toBe('withdrawn')
    await good(page, 'election-forms-left')
    await step(page, 'closeNomination')
    for (const c of (await shown(page)).candidates.filter((x) => x.state === 'nominated'))
      await ask(page, 'POST', api(`/candidates/${c.id}/vet`), { version: c.version, with: '公安、纪检监察、民政' })
    await step(page, 'publishCandidates')
    await step(page, 'meetVoters')
  }, 120_000) // prettier-ignore

  it('join a box of fewer than ten ballots to another, keep scans of tally sheets, and draw lots between equals', async () => {
    await city.startOn(AHEAD)
    const page = await city.as('street')
    await ask(page, 'POST', api('/list/recheck'), { version: (await shown(page)).version })
    await step(page, 'openVoting')
    const { rows } = await ask<{ rows: Person[] }>(page, 'GET', api('/voters?size=50&page=1&state=listed&entitled=yes'))
    for (const p of rows.slice(0, CENTRE + EAST)) await ask(page, 'POST', api('/turnout'), { personId: p.personId, how: 'self' })
    await step(page, 'closeVoting')
    await account(page, '东区投票站', EAST)
    await account(page, '中心投票站', CENTRE)
    await scanned(page)
    await counted(page)
    await drawn(page)
  }, 180_000) // prettier-ignore
})

/** The province's own rule: equal votes at the last seat are settled by lot. */
async function tiesByLot(page: Page): Promise<void> {
  const set = await ask<{ id: string }>(page, 'POST', '/api/rule-sets', { name: '示例选举细则', standing: 'pack', region: '37', approval: '局务会' }) // prettier-ignore
  await ask(page, 'POST', `/api/rule-sets/${set.id}/parameters`, {
    key: 'residentsCommittee.tie', value: 'drawLots', unit: 'code', modality: 'required', from: dayIn(-1), document: '示例选举细则', article: '第九条', approval: '局务会',
  }) // prettier-ignore
}

/** A committee's election as far as its nominations, as the pages would send it. */
async function toCandidates(page: Page): Promise<void> {
  const { communityId } = await shown(page)
  const seats = [{ post: 'chair', seats: 1 }, { post: 'viceChair', seats: 1 }, { post: 'member', seats: 3 }] // prettier-ignore
  const plan = { communityId, kind: 'general', mode: 'representatives', electionDay: dayIn(AHEAD), seats, reason: '居民会议同意', dates: { listPublished: dayIn(0) } } // prettier-ignore
  id = (await ask<{ id: string }>(page, 'POST', '/api/elections', plan)).id
  const found = await ask<{ rows: Person[] }>(page, 'GET', api(`/people?search=${encodeURIComponent('王')}`))
  const members = found.rows.slice(0, 6)
  await step(page, 'selectCommittee', {
    selectedBy: 'residentsMeeting',
    members: members.map((m, i) => ({
      personId: m.personId,
      post: i === 0 ? 'chair' : i < 5 ? 'member' : 'alternate',
    })),
  })
  for (const verb of ['adoptPlan', 'openRegistration']) await step(page, verb)
  const { rows } = await ask<{ rows: Person[] }>(page, 'GET', api('/voters?size=200&page=1&state=listed&ground=registered')) // prettier-ignore
  const taken = new Set(members.map((m) => m.personId))
  const people = rows.filter((r) => !taken.has(r.personId) && rows.filter((o) => o.name === r.name).length === 1)
  for (const p of people.slice(0, REPRESENTATIVES)) await ask(page, 'POST', api(`/voters/${p.personId}/entitled`), { entitled: true }) // prettier-ignore
  for (const verb of ['publishList', 'openNomination']) await step(page, verb)
  const rest = people.slice(REPRESENTATIVES)
  const standing = [...rest.filter((p) => p.sex === '2').slice(0, 5), ...rest.filter((p) => p.sex === '1').slice(0, 4)]
  const posts = ['chair', 'chair', 'viceChair', 'viceChair', 'member', 'member', 'member', 'member', 'member']
  for (const [i, p] of standing.entries()) await ask(page, 'POST', api('/candidates'), { personId: p.personId, post: posts[i], by: 'party' }) // prettier-ignore
  for (const [i, name] of ['中心投票站', '东区投票站'].entries()) {
    const box = await ask<{ id: string }>(page, 'POST', api('/boxes'), { kind: 'station', name, place: '活动室', opens: '08:00', closes: '17:00' }) // prettier-ignore
    const helper = await ask<{ id: string }>(page, 'POST', api('/helpers'), { personId: rest.at(-1 - i)!.personId, role: 'scrutineer', boxId: box.id }) // prettier-ignore
    counters.push(helper.id)
  }
}

/** A box's account by its form: a small one says where its ballots are counted, and asks for no votes. */
async function account(page: Page, box: string, ballots: number): Promise<void> {
  await open(at('/count'), 'narrow')
  await page.getByRole('button', { name: `登记清点：${box}` }).click()
  const form = page.getByRole('dialog')
  const figures = { 领到选票: ballots, 发出选票: ballots, '写错更换、作废': 0, 剩余选票: 0, 收回选票: ballots }
  for (const [label, n] of Object.entries(figures)) await form.getByLabel(label, { exact: false }).first().fill(String(n)) // prettier-ignore
  if (ballots === CENTRE) {
    await form.getByText(`${EAST} 张选票并入这里计票`).waitFor()
    await form.getByLabel('有效票').fill(String(CENTRE + EAST))
  } else expect(await form.getByLabel('有效票').count()).toBe(0)
  await good(page, `election-forms-account-${ballots}`)
  await form.getByRole('button', { name: '登记清点' }).click()
  await form.waitFor({ state: 'hidden' })
}

/** A scan is laid to the tally sheet of the only batch; a second is superseded with the reason, and both stay. */
async function scanned(page: Page): Promise<void> {
  await open(at('/scans'))
  await page.getByLabel('属于').selectOption({ label: '计票单 1号票箱 第 1 组' })
  for (const name of ['计票单.png', '计票单（重扫）.png']) {
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer: tallySheet([9, 3, 8, 4]) }) // prettier-ignore
    await page.getByRole('button', { name: `下载：${name}` }).waitFor()
  }
  await page.getByRole('button', { name: '标明作废：计票单.png' }).click()
  await page.getByRole('dialog').getByLabel('原因').fill('纸张放斜')
  await page.getByRole('dialog').getByRole('button', { name: '标明作废' }).last().click()
  await page.getByText('纸张放斜').first().waitFor()
  await good(page, 'election-forms-scans')
  await good(await open(at('/scans'), 'narrow'), 'election-forms-scans-360')
}

/** Both teams read the same: the third and the fourth member have equal votes. */
async function counted(page: Page): Promise<void> {
  const { batches } = await ask<{ batches: { id: string; ballots: number }[] }>(page, 'GET', api('/count'))
  expect(batches.filter((b) => b.ballots > 0).map((b) => b.ballots)).toEqual([CENTRE + EAST])
  const votes: Record<string, number[]> = { chair: [9, 3], viceChair: [8, 4], member: [11, 9, 7, 7] }
  const { candidates } = await shown(page)
  const of = Object.fromEntries(candidates.filter((c) => c.state === 'formal').map((c) => [c.id, votes[c.post]!.shift()!])) // prettier-ignore
  const figures = { valid: CENTRE + EAST, blank: 0, void: {}, votes: of, why: '' }
  const batch = batches.find((b) => b.ballots > 0)!
  await ask(page, 'POST', api(`/batches/${batch.id}/tallies`), { ...figures, team: 'a', counterId: counters[0] })
  await ask(await city.as('clerk'), 'POST', api(`/batches/${batch.id}/tallies`), {
    ...figures,
    team: 'b',
    counterId: counters[1],
  })
}

/** Who was drawn is ticked, and the count is closed with everybody elected. */
async function drawn(page: Page): Promise<void> {
  await city.as('street')
  await open(at())
  const lots = page.getByRole('group', { name: /抽签/ })
  await lots.waitFor()
  await lots.getByRole('checkbox').first().check()
  await good(page, 'election-forms-lots')
  await page.getByRole('button', { name: '确定计票结果', exact: true }).click()
  await expect.poll(async () => (await shown(page)).state, { timeout: 30_000 }).toBe('elected')
  await settled(page)
}
