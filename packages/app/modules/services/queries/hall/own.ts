import { sql } from 'kysely'
import { timingSafeEqual } from 'node:crypto'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import type { OwnTicket } from '../../contract/hall/open.ts'
import { codeOf } from '../../rules/hall/numbers.ts'
import { doorsOf } from './hours.ts'
import { hallOf, type Hall } from './place.ts'
import { rowNow, unserved, type TicketRow } from './row.ts'

/** The secret of a number: whoever has its address holds it. Made from the id, so that it need not be kept. */
export const tokenOf = (ctx: Ctx, id: string): string => ctx.keys.mac(`services.ticket:${id}`).slice(0, 32)

/** Whether a secret is the right one, compared in the same time whatever it is. */
export function rightSecret(right: string, given: string): boolean {
  const [a, b] = [Buffer.from(right), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** @throws AppError `access.notFound` for a wrong secret as for a number that is not there */
export async function heldTicket(ctx: Ctx, id: string, token: string): Promise<TicketRow> {
  if (!rightSecret(tokenOf(ctx, id), token)) throw notFound()
  const { rows } = await sql<TicketRow>`select t.* from service_ticket t where t.id = ${id}`.execute(ctx.db)
  if (!rows[0]) throw notFound()
  return rows[0]
}

/** How it stands with a number: one of a day gone by that nobody closed was left, or finished with that day. */
function stateOf(ctx: Ctx, t: TicketRow): TicketRow['state'] {
  if (t.day >= dayOf(ctx.now)) return t.state
  if (t.state === 'serving') return 'done'
  return (unserved as readonly string[]).includes(t.state) ? 'left' : t.state
}

/** A number as its holder sees it. */
export async function ownOf(ctx: Ctx, t: TicketRow, hall?: Hall): Promise<OwnTicket> {
  const place = hall ?? (await hallOf(ctx, t.placeId))
  const state = stateOf(ctx, t)
  const graded = await gradeOf(ctx, t)
  const { waiting, before } = await rowNow(ctx, place)
  const row = waiting.map((w) => w.id)
  const stands = before(t.queue, (w) => row.indexOf(w.id) < row.indexOf(t.id))
  return {
    id: t.id,
    token: tokenOf(ctx, t.id),
    code: codeOf(t.letter, t.number),
    state,
    lane: t.lane,
    placeId: t.placeId,
    place: place.name,
    business: place.businesses.find((b) => b.letter === t.queue)?.name ?? t.queue,
    takenAt: t.takenAt,
    ahead: state === 'waiting' ? stands.waiting : null,
    minutes: state === 'waiting' ? stands.minutes : null,
    counter: t.counterNumber,
    doors: doorsOf(place, ctx.now),
    canRate: graded === null && (state === 'done' || state === 'serving'),
    graded,
    movedTo: await movedTo(ctx, t),
  }
}

async function gradeOf(ctx: Ctx, t: TicketRow): Promise<number | null> {
  const row = await ctx.db
    .selectFrom('serviceRating')
    .select('grade')
    .where('areaId', '=', t.areaId)
    .where('ticketId', '=', t.id)
    .executeTakeFirst()
  return row?.grade ?? null
}

async function movedTo(ctx: Ctx, t: TicketRow): Promise<OwnTicket['movedTo']> {
  if (t.state !== 'moved') return null
  const { rows } = await sql<TicketRow & { place: string }>`
    select t.*, p.name as place from service_ticket t join service_place p on p.id = t.place_id
    where t.from_ticket_id = ${t.id}`.execute(ctx.db)
  const to = rows[0]
  return to ? { id: to.id, token: tokenOf(ctx, to.id), code: codeOf(to.letter, to.number), place: to.place } : null
}
