import { cellText } from '#server/sheets/index.ts'
import type { Ctx } from '#server/context.ts'
import { fieldKeys, fieldOf, type FieldKey } from './rules/index.ts'
import { openCells, type Import } from './store.ts'

/** The text of a kept row's cells by field, as a person reads them. */
export function textsOf(ctx: Ctx, sealed: string): Partial<Record<FieldKey, string>> {
  return Object.fromEntries(
    Object.entries(openCells(ctx, sealed).cells).map(([field, cell]) => [field, cellText(cell)]),
  )
}

/** The fields that a ledger gives and that are stored, in the order of its columns; a name stands first. */
export function keptFields(of: Import): FieldKey[] {
  const mapped = new Set(of.settings?.columns.map((c) => c.field))
  return fieldKeys.filter((field) => mapped.has(field) && fieldOf(field).kept)
}
