/** COPY text format: a cell. `\N` is null; tab, newline and backslash are escaped. */
export function cell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '\\N'
  if (value === true) return 't'
  if (value === false) return 'f'
  if (typeof value === 'number') return String(value)
  return /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, (c) => ESCAPED[c]!) : value
}
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** COPY text format: an array of texts. */
export function arrayCell(values: readonly string[]): string {
  let out = '{'
  for (const [i, v] of values.entries())
    out += (i ? ',"' : '"') + (/["\\]/.test(v) ? v.replace(/["\\]/g, '\\$&') : v) + '"'
  return cell(out + '}')
}
