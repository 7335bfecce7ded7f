import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { RowState } from './contract.ts'
import type { KeptEstate } from './estates.ts'
import type { Import } from './store.ts'

export interface Summary {
  right: number
  waiting: number
  leftOut: number
  taken: number
  skipped: Record<string, number>
  problems: { code: string; severity: 'error' | 'warning'; rows: number }[]
  mends: { how: string; cells: number }[]
  estates: KeptEstate[]
}
export const noSummary = (skipped: Record<string, number> = {}, estates: KeptEstate[] = []): Summary => ({
  right: 0,
  waiting: 0,
  leftOut: 0,
  taken: 0,
  skipped,
  problems: [],
  mends: [],
  estates,
})

/** How the rows of a ledger stand, counted from them. */
export async function summaryOf(ctx: Ctx, of: Pick<Import, 'communityId' | 'id' | 'summary'>): Promise<Summary> {
  const states = await sql<{ state: RowState; n: number }>`
    select state, count(*)::int as n from ledger_row where community_id = ${of.communityId} and import_id = ${of.id} group by state`.execute(
    ctx.db,
  )
  const problems = await sql<Summary['problems'][number]>`
    select p ->> 'code' as code, p ->> 'severity' as severity, count(distinct r.id)::int as rows
    from ledger_row r, jsonb_array_elements(r.problems) p
    where r.community_id = ${of.communityId} and r.import_id = ${of.id} and r.state in ('waiting', 'right')
    group by 1, 2 order by 2, 3 desc`.execute(ctx.db)
  const mends = await sql<Summary['mends'][number]>`
    select m as how, count(*)::int as cells from ledger_row r, unnest(r.mends) m
    where r.community_id = ${of.communityId} and r.import_id = ${of.id} group by 1 order by 2 desc`.execute(ctx.db)
  const n = (state: RowState) => states.rows.find((s) => s.state === state)?.n ?? 0
  const { skipped, estates } = of.summary as Partial<Summary>
  return {
    right: n('right'),
    waiting: n('waiting'),
    leftOut: n('leftOut'),
    taken: n('taken'),
    skipped: skipped ?? {},
    problems: problems.rows,
    mends: mends.rows,
    estates: estates ?? [],
  }
}
