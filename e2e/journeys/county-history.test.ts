import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, hasBrowser, settled, shot, sizes, tooWide, type Browser, type Size } from '../browser.ts'
import { enter } from '../city.ts'

let browser: Browser
const both = Object.keys(sizes) as Size[]

describe.skipIf(!hasBrowser)('where a district came from', () => {
  beforeAll(async () => {
    browser = await enter('city')
  })
  afterAll(() => browser?.close())

  it.each(both)('is told by the yearly tables of codes, with decision and source (%s)', async (size) => {
    const start = await browser.visit('/areas', size)
    const found = await start.request.get(new URL('/api/areas?search=兰山区&level=3', start.url()).href)
    const { rows } = (await found.json()) as { rows: { id: string }[] }
    const page = await browser.visit(`/areas/${rows[0]!.id}`, size)
    await page.getByRole('heading', { name: '县级区划代码沿革' }).waitFor()
    await page.getByText('1994年 临沂市（372801）→ 兰山区（371302）').waitFor()
    await page.getByText('国函〔1994〕131号').first().waitFor()
    expect(await page.getByText('2003年 费县（371325）→ 兰山区（371302）').count()).toBe(1)
    await settled(page)
    await shot(page, `county-history-${size}`)
    expect(await axe(page)).toEqual([])
    expect(await tooWide(page)).toBe(false)
  })
})
