import type { Ctx } from '#server/context.ts'
import { seenMeeting } from '../store/load.ts'

/** `meeting:<id>`: that something moved in the room; what, the page asks. */
export async function meetingTopic(ctx: Ctx, id: string): Promise<object> {
  const { version } = await seenMeeting(ctx, 'meetings.view', id)
  return { version }
}
