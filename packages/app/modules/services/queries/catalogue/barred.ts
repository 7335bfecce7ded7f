import type { z } from 'zod'
import type { Ctx } from '#server/context.ts'
import { within, type Day } from '#shared/dates.ts'
import type { BarredRow, listBarred as listing } from '../../contract/catalogue/barred.ts'
import { isGeneric, matching, sameAs } from '../../rules/catalogue/match.ts'

/** Certificates that committees must not issue on a day. Public information. */
export async function barredOn(ctx: Ctx, day: Day): Promise<BarredRow[]> {
  const rows = await ctx.db
    .selectFrom('serviceBarred')
    .select([
      'id',
      'version',
      'code',
      'name',
      'words',
      'answer',
      'document',
      'article',
      'validFrom',
      'validTo',
      'guide',
      'guideSource',
    ]) // prettier-ignore
    .orderBy('id')
    .execute()
  return rows.filter((r) => within(day, r.validFrom, r.validTo))
}

/** What must not be issued and is asked for by these words, the nearest first; by name, other words, pinyin or initials. */
export async function findBarred(ctx: Ctx, words: string, day: Day): Promise<BarredRow[]> {
  return matching(words, await barredOn(ctx, day)).map((m) => m.of)
}

/** The certificate on the list that bears this very name, words of asking aside. */
export async function barredName(ctx: Ctx, name: string, day: Day): Promise<BarredRow | undefined> {
  return sameAs(name, await barredOn(ctx, day))
}

/** The list, or what of it the words ask for; all of it where they ask for “a certificate” only. */
export async function listBarred(ctx: Ctx, ask: z.output<typeof listing.query>): Promise<{ rows: BarredRow[] }> {
  const rows = await barredOn(ctx, ctx.asOf)
  if (!ask.words || isGeneric(ask.words)) return { rows }
  return { rows: matching(ask.words, rows).map((m) => m.of) }
}
