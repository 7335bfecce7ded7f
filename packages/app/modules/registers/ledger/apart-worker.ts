import { parentPort, workerData } from 'node:worker_threads'
import { cellText, readSheets } from '#server/sheets/index.ts'
import { AppError } from '#shared/errors.ts'
import type { Ask } from './apart.ts'
import { recognise } from './recognise.ts'
import { findHeader, readLedgerWithCells } from './rules/index.ts'

/** What people can go through by page; the command line takes any number. */
const MOST_ROWS = 200_000
const ask = workerData as Ask
const port = parentPort!

async function answer(): Promise<unknown> {
  const book = await readSheets(Buffer.from(ask.file), ask.name)
  const longest = Math.max(...book.sheets.map((s) => s.rows.length))
  if (longest > MOST_ROWS) throw new AppError('registers.ledgerTooLong', 413, { rows: longest, limit: MOST_ROWS })
  if (ask.what === 'recognise') return recognise(book, ask.remembered)
  if (ask.what === 'mended') return book.sheets[0]!.rows.map((row) => row.map(cellText))
  const sheet = book.sheets.find((s) => s.name === ask.settings.sheet)
  const header = sheet && findHeader(sheet)
  if (!sheet || !header) throw new AppError('registers.ledgerNoSheet', 422, { sheet: ask.settings.sheet })
  return readLedgerWithCells(sheet, header, ask.settings.columns, ask.options)
}

answer().then(
  (given) => port.postMessage({ answer: given }),
  (error: unknown) => {
    if (!(error instanceof AppError)) throw error
    port.postMessage({ refusal: { code: error.code, status: error.status, params: error.params } })
  },
)
