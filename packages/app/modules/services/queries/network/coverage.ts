import { sql } from 'kysely'
import type { z } from 'zod'
import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { Page } from '#shared/listing.ts'
import type * as contract from '../../contract/network/coverage.ts'
import type { WalkSetting } from '../../contract/network/coverage.ts'
import { minutesOf, nearestBy, reachOf, ROOMS_GUIDELINE, WALK_DEFAULT } from '../../rules/network/walk.ts'
import { holding } from '../time.ts'

type CommunityRow = z.output<typeof contract.coverageByCommunity.reply>['rows'][number]

/** How people walk below an area: as its nearest area above has set it, ours where nobody has. */
export async function networkSetting(
  ctx: Ctx,
  path: string,
): Promise<WalkSetting & { areaId: string | null; version: number }> {
  // prettier-ignore
  const { rows } = await sql<WalkSetting & { areaId: string; version: number }>`
    select s.area_id, s.walk_minutes, s.pace, s.detour, s.version from service_network_setting s
    where starts_with(${path}, s.path) order by length(s.path) desc limit 1`.execute(ctx.db)
  return rows[0] ?? { ...WALK_DEFAULT, areaId: null, version: 0 }
}
export const getNetworkSetting = async (ctx: Ctx, areaId: string) =>
  networkSetting(ctx, await require(ctx, 'services.view', areaId))

interface Unit {
  id: string
  name: string
  x: number | null
  y: number | null
  communityId: string | null
  households: number
}

/** Residential units at or below a path on the day, with households counted from the register, else as stated. */
async function unitsIn(ctx: Ctx, path: string): Promise<Unit[]> {
  const now = (alias: string) => sql`${sql.ref(`${alias}.superseded_at`)} is null and ${holding(ctx.asOf, alias)}`
  const { rows } = await sql<Unit>`
    select u.unit_id as id, u.name, u.x, u.y, m.community_id, coalesce(nullif(h.n, 0), u.households, 0)::int as households
    from residential_unit u
    join area t on t.id = u.town_id
    left join lateral (select m.community_id from unit_membership m where m.unit_id = u.unit_id and ${now('m')} limit 1) m on true
    left join area c on c.id = m.community_id
    left join lateral (select count(*)::int as n from dwelling d join household h on h.community_id = d.community_id and h.dwelling_id = d.dwelling_id and ${now('h')}
      where d.unit_id = u.unit_id and ${now('d')}) h on true
    where ${now('u')} and ((t.path >= ${path} and t.path < ${`${path}~`}) or (c.path >= ${path} and c.path < ${`${path}~`}))
    order by u.unit_id`.execute(ctx.db)
  return rows
}

interface Place {
  id: string
  name: string
  x: number | null
  y: number | null
  level: string
  kind: string
  areaId: string
  m2: number | null
}

/** Places of the network on the day, of this item where one is asked for. Those outside the area count too: people cross borders. */
async function placesOf(ctx: Ctx, itemId: string | undefined): Promise<Place[]> {
  let query = ctx.db
    .selectFrom('servicePlace as p')
    .select(['p.id', 'p.name', 'p.x', 'p.y', 'p.level', 'p.kind', 'p.areaId', 'p.m2'])
    .where(holding(ctx.asOf, 'p'))
  query = itemId
    ? query.where(sql<boolean>`exists (select 1 from service_offer o where o.place_id = p.id and o.item_id = ${itemId} and ${holding(ctx.asOf, 'o')})`) // prettier-ignore
    : query.where('p.kind', 'in', ['centre', 'station', 'point'])
  return query.orderBy('p.id').execute()
}

interface Community {
  areaId: string
  community: string
  town: string
}
async function communitiesIn(ctx: Ctx, path: string): Promise<Community[]> {
  const at = (v: string) => sql`${sql.ref(`${v}.superseded_at`)} is null and ${holding(ctx.asOf, v)}`
  const { rows } = await sql<Community>`
    select v.area_id, v.name as community, coalesce((select t.name from area_version t where t.area_id = v.parent_id and ${at('t')} limit 1), '') as town
    from area_version v where v.level = 5 and v.path >= ${path} and v.path < ${`${path}~`} and ${at('v')} order by v.path`.execute(
    ctx.db,
  )
  return rows
}

type Standing = 'near' | 'far' | 'unknown'
interface Judged extends Unit {
  standing: Standing
  minutes: number | null
}

async function judged(ctx: Ctx, path: string, itemId: string | undefined) {
  const setting = await networkSetting(ctx, path)
  const [units, places, communities] = [await unitsIn(ctx, path), await placesOf(ctx, itemId), await communitiesIn(ctx, path)] // prettier-ignore
  const located = places.filter((p): p is Place & { x: number; y: number } => p.x !== null && p.y !== null)
  const nearest = nearestBy(located)
  const reach = reachOf(setting)
  const all = units.map((u): Judged => {
    if (u.x === null || u.y === null) return { ...u, standing: 'unknown', minutes: null }
    const metres = nearest({ x: u.x, y: u.y })
    if (metres === undefined) return { ...u, standing: 'far', minutes: null }
    return { ...u, standing: metres <= reach ? 'near' : 'far', minutes: minutesOf(metres, setting) }
  })
  return { setting, reach, units: all, places, located, communities }
}

const sum = (units: readonly Judged[], standing?: Standing): number =>
  units.reduce((n, u) => (standing === undefined || u.standing === standing ? n + u.households : n), 0)
