import { canonical } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { sm3 } from '#server/crypto.ts'
import { storeFile } from '#server/files.ts'
import { buildArchive } from '../queries/archive.ts'
import { ownedBy, type Seen } from './support.ts'

/** Closes an election into one file with its hash; from then on the file is what counts. */
export async function archiveElection(ctx: Ctx, of: Seen): Promise<string> {
  const archive = await buildArchive(ctx, of)
  const body = canonical(archive)
  const hash = sm3(body)
  const name = `${of.title}.liren-election.json`
  const fileId = await storeFile(ctx, of.communityId, { name, type: 'application/json', body: Buffer.from(body) })
  await ctx.db
    .insertInto('electionArchive')
    .values({ ...ownedBy(of), fileId, hash, at: ctx.now })
    .execute()
  return hash
}
