import type { Problem } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { requireRight } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx, Tx } from '#server/context.ts'
import { sm3 } from '#server/crypto.ts'
import { privileged } from '#server/house.ts'
import { bigrams } from '../statutes/grams.ts'
import { familyOf, parsePolicy } from '../statutes/parse.ts'
import type { ParsedArticle, ParsedPolicy } from '../statutes/types.ts'
import { actingArea } from './acting.ts'

export interface PolicyFile {
  name: string
  text: string
}
export interface ImportOutcome {
  imported: number
  /** Versions that stood here with another text: the old text is kept as superseded. */
  corrected: number
  unchanged: number
  /** Files with an error: nothing of them went in. */
  refused: number
  ids: string[]
  problems: Problem[]
}

/**
 * Takes documents into the library. The same file twice changes nothing; another text of the same version corrects it;
 * a file with an error stays out and is named among the problems, while the others go in.
 */
export async function importPolicies(ctx: Ctx, files: readonly PolicyFile[]): Promise<ImportOutcome> {
  requireRight(ctx, 'policies.manage')
  const outcome = await privileged(ctx, (db) => takeIn(db, ctx.now, files))
  const { imported, corrected, unchanged, refused } = outcome
  await record(ctx, {
    command: 'policies.import',
    areaId: await actingArea(ctx),
    subject: { type: 'policy', id: outcome.ids[0] ?? ctx.requestId },
    changes: { imported: [0, imported], corrected: [0, corrected], unchanged: [0, unchanged], refused: [0, refused] },
  })
  return outcome
}

/** The work itself, for what is shipped too. `recordedAt` is told apart for statutes that were public before. */
export async function takeIn(
  db: Tx,
  now: Date,
  files: readonly PolicyFile[],
  shipped?: (policy: ParsedPolicy) => Date,
): Promise<ImportOutcome> {
  const outcome: ImportOutcome = { imported: 0, corrected: 0, unchanged: 0, refused: 0, ids: [], problems: [] }
  for (const file of files) {
    const { policy, problems } = parsePolicy(file.name, file.text)
    outcome.problems.push(...problems)
    if (!policy) {
      outcome.refused++
      continue
    }
    const { id, was } = await store(db, now, file, policy, shipped?.(policy))
    outcome.ids.push(id)
    outcome[was]++
  }
  return outcome
}

async function store(db: Tx, now: Date, file: PolicyFile, policy: ParsedPolicy, shippedAt?: Date) {
  const textHash = sm3(file.text.replace(/\r\n?/g, '\n').trim())
  const old = await db
    .selectFrom('policy')
    .select(['id', 'textHash'])
    .where('key', '=', policy.key)
    .where('supersededAt', 'is', null)
    .executeTakeFirst()
  if (old?.textHash === textHash) return { id: old.id, was: 'unchanged' as const }
  if (old) await db.updateTable('policy').set({ supersededAt: now }).where('id', '=', old.id).execute()
  const id = newId(now)
  const { articles, relations, ...head } = policy
  await db
    .insertInto('policy')
    .values({
      ...head,
      id,
      fileName: file.name,
      textHash,
      shipped: shippedAt !== undefined,
      titleGrams: bigrams(policy.title),
      recordedAt: old ? now : (shippedAt ?? now),
    })
    .execute()
  await db
    .insertInto('policyArticle')
    .values(articles.map((a, ord) => articleRow(id, a, ord)))
    .execute()
  if (relations.length > 0)
    await db
      .insertInto('policyRelation')
      .values(relations.map((r, ord) => ({ ...r, policyId: id, ord, family: familyOf(r.title) })))
      .execute()
  return { id, was: old ? ('corrected' as const) : ('imported' as const) }
}

function articleRow(policyId: string, article: ParsedArticle, ord: number) {
  const { number, sub, label, chapter, section, body } = article
  return { policyId, ord, number, sub, label, chapter, section, body, grams: bigrams(body) }
}
