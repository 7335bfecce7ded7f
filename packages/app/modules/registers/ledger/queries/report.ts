import type { Ctx } from '#server/context.ts'
import type { FileReply } from '#server/module.ts'
import { writeXlsx } from '#server/sheets/index.ts'
import { translator } from '#server/texts.ts'
import { maskName } from '../../rules/names.ts'
import { textsOf } from '../cells.ts'
import { getImport, type KeptProblem } from '../store.ts'

const SLICE = 2000

/** What became of each row: its number, who (masked), how it stands and why, as XLSX. */
export async function ledgerReport(ctx: Ctx, id: string): Promise<FileReply> {
  const of = await getImport(ctx, id)
  const t = translator(ctx.locale)
  const rows: (string | number)[][] = []
  for (let after = 0; ;) {
    const slice = await ctx.db
      .selectFrom('ledgerRow')
      .selectAll()
      .where('communityId', '=', of.communityId)
      .where('importId', '=', id)
      .where('row', '>', after)
      .orderBy('row')
      .limit(SLICE)
      .execute()
    for (const row of slice) {
      const reasons = (row.problems as KeptProblem[]).map((p) => t(p.code, p.params))
      const name = textsOf(ctx, row.sealed).name?.replace(/\s/g, '') ?? ''
      rows.push([row.row, maskName(name), t(`registers:ledger.rowStates.${row.state}`), reasons.join('\n')])
    }
    if (slice.length < SLICE) break
    after = slice.at(-1)!.row
  }
  const columns = [
    { header: t('registers:ledger.fields.row'), kind: 'number' as const, width: 8 },
    { header: t('registers:ledger.fields.name') },
    { header: t('registers:ledger.fields.state'), width: 12 },
    { header: t('registers:ledger.fields.reason'), width: 90 },
  ]
  const title = t('registers:ledger.report')
  return {
    name: `${of.fileName.replace(/\.[^.]*$/, '')}-${title}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: writeXlsx(rows, columns, title),
  }
}
