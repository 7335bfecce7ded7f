import { readNumeral } from './numerals.ts'
import type { ParsedArticle } from './types.ts'

const NUMERAL = '[零〇○一二三四五六七八九十百千]+'
const ARTICLE = new RegExp(`^(?:\\*\\*)?(第(${NUMERAL})条(?:之(${NUMERAL}))?)(?:\\*\\*)?(?:\\s+(.*)|)$`)
const ITEM = new RegExp(`^((${NUMERAL}))、(.*)$`)
const HEADING = /^#{2,6}\s+(.+)$/
const SECTION = new RegExp(`^第${NUMERAL}节`)
const PART = new RegExp(`^(第${NUMERAL}(?:编|章|节))\\s*(.*)$`)

export interface Line {
  text: string
  /** Counted from 1 in the file. */
  at: number
}

/** `第一章  总    则` → `第一章 总则`: Chinese headings are spread with spaces to fill a line. */
export function cleanHeading(text: string): string {
  const bare = text.replaceAll('*', '').trim()
  const part = PART.exec(bare)
  return part ? `${part[1]} ${part[2]!.replace(/\s+/g, '')}`.trim() : bare
}

/**
 * Cuts a body into its preamble and articles. A document without 第…条 is cut at its items 一、二、. A paragraph that merely
 * begins with the words 第十条规定 is no article: after its number an article has a space or ends the line.
 */
export function readArticles(lines: Line[]): ParsedArticle[] {
  const pattern = lines.some((l) => ARTICLE.test(l.text)) ? ARTICLE : ITEM
  const found: ParsedArticle[] = []
  let chapter: string | null = null
  let section: string | null = null
  let open: ParsedArticle | undefined
  for (const { text, at } of lines) {
    const heading = HEADING.exec(text)
    if (heading) {
      const name = cleanHeading(heading[1]!)
      if (SECTION.test(name)) section = name
      else [chapter, section] = [name, null]
      open = undefined
      continue
    }
    const start = pattern.exec(text)
    if (start) open = begin(start, pattern === ITEM, { chapter, section, line: at })
    else if (!open) open = { number: 0, sub: 0, label: '', chapter, section, body: text, line: at }
    else {
      open.body = open.body ? `${open.body}\n${plain(text)}` : plain(text)
      continue
    }
    found.push(open)
  }
  return found
}

function begin(
  m: RegExpExecArray,
  item: boolean,
  at: Pick<ParsedArticle, 'chapter' | 'section' | 'line'>,
): ParsedArticle {
  const sub = item ? 0 : m[3] ? readNumeral(m[3])! : 0
  const body = plain((item ? m[3] : m[4]) ?? '')
  return { number: readNumeral(m[2]!)!, sub, label: m[1]!, ...at, body }
}

const plain = (text: string): string => text.replaceAll('**', '').trim()

/** Places where the numbers do not go on by one: `{ after, next }` by label. */
export function numberingFaults(
  articles: ParsedArticle[],
): { after: string; next: string; line: number; twice: boolean }[] {
  const numbered = articles.filter((a) => a.number > 0)
  return numbered.flatMap((next, i) => {
    const before = numbered[i - 1] ?? { number: 0, sub: 0, label: '' }
    const goesOn =
      (next.number === before.number + 1 && next.sub === 0) ||
      (next.number === before.number && next.sub === before.sub + 1)
    const twice = next.number === before.number && next.sub === before.sub
    return goesOn ? [] : [{ after: before.label, next: next.label, line: next.line, twice }]
  })
}
