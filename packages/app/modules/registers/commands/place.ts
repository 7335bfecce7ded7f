import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { happen, touch } from '../write.ts'
import { asRows, freshId, goOver, type Events, type Going } from './place-rows.ts'
import { followRequests } from './requests-follow.ts'

/** Where a residential unit belongs. */
export interface Placement {
  unitId: string
  communityId: string
}
/** What goes from one community into another. */
export interface Moving {
  from: string
  to: string
  units: number
  buildings: number
  dwellings: number
  households: number
  people: number
}

/**
 * Residential units belong to these communities from a day on, all at once: their buildings, dwellings, households,
 * people, list entries and open requests go along, counts follow, the days before stay. Set by set, so that a hundred thousand people
 * take seconds; who writes meanwhile waits, who reads does not. Part of the command that decided it (a boundary act): no
 * audit entry of its own; the caller holds the right.
 * @param act what the events name as their cause
 * @returns what went, a line for each pair of communities
 */
export async function placeUnits(ctx: Ctx, placements: readonly Placement[], on: Day, act: string): Promise<Moving[]> {
  await sql`lock table building, dwelling, household, resident, unit_membership in share row exclusive mode`.execute(
    ctx.db,
  )
  const plan = await whatMoves(ctx, placements, on)
  const events: { from: string; to: string; id: string }[] = []
  for (const { from, to, units } of plan.moving) {
    const id = await happen(ctx, { communityId: to, kind: 'moved', on, reason: act, detail: { from, to, act, units } })
    events.push({ from, to, id })
  }
  await memberships(ctx, plan.units, on)
  await goAlong(ctx, plan, on, events)
  await touch(
    ctx,
    plan.moving.flatMap((m) => [m.from, m.to]),
  )
  return plan.moving
}

/**
 * What stands in one unit goes into a community (or the subdistrict or town, where it belongs to none) from a day on, by the
 * rule of {@link placeUnits}. Memberships are the caller's.
 * @returns how many people went
 */
export async function takeAlong(ctx: Ctx, unitId: string, to: string, on: Day, eventId: string): Promise<number> {
  const plan = await whatMoves(ctx, [{ unitId, communityId: to }], on)
  await goAlong(ctx, plan, on, plan.moving.map((m) => ({ from: m.from, to: m.to, id: eventId }))) // prettier-ignore
  return plan.moving.reduce((n, m) => n + m.people, 0)
}

/** Buildings, dwellings, households, people, list entries and open requests go along. */
async function goAlong(ctx: Ctx, plan: Awaited<ReturnType<typeof whatMoves>>, on: Day, events: Events): Promise<void> {
  await goOver(ctx, 'building', plan.places, on, events)
  await goOver(ctx, 'dwelling', plan.places, on, events)
  const residents = await residentsOf(ctx, plan.households, on)
  await goOver(ctx, 'household', plan.households, on, events)
  await goOver(ctx, 'resident', residents, on, events)
  await listEntries(ctx, residents)
  await followRequests(ctx, residents)
}

/** What {@link placeUnits} would move, without moving it. */
export const previewPlacement = async (ctx: Ctx, placements: readonly Placement[], on: Day): Promise<Moving[]> =>
  (await whatMoves(ctx, placements, on)).moving

/** The placements of units that stand on the day or later: what is closed belongs nowhere. */
const toGo = (placements: readonly Placement[], on: Day) => sql`(
  select g.unit_id, g.to_id from unnest(${placements.map((p) => p.unitId)}::uuid[], ${placements.map((p) => p.communityId)}::uuid[]) as g(unit_id, to_id)
  where exists (select 1 from residential_unit u where u.unit_id = g.unit_id and ${holds('u', on)})) as p`

/**
 * What stands in a community on a day or later and belongs to none of these units: people without a home on file, homes
 * outside units. It goes with its community ({@link followCommunity}) when that ends.
 */
