import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError, type Problem } from '#shared/errors.ts'
import type { Ctx } from '#server/context.ts'
import { encodingOf } from '#server/sheets/encoding.ts'
import { importPolicies, type ImportOutcome, type PolicyFile } from './commands.ts'
import { refuse } from './refuse.ts'

/** A statute has some ten thousand characters; a larger file is something else. */
const MOST_BYTES = 2_000_000

/**
 * The text of one Markdown file, in UTF-8 or GB18030.
 * @throws AppError `policies.notMarkdown` (415), `policies.tooLarge` (413), `policies.encoding` (422)
 */
export function readPolicyFile(name: string, path: string): PolicyFile {
  if (!/\.(md|markdown|txt)$/i.test(name)) throw refuse('notMarkdown', 415, { file: name })
  if (statSync(path).size > MOST_BYTES) throw refuse('tooLarge', 413, { file: name, megabytes: MOST_BYTES / 1_000_000 })
  const bytes = readFileSync(path)
  try {
    return { name, text: new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes) }
  } catch {
    throw refuse('encoding', 422, { file: name })
  }
}

/**
 * Imports every Markdown file of a folder; one that cannot be read is named among the problems and the others go in.
 * @throws AppError `policies.noFolder`, `policies.emptyFolder` (422)
 */
export async function importPolicyFolder(ctx: Ctx, dir: string): Promise<ImportOutcome> {
  const names = listing(dir)
    .filter((n) => /\.(md|markdown)$/i.test(n))
    .sort()
  if (names.length === 0) throw refuse('emptyFolder', 422, { folder: dir })
  const problems: Problem[] = []
  const files = names.flatMap((name) => {
    try {
      return [readPolicyFile(name, join(dir, name))]
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      problems.push({ code: error.code, severity: 'error', params: error.params, where: { sheet: name } })
      return []
    }
  })
  const outcome = await importPolicies(ctx, files)
  return { ...outcome, refused: outcome.refused + problems.length, problems: [...problems, ...outcome.problems] }
}

function listing(dir: string): string[] {
  try {
    return readdirSync(dir)
  } catch {
    throw refuse('noFolder', 422, { folder: dir })
  }
}
