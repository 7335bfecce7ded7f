import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, openBrowser, settled, type Browser } from './browser.ts'
import { ask, cityAddress, enter } from './city.ts'
import { both, good } from './journeys/walk.ts'

interface Row {
  id: string
  version: number
  title: string
}
const worker = '社区工作者'
/** The day in China now, and a time of it. */
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const said = `会议${Date.now() % 100_000}`

describe.skipIf(!hasBrowser)(
  `a representatives’ meeting that lacks its number meets again and decides (${worker})`,
  () => {
    let browser: Browser
    let page: Page
    let communityId = ''
    const first = { id: '' }
    beforeAll(async () => {
      browser = await enter('worker')
      page = await browser.visit('/meetings')
      communityId = (await ask<{ post: { areaId: string } }>(page, 'GET', '/api/me')).post.areaId
    })
    afterAll(() => browser?.close())

    /** So many of those with a vote come to the door. */
    const come = async (id: string, share: number) => {
    const { rows } = await ask<{ rows: (Row & { voting: boolean; presentId: string | null })[] }>(page, 'GET', `/api/meetings/meeting/${id}/invited?size=200`)
    const voters = rows.filter((r) => r.voting && !r.presentId)
    for (const one of voters.slice(0, Math.ceil(voters.length * share))) await ask(page, 'POST', `/api/meetings/meeting/${id}/present`, { invitedId: one.id })
  } // prettier-ignore

    it('is called with what the law of its day asks beside it', async () => {
      page = await browser.visit('/meetings/new')
      await page.getByLabel('名称').first().fill(said)
      await page.getByLabel('开会日期').fill(today())
      await page.getByLabel('开始（几点）').fill('0:01')
      await page.getByLabel('结束（几点）').fill('23:59')
      await page.getByLabel('地点').fill('社区会议室')
      await page.getByText('第二十九条').first().waitFor()
      await page.getByRole('button', { name: '添加议题' }).click()
      await page.getByLabel('议题名称').fill('更换小区大门')
      await page.getByLabel('属于哪类事项').selectOption('other')
      await good(page, 'meetings-call')
      await page.getByRole('button', { name: '召集会议' }).click()
      await page.getByRole('heading', { name: said }).waitFor()
      first.id = new URL(page.url()).pathname.split('/').at(-1)!
      await good(page, 'meetings-called')
    })

    it('lapses where too few came, and is called again with its agenda', async () => {
      await come(first.id, 0.3)
      page = await browser.visit(`/meetings/${first.id}`)
      await page.getByText(/还差 \d+ 人/).waitFor()
      await page.getByRole('link', { name: '签到', exact: true }).click()
      await good(page, 'meetings-door')
      await page.getByRole('button', { name: '宣布流会' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '宣布流会' }).click()
      await page.getByText('到会人数不够，会议没有开成。').waitFor()
      await page.getByRole('link', { name: '再次召集' }).click()
      await page.getByLabel('名称').first().fill(`${said}（再次召开）`)
      await page.getByLabel('开会日期').fill(today())
      await page.getByLabel('开始（几点）').fill('0:02')
      await page.getByLabel('结束（几点）').fill('23:59')
      await page.getByLabel('地点').fill('社区会议室')
      await page.getByRole('button', { name: '召集会议' }).click()
      await page.getByRole('heading', { name: `${said}（再次召开）` }).waitFor()
      first.id = new URL(page.url()).pathname.split('/').at(-1)!
    })

    it('opens with its number there, votes, and the result is computed with its article', async () => {
      await come(first.id, 0.9)
      page = await browser.visit(`/meetings/${first.id}`)
      await page.getByText('人数已够').waitFor()
      await page.getByRole('button', { name: '宣布开会' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('主持人').fill('王立民')
      await dialog.getByLabel('记录人').fill('刘敏')
      await dialog.getByRole('button', { name: '宣布开会' }).click()
      await page.getByRole('button', { name: '提出动议：更换小区大门' }).click()
      await page.getByLabel('提请表决的内容').fill('同意更换小区大门，费用公示')
      await page.getByRole('dialog').getByRole('button', { name: '提出动议' }).click()
      await page.getByText('同意更换小区大门，费用公示').first().waitFor()
      await page.getByRole('button', { name: /登记表决/ }).click()
      await page.getByLabel('同意', { exact: true }).fill('17')
      await page.getByLabel('不同意').fill('2')
      await page.getByRole('button', { name: '计算结果' }).click()
      await page.getByText('举手表决：同意 17').waitFor()
      await settled(page)
      await good(page, 'meetings-voted')
    })

    it('is closed, its minutes are drafted, signed and closed by their hash; residents see them', async () => {
      await page.getByRole('button', { name: '宣布散会' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '宣布散会' }).click()
      await page.getByRole('link', { name: '会议记录', exact: true }).click()
      await page.getByRole('button', { name: '保存为新的一版' }).click()
      await page.getByRole('button', { name: '登记签字' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '登记签字' }).click()
      await page.getByText(/^SM3 [0-9a-f]{64}$/).waitFor()
      await good(page, 'meetings-signed')
      const open = await openBrowser(cityAddress())
      const seen = await open.visit(`/public/meetings/${first.id}`, 'narrow')
      await seen.getByText('同意更换小区大门').first().waitFor()
      await seen.getByText(/校验码（SM3）/).waitFor()
      await good(seen, 'public-meeting')
      await open.close()
      expect(communityId).not.toBe('')
    })
  },
)

describe.skipIf(!hasBrowser).each(both)('a resident without an account, %s', (size) => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await openBrowser(cityAddress())
  })
  afterAll(() => browser?.close())

  it('finds their community, what it decided and laid open, and asks', async () => {
    page = await browser.visit('/public/affairs', size)
    await page.getByLabel('社区或者街道的名称').fill('柳青苑')
    await page.getByRole('button', { name: /^柳青苑/ }).click()
    await page.getByRole('link', { name: '谁是居民委员会成员、有哪些制度' }).click()
    await page.getByText('居民委员会').first().waitFor()
    await good(page, `public-bodies-from-affairs-${size}`)
    await page.goBack()
    await page.getByRole('heading', { name: '会议决定' }).waitFor()
    await good(page, `public-affairs-${size}`)
    await page.getByRole('region', { name: '会议决定' }).getByRole('link', { name: '公共收益用于楼道照明改造' }).click()
    await page.getByText(/出席：应到/).waitFor()
    await good(page, `public-resolution-${size}`)
    await page.goBack()
    await page.getByRole('link', { name: '助老送餐服务' }).click()
    await page.getByText('助老送餐怎么报名').waitFor()
    await good(page, `public-publication-${size}`)
    await page.getByLabel('想问什么').fill('周末送不送餐？')
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByRole('link', { name: '查看答复的链接' }).click()
    await page.getByText('周末送不送餐？').waitFor()
    await good(page, `public-voice-${size}`)
  })

  it('who types a wrong code at the door of a meeting is told so, and how many tries are left', async () => {
    const { rows } = await page.evaluate(async () => {
      const found = (await (await fetch('/api/public/affairs/communities?search=柳青苑')).json()) as { rows: { id: string }[] }
      return (await (await fetch(`/api/public/meetings?areaId=${found.rows[0]!.id}`)).json()) as { rows: { id: string; state: string }[] }
    }) // prettier-ignore
    const over = rows.find((r) => r.state === 'signed')!
    page = await browser.visit(`/public/checkin/${over.id}`, size)
    await page.getByLabel('签到码').fill('ABCDEFGHJK')
    await page.getByRole('button', { name: '会议签到' }).click()
    await page.getByText('会议现在的状态不能这样做').waitFor()
    await good(page, `public-checkin-${size}`)
  })
})

describe.skipIf(!hasBrowser).each(both)('pages of one thing, %s', (size) => {
  it('of a meeting, a resolution and a publication are without violation', async () => {
    const browser = await enter('worker')
    const page = await browser.visit('/meetings', size)
    const of = async (path: string) => (await ask<{ rows: Row[] }>(page, 'GET', path)).rows[0]!.id
    const [meeting, resolution, publication] = [await of('/api/meetings?state=signed'), await of('/api/meetings/resolutions'), await of('/api/meetings/publications')] // prettier-ignore
    for (const tab of ['overview', 'door', 'agenda', 'minutes', 'after']) {
      const shown = await browser.visit(`/meetings/${meeting}?tab=${tab}`, size)
      await good(shown, `meeting-${tab}-${size}`)
    }
    await good(await browser.visit(`/resolutions/${resolution}`, size), `resolution-${size}`)
    await good(await browser.visit(`/publicity/${publication}`, size), `publication-${size}`)
    await browser.close()
  })
})
