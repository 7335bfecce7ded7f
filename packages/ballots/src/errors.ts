/** Input that no verdict can be built on. Facts that break the law are never this: they get a finding. */
export class BadInput extends Error {
  readonly code: BadInputCode
  /** Which figure or row: `cast.ballots`, `votes[3]`. */
  readonly where: string
  constructor(code: BadInputCode, where: string, value?: unknown) {
    super(`${where}: ${code}${value === undefined ? '' : ` (${String(value)})`}`)
    this.name = 'BadInput'
    this.code = code
    this.where = where
  }
}
export type BadInputCode =
  | 'notWhole'
  | 'notADay'
  | 'twice'
  | 'unknown'
  | 'moreThanAll'
  | 'wrongShape'
  | 'outOfOrder'
  | 'nothingToVoteOn'
  | 'faulty'

/** A count: a whole number from 0 up that a computer holds exactly. @throws BadInput `notWhole` */
export function whole(n: number, where: string): number {
  if (!Number.isSafeInteger(n) || n < 0) throw new BadInput('notWhole', where, n)
  return n
}

/** A part of a whole, both counts. @throws BadInput `notWhole`, `moreThanAll` */
export function part(n: number, of: number, where: string): number {
  if (whole(n, where) > whole(of, `${where} of`)) throw new BadInput('moreThanAll', where, `${n} of ${of}`)
  return n
}

/** The rows by what names them. @throws BadInput `twice` */
export function byName<T>(rows: readonly T[], name: (row: T) => string, where: string): Map<string, T> {
  const found = new Map<string, T>()
  for (const row of rows) {
    if (found.has(name(row))) throw new BadInput('twice', where, name(row))
    found.set(name(row), row)
  }
  return found
}