export async function remainderOf(
  ctx: Ctx,
  communityId: string,
  units: readonly string[],
  on: Day,
): Promise<Remainder> {
  const placed = sql`d.unit_id = any(${units}::uuid[])`
  const own = (table: string) => sql`(select count(distinct d.${sql.ref(`${table}_id`)})::int from ${sql.table(table)} d
    where d.community_id = ${communityId} and ${holds('d', on)} and (d.unit_id is null or not ${placed}))`
  const rest = sql`h.community_id = ${communityId} and ${holds('h', on)} and not exists (select 1 from dwelling d
    where d.community_id = h.community_id and d.dwelling_id = h.dwelling_id and ${holds('d', on)} and ${placed})`
  const { rows } = await sql<Remainder>`
    select ${own('building')} as buildings, ${own('dwelling')} as dwellings,
      (select count(distinct h.household_id)::int from household h where ${rest}) as households,
      (select count(distinct r.person_id)::int from household h
        join resident r on r.community_id = h.community_id and r.household_id = h.household_id
        where ${rest} and ${holds('r', on)} and ${meets('r', 'h')}) as people`.execute(ctx.db)
  return rows[0]!
}
export type Remainder = Omit<Moving, 'from' | 'to' | 'units'>

const holds = (alias: string, on: Day) =>
  sql`${sql.ref(`${alias}.superseded_at`)} is null and (${sql.ref(`${alias}.valid_to`)} is null or ${sql.ref(`${alias}.valid_to`)} > ${on})`

/** Both rows hold on some day. */
const meets = (a: string, b: string) => sql`
  (${sql.ref(`${a}.valid_to`)} is null or ${sql.ref(`${a}.valid_to`)} > ${sql.ref(`${b}.valid_from`)})
  and (${sql.ref(`${b}.valid_to`)} is null or ${sql.ref(`${b}.valid_to`)} > ${sql.ref(`${a}.valid_from`)})`

/** The rows of people that go along: those of the days on which their household lives in a home that goes over. */
async function residentsOf(ctx: Ctx, households: readonly Going[], on: Day): Promise<Going[]> {
  const { rows } = await sql<Going>`
    select distinct on (r.community_id, r.id) r.community_id as "from", r.id as "key", m.to_id as "to"
    from ${asRows(households)} join household h on h.community_id = m.from_id and h.id = m.key
    join resident r on r.community_id = h.community_id and r.household_id = h.household_id
    where ${holds('r', on)} and ${meets('r', 'h')} order by r.community_id, r.id, h.valid_from`.execute(ctx.db)
  return rows
}

async function whatMoves(ctx: Ctx, placements: readonly Placement[], on: Day) {
  const p = toGo(placements, on)
  const units = await sql<Going>`
    select coalesce(m.community_id, p.to_id) as "from", p.unit_id as "key", p.to_id as "to" from ${p}
    left join unit_membership m on m.unit_id = p.unit_id and ${holds('m', on)}
    where m.community_id is null or m.community_id <> p.to_id or m.valid_from > ${on}`.execute(ctx.db)
  const places = await sql<Going & { kind: string; n: number }>`
    select d.community_id as "from", d.unit_id as "key", p.to_id as "to", d.kind, count(distinct d.thing)::int as n
    from (select community_id, unit_id, building_id as thing, 'building' as kind, valid_to, superseded_at from building
          union all select community_id, unit_id, dwelling_id, 'dwelling', valid_to, superseded_at from dwelling) d
    join ${p} on p.unit_id = d.unit_id and d.community_id <> p.to_id where ${holds('d', on)} group by 1, 2, 3, 4`.execute(
    ctx.db,
  )
  const households = await sql<Going & { household: string; people: number }>`
    select h.community_id as "from", h.id as "key", h.household_id as household, min(p.to_id::text)::uuid as "to",
      (select count(distinct r.person_id)::int from resident r where r.community_id = h.community_id and r.household_id = h.household_id
        and ${holds('r', on)} and ${meets('r', 'h')}) as people
    from dwelling d join ${p} on p.unit_id = d.unit_id and d.community_id <> p.to_id
    join household h on h.community_id = d.community_id and h.dwelling_id = d.dwelling_id
    where ${holds('d', on)} and ${holds('h', on)} and ${meets('d', 'h')} group by h.community_id, h.id, h.household_id`.execute(
    ctx.db,
  )
  return {
    units: units.rows,
    places: [...new Map(places.rows.map((g) => [`${g.from}${g.key}`, g])).values()],
    households: households.rows,
    moving: byPair(units.rows, places.rows, households.rows),
  }
}

