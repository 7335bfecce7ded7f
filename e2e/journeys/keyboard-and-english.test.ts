import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { demonstrationPassword } from '../../packages/app/modules/accounts/queries/demonstration.ts'
import { hasBrowser, openBrowser, settled, type Browser } from '../browser.ts'
import { ask, cityAddress } from '../city.ts'
import { both, good } from './walk.ts'

const HAN = /[\u4e00-\u9fff]/
const MOST_TABS = 60
let browser: Browser

/** What has the focus, in its words, and whether one sees that it has. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const held = document.activeElement as HTMLElement
    const style = getComputedStyle(held)
    const marked = style.outlineStyle !== 'none' || style.boxShadow !== 'none' || style.borderStyle !== 'none'
    return { words: held.getAttribute('aria-label') ?? (held.textContent ?? '').trim(), marked }
  })

/** Presses Tab until what is meant has the focus. */
async function tabTo(page: Page, words: RegExp): Promise<void> {
  for (let i = 0; i < MOST_TABS; i++) {
    await page.keyboard.press('Tab')
    const at = await focused(page)
    if (!words.test(at.words)) continue
    expect(at.marked, `${at.words} shows that it has the focus`).toBe(true)
    return
  }
  throw new Error(`no way to ${words} by Tab`)
}

describe.skipIf(!hasBrowser)('by keyboard alone, and in English', () => {
  beforeEach(async () => void (browser = await openBrowser(cityAddress())))
  afterEach(() => browser?.close())

  it.each(both)('%s: from the log-in to a person’s page without a mouse', async (size) => {
    const page = await browser.visit('/', size)
    await page.getByLabel('登录名').waitFor()
    await page.getByLabel('登录名').focus()
    await page.keyboard.type('worker')
    await page.keyboard.press('Tab')
    await page.keyboard.type(demonstrationPassword)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /你好/ }).waitFor()
    await settled(page)
    if (size === 'narrow') {
      await tabTo(page, /导航|菜单/)
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').getByRole('link', { name: '人口', exact: true }).waitFor()
    }
    await tabTo(page, /^人口$/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '人口', exact: true }).waitFor()
    const row = page.locator('tbody th a').nth(1)
    await row.waitFor()
    await settled(page)
    const name = await row.innerText()
    await tabTo(page, new RegExp(`^${await page.locator('tbody th a').first().innerText()}$`))
    await page.keyboard.press('ArrowDown')
    expect((await focused(page)).words).toBe(name)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
    await good(page, `keyboard-${size}-person`)
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it.each(both)('%s: in English no Chinese is left in the navigation and the headings', async (size) => {
    const page = await browser.visit('/', size)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Log in' }).waitFor()
    await ask(page, 'POST', '/api/accounts/sign-in', { login: 'city', password: demonstrationPassword })
    const me = await ask<{ name: string; post: { areaName: string } }>(page, 'GET', '/api/me')
    const named = (words: string) =>
      [me.name, me.post.areaName, '中文'].reduce((text, name) => text.replaceAll(name, ''), words)
    const left: string[] = []
    for (const path of ['/indicators', '/people', '/units', '/policies', '/reports', '/special-lists', '/areas/acts']) {
      await browser.visit(path, size)
      await settled(page)
      for (const words of await page.locator('nav, h1, h2, th[scope=col], label, main button').allInnerTexts())
        if (HAN.test(named(words))) left.push(`${path}: ${words.replaceAll('\n', ' ')}`)
    }
    await good(page, `english-${size}`)
    expect(left).toEqual([])
  })
})
