import type { Selectable, Updateable } from 'kysely'
import { notFound, require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { Database } from '#server/db/schema.gen.ts'
import { AppError } from '#shared/errors.ts'
import { next, type Workflow } from '#shared/workflow.ts'
import { sql } from 'kysely'
import { meetingFlow, type MeetingKind, type MeetingState } from '../contract/base.ts'

export type MeetingRecord = Selectable<Database['meeting']> & { kind: MeetingKind; state: MeetingState }
export const actorName = (ctx: Ctx): string => (ctx.actor.kind === 'public' ? 'public' : ctx.actor.name)

/** The row was read at another version: somebody was quicker. @throws AppError `meetings.stale` (409) */
export function checkVersion(found: { version: number }, version: number): void {
  if (found.version !== version) throw new AppError('meetings.stale', 409, { version: found.version })
}

/** A meeting that the actor may see. @throws AppError `access.notFound` */
export async function seenMeeting(ctx: Ctx, right: string, id: string): Promise<MeetingRecord> {
  const found = await ctx.db.selectFrom('meeting').selectAll().where('id', '=', id).executeTakeFirst()
  if (!found) throw notFound()
  await require(ctx, right, found.areaId)
  return found as MeetingRecord
}

/** The same, held until the end of the transaction. @throws AppError `access.notFound`, `meetings.stale` */
export async function heldMeeting(ctx: Ctx, right: string, id: string, version?: number): Promise<MeetingRecord> {
  const found = await ctx.db.selectFrom('meeting').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!found) throw notFound()
  await require(ctx, right, found.areaId)
  if (version !== undefined) checkVersion(found, version)
  return found as MeetingRecord
}

/** Where a verb leads a meeting. @throws AppError `meetings.badState` (409) naming where it stands */
export function stateAfter(meeting: MeetingRecord, verb: string): MeetingState {
  const to = next(meetingFlow as Workflow<MeetingState>, meeting.state, verb)
  if (!to) throw new AppError('meetings.badState', 409, { state: meeting.state, verb })
  return to
}

/** @throws AppError `meetings.badState` where the meeting stands elsewhere */
export function mustBe(meeting: MeetingRecord, ...states: MeetingState[]): void {
  if (!states.includes(meeting.state)) throw new AppError('meetings.badState', 409, { state: meeting.state, verb: '' })
}

/** Writes what changed and counts the change. */
export async function saveMeeting(ctx: Ctx, meeting: MeetingRecord, set: Updateable<Database['meeting']> = {}) {
  const version = meeting.version + 1
  await ctx.db
    .updateTable('meeting')
    .set({ ...set, version })
    .where('areaId', '=', meeting.areaId)
    .where('id', '=', meeting.id)
    .execute()
  await countChange(ctx, meeting.areaId)
  ctx.tell(`meeting:${meeting.id}`, { version })
  return { id: meeting.id, version }
}

/** Writes what goes on in the room: those who hold the meeting's version need not read it anew. */
export async function touchMeeting(ctx: Ctx, meeting: MeetingRecord, set: Updateable<Database['meeting']> = {}) {
  const { areaId, id, version } = meeting
  if (Object.keys(set).length > 0) await ctx.db.updateTable('meeting').set(set).where('areaId', '=', areaId).where('id', '=', id).execute()
  await countChange(ctx, areaId)
  ctx.tell(`meeting:${id}`, { version })
  return { id, version }
} // prettier-ignore

/** The figures of an area changed. */
export async function countChange(ctx: Ctx, areaId: string): Promise<void> {
  await ctx.db
    .insertInto('meetingChange')
    .values({ areaId, version: 1 })
    .onConflict((c) => c.column('areaId').doUpdateSet({ version: sql`meeting_change.version + 1` }))
    .execute()
}

/** The next number of a year, given once: 2026年第3号. */
export async function nextNumber(ctx: Ctx, areaId: string, year: number): Promise<number> {
  const { last } = await ctx.db
    .insertInto('meetingCounter')
    .values({ areaId, year, last: 1 })
    .onConflict((c) => c.columns(['areaId', 'year']).doUpdateSet({ last: sql`meeting_counter.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}
