import type { Ctx } from '#server/context.ts'
import { addDays, dayOf, type Day } from '#shared/dates.ts'
import { closeWork, openWork } from '#modules/organs/index.ts'
import type { MeetingKind } from '../contract/base.ts'

/** The law says that it must be called and names no day: our own measure, in days. */
const DAYS_TO_CALL = 30

/** What the committee has to do where enough demand a meeting. Returns the work item. */
export const workForCall = (ctx: Ctx, of: { areaId: string; demandId: string; kind: MeetingKind; matter: string }): Promise<string> =>
  work(ctx, { areaId: of.areaId, rule: 'meetings.call', dueOn: addDays(dayOf(ctx.now), DAYS_TO_CALL), text: of.matter, source: { kind: 'meetingDemand', id: of.demandId } }) // prettier-ignore

interface Work {
  areaId: string
  rule: string
  dueOn: Day
  text: string
  source: { kind: string; id: string }
  public?: boolean
}
const ROLES = { 2: 'cityOfficer', 3: 'countyOfficer', 4: 'subdistrictOfficer', 5: 'communityWorker' } as const

/** Opens a work item of whoever keeps the area. */
export async function work(ctx: Ctx, of: Work): Promise<string> {
  const { level } = await ctx.db
    .selectFrom('area')
    .select('level')
    .where('id', '=', of.areaId)
    .executeTakeFirstOrThrow()
  const role = ROLES[level as keyof typeof ROLES] ?? 'communityWorker'
  return (await openWork(ctx, { ...of, role })).id
}

/** The work is done; what somebody closed by hand stays closed. */
export async function endWork(ctx: Ctx, areaId: string, id: string): Promise<void> {
  const found = await ctx.db.selectFrom('organWork').select('state').where('areaId', '=', areaId).where('id', '=', id).executeTakeFirst() // prettier-ignore
  if (found?.state === 'open') await closeWork(ctx, { areaId, id })
}
