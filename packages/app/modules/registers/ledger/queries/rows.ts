import type { Ctx } from '#server/context.ts'
import { pageFrom } from '#server/listing.ts'
import { translator } from '#server/texts.ts'
import type { ListQuery, Page } from '#shared/listing.ts'
import { AppError } from '#shared/errors.ts'
import { keptFields, textsOf } from '../cells.ts'
import { communitiesWithin } from '../communities.ts'
import type { LedgerRowView, RowState } from '../contract.ts'
import { masked } from '../recognise.ts'
import { readKept } from '../judge.ts'
import { fromFifteen, type FieldKey } from '../rules/index.ts'
import { getImport, type Import, type KeptProblem, type StoredRow } from '../store.ts'

/** Rows of a ledger, one page; `search` is a row's number. */
export async function listRows(
  ctx: Ctx,
  id: string,
  ask: ListQuery & { state?: RowState | undefined; code?: string | undefined },
): Promise<Page<LedgerRowView>> {
  const of = await getImport(ctx, id)
  let query = ctx.db
    .selectFrom('ledgerRow')
    .selectAll()
    .where('communityId', '=', of.communityId)
    .where('importId', '=', id)
  if (ask.state) query = query.where('state', '=', ask.state)
  if (ask.code) query = query.where((e) => e(e.val(ask.code!), '=', e.fn.any('codes')))
  if (ask.search) query = query.where('row', '=', /^\d{1,7}$/.test(ask.search) ? Number(ask.search) : -1)
  const page = await pageFrom(
    query,
    { ...ask, sort: ask.sort ?? 'row' },
    { row: 'row', state: 'state', household: 'household' },
    'id',
  )
  const names = await namesOf(ctx, of)
  return { ...page, rows: page.rows.map((row) => shown(ctx, of, row, names)) }
}

/** One row as its page shows it. */
export async function rowView(ctx: Ctx, of: Import, rowId: string): Promise<LedgerRowView> {
  const row = await ctx.db
    .selectFrom('ledgerRow')
    .selectAll()
    .where('communityId', '=', of.communityId)
    .where('id', '=', rowId)
    .executeTakeFirst()
  if (!row) throw new AppError('access.notFound', 404)
  return shown(ctx, of, row, await namesOf(ctx, of))
}

const namesOf = async (ctx: Ctx, of: Import): Promise<Map<string, string>> =>
  new Map((await communitiesWithin(ctx, of.communityId)).map((c) => [c.id, c.name]))

/** A number is masked unless it is what must be mended. */
function shown(ctx: Ctx, of: Import, row: StoredRow, names: ReadonlyMap<string, string>): LedgerRowView {
  const t = translator(ctx.locale)
  const texts = textsOf(ctx, row.sealed)
  const problems = row.problems as KeptProblem[]
  const wrong = new Set(problems.filter((p) => p.severity === 'error').map((p) => p.field))
  const view = (field: FieldKey) => {
    const text = texts[field] ?? ''
    const hide = (field === 'idNumber' || field === 'phone') && !(wrong.has(field) && row.state === 'waiting')
    return { field, text: hide ? masked(text) : text, masked: hide && masked(text) !== text }
  }
  return {
    id: row.id,
    row: row.row,
    household: row.household,
    state: row.state as RowState,
    name: texts.name?.replace(/\s/g, '') ?? '',
    community: (row.targetId && names.get(row.targetId)) ?? '',
    values: keptFields(of).map(view),
    problems: problems.map((p) => ({
      code: p.code,
      severity: p.severity,
      field: p.field,
      message: t(p.code, p.params),
    })),
    mends: row.mends,
    suggested: wrong.has('idNumber') ? suggestionOf(ctx, of, row) : null,
    version: row.version,
  }
}

function suggestionOf(ctx: Ctx, of: Import, row: StoredRow): string | null {
  const old = /\d{15}/.exec(textsOf(ctx, row.sealed).idNumber?.normalize('NFKC') ?? '')?.[0]
  return (old && fromFifteen(old, readKept(ctx, row, of.settings!).person.birthOn)) ?? null
}
