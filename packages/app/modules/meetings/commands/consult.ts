import type { z } from 'zod'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../contract/room.ts'
import { heldMeeting, mustBe, saveMeeting, actorName, type MeetingRecord } from '../store/load.ts'
import { writeTask } from './tasks.ts'

/**
 * The outcome of a consultation (Art. 32): the committee carries it out, as a task with its day; or it needs a meeting, and stands as an important
 * matter until one has decided.
 * @throws AppError `meetings.noConsultation`, `meetings.outcomeBefore`, `meetings.taskNeeds`
 */
export async function concludeConsultation(ctx: Ctx, id: string, input: z.output<typeof contract.concludeConsultation.body>) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id, input.version)
  if (meeting.kind !== 'consultation') throw new AppError('meetings.noConsultation', 422, {})
  mustBe(meeting, 'open', 'closed', 'minuted', 'signed')
  if (meeting.outcome) throw new AppError('meetings.outcomeBefore', 409, { day: meeting.outcomeOn })
  if (input.outcome === 'carriedOut') await carryOut(ctx, meeting, input)
  else await handOn(ctx, meeting, input.text)
  await heard(ctx, meeting)
  await record(ctx, { command: 'meetings.concludeConsultation', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { outcome: [null, input.outcome] } })
  return saveMeeting(ctx, meeting, { outcome: input.outcome, outcomeText: input.text, outcomeOn: dayOf(ctx.now) })
} // prettier-ignore

/** What was talked over to an outcome has been heard, and is not put off when the meeting closes. */
const heard = (ctx: Ctx, { areaId, id }: MeetingRecord) =>
  ctx.db.updateTable('meetingItem').set({ state: 'heard' }).where('areaId', '=', areaId).where('meetingId', '=', id).where('matter', '=', 'consultation').where('state', 'in', ['open', 'deferred']).execute() // prettier-ignore

async function carryOut(ctx: Ctx, meeting: MeetingRecord, { doer, dueOn, text }: z.output<typeof contract.concludeConsultation.body>): Promise<void> {
  if (!doer || !dueOn) throw new AppError('meetings.taskNeeds', 422, {}, doer ? 'dueOn' : 'doer')
  if (dueOn < dayOf(ctx.now)) throw new AppError('meetings.duePast', 422, { day: dueOn }, 'dueOn')
  await writeTask(ctx, { areaId: meeting.areaId, path: meeting.path, resolutionId: null, from: meeting, text, doer, dueOn, public: meeting.public })
} // prettier-ignore

const handOn = (ctx: Ctx, meeting: MeetingRecord, text: string) =>
  ctx.db.insertInto('importantMatter').values({ areaId: meeting.areaId, id: newId(ctx.now), path: meeting.path, kind: 'otherImportant', title: meeting.title, text, openedOn: dayOf(ctx.now), openedBy: actorName(ctx), state: 'open' }).execute() // prettier-ignore
