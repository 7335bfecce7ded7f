import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { seatsOf } from './roster.ts'
import type { MeetingRecord } from './load.ts'

/** Somebody of the supervisory committee on a meeting's day. */
export interface Host {
  memberId: string
  name: string
  /** Whether they checked in and have not left. */
  here: boolean
}

/**
 * Who may hold an appraisal: members of the supervisory committee on the meeting's day. In the room they are known by their seat, by their
 * person where they came as a resident or representative, and who is in no register by the name that was invited.
 */
export async function hostsOf(ctx: Ctx, meeting: Pick<MeetingRecord, 'areaId' | 'id' | 'lawDay'>): Promise<Host[]> {
  const seats = await seatsOf(ctx, meeting.areaId, 'supervisoryCommittee', meeting.lawDay)
  const { rows } = await sql<{ memberId: string | null; personId: string | null; name: string }>`
    select i.member_id, coalesce(p.person_id, i.person_id) as person_id, p.name from meeting_present p
    left join meeting_invited i on i.area_id = p.area_id and i.meeting_id = p.meeting_id and i.id = p.invited_id
    where p.area_id = ${meeting.areaId} and p.meeting_id = ${meeting.id} and p.left_at is null`.execute(ctx.db)
  return seats.map((s) => ({
    memberId: s.id,
    name: s.name,
    here: rows.some((r) => r.memberId === s.id || (s.personId ? r.personId === s.personId : !r.personId && r.name === s.name)), // prettier-ignore
  }))
}
