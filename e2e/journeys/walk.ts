import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { axe, settled, shot, sizes, tooWide, type Size } from '../browser.ts'

/** Both sizes, for `it.each`. */
export const both = Object.keys(sizes) as Size[]

/** A step of a journey: the page is still, kept as a picture, without violation, and within the screen. */
export async function good(page: Page, name: string): Promise<void> {
  await settled(page)
  await shot(page, `journey-${name}`)
  expect(await axe(page), name).toEqual([])
  expect(await tooWide(page), `${name} is wider than the screen`).toBe(false)
  expect(await page.locator('main').first().innerText(), `${name} shows a raw key`).not.toMatch(
    /\b[a-z]+:[a-z]+\.[a-zA-Z.]+/,
  )
}

/** Looks at another day with the date switcher. */
export async function lookAt(page: Page, day: string): Promise<void> {
  await page
    .locator('header')
    .getByRole('button', { name: /\d+年\d+月\d+日/ })
    .click()
  await page.getByLabel('查看哪一天的情况').fill(day)
  await page.getByRole('button', { name: '按此查看' }).click()
  await page.getByText('你正在看').waitFor()
}

/** The whole number that a text begins with, `12,088人`. */
export const numberIn = (text: string): number => Number(/[\d,]+/.exec(text)![0].replaceAll(',', ''))
