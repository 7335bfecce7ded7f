import { sql } from 'kysely'
import { require, requireRight, under, visible } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { datedOf } from '../network/dated.ts'
import type { Settings } from '../../contract/hall/base.ts'
import type { Counter } from '../../contract/hall/counters.ts'
import { doorsOf } from './hours.ts'
import { hallFor, usual, type Place } from './place.ts'
import { rowNow, shownTicket, ticketsIn, type CounterRow, type TicketRow } from './row.ts'

type Row = Omit<Place, 'dated'> & {
  hours: unknown
  holidays: string
  area: string
  settings: Settings | null
  waiting: number
  served: number
  counters: number
  open: number
}

/** Halls within reach with how they stand today, and places of the network that take no numbers yet. */
export async function listHalls(ctx: Ctx, ask: { areaId?: string | undefined }) {
  requireRight(ctx, 'services.hall')
  const within = ask.areaId ? under('p.path', await require(ctx, 'services.hall', ask.areaId)) : visible(ctx, 'p.path')
  const day = dayOf(ctx.now)
  const tickets = sql`from service_ticket t where t.area_id = p.area_id and t.place_id = p.id and t.day = ${day}`
  const counters = sql`from service_counter c where c.area_id = p.area_id and c.place_id = p.id and c.state <> 'removed'`
  const { rows } = await sql<Row>`
    select p.id, p.area_id, p.path, p.name, p.level, p.address, p.hours, p.holidays, v.name as area,
      case when h.place_id is null then null else
        jsonb_build_object('earlyMinutes', h.early_minutes, 'stopMinutes', h.stop_minutes, 'lunchTaking', h.lunch_taking) end as settings,
      (select count(*)::int ${tickets} and t.state = 'waiting') as waiting,
      (select count(*)::int ${tickets} and t.state = 'done') as served,
      (select count(*)::int ${counters}) as counters,
      (select count(*)::int ${counters} and c.state = 'open') as open
    from service_place p
    join area_version v on v.area_id = p.area_id and v.superseded_at is null and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day})
    left join service_hall h on h.area_id = p.area_id and h.place_id = p.id
    where ${within} and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to > ${day})
    order by (h.place_id is null), p.path, p.name limit 200`.execute(ctx.db)
  const places = await datedOf(ctx, rows, day)
  return {
    rows: rows.map((row) => ({
      placeId: row.id,
      areaId: row.areaId,
      area: row.area,
      name: row.name,
      level: row.level,
      set: row.settings !== null,
      waiting: row.waiting,
      served: row.served,
      counters: row.counters,
      open: row.open,
      doors: doorsOf({ ...usual, ...row.settings, dated: places.get(row.id)! }, ctx.now),
    })),
  }
}

/** The hall now, for those who work there. */
export async function getHall(ctx: Ctx, placeId: string) {
  const hall = await hallFor(ctx, 'services.hall', placeId)
  const { waiting, counters, before } = await rowNow(ctx, hall)
  const there = await ticketsIn(ctx, hall, ['called', 'serving'])
  const aside = await ticketsIn(ctx, hall, ['passed', 'held'])
  const { id: _id, path: _path, dated: _d, level: _l, address: _ad, version, set, areaId, name, ...settings } = hall
  return {
    placeId,
    areaId,
    name,
    set,
    version,
    settings,
    businesses: hall.businesses,
    doors: doorsOf(hall, ctx.now),
    counters: counters.map((c) =>
      shownCounter(
        ctx,
        c,
        counters,
        there.find((t) => t.counterId === c.id),
      ),
    ),
    waiting: waiting.map((t) => shownTicket(t, counters)),
    aside: aside.map((t) => shownTicket(t, counters)),
    minutes: Object.fromEntries(hall.businesses.map((b) => [b.letter, before(b.letter).minutes])),
  }
}

const shownCounter = (ctx: Ctx, c: CounterRow, all: readonly CounterRow[], ticket: TicketRow | undefined): Counter => ({
  id: c.id,
  number: c.number,
  name: c.name,
  kind: c.kind,
  letters: c.letters,
  state: c.state as Counter['state'],
  clerk: c.clerkName,
  mine: ctx.actor.kind === 'account' && c.clerkId === ctx.actor.accountId,
  since: c.since,
  ticket: ticket ? shownTicket(ticket, all) : null,
  version: c.version,
})

/** Devices of a hall that are in use. Their secrets are kept nowhere. */
export async function listDevices(ctx: Ctx, placeId: string) {
  const hall = await hallFor(ctx, 'services.network', placeId)
  const rows = await ctx.db
    .selectFrom('serviceDevice as d')
    .leftJoin('serviceCounter as c', (j) => j.onRef('c.areaId', '=', 'd.areaId').onRef('c.id', '=', 'd.counterId'))
    .select(['d.id', 'd.kind', 'd.name', 'c.number as counter', 'd.createdAt', 'd.createdBy', 'd.version'])
    .where('d.areaId', '=', hall.areaId)
    .where('d.placeId', '=', placeId)
    .where('d.revokedAt', 'is', null)
    .orderBy('d.createdAt')
    .execute()
  return { rows: rows as never }
}
