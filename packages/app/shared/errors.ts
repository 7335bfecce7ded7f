/** What a refusal may carry: plain values that a sentence can name. */
export type ErrorParams = Record<string, string | number | boolean | null>

/**
 * A refusal with a stable code (`module.reason`). The sentence for people stands in the module's texts under
 * `errors.<reason>` in both languages; `params` fill it. `field` names the input it belongs to (dotted path).
 */
export class AppError extends Error {
  readonly code: string
  readonly status: number
  readonly params: ErrorParams
  readonly field: string | undefined
  constructor(code: string, status: number, params: ErrorParams = {}, field?: string) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.status = status
    this.params = params
    this.field = field
  }
}

/**
 * Something wrong with a part of a larger input (a row of a sheet, a feature of a map). Same codes as {@link AppError};
 * `where` says the place in words a person can find again. Rows with an `error` wait; rows with only warnings go in.
 */
export interface Problem {
  code: string
  severity: 'error' | 'warning'
  params: ErrorParams
  where: { sheet?: string; row?: number; field?: string }
}

/** The refusal as it travels over HTTP. */
export interface ErrorReply {
  error: { code: string; message: string; params: ErrorParams; field?: string; issues?: FieldIssue[] }
}
/** One field that the contract refused. */
export interface FieldIssue {
  field: string
  code: string
  message: string
}
