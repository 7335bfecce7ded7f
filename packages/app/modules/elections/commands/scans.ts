import { readFile } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { sm3 } from '#server/crypto.ts'
import { plainName, storeFile } from '#server/files.ts'
import type { Upload } from '#server/module.ts'
import { cleanPicture } from '#server/picture.ts'
import { newId } from '#shared/ids.ts'
import type { ScanKind } from '../contract/scans.ts'
import { scansOf, targetsOf } from '../queries/scans.ts'
import { accountOf, actorName, keep, lockElection, notArchived, ownedBy, refuse } from './support.ts'

const ALLOWED: Record<string, string> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' }
export const MOST_MB = 20

/**
 * Lays a scan or photo to a paper of an election. Its type is what its bytes say; a photo loses the place and device that it tells of.
 * @throws AppError `elections.scanEmpty`, `elections.scanTooLarge`, `elections.scanType` (422), `elections.notNow` (409) once archived
 */
export async function addScan(ctx: Ctx, id: string, to: { of: ScanKind; ofId?: string | undefined }, upload: Upload) {
  const of = await lockElection(ctx, 'elections.count', id)
  notArchived(of)
  const target = (await targetsOf(ctx, of)).find((t) => t.of === to.of && t.id === (to.ofId ?? null))
  if (!target) throw notFound()
  const { name, type, body } = await scanIn(upload)
  const fileId = await storeFile(ctx, of.communityId, { name, type, body })
  const [scanId, hash] = [newId(ctx.now), sm3(body)]
  await ctx.db
    .insertInto('electionScan')
    .values({
      ...ownedBy(of), id: scanId, ofKind: target.of, ofId: target.id, ofName: target.name, round: of.round, fileId, name, type, bytes: body.length, hash,
      byAccount: accountOf(ctx), byName: actorName(ctx), at: ctx.now,
    })
    .execute()
  await keep(ctx, 'addScan', of, { file: [null, name], hash: [null, hash] })
  return { id: scanId, version: 1, hash }
} // prettier-ignore

async function scanIn(upload: Upload): Promise<{ name: string; type: string; body: Buffer }> {
  const { name, bytes, path } = upload
  if (bytes === 0) throw refuse('scanEmpty', { name }, 422, 'file')
  if (bytes > MOST_MB * 1024 * 1024)
    throw refuse('scanTooLarge', { name, megabytes: Math.ceil(bytes / 1024 / 1024), most: MOST_MB }, 422, 'file')
  const body = await readFile(path)
  const type = (await fileTypeFromBuffer(body))?.mime ?? ''
  if (!Object.hasOwn(ALLOWED, type)) throw refuse('scanType', { name }, 422, 'file')
  return { name: plainName(name, ALLOWED[type]!), type, body: cleanPicture(body, type).bytes }
}

/** Marks a scan as superseded: it stays, with who says so and why. @throws AppError `elections.scanSuperseded` (409) */
export async function supersedeScan(ctx: Ctx, id: string, scanId: string, reason: string) {
  const of = await lockElection(ctx, 'elections.count', id)
  notArchived(of)
  const found = (await scansOf(ctx, of)).find((s) => s.id === scanId)
  if (!found) throw notFound()
  if (found.supersededAt) throw refuse('scanSuperseded', { name: found.name })
  await ctx.db
    .updateTable('electionScan')
    .set({ supersededAt: ctx.now, supersededBy: actorName(ctx), supersededWhy: reason })
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .where('id', '=', scanId)
    .execute()
  await keep(ctx, 'supersedeScan', of, { file: [found.name, null] }, reason)
  return { id: scanId, version: 2 }
}
