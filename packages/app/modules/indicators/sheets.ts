import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type { FileReply, Upload } from '#server/module.ts'
import { cellText, readSheets, writeXlsx, type Sheet } from '#server/sheets/index.ts'
import { translator } from '#server/texts.ts'
import { AppError, type ErrorParams, type Problem } from '#shared/errors.ts'
import { checkValue, endOf, touchReported, writeFigure } from './commands/report.ts'
import { listDefinitions } from './definitions.ts'
import type { Definition } from './contract.ts'
import { placesUnder } from './scope.ts'
import { statedOn } from './stated.ts'

/** The columns of a sheet of figures, by the words that may stand above them in either language. */
const COLUMNS = ['code', 'area', 'indicator', 'period', 'value', 'document', 'page', 'note'] as const
type Column = (typeof COLUMNS)[number]
type Row = Partial<Record<Column, string>> & { row: number; sheet: string }

type Place = Awaited<ReturnType<typeof placesUnder>>[number]

const say = (ctx: Ctx, column: Column): string => translator(ctx.locale)(`indicators:sheet.${column}`)

/** Reads the rows below the line that names the columns. @throws AppError `indicators.sheetHeader`, `indicators.sheetEmpty` */
function rowsOf(sheets: readonly Sheet[]): Row[] {
  const titles = new Map(
    (['zh-CN', 'en'] as const).flatMap((locale) =>
      COLUMNS.map((c) => [translator(locale)(`indicators:sheet.${c}`), c] as const),
    ),
  )
  const rows: Row[] = []
  for (const sheet of sheets) {
    const at = sheet.rows.findIndex((cells) => cells.some((c) => titles.get(cellText(c).trim()) === 'value'))
    if (at < 0) continue
    const columns = sheet.rows[at]!.map((c) => titles.get(cellText(c).trim()))
    sheet.rows.slice(at + 1).forEach((cells, i) => {
      const row: Row = { row: at + i + 2, sheet: sheet.name }
      columns.forEach((column, k) => {
        const text = cellText(cells[k]).trim()
        if (column && text) row[column] = text
      })
      if (row.value !== undefined) rows.push(row)
    })
    if (!columns.includes('period') || !(columns.includes('code') || columns.includes('area')))
      throw new AppError('indicators.sheetHeader', 422, {}, 'file')
  }
  if (rows.length === 0) throw new AppError('indicators.sheetEmpty', 422, {}, 'file')
  return rows
}

interface Checked {
  definition: Definition
  place: Place
  period: string
  day: string
  value: number
  row: Row
}
type Found = { ok: Checked } | { problem: Problem }

const refuse = (row: Row, field: Column, code: string, params: ErrorParams = {}): Found => ({
  problem: { code: `indicators.${code}`, severity: 'error', params, where: { sheet: row.sheet, row: row.row, field } },
})

function check(ctx: Ctx, row: Row, definitions: readonly Definition[], places: readonly Place[]): Found {
  const definition = definitions.find((d) => d.key === row.indicator || d.name === row.indicator)
  if (!definition || definition.ratio) return refuse(row, 'indicator', 'sheetIndicator', { value: row.indicator ?? '' })
  const found = places.filter((p) =>
    row.code
      ? p.codeStat === row.code.padEnd(12, '0') || p.codeCivil === row.code.padEnd(12, '0')
      : p.name === row.area,
  )
  const fitting = found.filter((p) => p.level <= definition.grain)
  if (fitting.length > 1) return refuse(row, 'area', 'sheetAreaTwice', { value: row.area ?? row.code ?? '' })
  if (!fitting[0]) return refuse(row, row.code ? 'code' : 'area', 'sheetArea', { value: row.code ?? row.area ?? '' })
  const digits = row.value!.normalize('NFKC').replace(/[,,\s]/g, '')
  const value = /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : Number.NaN
  if (Number.isNaN(value)) return refuse(row, 'value', 'sheetValue', { value: row.value! })
  try {
    const period = row.period ?? ''
    const day = endOf(ctx, period)
    checkValue(definition.unit, value)
    return { ok: { definition, place: fitting[0], period, day, value, row } }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return refuse(
      row,
      error.field === 'value' ? 'value' : 'period',
      error.code.slice('indicators.'.length),
      error.params,
    )
  }
}

