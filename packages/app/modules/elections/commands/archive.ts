import { archiveOf } from '@liren/ballots'
import type { Ctx } from '#server/context.ts'
import { sm3 } from '#server/crypto.ts'
import { storeFile } from '#server/files.ts'
import { archiveFacts } from '../queries/archive.ts'
import { ownedBy, type Seen } from './support.ts'

/** Closes an election into one file: its facts, the results that come out of them again, and a hash of each part. */
export async function archiveElection(ctx: Ctx, of: Seen): Promise<string> {
  const text = archiveOf(await archiveFacts(ctx, of), { algorithm: 'sm3', hashOf: sm3 })
  const hash = sm3(text)
  const name = `${of.title}.liren-election.json`
  const fileId = await storeFile(ctx, of.communityId, { name, type: 'application/json', body: Buffer.from(text) })
  await ctx.db
    .insertInto('electionArchive')
    .values({ ...ownedBy(of), fileId, hash, at: ctx.now })
    .execute()
  return hash
}
