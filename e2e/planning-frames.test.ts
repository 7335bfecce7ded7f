import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { hasBrowser, openBrowser, shot, type Browser } from './browser.ts'
import { serveGallery } from './gallery/server.ts'

let browser: Browser
let gallery: { address: string; close: () => Promise<void> }

interface Seen {
  frames: number[]
  /** Frames after which a total on the page was not what the drawing holds. */
  late: number
  moved: number
}

/** Runs in the page: notes every frame while the brush goes, and whether the totals shown are those of the drawing. */
function watch(): void {
  interface Editor {
    community: (c: number) => { households: number }
    totals: () => { communities: number }
  }
  const page = window as unknown as {
    desk: { editor: Editor; numberOf: Map<string, number>; stroke: { before: Map<number, unknown> } | null }
    seen: Seen & { on: boolean }
  }
  const seen: Seen & { on: boolean } = { frames: [], late: 0, moved: 0, on: true }
  page.seen = seen
  const active = document.querySelector('.p-on .p-households')!
  let last = performance.now()
  // What runs after the frame sees what was painted in it.
  const painted = () => {
    const shown = Number(active.textContent!.replaceAll(',', ''))
    if (shown !== page.desk.editor.community(0).households) seen.late++
    seen.moved = Math.max(seen.moved, page.desk.stroke?.before.size ?? 0)
  }
  const frame = (now: number) => {
    if (!seen.on) return
    seen.frames.push(now - last)
    last = now
    requestAnimationFrame(frame)
    setTimeout(painted, 0)
  }
  requestAnimationFrame(frame)
}

describe.skipIf(!hasBrowser)('a drawing of 20,000 units', () => {
  beforeAll(async () => {
    gallery = await serveGallery(inject('gallery'))
    browser = await openBrowser(gallery.address)
  })
  afterAll(async () => {
    await browser?.close()
    await gallery?.close()
  })

  it.each([
    ['plots', 'community'],
    ['plots', 'size'],
    ['points', 'community'],
  ])('of %s coloured by %s shows its totals in the frame of the brush', async (kind, colour) => {
    const page = await browser.visit(`/table?units=20000${kind === 'points' ? '&points=1' : ''}`)
    await page.locator('.p-canvas').first().waitFor({ state: 'attached' })
    if (colour !== 'community') await page.getByLabel('颜色表示').selectOption(colour)
    await page.getByText('画笔', { exact: true }).click()
    const map = page.locator('.p-map')
    await map.scrollIntoViewIfNeeded()
    const box = (await map.boundingBox())!
    await page.mouse.move(box.x + 80, box.y + 80)
    await page.mouse.down()
    await page.evaluate(watch)
    const strokes = 400
    for (let i = 0; i < strokes; i++) {
      const x = box.x + 40 + (box.width - 80) * Math.abs(((i / 40) % 2) - 1)
      await page.mouse.move(x, box.y + 40 + ((box.height - 80) * i) / strokes)
    }
    const seen = await page.evaluate(() => {
      const { seen: all } = window as unknown as { seen: Seen & { on: boolean } }
      all.on = false
      return all
    })
    await page.mouse.up()
    await shot(page, `planning-frames-${kind}-${colour}`)
    const total = seen.frames.reduce((a, b) => a + b, 0)
    const sorted = seen.frames.toSorted((a, b) => a - b)
    const slow = sorted[Math.floor(sorted.length * 0.95)]!
    process.stdout.write(
      `20,000 ${kind} by ${colour}: ${((1000 * seen.frames.length) / total).toFixed(1)} frames a second while brushing, 95 in 100 within ${slow.toFixed(0)} ms; ${seen.moved} units in the stroke\n`,
    )
    expect(seen.moved).toBeGreaterThan(1000)
    expect(seen.late).toBe(0)
  })
})
