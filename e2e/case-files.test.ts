import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, type Browser } from './browser.ts'
import { enter } from './city.ts'
import { both, good } from './journeys/walk.ts'

let browser: Browser
const folder = mkdtempSync(join(tmpdir(), 'liren-film-'))
const film = join(folder, '路灯.mp4')

describe.skipIf(!hasBrowser)('what is added to a case', () => {
  beforeAll(async () => {
    // The head of an MP4 film, and 50 MB behind it.
    writeFileSync(film, Buffer.concat([Buffer.from('00000018667479706d703432000000006d70343269736f6d', 'hex'), Buffer.alloc(50 * 1024 * 1024)])) // prettier-ignore
    browser = await enter('worker')
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(both)('may be a voice note from the device; a film of 50 MB is refused kindly and nothing typed is lost (%s)', async (size) => {
    const title = `东门路灯不亮（${size}）`
    const page = await browser.visit('/services/cases/new?door=grid', size)
    await page.getByLabel('标题').fill(title)
    await page.getByLabel('内容').fill('录了一段话，请听。')
    await page.locator('input[type="file"]').setInputFiles(film)
    await page.getByText('暂不接收视频（“路灯.mp4”）').waitFor()
    await page.getByText('请拍几张照片，或用语音说明').waitFor()
    expect(await page.getByLabel('标题').inputValue()).toBe(title)
    expect(await page.getByLabel('内容').inputValue()).toBe('录了一段话，请听。')
    await good(page, `case-film-${size}`)

    await page.getByRole('button', { name: '录一段话' }).click()
    await page.getByRole('timer').waitFor()
    await good(page, `case-voice-${size}`)
    await page.waitForTimeout(1500)
    await page.getByRole('button', { name: '录好了' }).click()
    await page.getByRole('list', { name: '已上传' }).getByText(/录音\d+\.webm/).waitFor()
    await page.getByRole('button', { name: '登记诉求' }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.locator('audio').waitFor({ state: 'attached' })
  }) // prettier-ignore

  it('says what to do instead where the device cannot record', async () => {
    const page = await browser.visit('/services/cases/new?door=grid', 'narrow')
    await page.evaluate(() => Reflect.deleteProperty(globalThis, 'MediaRecorder'))
    await page.getByRole('button', { name: '录一段话' }).click()
    await page.getByText('这台设备或浏览器不能在网页里录音').waitFor()
    await good(page, 'case-voice-none')
  })
})
