import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { axe, hasBrowser, openBrowser, settled, shot, sizes, tooWide, type Browser, type Size } from './browser.ts'
import { serveGallery, state } from './gallery/server.ts'

const both = Object.keys(sizes) as Size[]
let browser: Browser
let gallery: { address: string; close: () => Promise<void> }

/** The page is as it must be: no violation, not wider than the screen. */
async function good(page: Page, name: string) {
  await shot(page, `kit-${name}`)
  expect(await axe(page)).toEqual([])
  expect(await tooWide(page)).toBe(false)
}

describe.skipIf(!hasBrowser)('the kit in a browser', () => {
  beforeAll(async () => {
    gallery = await serveGallery(inject('gallery'))
    browser = await openBrowser(gallery.address)
  })
  afterAll(async () => {
    await browser?.close()
    await gallery?.close()
  })
  beforeEach(() => Object.assign(state, { signedIn: true, refuse: undefined, commands: [] }))

  describe.each(both)('%s', (size) => {
    test.each(['/', '/lists', '/lists?asOf=2002-06-30', '/forms', '/forms?step=done', '/parts', '/closed', '/nowhere'])(
      '%s has no violation and fits',
      async (path) => {
        const page = await browser.visit(path, size)
        await settled(page)
        await good(page, `${size}${path.replace(/\W+/g, '-')}`)
      },
    )
    test('a form shows every fault at its field, in words', async () => {
      const page = await browser.visit('/forms', size)
      await page.getByRole('button', { name: '登记', exact: true }).click()
      await page.getByText('请填写').first().waitFor()
      await page.getByLabel('启用日期').fill('2002-2-30')
      await page.getByText('这不是日历上有的日期').waitFor()
      await good(page, `${size}-form-faults`)
      await page.getByRole('radio', { name: '男', exact: true }).waitFor()
    })
    test('the switches of area and day open, name themselves and close by Escape', async () => {
      const page = await browser.visit('/lists', size)
      await page.getByRole('button', { name: /临沂市/ }).click()
      await page.getByRole('dialog', { name: '选择区域' }).waitFor()
      await page.getByRole('button', { name: '兰山区', exact: true }).waitFor()
      await good(page, `${size}-area`)
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: /2026年11月22日/ }).click()
      await page.getByLabel('查看哪一天的情况').fill('2002年6月30日')
      await good(page, `${size}-day`)
      await page.getByRole('button', { name: '按此查看' }).click()
      await page.getByText('你正在看 2002年6月30日 的情况').waitFor()
      expect(page.url()).toContain('asOf=2002-06-30')
      await page.getByRole('button', { name: '回到今天' }).click()
      await page.getByText('你正在看').waitFor({ state: 'detached' })
    })
    test('the palette finds pages and things by keyboard', async () => {
      const page = await browser.visit('/', size)
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill('登记')
      await page.getByRole('option', { name: '登记小区', exact: true }).first().waitFor()
      await good(page, `${size}-palette`)
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: '登记小区' }).waitFor()
    })
    test('the tools of a list open and say what they do', async () => {
      const page = await browser.visit('/lists', size)
      for (const name of ['常用查询', '显示的列', '导出']) {
        await page.getByRole('button', { name, exact: true }).click()
        await page.getByRole('dialog', { name }).waitFor()
        await settled(page)
        await good(page, `${size}-list-${name}`)
        await page.keyboard.press('Escape')
      }
    })
    test('a figure says where it came from', async () => {
      const page = await browser.visit('/lists', size)
      await page.getByRole('button', { name: /总人口 1,580,000人/ }).click()
      await page.getByText('由上报或调查得来').waitFor()
      await good(page, `${size}-figure`)
    })
    test('a masked value asks for its purpose', async () => {
      const page = await browser.visit('/parts', size)
      await page.getByRole('button', { name: '查看完整的身份证号' }).click()
      await page.getByLabel('用途').fill('核对低保申请')
      await good(page, `${size}-reveal`)
      await page.getByRole('button', { name: '查看', exact: true }).click()
      await page.getByText('371399199001010017').waitFor()
    })
    test('pictures turn into tables', async () => {
      const page = await browser.visit('/parts', size)
      for (const button of await page.getByRole('button', { name: '看表格' }).all()) await button.isVisible()
      while ((await page.getByRole('button', { name: '看表格' }).count()) > 0)
        await page.getByRole('button', { name: '看表格' }).first().click()
      await page.getByRole('cell', { name: '1994年12月17日' }).waitFor()
      await good(page, `${size}-tables`)
    })
  })

  test.each(both)('the sign-in page has no violation at %s', async (size) => {
    state.signedIn = false
    const page = await browser.visit('/lists', size)
    await page.getByLabel('登录名').waitFor()
    await settled(page)
    await good(page, `${size}-sign-in`)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Log in' }).waitFor()
    await good(page, `${size}-sign-in-en`)
    await page.getByRole('button', { name: '切换为中文' }).click()
    await page.getByLabel('登录名').waitFor()
  })

  test('a list keeps its question in the address', async () => {
    const page = await browser.visit('/lists')
    await page.getByLabel('类别').selectOption('楼院')
    await page.getByLabel('搜索').fill('银雀')
    await page.getByRole('button', { name: '人数' }).click()
    await page.getByText('共 12 条').waitFor()
    const address = new URL(page.url())
    expect(Object.fromEntries(address.searchParams)).toEqual({ kind: '楼院', search: '银雀', sort: 'people' })
    await page.goto(address.href)
    await page.getByText('共 12 条').waitFor()
    expect(await page.getByLabel('搜索').inputValue()).toBe('银雀')
  })

  test('leaving a form with unsent input asks first, and the heading of the next page takes the focus', async () => {
    const page = await browser.visit('/forms')
    await page.getByLabel('名称').fill('未提交的小区')
    await page.getByRole('link', { name: '居民小区' }).click()
    await page.getByRole('dialog', { name: '离开这个页面' }).waitFor()
    await good(page, 'leave')
    await page.getByRole('button', { name: '取消' }).click()
    expect(new URL(page.url()).pathname).toBe('/forms')
    await page.getByRole('link', { name: '居民小区' }).click()
    await page.getByRole('button', { name: '离开', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '居民小区' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    expect(await page.title()).toBe('居民小区 · 里仁')
    await page.goBack()
    await page.getByRole('button', { name: '清除，重新填写' }).click()
    expect(await page.getByLabel('名称').inputValue()).toBe('')
  })

  test('up and down walk through the rows of a list, Enter opens one', async () => {
    const page = await browser.visit('/lists')
    await page.getByRole('link', { name: '金泰1号院' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/thing=2/)
  })

  test('on paper a page says where and when it speaks of, and shows no controls', async () => {
    const page = await browser.visit('/lists?asOf=2002-06-30')
    await settled(page)
    await page.emulateMedia({ media: 'print' })
    await page.getByText('临沂市 · 2002年6月30日 的情况').waitFor()
    expect(await page.getByRole('navigation', { name: '主导航' }).isVisible()).toBe(false)
    expect(await page.getByRole('button', { name: '导出' }).isVisible()).toBe(false)
    await shot(page, 'kit-print')
    await page.emulateMedia({ media: null })
  })

  test('what was typed survives a reload, a dropped line and the end of a session, and is sent once', async () => {
    const page = await browser.visit('/forms')
    await page.getByLabel('名称').fill('金泰小区')
    await page.getByLabel('类别').selectOption('小区')
    await page.getByLabel('人数').fill('120')
    await page.getByLabel('启用日期').fill('19980701')
    await page.waitForTimeout(600)
    page.on('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await page.getByText('已恢复上次没有提交的内容').waitFor()
    expect(await page.getByLabel('启用日期').inputValue()).toBe('1998-07-01')
    await page.getByRole('radio', { name: '男', exact: true }).check()
    await page.getByLabel('以上内容属实').check()
    await page.context().setOffline(true)
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('与服务器的连接断开了').waitFor()
    await good(page, 'offline')
    await page.context().setOffline(false)
    await page.getByText('与服务器的连接断开了').waitFor({ state: 'detached' })
    state.refuse = {
      status: 409,
      error: { code: 'gallery.taken', message: '这个名称已经用过', params: {}, field: 'name' },
    }
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.locator('.wrong', { hasText: '这个名称已经用过' }).waitFor()
    state.refuse = undefined
    await page.getByLabel('名称').fill('金泰花园')
    state.signedIn = false
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByRole('dialog').getByText('登录已到期').waitFor()
    await good(page, 'sign-in-again')
    await page.getByLabel('登录名').fill('city')
    await page.getByLabel('口令', { exact: true }).fill('demonstration')
    await page.getByRole('dialog').getByRole('button', { name: '登录', exact: true }).click()
    await page.getByText('已登记：138').waitFor()
    expect(new Set(state.commands).size).toBe(2)
  })
})
