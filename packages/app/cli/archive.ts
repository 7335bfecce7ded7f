import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { verify } from '@liren/ballots'
import { sm3 } from '#server/crypto.ts'
import { say } from './say.ts'

/**
 * Checks the archive of an election from its file alone, without server or database: every part has its hash, the batches are
 * counted anew, and the results come out as they stand; a folder with its scans beside it is held against their hashes. Exit code 1
 * when anything is wrong.
 */
export function verifyArchive(file: string, folder?: string): number {
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
  return folder ? verifyScans(archive!.facts.about['scans'] as readonly Scan[] | undefined, folder) : 0
}

interface Scan {
  file: string
  hash: string
}

/** Whether each scan of an archive lies in the folder, whatever it is called there. */
function verifyScans(scans: readonly Scan[] = [], folder: string): number {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((e) => e.isFile())
  const there = new Set(entries.map((e) => sm3(readFileSync(join(folder, e.name)))))
  const missing = scans.filter((s) => !there.has(s.hash))
  for (const s of missing) say(`  scan not in the folder, or changed: ${s.file} (sm3 ${s.hash})`)
  say(`${scans.length} scans in the archive, ${scans.length - missing.length} of them in the folder as they were kept`)
  return missing.length === 0 ? 0 : 1
}