function byPair(
  units: readonly Going[],
  places: readonly (Going & { kind: string; n: number })[],
  households: readonly (Going & { household: string; people: number })[],
): Moving[] {
  const pairs = new Map<string, Moving>()
  const of = ({ from, to }: Going) => {
    const key = `${from}${to}`
    const found = pairs.get(key) ?? { from, to, units: 0, buildings: 0, dwellings: 0, households: 0, people: 0 }
    pairs.set(key, found)
    return found
  }
  for (const g of units) of(g).units += 1
  for (const g of places) of(g)[g.kind === 'building' ? 'buildings' : 'dwellings'] += g.n
  // One that moves house later has a row for each home: it is one household, with the people it has at most.
  for (const rows of Map.groupBy(households, (g) => `${g.from}${g.to}${g.household}`).values()) {
    of(rows[0]!).households += 1
    of(rows[0]!).people += Math.max(...rows.map((g) => g.people))
  }
  return [...pairs.values()].sort((a, b) => (a.from + a.to < b.from + b.to ? -1 : 1))
}

/** Memberships end on the day; the new ones begin, and last as long as their unit stands. */
async function memberships(ctx: Ctx, units: readonly Going[], on: Day): Promise<void> {
  const going = [...new Map(units.map((u) => [u.key, u])).values()]
  const ids = sql`${going.map((u) => u.key)}::uuid[]`
  const { rows: ended } = await sql<{ id: string }>`
    update unit_membership m set superseded_at = ${ctx.now} where m.unit_id = any(${ids}) and ${holds('m', on)} returning m.id`.execute(
    ctx.db,
  )
  await sql`
    insert into unit_membership (id, unit_id, community_id, valid_from, valid_to, recorded_at)
    select ${freshId(ctx)}, m.unit_id, m.community_id, m.valid_from, ${on}::date, ${ctx.now}::timestamptz from unit_membership m
      where m.id = any(${ended.map((m) => m.id)}::uuid[]) and m.valid_from < ${on}
    union all
    select ${freshId(ctx)}, m.key, m.to_id, greatest(${on}::date, u.first), u.last, ${ctx.now}::timestamptz from ${asRows(going)}
      join (select unit_id, min(valid_from) as first, case when bool_or(valid_to is null) then null else max(valid_to) end as last
        from residential_unit where unit_id = any(${ids}) and superseded_at is null group by unit_id) u on u.unit_id = m.key`.execute(
    ctx.db,
  )
}

/** Entries of lists stand with the community where their person is looked after. */
async function listEntries(ctx: Ctx, residents: readonly Going[]): Promise<void> {
  const { rows } = await sql<Going>`
    select distinct e.community_id as "from", e.id as "key", m.to_id as "to" from special_list_entry e
    join resident r on r.community_id = e.community_id and r.person_id = e.person_id
    join ${asRows(residents)} on r.community_id = m.from_id and r.id = m.key
    where e.superseded_at is null and e.removed_on is null`.execute(ctx.db)
  if (rows.length === 0) return
  await sql`update special_list_entry e set superseded_at = ${ctx.now} from ${asRows(rows)} where e.community_id = m.from_id and e.id = m.key`.execute(
    ctx.db,
  )
  await sql`
    insert into special_list_entry (community_id, id, list_id, person_id, source, purpose, note, version, valid_from, expires_on, recorded_at)
    select m.to_id, ${freshId(ctx)}, e.list_id, e.person_id, e.source, e.purpose, e.note, e.version + 1, e.valid_from, e.expires_on, ${ctx.now}::timestamptz
    from special_list_entry e join ${asRows(rows)} on e.community_id = m.from_id and e.id = m.key`.execute(ctx.db)
}
