import type { Workbook } from '#server/sheets/index.ts'
import type { Problem } from '#shared/errors.ts'
import type { FoundSheet, LedgerSettings } from './contract.ts'
import { findHeader, fingerprint, proposeMapping, statedDay } from './rules/index.ts'

/** What a file is, before anybody said how to read it. */
export interface Found {
  kind: Workbook['kind']
  encoding: string | null
  warnings: Problem[]
  sheets: FoundSheet[]
  fingerprints: Record<string, string>
}

/** Looks at each sheet: header, meaning of its columns, the day it speaks of. `remembered`: columns by fingerprint of a header. */
export function recognise(book: Workbook, remembered: Record<string, LedgerSettings['columns']>): Found {
  const fingerprints: Record<string, string> = {}
  const sheets = book.sheets
    .filter((sheet) => sheet.rows.length > 0)
    .map((sheet): FoundSheet => {
      const header = findHeader(sheet)
      const none = {
        name: sheet.name,
        rows: sheet.rows.length,
        hidden: sheet.hidden,
        header: null,
        columns: [],
        statedDay: null,
      }
      if (!header) return none
      const print = (fingerprints[sheet.name] = fingerprint(header))
      const columns = proposeMapping(sheet, header, remembered[print])
      return {
        ...none,
        header: { first: header.start + 1, last: header.end + 1 },
        columns: columns.map(({ doubt, samples, ...c }) => ({
          ...c,
          doubt: doubt ?? null,
          samples: samples.map(masked),
        })),
        statedDay: statedDay(sheet, header) ?? null,
      }
    })
  return { kind: book.kind, encoding: book.encoding ?? null, warnings: book.warnings, sheets, fingerprints }
}

/** Long numbers are people's: only their ends are shown. */
export const masked = (text: string): string =>
  text
    .slice(0, 60)
    .replace(/[\d\uff10-\uff19]{6,}[\dXx\uff38]?/g, (n) =>
      n.length < 9 ? n : `${n.slice(0, 3)}${'*'.repeat(n.length - 7)}${n.slice(-4)}`,
    )
