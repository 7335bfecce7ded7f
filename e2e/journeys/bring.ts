import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { Browser, Size } from '../browser.ts'
import { ask, enter } from '../city.ts'

/** A browser signed in for the tests of a block, and a folder for the files that they bring in. */
export function atWork(login: string) {
  let browser: Browser
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'liren-bring-'))
    browser = await enter(login)
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    visit: (path: string, size?: Size) => browser.visit(path, size),
    /** Writes a file and says where it is. */
    kept: (name: string, text: string): string => {
      const path = join(folder, name)
      writeFileSync(path, text)
      return path
    },
  }
}
export type AtWork = ReturnType<typeof atWork>

/** Chooses a file in the field of a label. */
export const choose = (page: Page, label: string, path: string): Promise<void> =>
  page.locator('main').getByLabel(label, { exact: true }).setInputFiles(path)

/** The area of whoever is signed in. */
export async function here(page: Page): Promise<{ areaId: string }> {
  const { post } = await ask<{ post: { areaId: string } }>(page, 'GET', '/api/me')
  return { areaId: post.areaId }
}
