import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, hasBrowser, openBrowser, settled, shot, tooWide, type Browser } from './browser.ts'
import { cityAddress } from './city.ts'

const FIRST_LOAD_BYTES = 200_000
const PASSWORD = 'linyi2002'
const dist = join(import.meta.dirname, '../packages/app/dist')

let browser: Browser
let page: Page
/** Asks the API as whoever is signed in here. */
const api = (path: string, body?: object) =>
  page.evaluate(
    async ([url, payload]) => {
      const headers = {
        'x-liren-request': '1',
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      }
      const answer = await fetch(url!, payload ? { method: 'POST', headers, body: payload } : { headers })
      return (await answer.json()) as Record<string, unknown>
    },
    [path, body && JSON.stringify(body)] as const,
  )
const signInAs = async (login: string) => {
  await page.evaluate(async (name) => {
    const headers = { 'x-liren-request': '1', 'content-type': 'application/json' }
    await fetch('/api/accounts/sign-in', { method: 'POST', headers, body: JSON.stringify(name) })
  }, { login, password: PASSWORD })
} // prettier-ignore
const good = async (name: string) => {
  await settled(page)
  await shot(page, `residents-${name}`)
  expect(await axe(page), name).toEqual([])
  expect(await tooWide(page), name).toBe(false)
}
const elder = (on: boolean) =>
  page.evaluate(async (elderMode) => {
    const headers = { 'x-liren-request': '1', 'content-type': 'application/json' }
    await fetch('/api/accounts/preferences', { method: 'PUT', headers, body: JSON.stringify({ language: 'zh-CN', elderMode }) })
  }, on) // prettier-ignore

