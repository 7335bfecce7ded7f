import type { Block, Run } from '#shared/document.ts'
import type { Locale, Say } from '../../rules/index.ts'
import type { FigureBook } from '../figures.ts'
import type { SurveyData } from '../gather.ts'

/** What a section is written with. */
export interface Pen {
  data: SurveyData
  say: Say
  locale: Locale
  book: FigureBook
}

export const paragraph = (runs: readonly Run[]): Block => ({ kind: 'paragraph', runs: [...runs] })
export const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, runs: [{ text }] })

/** 一是、二是、三是 before each of several sentences; a single one stands alone. */
export function numbered({ say }: Pen, sentences: readonly (readonly Run[])[]): Block[] {
  if (sentences.length < 2) return sentences.map(paragraph)
  return sentences.map((runs, i) => paragraph([{ text: say(`survey.ordinals.o${i + 1}`) }, ...runs]))
}

/** A law by its title in title marks; a paper that is known by its number without. */
export const cited = ({ say }: Pen, document: string): string =>
  /号|^《/.test(document) ? document : say('survey.cited', { document })
