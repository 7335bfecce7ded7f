import { sql } from 'kysely'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type { Indicator } from '#server/indicator.ts'
import { AppError } from '#shared/errors.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import type { FigureInput } from '../contract.ts'
import { indicatorOf } from '../definitions.ts'
import { lastDayOf } from '../rules/index.ts'
import { areaOn, enterScope, scopeOf } from '../scope.ts'

/** What a return states, before it is written. */
export interface NewFigure {
  indicatorKey: string
  areaId: string
  planningAreaId: string | null
  part: string | null
  period: string
  day: Day
  standsUntil: Day | null
  value: number
  source: string
  document: string | null
  page: string | null
  note: string | null
}

/**
 * Enters a figure stated by a return or survey for an area or planning area and a period that has ended.
 * @throws AppError `indicators.unknown`, `oneScope`, `badPeriod`, `future`, `endsBefore`, `negative`, `notWhole`, `notShare`,
 * `shareComputed`, `unknownPart`, `tooDetailed`, `alreadyReported` (correct that one instead)
 */
export async function reportFigure(ctx: Ctx, input: FigureInput): Promise<{ id: string; figureId: string }> {
  const scope = scopeOf(input)
  const day = endOf(ctx, input.period)
  const named = await enterScope(ctx, 'indicators.report', scope, { day, knownOn: null })
  const indicator = await indicatorOf(ctx, input.indicatorKey)
  checkPart(indicator, input.part)
  if (named.level > indicator.grain) throw new AppError('indicators.tooDetailed', 422, { name: named.name })
  const figure: NewFigure = {
    indicatorKey: indicator.key,
    areaId: named.areaId,
    planningAreaId: scope.kind === 'planningArea' ? scope.id : null,
    part: input.part ?? null,
    period: input.period,
    day,
    ...statementOf(indicator, input, day),
  }
  const id = await writeFigure(ctx, figure)
  await touchReported(ctx, indicator.key)
  await record(ctx, { command: 'indicators.report', areaId: named.areaId, subject: { type: 'reportedFigure', id }, changes: { value: [null, input.value], indicator: [null, indicator.key], day: [null, day] } }) // prettier-ignore
  return { id, figureId: id }
}

/** The last day of a period that has ended. @throws AppError `indicators.badPeriod`, `indicators.future` */
export function endOf(ctx: Ctx, period: string): Day {
  const day = lastDayOf(period)
  if (!day) throw new AppError('indicators.badPeriod', 422, { period }, 'period')
  if (day > dayOf(ctx.now)) throw new AppError('indicators.future', 422, { day }, 'period')
  return day
}

function checkPart(indicator: Indicator, part: string | undefined): void {
  if (part !== undefined && !indicator.splits.includes(part.slice(0, part.indexOf('.'))))
    throw new AppError('indicators.unknownPart', 422, { part }, 'part')
  if (indicator.ratio)
    throw new AppError(
      'indicators.shareComputed',
      422,
      { part: indicator.ratio.part, whole: indicator.ratio.whole },
      'indicatorKey',
    )
}

/** Checks a value against its unit: counts are whole and not negative, shares lie between 0 and 100. */
export function checkValue(unit: Indicator['unit'], value: number): void {
  if (unit === 'percent' && (value < 0 || value > 100))
    throw new AppError('indicators.notShare', 422, { value }, 'value')
  if (unit === 'percent') return
  if (value < 0) throw new AppError('indicators.negative', 422, { value }, 'value')
  if (!Number.isInteger(value)) throw new AppError('indicators.notWhole', 422, { value }, 'value')
}

type Statement = Pick<FigureInput, 'value' | 'standsUntil' | 'source' | 'document' | 'page' | 'note'>

export function statementOf(indicator: Indicator, input: Statement, day: Day) {
  checkValue(indicator.unit, input.value)
  if (input.standsUntil && input.standsUntil <= day) throw new AppError('indicators.endsBefore', 422, {}, 'standsUntil')
  const { value, source } = input
  return {
    value,
    source,
    standsUntil: input.standsUntil ?? null,
    document: input.document || null,
    page: input.page || null,
    note: input.note || null,
  }
}

/** Writes one wording of a figure; `figureId` where it corrects another. @throws AppError `indicators.alreadyReported` */
export async function writeFigure(ctx: Ctx, figure: NewFigure, figureId?: string): Promise<string> {
  const id = newId(ctx.now)
  const recordedBy = ctx.actor.kind === 'public' ? 'public' : ctx.actor.name
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('reportedFigure')
    .values({
      ...figure,
      id,
      figureId: figureId ?? id,
      value: String(figure.value),
      recordedAt: ctx.now,
      recordedBy,
      supersededAt: null,
      supersededReason: null,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) {
    const name = (await areaOn(ctx, figure.areaId, { day: figure.day, knownOn: null }))?.name ?? ''
    throw new AppError('indicators.alreadyReported', 409, { name, day: figure.day }, 'period')
  }
  return id
}

/** Says that the reported figures of an indicator changed, for those who keep values. */
export async function touchReported(ctx: Ctx, key: string): Promise<void> {
  await sql`insert into reported_change (indicator_key, version) values (${key}, 1)
    on conflict (indicator_key) do update set version = reported_change.version + 1`.execute(ctx.db)
}

async function supersede(ctx: Ctx, id: string, reason: string) {
  const old = await ctx.db.selectFrom('reportedFigure').selectAll().where('id', '=', id).executeTakeFirst()
  if (!old) throw notFound()
  await require(ctx, 'indicators.report', old.areaId)
  const done = await ctx.db
    .updateTable('reportedFigure')
    .set({ supersededAt: ctx.now, supersededReason: reason })
    .where('id', '=', id)
    .where('supersededAt', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new AppError('indicators.stale', 409)
  return old
}

/**
 * Puts a figure right. `id` is the wording that was read: when another correction came first it is refused.
 * @throws AppError `indicators.stale` (409) and those of {@link reportFigure} about values
 */
export async function correctFigure(
  ctx: Ctx,
  id: string,
  input: Statement & { reason: string },
): Promise<{ id: string; figureId: string }> {
  const old = await supersede(ctx, id, input.reason)
  const indicator = await indicatorOf(ctx, old.indicatorKey)
  const { indicatorKey, areaId, planningAreaId, part, period, day } = old
  const made = await writeFigure(
    ctx,
    { indicatorKey, areaId, planningAreaId, part, period, day, ...statementOf(indicator, input, day) },
    old.figureId,
  )
  await touchReported(ctx, indicatorKey)
  await record(ctx, { command: 'indicators.correct', areaId, subject: { type: 'reportedFigure', id: old.figureId }, changes: { value: [Number(old.value), input.value] }, reason: input.reason }) // prettier-ignore
  return { id: made, figureId: old.figureId }
}

/** Takes a figure back: it no longer stands for anything, and stays in the history. @throws AppError `indicators.stale` */
export async function withdrawFigure(ctx: Ctx, id: string, reason: string): Promise<{ figureId: string }> {
  const old = await supersede(ctx, id, reason)
  await touchReported(ctx, old.indicatorKey)
  await record(ctx, { command: 'indicators.withdraw', areaId: old.areaId, subject: { type: 'reportedFigure', id: old.figureId }, changes: { value: [Number(old.value), null] }, reason }) // prettier-ignore
  return { figureId: old.figureId }
}
