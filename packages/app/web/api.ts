import type { Call, Reply, RouteContract } from '#shared/contract.ts'
import type { ErrorParams, ErrorReply, FieldIssue } from '#shared/errors.ts'
import { lost, signsIn, untilSignedIn } from './line.ts'
import { language } from './texts.ts'
import { askedTime, type Time } from './time.ts'

/** A refusal as the browser holds it. `message` is the sentence for people, in their language. */
export class ApiError extends Error {
  readonly code: string
  readonly status: number
  readonly params: ErrorParams
  readonly field: string | undefined
  readonly issues: FieldIssue[]
  constructor(status: number, error: ErrorReply['error']) {
    super(error.message)
    this.name = 'ApiError'
    this.code = error.code
    this.status = status
    this.params = error.params
    this.field = error.field
    this.issues = error.issues ?? []
  }
}

type Part<K extends string, V> = [V] extends [undefined]
  ? { [P in K]?: undefined }
  : Record<never, never> extends V
    ? { [P in K]?: V }
    : { [P in K]: V }
/** What a call needs: the parts that its contract names, and no others. */
export type CallInput<R extends RouteContract> = Part<'params', Call<R>['params']> &
  Part<'query', Call<R>['query']> &
  Part<'body', Call<R>['body']> &
  (R extends { upload: true } ? { file: File } : { file?: undefined })

/** A reply as it arrives: instants are text. */
export type OnWire<T> = T extends Date
  ? string
  : T extends Blob
    ? T
    : T extends readonly (infer U)[]
      ? OnWire<U>[]
      : T extends object
        ? { [K in keyof T]: OnWire<T[K]> }
        : T
export type Answer<R extends RouteContract> = OnWire<Reply<R>>

export interface CallOptions {
  signal?: AbortSignal | undefined
  /** The same key for the same intention: the server answers a repeated one as it answered the first. */
  key?: string | undefined
  time?: Time | undefined
  /** Query parameters that no contract names (the format of an export). */
  extra?: Record<string, string> | undefined
  /** What a downloaded file is called here; the server's name unless told. */
  saveAs?: string | undefined
  /** A 401 is thrown instead of asking the person to sign in. */
  quiet?: boolean | undefined
}

interface Loose {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  file?: File
}

/** Calls an endpoint. Throws {@link ApiError}; code `kit.offline` when no server answered. */
export async function call<const R extends RouteContract>(
  contract: R,
  input: CallInput<R>,
  options: CallOptions = {},
): Promise<Answer<R>> {
  const answer = await send(contract, input as Loose, options)
  if (typeof contract.reply === 'string') return (await answer.blob()) as Answer<R>
  return (answer.status === 204 ? undefined : await answer.json()) as Answer<R>
}

/** Calls an endpoint that answers with a file, and saves it under the server's name. */
export async function download<const R extends RouteContract>(
  contract: R,
  input: CallInput<R>,
  options: CallOptions = {},
): Promise<void> {
  const answer = await send(contract, input as Loose, options)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = options.saveAs ?? fileName(answer.headers.get('content-disposition') ?? '')
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** The name in a Content-Disposition header (RFC 6266, both forms). */
function fileName(header: string): string {
  const wide = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1]
  return wide ? decodeURIComponent(wide) : (/filename="?([^";]+)/i.exec(header)?.[1] ?? 'liren')
}

async function send(contract: RouteContract, input: Loose, options: CallOptions): Promise<Response> {
  const request = requestOf(contract, input, options)
  for (;;) {
    const answer = await fetch(request.url, request.init).catch((reason: unknown) => {
      if (options.signal?.aborted) throw reason
      lost()
      throw new ApiError(0, { code: 'kit.offline', message: '', params: {} })
    })
    if (answer.ok) return answer
    if (answer.status !== 401 || options.quiet || !signsIn()) throw await refusal(answer)
    await untilSignedIn()
  }
}

async function refusal(answer: Response): Promise<ApiError> {
  const reply = (await answer.json().catch(() => undefined)) as ErrorReply | undefined
  return new ApiError(answer.status, reply?.error ?? { code: 'kit.broken', message: '', params: {} })
}

function requestOf(contract: RouteContract, input: Loose, options: CallOptions): { url: string; init: RequestInit } {
  const headers: Record<string, string> = { 'x-liren-request': '1', 'accept-language': language() }
  if (contract.kind === 'command') headers['idempotency-key'] = options.key ?? crypto.randomUUID()
  let body: BodyInit | undefined
  if (input.file) {
    body = new FormData()
    body.append('file', input.file)
  } else if (input.body !== undefined) {
    headers['content-type'] = 'application/json'
    body = JSON.stringify(input.body)
  }
  const url = pathOf(contract, input.params ?? {}) + searchOf(contract, input.query ?? {}, options)
  return { url, init: { method: contract.method, headers, body, signal: options.signal } }
}

function pathOf(contract: RouteContract, params: Record<string, unknown>): string {
  return contract.path.replace(/:(\w+)|\{(\w+)\}/g, (_, a?: string, b?: string) =>
    encodeURIComponent(String(params[a ?? b ?? ''])),
  )
}

function searchOf(contract: RouteContract, query: Record<string, unknown>, options: CallOptions): string {
  const search = new URLSearchParams(options.extra)
  const time = options.time ?? askedTime()
  const takes = contract.kind === 'query' ? (contract.query?.shape ?? {}) : {}
  for (const key of ['asOf', 'knownOn'] as const)
    if (key in takes && query[key] === undefined && time[key]) search.set(key, time[key])
  for (const [key, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '') search.append(key, String(one))
  const text = search.toString()
  return text && `?${text}`
}
