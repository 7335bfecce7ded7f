import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { codeOf } from '../../rules/hall/numbers.ts'
import { deviceOf } from './device.ts'
import { heldTicket, ownOf, tokenOf } from './own.ts'
import { hallOf } from './place.ts'
import { today, type TicketRow } from './row.ts'
import { screenOf } from './screen.ts'

/** So long after a visit the pad of its counter asks how it was, in minutes. */
const ASKED_MINUTES = 5

/** What a device shows: the screen of its hall, and on a pad the visit that has just ended at its counter. */
export const atDevice = (ctx: Ctx, token: string) =>
  privileged(ctx, async () => {
    const device = await deviceOf(ctx, token)
    const hall = await hallOf(ctx, device.placeId)
    const counter = device.counterId
      ? await ctx.db
          .selectFrom('serviceCounter')
          .select('number')
          .where('areaId', '=', device.areaId)
          .where('id', '=', device.counterId)
          .executeTakeFirst()
      : undefined
    return {
      kind: device.kind,
      name: device.name,
      counter: counter?.number ?? null,
      businesses: hall.businesses,
      screen: await screenOf(ctx, hall),
      rating: device.counterId ? await lastVisit(ctx, hall, device.counterId) : null,
      appointments: hall.slotCapacity > 0,
    }
  })

async function lastVisit(ctx: Ctx, place: { areaId: string; id: string }, counterId: string) {
  const since = new Date(ctx.now.getTime() - ASKED_MINUTES * 60_000)
  const { rows } = await sql<TicketRow>`
    select t.* from service_ticket t where ${today(ctx, place)} and t.counter_id = ${counterId} and t.state in ('serving', 'done')
    and (t.ended_at is null or t.ended_at > ${since})
    order by t.called_at desc limit 1`.execute(ctx.db)
  const t = rows[0]
  return t ? { id: t.id, token: tokenOf(ctx, t.id), code: codeOf(t.letter, t.number) } : null
}

/** A number for whoever holds its address. */
export const ticketOf = (ctx: Ctx, id: string, token: string) =>
  privileged(ctx, async () => ownOf(ctx, await heldTicket(ctx, id, token)))
