import { sql } from 'kysely'
import type { z } from 'zod'
import type { Page } from '#shared/listing.ts'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import type { compareVersions, listPolicies, PolicyDetail, PolicyRow } from '../contract.ts'
import { refuse } from '../refuse.ts'
import { compareArticles } from '../statutes/compare.ts'
import { bigrams, searchWords } from '../statutes/grams.ts'
import type { RelationKind } from '../statutes/types.ts'
import { known } from './time.ts'
import { versions } from './versions.ts'

/** A page of documents with their status on `ctx.asOf`; public information. Searches titles, numbers and issuers. */
export async function pageOfPolicies(ctx: Ctx, ask: z.infer<typeof listPolicies.query>): Promise<Page<PolicyRow>> {
  const articles = sql<number>`(select count(*)::int from policy_article a where a.policy_id = p.id and a.number > 0)`
  let query = ctx.db
    .selectFrom(versions(ctx).as('p'))
    .select([
      'p.id',
      'p.key',
      'p.title',
      'p.number',
      'p.issuer',
      'p.level',
      'p.kind',
      'p.versionOn',
      'p.fromDay',
      'p.toDay',
      'p.status',
    ])
    .select(articles.as('articles'))
  for (const word of searchWords(ask.search ?? '')) {
    const like = containing(word)
    query = query.where((e) =>
      e.or([e('p.title', 'like', like), e('p.number', 'ilike', like), e('p.issuer', 'like', like)]),
    )
  }
  if (ask.level) query = query.where('p.level', '=', ask.level)
  if (ask.kind) query = query.where('p.kind', '=', ask.kind)
  if (ask.status) query = query.where('p.status', '=', ask.status)
  const sorts = {
    versionOn: 'p.version_on',
    title: 'p.title',
    fromDay: 'p.from_day',
    issuer: 'p.issuer',
    level: 'p.level',
    kind: 'p.kind',
  }
  return (await pageFrom(query as never, { ...ask, sort: ask.sort ?? '-versionOn' }, sorts, 'p.key')) as Page<PolicyRow>
}

/** One version with its text and its place among others; public information. @throws `access.notFound` */
export async function readPolicy(ctx: Ctx, id: string): Promise<PolicyDetail> {
  const row = await ctx.db.selectFrom('policy').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  const family = await ctx.db
    .selectFrom(versions(ctx).as('p'))
    .selectAll()
    .where('p.family', '=', row.family)
    .orderBy('p.versionOn')
    .execute()
  const now = family.find((v) => v.key === row.key)
  const text = await ctx.db
    .selectFrom('policyArticle')
    .select(['number', 'sub', 'label', 'chapter', 'section', 'body'])
    .where('policyId', '=', id)
    .orderBy('ord')
    .execute()
  return {
    ...(row as unknown as PolicyDetail),
    fromDay: now?.fromDay ?? row.inForceFrom,
    toDay: now?.toDay ?? null,
    status: now?.status ?? 'replaced',
    articles: text.filter((a) => a.number > 0).length,
    currentId: now?.id ?? row.id,
    text,
    versions: family,
    relations: await relationsOf(ctx, id, row.family),
    namedBy: await namedBy(ctx, row.family),
    stated: await statedOf(ctx, row.key),
  }
}

async function statedOf(ctx: Ctx, key: string): Promise<PolicyDetail['stated']> {
  const row = await ctx.db
    .selectFrom('policyForce as f')
    .selectAll()
    .where('f.policyKey', '=', key)
    .where(known(ctx, 'f'))
    .executeTakeFirst()
  return row ? { from: row.fromDay, to: row.toDay, byDocument: row.byDocument, reason: row.reason } : null
}

/** The version of a named law that holds on the day, or its latest, else only its name. */
async function relationsOf(ctx: Ctx, id: string, own: string): Promise<PolicyDetail['relations']> {
  const rows = await ctx.db.selectFrom('policyRelation').selectAll().where('policyId', '=', id).orderBy('ord').execute()
  const families = rows.map((r) => r.family).filter((f) => f !== own)
  const found =
    families.length === 0
      ? []
      : await ctx.db
          .selectFrom(versions(ctx).as('p'))
          .selectAll()
          .where('p.family', 'in', families)
          .orderBy('p.versionOn')
          .execute()
  return rows.map((r) => {
    const same = found.filter((v) => v.family === r.family)
    const to = same.find((v) => v.status === 'inForce') ?? same.at(-1)
    return {
      kind: r.kind as RelationKind,
      to: { id: to?.id ?? null, title: r.title, versionOn: to?.versionOn ?? null },
    }
  })
}

async function namedBy(ctx: Ctx, family: string): Promise<PolicyDetail['namedBy']> {
  const rows = await ctx.db
    .selectFrom('policyRelation as r')
    .innerJoin('policy as p', 'p.id', 'r.policyId')
    .select(['r.kind', 'p.id', 'p.title', 'p.versionOn'])
    .where('r.family', '=', family)
    .where('p.family', '<>', family)
    .where(known(ctx, 'p'))
    .orderBy('p.versionOn')
    .execute()
  return rows.map((r) => ({ kind: r.kind as RelationKind, by: { id: r.id, title: r.title, versionOn: r.versionOn } }))
}

/** Two versions of one law side by side. @throws `access.notFound`, `policies.differentLaws` (422) */
export async function comparison(ctx: Ctx, ask: z.infer<typeof compareVersions.query>) {
  const rows = await ctx.db
    .selectFrom('policy')
    .select(['id', 'title', 'family', 'versionOn'])
    .where('id', 'in', [ask.before, ask.after])
    .execute()
  const [before, after] = [ask.before, ask.after].map((id) => rows.find((r) => r.id === id))
  if (!before || !after) throw notFound()
  if (before.family !== after.family) throw refuse('differentLaws', 422, { before: before.title, after: after.title })
  const texts = await ctx.db
    .selectFrom('policyArticle')
    .selectAll()
    .where('policyId', 'in', [before.id, after.id])
    .orderBy('ord')
    .execute()
  const of = (id: string) => texts.filter((t) => t.policyId === id)
  const pairs = compareArticles(of(before.id), of(after.id))
  return {
    before,
    after,
    rows: pairs.map((p) => ({
      change: p.change,
      before: p.before?.label ?? null,
      after: p.after?.label ?? null,
      akin: p.akin,
      pieces: p.pieces,
    })),
  }
}

/** SQL condition: the text has all pairs of neighbouring characters of a word, so that the index narrows the search. */
export const hasGrams = (column: string, word: string) =>
  sql<boolean>`${sql.ref(column)} @> ${sql.val(bigrams(word))}::text[]`