/** Rooms on 100 households in hundredths of m², rounded down. */
const per100 = (m2: number | null, households: number): number | null =>
  m2 === null || households === 0 ? null : Math.floor((m2 * 10_000) / households)

function rowsOf({ units, places, communities }: Awaited<ReturnType<typeof judged>>): CommunityRow[] {
  const byCommunity = Map.groupBy(units, (u) => u.communityId)
  const placesBy = Map.groupBy(places, (p) => p.areaId)
  return communities.map((c) => {
    const mine = byCommunity.get(c.areaId) ?? []
    const own = (placesBy.get(c.areaId) ?? []).filter((p) => p.level === 'community')
    const rooms = own.filter((p) => p.m2 !== null)
    const m2 = rooms.length > 0 ? rooms.reduce((n, p) => n + p.m2!, 0) : null
    const households = sum(mine)
    const minutes = mine.flatMap((u) => u.minutes ?? [])
    return { ...c, stations: own.filter((p) => p.kind !== 'outlet').length, m2, households, roomsPer100: per100(m2, households), near: sum(mine, 'near'), far: sum(mine, 'far'), unknown: sum(mine, 'unknown'), farthest: minutes.length > 0 ? Math.max(...minutes) : null } // prettier-ignore
  })
}

/** The network of an area at a glance: households within a walk, communities without a station, rooms. Units are counted whole, from their points. */
export async function networkCoverage(
  ctx: Ctx,
  ask: z.output<typeof contract.networkCoverage.query>,
): Promise<z.output<typeof contract.networkCoverage.reply>> {
  // prettier-ignore
  const path = await require(ctx, 'services.view', ask.areaId)
  const found = await judged(ctx, path, ask.itemId)
  const { setting, reach, units, places, located } = found
  const rows = rowsOf(found)
  const inside = new Set((await ctx.db.selectFrom('area').select('id').where(sql<boolean>`(path >= ${path} and path < ${`${path}~`})`).execute()).map((a) => a.id)) // prettier-ignore
  const known = rows.filter((r) => r.m2 !== null)
  const m2 = known.length > 0 ? known.reduce((n, r) => n + r.m2!, 0) : null
  return {
    setting: { walkMinutes: setting.walkMinutes, pace: setting.pace, detour: setting.detour },
    reach,
    places: places.filter((p) => inside.has(p.areaId)).length,
    placesWithoutPoint: places.filter((p) => inside.has(p.areaId) && p.x === null).length,
    communities: rows.length,
    withoutStation: rows.filter((r) => r.stations === 0).length,
    units: units.length,
    unitsWithoutPoint: units.filter((u) => u.standing === 'unknown').length,
    households: sum(units),
    near: sum(units, 'near'),
    far: sum(units, 'far'),
    unknown: sum(units, 'unknown'),
    roomsPer100: per100(m2, known.reduce((n, r) => n + r.households, 0)), // prettier-ignore
    guideline: ROOMS_GUIDELINE,
    points: located.filter((p) => inside.has(p.areaId)).slice(0, MOST).map(({ id, name, x, y, level }) => ({ id, name, x, y, level })), // prettier-ignore
    spots: spotsOf(units),
  }
}
/** So many points are drawn; those far from everything come first. */
const MOST = 3000

const spotsOf = (units: readonly Judged[]) =>
  units
    .flatMap(({ id, name, x, y, households, standing, minutes }) =>
      x === null || y === null ? [] : [{ id, name, x, y, households, near: standing === 'near', minutes }],
    ) // prettier-ignore
    .toSorted((a, b) => Number(a.near) - Number(b.near) || b.households - a.households)
    .slice(0, MOST)

/** Each community with its stations, rooms and walks; the gaps alone where asked for. */
export async function coverageByCommunity(
  ctx: Ctx,
  ask: z.output<typeof contract.coverageByCommunity.query>,
): Promise<Page<CommunityRow>> {
  // prettier-ignore
  const path = await require(ctx, 'services.view', ask.areaId)
  const found = await judged(ctx, path, ask.itemId)
  const rows = rowsOf(found).filter((r) => matches(r, ask))
  const key = ask.sort?.replace('-', '') as keyof CommunityRow | undefined
  const sorted = key && key in (rows[0] ?? {}) ? rows.toSorted((a, b) => compare(a[key], b[key]) * (ask.sort!.startsWith('-') ? -1 : 1)) : rows // prettier-ignore
  const start = (ask.page - 1) * ask.size
  return { rows: sorted.slice(start, start + ask.size), total: rows.length, page: ask.page, size: ask.size }
}

function matches(
  r: CommunityRow,
  { gap, search }: { gap?: 'noStation' | 'far' | 'rooms' | undefined; search?: string | undefined },
): boolean {
  // prettier-ignore
  if (search && !r.community.includes(search) && !r.town.includes(search)) return false
  if (gap === 'noStation') return r.stations === 0
  if (gap === 'far') return r.far > 0
  if (gap === 'rooms') return r.roomsPer100 !== null && r.roomsPer100 < ROOMS_GUIDELINE.value * 100
  return true
}
/** Numbers by size, what is unknown first; words as they stand. */
const compare = (a: string | number | null, b: string | number | null): number =>
  typeof a === 'string' && typeof b === 'string' ? (a < b ? -1 : a > b ? 1 : 0) : Number(a ?? -1) - Number(b ?? -1)
