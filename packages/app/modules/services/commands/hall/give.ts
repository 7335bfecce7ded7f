import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { Lane } from '../../contract/hall/base.ts'
import { doorsOf } from '../../queries/hall/hours.ts'
import { lockHall, type Hall } from '../../queries/hall/place.ts'
import type { TicketRow } from '../../queries/hall/row.ts'
import { priorityOf } from '../../rules/hall/numbers.ts'

export interface Taking {
  letter: string
  lane: Lane
  key: string
  source: 'kiosk' | 'phone' | 'appointment' | 'desk' | 'transfer'
  slotId?: string
  fromTicketId?: string
  itemId?: string | null
  /** Stands in the row as if taken then. */
  rank?: Date
}

/**
 * Gives the next number of the day under a letter, without a hole and never twice, however many take at once: the hall is
 * locked meanwhile. The same key gives the same number again.
 * @throws AppError `services.noHall`, `services.hallClosed`, `services.letterUnknown`
 */
export async function giveNumber(
  ctx: Ctx,
  placeId: string,
  taking: Taking,
): Promise<{ hall: Hall; ticket: TicketRow }> {
  const hall = await lockHall(ctx, placeId)
  const before = await takenBefore(ctx, hall, taking.key)
  if (before) return { hall, ticket: before }
  refuseShut(hall, ctx.now)
  if (!hall.businesses.some((b) => b.letter === taking.letter))
    throw new AppError('services.letterUnknown', 422, { letter: taking.letter }, 'letter')
  const ticket = await ctx.db
    .insertInto('serviceTicket')
    .values({
      areaId: hall.areaId,
      id: newId(ctx.now),
      path: hall.path,
      placeId,
      day: dayOf(ctx.now),
      letter: taking.letter,
      number: await nextNumber(ctx, hall, taking.letter),
      queue: taking.letter,
      lane: taking.lane,
      priority: priorityOf(taking.lane, taking.source === 'appointment'),
      rank: taking.rank ?? ctx.now,
      source: taking.source,
      takenKey: taking.key,
      state: 'waiting',
      takenAt: ctx.now,
      itemId: taking.itemId ?? null,
      slotId: taking.slotId ?? null,
      fromTicketId: taking.fromTicketId ?? null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return { hall, ticket: ticket as TicketRow }
}

async function takenBefore(ctx: Ctx, hall: Hall, key: string): Promise<TicketRow | undefined> {
  const { rows } = await sql<TicketRow>`
    select t.* from service_ticket t where t.area_id = ${hall.areaId} and t.place_id = ${hall.id} and t.taken_key = ${key}`.execute(
    ctx.db,
  )
  return rows[0]
}

async function nextNumber(ctx: Ctx, hall: Hall, letter: string): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`
    select max(t.number)::int as last from service_ticket t
    where t.area_id = ${hall.areaId} and t.place_id = ${hall.id} and t.day = ${dayOf(ctx.now)} and t.letter = ${letter}`.execute(
    ctx.db,
  )
  return (rows[0]?.last ?? 0) + 1
}

/** @throws AppError `services.hallClosed` with the next opening, `services.hallClosedLong` where none is set */
export function refuseShut(hall: Hall, now: Date): void {
  const { taking, opensAt } = doorsOf(hall, now)
  if (taking) return
  if (!opensAt) throw new AppError('services.hallClosedLong', 409, { place: hall.name })
  throw new AppError('services.hallClosed', 409, { place: hall.name, opens: inChina(opensAt) })
}

/** `2026-06-02 09:00`, on the clock of China. */
export const inChina = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
