import { z } from 'zod'

/** How a route without sign-in is open. It knows no actor, even where the caller has a session. */
export interface Openness {
  /** Requests a minute from one address where `LIREN_RATE` is 1200, growing with it: {@link publicPerMinute} unless told. */
  perMinute?: number
  /**
   * It changes something: `once` for a repeated key, or `each` time (a log-in). A public command that says neither is
   * refused when the server starts.
   */
  writes?: 'once' | 'each'
  /**
   * Programs and pages of others may call it (an open standard): no header of ours is asked for, a form
   * (`application/x-www-form-urlencoded`) is taken besides JSON, any page may read the answer.
   */
  foreign?: true
}

/** Requests a minute from one address: reading is for whole families behind one, writing for one person. */
export const publicPerMinute = { query: 300, command: 10 } as const

/**
 * One endpoint, said once: the server registers it, OpenAPI shows it, the web client infers from it.
 * `permission` is the right it needs (`module.verb`), `session` for anyone logged in, `public` for anyone.
 * A `query` changes nothing; a `command` changes, takes an idempotency key and leaves one audit entry.
 */
export interface RouteContract {
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Under `/api`. A public route may stand elsewhere, where a standard says so (`/open311/v2/…`). */
  path: `/${string}`
  summary: string
  permission: string
  /** Only with permission `public`. */
  open?: Openness
  kind: 'query' | 'command'
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** `file` answers with bytes (a download), `raw` with bytes under the very content type that the handler names. */
  reply: z.ZodType | 'file' | 'raw'
  /** Content types of a `raw` reply, for OpenAPI. */
  produces?: readonly string[]
  /** The reply holds a one-time secret: it is not kept for a repeated key. */
  secretReply?: true
  /** The body is one file as multipart form data, field `file`; other fields are checked by `query`. */
  upload?: true
}

/** Keeps the literal types of a contract. */
export const route = <const R extends RouteContract>(contract: R): R => contract

type In<S> = S extends z.ZodType ? z.output<S> : undefined
type Sent<S> = S extends z.ZodType ? z.input<S> : undefined
/** What a handler receives, parsed. */
export interface Input<R extends RouteContract> {
  params: In<R['params']>
  query: In<R['query']>
  body: In<R['body']>
}
/** What a caller gives, before parsing. */
export interface Call<R extends RouteContract> {
  params: Sent<R['params']>
  query: Sent<R['query']>
  body: Sent<R['body']>
}
export type Reply<R extends RouteContract> = R['reply'] extends z.ZodType ? z.output<R['reply']> : Blob

export const uuid = z.uuid()
/** A day that registers, law and terms can be about: the database knows no year 0, and a year of five digits is a slip. */
export const day = z.iso
  .date()
  .refine((text) => text >= '1700-01-01' && text <= '2999-12-31', { params: { code: 'kit.field.invalid_format' } })
/** The parameters of a path that names one thing. */
export const idParams = z.object({ id: uuid })
/** The row version that a change was made from; another one in the database is a lost race (409). */
export const version = z.number().int().min(1)
/** Every query may be asked as of a day (`asOf`) and as known on a day (`knownOn`). */
export const timeQuery = z.object({ asOf: day.optional(), knownOn: day.optional() })
