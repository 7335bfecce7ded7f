import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx, Tx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import type { Problem } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { countChanges } from '../rules/diff/diff.ts'
import type { Release } from '../rules/release.ts'
import type { Taken } from '../store/apply.ts'
import { saveChanges } from '../store/changes.ts'
import { compareWithTree } from '../store/compare.ts'
import {
  apply,
  insertRelease,
  KEPT,
  mayImport,
  readAndCheck,
  shaOf,
  sourceOf,
  systemProblem,
  type ReleaseFile,
} from './releases.ts'

export interface ImportResult extends Taken {
  releaseId: string
  /** The same file was taken over before: nothing was done. */
  repeated: boolean
  rows: number
  unchanged: number
  counts: Record<string, number>
  problems: Problem[]
}

/**
 * Reads, checks, compares and takes over a release in one go: behind `liren import divisions`, the seed and the bench.
 * Findings that stay open are taken as the file shows them (what vanished ends, what is new begins, no one goes into
 * another) and can be answered later. The same file again changes nothing.
 * @throws AppError `areas.laterHistory`, `areas.topUnknown`; with problems of the file, nothing is written and they come back
 */
export async function importDivisions(ctx: Ctx, file: ReleaseFile): Promise<ImportResult> {
  const none = { added: 0, changed: 0, ended: 0, links: 0, unchanged: 0, counts: {}, releaseId: '', repeated: false }
  const before = await ctx.db
    .selectFrom('areaRelease')
    .select(['id', 'rows', 'areaId'])
    .where('sha256', '=', shaOf(file.bytes))
    .where('system', '=', file.system)
    .where('releasedOn', '=', file.releasedOn)
    .where('state', '=', 'taken')
    .executeTakeFirst()
  if (before) {
    if (before.areaId) await require(ctx, 'areas.import', before.areaId)
    return { ...none, releaseId: before.id, repeated: true, rows: before.rows, unchanged: before.rows, problems: [] }
  }
  const { release, problems, rows } = readAndCheck(file.bytes, file.system)
  if (!release) return { ...none, rows, problems }
  const comparison = await compareWithTree(ctx.db, release, file.releasedOn, new Map())
  const wrong = systemProblem(release, comparison)
  if (wrong) return { ...none, rows, problems: [wrong, ...problems] }
  const known = await mayImport(ctx, release, comparison)
  const id = newId(ctx.now)
  const counts = countChanges(comparison.diff)
  const { taken, areaId } = await privileged(ctx, async (db) => {
    await insertRelease(ctx, db, id, file, {
      state: 'compared',
      areaId: known,
      path: comparison.paths[0] ?? '/',
      rows,
      topCode: release.rows[0]!.code,
    })
    await saveChanges(db, id, release, comparison)
    const done = await apply(ctx, db, { release, comparison, verdicts: new Map(), id, file })
    const at = known ?? (await topArea(db, release))
    await db
      .updateTable('areaRelease')
      .set({
        areaId: at,
        counts: JSON.stringify(counts),
        unchanged: comparison.diff.unchanged,
        warnings: JSON.stringify(problems.slice(0, KEPT)),
      })
      .where('id', '=', id)
      .execute()
    return { taken: done, areaId: at }
  })
  await record(ctx, {
    command: 'areas.importRelease',
    areaId,
    subject: { type: 'release', id },
    changes: {
      file: [null, sourceOf(file)],
      added: [null, taken.added],
      changed: [null, taken.changed],
      ended: [null, taken.ended],
    },
  })
  return { ...taken, releaseId: id, repeated: false, rows, unchanged: comparison.diff.unchanged, counts, problems }
}

async function topArea(db: Tx, release: Release): Promise<string> {
  const top = release.rows[0]!
  const column = release.system === 'nbs' ? 'codeStat' : 'codeCivil'
  const row = await db
    .selectFrom('areaVersion')
    .select('areaId')
    .where(column, '=', top.code)
    .where('level', '=', top.level)
    .where('supersededAt', 'is', null)
    .executeTakeFirstOrThrow()
  return row.areaId
}
