import { readNumeral } from './numerals.ts'

/** Where an article stands on its page: `a13`, `a10-1` for 第十条之一. */
export const anchorOf = (article: { number: number; sub: number }): string =>
  `a${article.number}${article.sub > 0 ? `-${article.sub}` : ''}`

/** The anchor of a cited article (`第十九条`, `第十条之一`), or `null` where the words name none. */
export function anchorOfLabel(label: string): string | null {
  const m = /^第(.+?)条(?:之(.+))?$/.exec(label)
  const number = m ? readNumeral(m[1]!) : undefined
  return number === undefined ? null : anchorOf({ number, sub: m![2] ? (readNumeral(m![2]) ?? 0) : 0 })
}
