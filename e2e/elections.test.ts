import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, settled } from './browser.ts'
import { ask } from './city.ts'
import { good } from './journeys/walk.ts'
import { laterCity } from './later.ts'

/** So many days lie between the plan and the vote: the list must be out for twenty. */
const AHEAD = 21
const COMMUNITY = '金润'
const REPRESENTATIVES = 15
const CAME = 12
const DAY_MS = 86_400_000
const dayIn = (n: number): string => new Date(Date.now() + n * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10)

interface Person {
  personId: string
  name: string
}
interface Shown {
  version: number
  state: string
  candidates: { id: string; name: string; post: string; version: number; state: string }[]
}
const city = laterCity('built')
let id = ''
let boxId = ''
/** Who counts in each team. */
const COUNTERS = { 甲队: REPRESENTATIVES + 11, 乙队: REPRESENTATIVES + 12 }
const counters = new Map<string, string>()
/** People with names of their own, who stand, run and vote. */
let people: Person[] = []

const at = (rest = '') => `/elections/${id}${rest}`
const api = (rest = '') => `/api/elections/${id}${rest}`
const shown = (page: Page) => ask<Shown>(page, 'GET', api())
const open = (path: string, size: 'wide' | 'narrow' = 'wide') => city.browser().visit(path, size)

/** Looks at a page at both sizes. */
async function both(path: string, name: string): Promise<Page> {
  await good(await open(path, 'narrow'), `election-${name}-360`)
  const page = await open(path)
  await good(page, `election-${name}`)
  return page
}

/** Types a name and takes the first who is found. */
async function pick(page: Page, label: string, name: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label }).first()
  await box.fill(name)
  await page.getByRole('option', { name }).first().click()
}

/** Takes the next step by its button, and waits until the election stands there. */
async function take(page: Page, button: string, state: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  await expect.poll(async () => (await shown(page)).state, { timeout: 30_000 }).toBe(state)
  await settled(page)
}

/** Gives out ballots to those who vote, and takes the figures of the only box and its only batch. */
async function giveOut(page: Page, from: number): Promise<void> {
  for (const p of people.slice(from, CAME)) await ask(page, 'POST', api('/turnout'), { personId: p.personId, how: 'self' })
} // prettier-ignore

