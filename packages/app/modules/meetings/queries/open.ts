import { sql } from 'kysely'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { z } from 'zod'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { containing, pageFrom } from '#server/listing.ts'
import type { RawReply } from '#server/module.ts'
import { dayOf } from '#shared/dates.ts'
import type { Reply } from '#shared/contract.ts'
import type { Page } from '#shared/listing.ts'
import { voiceToken } from '../commands/voices.ts'
import type * as contract from '../contract/open.ts'
import type { OpenMeeting, OpenPublication, OpenResolution } from '../contract/open.ts'
import { measuresAt } from '../law/publicity.ts'
import { areaName, numberOf } from './names.ts'
import { hangingOn } from './publicity.ts'
import { publicTasks } from './resolutions.ts'

/** Communities whose name holds the words, or one by its id; twelve at most. */
export async function openCommunities(ctx: Ctx, { search, id }: z.output<typeof contract.openCommunities.query>): Promise<Reply<typeof contract.openCommunities>> {
  const { rows } = await sql<{ id: string; name: string; above: string }>`
    select v.area_id as id, v.name, coalesce(u.name, '') as above from area_version v
    left join area_version u on u.area_id = v.parent_id and u.superseded_at is null and u.valid_to is null
    where v.level = 5 and v.kind in ('community', 'residentsCommittee') and v.superseded_at is null and v.valid_to is null
      and ${id ? sql`v.area_id = ${id}` : search ? sql`(v.name like ${containing(search)} or u.name like ${containing(search)})` : sql`true`}
    order by v.path limit 12`.execute(ctx.db)
  return { rows }
} // prettier-ignore

const resolutions = sql<number>`(select count(*)::int from resolution r where r.area_id = m.area_id and r.meeting_id = m.id and r.public)`
const selectMeetings = (ctx: Ctx) =>
  ctx.db.selectFrom('meeting as m').select(['m.id', 'm.areaId', 'm.kind', 'm.form', 'm.title', 'm.state', 'm.meetsAt', 'm.endsAt', 'm.place', 'm.entitled', 'm.present']).select([areaName('m.area_id').as('area'), resolutions.as('resolutions')]).where('m.public', '=', true) // prettier-ignore

/** Public meetings of a community, the latest first. */
export async function openMeetings(ctx: Ctx, ask: z.output<typeof contract.openMeetings.query>): Promise<Page<OpenMeeting>> {
  let query = selectMeetings(ctx).where('m.areaId', '=', ask.areaId)
  if (ask.kind) query = query.where('m.kind', '=', ask.kind)
  if (ask.search) query = query.where('m.title', 'like', containing(ask.search))
  return (await pageFrom(query as never, { ...ask, sort: ask.sort ?? '-meetsAt' }, { meetsAt: 'm.meetsAt', title: 'm.title' }, 'm.id')) as unknown as Page<OpenMeeting>
} // prettier-ignore

/** One public meeting. Minutes as they were last signed. @throws AppError `access.notFound` */
export async function openMeetingView(ctx: Ctx, id: string): Promise<Reply<typeof contract.openMeetingView>> {
  const found = await selectMeetings(ctx).select(['m.calledOn', 'm.shortNotice', 'm.outcome', 'm.outcomeText']).where('m.id', '=', id).executeTakeFirst() // prettier-ignore
  if (!found) throw notFound()
  const agenda = await ctx.db.selectFrom('meetingItem').select(['seq', 'title', 'matter', 'text', 'studiedOn', 'state']).where('areaId', '=', found.areaId).where('meetingId', '=', id).orderBy('seq').execute() // prettier-ignore
  const { rows: decided } = await sql<{ id: string; number: string; title: string }>`
    select r.id, ${numberOf('r')} as number, r.title from resolution r where r.area_id = ${found.areaId} and r.meeting_id = ${id} and r.public order by r.year, r.number`.execute(
    ctx.db,
  )
  const minutes = await ctx.db.selectFrom('meetingMinutes').select(['seq', 'text', 'signedAt', 'correction', 'hash as sm3']).where('areaId', '=', found.areaId).where('meetingId', '=', id).where('signedAt', 'is not', null).orderBy('seq', 'desc').executeTakeFirst() // prettier-ignore
  return { ...found, agenda, decided, minutes: minutes ?? null } as unknown as Reply<typeof contract.openMeetingView>
}

