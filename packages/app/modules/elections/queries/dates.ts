import type { Dates } from '@liren/ballots'
import type { Ctx } from '#server/context.ts'
import type { Seen } from '../commands/support.ts'

type Of = Pick<Seen, 'communityId' | 'id'>

export const dateRows = (ctx: Ctx, of: Of) =>
  ctx.db.selectFrom('electionDate').select(['key', 'plannedOn', 'doneOn']).where('communityId', '=', of.communityId).where('electionId', '=', of.id).execute() // prettier-ignore

/** The days of the plan, by step. */
export async function plannedDates(ctx: Ctx, of: Of): Promise<Dates> {
  return Object.fromEntries((await dateRows(ctx, of)).map((d) => [d.key, d.plannedOn])) as Dates
}

export async function openObjections(ctx: Ctx, of: Of): Promise<number> {
  const { n } = await ctx.db.selectFrom('electionObjection').select((e) => e.fn.countAll<number>().as('n')).where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('state', '=', 'open').executeTakeFirstOrThrow()
  return Number(n)
} // prettier-ignore

export async function openComplaints(ctx: Ctx, of: Of): Promise<number> {
  const { n } = await ctx.db.selectFrom('electionComplaint').select((e) => e.fn.countAll<number>().as('n')).where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('state', '=', 'open').executeTakeFirstOrThrow()
  return Number(n)
} // prettier-ignore

export async function communityName(ctx: Ctx, id: string): Promise<string> {
  const row = await ctx.db.selectFrom('areaVersion').select('name').where('areaId', '=', id).where('supersededAt', 'is', null).orderBy('validFrom', 'desc').limit(1).executeTakeFirst()
  return row?.name ?? ''
} // prettier-ignore

/** Whether the community is there on a day: an act may end it while an election is under way. */
export async function communityStands(ctx: Ctx, id: string, day: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('areaVersion')
    .select('id')
    .where('areaId', '=', id)
    .where('supersededAt', 'is', null)
    .where('validFrom', '<=', day)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', day)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
