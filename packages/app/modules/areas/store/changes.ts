import type { Tx } from '#server/context.ts'
import type { Change, Verdict } from '../rules/diff/types.ts'
import { kindOf } from '../rules/kinds.ts'
import type { Release } from '../rules/release.ts'
import { rowKey } from '../rules/diff/diff.ts'
import type { Comparison } from './compare.ts'
import { copyRows } from './copy.ts'

const COLUMNS = [
  'release_id',
  'seq',
  'key',
  'kind',
  'aspects',
  'conversion',
  'confidence',
  'reason',
  'level',
  'area_id',
  'before',
  'after',
  'candidates',
]

/** The two sides of findings in words, so that the page needs no second look at the file. */
function describe(release: Release, { olds }: Comparison) {
  const names = new Map(olds.map((v) => [v.areaId, v.name]))
  const before = (i: number) => ({
    key: `old:${olds[i]!.areaId}`,
    code: release.system === 'nbs' ? olds[i]!.codeStat : (olds[i]!.codeCivil ?? olds[i]!.codeStat),
    name: olds[i]!.name,
    kind: olds[i]!.kind,
    parentName: olds[i]!.parentId === null ? null : (names.get(olds[i]!.parentId!) ?? null),
  })
  const after = (i: number) => {
    const r = release.rows[i]!
    const above = release.parents[i]!
    return {
      key: rowKey(release, i),
      code: r.code,
      name: r.name,
      kind: kindOf(r.level, r.name, r.code),
      parentName: above < 0 ? null : release.rows[above]!.name,
    }
  }
  return { before, after }
}

/** Keeps the findings of a comparison. A first release below new tops has one finding per row and keeps none. */
export async function saveChanges(db: Tx, releaseId: string, release: Release, comparison: Comparison): Promise<void> {
  if (comparison.olds.length === 0) return
  const { before, after } = describe(release, comparison)
  const line = (c: Change, seq: number) => {
    const level = c.old === null ? release.rows[c.row!]!.level : comparison.olds[c.old]!.level
    const candidates = c.candidates
      .map(c.row === null ? after : before)
      .map(({ key, code, name, parentName }) => ({ key, code, name, parentName }))
    return [
      releaseId, seq + 1, c.key, c.kind, c.aspects, c.conversion, c.confidence, c.reason, level,
      c.old === null ? null : comparison.olds[c.old]!.areaId,
      c.old === null ? null : JSON.stringify(before(c.old)), c.row === null ? null : JSON.stringify(after(c.row)), JSON.stringify(candidates),
    ] as const // prettier-ignore
  }
  await copyRows(db, 'area_release_change', COLUMNS, comparison.diff.changes.map(line))
}

/** What persons said about the findings of a release, by key. */
export async function storedVerdicts(db: Tx, releaseId: string): Promise<Map<string, Verdict>> {
  const rows = await db
    .selectFrom('areaReleaseChange')
    .select(['key', 'verdict'])
    .where('releaseId', '=', releaseId)
    .where('verdict', 'is not', null)
    .execute()
  return new Map(rows.map((r) => [r.key, r.verdict as Verdict]))
}
