import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx, Tx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { AppError, type Problem } from '#shared/errors.ts'
import type { Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import type { CodeSystem } from '../rules/codes.ts'
import { countChanges } from '../rules/diff/diff.ts'
import type { Verdict } from '../rules/diff/types.ts'
import { checkRelease, type Release } from '../rules/release.ts'
import { wrongSystem } from '../rules/system.ts'
import { readRelease, textOfRelease } from '../sheets.ts'
import { applyRelease, type Taken } from '../store/apply.ts'
import { compareWithTree, type Comparison } from '../store/compare.ts'
import { stagesOf, type Report, type Share } from '../store/stages.ts'
import { saveChanges, storedVerdicts } from '../store/changes.ts'
import { bumpRevision } from '../store/versions.ts'

/** No more problems than this are kept of one file: the rest is counted. */
export const KEPT = 1000

export interface ReleaseFile {
  bytes: Buffer
  fileName: string
  system: CodeSystem
  releasedOn: Day
}

export const actorName = (ctx: Ctx): string => (ctx.actor.kind === 'public' ? 'public' : ctx.actor.name)
export const sourceOf = (file: { fileName: string; releasedOn: Day; system: CodeSystem }): string =>
  `${file.system.toUpperCase()} ${file.releasedOn} ${file.fileName}`

/** Reads and checks the text of a release; a release comes back only where no error stands among the problems. */
export function readAndCheck(
  bytes: Buffer,
  system: CodeSystem,
): { release?: Release; problems: Problem[]; rows: number } {
  const { rows, problems } = readRelease(textOfRelease(bytes))
  if (problems.some((p) => p.severity === 'error')) return { problems, rows: rows.length }
  const checked = checkRelease(rows, system)
  return { ...checked, problems: [...problems, ...checked.problems], rows: rows.length }
}

/** The area a release is about, for rights and the audit chain: its first top, or what that stands below. */
export async function mayImport(ctx: Ctx, release: Release, comparison: Comparison): Promise<string | null> {
  const tops = release.rows.flatMap((_, i) => (release.parents[i]! < 0 ? [i] : []))
  const ids = tops.map((i) => {
    const old = comparison.diff.oldOfRow[i]!
    return old >= 0 ? comparison.olds[old]!.areaId : comparison.above.get(i)?.areaId
  })
  for (const id of ids) if (id) await require(ctx, 'areas.import', id)
  if (ids.some((id) => !id) && ctx.actor.kind !== 'system') {
    const top = release.rows[tops[ids.indexOf(undefined)]!]!
    throw new AppError('areas.topUnknown', 422, { code: top.code, name: top.name })
  }
  return ids.find((id) => id !== undefined) ?? null
}

/**
 * Takes in a release file and keeps it; comparing it is the job's work.
 * @returns the id under which it is kept
 */
export async function receiveRelease(ctx: Ctx, file: ReleaseFile, areaId: string): Promise<string> {
  const path = await require(ctx, 'areas.import', areaId)
  const id = newId(ctx.now)
  await privileged(ctx, (db) =>
    insertRelease(ctx, db, id, file, { state: 'received', areaId, path, rows: 0, topCode: '' }),
  )
  await record(ctx, {
    command: 'areas.uploadRelease',
    areaId,
    subject: { type: 'release', id },
    changes: { file: [null, sourceOf(file)] },
  })
  return id
}

export async function insertRelease(
  ctx: Ctx,
  db: Tx,
  id: string,
  file: ReleaseFile,
  said: { state: string; areaId: string | null; path: string; rows: number; topCode: string },
): Promise<void> {
  await db
    .insertInto('areaRelease')
    .values({
      id,
      system: file.system,
      releasedOn: file.releasedOn,
      fileName: file.fileName,
      sha256: shaOf(file.bytes),
      content: gzipSync(file.bytes),
      counts: '{}',
      unchanged: 0,
      warnings: '[]',
      createdBy: actorName(ctx),
      createdAt: ctx.now,
      ...said,
    }) // prettier-ignore
    .execute()
}

export const shaOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Loads a kept release file as it came. */
async function loadRelease(db: Tx, id: string) {
  const kept = await db.selectFrom('areaRelease').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!kept) throw new AppError('access.notFound', 404)
  return { ...kept, system: kept.system as CodeSystem, bytes: gunzipSync(kept.content) }
}

/**
 * Compares a kept release with the tree and keeps the findings; harmless when run twice. The job behind the upload. What
 * stands against the file (its encoding, its order in time, its top) is kept with it as a problem: the file is refused.
 */
export async function compareRelease(
  ctx: Ctx,
  releaseId: string,
  report?: Report,
): Promise<{ state: string; problems: number }> {
  return privileged(ctx, async (db) => {
    const kept = await loadRelease(db, releaseId)
    if (kept.state !== 'received') return { state: kept.state, problems: kept.warnings.length }
    const found = await findings(ctx, db, kept, report).catch((error: unknown): Findings => {
      if (!(error instanceof AppError)) throw error
      return { rows: 0, problems: [{ code: error.code, severity: 'error', params: error.params, where: {} }] }
    })
    const { comparison, release } = found
    if (comparison) await saveChanges(db, releaseId, release!, comparison)
    report?.(found.rows, found.rows)
    const state = comparison ? 'compared' : 'refused'
    await db
      .updateTable('areaRelease')
      .set({
        state,
        rows: found.rows,
        version: kept.version + 1,
        warnings: JSON.stringify(found.problems.slice(0, KEPT)),
        ...(comparison
          ? { counts: JSON.stringify(countChanges(comparison.diff)), unchanged: comparison.diff.unchanged }
          : {}),
        ...(comparison ? { areaId: found.areaId ?? kept.areaId, topCode: release!.rows[0]!.code } : {}),
      }) // prettier-ignore
      .where('id', '=', releaseId)
      .execute()
    return { state, problems: found.problems.length }
  })
}

