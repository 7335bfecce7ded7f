import { verify } from '@liren/ballots'
import type { Ctx } from '#server/context.ts'
import { sm3 } from '#server/crypto.ts'
import { openStoredFile } from '#server/files.ts'
import { hashOfMinute } from './commands/minutes.ts'

/** What `liren verify` checks of elections: signed minutes, scans and archives are what they were, and results come out again. */
export async function verifyArchives(ctx: Ctx) {
  return [await minutes(ctx), await archives(ctx), await scans(ctx)]
}

async function minutes(ctx: Ctx) {
  const rows = await ctx.db.selectFrom('electionMinute').select(['id', 'title', 'text', 'signedBy', 'hash']).where('state', '=', 'signed').execute()
  const changed = rows.filter((m) => m.hash !== hashOfMinute(m))
  return { name: 'signed minutes', checked: rows.length, faults: changed.map((m) => `minute ${m.id}: changed after signing`) }
} // prettier-ignore

async function scans(ctx: Ctx) {
  const rows = await ctx.db.selectFrom('electionScan').select(['id', 'fileId', 'hash']).execute()
  const faults: string[] = []
  for (const row of rows) {
    const { body } = await openStoredFile(ctx, row.fileId)
    if (sm3(body) !== row.hash) faults.push(`scan ${row.id}: the file is not the one that was laid`)
  }
  return { name: 'scans', checked: rows.length, faults }
}

async function archives(ctx: Ctx) {
  const rows = await ctx.db.selectFrom('electionArchive').select(['electionId', 'fileId', 'hash']).execute()
  const faults: string[] = []
  for (const row of rows) {
    const { body } = await openStoredFile(ctx, row.fileId)
    const found = verify(body.toString('utf8'), sm3)
    if (found.digest !== row.hash) faults.push(`archive of ${row.electionId}: the file is not the one that was kept`)
    faults.push(...found.faults.map((f) => `archive of ${row.electionId}: ${f.code} at ${f.where}`))
  }
  return { name: 'archives', checked: rows.length, faults }
}
