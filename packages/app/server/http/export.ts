import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { RouteContract } from '#shared/contract.ts'
import { AppError } from '#shared/errors.ts'
import type { Page } from '#shared/listing.ts'
import { transact, type Asker, type House } from '../house.ts'
import type { BoundRoute } from '../module.ts'
import { writeCsv, writeXlsx } from '../sheets/index.ts'
import { translator } from '../texts.ts'
import { sendFile } from './reply.ts'

const MOST = 100_000
const SLICE = 5000

/** The row of a contract that answers with a page, or `undefined` for any other. */
export function rowOfPage(contract: RouteContract): z.ZodObject | undefined {
  if (typeof contract.reply === 'string' || !(contract.reply instanceof z.ZodObject)) return undefined
  const { rows, total } = contract.reply.shape as Record<string, z.ZodType>
  if (!total || !(rows instanceof z.ZodArray)) return undefined
  return rows.element instanceof z.ZodObject ? rows.element : undefined
}

export const wantsExport = (request: FastifyRequest): boolean => request.exportAs !== undefined

/**
 * Answers a list's query with a file of all rows that match, page by page: what may be seen may be taken along, masked as
 * on the screen. `columns` chooses and orders; titles are the module's `fields.<column>`.
 * @throws AppError `kit.notEnough` (422) above 100,000 rows
 */
export async function sendExport(
  house: House,
  asker: Asker,
  contract: RouteContract,
  input: object,
  bound: BoundRoute,
  asked: { format: string; columns: string },
  reply: FastifyReply,
): Promise<FastifyReply> {
  const format = asked.format === 'csv' ? 'csv' : 'xlsx'
  const module = contract.name.split('.')[0]!
  const t = translator(asker.locale ?? 'zh-CN')
  const known = Object.keys(rowOfPage(contract)!.shape)
  const chosen = asked.columns.split(',').filter((c) => known.includes(c))
  const keys = chosen.length > 0 ? chosen : known.filter((k) => !/^(id|version)$|Id$/.test(k))
  const columns = keys.map((key) => ({ header: titleOf(t, module, key) }))
  const cell = cellsIn(t, module)
  const page = (n: number) =>
    transact(house, asker, (ctx) =>
      bound.handle(ctx, { ...input, query: { ...(input as { query: object }).query, page: n, size: SLICE } } as never),
    ) as Promise<Page<Record<string, unknown>>>
  const first = await page(1)
  if (first.total > MOST) throw new AppError('kit.notEnough', 422, { most: MOST })
  async function* rows() {
    for (let n = 1; ; n++) {
      const { rows: slice } = n === 1 ? first : await page(n)
      for (const row of slice) yield keys.map((k) => cell(k, row[k]))
      if (slice.length < SLICE) return
    }
  }
  const bytes = format === 'csv' ? writeCsv(rows(), columns) : writeXlsx(rows(), columns)
  const type =
    format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return sendFile(reply, { name: `${contract.name}.${format}`, type, body: Readable.from(bytes) as unknown as Buffer })
}

function titleOf(t: ReturnType<typeof translator>, module: string, key: string): string {
  const title = t(`${module}:fields.${key}`)
  return title === `fields.${key}` ? key : title
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/
const inChina = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

/** What a command is called: `commands.<verb>` of its module. */
function commandIn(t: ReturnType<typeof translator>, command: string): string {
  const [module, verb] = command.split('.')
  const name = `commands.${verb}`
  const found = t(`${module}:${name}`)
  return found === name ? command : found
}

/** A value as the screen says it: codes by the module's `values.<column>.<code>`, instants in China's time. */
function cellsIn(t: ReturnType<typeof translator>, module: string) {
  const words = new Map<string, string>()
  const word = (key: string, code: string, other: string): string => {
    const name = `values.${key}.${code}`
    if (!words.has(name)) {
      const found = t(`${module}:${name}`)
      words.set(name, found === name ? other : found)
    }
    return words.get(name)!
  }
  return (key: string, value: unknown): string | number | null => {
    if (value === null || value === undefined) return null
    if (typeof value === 'number') return value
    if (typeof value === 'boolean') return word(key, String(value), t(value ? 'kit:yes' : 'kit:no'))
    if (value instanceof Date) return inChina(value)
    if (typeof value !== 'string') return JSON.stringify(value)
    if (INSTANT.test(value)) return inChina(new Date(value))
    if (key === 'command') return commandIn(t, value)
    return /^[\w-]{1,30}$/.test(value) ? word(key, value, value) : value
  }
}
