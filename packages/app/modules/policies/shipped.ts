import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newId } from '#shared/ids.ts'
import { canonical } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { sm3 } from '#server/crypto.ts'
import { takeIn } from './commands/importPolicies.ts'
import type { DraftParameter, DraftSet } from './rulesets/draft.ts'
import { exampleSets } from './rulesets/examples.ts'
import { nationalSets } from './rulesets/national.ts'

const folder = join(import.meta.dirname, 'texts')

/**
 * Brings the shipped statutes and rule sets up to date: at every start, as the system. What has not changed costs one
 * query. A statute was known to all from its own day, so its rows are recorded as of that day; corrections as of now.
 */
export async function ensureShipped(ctx: Ctx): Promise<void> {
  const files = readdirSync(folder)
    .filter((name) => /\(\d{4}-\d{2}-\d{2}\)\.md$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
  await takeIn(ctx.db, ctx.now, files, (policy) => publicFrom(policy.versionOn))
  const rows = await ctx.db.selectFrom('ruleSet').select(['id', 'key', 'shippedHash']).execute()
  for (const set of [...nationalSets, ...exampleSets]) {
    const hash = sm3(canonical(set))
    const old = rows.find((r) => r.key === set.key)
    if (old?.shippedHash !== hash) await put(ctx, set, hash, old?.id)
  }
}

const publicFrom = (day: string): Date => new Date(`${day}T00:00:00+08:00`)

async function put(ctx: Ctx, set: DraftSet, shippedHash: string, oldId: string | undefined): Promise<void> {
  const id = oldId ?? newId(ctx.now)
  const { key, name, standing, region, note = null } = set
  const recordedAt = oldId || !set.versionOn ? ctx.now : publicFrom(set.versionOn)
  await ctx.db
    .insertInto('ruleSet')
    .values({ id, key, name, standing, region, note, shippedHash, recordedAt })
    .onConflict((c) => c.column('key').doUpdateSet({ name, standing, region, note, shippedHash }))
    .execute()
  const standingRows = await ctx.db
    .selectFrom('ruleParameter')
    .selectAll()
    .where('ruleSetId', '=', id)
    .where('supersededAt', 'is', null)
    .execute()
  const wanted = set.parameters.map((p) => rowOf(set, p))
  const same = (a: object, b: object) => canonical(pick(a)) === canonical(pick(b))
  const gone = standingRows.filter((r) => !wanted.some((w) => same(w, r)))
  for (const row of gone)
    await ctx.db.updateTable('ruleParameter').set({ supersededAt: ctx.now }).where('id', '=', row.id).execute()
  const fresh = wanted.filter((w) => !standingRows.some((r) => same(w, r)))
  if (fresh.length === 0) return
  await ctx.db
    .insertInto('ruleParameter')
    .values(fresh.map((w) => ({ ...w, id: newId(ctx.now), ruleSetId: id, value: JSON.stringify(w.value), recordedAt })))
    .execute()
}

/** A provision as a row: what it does not say itself it takes from its set. */
function rowOf(set: DraftSet, p: DraftParameter) {
  return {
    key: p.key,
    value: p.value as unknown,
    unit: p.unit,
    modality: p.modality,
    validFrom: p.from ?? set.from,
    validTo: p.to ?? set.to,
    document: p.document ?? set.document,
    versionOn: p.versionOn ?? set.versionOn,
    policyKey: p.policyKey ?? (p.document ? null : set.policyKey),
    article: p.article,
    words: p.words ?? null,
  }
}

const COLUMNS = new Set([
  'key',
  'value',
  'unit',
  'modality',
  'validFrom',
  'validTo',
  'document',
  'versionOn',
  'policyKey',
  'article',
  'words',
])
const pick = (row: object): object => Object.fromEntries(Object.entries(row).filter(([key]) => COLUMNS.has(key)))
