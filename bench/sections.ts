import { existsSync, readFileSync } from 'node:fs'

/** Parts of docs/benchmarks.md that other commands write stand between these marks and survive. */
const marks = (name: string) => [`<!-- ${name} -->`, `<!-- /${name} -->`] as const

/** A part with its marks; empty when the page has none. */
export function sectionOf(page: string, name: string): string {
  const [open, close] = marks(name)
  const text = existsSync(page) ? readFileSync(page, 'utf8') : ''
  const [from, to] = [text.indexOf(open), text.indexOf(close)]
  return from >= 0 && to > from ? text.slice(from, to + close.length) : ''
}

/** The page with this part in place of the one it had, or at its end. */
export function withSection(page: string, name: string, content: string): string {
  const [open, close] = marks(name)
  const text = existsSync(page) ? readFileSync(page, 'utf8') : '# Benchmarks\n'
  const before = sectionOf(page, name)
  const part = `${open}\n${content.trim()}\n${close}`
  return before ? text.replace(before, () => part) : `${text.trimEnd()}\n\n${part}\n`
}