describe.skipIf(!hasBrowser)('an election of a committee by representatives, with a difference and a run-off', () => {
  beforeAll(() => city.startOn(0))
  afterAll(() => city.stop())

  it('is planned from its day; a date that breaks a clock of the law is refused with the article', async () => {
    const page = await city.as('street')
    await both('/elections', 'list')
    await open('/elections/new')
    await pick(page, '社区', COMMUNITY)
    await page.getByLabel('选举日', { exact: false }).first().fill(dayIn(AHEAD))
    await page.getByLabel('选举方式').selectOption({ label: '居民代表选举' })
    await page.getByLabel('选定这一方式的依据').fill('居民会议同意由居民代表选举')
    await page.getByLabel('公布选民名单').fill(dayIn(AHEAD - 5))
    await page.getByRole('button', { name: '建立计划' }).click()
    await page.getByText('第十七条').first().waitFor()
    await good(page, 'election-new-refused')
    await page.getByLabel('公布选民名单').fill(dayIn(1))
    await page.getByRole('button', { name: '建立计划' }).click()
    await page.waitForURL(/\/elections\/[0-9a-f-]{36}/)
    id = /elections\/([0-9a-f-]{36})/.exec(page.url())![1]!
  }, 240_000)

  it('gets its election committee and its voter list, published for everybody to read', async () => {
    const page = await open(at())
    const found = await ask<{ rows: Person[] }>(page, 'GET', api(`/people?search=${encodeURIComponent('王')}`))
    const names = found.rows.map((r) => r.name)
    const members = found.rows.filter((r) => names.filter((n) => n === r.name).length === 1).slice(0, 4)
    for (const m of members) await pick(page, '推选出的成员', m.name)
    await take(page, '推选居民选举委员会', 'committeeSelected')
    await take(page, '通过选举办法并公布', 'planAdopted')
    await take(page, '开始选民登记', 'registration')
    const { rows } = await ask<{ rows: (Person & { ground: string })[] }>(page, 'GET', api('/voters?size=200&page=1&state=listed&ground=registered'))
    const taken = new Set(members.map((m) => m.personId))
    people = rows.filter((r) => !taken.has(r.personId) && rows.filter((o) => o.name === r.name).length === 1)
    for (const p of people.slice(1, REPRESENTATIVES)) await ask(page, 'POST', api(`/voters/${p.personId}/entitled`), { entitled: true })
    await both(at('/voters'), 'voters')
    await page.getByLabel('搜索').fill(people[0]!.name)
    await page.getByRole('button', { name: `确定为代表：${people[0]!.name}` }).click()
    await page.getByRole('button', { name: `取消代表：${people[0]!.name}` }).waitFor()
    await open(at())
    await take(page, '公布选民名单', 'listPublished')
    const list = await both(`/public/elections/${id}/voters`, 'public-voters')
    await list.locator('.el-names li').first().waitFor()
  }, 300_000) // prettier-ignore

  it('has candidates nominated, vetted and published, more than there are seats', async () => {
    const page = await open(at())
    await take(page, '开始提名候选人', 'nomination')
    const standing = people.slice(REPRESENTATIVES, REPRESENTATIVES + 8)
    await pick(page, '候选人', standing[0]!.name)
    await page.getByRole('button', { name: '提名', exact: true }).click()
    await expect.poll(async () => (await shown(page)).candidates.length, { timeout: 30_000 }).toBe(1)
    const posts = ['chair', 'chair', 'viceChair', 'viceChair', 'member', 'member', 'member', 'member']
    for (const [i, p] of standing.entries())
      if (i > 0) await ask(page, 'POST', api('/candidates'), { personId: p.personId, post: posts[i], by: 'party' })
    await open(at())
    await take(page, '提名结束，进行资格审查', 'vetting')
    for (const c of (await shown(page)).candidates) await ask(page, 'POST', api(`/candidates/${c.id}/vet`), { version: c.version, with: '公安、纪检监察、民政' })
    await both(at(), 'guide')
    await take(page, '公布正式候选人', 'candidatesPublished')
    await take(page, '登记候选人与居民见面', 'meetCandidates')
  }, 300_000) // prettier-ignore

  it('has a station with a scrutineer who is no candidate', async () => {
    const page = await both(at('/voting'), 'voting')
    await page.getByRole('button', { name: /投票站和流动票箱/ }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('名称').fill('中心投票站')
    await form.getByLabel('地点').fill('社区党群服务中心')
    await form.getByRole('button', { name: '添加' }).click()
    await page.getByText('1. 中心投票站').first().waitFor()
    const { boxes } = await ask<{ boxes: { id: string }[] }>(page, 'GET', api('/voting'))
    boxId = boxes[0]!.id
    const helper = people[REPRESENTATIVES + 10]!
    await ask(page, 'POST', api('/helpers'), { personId: helper.personId, role: 'scrutineer', boxId })
    for (const [team, i] of Object.entries(COUNTERS)) {
      const { id: counterId } = await ask<{ id: string }>(page, 'POST', api('/helpers'), {
        personId: people[i]!.personId,
        role: 'counter',
      })
      counters.set(team, counterId)
    }
  }, 240_000)

  it('is voted on its day, and a ballot too few stops the count until a signed minute explains it', async () => {
    await city.startOn(AHEAD)
    const page = await city.as('street')
    await open(at())
    if (await page.getByText('请先核对名单').isVisible()) {
      const { version } = await shown(page)
      await ask(page, 'POST', api('/list/recheck'), { version })
      await open(at())
    }
    await take(page, '开始投票', 'voting')
    await open(at('/voting'))
    await page.getByLabel('查找选民').fill(people[0]!.name)
    await page.getByRole('button', { name: `本人领票：${people[0]!.name}` }).click()
    await page.getByText(`已领票 1 人`).waitFor()
    await giveOut(page, 1)
    await open(at())
    await take(page, '投票结束，开始计票', 'counting')
    await open(at('/count'))
    await page.getByRole('button', { name: '登记清点：中心投票站' }).click()
    const form = page.getByRole('dialog')
    const figures = { 领到选票: 21, 发出选票: CAME, '写错更换、作废': 0, 剩余选票: 8, 收回选票: CAME, 有效票: CAME }
    for (const [label, n] of Object.entries(figures)) await form.getByLabel(label, { exact: false }).first().fill(String(n))
    await form.getByRole('button', { name: '登记清点' }).click()
    await page.getByText('相差 1 张').first().waitFor()
    const minute = await ask<{ id: string }>(page, 'POST', api('/minutes'), { kind: 'difference', boxId, title: '差异说明', text: '一张选票在发票处损毁，当场封存。' })
    await open(at('/count'))
    await page.getByRole('button', { name: '签字：差异说明' }).click()
    await page.getByLabel('签字人').fill('总监票人\n发票人\n主持人')
    await page.getByRole('dialog').getByRole('button', { name: '签字' }).click()
    await page.getByRole('button', { name: '用签字记录说明：中心投票站' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '用签字记录说明' }).click()
    await page.getByText('已有签字说明').first().waitFor()
    expect(minute.id).toBeTruthy()
    await both(at('/count'), 'count')
  }, 300_000) // prettier-ignore

  it('is counted by two teams that do not see each other, before the eyes of all', async () => {
    const clerk = await city.as('clerk')
    await enterBatch(clerk, '甲队')
    const page = await city.as('street')
    await enterBatch(page, '乙队')
    const screen = await both(`/public/elections/${id}/count`, 'screen')
    await screen.getByText('已计 1 组，共 1 组').waitFor()
    await open(at('/count'))
    await page.getByText('须另行选举').first().waitFor()
  }, 240_000)

  it('goes to a run-off for the seat that is short, and ends with everybody in their seat and one file that proves it', async () => {
    const page = await open(at())
    await page.getByLabel('另行选举日').fill(dayIn(AHEAD))
    await take(page, '确定计票结果', 'runOff')
    await both(at(), 'run-off')
    await take(page, '开始投票', 'voting')
    await giveOut(page, 0)
    await open(at())
    await take(page, '投票结束，开始计票', 'counting')
    await secondCount(page)
    await city.as('street')
    await open(at())
    await take(page, '确定计票结果', 'elected')
    await take(page, '当场公布结果并就任', 'announced')
    await page.getByLabel('备案文号').fill('兰民备〔2026〕9号')
    await take(page, '备案', 'filed')
    await take(page, '颁发当选证书', 'certificates')
    await handOver(page)
    await take(page, '完成工作移交', 'handover')
    await take(page, '归档', 'archived')
    await both(`/public/elections/${id}`, 'public')
    await open(at())
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '归档文件' }).click()])
    const main = join(import.meta.dirname, '../packages/app/main.ts')
    expect(execFileSync(process.execPath, [main, 'verify', await download.path()], { encoding: 'utf8' })).toContain('2 rounds')
  }, 300_000) // prettier-ignore
})