/** Public meetings of a community as a calendar to subscribe to (RFC 5545); those called off stay in it as such. */
export async function openCalendar(ctx: Ctx, areaId: string): Promise<RawReply> {
  const rows = await selectMeetings(ctx)
    .where('m.areaId', '=', areaId)
    .orderBy('m.meetsAt', 'desc')
    .limit(200)
    .execute()
  const name = (await openCommunities(ctx, { id: areaId })).rows[0]?.name ?? ''
  const calendar = ical({ name, method: ICalCalendarMethod.PUBLISH, prodId: { company: 'Liren', product: 'meetings', language: 'ZH' } }) // prettier-ignore
  for (const m of rows)
    calendar.createEvent({
      id: m.id,
      stamp: ctx.now,
      start: m.meetsAt,
      end: m.endsAt,
      summary: m.title,
      location: m.place,
      url: `${ctx.config.publicUrl}/public/meetings/${m.id}`,
      status: m.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  return { type: 'text/calendar; charset=utf-8', body: `${calendar.toString()}\r\n`, cacheSeconds: 600 }
}

const tasks = (more = sql`true`) => sql<number>`(select count(*)::int from meeting_task t where t.area_id = r.area_id and t.resolution_id = r.id and t.public and t.state <> 'void' and ${more})` // prettier-ignore
const selectOpen = (ctx: Ctx) =>
  ctx.db.selectFrom('resolution as r').select(['r.id', 'r.areaId', 'r.title', 'r.matter', 'r.meetingKind', 'r.decidedOn', 'r.state']).select([
    areaName('r.area_id').as('area'), numberOf('r').as('number'), tasks().as('tasks'), tasks(sql`t.state = 'done'`).as('tasksDone'), tasks(sql`t.state = 'open' and t.due_on < ${dayOf(ctx.now)}::date`).as('overdue'),
  ]).where('r.public', '=', true) // prettier-ignore

/** What meetings of a community decided, the latest first. */
export async function openResolutions(ctx: Ctx, ask: z.output<typeof contract.openResolutions.query>): Promise<Page<OpenResolution>> {
  let query = selectOpen(ctx).where('r.areaId', '=', ask.areaId)
  if (ask.matter) query = query.where('r.matter', '=', ask.matter)
  if (ask.search) query = query.where('r.title', 'like', containing(ask.search))
  return (await pageFrom(query as never, { ...ask, sort: ask.sort ?? '-decidedOn' }, { decidedOn: 'r.decidedOn', title: 'r.title' }, 'r.id')) as unknown as Page<OpenResolution>
} // prettier-ignore

/** One resolution. @throws AppError `access.notFound` */
export async function openResolutionView(ctx: Ctx, id: string): Promise<Reply<typeof contract.openResolutionView>> {
  const found = await selectOpen(ctx)
    .select(['r.text', 'r.meetingId', 'r.verdict', 'r.stateReason', 'r.filedOn'])
    .select(sql<string>`coalesce((select m.title from meeting m where m.area_id = r.area_id and m.id = r.meeting_id), '')`.as('meeting'))
    .where('r.id', '=', id)
    .executeTakeFirst() // prettier-ignore
  if (!found) throw notFound()
  const { rows } = await publicTasks(ctx, id)
  return { ...found, taskList: rows } as unknown as Reply<typeof contract.openResolutionView>
}

const selectShown = (ctx: Ctx) =>
  ctx.db.selectFrom('publicationShown as p').select(['p.id', 'p.areaId', 'p.matter', 'p.title', 'p.fromOn', 'p.toOn', 'p.withdrawnOn', 'p.hidden']).select([areaName('p.area_id').as('area'), hangingOn(ctx).as('hanging')])
    .where('p.fromOn', '<=', dayOf(ctx.now)) // prettier-ignore

/** What a community laid open; what has been taken down stays to be looked up. */
export async function openPublications(ctx: Ctx, ask: z.output<typeof contract.openPublications.query>): Promise<Page<OpenPublication>> {
  let query = selectShown(ctx).where('p.areaId', '=', ask.areaId)
  if (ask.matter) query = query.where('p.matter', '=', ask.matter)
  if (ask.search) query = query.where('p.title', 'like', containing(ask.search))
  return (await pageFrom(query as never, { ...ask, sort: ask.sort ?? '-fromOn' }, { fromOn: 'p.fromOn', title: 'p.title' }, 'p.id')) as unknown as Page<OpenPublication>
} // prettier-ignore

/** One publication with what was asked and answered in public. @throws AppError `access.notFound` */
export async function openPublicationView(ctx: Ctx, id: string): Promise<Reply<typeof contract.openPublicationView>> {
  const found = await selectShown(ctx)
    .select(['p.path', 'p.text', 'p.eventOn', 'p.withdrawnReason', 'p.replacesId'])
    .select(sql<string | null>`(select n.id from publication n where n.area_id = p.area_id and n.replaces_id = p.id limit 1)`.as('replacedById'))
    .where('p.id', '=', id)
    .executeTakeFirst() // prettier-ignore
  if (!found) throw notFound()
  const answers = found.hidden ? [] : await ctx.db.selectFrom('publicationAnswer').select(['voiceId', 'question', 'answer', 'answeredOn']).where('areaId', '=', found.areaId).where('publicationId', '=', id).orderBy('answeredOn', 'desc').limit(200).execute() // prettier-ignore
  const { path, ...rest } = found
  return { ...rest, enquiryDays: (await measuresAt(ctx, path!)).enquiryDays, answers } as unknown as Reply<
    typeof contract.openPublicationView
  >
}

/** One's own question, by the secret of its address. @throws AppError `access.notFound` for any other */
export const seeVoice = (ctx: Ctx, id: string, token: string): Promise<Reply<typeof contract.seeVoice>> =>
  privileged(ctx, async (db) => {
    if (token !== voiceToken(ctx, id)) throw notFound()
    const { rows } = await sql<Reply<typeof contract.seeVoice> & { askedAt: Date }>`
      select v.kind, ${areaName('v.area_id')} as area, (select p.title from publication p where not p.hidden and p.area_id = v.area_id and p.id = v.publication_id) as publication, v.text, v.asked_at, v.due_on, v.state, v.answer, v.finding, v.ordered_by
      from publication_voice v where v.id = ${id}`.execute(db)
    const found = rows[0]
    if (!found) throw notFound()
    const { askedAt, ...rest } = found
    return { ...rest, askedOn: dayOf(askedAt) }
  })
