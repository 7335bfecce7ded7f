import { readFile } from 'node:fs/promises'
import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { plainName, storeFile } from '#server/files.ts'
import { privileged } from '#server/house.ts'
import type { Upload } from '#server/module.ts'
import { AppError } from '#shared/errors.ts'
import type { Audience } from '../../contract/cases/base.ts'
import { cleanPicture } from '#server/picture.ts'
import { kindOfType, tieFiles } from '../../store/cases/files.ts'
import { loadCase } from '../../store/cases/load.ts'
import { timeOf } from '../../store/cases/time.ts'
import { takeStep, type Stepped } from './step.ts'
import { actorName } from './support.ts'

/** What may be attached: pictures, voice and papers, by what their bytes say they are. */
const ALLOWED: Record<string, string> = {
  'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'image/gif': 'gif', 'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'audio/mpeg': 'mp3', 'audio/x-m4a': 'm4a', 'audio/mp4': 'm4a', 'audio/ogg': 'ogg', 'audio/ogg; codecs=opus': 'ogg', 'audio/opus': 'ogg',
  'audio/webm': 'webm', 'audio/wav': 'wav', 'audio/aac': 'aac', 'audio/amr': 'amr',
} // prettier-ignore
export const MOST_MB = 20
const MOST_BYTES = MOST_MB * 1024 * 1024
/** A file that is tied to no case within a day is forgotten. */
const UNTIED_MS = 86_400_000

export interface Attachment {
  fileId: string
  name: string
  type: string
  bytes: number
  kind: 'photo' | 'voice' | 'document'
}

/**
 * Keeps a file for a case to come or at hand. Its type is what its bytes say, whatever it calls itself; a photo loses the place and
 * device that it tells of. The caller has checked its right at the area and records. Tie it within a day (`fileIds`).
 * @throws AppError `services.fileTooLarge`, `services.videoRefused`, `services.fileTypeRefused`, `services.fileEmpty` (422)
 */
export async function keepAttachment(ctx: Ctx, areaId: string, upload: Upload): Promise<Attachment> {
  if (upload.bytes === 0) throw new AppError('services.fileEmpty', 422, { name: upload.name }, 'file')
  if (upload.bytes > MOST_BYTES) await refuseLarge(upload)
  const bytes = await readFile(upload.path)
  const type = await typeOf(bytes, upload.name)
  const body = cleanPicture(bytes, type).bytes
  const name = plainName(upload.name, ALLOWED[type] ?? 'bin')
  const fileId = await privileged(ctx, () =>
    storeFile(ctx, areaId, { name, type, body, expiresAt: new Date(ctx.now.getTime() + UNTIED_MS) }),
  )
  return { fileId, name, type, bytes: body.length, kind: kindOfType(type) }
}

/** A film is told what to do instead, whatever its size. */
async function refuseLarge({ name, path, bytes }: Upload): Promise<never> {
  if ((await fileTypeFromFile(path))?.mime.startsWith('video/'))
    throw new AppError('services.videoRefused', 422, { name }, 'file')
  throw new AppError(
    'services.fileTooLarge',
    422,
    { name, megabytes: Math.ceil(bytes / 1024 / 1024), most: MOST_MB },
    'file',
  )
}

async function typeOf(bytes: Buffer, name: string): Promise<string> {
  const found = (await fileTypeFromBuffer(bytes))?.mime
  const type = (found && voiceIn(found, name, bytes)) ?? found
  if (type?.startsWith('video/')) throw new AppError('services.videoRefused', 422, { name }, 'file')
  if (!type || !Object.hasOwn(ALLOWED, type)) throw new AppError('services.fileTypeRefused', 422, { name }, 'file')
  return type.split(';')[0]!
}

/** What recorders of browsers and phones write looks like a film that holds sound and no picture: WebM with Opus, MP4 with one track. */
function voiceIn(found: string, name: string, bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 4096).toString('latin1')
  const webm = head.includes('A_OPUS') && !head.includes('V_VP') && !head.includes('V_AV1')
  if (found === 'video/webm' && /\.(weba|webm)$/i.test(name) && webm) return 'audio/webm'
  const mp4 = head.includes('soun') && !head.includes('vide')
  return found === 'video/mp4' && /\.(m4a|mp4)$/i.test(name) && mp4 ? 'audio/mp4' : undefined
}

/** A file of the staff, before it is tied to a case. */
export async function uploadFile(ctx: Ctx, areaId: string, upload: Upload): Promise<Attachment> {
  await require(ctx, 'services.intake', areaId)
  const kept = await keepAttachment(ctx, areaId, upload)
  await record(ctx, {
    command: 'services.uploadFile', areaId, subject: { type: 'file', id: kept.fileId }, changes: { type: [null, kept.type], bytes: [null, kept.bytes] },
  }) // prettier-ignore
  return kept
}

/** Adds files to a case. Neither clock nor version changes. */
export async function attachFiles(
  ctx: Ctx,
  id: string,
  input: { fileIds: string[]; audience: Audience },
): Promise<Stepped> {
  const of = await loadCase(ctx, 'services.handle', id)
  const audience = input.audience === 'public' && !of.public ? 'applicant' : input.audience
  const count = await privileged(ctx, () => tieFiles(ctx, of, input.fileIds, audience))
  const time = await timeOf(ctx, of.path)
  return takeStep(ctx, of, time, {
    verb: 'attach',
    to: of.state,
    step: 'stays',
    text: String(count),
    audience,
    words: true,
  })
}

/** Takes a file out of sight: it stays kept, with who took it out, and is shown to no one. */
export async function dropFile(ctx: Ctx, id: string, fileId: string, reason: string): Promise<Stepped> {
  const of = await loadCase(ctx, 'services.handle', id)
  const dropped = await ctx.db
    .updateTable('serviceCaseFile')
    .set({ droppedAt: ctx.now, droppedBy: actorName(ctx) })
    .where('areaId', '=', of.areaId)
    .where('caseId', '=', of.id)
    .where('id', '=', fileId)
    .where('droppedAt', 'is', null)
    .returning('name')
    .executeTakeFirst()
  if (!dropped) throw notFound()
  const time = await timeOf(ctx, of.path)
  return takeStep(ctx, of, time, {
    verb: 'attach',
    to: of.state,
    step: 'stays',
    reason,
    text: '-1',
    audience: 'internal',
    words: true,
  })
}
