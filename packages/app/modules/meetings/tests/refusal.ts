import { AppError, type ErrorParams } from '#shared/errors.ts'

/** What a piece of work was refused with, or nothing where it was done. */
export const refusal = (work: Promise<unknown>): Promise<({ code: string } & ErrorParams) | undefined> =>
  work.then(
    () => undefined,
    (e: unknown) => {
      if (!(e instanceof AppError)) throw e
      return { code: e.code, ...e.params }
    },
  )
