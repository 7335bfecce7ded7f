import { z } from 'zod'
import type { Ctx } from '#server/context.ts'
import { forgetFile } from '#server/files.ts'
import type { JobHandle } from '#server/jobs/types.ts'
import type { Job } from '#server/module.ts'
import { uuid } from '#shared/contract.ts'
import { AppError } from '#shared/errors.ts'
import { addPreparedResidents } from '../../bulk/add.ts'
import { prepareResident } from '../../bulk/prepare.ts'
import { unitFinder } from '../estates.ts'
import { inputOf } from '../input.ts'
import { readKept } from '../judge.ts'
import { getImport, setImport, type Import, type KeptProblem, type StoredRow } from '../store.ts'
import { summaryOf, type Summary } from '../summary.ts'

const params = z.object({ id: uuid })
/** Rows taken in one transaction, rounded up to whole households. */
const BATCH = 500

/**
 * Takes the right rows into the registers, some households of one community at a time. Rows and residents are written in one transaction, so
 * a run cut off anywhere has taken each row wholly or not at all, and the next one goes on with what is still right.
 */
export const takeLedgerJob: Job<typeof params> = { name: 'registers.takeLedger', params, run: takeLedger }

async function takeLedger(handle: JobHandle, { id }: z.output<typeof params>): Promise<unknown> {
  const start = await handle.transaction(async (ctx) => summaryOf(ctx, await getImport(ctx, id)))
  const total = start.right + start.taken
  let done = start.taken
  await handle.progress(done, total)
  try {
    for (;;) {
      await handle.checkCancelled()
      const taken = await takeNext(handle, id)
      if (taken === 0) break
      done += taken
      await handle.progress(Math.min(done, total), total)
    }
  } finally {
    await handle.transaction((ctx) => settle(ctx, id))
  }
  const end = await handle.transaction(async (ctx) => summaryOf(ctx, await getImport(ctx, id)))
  return { taken: end.taken, waiting: end.waiting, leftOut: end.leftOut }
}

/** One batch; where the registers refuse it, household by household, so that one refusal stops only its own. */
async function takeNext(handle: JobHandle, id: string): Promise<number> {
  try {
    return await handle.transaction(async (ctx) => {
      const of = await getImport(ctx, id, true)
      return take(ctx, of, await nextRows(ctx, of, BATCH))
    })
  } catch (error) {
    if (!(error instanceof AppError) || error.code.startsWith('jobs.')) throw error
    return takeOneHousehold(handle, id)
  }
}

async function takeOneHousehold(handle: JobHandle, id: string): Promise<number> {
  const first = await handle.transaction(async (ctx) => nextRows(ctx, await getImport(ctx, id), 1))
  try {
    return await handle.transaction(async (ctx) => take(ctx, await getImport(ctx, id, true), first))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await handle.transaction(async (ctx) => wait(ctx, first, error))
    return first.length
  }
}

/** Right rows of one community: whole households, in the order of the sheet. */
async function nextRows(ctx: Ctx, of: Import, most: number): Promise<StoredRow[]> {
  const right = ctx.db
    .selectFrom('ledgerRow')
    .where('communityId', '=', of.communityId)
    .where('importId', '=', of.id)
    .where('state', '=', 'right')
  const first = await right.select(['targetId', 'row']).orderBy('row').executeTakeFirst()
  if (!first) return []
  const rows = await right.selectAll().where('targetId', '=', first.targetId).orderBy('row').limit(most).execute()
  const last = rows.at(-1)!.household
  const rest = await right
    .selectAll()
    .where('targetId', '=', first.targetId)
    .where('household', '=', last)
    .where('row', '>', rows.at(-1)!.row)
    .execute()
  return [...rows, ...rest]
}

async function take(ctx: Ctx, of: Import, rows: readonly StoredRow[]): Promise<number> {
  const target = rows[0]?.targetId
  if (!target) return 0
  const known = await householdsTaken(ctx, of, rows)
  const unitOf = unitFinder((of.summary as Partial<Summary>).estates ?? [])
  const prepared = rows.map((stored) => {
    const { person } = readKept(ctx, stored, of.settings!)
    const household = known.get(stored.household) ?? `${of.id} ${stored.household}`
    return prepareResident(
      inputOf(person, household, of.settings!.asOf, unitOf(target, person.estate)),
      ctx.keys,
      ctx.now,
    )
  })
  await addPreparedResidents(ctx, target, prepared, { source: of.fileName, on: of.settings!.asOf })
  const written = await ctx.db
    .selectFrom('resident')
    .select(['id', 'householdId', 'personId'])
    .where('communityId', '=', target)
    .where(
      'id',
      'in',
      prepared.map((p) => p.rowId),
    )
    .execute()
  const byId = new Map(written.map((w) => [w.id, w]))
  for (const [i, stored] of rows.entries()) await mark(ctx, stored, byId.get(prepared[i]!.rowId)!)
  return rows.length
}

/** Households of these rows that an earlier round has taken already, by their key. */
async function householdsTaken(ctx: Ctx, of: Import, rows: readonly StoredRow[]): Promise<Map<string, string>> {
  const taken = await ctx.db
    .selectFrom('ledgerRow')
    .select(['household', 'householdId'])
    .where('communityId', '=', of.communityId)
    .where('importId', '=', of.id)
    .where('state', '=', 'taken')
    .where('household', 'in', [...new Set(rows.map((row) => row.household))])
    .execute()
  return new Map(taken.map((row) => [row.household, row.householdId!]))
}

const mark = (ctx: Ctx, stored: StoredRow, resident: { householdId: string; personId: string }) =>
  ctx.db
    .updateTable('ledgerRow')
    .set({
      state: 'taken',
      householdId: resident.householdId,
      personId: resident.personId,
      version: stored.version + 1,
    })
    .where('communityId', '=', stored.communityId)
    .where('id', '=', stored.id)
    .execute()

/** A household that the registers refused waits, with their reason. */
async function wait(ctx: Ctx, rows: readonly StoredRow[], error: AppError): Promise<void> {
  for (const stored of rows) {
    const problem: KeptProblem = {
      code: error.code,
      severity: 'error',
      params: error.params,
      field: error.field ?? null,
    }
    await ctx.db
      .updateTable('ledgerRow')
      .set({
        state: 'waiting',
        problems: JSON.stringify([...(stored.problems as KeptProblem[]), problem]),
        codes: [...stored.codes, error.code],
        version: stored.version + 1,
      })
      .where('communityId', '=', stored.communityId)
      .where('id', '=', stored.id)
      .execute()
  }
}

/** After a round the ledger is done when nothing waits, else it goes on. */
async function settle(ctx: Ctx, id: string): Promise<void> {
  const of = await getImport(ctx, id, true)
  if (of.state !== 'taking') return
  const summary = await summaryOf(ctx, of)
  const open = summary.right + summary.waiting > 0
  if (!open) await forgetFile(ctx, of.fileId)
  await setImport(ctx, of, {
    state: open ? 'checked' : 'done',
    summary: JSON.stringify(summary),
    endedAt: open ? null : ctx.now,
  })
}