/** The outgoing committee's list, found by its link from the step that waits for it, is seen to and signed. */
async function handOver(page: Page): Promise<void> {
  const link = page.getByRole('link', { name: '打开移交清单' })
  await link.waitFor()
  await good(page, 'election-handover-waits')
  const key = (await link.getAttribute('href'))!.replace('/organs/', '/api/organs/')
  const { version, items } = await ask<{ version: number; items: object[] }>(page, 'GET', key)
  const handed = items.map((i) => ({ ...i, state: 'handed' }))
  const saved = await ask<{ version: number }>(page, 'POST', key, { version, giver: '上届主任', taker: '新任主任', host: '居民选举委员会', supervisor: '街道办事处', items: handed })
  await ask(page, 'POST', `${key}/sign`, { version: saved.version, on: dayIn(AHEAD) })
  await open(at())
} // prettier-ignore

/** The votes of the first count: the last two members stay under half of those who came. */
const votesOf = (candidates: Shown['candidates']): Map<string, number> => {
  const order = { chair: [9, 3], viceChair: [8, 4], member: [11, 10, 5, 4] } as Record<string, number[]>
  const seen: Record<string, number> = {}
  return new Map(candidates.map((c) => [c.id, order[c.post]![(seen[c.post] = (seen[c.post] ?? -1) + 1)]!] as const))
}

/** A team enters the only batch by its page. */
async function enterBatch(page: Page, team: string): Promise<void> {
  await open(at('/count'))
  await page.getByRole('link', { name: /录入/ }).first().click()
  await page.getByLabel(team).check()
  const counter = people[COUNTERS[team as '甲队']]!
  await page.getByLabel('替哪一位工作人员录入').selectOption({ label: `${counter.name}（计票人）` })
  const { candidates } = await shown(page)
  const votes = votesOf(candidates)
  const posts: Record<string, string> = { chair: '主任', viceChair: '副主任', member: '委员' }
  for (const c of candidates) await page.getByLabel(`${posts[c.post]} ${c.name}`, { exact: true }).fill(String(votes.get(c.id)))
  if (team === '甲队') await good(page, 'election-batch')
  await page.getByRole('button', { name: '录入' }).click()
  await page.waitForURL(/\/count$/)
} // prettier-ignore

/** The count of the run-off, entered as the pages would. */
async function secondCount(page: Page): Promise<void> {
  const account = { version: 0, printed: 20, issued: CAME, spoiled: 0, leftOver: 8, returned: CAME, valid: CAME, blank: 0, void: {} }
  await ask(page, 'POST', api(`/boxes/${boxId}/account`), account)
  const { batches } = await ask<{ batches: { id: string; ballots: number }[] }>(page, 'GET', api('/count'))
  const { outcomes } = await ask<{ outcomes: { verdict: { next: { candidates: string[] }[] } }[] }>(page, 'GET', api())
  const [first, second] = outcomes[0]!.verdict.next[0]!.candidates
  const figures = { valid: CAME, blank: 0, void: {}, votes: { [first!]: 8, [second!]: 4 }, why: '' }
  await ask(page, 'POST', api(`/batches/${batches[0]!.id}/tallies`), { ...figures, team: 'b', counterId: counters.get('乙队') })
  const clerk = await city.as('clerk')
  await ask(clerk, 'POST', api(`/batches/${batches[0]!.id}/tallies`), { ...figures, team: 'a', counterId: counters.get('甲队') })
} // prettier-ignore
