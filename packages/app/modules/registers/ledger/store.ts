import { sql, type Selectable } from 'kysely'
import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { LedgerImportTable, LedgerRowTable } from '#server/db/schema.gen.ts'
import { AppError, type ErrorParams } from '#shared/errors.ts'
import type { LedgerSettings, LedgerState } from './contract.ts'
import { masked } from './recognise.ts'
import type { CellValue, FieldKey, LedgerRow } from './rules/index.ts'

export type Import = Omit<Selectable<LedgerImportTable>, 'state' | 'settings'> & {
  state: LedgerState
  settings: LedgerSettings | null
}
export type StoredRow = Selectable<LedgerRowTable>

/** What is kept of a row, sealed: its cells after merged ranges and “as above” were resolved. */
export interface Kept {
  cells: Partial<Record<FieldKey, CellValue | { day: string }>>
  /** Fields that held “as above”; `true` where something stood above. */
  dittos: { field: FieldKey; found: boolean }[]
}

export const sealCells = (
  ctx: Pick<Ctx, 'keys'>,
  cells: Partial<Record<FieldKey, CellValue>>,
  dittos: Kept['dittos'],
): string =>
  ctx.keys.seal(
    JSON.stringify({
      cells: mapCells(cells, (c) => (c instanceof Date ? { day: c.toISOString().slice(0, 10) } : c)),
      dittos,
    }),
  )

/** The cells of a row as the rules take them; a row put away has none. */
export function openCells(
  ctx: Ctx,
  sealed: string,
): { cells: Partial<Record<FieldKey, CellValue>>; dittos: Kept['dittos'] } {
  if (sealed === '') return { cells: {}, dittos: [] }
  const kept = JSON.parse(ctx.keys.open(sealed)) as Kept
  return {
    cells: mapCells(kept.cells, (c) => (typeof c === 'object' && c !== null && 'day' in c ? new Date(c.day) : c)),
    dittos: kept.dittos,
  }
}

const mapCells = <A, B>(cells: Partial<Record<FieldKey, A>>, of: (cell: A) => B): Partial<Record<FieldKey, B>> =>
  Object.fromEntries(Object.entries(cells).map(([field, cell]) => [field, of(cell as A)]))

/** A ledger for whoever may import at its area. @throws AppError `access.notFound` (404) */
export async function getImport(ctx: Ctx, id: string, lock = false): Promise<Import> {
  const query = ctx.db.selectFrom('ledgerImport').selectAll().where('id', '=', id)
  const found = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!found) throw new AppError('access.notFound', 404)
  await require(ctx, 'registers.import', found.communityId)
  const of = found as Import
  return { ...of, state: await standing(ctx, of) }
}

/** A ledger whose job ended without setting it right (the database stalled), or is not there any more, stands as before that job. */
async function standing(ctx: Ctx, of: Import): Promise<LedgerState> {
  if (of.state !== 'checking' && of.state !== 'taking') return of.state
  const run =
    of.jobId && (await ctx.db.selectFrom('jobRun').select('endedAt').where('id', '=', of.jobId).executeTakeFirst())
  if (run && !run.endedAt) return of.state
  return of.state === 'checking' ? 'uploaded' : 'checked'
}

/** SQL: how a ledger (`i`) stands, as {@link getImport} says it. */
export const standingNow = sql<LedgerState>`case
  when i.state not in ('checking', 'taking') or exists (select 1 from job_run j where j.id = i.job_id and j.ended_at is null) then i.state
  when i.state = 'checking' then 'uploaded' else 'checked' end`

/** Stops a job whose ledger was put away meanwhile. @throws AppError `jobs.cancelled` (409) */
export function requireState(of: Import, state: LedgerState): void {
  if (of.state !== state) throw new AppError('jobs.cancelled', 409)
}

/** A ledger that rows may still be mended in or taken from, as this version. @throws AppError `registers.ledgerStale`, `ledgerEnded`, `ledgerBusy` (409) */
export async function getOpenImport(ctx: Ctx, id: string, version?: number): Promise<Import> {
  const found = await getImport(ctx, id, true)
  if (found.state === 'done' || found.state === 'discarded') throw new AppError('registers.ledgerEnded', 409)
  if (found.state === 'checking' || found.state === 'taking') throw new AppError('registers.ledgerBusy', 409)
  if (version !== undefined && found.version !== version) throw new AppError('registers.ledgerStale', 409)
  return found
}

export async function setImport(
  ctx: Ctx,
  of: Import,
  values: Partial<{
    state: LedgerState
    settings: string
    summary: string
    jobId: string | null
    endedAt: Date | null
  }>,
): Promise<void> {
  await ctx.db
    .updateTable('ledgerImport')
    .set({ ...values, version: of.version + 1 })
    .where('communityId', '=', of.communityId)
    .where('id', '=', of.id)
    .execute()
}

/** What a sentence quotes from a cell: a long number in the wrong column is somebody's too, and problems are kept open. */
const quoted = (params: ErrorParams): ErrorParams =>
  Object.fromEntries(Object.entries(params).map(([name, p]) => [name, typeof p === 'string' ? masked(p) : p]))

/** The columns that the judgement of a row fills. */
export const judged = (ctx: Ctx, row: LedgerRow) => ({
  idHash: row.person.idNumber ? ctx.keys.blind(row.person.idNumber) : null,
  problems: JSON.stringify(
    row.problems.map(({ code, severity, params, where }) => ({
      code,
      severity,
      params: quoted(params),
      field: where.field ?? null,
    })),
  ),
  codes: [...new Set(row.problems.map((p) => p.code))],
  mends: row.mends.map((m) => `${m.field} ${m.how}`),
})

/** A problem as kept with its row. */
export interface KeptProblem {
  code: string
  severity: 'error' | 'warning'
  params: Record<string, string | number | boolean | null>
  field: string | null
}
