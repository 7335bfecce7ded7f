import { newId } from '#shared/ids.ts'
import { canonical } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { sm3 } from '#server/crypto.ts'
import { answerFor, barredList, barredPaper } from '../../rules/catalogue/barred.ts'

/** Brings the shipped no-certificate list up to date, at every start; a city's own guides stay. */
export async function ensureBarred(ctx: Ctx): Promise<void> {
  const rows = await ctx.db.selectFrom('serviceBarred').select(['code', 'shippedHash']).execute()
  const known = new Map(rows.map((r) => [r.code, r.shippedHash]))
  for (const { code, name, words } of barredList) {
    const row = { name, words: [...words], answer: answerFor(name), document: barredPaper.document, article: barredPaper.article, validFrom: barredPaper.from } // prettier-ignore
    const shippedHash = sm3(canonical(row))
    if (known.get(code) === shippedHash) continue
    await ctx.db
      .insertInto('serviceBarred')
      .values({ id: newId(ctx.now), code, ...row, shippedHash })
      .onConflict((c) => c.column('code').doUpdateSet({ ...row, shippedHash }))
      .execute()
  }
}
