import type { Kysely, Transaction } from 'kysely'
import type { Day } from '#shared/dates.ts'
import type { Role } from '#shared/roles.ts'
import type { Config } from './config.ts'
import type { Keys } from './crypto.ts'
import type { Database } from './db/schema.gen.ts'

export type Db = Kysely<Database>
export type Tx = Transaction<Database>

/** Who acts, under which grant. A person with several grants works under one at a time. */
export type Actor =
  | {
      kind: 'account'
      accountId: string
      name: string
      grantId: string
      role: Role
      areaId: string
      /** Path of the grant's area; all areas whose path begins with it are within reach. */
      path: string
      /** Whether a second factor was given in this session. */
      strong: boolean
    }
  | { kind: 'public' }
  /** The system itself (jobs, seed, command line): `name` says which part; reaches everything. */
  | { kind: 'system'; name: string }

/**
 * What every command and query receives. `db` is the open transaction, already limited to the actor's area by
 * row-level security; nothing outside it may be used while it is open.
 */
export interface Ctx {
  db: Tx
  actor: Actor
  /** The one clock. */
  now: Date
  /** The day the caller asks about (the date switcher); today unless told. */
  asOf: Day
  /** What was recorded by the end of this day counts; `null`: all that is known now. */
  knownOn: Day | null
  locale: 'zh-CN' | 'en'
  requestId: string
  keys: Keys
  config: Config
  /** Starts a job when (and only when) this transaction commits. Returns its id. */
  enqueue: (job: string, areaId: string, params: object) => Promise<string>
  /** Tells subscribed modules of what happened, in this transaction (`reactions.ts`). */
  announce: (event: string, payload: object) => Promise<void>
  /** Tells those who watch a topic (`job:<id>`), when this transaction commits. `data` is for all who may see it. */
  tell: (topic: string, data: object) => void
  /** Only over HTTP: sets or clears the session's cookie with the reply. */
  setSession?: (token: string | null) => void
  /** Only over HTTP: where the request came from. */
  client?: { address: string; agent: string; sessionId?: string }
}
