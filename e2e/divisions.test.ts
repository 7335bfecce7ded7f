import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityEnv, startApp, type RunningApp } from './app.ts'
import { axe, hasBrowser, openBrowser, shot, tooWide, type Browser, type Size } from './browser.ts'
import { ask } from './city.ts'

const data = join(import.meta.dirname, '../../shared/data/divisions')
const release = (year: number) => join(data, `linyi_${year}.csv`)
const main = join(import.meta.dirname, '../packages/app/main.ts')
const PASSWORD = 'Lin-Yi_2026,ok'

let folder: string
let app: RunningApp
let browser: Browser

/** The command line on the folder of the city; no server may hold it meanwhile. */
const liren = (...args: string[]) =>
  execFileSync(process.execPath, [main, ...args], { env: cityEnv(folder, { LIREN_DEMO: '0' }), encoding: 'utf8' })

async function good(page: Page, name: string, size: Size) {
  await shot(page, `divisions-${name}-${size}`)
  expect(await axe(page)).toEqual([])
  expect(await tooWide(page)).toBe(false)
}

async function signIn(first: string): Promise<void> {
  const page = await browser.visit('/')
  await ask(page, 'POST', '/api/accounts/sign-in', { login: 'officer', password: first, newPassword: PASSWORD })
}

/** Hands a release in, confirms its findings all at once, and takes it over. */
async function takeOver(year: number, day: string, size: Size) {
  const page = await browser.visit('/areas/releases', size)
  await page.getByRole('button', { name: '上传版本文件' }).click()
  await page.getByLabel('版本日期').fill(day)
  await page.getByLabel('版本日期').press('Tab')
  await page.locator('input[type=file]').setInputFiles(release(year))
  await page.waitForURL(/\/areas\/releases\/[0-9a-f-]{36}/)
  await page.getByRole('heading', { name: '对照结果' }).waitFor()
  await page.getByText('待确认').first().waitFor()
  await good(page, `found-${year}`, size)
  await page.getByRole('button', { name: '启用这个版本' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '启用这个版本' }).click()
  await page.getByText('已启用').first().waitFor()
  return page
}

describe.skipIf(!hasBrowser || !existsSync(release(2016)))(
  'the releases from 2016 to 2023 (skipped without a browser or ../shared/data)',
  () => {
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'liren-divisions-'))
      liren('import', 'divisions', release(2016), '--released', '2016-10-31')
      const said = liren(
        'account',
        'create',
        'officer',
        '--role',
        'cityOfficer',
        '--area',
        '3713',
        '--name',
        '市民政局',
      )
      app = await startApp({ data: folder, env: { LIREN_DEMO: '0' } })
      browser = await openBrowser(app.address)
      await signIn(/one-time password (\S+)/.exec(said)![1]!)
    })
    afterAll(async () => {
      await browser?.close()
      await app?.stop()
      rmSync(folder, { recursive: true, force: true })
    })

    it('are handed in, looked at and taken over in the browser, and give one village one history', async () => {
      await takeOver(2018, '2018-10-31', 'wide')
      await takeOver(2020, '2020-11-06', 'narrow')
      await takeOver(2023, '2023-09-11', 'wide')
      for (const size of ['wide', 'narrow'] as const) {
        const page = await browser.visit('/areas/list?search=前十社区', size)
        await page.getByRole('link', { name: '前十社区居民委员会' }).first().click()
        await page.getByRole('heading', { level: 1, name: '前十社区居民委员会' }).waitFor()
        await page.getByText('前十里堡社区居委会').first().waitFor()
        await page.getByText('更名').first().waitFor()
        await good(page, 'village', size)
      }
    })
  },
)
