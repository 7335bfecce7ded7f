import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { AppError } from '#shared/errors.ts'
import { notFound } from '#server/access.ts'
import { touchMeeting, type MeetingRecord } from '../store/load.ts'
import { codeHash } from './invite.ts'
import { doorsOpen, enter, invitedArrival } from './room.ts'

/** So many wrong codes, and phones are turned away from the meeting until new codes are given. */
export const MOST_WRONG = 30

/**
 * Somebody checks in by their own code on a phone. The code says who it is; nothing else is told. A wrong one is counted.
 * @returns whether it was right; a wrong one changes the count, so it is no refusal that would undo it
 * @throws AppError `meetings.notToday`, `meetings.badState`, `meetings.codesStopped` (429), `meetings.presentTwice`
 */
export const arrive = (ctx: Ctx, id: string, code: string) =>
  privileged(ctx, async () => {
    const meeting = (await ctx.db.selectFrom('meeting').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) as MeetingRecord | undefined
    if (!meeting) throw notFound()
    doorsOpen(ctx, meeting)
    if (meeting.wrongCodes >= MOST_WRONG) throw new AppError('meetings.codesStopped', 429, {})
    const invited = await ctx.db.selectFrom('meetingInvited').select('id').where('areaId', '=', meeting.areaId).where('meetingId', '=', id).where('codeHash', '=', codeHash(ctx, id, code)).where('removedOn', 'is', null).executeTakeFirst()
    if (!invited) return wrong(ctx, meeting)
    await enter(ctx, meeting, await invitedArrival(ctx, meeting, invited.id), 'code')
    await record(ctx, { command: 'meetings.arrive', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { present: [null, 'code'] } })
    await touchMeeting(ctx, meeting)
    return { right: true, title: meeting.title, left: null }
  }) // prettier-ignore

async function wrong(ctx: Ctx, meeting: MeetingRecord) {
  const wrongCodes = meeting.wrongCodes + 1
  await record(ctx, { command: 'meetings.arrive', areaId: meeting.areaId, subject: { type: 'meeting', id: meeting.id }, changes: { wrongCodes: [meeting.wrongCodes, wrongCodes] } }) // prettier-ignore
  await touchMeeting(ctx, meeting, { wrongCodes })
  return { right: false, title: '', left: MOST_WRONG - wrongCodes }
}
