import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import type * as contract from '../../contract/hall/visits.ts'
import { codeOf, medianOf } from '../../rules/hall/numbers.ts'
import { hallFor } from './place.ts'
import { countersOf, type TicketRow } from './row.ts'
import { listSlots } from './slots.ts'

type Board = z.output<typeof contract.hallDay.reply>
const MINUTE = 60_000

/** The day of a hall, counted from its numbers. How many each clerk served is not counted. */
export async function hallDay(ctx: Ctx, placeId: string, ask: { day?: Day | undefined }): Promise<Board> {
  const hall = await hallFor(ctx, 'services.hall', placeId)
  const day = ask.day ?? dayOf(ctx.now)
  const { rows } = await sql<TicketRow & { item: string | null }>`
    select t.*, (select v.name from service_item_version v where v.item_id = t.item_id order by v.seq desc limit 1) as item
    from service_ticket t where t.area_id = ${hall.areaId} and t.place_id = ${hall.id} and t.day = ${day}`.execute(
    ctx.db,
  )
  const counters = await countersOf(ctx, hall)
  const slots = await listSlots(ctx, placeId, { day })
  const isIn = (...states: TicketRow['state'][]) => rows.filter((t) => states.includes(t.state)).length
  const waits = rows.flatMap(waitOf)
  return {
    day,
    name: hall.name,
    taken: rows.length,
    waiting: isIn('waiting', 'held', 'called', 'serving'),
    served: isIn('done'),
    passed: isIn('passed'),
    left: isIn('left'),
    given: isIn('cancelled'),
    needs: rows.filter((t) => t.lane !== 'normal').length,
    byAppointment: rows.filter((t) => t.source === 'appointment').length,
    noShow: slots.rows.filter((s) => s.slotState === 'noShow').length,
    waitMedian: medianOf(waits),
    waitLongest: waits.length > 0 ? Math.max(...waits) : null,
    visitMedian: medianOf(rows.flatMap(visitOf)),
    counters: counters.length,
    open: counters.filter((c) => c.state === 'open').length,
    hours: hoursOf(rows),
    businesses: hall.businesses.map((b) => {
      const mine = rows.filter((t) => t.queue === b.letter)
      return {
        letter: b.letter,
        name: b.name,
        taken: mine.length,
        served: mine.filter((t) => t.state === 'done').length,
        waitMedian: medianOf(mine.flatMap(waitOf)),
      }
    }),
    items: [
      ...Map.groupBy(
        rows.filter((t) => t.item),
        (t) => t.item!,
      ),
    ]
      .map(([name, list]) => ({ name, served: list.length }))
      .toSorted((a, b) => b.served - a.served),
  }
}

/** Whole minutes from taking to calling. */
const waitOf = (t: TicketRow): number[] =>
  t.calledAt ? [Math.round((t.calledAt.getTime() - t.takenAt.getTime()) / MINUTE)] : []
const visitOf = (t: TicketRow): number[] =>
  t.servedAt && t.endedAt ? [Math.round((t.endedAt.getTime() - t.servedAt.getTime()) / MINUTE)] : []
const hourOf = (at: Date): number => (at.getUTCHours() + 8) % 24

function hoursOf(rows: readonly TicketRow[]): Board['hours'] {
  const taken = rows.map((t) => hourOf(t.takenAt))
  const served = rows.flatMap((t) => (t.state === 'done' && t.endedAt ? [hourOf(t.endedAt)] : []))
  const all = [...taken, ...served]
  if (all.length === 0) return []
  const [first, last] = [Math.min(...all), Math.max(...all)]
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).map((hour) => ({
    hour,
    taken: taken.filter((h) => h === hour).length,
    served: served.filter((h) => h === hour).length,
  }))
}

/** The numbers of a day as a list, for looking up and for export. */
export async function listDay(ctx: Ctx, placeId: string, ask: z.output<typeof contract.listDay.query>) {
  const hall = await hallFor(ctx, 'services.hall', placeId)
  let found = ctx.db
    .selectFrom('serviceTicket as t')
    .selectAll('t')
    .select(
      sql<string>`coalesce((select v.name from service_item_version v where v.item_id = t.item_id order by v.seq desc limit 1), '')`.as(
        'item',
      ),
    )
    .where('t.areaId', '=', hall.areaId)
    .where('t.placeId', '=', placeId)
    .where('t.day', '=', ask.day ?? dayOf(ctx.now))
  if (ask.state) found = found.where('t.state', '=', ask.state)
  if (ask.search)
    found = found.where(sql<boolean>`t.letter || lpad(t.number::text, 3, '0') ilike ${containing(ask.search)}`)
  const page = await pageFrom(
    found,
    { sort: '-takenAt', ...ask },
    { takenAt: 't.takenAt', ticketCode: 't.number', calledAt: 't.calledAt' },
    't.id',
  )
  const nameOf = (letter: string) => hall.businesses.find((b) => b.letter === letter)?.name ?? letter
  return {
    ...page,
    rows: (page.rows as (TicketRow & { item: string })[]).map((t) => ({
      id: t.id,
      ticketCode: codeOf(t.letter, t.number),
      queue: nameOf(t.queue),
      lane: t.lane,
      takenBy: t.source,
      ticketState: t.state,
      counter: t.counterNumber,
      takenAt: t.takenAt,
      calledAt: t.calledAt,
      endedAt: t.endedAt,
      waitMinutes: waitOf(t)[0] ?? null,
      visitMinutes: visitOf(t)[0] ?? null,
      item: t.item,
    })),
  }
}
