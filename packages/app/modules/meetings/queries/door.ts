import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { ageOn } from '#shared/dates.ts'
import { ofAgeNamed } from '#modules/registers/index.ts'
import { lawOf } from '../law/load.ts'
import { seenMeeting } from '../store/load.ts'

/** People of the register at the door, by their name: who may take part, and whether they or one of their household are there. */
export async function findAtDoor(ctx: Ctx, id: string, search: string) {
  const meeting = await seenMeeting(ctx, 'meetings.run', id)
  const law = await lawOf(ctx, meeting.kind, meeting.lawDay, meeting.path)
  const people = law.age === null ? [] : await ofAgeNamed(ctx, meeting.areaId, meeting.lawDay, law.age, { search })
  const { rows } = await sql<{ personId: string | null; householdId: string | null }>`
    select person_id, household_id from meeting_present where area_id = ${meeting.areaId} and meeting_id = ${id} and left_at is null`.execute(
    ctx.db,
  )
  const [here, homes] = [new Set(rows.map((r) => r.personId)), new Set(rows.map((r) => r.householdId))]
  return {
    rows: people.map((p) => ({
      personId: p.personId, name: p.name, sex: p.sex, age: ageOn(p.birthOn, meeting.lawDay), address: p.address || p.unit,
      present: here.has(p.personId), householdPresent: homes.has(p.householdId),
    })),
  } // prettier-ignore
}
