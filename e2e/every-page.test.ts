import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadPages } from '../packages/app/web/modules.ts'
import { axe, hasBrowser, settled, shot, sizes, tooWide, type Browser, type Size } from './browser.ts'
import { ask, enter } from './city.ts'
import { follow, skeleton } from './walked.ts'

const { pages } = await loadPages()
/** Pages that can be opened without naming one thing; the others are walked by the journeys. */
const open = pages.filter((p) => !p.path.includes('$'))
const ROLES = ['city', 'street', 'worker', 'security', 'audit']
/** Who carries the telephone: looks at all of their pages at 360 px. */
const ON_FOOT = 'worker'
const TABS = 2
const SHELL = { exclude: [['main']] }
/** What axe has been over, by size: a shell or a content of the same build is not gone over again. */
const gone = new Set<string>()
/** What was opened, by size. */
const opened = new Set<string>()
const counts = { looked: 0, again: 0 }

/** What is wrong with a page as it stands at a size. */
async function look(page: Page, name: string, size: Size): Promise<string[]> {
  const faults: string[] = []
  if (await tooWide(page)) faults.push('wider than the screen')
  if (/kit\.broken|系统内部出错|[a-zA-Z]+:[a-z]+\.[a-zA-Z.]+/.test(await page.locator('main').innerText()))
    faults.push('shows a raw key or a fault')
  if ((await page.title()) === '' || (await page.locator('h1').count()) !== 1) faults.push('has no title of its own')
  const { shell, content } = await skeleton(page)
  const known = { shell: gone.has(`${size} ${shell}`), content: gone.has(`${size} ${content}`) }
  counts.looked++
  if (known.shell && known.content) counts.again++
  else {
    await shot(page, name)
    const found = await axe(page, known.shell ? 'main' : known.content ? SHELL : undefined)
    // What is wrong stays wrong when the test is run again.
    if (found.length === 0) gone.add(`${size} ${shell}`).add(`${size} ${content}`)
    faults.push(...found)
  }
  return faults.map((fault) => `${name}: ${fault}`)
}

interface Visit {
  path: string
  size: Size
  /** Nobody opened it before: by its address. Later by the way a link takes. */
  first: boolean
}

/** All pages wide, then narrow: whoever is on foot all of them, others those that nobody looked at narrow before. */
function visitsOf(login: string, paths: readonly string[]): Visit[] {
  const all = [...new Set(paths)]
  const narrow = all.filter((path) => login === ON_FOOT || path === '/' || !opened.has(`narrow ${path}`))
  const visits = [
    all.map((path) => ({ path, size: 'wide' as Size })),
    narrow.map((path) => ({ path, size: 'narrow' as Size })),
  ]
  return visits.flat().map((visit) => {
    const first = visit.size === 'wide' && !opened.has(`wide ${visit.path}`)
    opened.add(`${visit.size} ${visit.path}`)
    return { ...visit, first }
  })
}

describe.skipIf(!hasBrowser)('every page', () => {
  afterAll(() => {
    const { looked, again } = counts
    process.stdout.write(`${looked} pages looked at; axe had been over ${again} of the same build already\n`)
  })
  describe.each(ROLES)('for %s', (login) => {
    let browser: Browser
    let visits: Visit[] | undefined
    beforeAll(async () => {
      browser = await enter(login)
    })
    afterAll(() => browser?.close())

    it('opens wide and narrow with no violation, no refusal, and within the screen', { timeout: 600_000 }, async () => {
      const { abilities } = await ask<{ abilities: string[] }>(await browser.tab(0), 'GET', '/api/me')
      const mine = open.filter((p) => p.permission === 'session' || abilities.includes(p.permission))
      visits ??= visitsOf(login, ['/', ...mine.map((p) => p.path)])
      const waiting = [...visits]
      const faults: string[] = []
      const lane = async (tab: number) => {
        const page = await browser.tab(tab)
        watch(page, faults)
        await browser.visit('/account', 'wide', tab)
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          if (next.first) await browser.visit(next.path, next.size, tab)
          else {
            await page.setViewportSize(sizes[next.size])
            await follow(page, next.path)
          }
          await settled(page, 60)
          faults.push(...(await look(page, `${login}-${next.size}-${next.path.replaceAll('/', '_')}`, next.size)))
        }
      }
      await Promise.all(Array.from({ length: TABS }, (_, tab) => lane(tab)))
      expect(faults).toEqual([])
    })
  })
})

function watch(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
  page.on('console', (said) => {
    if (said.type() === 'error') faults.push(`${page.url()} said: ${said.text()}`)
  })
}
