import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#server/context.ts'
import { readStoredFile } from '#server/files.ts'
import type { JobHandle } from '#server/jobs/types.ts'
import type { Job } from '#server/module.ts'
import { uuid } from '#shared/contract.ts'
import { newId } from '#shared/ids.ts'
import { readApart, type Answers } from '../apart.ts'
import { estatesOf } from '../estates.ts'
import { placeRows, readOptions, type Placed } from '../judge.ts'
import { isRight } from '../rules/index.ts'
import { getImport, judged, requireState, sealCells, setImport, type Import } from '../store.ts'
import { noSummary, summaryOf, type Summary } from '../summary.ts'

const params = z.object({ id: uuid })
/** Rows written in one transaction. */
const BATCH = 1000

/**
 * The dry run: reads the whole ledger, judges every row, writes how each stands. Rows taken into the registers by an earlier
 * round stay as they are. Run again, it begins anew and comes to the same.
 */
export const checkLedgerJob: Job<typeof params> = { name: 'registers.checkLedger', params, run: checkLedger }

async function checkLedger(handle: JobHandle, { id }: z.output<typeof params>): Promise<unknown> {
  const { of, file, options } = await handle.transaction(async (ctx) => {
    const found = await getImport(ctx, id)
    const stored = await readStoredFile(ctx, 'registers.import', found.fileId)
    return {
      of: found,
      file: Buffer.from(ctx.keys.open(stored.body.toString()), 'base64'),
      options: readOptions(ctx, found.settings!),
    }
  })
  if (of.state !== 'checking') return {}
  try {
    const read = await readApart<'read'>({ what: 'read', file, name: of.fileName, settings: of.settings!, options })
    await handle.progress(0, read.rows.length)
    const placed = await handle.transaction((ctx) => begin(ctx, of, read))
    for (let at = 0; at < placed.length; at += BATCH) {
      await handle.checkCancelled()
      await handle.transaction((ctx) => write(ctx, of, placed.slice(at, at + BATCH), read))
      await handle.progress(Math.min(at + BATCH, placed.length), read.rows.length)
    }
    return await handle.transaction((ctx) => finish(ctx, of, read, placed))
  } catch (error) {
    // What cannot be read goes back to its mapping, so that a person can read it otherwise or put it away.
    await handle.transaction(async (ctx) => {
      const now = await getImport(ctx, id, true)
      if (now.state === 'checking') await setImport(ctx, now, { state: 'uploaded' })
    })
    throw error
  }
}

/** Forgets what an earlier dry run wrote, and asks the database what it knows of all rows at once. */
async function begin(ctx: Ctx, of: Import, read: Answers['read']): Promise<Placed[]> {
  await ctx.db
    .deleteFrom('ledgerRow')
    .where('communityId', '=', of.communityId)
    .where('importId', '=', of.id)
    .where('state', '<>', 'taken')
    .execute()
  const taken = await ctx.db
    .selectFrom('ledgerRow')
    .select('row')
    .where('communityId', '=', of.communityId)
    .where('importId', '=', of.id)
    .execute()
  const gone = new Set(taken.map((row) => row.row))
  const placed = await placeRows(
    ctx,
    of,
    of.settings!,
    read.rows.filter((row) => !gone.has(row.row)),
  )
  headsThatWait(placed)
  return placed
}

/** The database may have stopped a head that the sheet alone let pass: its household waits with it. */
function headsThatWait(placed: readonly Placed[]): void {
  for (const members of Map.groupBy(placed, (p) => p.row.household).values()) {
    const head = members.find((m) => m.row.person.relation === '0')
    if (!head || isRight(head.row)) continue
    for (const { row } of members) {
      if (row === head.row || row.problems.some((p) => p.code === 'registers.ledgerHeadWaits')) continue
      row.problems.push({
        code: 'registers.ledgerHeadWaits',
        severity: 'error',
        params: { head: head.row.row },
        where: { sheet: row.sheet, row: row.row, field: 'relation' },
      })
    }
  }
}

async function write(ctx: Ctx, of: Import, placed: readonly Placed[], read: Answers['read']): Promise<void> {
  requireState(await getImport(ctx, of.id, true), 'checking')
  const cells = new Map(read.raw.map((raw) => [raw.row, raw.cells]))
  const rows = placed.map(({ row, targetId }) => ({
    id: newId(ctx.now),
    row: row.row,
    household: row.household,
    state: isRight(row) ? 'right' : 'waiting',
    targetId,
    sealed: sealCells(ctx, cells.get(row.row)!, read.dittos.get(row.row) ?? []),
    ...judged(ctx, row),
  }))
  // One parameter for all rows: arrays of arrays have no portable form.
  await sql`
    insert into ledger_row (community_id, id, import_id, sheet, row, household, state, target_id, id_hash, sealed, problems, codes, mends, version)
    select ${of.communityId}::uuid, r.id, ${of.id}::uuid, ${of.settings!.sheet}, r.row, r.household, r.state, r.target, r.hash, r.sealed, r.problems,
      array(select jsonb_array_elements_text(r.codes)), array(select jsonb_array_elements_text(r.mends)), 1
    from jsonb_to_recordset(${JSON.stringify(rows.map((r) => ({ ...r, target: r.targetId, hash: r.idHash, problems: JSON.parse(r.problems) })))}::jsonb)
      as r(id uuid, row int, household text, state text, target uuid, hash text, sealed text, problems jsonb, codes jsonb, mends jsonb)`.execute(
    ctx.db,
  )
}

async function finish(ctx: Ctx, of: Import, read: Answers['read'], placed: readonly Placed[]): Promise<unknown> {
  const skipped: Record<string, number> = {}
  for (const { kind } of read.skipped) skipped[kind] = (skipped[kind] ?? 0) + 1
  const now = await getImport(ctx, of.id, true)
  requireState(now, 'checking')
  const before = (now.summary as Partial<Summary>).estates ?? []
  const estates = await estatesOf(ctx, now, placed, before, true)
  const summary = await summaryOf(ctx, { ...now, summary: noSummary(skipped, estates) })
  await setImport(ctx, now, { state: 'checked', summary: JSON.stringify(summary) })
  return { right: summary.right, waiting: summary.waiting }
}
