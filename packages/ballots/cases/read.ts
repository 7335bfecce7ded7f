import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Row = Record<string, string>

/** The rows of a table of cases: its one Markdown table. */
export function casesOf(name: string): Row[] {
  const lines = readFileSync(join(import.meta.dirname, `${name}.md`), 'utf8').split('\n')
  const cells = (line: string) => line.slice(1, -1).split('|').map((cell) => cell.trim()) // prettier-ignore
  const [head, , ...rows] = lines.filter((line) => line.startsWith('|')).map(cells)
  return rows.map((row) => {
    if (row.length !== head!.length) throw new Error(`${name}: ${row.join(' | ')}`)
    return Object.fromEntries(head!.map((key, i) => [key, row[i]!]))
  })
}
