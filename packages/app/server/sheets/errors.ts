import { AppError, type ErrorParams } from '#shared/errors.ts'

/** Why a file is refused, or (formulas, ghostRows, hidden…) what a person should know about it. */
export const sheetErrors = [
  'empty',
  'tooLarge',
  'unknownKind',
  'kindMismatch',
  'damaged',
  'zipBomb',
  'tooManyEntries',
  'encrypted',
  'macros',
  'binaryWorkbook',
  'oldExcel',
  'utf16',
  'encoding',
  'encodingAt',
  'tooManyCells',
  'formulas',
  'formulaWithoutValue',
  'errorValues',
  'ghostRows',
  'hiddenSheet',
  'hiddenRows',
] as const
export type SheetReason = (typeof sheetErrors)[number]

/** The refusal of a file: 413 where it is too much, 415 where it is of another kind, else 422. */
export function refuse(reason: SheetReason, params: ErrorParams = {}): AppError {
  const status = /tooLarge|zipBomb|tooMany/.test(reason)
    ? 413
    : /Kind|encoding|utf16|binary|oldExcel/.test(reason)
      ? 415
      : 422
  return new AppError(`sheets.${reason}`, status, params)
}
