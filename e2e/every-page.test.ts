import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadPages } from '../packages/app/web/modules.ts'
import { axe, hasBrowser, settled, shot, sizes, tooWide, type Browser, type Size } from './browser.ts'
import { ask, enter } from './city.ts'

const { pages } = await loadPages()
/** Pages that can be opened without naming one thing; the others are walked by the journeys. */
const open = pages.filter((p) => !p.path.includes('$'))
const ROLES = ['city', 'street', 'worker', 'security', 'audit']
/** Who carries the telephone: walks all of their pages at 360 px. Others only those that nobody walked before them. */
const ON_FOOT = 'worker'
const walkedNarrow = new Set<string>()

describe.skipIf(!hasBrowser)('every page', () => {
  describe.each(ROLES)('for %s', (login) => {
    let browser: Browser
    let abilities: string[]
    let first: Page
    beforeAll(async () => {
      browser = await enter(login)
      first = await browser.visit('/')
      abilities = (await ask<{ abilities: string[] }>(first, 'GET', '/api/me')).abilities
    })
    afterAll(() => browser?.close())

    it.each(Object.keys(sizes) as Size[])(
      'opens at %s with no violation, no refusal, and within the screen',
      { timeout: 600_000 },
      async (size) => {
        const faults: string[] = []
        const errors: string[] = []
        first.on('pageerror', (error) => errors.push(error.message))
        const mine = [
          '/',
          ...open.filter((p) => p.permission === 'session' || abilities.includes(p.permission)).map((p) => p.path),
        ]
        const known = size === 'narrow' && login !== ON_FOOT ? walkedNarrow : new Set<string>()
        for (const path of mine.filter((p, i) => mine.indexOf(p) === i && !known.has(p))) {
          if (size === 'narrow' && path !== '/') walkedNarrow.add(path)
          const page = await browser.visit(path, size)
          await settled(page)
          await shot(page, `${login}-${size}-${path.replaceAll('/', '_')}`)
          for (const fault of await axe(page)) faults.push(`${path}: ${fault}`)
          if (await tooWide(page)) faults.push(`${path}: wider than the screen`)
          if (/kit\.broken|系统内部出错|[a-zA-Z]+:[a-z]+\.[a-zA-Z.]+/.test(await page.locator('main').innerText()))
            faults.push(`${path}: shows a raw key or a fault`)
        }
        expect(errors).toEqual([])
        expect(faults).toEqual([])
      },
    )
  })
})
