import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Matter, MeetingForm } from '../contract/base.ts'
import type { ItemView, MeetingDetail } from '../contract/meetings.ts'
import { MOST_WRONG } from '../commands/arrive.ts'
import { hashOfMinutes } from '../commands/minutes.ts'
import { dutiesOf, lawOf, type Law } from '../law/load.ts'
import { seenMeeting, type MeetingRecord } from '../store/load.ts'
import { attendanceOf } from './attendance.ts'
import { lawView } from './meetings.ts'
import { areaName, numberOf } from './names.ts'

const key = (meeting: MeetingRecord, alias: string) =>
  sql<boolean>`${sql.ref(`${alias}.area_id`)} = ${meeting.areaId} and ${sql.ref(`${alias}.meeting_id`)} = ${meeting.id}`

/** A meeting with its law, attendance, agenda, votes, minutes and what came of it. */
export async function getMeeting(ctx: Ctx, id: string): Promise<MeetingDetail> {
  const meeting = await seenMeeting(ctx, 'meetings.view', id)
  const law = await lawOf(ctx, meeting.kind, meeting.lawDay, meeting.path)
  const quorum = await attendanceOf(ctx, meeting, law)
  const of = { areaId: meeting.areaId, path: meeting.path, kind: meeting.kind, form: meeting.form as MeetingForm | null, calledOn: meeting.calledOn, entitled: quorum.entitled } // prettier-ignore
  const agenda = await agendaOf(ctx, meeting, law)
  const decided = await decidedBy(ctx, meeting)
  const { path: _path, wrongCodes, ...row } = meeting
  return {
    ...(row as unknown as MeetingDetail),
    ...(await aroundOf(ctx, meeting)),
    items: agenda.length,
    resolutions: decided.length,
    codesStopped: wrongCodes >= MOST_WRONG,
    law: await lawView(ctx, of, law),
    quorum,
    agenda,
    minutes: await minutesOf(ctx, meeting),
    decided,
    tasks: await tasksOf(ctx, meeting),
    appraised: await appraisedAt(ctx, meeting),
  }
}

async function aroundOf(ctx: Ctx, meeting: MeetingRecord): Promise<Pick<MeetingDetail, 'area' | 'laterId' | 'codesGiven'>> {
  const { rows } = await sql<Pick<MeetingDetail, 'area' | 'laterId' | 'codesGiven'>>`
    select ${areaName('m.area_id')} as area, (select l.id from meeting l where l.area_id = m.area_id and l.earlier_id = m.id limit 1) as later_id,
      exists (select 1 from meeting_invited i where ${key(meeting, 'i')} and i.code_hash is not null) as codes_given
    from meeting m where m.area_id = ${meeting.areaId} and m.id = ${meeting.id}`.execute(ctx.db)
  return rows[0]!
} // prettier-ignore

async function agendaOf(ctx: Ctx, meeting: MeetingRecord, law: Law): Promise<ItemView[]> {
  const items = await ctx.db.selectFrom('meetingItem as i').selectAll().where(key(meeting, 'i')).orderBy('i.seq').execute() // prettier-ignore
  const studies = await ctx.db.selectFrom('meetingStudy as s').selectAll().where(key(meeting, 's')).execute()
  const motions = await ctx.db.selectFrom('meetingMotion as o').selectAll().where(key(meeting, 'o')).orderBy('o.seq').execute() // prettier-ignore
  const votes = await ctx.db.selectFrom('meetingVote as v').selectAll().where(key(meeting, 'v')).execute()
  const given = await authoritiesOf(ctx, meeting, items.flatMap((i) => i.delegationId ?? [])) // prettier-ignore
  return items.map((item) => {
    const study = studies.find((s) => s.itemId === item.id)
    return {
      ...(item as unknown as ItemView),
      delegatedBy: given.find((r) => r.id === item.delegationId) ?? null,
      ...dutiesOf(law, meeting.kind, item.matter as Matter),
      study: study ? { body: study.body, conclusion: study.conclusion } : null,
      motions: motions
        .filter((m) => m.itemId === item.id)
        .map((m) => ({ ...(m as unknown as ItemView['motions'][number]), vote: (votes.find((v) => v.motionId === m.id) ?? null) as never })), // prettier-ignore
    }
  })
}

async function authoritiesOf(ctx: Ctx, { areaId }: MeetingRecord, ids: readonly string[]) {
  if (ids.length === 0) return []
  const { rows } = await sql<NonNullable<ItemView['delegatedBy']>>`
    select r.id, ${numberOf('r')} as number, r.title, r.state = 'inForce' as in_force from resolution r
    where r.area_id = ${areaId} and r.id = any(${ids}::uuid[])`.execute(ctx.db)
  return rows
}

async function minutesOf(ctx: Ctx, meeting: MeetingRecord): Promise<MeetingDetail['minutes']> {
  const rows = await ctx.db.selectFrom('meetingMinutes as n').selectAll().where(key(meeting, 'n')).orderBy('n.seq', 'desc').execute() // prettier-ignore
  return rows.map((r) => ({ ...r, intact: r.signedAt ? hashOfMinutes(r) === r.hash && r.seal === ctx.keys.mac(`minutes:${r.hash}`) : null })) // prettier-ignore
}

async function decidedBy(ctx: Ctx, meeting: MeetingRecord): Promise<MeetingDetail['decided']> {
  const { rows } = await sql<MeetingDetail['decided'][number]>`
    select r.id, ${numberOf('r')} as number, r.title from resolution r where ${key(meeting, 'r')} order by r.year, r.number`.execute(
    ctx.db,
  )
  return rows
}

async function tasksOf(ctx: Ctx, meeting: MeetingRecord): Promise<MeetingDetail['tasks']> {
  const { rows } = await sql<MeetingDetail['tasks'][number]>`
    select t.id, ${areaName('t.area_id')} as area, t.text, t.due_on, t.percent, t.state from meeting_task t
    where t.from_meeting_id = ${meeting.id} and t.from_area_id = ${meeting.areaId} order by t.due_on, t.id`.execute(
    ctx.db,
  )
  return rows
}

async function appraisedAt(ctx: Ctx, meeting: MeetingRecord): Promise<MeetingDetail['appraised']> {
  const { rows } = await sql<MeetingDetail['appraised'][number]>`
    select g.member_id, g.name, g.post, g.competent, g.basic, g.incompetent, g.abstained, g.grade, g.streak, g.post_ended
    from appraisal_grade g where ${key(meeting, 'g')} order by g.name`.execute(ctx.db)
  return rows
}
