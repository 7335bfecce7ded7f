import { sql } from 'kysely'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import type { RawReply } from '#server/module.ts'
import { addDays, dayOf, type Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import type { Lane } from '../../contract/hall/base.ts'
import type { OwnSlot } from '../../contract/hall/slots.ts'
import { calendarOf } from '../../rules/hall/calendar.ts'
import { codeOf } from '../../rules/hall/numbers.ts'
import { mayArrive, slotsIn } from '../../rules/hall/slots.ts'
import { doorsOf, spellsFrom } from './hours.ts'
import { rightSecret, tokenOf } from './own.ts'
import { hallFor, hallOf, type Hall } from './place.ts'

export interface SlotRow {
  areaId: string
  id: string
  path: string
  placeId: string
  startsAt: Date
  endsAt: Date
  letter: string
  lane: Lane
  topic: string
  state: OwnSlot['slotState']
  bookedAt: Date
  ticketId: string | null
  version: number
}

const slotToken = (ctx: Ctx, id: string): string => ctx.keys.mac(`services.slot:${id}`).slice(0, 32)
/** Six digits to type at the kiosk; with the hall and the day they are enough. */
export const codeOfSlot = (ctx: Ctx, id: string): string =>
  String(Number.parseInt(ctx.keys.mac(`services.slotCode:${id}`).slice(0, 12), 16) % 1_000_000).padStart(6, '0')

/** Appointments of a day at a hall, in order. */
export async function slotsOn(ctx: Ctx, hall: Hall, day: Day): Promise<SlotRow[]> {
  const from = new Date(`${day}T00:00:00+08:00`)
  const to = new Date(`${addDays(day, 1)}T00:00:00+08:00`)
  const { rows } = await sql<SlotRow>`
    select * from service_slot where area_id = ${hall.areaId} and place_id = ${hall.id} and starts_at >= ${from} and starts_at < ${to}
    order by starts_at, id`.execute(ctx.db)
  return rows
}

/** The times of a day that can still be had, and how often. */
export async function freeOn(ctx: Ctx, hall: Hall, day: Day) {
  if (hall.slotCapacity === 0 || day > addDays(dayOf(ctx.now), hall.slotDays)) return []
  const spells = spellsFrom(hall, ctx.now, hall.slotDays + 1).filter((s) => dayOf(s.from) === day)
  const taken = await slotsOn(ctx, hall, day)
  return slotsIn(spells, hall.slotMinutes)
    .filter((s) => s.from > ctx.now)
    .map((s) => {
      const gone = taken.filter((t) => t.state !== 'cancelled' && t.startsAt.getTime() === s.from.getTime()).length
      return { startsAt: s.from, endsAt: s.to, free: Math.max(0, hall.slotCapacity - gone) }
    })
}

/** Free appointments of the days ahead, for everybody. @throws AppError `services.noHall` (409) */
export const freeSlots = (ctx: Ctx, placeId: string) =>
  privileged(ctx, async () => {
    const hall = await hallOf(ctx, placeId)
    if (!hall.set) throw new AppError('services.noHall', 409, { place: hall.name })
    const today = dayOf(ctx.now)
    const days = []
    for (let n = 0; n <= hall.slotDays; n++) {
      const slots = await freeOn(ctx, hall, addDays(today, n))
      if (slots.length > 0) days.push({ day: addDays(today, n), slots })
    }
    const { name, address, businesses } = hall
    return { placeId, name, address, businesses, doors: doorsOf(hall, ctx.now), days }
  })

/** @throws AppError `access.notFound` for a wrong secret as for an appointment that is not there */
export async function heldSlot(ctx: Ctx, id: string, token: string): Promise<SlotRow> {
  if (!rightSecret(slotToken(ctx, id), token)) throw notFound()
  const { rows } = await sql<SlotRow>`select * from service_slot where id = ${id}`.execute(ctx.db)
  if (!rows[0]) throw notFound()
  return rows[0]
}

/** An appointment nobody came to by a quarter of an hour after its end was not kept. */
const stateOf = (slot: SlotRow, now: Date): OwnSlot['slotState'] =>
  slot.state === 'booked' && mayArrive(slot, now) === 'past' ? 'noShow' : slot.state

export async function ownSlotOf(ctx: Ctx, slot: SlotRow, known?: Hall): Promise<OwnSlot> {
  const hall = known ?? (await hallOf(ctx, slot.placeId))
  const slotState = stateOf(slot, ctx.now)
  return {
    id: slot.id,
    token: slotToken(ctx, slot.id),
    code: codeOfSlot(ctx, slot.id),
    placeId: slot.placeId,
    place: hall.name,
    address: hall.address,
    business: hall.businesses.find((b) => b.letter === slot.letter)?.name ?? slot.letter,
    topic: slot.topic,
    lane: slot.lane,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    slotState,
    canArrive: slotState === 'booked' && mayArrive(slot, ctx.now) === 'now',
    ticket: await ticketOf(ctx, slot),
  }
}

async function ticketOf(ctx: Ctx, slot: SlotRow): Promise<OwnSlot['ticket']> {
  if (!slot.ticketId) return null
  const t = await ctx.db
    .selectFrom('serviceTicket')
    .select(['id', 'letter', 'number'])
    .where('areaId', '=', slot.areaId)
    .where('id', '=', slot.ticketId)
    .executeTakeFirstOrThrow()
  return { id: t.id, token: tokenOf(ctx, t.id), code: codeOf(t.letter, t.number) }
}

/** An appointment for whoever holds its address. */
export const slotOf = (ctx: Ctx, id: string, token: string) =>
  privileged(ctx, async () => ownSlotOf(ctx, await heldSlot(ctx, id, token)))

/** An appointment as a file for the calendar of a phone. */
export async function slotCalendar(ctx: Ctx, id: string, token: string): Promise<RawReply> {
  const slot = await slotOf(ctx, id, token)
  const url = `${ctx.config.publicUrl}/public/hall/appointment/${id}/${token}`
  const body = calendarOf({
    id: `${id}@${new URL(ctx.config.publicUrl).hostname}`,
    stamp: ctx.now,
    from: slot.startsAt,
    to: slot.endsAt,
    title: `${slot.place}：${slot.business}`,
    where: `${slot.place} ${slot.address}`.trim(),
    text: [slot.topic, `取号码 ${slot.code}`].filter(Boolean).join('\n'),
    url,
    cancelled: slot.slotState === 'cancelled',
  })
  return { type: 'text/calendar; charset=utf-8; method=PUBLISH', body }
}

/** Appointments of a day for those who work in the hall. */
export async function listSlots(ctx: Ctx, placeId: string, ask: { day?: Day | undefined }) {
  const hall = await hallFor(ctx, 'services.hall', placeId)
  const rows = await slotsOn(ctx, hall, ask.day ?? dayOf(ctx.now))
  return {
    rows: rows.map((s) => ({
      id: s.id,
      startsAt: s.startsAt,
      endsAt: s.endsAt,
      business: hall.businesses.find((b) => b.letter === s.letter)?.name ?? s.letter,
      topic: s.topic,
      lane: s.lane,
      slotState: stateOf(s, ctx.now),
      code: codeOfSlot(ctx, s.id),
    })),
  }
}
