import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound, require, requireRight, under, visible } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import { addDays } from '#shared/dates.ts'
import type { Page } from '#shared/listing.ts'
import type { MeetingForm, MeetingKind } from '../contract/base.ts'
import type * as contract from '../contract/meetings.ts'
import type { DemandRow, InvitedRow, MeetingLaw, MeetingRow } from '../contract/meetings.ts'
import { leastThatMeets } from '#modules/policies/index.ts'
import { differences, lawOf, type Law } from '../law/load.ts'
import { seenMeeting } from '../store/load.ts'
import { belonging } from '../store/roster.ts'
import { byRegister, entitledBefore } from './attendance.ts'
import { baseOf } from './bases.ts'
import { eachOnce } from '../rules/once.ts'
import { areaName } from './names.ts'

/** The condition of a list's area: at or below it, within the actor's reach. */
export async function atArea(ctx: Ctx, column: string, areaId: string | undefined, right: string) {
  if (!areaId) {
    requireRight(ctx, right)
    return visible(ctx, column)
  }
  const area = await ctx.db.selectFrom('area').select('path').where('id', '=', areaId).executeTakeFirst()
  if (!area) throw notFound()
  await require(ctx, right, areaId)
  return under(column, area.path)
}

export const instant = (day: string, plus = 0): Date => new Date(`${plus ? addDays(day, plus) : day}T00:00:00+08:00`)
export const meetingColumns = ['m.id', 'm.areaId', 'm.kind', 'm.form', 'm.title', 'm.state', 'm.meetsAt', 'm.endsAt', 'm.place', 'm.entitled', 'm.present', 'm.public', 'm.version'] as const // prettier-ignore
export const itemsCount = sql<number>`(select count(*)::int from meeting_item i where i.area_id = m.area_id and i.meeting_id = m.id)`
export const resolutionsCount = sql<number>`(select count(*)::int from resolution r where r.area_id = m.area_id and r.meeting_id = m.id)`

/** Meetings of an area and those below it, the latest first. */
export async function listMeetings(ctx: Ctx, ask: z.output<typeof contract.listMeetings.query>): Promise<Page<MeetingRow>> {
  let query = ctx.db.selectFrom('meeting as m').select([...meetingColumns]).select([areaName('m.area_id').as('area'), itemsCount.as('items'), resolutionsCount.as('resolutions')])
    .where(await atArea(ctx, 'm.path', ask.areaId, 'meetings.view'))
  if (ask.kind) query = query.where('m.kind', '=', ask.kind)
  if (ask.state) query = query.where('m.state', '=', ask.state)
  if (ask.from) query = query.where('m.meetsAt', '>=', instant(ask.from))
  if (ask.to) query = query.where('m.meetsAt', '<', instant(ask.to, 1))
  if (ask.search) query = query.where('m.title', 'like', containing(ask.search))
  const sorts = { meetsAt: 'm.meetsAt', title: 'm.title', kind: 'm.kind', state: 'm.state', area: 'm.path', present: 'm.present', entitled: 'm.entitled' }
  return (await pageFrom(query as never, { ...ask, sort: ask.sort ?? '-meetsAt' }, sorts, 'm.id')) as unknown as Page<MeetingRow>
} // prettier-ignore

/** Demands for meetings, the latest first. */
export async function listDemands(ctx: Ctx, ask: z.output<typeof contract.listDemands.query>): Promise<Page<DemandRow>> {
  let query = ctx.db.selectFrom('meetingDemand as d').select(['d.id', 'd.areaId', 'd.kind', 'd.onDay', 'd.matter', 'd.byWhom', 'd.signed', 'd.base', 'd.met', 'd.verdict', 'd.note', 'd.meetingId']).select(areaName('d.area_id').as('area'))
    .where(await atArea(ctx, 'd.path', ask.areaId, 'meetings.view'))
  if (ask.waiting) query = query.where('d.met', '=', true).where('d.meetingId', 'is', null)
  if (ask.search) query = query.where('d.matter', 'like', containing(ask.search))
  return (await pageFrom(query as never, { ...ask, sort: ask.sort ?? '-onDay' }, { onDay: 'd.onDay', area: 'd.path', kind: 'd.kind', signed: 'd.signed' }, 'd.id')) as unknown as Page<DemandRow>
} // prettier-ignore

