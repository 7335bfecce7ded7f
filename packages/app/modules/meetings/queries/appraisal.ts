import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { appraisalLaw } from '../law/appraisal.ts'
import { hostsOf } from '../store/hosts.ts'
import { committeeOn } from '../store/roster.ts'
import { seenMeeting } from '../store/load.ts'

interface Last {
  memberId: string
  grade: 'competent' | 'incompetent'
  streak: number
  onDay: Day
}

/** How each member was appraised last before a day. */
export async function lastGrades(ctx: Ctx, areaId: string, day: Day): Promise<Map<string, Last>> {
  const { rows } = await sql<Last>`
    select distinct on (member_id) member_id, grade, streak, on_day from appraisal_grade
    where area_id = ${areaId} and on_day < ${day}::date order by member_id, on_day desc`.execute(ctx.db)
  return new Map(rows.map((r) => [r.memberId, r]))
}

/** Members of the committee on the meeting's day, with how they were appraised last, and who may hold the appraisal where the law asks it. */
export async function appraisalMembers(ctx: Ctx, id: string) {
  const meeting = await seenMeeting(ctx, 'meetings.view', id)
  const last = await lastGrades(ctx, meeting.areaId, meeting.lawDay)
  const seats = await committeeOn(ctx, meeting.areaId, meeting.lawDay)
  const rows = seats.map((s) => {
    const before = last.get(s.id)
    return {
      memberId: s.id,
      name: s.name,
      post: s.post,
      lastGrade: before?.grade ?? null,
      lastOn: before?.onDay ?? null,
    }
  })
  const { host } = await appraisalLaw(ctx, meeting.lawDay, meeting.path)
  return { rows, host, hosts: host ? await hostsOf(ctx, meeting) : [] }
}
