import type { RouteContract, Input, Reply } from '#shared/contract.ts'
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
/** An uploaded file, kept in a temporary place until the request ends. */
export interface Upload {
  name: string
  path: string
  bytes: number
}
export type HandlerReply<R extends RouteContract> = R['reply'] extends 'file' ? FileReply : Reply<R>
export interface BoundRoute {
  contract: RouteContract
  handle: (ctx: Ctx, input: never, upload?: Upload) => Promise<unknown>
}
/** Binds a contract to what answers it. */
export function serve<const R extends RouteContract>(
  contract: R,
  handle: (ctx: Ctx, input: Input<R>, upload: Upload) => Promise<HandlerReply<R>>,
): BoundRoute {
  return { contract, handle: handle as BoundRoute['handle'] }
}

/** How a table is kept: see docs/architecture.md, "Data". */
export interface TableRule {
  /** `community`: distributed by its first key column `community_id`; `area`: by `area_id`; `hash`: by an id hash; `reference`: small and shared; `local`: stays on the coordinator. */
  spread: 'community' | 'area' | 'hash' | 'reference' | 'local'
  /** `area`: rows limited by the actor's path; `open`: public information; `closed`: never read under an actor's role. */
  rows: 'area' | 'open' | 'closed'
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
