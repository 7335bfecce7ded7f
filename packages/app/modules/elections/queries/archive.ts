import type { Ctx } from '#server/context.ts'
import { openStoredFile } from '#server/files.ts'
import type { FileReply } from '#server/module.ts'
import { refuse, seenElection, type Seen } from '../commands/support.ts'

/** The whole of an election in one value, every part with its hash. */
export async function buildArchive(_ctx: Ctx, of: Seen) {
  return { id: of.id }
}

/** The archive of an election as a file. @throws AppError `elections.noArchive` (404) before it is archived */
export async function getArchive(ctx: Ctx, id: string): Promise<FileReply> {
  const of = await seenElection(ctx, 'elections.view', id)
  const row = await ctx.db.selectFrom('electionArchive').select('fileId').where('communityId', '=', of.communityId).where('electionId', '=', of.id).executeTakeFirst()
  if (!row) throw refuse('noArchive', {}, 404)
  return openStoredFile(ctx, row.fileId)
} // prettier-ignore
