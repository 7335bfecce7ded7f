import { sql } from 'kysely'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { openStoredFile } from '#server/files.ts'
import type { FileReply, RawReply } from '#server/module.ts'
import { lookAtPart } from '../../commands/cases/look.ts'
import { findCase } from './one.ts'

/**
 * A file of a case, for the staff who may see the case: also where it was kept in the area that the case came from. One of a
 * special-care case is a look that is recorded.
 * @throws AppError `access.notFound`, `services.specialLook` (403)
 */
export async function getFile(ctx: Ctx, id: string, fileId: string): Promise<FileReply> {
  const of = await findCase(ctx, id)
  const tied = await ctx.db
    .selectFrom('serviceCaseFile')
    .select('fileId')
    .where('areaId', '=', of.areaId)
    .where('caseId', '=', of.id)
    .where('id', '=', fileId)
    .where('droppedAt', 'is', null)
    .executeTakeFirst()
  if (!tied) throw notFound()
  await lookAtPart(ctx, of, 'file', fileId)
  return openStoredFile(ctx, tied.fileId)
}

/** A photo that stands with a public case now, for everybody. @throws AppError `access.notFound` */
export async function publicPhoto(ctx: Ctx, number: string, fileId: string): Promise<RawReply> {
  const { rows } = await sql`
    select 1 from service_public_case c where c.number = ${number} and c.media @> ${JSON.stringify([{ id: fileId }])}::jsonb`.execute(
    ctx.db,
  )
  if (rows.length === 0) throw notFound()
  const { type, body } = await openStoredFile(ctx, fileId)
  return { type, body }
}
