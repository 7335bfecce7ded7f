import { sql } from 'kysely'
import { TEST_ADDRESS_CODE } from '#shared/codes.ts'
import { dayOf } from '#shared/dates.ts'
import type { ErrorParams } from '#shared/errors.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { communitiesWithin, communityFinder } from './communities.ts'
import type { LedgerSettings } from './contract.ts'
import { addEstates } from './estates.ts'
import { isRight, judgeSheet, readPerson, type FieldKey, type LedgerRow } from './rules/index.ts'
import { judged, openCells, sealCells, type Import, type Kept, type StoredRow } from './store.ts'

const say = (row: LedgerRow, reason: string, field: FieldKey, params: ErrorParams = {}) =>
  row.problems.push({
    code: `registers.ledger${reason}`,
    severity: 'error',
    params,
    where: { sheet: row.sheet, row: row.row, field },
  })

export interface Placed {
  row: LedgerRow
  targetId: string | null
}

/** What only the database knows of rows: the community each names, and whether somebody with its id number lives in the city already. */
export async function placeRows(
  ctx: Ctx,
  of: Pick<Import, 'communityId'>,
  settings: LedgerSettings,
  rows: readonly LedgerRow[],
): Promise<Placed[]> {
  const find = communityFinder(settings.communityId ? [] : await communitiesWithin(ctx, of.communityId))
  const placed = rows.map((row) => ({ row, targetId: settings.communityId ?? find(row.person.community) ?? null }))
  for (const { row, targetId } of placed) {
    if (targetId) continue
    const named = row.person.community
    if (named) say(row, 'CommunityUnknown', 'community', { text: named.code ?? named.name ?? '' })
    else say(row, 'CommunityMissing', 'community')
  }
  if (!ctx.config.demo)
    for (const { row } of placed) if (row.person.idNumber?.startsWith(TEST_ADDRESS_CODE)) say(row, 'IdTest', 'idNumber')
  await sayAlreadyThere(ctx, placed)
  return placed
}

async function sayAlreadyThere(ctx: Ctx, placed: readonly Placed[]): Promise<void> {
  const byHash = new Map(
    placed.flatMap((p) => (p.row.person.idNumber ? [[ctx.keys.blind(p.row.person.idNumber), p] as const] : [])),
  )
  if (byHash.size === 0) return
  const { rows } = await privileged(ctx, (db) =>
    sql<{ idHash: string; communityId: string }>`
      select k.id_hash, r.community_id from person_key k
      join resident r on r.person_id = k.person_id and r.superseded_at is null and r.valid_to is null
      where k.id_hash = any(${sql.val([...byHash.keys()])}::text[])`.execute(db),
  )
  for (const { idHash, communityId } of rows) {
    const { row, targetId } = byHash.get(idHash)!
    say(row, communityId === targetId ? 'AlreadyHere' : 'AlreadyElsewhere', 'idNumber')
  }
}

/** Understands a kept row again. */
export function readKept(
  ctx: Ctx,
  stored: Pick<StoredRow, 'sheet' | 'row' | 'household' | 'sealed'>,
  settings: LedgerSettings,
): LedgerRow {
  const { cells, dittos } = openCells(ctx, stored.sealed)
  const row = readPerson(
    stored.sheet,
    { row: stored.row, household: stored.household, cells },
    readOptions(ctx, settings),
  )
  for (const { field, found } of dittos) {
    row.mends.push({ field, how: 'ditto' })
    row.problems.push({
      code: `registers.ledger${found ? 'Ditto' : 'DittoNothing'}`,
      severity: 'warning',
      params: {},
      where: { sheet: stored.sheet, row: stored.row, field },
    })
  }
  return row
}

export const readOptions = (ctx: Ctx, settings: LedgerSettings) => ({
  today: settings.asOf > dayOf(ctx.now) ? dayOf(ctx.now) : settings.asOf,
  registeredUnlessSaid: settings.registeredUnlessSaid,
})

/** Judges whole households again after some of their rows were mended or left out, and writes how each row stands. */
export async function judgeAgain(ctx: Ctx, of: Import, households: readonly string[]): Promise<void> {
  const settings = of.settings!
  for (const household of new Set(households)) {
    const stored = await rowsOf(ctx, of, household)
    const counted = stored
      .filter((s) => s.state !== 'leftOut')
      .map((s) => ({ stored: s, row: readKept(ctx, s, settings) }))
    judgeSheet(
      counted.map((c) => c.row),
      settings.columns.some((c) => c.field === 'relation'),
    )
    const waiting = counted.filter((c) => c.stored.state !== 'taken')
    await sayRepeated(
      ctx,
      of,
      waiting.map((c) => c.row),
    )
    const placed = await placeRows(
      ctx,
      of,
      settings,
      waiting.map((c) => c.row),
    )
    for (const [i, { row, targetId }] of placed.entries()) await write(ctx, waiting[i]!.stored, row, targetId)
    await addEstates(ctx, of, placed)
  }
}

const rowsOf = (ctx: Ctx, of: Import, household: string): Promise<StoredRow[]> =>
  ctx.db
    .selectFrom('ledgerRow')
    .selectAll()
    .where('communityId', '=', of.communityId)
    .where('importId', '=', of.id)
    .where('household', '=', household)
    .orderBy('row')
    .execute()

/** The same id number further up in the ledger, in another household. */
async function sayRepeated(ctx: Ctx, of: Import, rows: readonly LedgerRow[]): Promise<void> {
  for (const row of rows) {
    if (!row.person.idNumber || row.problems.some((p) => p.code === 'registers.ledgerRepeatedRow')) continue
    const first = await ctx.db
      .selectFrom('ledgerRow')
      .select('row')
      .where('communityId', '=', of.communityId)
      .where('importId', '=', of.id)
      .where('idHash', '=', ctx.keys.blind(row.person.idNumber))
      .where('row', '<', row.row)
      .where('state', '<>', 'leftOut')
      .orderBy('row')
      .executeTakeFirst()
    if (first) say(row, 'RepeatedRow', 'idNumber', { first: first.row, name: row.person.name ?? '' })
  }
}

async function write(ctx: Ctx, stored: StoredRow, row: LedgerRow, targetId: string | null): Promise<void> {
  await ctx.db
    .updateTable('ledgerRow')
    .set({ ...judged(ctx, row), targetId, state: isRight(row) ? 'right' : 'waiting', version: stored.version + 1 })
    .where('communityId', '=', stored.communityId)
    .where('id', '=', stored.id)
    .execute()
}

/** Puts new text into a row's cells. Returns whether anything changed. */
export async function changeCells(
  ctx: Ctx,
  stored: StoredRow,
  values: Partial<Record<FieldKey, string>>,
): Promise<boolean> {
  const { cells, dittos } = openCells(ctx, stored.sealed)
  const changed = Object.entries(values) as [FieldKey, string][]
  if (changed.length === 0) return false
  for (const [field, text] of changed)
    if (text === '') delete cells[field]
    else cells[field] = text
  const left: Kept['dittos'] = dittos.filter((d) => values[d.field] === undefined)
  await ctx.db
    .updateTable('ledgerRow')
    .set({ sealed: sealCells(ctx, cells, left) })
    .where('communityId', '=', stored.communityId)
    .where('id', '=', stored.id)
    .execute()
  return true
}