/** Who is invited, with who has come. Residents found at the door stand behind them. */
export async function listInvited(ctx: Ctx, id: string, ask: z.output<typeof contract.listInvited.query>): Promise<Page<InvitedRow>> {
  const meeting = await seenMeeting(ctx, 'meetings.view', id)
  const own = (alias: string) => sql<boolean>`${sql.ref(`${alias}.area_id`)} = ${meeting.areaId} and ${sql.ref(`${alias}.meeting_id`)} = ${id}`
  const all = sql<Record<string, unknown>>`(
    select i.id, i.name, i.capacity, i.constituency, i.voting, i.code_hash is not null as has_code, p.id as present_id, p.came_at, p.left_at, p.how
    from meeting_invited i left join meeting_present p on p.area_id = i.area_id and p.meeting_id = i.meeting_id and p.invited_id = i.id where ${own('i')} and (i.removed_on is null or p.id is not null)
    union all select p.id, p.name, p.capacity, p.constituency, p.voting, false, p.id, p.came_at, p.left_at, p.how from meeting_present p where ${own('p')} and p.invited_id is null)`
  let query = ctx.db.selectFrom(all.as('x') as never).selectAll() as any
  if (ask.search) query = query.where(sql`x.name`, 'like', containing(ask.search))
  if (ask.here) query = query.where(sql`x.present_id`, ask.here === 'true' ? 'is not' : 'is', null)
  return (await pageFrom(query, ask, { capacity: 'x.capacity', name: 'x.name', constituency: 'x.constituency', cameAt: 'x.cameAt', voting: 'x.voting' }, 'x.id')) as unknown as Page<InvitedRow>
} // prettier-ignore

const cite = ({ document, article }: { document: string; article: string }) => ({ document, article })

/** What the law of a day asks of a meeting, with the community's figures of that day, and what differs from the law of the call's day. */
export async function lawView(ctx: Ctx, of: { areaId: string; path: string; kind: MeetingKind; form: MeetingForm | null; calledOn: string; entitled?: number }, law: Law): Promise<MeetingLaw> {
  const entitled = of.entitled ?? (await entitledOf(ctx, of, law))
  const calls = []
  for (const { byWhom, share } of law.calls) {
    const { base } = await baseOf(ctx, of.areaId, byWhom, law)
    calls.push({ byWhom, num: share.num, den: share.den, strict: share.strict, base, least: leastThatMeets(base, share), ...cite(share) })
  }
  const then = of.calledOn === law.day ? law : await lawOf(ctx, of.kind, of.calledOn, of.path)
  const share = (s: Law['quorum']) => (s ? { num: s.num, den: s.den, strict: s.strict, ...cite(s) } : null)
  return {
    day: law.day, known: law.known, forms: law.forms, entitled, calls,
    notice: law.notice,
    quorum: share(law.quorum), majority: share(law.majority), least: law.quorum ? leastThatMeets(entitled, law.quorum) : null,
    studyFirst: law.studyFirst, differs: differences(law, then),
  }
} // prettier-ignore

async function entitledOf(ctx: Ctx, of: { areaId: string; kind: MeetingKind; form: MeetingForm | null }, law: Law): Promise<number> {
  if (byRegister(of.kind, of.form)) return entitledBefore(ctx, of.areaId, of.form, law)
  return eachOnce(await belonging(ctx, of.areaId, of.kind, law.day)).filter((b) => b.voting).length
} // prettier-ignore

/** The same for whoever plans a meeting. */
export async function getMeetingLaw(ctx: Ctx, ask: z.output<typeof contract.getMeetingLaw.query>): Promise<MeetingLaw> {
  const path = await require(ctx, 'meetings.view', ask.areaId)
  const law = await lawOf(ctx, ask.kind, ask.day, path)
  return lawView(ctx, { areaId: ask.areaId, path, kind: ask.kind, form: ask.form ?? law.forms[0] ?? null, calledOn: ask.calledOn ?? ask.day }, law) // prettier-ignore
}
