import { sql } from 'kysely'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { uuid } from '#shared/contract.ts'
import type { Screen } from '../../contract/hall/base.ts'
import { codeOf } from '../../rules/hall/numbers.ts'
import { doorsOf } from './hours.ts'
import { hallOf, type Hall } from './place.ts'
import { rowNow, ticketsIn, today, type TicketRow } from './row.ts'

/** So many calls stand on a screen. */
const CALLS = 8

export const topicOf = (placeId: string): string => `hall:${placeId}`

/** What everybody in the hall may see: numbers and counters, no name, no need that anybody stated. */
export async function screenOf(ctx: Ctx, hall: Hall): Promise<Screen> {
  const { counters, before } = await rowNow(ctx, hall)
  const there = await ticketsIn(ctx, hall, ['called', 'serving'])
  const { rows } = await sql<TicketRow>`
    select t.* from service_ticket t where ${today(ctx, hall)} and t.called_at is not null and t.counter_number is not null
    order by t.called_at desc, t.id limit ${CALLS}`.execute(ctx.db)
  return {
    placeId: hall.id,
    name: hall.name,
    notice: hall.notice,
    doors: doorsOf(hall, ctx.now),
    calls: rows.map((t) => ({
      code: codeOf(t.letter, t.number),
      counter: t.counterNumber!,
      at: t.calledAt!,
      times: t.calls,
    })),
    serving: counters
      .filter((c) => c.state !== 'closed')
      .map((c) => {
        const ticket = there.find((t) => t.counterId === c.id)
        return {
          counter: c.number,
          name: c.name,
          code: ticket ? codeOf(ticket.letter, ticket.number) : null,
          paused: c.state === 'paused',
        }
      }),
    waiting: hall.businesses.map((b) => ({ letter: b.letter, name: b.name, ...before(b.letter) })),
  }
}

/** How a hall's screen stands, for whoever knows its place: it is on the wall for all to see. */
export async function screenTopic(ctx: Ctx, placeId: string): Promise<Screen> {
  if (!uuid.safeParse(placeId).success) throw notFound()
  return privileged(ctx, async () => screenOf(ctx, await hallOf(ctx, placeId)))
}

/** Tells all who watch the hall how it stands, when this transaction commits. */
export async function tellHall(ctx: Ctx, placeId: string): Promise<void> {
  ctx.tell(topicOf(placeId), await screenTopic(ctx, placeId))
}
