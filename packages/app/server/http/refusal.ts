import type { FastifyError } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { NoResultError } from 'kysely'
import { AppError, type ErrorReply, type FieldIssue } from '#shared/errors.ts'
import { notFound } from '../access.ts'
import type { Translate } from '../texts.ts'

/** Any error as the reply that a person can read: never a stack, a statement of SQL or a path of the server. */
export function refusalOf(error: unknown, t: Translate): { status: number; reply: ErrorReply } {
  const known = asAppError(error)
  if (known) {
    const { code, params, field, status } = known
    return { status, reply: { error: { code, message: t(code, params), params, ...(field ? { field } : {}) } } }
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map((v) => issueOf(v as unknown as ZodFault, error.validationContext ?? 'body', t))
    return {
      status: 400,
      reply: {
        error: {
          code: 'kit.badInput',
          message: t('kit.badInput', { n: issues.length }),
          params: {},
          field: issues[0]?.field,
          issues,
        },
      },
    }
  }
  return { status: 500, reply: { error: { code: 'kit.broken', message: t('kit.broken'), params: {} } } }
}

interface ZodFault {
  instancePath: string
  keyword: string
  message: string
  params: Record<string, unknown>
}

function issueOf(fault: ZodFault, context: string, t: Translate): FieldIssue {
  const field = fault.instancePath.split('/').filter(Boolean).join('.') || context
  // A module names its own sentence by the message of a check (`areas.badCode`) or by `params: { code }` of a refinement.
  const own = (fault.params.params as { code?: string } | undefined)?.code
  const code = own ?? (/^[a-z]+\.[a-zA-Z]+$/.test(fault.message) ? fault.message : `kit.field.${fault.keyword}`)
  return { field, code, message: t(code, { ...fault.params, field, detail: fault.message } as never) }
}

const FASTIFY: Record<string, [string, number]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['kit.bodyTooLarge', 413],
  FST_REQ_FILE_TOO_LARGE: ['kit.uploadTooLarge', 413],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['kit.badMediaType', 415],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['kit.badJson', 400],
  FST_ERR_CTP_INVALID_JSON_BODY: ['kit.badJson', 400],
  FST_ERR_BAD_URL: ['kit.badUrl', 400],
}
/** PostgreSQL's faults that bad input or bad luck can cause, in the words of the house. */
const SQL: Record<string, [string, number]> = {
  '40001': ['kit.lostRace', 409],
  '40P01': ['kit.lostRace', 409],
  '23505': ['kit.exists', 409],
  '23503': ['kit.inUse', 409],
  '22P05': ['kit.badText', 400],
  '22021': ['kit.badText', 400],
  '53100': ['kit.diskFull', 507],
  '57014': ['kit.tooSlow', 503],
}

function asAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error
  if (error instanceof NoResultError) return notFound()
  const { code, statusCode, message } = error as FastifyError
  const found = FASTIFY[code] ?? SQL[code]
  if (found) return new AppError(found[0], found[1])
  if (code === 'ENOSPC' || /No space left/i.test(message ?? '')) return new AppError('kit.diskFull', 507)
  if (statusCode === 429) return new AppError('kit.tooMany', 429)
  if (error instanceof SyntaxError && statusCode === 400) return new AppError('kit.badJson', 400)
  if (statusCode && statusCode >= 400 && statusCode < 500 && !hasZodFastifySchemaValidationErrors(error))
    return new AppError('kit.badRequest', statusCode)
  return undefined
}
