/** A merged range; rows and columns count from 0, both ends included. The value stands in its first cell only. */
export interface Merge {
  startRow: number
  startCol: number
  endRow: number
  endCol: number
}

/**
 * Values of ranges merged downwards below a header, by row, then column: each row that a range covers means what its first cell says.
 * A range merged only sideways is a line of text, not data.
 * @param headerEnd the last row of the header; ranges that begin in it are part of it
 */
export function mergedDown<C>({ rows, merges }: { rows: readonly (readonly C[])[]; merges: readonly Merge[] }, headerEnd: number): Map<number, Map<number, C>> {
  const fill = new Map<number, Map<number, C>>()
  for (const m of merges) {
    const value = rows[m.startRow]?.[m.startCol] ?? null
    if (m.startRow <= headerEnd || value === null) continue
    for (let r = m.startRow + 1; r <= Math.min(m.endRow, rows.length - 1); r++) {
      if (!fill.has(r)) fill.set(r, new Map())
      fill.get(r)!.set(m.startCol, value)
    }
  }
  return fill
} // prettier-ignore
