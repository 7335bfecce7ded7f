import { AppError, type ErrorParams } from '#shared/errors.ts'
import type { reasons } from './errors.ts'

/** A refusal of this module. */
export const refuse = (
  reason: (typeof reasons)[number],
  status: number,
  params: ErrorParams = {},
  field?: string,
): AppError => new AppError(`policies.${reason}`, status, params, field)
