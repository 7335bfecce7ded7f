import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'

/**
 * What a page is built of, the shell and the content apart: elements, classes, roles, whether they hold words; not the
 * words. Rows and cards of one build count once, however many they are. Pages alike in this look alike to axe.
 */
export async function skeleton(page: Page): Promise<{ shell: string; content: string }> {
  const { shell, content } = await page.evaluate(draw)
  const hash = (text: string) => createHash('sha256').update(text).digest('base64url')
  return { shell: hash(shell), content: hash(content) }
}

/** Runs in the page. */
function draw(): { shell: string; content: string } {
  // What names one thing and says nothing of how it is built.
  const own =
    /^(id|for|href|src|value|d|points|x\d?|y\d?|cx|cy|r|width|height|title|transform|viewBox|placeholder|content)$/
  const named = /^(aria-(label|labelledby|describedby|controls|owns|activedescendant|valuenow|valuetext)|data-.*)$/
  const attribute = ({ name, value }: Attr): string => {
    if (own.test(name) || named.test(name)) return name
    // Classes of styles made while it runs, and sizes of what is drawn.
    return `${name}=${name === 'style' ? value.replace(/[\d.]+/g, '0') : value.replace(/\b(css|anticon)-[\w-]+/g, '')}`
  }
  const main = document.querySelector('main')!
  const of = (node: Element, inside: boolean): string => {
    const children = node === main && !inside ? [] : [...new Set([...node.children].map((c) => of(c, inside)))]
    const words = [...node.childNodes].some((n) => n.nodeType === 3 && n.textContent!.trim() !== '')
    return `<${node.tagName} ${[...node.attributes].map(attribute).toSorted().join(' ')}>${words ? '.' : ''}${children.join('')}</>`
  }
  return { shell: of(document.body, false), content: of(main, true) }
}

/** Goes to another page of the app as a link does, without loading it anew. */
export async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    for (const old of document.querySelectorAll('h1')) old.setAttribute('data-left', '')
    if (location.pathname === to) return document.querySelector('h1')?.removeAttribute('data-left')
    return history.pushState(null, '', to)
  }, path)
  await page.locator('h1:not([data-left])').first().waitFor()
}
