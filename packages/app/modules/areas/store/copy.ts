import { CompiledQuery } from 'kysely'
import type { Tx } from '#server/context.ts'

export type CopyCell = string | number | null | Date | readonly string[]
const SLICE = 10_000
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function cell(value: CopyCell): string {
  if (value === null) return '\\N'
  if (typeof value === 'string')
    return /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, (c) => ESCAPED[c]!) : value
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return value.toISOString()
  return cell(`{${(value as readonly string[]).map((v) => `"${v.replace(/["\\]/g, '\\$&')}"`).join(',')}}`)
}

/** Writes rows by COPY in slices, so that memory holds one slice; `written` hears of each. Not under the actor's database role: see `privileged`. */
export async function copyRows(
  db: Tx,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyCell[]>,
  written?: (rows: number) => void,
): Promise<void> {
  const statement = `copy ${table} (${columns.join(', ')}) from '/dev/blob'`
  let lines: string[] = []
  const flush = async () => {
    if (lines.length === 0) return
    await db.executeQuery(CompiledQuery.raw(statement, [lines.join('')]))
    written?.(lines.length)
    lines = []
  }
  for (const row of rows) {
    let line = cell(row[0]!)
    for (let i = 1; i < row.length; i++) line += `\t${cell(row[i]!)}`
    lines.push(`${line}\n`)
    if (lines.length >= SLICE) await flush()
  }
  await flush()
}
