import type { Problem, Assignment } from '../types.ts'

/** Rows of a CSV text (RFC 4180): comma, semicolon or tab, whichever the first line has; quotes around what holds them. */
export function* rowsOf(text: string): Generator<string[]> {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/))
  const mark = [',', '\t', ';'].find((m) => firstLine.includes(m)) ?? ','
  let row: string[] = []
  for (let i = 0; i <= text.length;) {
    const { value, next } = field(text, i, mark)
    row.push(value)
    i = next + 1
    if (text[next] === mark) continue
    if (row.length > 1 || row[0] !== '') yield row
    row = []
    if (text[next] === '\r' && text[i] === '\n') i++
    if (next >= text.length) return
  }
}

function field(text: string, from: number, mark: string): { value: string; next: number } {
  if (text[from] !== '"') {
    let next = from
    while (next < text.length && text[next] !== mark && text[next] !== '\n' && text[next] !== '\r') next++
    return { value: text.slice(from, next), next }
  }
  let value = ''
  for (let i = from + 1; i < text.length; i++) {
    if (text[i] !== '"') value += text[i]
    else if (text[i + 1] === '"') {
      value += '"'
      i++
    } else return { value, next: i + 1 }
  }
  return { value, next: text.length }
}

/** A field as CSV has it. A text that a spreadsheet would take for a formula gets an apostrophe before it. */
export function quoted(value: string): string {
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(value) ? `'${value}` : value
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Writes `unit,community` with a header, a line a unit; unassigned units have no community. */
export function* writeAssignmentCsv(
  problem: Pick<Problem, 'ids'>,
  assignment: Assignment,
  label: (community: number) => string = (c) => String(c + 1),
): Generator<string> {
  let text = 'unit,community\r\n'
  for (let u = 0; u < assignment.length; u++) {
    const c = assignment[u]!
    text += `${quoted(problem.ids[u]!)},${c === -1 ? '' : quoted(label(c))}\r\n`
    if (text.length > 1 << 16) {
      yield text
      text = ''
    }
  }
  yield text
}
