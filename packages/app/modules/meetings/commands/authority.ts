import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import type { MeetingRecord } from '../store/load.ts'

/** On what a representatives' meeting decides what is the residents' to decide (Art. 30). */
export interface Authority {
  /** The resolution of the residents' meeting. */
  delegationId: string | null
  /** Where it was made before meetings were kept here: its document and day. */
  delegation: string | null
  delegationOn: Day | null
}

/** A resolution of the community's residents' meeting that authorises the representatives, in force and made by the day of the meeting. */
async function inForce(ctx: Ctx, { areaId, lawDay }: MeetingRecord, id: string): Promise<boolean> {
  const found = await ctx.db.selectFrom('resolution').select('id').where('areaId', '=', areaId).where('id', '=', id).where('matter', '=', 'delegation').where('meetingKind', '=', 'residentsMeeting').where('state', '=', 'inForce').where('decidedOn', '<=', lawDay).executeTakeFirst()
  return found !== undefined
} // prettier-ignore

/** Since when meetings of the community are kept here: an authority of a later day is a resolution among them. */
async function keptSince(ctx: Ctx, { areaId }: MeetingRecord): Promise<Day> {
  const { first } = await ctx.db.selectFrom('meeting').select((e) => e.fn.min('calledOn').as('first')).where('areaId', '=', areaId).executeTakeFirstOrThrow() // prettier-ignore
  return first
}

/**
 * What an item names as authority is a resolution in force, or day and document of one from before meetings were kept here.
 * @throws AppError `meetings.noDelegation`, `meetings.delegationWhole`, `meetings.delegationKept`
 */
export async function checkAuthority(ctx: Ctx, meeting: MeetingRecord, given: Authority): Promise<void> {
  const { delegationId, delegation, delegationOn } = given
  if (delegationId && !(await inForce(ctx, meeting, delegationId))) throw new AppError('meetings.noDelegation', 422, {}, 'delegationId') // prettier-ignore
  if (delegationId || (!delegation && !delegationOn)) return
  if (!delegation || !delegationOn) throw new AppError('meetings.delegationWhole', 422, {}, delegation ? 'delegationOn' : 'delegation') // prettier-ignore
  const day = await keptSince(ctx, meeting)
  if (delegationOn >= day) throw new AppError('meetings.delegationKept', 422, { day }, 'delegationOn')
}

/** Whether what the item names authorises the representatives still, when they vote. */
export async function authorised(ctx: Ctx, meeting: MeetingRecord, item: Authority): Promise<boolean> {
  if (item.delegationId) return inForce(ctx, meeting, item.delegationId)
  return Boolean(item.delegation && item.delegationOn)
}
