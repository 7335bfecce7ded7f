import type { RouteContract, Input, Reply } from '#shared/contract.ts'
import type { ErrorReply } from '#shared/errors.ts'
import type { Role } from '#shared/roles.ts'
import type { Workflow } from '#shared/workflow.ts'
import type { z } from 'zod'
import type { Ctx, Tx } from './context.ts'
import type { Indicator } from './indicator.ts'
import type { JobHandle } from './jobs/types.ts'
import type { Topic } from './live.ts'

/** A file that a handler answers with. */
export interface FileReply {
  name: string
  type: string
  body: Buffer | AsyncIterable<Uint8Array>
}
/** What a handler of a `raw` route answers with: sent as it stands, under `type`, to be looked at and not saved. */
export interface RawReply {
  /** Content type with its charset: `application/xml; charset=utf-8`. */
  type: string
  body: string | Buffer | AsyncIterable<Uint8Array>
  /** 200 unless told. */
  status?: number
  /** How long anybody may keep it; not at all unless told. */
  cacheSeconds?: number
}
/** A refusal in the form that a foreign standard prescribes (Open311's list of errors). */
export type Refuse = (refusal: ErrorReply['error'], status: number, path: string) => RawReply
/** An uploaded file, kept in a temporary place until the request ends. */
export interface Upload {
  name: string
  path: string
  bytes: number
}
export type HandlerReply<R extends RouteContract> = R['reply'] extends 'file'
  ? FileReply
  : R['reply'] extends 'raw'
    ? RawReply
    : Reply<R>
export interface BoundRoute {
  contract: RouteContract
  handle: (ctx: Ctx, input: never, upload?: Upload) => Promise<unknown>
  refuse?: Refuse
}
/** Binds a contract to what answers it, and to how it refuses where that is not the house's own way. */
export function serve<const R extends RouteContract>(
  contract: R,
  handle: (ctx: Ctx, input: Input<R>, upload: Upload) => Promise<HandlerReply<R>>,
  refuse?: Refuse,
): BoundRoute {
  return { contract, handle: handle as BoundRoute['handle'], ...(refuse ? { refuse } : {}) }
}

/** How a table is kept: see docs/architecture.md, "Data". */
export interface TableRule {
  /** `community`: distributed by its first key column `community_id`; `area`: by `area_id`; `hash`: by an id hash; `reference`: small and shared; `local`: stays on the coordinator. */
  spread: 'community' | 'area' | 'hash' | 'reference' | 'local'
  /** `area`: rows limited by the actor's path; `open`: read by everybody with an account; `closed`: never read under an actor's role. */
  rows: 'area' | 'open' | 'closed'
  /** Read without sign-in too, those rows that a policy for `liren_public` names. Such a table holds no personal data. */
  public?: true
}

/** A job: a name, a schema and a function, harmless when run twice. */
export interface Job<P extends z.ZodType = z.ZodType> {
  name: string
  params: P
  run: (handle: JobHandle, params: z.output<P>) => Promise<unknown>
}

/** What a lower module lets a higher one react to, in the same transaction. */
export interface Reaction {
  on: string
  run: (ctx: Ctx, event: never) => Promise<void>
}

/** The manifest of a module: all that it brings to the house. */
export interface Module {
  name: string
  /** Modules that it may import (their `index.ts` only). Checked by dependency-cruiser against docs/architecture.md. */
  imports: string[]
  routes: BoundRoute[]
  /** Each right and the roles that hold it. */
  permissions: Record<string, readonly Role[]>
  /** Tables, so that the walking tests can hold each against its rule. */
  tables: Record<string, TableRule>
  /** Every reason of refusal (`errors.ts`), so that the walking tests find its sentences. */
  errors: readonly string[]
  workflows?: Workflow[]
  jobs?: Job[]
  /** What people may watch as it happens, by the word before the colon (`job:<id>`). */
  topics?: Record<string, Topic>
  /** What anybody may watch, without sign-in; asked as nobody. Nothing that is told of it is about one person. */
  publicTopics?: Record<string, Topic>
  indicators?: Indicator[]
  reactions?: Reaction[]
  /** Brings what the module ships up to date: as the system, in one transaction, after migrations at every start. Cheap when nothing changed. */
  prepare?: (ctx: Ctx) => Promise<void>
  /** What `liren verify` checks of this module: how many, and each fault in a line. */
  verify?: (ctx: Ctx) => Promise<{ name: string; checked: number; faults: string[] }[]>
  /** Words for people in both languages. */
  texts: { 'zh-CN': object; en: object }
}

export type { Tx }