interface Findings {
  rows: number
  problems: Problem[]
  release?: Release
  comparison?: Comparison
  areaId?: string | null
}

/** How long the stages take beside one another: reading and checking, holding against the tree, writing. */
const COMPARING = [2, 6, 2]
const TAKING = [2, 5, 5, 8]

/** What a file says, held against the tree; without a comparison where an error stands among the problems. */
async function findings(
  ctx: Ctx,
  db: Tx,
  kept: { bytes: Buffer; system: CodeSystem; releasedOn: Day },
  report: Report | undefined,
): Promise<Findings> {
  const { release, problems, rows } = readAndCheck(kept.bytes, kept.system)
  if (!release) return { rows, problems }
  const stage = stagesOf(report, rows, COMPARING)
  stage(1)
  const comparison = await compareWithTree(db, release, kept.releasedOn, new Map())
  stage(2)
  const wrong = systemProblem(release, comparison)
  if (wrong) return { rows, problems: [wrong, ...problems] }
  return { rows, problems, release, comparison, areaId: await mayImport(ctx, release, comparison) }
}

export const systemProblem = (release: Release, comparison: Comparison): Problem | undefined =>
  wrongSystem(
    comparison.olds.map((v) => ({
      id: v.areaId,
      parent: -1,
      level: v.level,
      kind: v.kind,
      name: v.name,
      codeStat: v.codeStat,
      codeCivil: v.codeCivil,
    })),
    release,
  )

/** Takes a compared release over, with the verdicts that persons gave. The job behind "take over"; harmless when run twice. */
export async function takeOver(ctx: Ctx, releaseId: string, report?: Report): Promise<Taken & { state: string }> {
  const kept = await privileged(ctx, (db) => loadRelease(db, releaseId))
  if (kept.state === 'taken') return { added: 0, changed: 0, ended: 0, links: 0, state: 'taken' }
  if (kept.state !== 'compared') throw new AppError('areas.releaseState', 409, { state: kept.state })
  const { release, rows } = readAndCheck(kept.bytes, kept.system)
  const stage = stagesOf(report, rows, TAKING)
  const verdicts = await storedVerdicts(ctx.db, releaseId)
  stage(1)
  await refuseStale(ctx, releaseId, release!, kept.releasedOn)
  stage(2)
  const comparison = await compareWithTree(ctx.db, release!, kept.releasedOn, verdicts)
  const areaId = await mayImport(ctx, release!, comparison)
  const taken = await privileged(ctx, (db) =>
    apply(ctx, db, { release: release!, comparison, verdicts, id: releaseId, file: kept, told: stage(3) }),
  )
  report?.(rows, rows)
  await record(ctx, {
    command: 'areas.takeRelease',
    areaId: areaId ?? kept.areaId!,
    subject: { type: 'release', id: releaseId },
    changes: {
      state: ['compared', 'taken'],
      added: [null, taken.added],
      changed: [null, taken.changed],
      ended: [null, taken.ended],
    },
  })
  return { ...taken, state: 'taken' }
}

/** The tree must still be the one that persons saw the findings against. */
async function refuseStale(ctx: Ctx, releaseId: string, release: Release, day: Day): Promise<void> {
  const { diff } = await compareWithTree(ctx.db, release, day, new Map())
  const seen = await ctx.db.selectFrom('areaReleaseChange').select('key').where('releaseId', '=', releaseId).execute()
  const keys = new Set(seen.map((s) => s.key))
  if (diff.changes.length === keys.size && diff.changes.every((c) => keys.has(c.key))) return
  throw new AppError('areas.releaseStale', 409, { day })
}

interface Applying {
  release: Release
  comparison: Comparison
  verdicts: ReadonlyMap<string, Verdict>
  id: string
  file: { fileName: string; releasedOn: Day; system: CodeSystem }
  told?: Share
}
export async function apply(ctx: Ctx, db: Tx, a: Applying): Promise<Taken> {
  const taken = await applyRelease(ctx, db, {
    release: a.release, comparison: a.comparison, verdicts: a.verdicts, day: a.file.releasedOn, source: sourceOf(a.file), releaseId: a.id, by: actorName(ctx), told: a.told,
  }) // prettier-ignore
  await db
    .updateTable('areaRelease')
    .set((e) => ({ state: 'taken', takenBy: actorName(ctx), takenAt: ctx.now, version: e('version', '+', 1) }))
    .where('id', '=', a.id)
    .execute()
  await bumpRevision(db)
  await ctx.announce('areas.changed', { releaseId: a.id, onDay: a.file.releasedOn })
  return taken
}