export interface Imported {
  right: number
  taken: number
  problems: {
    code: string
    severity: 'error' | 'warning'
    message: string
    sheet: string | null
    row: number | null
    field: string | null
  }[]
}

/**
 * Takes in a sheet of reported figures for areas at or below one. A dry run only tells what is right and wrong; else the
 * right rows go in and the wrong ones are named by sheet, row, column and reason.
 * @throws AppError `indicators.sheetHeader`, `indicators.sheetEmpty` and the refusals of the reader of sheets
 */
export async function importFigures(
  ctx: Ctx,
  ask: { areaId: string; source: string; dryRun: boolean },
  upload: Upload,
): Promise<Imported> {
  const path = await require(ctx, 'indicators.report', ask.areaId)
  const book = await readSheets(upload.path, upload.name)
  const [definitions, places] = [await listDefinitions(ctx), await placesUnder(ctx, path)]
  const found = rowsOf(book.sheets).map((row) => check(ctx, row, definitions, places))
  const right: Checked[] = []
  const problems: Problem[] = [...book.warnings]
  const seen = new Set<string>()
  for (const f of found) {
    if ('problem' in f) problems.push(f.problem)
    else {
      const key = `${f.ok.definition.key} ${f.ok.place.id} ${f.ok.day}`
      const known = seen.has(key) || (await isStated(ctx, f.ok))
      if (known)
        problems.push({
          code: 'indicators.sheetTwice',
          severity: 'error',
          params: { name: f.ok.place.name, day: f.ok.day },
          where: { sheet: f.ok.row.sheet, row: f.ok.row.row, field: 'period' },
        })
      else right.push(f.ok)
      seen.add(key)
    }
  }
  if (!ask.dryRun) for (const ok of right) await take(ctx, ok, ask.source)
  for (const key of ask.dryRun ? [] : new Set(right.map((r) => r.definition.key))) await touchReported(ctx, key)
  await record(ctx, { command: 'indicators.import', areaId: ask.areaId, subject: { type: 'area', id: ask.areaId }, changes: { figures: [null, ask.dryRun ? 0 : right.length] }, reason: ask.source }) // prettier-ignore
  return { right: right.length, taken: ask.dryRun ? 0 : right.length, problems: problems.map((p) => told(ctx, p)) }
}

async function isStated(ctx: Ctx, { definition, place, day }: Checked): Promise<boolean> {
  const standing = await statedOn(ctx, definition.key, { day, knownOn: null }, [place.id])
  return standing.some((f) => f.day === day && f.part === '')
}

const take = (ctx: Ctx, { definition, place, period, day, value, row }: Checked, source: string) =>
  writeFigure(ctx, {
    indicatorKey: definition.key,
    areaId: place.id,
    planningAreaId: null,
    part: null,
    period,
    day,
    standsUntil: null,
    value,
    source,
    document: row.document ?? null,
    page: row.page ?? null,
    note: row.note ?? null,
  })

function told(ctx: Ctx, p: Problem): Imported['problems'][number] {
  const field = p.where.field
    ? COLUMNS.includes(p.where.field as Column)
      ? say(ctx, p.where.field as Column)
      : p.where.field
    : null
  return {
    code: p.code,
    severity: p.severity,
    message: translator(ctx.locale)(p.code, p.params),
    sheet: p.where.sheet ?? null,
    row: p.where.row ?? null,
    field,
  }
}

/** A sheet with the areas directly below one, ready for the figures of one indicator. */
export async function figuresTemplate(ctx: Ctx, areaId: string, definition: Definition): Promise<FileReply> {
  const path = await require(ctx, 'indicators.report', areaId)
  const places = (await placesUnder(ctx, path)).filter((p) => p.level <= definition.grain && p.id !== areaId)
  const next = Math.min(...places.map((p) => p.level), 9)
  const rows = places
    .filter((p) => p.level === next)
    .map((p) =>
      COLUMNS.map(
        (c) => ({ code: p.codeStat ?? p.codeCivil, area: p.name, indicator: definition.name })[c as string] ?? null,
      ),
    )
  const body = writeXlsx(rows, COLUMNS.map((c) => ({ header: say(ctx, c), kind: c === 'value' ? ('number' as const) : ('text' as const), width: 18 }))) // prettier-ignore
  return {
    name: `${definition.name}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
}
