import { sql } from 'kysely'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { addDays, dayOf, type Day } from '#shared/dates.ts'
import { homesOf } from '#modules/registers/index.ts'
import { endMember } from '../store/members.ts'
import { openWork } from '../store/work.ts'

interface Seat {
  areaId: string
  organId: string
  organ: string
  id: string
  personId: string
  name: string
  fromOn: Day
  level: number
}
/** Our own: no law says in how many days it is looked into. */
const LOOK_DAYS = 30

/**
 * People died or live elsewhere now. Who died has left every seat on that day. Who moved away goes on sitting, for no law ends an office
 * by that alone: the community is asked to look into it. What the command that said so did is in its own entry; each seat left has one.
 */
export async function peopleMoved(ctx: Ctx, { personIds }: { personIds: string[] }): Promise<void> {
  await privileged(ctx, async () => {
    const seats = await seatsOf(ctx, personIds)
    if (seats.length === 0) return
    const deaths = await deathsOf(ctx, personIds)
    const homes = await homesOf(ctx, personIds)
    for (const seat of seats) {
      const died = deaths.get(seat.personId)
      const home = homes.get(seat.personId)
      if (died && !home) await hasDied(ctx, seat, died)
      else if (seat.level === 5 && home?.communityId !== seat.areaId) await movedAway(ctx, seat)
    }
  })
}

async function seatsOf(ctx: Ctx, personIds: readonly string[]): Promise<Seat[]> {
  const { rows } = await sql<Seat>`
    select m.area_id, m.organ_id, o.name as organ, m.id, m.person_id, m.name, m.from_on, a.level from organ_member m
    join organ o on o.area_id = m.area_id and o.id = m.organ_id join area a on a.id = m.area_id
    where m.person_id = any(${personIds}::uuid[]) and (m.to_on is null or m.to_on > ${dayOf(ctx.now)}::date) order by m.area_id, m.id`.execute(
    ctx.db,
  )
  return rows
}

async function deathsOf(ctx: Ctx, personIds: readonly string[]): Promise<Map<string, Day>> {
  const { rows } = await sql<{ personId: string; onDay: Day }>`
    select person_id, max(on_day) as on_day from register_event where kind = 'death' and person_id = any(${personIds}::uuid[]) group by 1`.execute(
    ctx.db,
  )
  return new Map(rows.map((r) => [r.personId, r.onDay]))
}

async function hasDied(ctx: Ctx, seat: Seat, day: Day): Promise<void> {
  const on = day < seat.fromOn ? seat.fromOn : day
  await endMember(ctx, { organ: seat, memberId: seat.id, on, reason: 'died', source: '居民登记：死亡' })
  await record(ctx, { command: 'organs.memberDied', areaId: seat.areaId, subject: { type: 'organ', id: seat.organId }, changes: { member: [seat.id, null], on: [null, on] } }) // prettier-ignore
}

async function movedAway(ctx: Ctx, seat: Seat): Promise<void> {
  const open = await ctx.db.selectFrom('organWork').select('id').where('areaId', '=', seat.areaId).where('rule', '=', 'membersGone').where('sourceId', '=', seat.personId).where('state', '=', 'open').executeTakeFirst() // prettier-ignore
  if (open) return
  await openWork(ctx, {
    areaId: seat.areaId, rule: 'membersGone', role: 'communityWorker', dueOn: addDays(dayOf(ctx.now), LOOK_DAYS), organId: seat.organId,
    text: `${seat.name}（${seat.organ}）已不在本社区居民登记中，请核实其职务是否应当终止。`, source: { kind: 'register', id: seat.personId, text: '居民登记' },
  }) // prettier-ignore
}
