import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { next } from '#shared/workflow.ts'
import { ticketFlow, type TicketVerb } from '../../contract/hall/base.ts'
import type { TicketRow } from '../../queries/hall/row.ts'
import { tellHall } from '../../queries/hall/screen.ts'
import { codeOf } from '../../rules/hall/numbers.ts'

export type TicketChange = Partial<
  Pick<
    TicketRow,
    | 'queue'
    | 'rank'
    | 'priority'
    | 'forCounterId'
    | 'counterId'
    | 'counterNumber'
    | 'calledAt'
    | 'calls'
    | 'servedAt'
    | 'endedAt'
    | 'itemId'
  >
>

const ends: ReadonlySet<TicketVerb> = new Set(['finish', 'pass', 'cancel', 'leave', 'move'])

/**
 * Takes one step with a number: the state it leads to and whatever else changes with it; the screens are told.
 * @throws AppError `services.ticketState` (409) where the number's state does not allow it, `services.stale` (409) for a
 * lost race
 */
export async function changeTicket(
  ctx: Ctx,
  ticket: TicketRow,
  verb: TicketVerb,
  how: { command: string; change?: TicketChange; reason?: string | undefined },
): Promise<TicketRow> {
  const row = await writeStep(ctx, ticket, verb, how.change ?? {})
  await record(ctx, {
    command: how.command,
    areaId: ticket.areaId,
    subject: { type: 'ticket', id: ticket.id },
    changes: {
      number: [null, codeOf(ticket.letter, ticket.number)],
      state: [ticket.state, row.state],
      ...(row.queue === ticket.queue ? {} : { queue: [ticket.queue, row.queue] }),
    },
    ...(how.reason ? { reason: how.reason } : {}),
  })
  await tellHall(ctx, ticket.placeId)
  return row
}

/** The step alone, for commands that take several and record once. */
export async function writeStep(
  ctx: Ctx,
  ticket: TicketRow,
  verb: TicketVerb,
  change: TicketChange,
): Promise<TicketRow> {
  const state = next(ticketFlow, ticket.state, verb)
  if (!state)
    throw new AppError('services.ticketState', 409, {
      number: codeOf(ticket.letter, ticket.number),
      state: ticket.state,
    })
  const row = await ctx.db
    .updateTable('serviceTicket')
    .set({ ...change, ...(ends.has(verb) ? { endedAt: ctx.now } : {}), state, version: ticket.version + 1 })
    .where('areaId', '=', ticket.areaId)
    .where('id', '=', ticket.id)
    .where('version', '=', ticket.version)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new AppError('services.stale', 409, { version: ticket.version })
  return row as TicketRow
}
