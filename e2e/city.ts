import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { inject } from 'vitest'
import { demonstrationPassword } from '../packages/app/modules/accounts/queries/demonstration.ts'
import { openBrowser, type Browser } from './browser.ts'

/** Address of the demonstration city of the lane that this file runs in. */
export const cityAddress = (): string => inject('addresses')[Number(process.env['VITEST_POOL_ID']) - 1]!

/** A browser in the demonstration city, signed in with one of its accounts. */
export async function enter(login: string): Promise<Browser> {
  const browser = await openBrowser(cityAddress())
  const page = await browser.visit('/')
  await ask(page, 'POST', '/api/accounts/sign-in', { login, password: demonstrationPassword })
  return browser
}

/** Asks the API as the page would, in its session. */
export async function ask<T>(page: Page, method: string, path: string, body?: unknown): Promise<T> {
  const reply = await page.evaluate(
    async ({ method: m, path: p, body: b }) => {
      const answer = await fetch(p, {
        method: m,
        headers: { 'x-liren-request': '1', ...(b === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(b === undefined ? {} : { body: JSON.stringify(b) }),
      })
      return { status: answer.status, text: await answer.text() }
    },
    { method, path, body },
  )
  if (reply.status >= 400) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`)
  return JSON.parse(reply.text || '{}') as T
}

/**
 * Sets up a second factor for whoever is signed in; the session is a strong one from then on. `now` is the server's clock.
 * @returns a way to remove it
 */
export async function strengthen(page: Page, now = Date.now()): Promise<() => Promise<unknown>> {
  const own = '/api/accounts/mine/second-factor'
  const { secret } = await ask<{ secret: string }>(page, 'POST', own, { password: demonstrationPassword })
  const code = TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: now })
  const { recoveryCodes } = await ask<{ recoveryCodes: string[] }>(page, 'POST', `${own}/confirm`, { code })
  return () => ask(page, 'POST', `${own}/remove`, { password: demonstrationPassword, code: recoveryCodes[0] })
}
