import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { dayOf } from '#shared/dates.ts'
import type { Figure } from '../contract.ts'
import { compose, type Composed } from '../survey/compose.ts'
import type { Earlier, ShownFigure } from '../survey/figures.ts'
import { gather } from '../survey/gather.ts'
import { figuresOf, findLast } from './reports.ts'

export interface Asked {
  areaId: string
  template: 'survey'
  day: string
  knownOn: string | null
}

/**
 * The report as it would be issued now, in the language of the caller.
 * @throws AppError `reports.future`, `reports.nothingKnown`, `access.notFound`
 */
export async function write(ctx: Ctx, ask: Asked): Promise<Composed> {
  if (ask.day > dayOf(ctx.now)) throw new AppError('reports.future', 422, { day: ask.day }, 'day')
  const data = await gather(ctx, ask.areaId, { day: ask.day, knownOn: ask.knownOn })
  return compose(ctx, data, await earlierOf(ctx, ask))
}

async function earlierOf(ctx: Ctx, ask: Asked): Promise<Earlier | undefined> {
  const last = await findLast(ctx, ask.template, ask.areaId)
  if (!last) return undefined
  return { day: last.day, values: new Map((await figuresOf(ctx, last.id)).map((f) => [f.slot, f.value])) }
}

/** A figure as it is told to the page and kept with the issue. */
export function told(f: ShownFigure): Figure {
  return {
    no: f.no,
    slot: f.slot,
    indicatorKey: f.indicatorKey,
    name: f.name,
    description: f.description,
    unit: f.unit,
    scopeName: f.scope.name,
    day: f.day,
    ...f.amount,
    sources: f.sources.map(({ scopeName, period, source, document, page }) => ({
      scopeName,
      period,
      source,
      document,
      page,
    })),
    display: f.display,
    address: f.address,
  }
}

/** Preview for the page. */
export async function preview(ctx: Ctx, ask: Asked) {
  await require(ctx, 'reports.view', ask.areaId)
  const { document, figures } = await write(ctx, ask)
  const last = await findLast(ctx, ask.template, ask.areaId)
  return { document, figures: figures.map(told), nextNo: (last?.no ?? 0) + 1, previousId: last?.id ?? null }
}
