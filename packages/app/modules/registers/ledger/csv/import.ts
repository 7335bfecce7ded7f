import { appendFile, stat, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import { sql } from 'kysely'
import type { House } from '#server/house.ts'
import { csvShape, readCsvBlocks, sampleOf, writeCsv } from '#server/sheets/index.ts'
import { translator } from '#server/texts.ts'
import { AppError } from '#shared/errors.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import { batchesOf, columnsOf } from './batches.ts'
import { openPool, type Pool } from './pool.ts'
import { newPace } from './pace.ts'
import { takeBatch, type Taker } from './take.ts'
import type { CsvProgress, CsvReport, CsvSetting, RawBatch, ReadyBatch, WrongRow } from './types.ts'

export interface CsvOptions {
  /** The day from which people are entered. */
  asOf: Day
  /** Where the file comes from; stands in events and audit entries. */
  source: string
  /** Where wrong rows go, with their reasons; none: they are only counted. */
  wrongFile?: string
}

/**
 * Takes a CSV of residents of any size into the registers: one row a person, the rows of a household next to each other, columns known by their
 * labels, each row naming its community by a code of 12 digits. All rules of a ledger hold; wrong rows are set aside with their
 * reasons. Reading, checks and encryption run in threads of their own; some 1,000 rows are taken in one transaction, fewer while others
 * wait for the one connection of the embedded engine. Rows that are in the register already are passed over, so a run that was cut off
 * is simply run again. Fastest where the file is in order of communities.
 * @throws AppError `registers.ledgerCsvHeader`, or what the sheets kit refuses
 */
export async function importResidentsCsv(
  house: House,
  path: string,
  options: CsvOptions,
  onProgress: (progress: CsvProgress) => void = () => {},
): Promise<CsvReport> {
  const shape = csvShape(await sampleOf(path), path)
  const header = await headerOf(path, shape)
  const setting = settingOf(house, columnsOf(header), options)
  const pool = openPool(Math.max(1, Math.min(2, availableParallelism() - 1)), setting)
  const progress: CsvProgress = { rows: 0, taken: 0, already: 0, wrong: 0, bytes: 0, size: (await stat(path)).size }
  const taker: Taker = { house, options, communities: new Map(), begun: new Set(), pace: newPace() }
  const aside = await openAside(options.wrongFile, header)
  // What batches leave behind would otherwise pile up to several times what the process needs.
  setFlagsFromString('--heap-growing-percent=50')
  try {
    for await (const [raw, ready] of inOrder(
      batchesOf(path, shape, setting.columns, (bytes) => (progress.bytes = bytes)),
      pool,
      house,
    )) {
      const done = await takeBatch(taker, raw, ready)
      progress.rows += raw.rows.length
      progress.taken += done.taken
      progress.already += done.already
      progress.wrong += done.wrong.length
      await aside(raw, done.wrong)
      onProgress({ ...progress })
    }
  } finally {
    await pool.close()
    setFlagsFromString('--heap-growing-percent=0')
  }
  await lookOver(house)
  const { rows, taken, already, wrong } = progress
  return { rows, taken, already, wrong }
}

/**
 * Statistics of what was filled, table by table so that others come between: the embedded engine does not see to them by
 * itself, and without them a search would look at every row.
 */
async function lookOver(house: House): Promise<void> {
  for (const table of ['resident', 'person_key', 'household', 'dwelling', 'building', 'register_event', 'audit_entry'])
    await sql`analyze ${sql.table(table)}`.execute(house.opened.db)
  // Few rows, each written again and again.
  for (const table of ['resident_count', 'household_count', 'register_change', 'audit_head'])
    await sql`vacuum analyze ${sql.table(table)}`.execute(house.opened.db)
}

async function headerOf(path: string, shape: Parameters<typeof readCsvBlocks>[1]): Promise<string[]> {
  for await (const block of readCsvBlocks(path, shape)) return block.rows[0] ?? []
  throw new AppError('sheets.empty', 422)
}

const settingOf = (house: House, columns: CsvSetting['columns'], { asOf }: CsvOptions): CsvSetting => ({
  columns,
  asOf,
  today: dayOf(house.clock()),
  testCodes: house.config.demo,
  masterKey: house.config.masterKey,
  crypto: house.config.crypto,
})

/** Batches are made ready some ahead of the one being written, and come in the order of the file. */
async function* inOrder(
  batches: AsyncIterable<RawBatch>,
  pool: Pool,
  house: House,
): AsyncGenerator<[RawBatch, ReadyBatch]> {
  const ahead: [RawBatch, Promise<ReadyBatch>][] = []
  for await (const batch of batches) {
    const ready = pool.ready(batch, house.clock())
    ready.catch(() => {})
    ahead.push([batch, ready])
    if (ahead.length < AHEAD) continue
    const [raw, next] = ahead.shift()!
    yield [raw, await next]
  }
  for (const [raw, next] of ahead) yield [raw, await next]
}
const AHEAD = 3

/** A CSV of the wrong rows as they stood, the reasons in the last column. */
async function openAside(
  path: string | undefined,
  header: readonly string[],
): Promise<(raw: RawBatch, wrong: readonly WrongRow[]) => Promise<void>> {
  if (path === undefined) return async () => {}
  const t = translator('zh-CN')
  const columns = [t('registers:ledger.fields.row'), ...header, t('registers:ledger.fields.reason')].map((h) => ({
    header: h,
  }))
  const bytes = async (rows: string[][]) => Buffer.concat(await Array.fromAsync(writeCsv(rows, columns)))
  const head = await bytes([])
  await writeFile(path, head, { mode: 0o600 })
  return async (raw, wrong) => {
    if (wrong.length === 0) return
    const at = new Map(raw.lines.map((line, i) => [line, i]))
    const rows = wrong.map((w) => [
      String(w.line),
      ...header.map((_, c) => raw.rows[at.get(w.line)!]![c] ?? ''),
      w.reasons.map((r) => t(r.code, r.params)).join('\n'),
    ])
    await appendFile(path, (await bytes(rows)).subarray(head.length))
  }
}
