import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { inject } from 'vitest'
import { demonstrationPassword } from '../packages/app/modules/accounts/queries/demonstration.ts'
import { startApp, type RunningApp } from './app.ts'
import { openBrowser, type Browser } from './browser.ts'
import { ask } from './city.ts'

/** A city of its own, whose days can be gone through: the server starts anew on the same folder with its clock ahead. */
export interface LaterCity {
  /** Goes to so many days from now (a part of a day too), with a fresh browser. */
  startOn: (days: number) => Promise<void>
  /** Signs in with an account of the demonstration. */
  as: (login: string) => Promise<Page>
  browser: () => Browser
  address: () => string
  stop: () => Promise<void>
}

/** @param begins `built`: with the demonstration as it was built today; else it is built on the day of the first start */
export function laterCity(begins: 'built' | 'empty'): LaterCity {
  const data = mkdtempSync(join(tmpdir(), 'liren-later-'))
  const clock = `--import=${join(import.meta.dirname, 'clock.ts')}`
  let app: RunningApp | undefined
  let browser: Browser | undefined
  const close = async () => {
    await browser?.close()
    await app?.stop()
  }
  return {
    startOn: async (days) => {
      await close()
      if (!app && begins === 'built') cpSync(inject('built'), data, { recursive: true })
      app = await startApp({ data, env: { NODE_OPTIONS: clock, E2E_DAYS: String(days) } })
      browser = await openBrowser(app.address)
    },
    as: async (login) => {
      const page = await browser!.visit('/')
      await ask(page, 'POST', '/api/accounts/sign-in', { login, password: demonstrationPassword })
      return page
    },
    browser: () => browser!,
    address: () => app!.address,
    stop: async () => {
      await close()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
