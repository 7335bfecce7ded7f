import type { Ctx } from '#server/context.ts'
import { translator } from '#server/texts.ts'
import type { DocumentModel } from '#shared/document.ts'
import { dayInWords, type Say } from '../rules/index.ts'
import { figureBook, type Earlier, type ShownFigure } from './figures.ts'
import type { SurveyData } from './gather.ts'
import {
  annex,
  countiesTable,
  features,
  firstHeading,
  pictures,
  problems,
  situation,
  type Pen,
} from './sections/index.ts'

export interface Composed {
  document: DocumentModel
  figures: ShownFigure[]
}

/**
 * The survey report in one language: the sections for which there are data, in official style. With an earlier issue,
 * figures that differ from it are marked and say what they were.
 */
export function compose(ctx: Ctx, data: SurveyData, earlier?: Earlier): Composed {
  const translate = translator(ctx.locale)
  const say: Say = (key, params) => translate(`reports:${key}`, params)
  const pen: Pen = { data, say, locale: ctx.locale, book: figureBook(say, ctx.locale, earlier) }
  const blocks = [
    firstHeading(pen),
    ...situation(pen),
    ...countiesTable(pen),
    ...pictures(pen),
    ...features(pen),
    ...problems(pen),
    ...annex(pen),
  ]
  const day = dayInWords(data.time.day, ctx.locale)
  const document: DocumentModel = {
    locale: ctx.locale,
    title: say('survey.title', { area: data.area.name }),
    subtitle: say('survey.subtitle', { day }),
    header: say('survey.header', { area: data.area.name, day }),
    author: say('survey.author'),
    createdAt: ctx.now.toISOString(),
    blocks,
  }
  return { document, figures: pen.book.list }
}
