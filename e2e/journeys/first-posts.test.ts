import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hasBrowser, openBrowser, type Browser } from '../browser.ts'
import { cityAddress } from '../city.ts'
import { both, good } from './walk.ts'

const POSTS = [
  { chip: /社区工作者.*柳青苑.*worker$/, name: '刘敏', card: '人口登记' },
  { chip: /市级工作人员.*临沂市.*city$/, name: '王建社', card: '最近的调查报告' },
]
let browser: Browser

describe.skipIf(!hasBrowser)('the accounts of the demonstration are one press away', () => {
  beforeEach(async () => void (browser = await openBrowser(cityAddress())))
  afterEach(() => browser?.close())

  it.each(both)('%s: each post finds its work on its start page', async (size) => {
    for (const post of POSTS) {
      const page = await browser.visit('/', size)
      await page.getByRole('button', { name: post.chip }).click()
      await page.getByRole('heading', { level: 1, name: new RegExp(`${post.name}.*你好`) }).waitFor()
      await page.getByRole('heading', { level: 2, name: post.card }).waitFor()
      await good(page, `start-${post.name}-${size}`)
      expect(await page.getByRole('alert').count()).toBe(0)
      await page.getByRole('button', { name: /的菜单/ }).click()
      await page.getByRole('button', { name: '退出登录' }).click()
      await page.getByLabel('登录名').waitFor()
    }
  })
})