describe.skipIf(!hasBrowser)('the resident’s page on a phone', () => {
  beforeAll(async () => {
    browser = await openBrowser(cityAddress())
    page = await browser.visit('/my', 'narrow')
    await signInAs('resident')
  })
  afterAll(() => browser?.close())

  it('loads first in at most 200 kB packed, as built', async () => {
    const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, { file: string; imports?: string[]; css?: string[]; dynamicImports?: string[] }> // prettier-ignore
    const files = new Set<string>()
    const take = (key: string) => {
      const entry = manifest[key]!
      if (files.has(entry.file)) return
      for (const file of [entry.file, ...(entry.css ?? [])]) files.add(file)
      entry.imports?.forEach(take)
    }
    take('my.html')
    // What the first page brings besides: its own code, its contract, its words.
    for (const key of Object.keys(manifest)) if (/web\/my\/Home\.tsx$|locales\/zh-CN\/web\.ts$|text\.my\.zh-CN\.ts$/.test(key)) take(key) // prettier-ignore
    const bytes = [...files].reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length,
      0,
    )
    expect(files.size).toBeGreaterThan(3)
    expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_BYTES)
    expect(readdirSync(dist)).toEqual(expect.arrayContaining(['my.html', 'my.webmanifest', 'my-sw.js']))
  })

  it('asks, follows, is answered, rates and asks again', async () => {
    page = await browser.visit('/my', 'narrow')
    await good('home')
    await page.getByRole('link', { name: '我要求助' }).click()
    await page.getByLabel('一句话说清是什么事').fill('楼道灯坏了')
    await good('form')
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByRole('heading', { level: 1, name: '楼道灯坏了' }).waitFor()
    await good('case')
    const id = page.url().split('/').at(-1)!
    const handled = async (login: string, verb: object) => {
      await signInAs(login)
      const { version } = await api(`/api/services/cases/${id}`)
      return api(`/api/services/cases/${id}/steps`, { ...verb, version: version ?? 1 })
    }
    await handled('worker', { verb: 'accept' })
    await handled('worker', { verb: 'handle', text: '灯已换好' })
    await handled('street', { verb: 'check' })
    await signInAs('resident')
    page = await browser.visit(`/my/cases/${id}`, 'narrow')
    await page.getByText('灯已换好').first().waitFor()
    await page.getByRole('button', { name: '满意', exact: true }).click()
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.getByText('您的评价：满意。谢谢。').waitFor()
    await good('rated')
    await page.getByText('没办好，再办一次').first().click()
    await page.getByLabel('哪里没办好').fill('晚上又灭了')
    await page.getByRole('button', { name: '没办好，再办一次' }).click()
    await page.getByText('已受理').first().waitFor()
  })

  it('keeps what is written without a line, shows it as not sent, and sends it once when the line is back', async () => {
    page = await browser.visit('/my', 'narrow')
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await browser.visit('/my/ask/form?nature=help', 'narrow')
    await browser.visit('/my/cases', 'narrow')
    const before = (await api('/api/services/mine/cases')) as { total: number }
    await browser.visit('/my/ask/form?nature=help', 'narrow')
    await page.context().setOffline(true)
    await page.getByLabel('一句话说清是什么事').fill('帮忙搬煤气罐')
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('未提交').first().waitFor()
    await good('offline')
    await page.reload()
    await page.getByText('帮忙搬煤气罐').waitFor()
    await page.context().setOffline(false)
    await page.getByText('未提交').first().waitFor({ state: 'detached', timeout: 30_000 })
    const after = (await api('/api/services/mine/cases')) as { total: number }
    expect(after.total).toBe(before.total + 1)
  })

  it('lets an old person ask for help in three presses, in large type, with large targets', async () => {
    await elder(true)
    page = await browser.visit('/my', 'narrow')
    await good('elder-home')
    expect(await small(page)).toEqual([])
    await page.getByRole('link', { name: '我要人帮忙' }).click()
    await page.getByRole('heading', { level: 1, name: '要帮什么忙？' }).waitFor()
    expect(await small(page)).toEqual([])
    await page.getByRole('button', { name: '看病取药' }).click()
    await good('elder-confirm')
    expect(await small(page)).toEqual([])
    await page.getByRole('button', { name: '发出去' }).click()
    await page.getByRole('heading', { level: 1, name: '已经告诉社区了' }).waitFor()
    await good('elder-sent')
    expect(await small(page)).toEqual([])
    await elder(false)
  })

  it('takes everything off a shared phone when one signs out', async () => {
    page = await browser.visit('/my/me', 'narrow')
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('dialog').getByRole('button').last().click()
    await page.getByLabel('登录名').waitFor()
    const left = await page.evaluate(async () => ({
      answers: await caches.has('liren-my-answers').then(async (has) => has && (await (await caches.open('liren-my-answers')).keys()).length > 0),
      drafts: Object.keys(localStorage).filter((key) => key.startsWith('liren.draft.')),
    })) // prettier-ignore
    expect(left).toEqual({ answers: false, drafts: [] })
  })
})

/** Words under 18 px and targets under 60 px that are to be seen. */
const small = (of: Page): Promise<string[]> =>
  of.evaluate(() => {
    const seen = (e: Element) => {
      const box = e.getBoundingClientRect()
      return box.width > 1 && box.height > 1 && getComputedStyle(e).visibility !== 'hidden' && !e.closest('.o-skip')
    }
    const words = [...document.querySelectorAll('body *')].filter((e) => seen(e) && [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent!.trim() !== '') && parseFloat(getComputedStyle(e).fontSize) < 18) // prettier-ignore
    const targets = [...document.querySelectorAll('a, button, input, select, textarea, summary')].filter((e) => seen(e) && (e.getBoundingClientRect().height < 59.5 || e.getBoundingClientRect().width < 59.5)) // prettier-ignore
    return [...words, ...targets].map((e) => `${e.tagName} ${e.className} ${e.textContent!.slice(0, 20)} ${getComputedStyle(e).fontSize} ${Math.round(e.getBoundingClientRect().height)}`)
  }) // prettier-ignore
