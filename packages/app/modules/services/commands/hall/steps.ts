import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound, requireRight } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { AppError } from '#shared/errors.ts'
import type * as contract from '../../contract/hall/tickets.ts'
import { hallOf } from '../../queries/hall/place.ts'
import { countersOf, order, shownTicket, today, type TicketRow } from '../../queries/hall/row.ts'
import { BEHIND, codeOf, houseKey } from '../../rules/hall/numbers.ts'
import { changeTicket, type TicketChange } from './change.ts'
import { checkVersion } from '../support.ts'
import { giveNumber } from './give.ts'

type Step = { version: number }

/** A number of a hall within reach, as it was when the clerk saw it. */
async function seen(ctx: Ctx, id: string, version: number): Promise<TicketRow> {
  requireRight(ctx, 'services.hall')
  const row = await ctx.db.selectFrom('serviceTicket').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  checkVersion(row, version)
  return row as TicketRow
}

async function shown(ctx: Ctx, ticket: TicketRow) {
  return shownTicket(ticket, await countersOf(ctx, { areaId: ticket.areaId, id: ticket.placeId }))
}

/** Calls a number once more, at its counter. */
export async function recallNumber(ctx: Ctx, id: string, input: Step) {
  const ticket = await seen(ctx, id, input.version)
  const change = { calledAt: ctx.now, calls: ticket.calls + 1 }
  return shown(ctx, await changeTicket(ctx, ticket, 'recall', { command: 'services.recallNumber', change }))
}

/** The person has come: from here on the visit takes its time. */
export async function serveNumber(ctx: Ctx, id: string, input: Step) {
  const ticket = await seen(ctx, id, input.version)
  return shown(
    ctx,
    await changeTicket(ctx, ticket, 'serve', { command: 'services.serveNumber', change: { servedAt: ctx.now } }),
  )
}

/** The visit is over. */
export async function finishNumber(ctx: Ctx, id: string, input: Step) {
  return shown(
    ctx,
    await changeTicket(ctx, await seen(ctx, id, input.version), 'finish', { command: 'services.finishNumber' }),
  )
}

/** Nobody came. */
export async function passNumber(ctx: Ctx, id: string, input: Step) {
  return shown(
    ctx,
    await changeTicket(ctx, await seen(ctx, id, input.version), 'pass', { command: 'services.passNumber' }),
  )
}

/** Takes a number out of the row while its holder fetches something. It keeps its place for when it comes back. */
export async function holdNumber(ctx: Ctx, id: string, input: Step) {
  const ticket = await seen(ctx, id, input.version)
  return shown(ctx, await changeTicket(ctx, ticket, 'hold', { command: 'services.holdNumber', change: atNoCounter }))
}

/** A held number waits again where it had stood. */
export async function releaseNumber(ctx: Ctx, id: string, input: Step) {
  const ticket = await seen(ctx, id, input.version)
  return shown(ctx, await changeTicket(ctx, ticket, 'release', { command: 'services.releaseNumber' }))
}

const atNoCounter: TicketChange = { counterId: null, counterNumber: null, servedAt: null }

/** Takes back a passed number, behind the next three who wait in its row. */
export async function retakeNumber(ctx: Ctx, id: string, input: Step) {
  const ticket = await seen(ctx, id, input.version)
  const { rows } = await sql<{ priority: number; rank: Date }>`
    select t.priority, t.rank from service_ticket t
    where ${today(ctx, { areaId: ticket.areaId, id: ticket.placeId })} and t.state = 'waiting' and t.queue = ${ticket.queue}
    order by ${order} limit ${BEHIND}`.execute(ctx.db)
  const last = rows.at(-1)
  const change = {
    ...atNoCounter,
    rank: last ? new Date(last.rank.getTime() + 1) : ctx.now,
    ...(last ? { priority: last.priority } : {}),
  }
  return shown(ctx, await changeTicket(ctx, ticket, 'retake', { command: 'services.retakeNumber', change }))
}

/**
 * Hands a number to another counter or another kind of business; it keeps its place in the row.
 * @throws AppError `services.transferWhere` (422) where neither is named or there is none such
 */
export async function transferNumber(ctx: Ctx, id: string, input: z.output<typeof contract.transferNumber.body>) {
  const ticket = await seen(ctx, id, input.version)
  const at = { areaId: ticket.areaId, id: ticket.placeId }
  const counter = (await countersOf(ctx, at)).find((c) => c.id === input.counterId)
  const hall = await hallOf(ctx, ticket.placeId)
  const known = hall.businesses.some((b) => b.letter === input.letter)
  if ((!input.counterId && !input.letter) || (input.counterId && !counter) || (input.letter && !known))
    throw new AppError('services.transferWhere', 422)
  const change = { ...atNoCounter, forCounterId: counter?.id ?? null, queue: input.letter ?? ticket.queue }
  const how = { command: 'services.transferNumber', change, reason: input.note }
  return shown(ctx, await changeTicket(ctx, ticket, 'handOn', how))
}

/**
 * Hands a number to the hall of another level: it gets a number there, with its need and the time it was first taken.
 * @throws AppError as {@link giveNumber}; `services.moveNowhere` (422) to the same place
 */
export async function moveNumber(ctx: Ctx, id: string, input: z.output<typeof contract.moveNumber.body>) {
  const ticket = await seen(ctx, id, input.version)
  if (ticket.placeId === input.placeId) throw new AppError('services.moveNowhere', 422, {}, 'placeId')
  // The other hall may lie outside the clerk's own area: what is written there is a number, nothing is read.
  const given = await privileged(ctx, () =>
    giveNumber(ctx, input.placeId, {
      letter: input.letter, lane: ticket.lane, key: houseKey('from', ticket.id), source: 'transfer', fromTicketId: ticket.id,
      itemId: ticket.itemId, rank: ticket.rank,
    }),
  ) // prettier-ignore
  const to = `${given.hall.name} ${codeOf(given.ticket.letter, given.ticket.number)}`
  const how = {
    command: 'services.moveNumber',
    change: atNoCounter,
    reason: [to, input.note].filter(Boolean).join('：'),
  }
  return shown(ctx, await changeTicket(ctx, ticket, 'move', how))
}

/** The holder told a clerk that the number is not wanted any more. */
export async function dropNumber(ctx: Ctx, id: string, input: Step) {
  return shown(
    ctx,
    await changeTicket(ctx, await seen(ctx, id, input.version), 'cancel', { command: 'services.dropNumber' }),
  )
}
