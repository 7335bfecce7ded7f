import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { endMember, membersOn, organOf, representativesOf, type Member } from '#modules/organs/index.ts'
import { unitsOfPeople } from '#modules/registers/index.ts'
import { sql } from 'kysely'
import type { Capacity, MeetingKind } from '../contract/base.ts'

/** Somebody who belongs to a meeting by the post they hold on its day. */
export interface Belonging {
  /** The seat they hold. */
  memberId: string
  personId: string | null
  name: string
  capacity: Capacity
  /** The residential unit that a representative lives in and stands for. */
  constituency: string
  voting: boolean
}

/** Who sits on the committee, or on the one that supervises it, on a day. */
export const seatsOf = async (
  ctx: Ctx,
  areaId: string,
  kind: 'residentsCommittee' | 'supervisoryCommittee',
  day: Day,
) => {
  const organ = await organOf(ctx, areaId, kind, day)
  return organ ? membersOn(ctx, { areaId, organId: organ.id }, day) : []
}
const as = (capacity: Capacity, voting: boolean) => (m: Member): Belonging => ({ memberId: m.id, personId: m.personId, name: m.name, capacity, constituency: '', voting }) // prettier-ignore

/**
 * Who belongs to a meeting of a kind on a day: to the representatives' meeting the committee and the representatives (Art. 28), to the
 * committee's its members; the supervisory committee may sit in on both and take part in consultations (Art. 36).
 */
export async function belonging(ctx: Ctx, areaId: string, kind: MeetingKind, day: Day): Promise<Belonging[]> {
  if (!['representativesMeeting', 'committeeMeeting', 'consultation'].includes(kind)) return []
  const votes = kind !== 'consultation'
  const committee = (await seatsOf(ctx, areaId, 'residentsCommittee', day)).map(as('committee', votes))
  const supervisors = (await seatsOf(ctx, areaId, 'supervisoryCommittee', day)).map(as('supervisor', false))
  if (kind !== 'representativesMeeting') return [...committee, ...supervisors]
  return [...committee, ...(await representatives(ctx, areaId, day)), ...supervisors]
}

async function representatives(ctx: Ctx, areaId: string, day: Day): Promise<Belonging[]> {
  const list = await representativesOf(ctx, areaId, day)
  const units = await unitsOfPeople(ctx, areaId, day, list.flatMap((m) => m.personId ?? [])) // prettier-ignore
  return list.map((m) => ({ ...as('representative', true)(m), constituency: units.get(m.personId ?? '') ?? '' }))
}

/** Ids of the residents' representatives on a day, as they sign a demand: of their seats. */
export const representativesOn = async (ctx: Ctx, areaId: string, day: Day): Promise<string[]> =>
  (await representativesOf(ctx, areaId, day)).map((m) => m.id)

/** How many residents' groups there are on a day. */
export async function groupsOn(ctx: Ctx, areaId: string, day: Day): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from organ where area_id = ${areaId} and kind = 'residentsGroup' and founded_on <= ${day}::date and (ended_on is null or ended_on > ${day}::date)`.execute(
    ctx.db,
  )
  return rows[0]!.n
}

/** A seat of the residents' committee. */
export interface Seat {
  id: string
  organId: string
  name: string
  post: string
}
export async function committeeOn(ctx: Ctx, areaId: string, day: Day): Promise<Seat[]> {
  const organ = await organOf(ctx, areaId, 'residentsCommittee', day)
  if (!organ) return []
  const seats = await membersOn(ctx, { areaId, organId: organ.id }, day)
  return seats.map((m) => ({ id: m.id, organId: organ.id, name: m.name, post: m.post }))
}

/** The post of a member ends by appraisals in a row (Art. 37), on the day of the meeting. */
export async function endPost(ctx: Ctx, meeting: { areaId: string; title: string; lawDay: Day }, seat: Seat, by: { document: string; article: string }): Promise<void> {
  const organ = { areaId: meeting.areaId, organId: seat.organId }
  await endMember(ctx, { organ, memberId: seat.id, on: meeting.lawDay, reason: 'incompetent', source: `${meeting.title}；《${by.document}》${by.article}` })
} // prettier-ignore
