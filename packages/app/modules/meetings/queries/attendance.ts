import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { ofAgeByUnit } from '#modules/registers/index.ts'
import type { MeetingForm, MeetingKind } from '../contract/base.ts'
import type { QuorumView } from '../contract/meetings.ts'
import { held } from '../law/judge.ts'
import type { Law } from '../law/load.ts'
import type { MeetingRecord } from '../store/load.ts'

interface Part {
  constituency: string
  entitled: number
}

/** Whether those who may vote are read from the register, not from a list of those invited. */
export const byRegister = (kind: MeetingKind, form: string | null): boolean =>
  kind === 'residentsMeeting' && form !== 'groupRepresentatives'

/** Those who may vote in a meeting of residents, by residential unit. */
async function fromRegister(ctx: Ctx, areaId: string, form: MeetingForm | null, law: Law): Promise<Part[]> {
  if (law.age === null) return []
  const units = await ofAgeByUnit(ctx, areaId, law.day, law.age)
  return units.map((u) => ({ constituency: u.unit, entitled: form === 'households' ? u.households : u.people }))
}

async function fromInvited(ctx: Ctx, meeting: Pick<MeetingRecord, 'areaId' | 'id'>): Promise<Part[]> {
  const { rows } = await sql<Part>`
    select constituency, count(*)::int as entitled from meeting_invited
    where area_id = ${meeting.areaId} and meeting_id = ${meeting.id} and voting and removed_on is null group by 1 order by 1`.execute(
    ctx.db,
  )
  return rows
}

export const entitledParts = (ctx: Ctx, meeting: MeetingRecord, law: Law): Promise<Part[]> =>
  byRegister(meeting.kind, meeting.form)
    ? fromRegister(ctx, meeting.areaId, meeting.form as MeetingForm | null, law)
    : fromInvited(ctx, meeting)

/** How many of the register may vote in a residents' meeting of a day, before one is called. */
export async function entitledBefore(ctx: Ctx, areaId: string, form: MeetingForm | null, law: Law): Promise<number> {
  return (await fromRegister(ctx, areaId, form, law)).reduce((sum, p) => sum + p.entitled, 0)
}

interface Came {
  constituency: string
  present: number
  sitting: number
}
async function cameTo(ctx: Ctx, meeting: Pick<MeetingRecord, 'areaId' | 'id'>): Promise<Came[]> {
  const { rows } = await sql<Came>`
    select constituency, count(*)::int as present, (count(*) filter (where left_at is null))::int as sitting from meeting_present
    where area_id = ${meeting.areaId} and meeting_id = ${meeting.id} and voting group by 1`.execute(ctx.db)
  return rows
}

/** All who were invited, and all who are here, whether they vote or not. */
async function everybody(ctx: Ctx, { areaId, id }: Pick<MeetingRecord, 'areaId' | 'id'>): Promise<{ invited: number; here: number }> {
  const { rows } = await sql<{ invited: number; here: number }>`
    select (select count(*)::int from meeting_invited where area_id = ${areaId} and meeting_id = ${id} and removed_on is null) as invited,
      (select count(*)::int from meeting_present where area_id = ${areaId} and meeting_id = ${id} and left_at is null) as here`.execute(ctx.db)
  return rows[0]!
} // prettier-ignore

async function compositionOf(ctx: Ctx, meeting: MeetingRecord, law: Law) {
  if (!law.composition) return null
  const { rows } = await sql<{ reps: number; all: number }>`
    select (count(*) filter (where capacity = 'representative'))::int as reps, count(*)::int as all from meeting_invited
    where area_id = ${meeting.areaId} and meeting_id = ${meeting.id} and voting and removed_on is null`.execute(ctx.db)
  return held('composition', rows[0]!.reps, rows[0]!.all, law.composition)
}

/**
 * Attendance as it is now. `present` counts those who came, `sitting` those of them who have not left; the law's number is held
 * against those sitting. Before a meeting opens those entitled are counted anew, from then on they are what they were.
 */
export async function attendanceOf(ctx: Ctx, meeting: MeetingRecord, law: Law): Promise<QuorumView> {
  const [parts, came] = [await entitledParts(ctx, meeting, law), await cameTo(ctx, meeting)]
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)
  const entitled = meeting.entitled ?? sum(parts.map((p) => p.entitled))
  const [present, sitting] = [sum(came.map((c) => c.present)), sum(came.map((c) => c.sitting))]
  const names = [...new Set([...parts.map((p) => p.constituency), ...came.map((c) => c.constituency)])]
  return {
    entitled,
    present,
    sitting,
    ...(await everybody(ctx, meeting)),
    reason: law.quorum ? held('quorum', sitting, entitled, law.quorum) : null,
    composition: await compositionOf(ctx, meeting, law),
    byConstituency: names.map((constituency) => ({
      constituency,
      entitled: parts.find((p) => p.constituency === constituency)?.entitled ?? null,
      present: came.find((c) => c.constituency === constituency)?.sitting ?? 0,
    })),
  }
}
