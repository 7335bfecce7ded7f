import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import type { Cited, NoticeKind } from '../contract/base.ts'
import { ownedBy, today, type Seen } from './support.ts'

export interface NoticeText {
  kind: NoticeKind
  title: string
  body: string
  law?: readonly (Cited | null | undefined)[]
  untilOn?: Day | null
}

/** Puts up a notice for everybody: numbered, as it stands, with the articles it goes by. */
export async function putUp(ctx: Ctx, of: Seen, notice: NoticeText): Promise<string> {
  const { n } = await ctx.db
    .selectFrom('electionNotice')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .executeTakeFirstOrThrow()
  const cited = (notice.law ?? []).flatMap((c) => (c ? [{ document: c.document, article: c.article }] : []))
  const law = cited.filter((c, i) => cited.findIndex((o) => o.document === c.document && o.article === c.article) === i)
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('electionNotice')
    .values({
      ...ownedBy(of),
      id,
      number: Number(n) + 1,
      kind: notice.kind,
      title: notice.title,
      body: notice.body,
      law: JSON.stringify(law),
      publishedOn: today(ctx),
      untilOn: notice.untilOn ?? null,
    }) // prettier-ignore
    .execute()
  return id
}

/** That the published list changed, and by how many: names stand on the list itself. */
export const announceAmendment = (ctx: Ctx, of: Seen, { struck, added }: { struck: number; added: number }) =>
  putUp(ctx, of, {
    kind: 'amendment',
    title: '选民名单变动公告',
    body: `经核对居民登记，选民名单减少${struck}人，增加${added}人。变动后的名单以本公告发布后公布的为准。`,
  })
