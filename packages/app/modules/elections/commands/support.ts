import type { Selectable } from 'kysely'
import { notFound, reaches, requireRight } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type { Database } from '#server/db/schema.gen.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import { AppError, type ErrorParams } from '#shared/errors.ts'
import type { Law } from '@liren/ballots'
import type { Kind, Mode, Seat } from '../contract/base.ts'
import type { State } from '../rules/flow.ts'

export type ElectionRow = Omit<
  Selectable<Database['election']>,
  'kind' | 'mode' | 'state' | 'seats' | 'law' | 'plan'
> & {
  kind: Kind
  mode: Mode
  state: State
  seats: Seat[]
  law: Law
  plan: { reason: string; selection: string; note: string }
}
/** An election with the path of its community. */
export type Seen = ElectionRow & { path: string }

/** An election within reach. @throws AppError `access.denied`, `access.notFound` */
export async function seenElection(ctx: Ctx, right: string, id: string): Promise<Seen> {
  requireRight(ctx, right)
  const row = await ctx.db
    .selectFrom('election as e')
    .innerJoin('area as a', 'a.id', 'e.communityId')
    .selectAll('e')
    .select('a.path')
    .where('e.id', '=', id)
    .executeTakeFirst()
  if (!row || !reaches(ctx.actor, row.path)) throw notFound()
  return row as Seen
}

/**
 * An election within reach, locked until the transaction ends: what is done to one is done one after the other.
 * @throws AppError `elections.stale` (409) where another version was seen
 */
export async function lockElection(ctx: Ctx, right: string, id: string, version?: number): Promise<Seen> {
  const { communityId, path } = await seenElection(ctx, right, id)
  const row = await ctx.db
    .selectFrom('election')
    .selectAll()
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (version !== undefined) checkVersion(row, version)
  return { ...(row as ElectionRow), path }
}

/**
 * An election within reach, kept in the state it is in until the transaction ends: many work in it side by side, and no step is
 * taken meanwhile.
 */
export async function heldElection(ctx: Ctx, right: string, id: string): Promise<Seen> {
  const { communityId, path } = await seenElection(ctx, right, id)
  const row = await ctx.db
    .selectFrom('election')
    .selectAll()
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .forShare()
    .executeTakeFirstOrThrow()
  return { ...(row as ElectionRow), path }
}

/** @throws AppError `elections.stale` (409) */
export function checkVersion(found: { version: number }, version: number): void {
  if (found.version !== version) throw new AppError('elections.stale', 409, { version: found.version })
}

/** Writes a change of an election under its next version. */
export async function changeElection(
  ctx: Ctx,
  of: Seen,
  change: Partial<Pick<ElectionRow, 'state' | 'electionDay' | 'round' | 'organId' | 'mode' | 'termFrom' | 'termTo'>> & {
    seats?: string
    law?: string
    plan?: string
    ruleSetDay?: Day
  } = {},
): Promise<number> {
  const version = of.version + 1
  await ctx.db
    .updateTable('election')
    .set({ ...change, version })
    .where('communityId', '=', of.communityId)
    .where('id', '=', of.id)
    .execute()
  return version
}

/** What the plan says in words, changed in parts. */
export const changePlanWords = (ctx: Ctx, of: Seen, words: Partial<Seen['plan']>) =>
  ctx.db.updateTable('election').set({ plan: JSON.stringify({ ...of.plan, ...words }) }).where('communityId', '=', of.communityId).where('id', '=', of.id).execute() // prettier-ignore

/** The one audit entry of a command. */
export const keep = (
  ctx: Ctx,
  command: string,
  of: Pick<Seen, 'communityId' | 'id'>,
  changes: Record<string, [unknown, unknown]> = {},
  reason?: string,
): Promise<void> =>
  record(ctx, {
    command: `elections.${command}`,
    areaId: of.communityId,
    subject: { type: 'election', id: of.id },
    changes,
    ...(reason ? { reason } : {}),
  })

/** @throws AppError `elections.<reason>` (409 unless told) */
export const refuse = (reason: string, params: ErrorParams = {}, status = 409, field?: string): AppError =>
  new AppError(`elections.${reason}`, status, params, field)

/** Only in these states. @throws AppError `elections.notNow` (409) */
export function inStates(of: Seen, states: readonly State[]): void {
  if (!states.includes(of.state)) throw refuse('notNow', { state: of.state })
}

/** An archive is closed: nothing comes into it afterwards. @throws AppError `elections.notNow` (409) */
export function notArchived(of: Seen): void {
  if (of.state === 'archived') throw refuse('notNow', { state: of.state })
}

export const today = (ctx: Ctx): Day => dayOf(ctx.now)
export const actorName = (ctx: Ctx): string => (ctx.actor.kind === 'public' ? '' : ctx.actor.name)
export const accountOf = (ctx: Ctx): string | null => (ctx.actor.kind === 'account' ? ctx.actor.accountId : null)

/** Rows of a table that belong to one election. */
export const ownedBy = (of: Pick<Seen, 'communityId' | 'id'>) => ({ communityId: of.communityId, electionId: of.id })
