import { sql } from 'kysely'
import type { z } from 'zod'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../../contract/hall/slots.ts'
import { deviceOf } from '../../queries/hall/device.ts'
import { ownOf } from '../../queries/hall/own.ts'
import { lockHall, type Hall } from '../../queries/hall/place.ts'
import { codeOfSlot, freeOn, heldSlot, ownSlotOf, slotsOn, type SlotRow } from '../../queries/hall/slots.ts'
import { tellHall } from '../../queries/hall/screen.ts'
import { houseKey } from '../../rules/hall/numbers.ts'
import { mayArrive } from '../../rules/hall/slots.ts'
import { qrOf } from '../../rules/hall/qr.ts'
import { unnamed } from '../support.ts'
import { giveNumber, inChina } from './give.ts'
import { slipAddress } from './take.ts'

/**
 * Makes an appointment at one of the free times. The hall is locked meanwhile: no time is given more often than it has room.
 * @throws AppError `services.noHall`, `services.slotGone`, `services.letterUnknown`; `services.slotsEnough` (429) where as many as the hall allows
 * were made today from the same address
 */
export const bookSlot = (ctx: Ctx, placeId: string, input: z.output<typeof contract.bookSlot.body>) =>
  privileged(ctx, async () => {
    const hall = await lockHall(ctx, placeId)
    const before = await bookedBefore(ctx, hall, input.key)
    if (before) return ownSlotOf(ctx, before, hall)
    if (!hall.businesses.some((b) => b.letter === input.letter))
      throw new AppError('services.letterUnknown', 422, { letter: input.letter }, 'letter')
    const free = await freeOn(ctx, hall, dayOf(input.startsAt))
    const time = free.find((s) => s.startsAt.getTime() === input.startsAt.getTime() && s.free > 0)
    if (!time) throw new AppError('services.slotGone', 409, { time: inChina(input.startsAt) }, 'startsAt')
    const takenFrom = await refuseMany(ctx, hall)
    const { key, startsAt, ...said } = input
    const row = await ctx.db
      .insertInto('serviceSlot')
      .values({
        areaId: hall.areaId,
        id: newId(ctx.now),
        path: hall.path,
        placeId,
        ...said,
        startsAt,
        endsAt: time.endsAt,
        takenKey: key,
        takenFrom,
        state: 'booked',
        bookedAt: ctx.now,
      }) // prettier-ignore
      .returningAll()
      .executeTakeFirstOrThrow()
    await kept(ctx, 'services.bookSlot', row as SlotRow, { startsAt: [null, startsAt.toISOString()] })
    return ownSlotOf(ctx, row as SlotRow, hall)
  })

/**
 * What is kept of the address: a digest that tells nothing after the day. Those that were given up do not count.
 * @throws AppError `services.slotsEnough` (429)
 */
async function refuseMany(ctx: Ctx, hall: Hall): Promise<string | null> {
  if (!ctx.client) return null
  const today = dayOf(ctx.now)
  const takenFrom = ctx.keys.mac(`services.slotFrom:${hall.id}:${today}:${ctx.client.address}`)
  const { n } = await ctx.db
    .selectFrom('serviceSlot')
    .select((e) => e.fn.countAll<string>().as('n'))
    .where('areaId', '=', hall.areaId)
    .where('placeId', '=', hall.id)
    .where('startsAt', '>=', new Date(`${today}T00:00:00+08:00`))
    .where('takenFrom', '=', takenFrom)
    .where('state', '<>', 'cancelled')
    .executeTakeFirstOrThrow()
  if (Number(n) >= hall.slotsPerAddress) throw new AppError('services.slotsEnough', 429, { count: Number(n) })
  return takenFrom
}

async function bookedBefore(ctx: Ctx, hall: Hall, key: string): Promise<SlotRow | undefined> {
  const { rows } = await sql<SlotRow>`
    select * from service_slot where area_id = ${hall.areaId} and place_id = ${hall.id} and taken_key = ${key}`.execute(
    ctx.db,
  )
  return rows[0]
}

/** Gives an appointment up: its time is free for somebody else. @throws AppError `services.slotState` (409) */
export const cancelSlot = (ctx: Ctx, id: string, token: string) =>
  privileged(ctx, async () => {
    const row = await changed(ctx, await heldSlot(ctx, id, token), { state: 'cancelled' })
    await kept(ctx, 'services.cancelSlot', row, { state: ['booked', 'cancelled'] })
    return ownSlotOf(ctx, row)
  })

/**
 * Somebody with an appointment is here: a number that is called before those without one.
 * @throws AppError `services.slotUnknown` (404) for a code that has no appointment here today, `services.slotEarly`, `services.slotPast` (409)
 */
export const arrive = (ctx: Ctx, token: string, input: { code: string }) =>
  privileged(ctx, async () => {
    const device = await deviceOf(ctx, token, ['kiosk', 'phone'])
    const hall = await lockHall(ctx, device.placeId)
    const slot = (await slotsOn(ctx, hall, dayOf(ctx.now))).find(
      (s) => codeOfSlot(ctx, s.id) === input.code && s.state !== 'cancelled',
    )
    if (!slot) throw new AppError('services.slotUnknown', 404, {}, 'code')
    const when = mayArrive(slot, ctx.now)
    if (slot.state === 'booked' && when !== 'now')
      throw new AppError(when === 'early' ? 'services.slotEarly' : 'services.slotPast', 409, {
        time: inChina(slot.startsAt),
      })
    const { ticket } = await giveNumber(ctx, hall.id, {
      letter: slot.letter, lane: slot.lane, key: houseKey('slot', slot.id), source: 'appointment', slotId: slot.id, rank: slot.startsAt,
    }) // prettier-ignore
    if (slot.state === 'booked') await changed(ctx, slot, { state: 'arrived', ticketId: ticket.id })
    await kept(ctx, 'services.arrive', slot, { state: [slot.state, 'arrived'] })
    await tellHall(ctx, hall.id)
    const own = await ownOf(ctx, ticket, hall)
    return { ...own, svg: await qrOf(slipAddress(ctx, own)) }
  })

async function changed(
  ctx: Ctx,
  slot: SlotRow,
  change: { state: SlotRow['state']; ticketId?: string },
): Promise<SlotRow> {
  const row = await ctx.db
    .updateTable('serviceSlot')
    .set({ ...change, version: slot.version + 1 })
    .where('areaId', '=', slot.areaId)
    .where('id', '=', slot.id)
    .where('version', '=', slot.version)
    .where('state', '=', 'booked')
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new AppError('services.slotState', 409)
  return row as SlotRow
}

const kept = (ctx: Ctx, command: string, slot: SlotRow, changes: Record<string, [unknown, unknown]>) =>
  record(unnamed(ctx), { command, areaId: slot.areaId, subject: { type: 'slot', id: slot.id }, changes })
