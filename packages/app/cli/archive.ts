import { readFileSync } from 'node:fs'
import { verify } from '@liren/ballots'
import { sm3 } from '#server/crypto.ts'
import { say } from './say.ts'

/**
 * Checks the archive of an election from its file alone, without server or database: every part has its hash, the batches are
 * counted anew, and the results come out as they stand. Exit code 1 when anything is wrong.
 */
export function verifyArchive(file: string): number {
  const { ok, digest, faults, archive } = verify(readFileSync(file, 'utf8'), sm3)
  const about = archive?.facts?.about?.['election'] as { title?: string } | undefined
  if (about?.title) say(about.title)
  say(`sm3 ${digest}`)
  for (const f of faults) say(`  ${f.code}: ${f.where}`)
  if (!ok) {
    say(`not as it was archived: ${faults.length} faults`)
    return 1
  }
  say(`${archive!.results.length} rounds counted anew from their batches: the results are those of the archive`)
  return 0
}
