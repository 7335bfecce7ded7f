import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type { Audience } from '../../contract/cases/base.ts'
import { newId } from '#shared/ids.ts'
import { accountOf, actorName } from '../../commands/cases/support.ts'

export const MOST_FILES = 20
export const kindOfType = (type: string): 'photo' | 'voice' | 'document' =>
  type.startsWith('image/') ? 'photo' : type.startsWith('audio/') ? 'voice' : 'document'

/**
 * Ties files that were kept before (`keepAttachment`) to a case. Each must be the actor's own and tied to nothing yet.
 * @throws AppError `services.fileUnknown` (422), `services.filesTooMany` (422)
 */
export async function tieFiles(
  ctx: Ctx,
  to: { areaId: string; id: string; path: string },
  fileIds: readonly string[],
  audience: Audience,
): Promise<number> {
  if (fileIds.length === 0) return 0
  if (fileIds.length > MOST_FILES) throw new AppError('services.filesTooMany', 422, { most: MOST_FILES }, 'fileIds')
  const { rows } = await sql<{ id: string; name: string; type: string; bytes: number }>`
    update stored_file f set expires_at = null where f.id = any(${[...fileIds]}::uuid[]) and f.expires_at is not null
      and f.created_by is not distinct from ${accountOf(ctx)}
    returning f.id, f.name, f.type, f.bytes::int as bytes`.execute(ctx.db)
  if (rows.length < new Set(fileIds).size) throw new AppError('services.fileUnknown', 422, {}, 'fileIds')
  await ctx.db
    .insertInto('serviceCaseFile')
    .values(
      rows.map((f) => ({
        areaId: to.areaId, caseId: to.id, id: newId(ctx.now), path: to.path, fileId: f.id, name: f.name, type: f.type, kind: kindOfType(f.type),
        bytes: f.bytes, audience, cleaned: f.type.startsWith('image/'), byName: actorName(ctx), at: ctx.now,
      })), // prettier-ignore
    )
    .execute()
  return rows.length
}
