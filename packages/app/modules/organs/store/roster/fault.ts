import { AppError, type ErrorParams } from '#shared/errors.ts'

/** A row of a list that cannot be taken as it stands, by a code of the house. */
export interface Fault {
  row: number
  code: string
  params: ErrorParams
}

/** Leaves the row: it is told with its reason and the others go on. */
export const wrong = (code: string, params: ErrorParams = {}): never => {
  throw new AppError(`organs.${code}`, 422, params)
}
