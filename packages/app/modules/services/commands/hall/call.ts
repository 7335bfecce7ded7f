import { sql } from 'kysely'
import type { z } from 'zod'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type * as contract from '../../contract/hall/counters.ts'
import {
  countersOf,
  order,
  runNow,
  shownTicket,
  today,
  type CounterRow,
  type TicketRow,
} from '../../queries/hall/row.ts'
import { tellHall } from '../../queries/hall/screen.ts'
import { codeOf, IN_A_ROW } from '../../rules/hall/numbers.ts'
import { lockCounter, refuseForeign, ticketAt } from './counters.ts'
import { writeStep } from './change.ts'

/**
 * Calls the next number to one's counter: handed to it, then stated needs and appointments, after three of which one goes that waits in
 * turn; or a certain one.
 * What is at the counter is finished, or passed where nobody came. Two who call at once never get the same number: a row
 * that somebody is taking is skipped.
 * @throws AppError `services.counterNotYours`, `services.counterShut`, `services.nobodyWaits`, `services.ticketGone` (409)
 */
export async function callNumber(ctx: Ctx, id: string, input: z.output<typeof contract.callNumber.body>) {
  const counter = await lockCounter(ctx, 'services.hall', id)
  refuseForeign(ctx, counter)
  if (counter.state !== 'open') throw new AppError('services.counterShut', 409, { number: counter.number })
  const before = await ticketAt(ctx, counter)
  if (before) await writeStep(ctx, before, before.state === 'serving' ? 'finish' : 'pass', {})
  const found = await pick(ctx, counter, input.ticketId)
  if (!found && input.ticketId) throw new AppError('services.ticketGone', 409)
  if (!found && !before) throw new AppError('services.nobodyWaits', 409)
  const called = found && (await bring(ctx, counter, found))
  await record(ctx, {
    command: 'services.callNumber',
    areaId: counter.areaId,
    subject: called ? { type: 'ticket', id: called.id } : { type: 'counter', id },
    changes: {
      number: [
        before ? codeOf(before.letter, before.number) : null,
        called ? codeOf(called.letter, called.number) : null,
      ],
      counter: [null, counter.number],
    },
  })
  await tellHall(ctx, counter.placeId)
  const counters = await countersOf(ctx, { areaId: counter.areaId, id: counter.placeId })
  return { id, version: counter.version, ticket: called ? shownTicket(called, counters) : null }
}

async function pick(ctx: Ctx, counter: CounterRow, ticketId: string | undefined): Promise<TicketRow | undefined> {
  const letters = counter.letters.length > 0 ? sql`t.queue = any(${counter.letters}::text[])` : sql`true`
  const mine = ticketId
    ? sql`t.id = ${ticketId}`
    : sql`(t.for_counter_id = ${counter.id} or (t.for_counter_id is null and ${letters}))`
  const place = { areaId: counter.areaId, id: counter.placeId }
  const inTurn = (await runNow(ctx, place, counter.letters)) >= IN_A_ROW
  const { rows } = await sql<TicketRow>`
    select t.* from service_ticket t
    where ${today(ctx, place)} and t.state = 'waiting' and ${mine}
    order by (t.for_counter_id is not null) desc, (${inTurn} and t.priority = 0) desc, ${order} limit 1 for update skip locked`.execute(
    ctx.db,
  )
  return rows[0]
}

const bring = (ctx: Ctx, counter: CounterRow, ticket: TicketRow): Promise<TicketRow> =>
  writeStep(ctx, ticket, 'call', {
    counterId: counter.id,
    counterNumber: counter.number,
    calledAt: ctx.now,
    calls: 1,
    servedAt: null,
  })
