import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { newId } from '#shared/ids.ts'
import { cell } from './text.ts'
import type { CommunityMemory, PreparedResident } from './types.ts'

/** Where each household of a batch lives and which id it gets. */
export interface Homes {
  /** Household key of the batch → household id. */
  households: Map<string, string>
  lines: { household: string[]; dwelling: string[]; building: string[] }
  /** New households by kind and first day, for the counts. */
  opened: { communityId: string; kind: string; validFrom: string; validTo: null }[]
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/
const homeKey = (unitId: string | null, address: string) => `${unitId ?? ''}|${address}`
const roomKey = (unitId: string, building: string, room: string) => `${unitId}|${building}||${room}`
const buildingKey = (unitId: string | null, name: string) => `${unitId ?? ''}|${name}`

/** Makes the households, dwellings and buildings that the rows of a batch name and the community does not have yet. */
export async function homesOf(
  ctx: Ctx,
  communityId: string,
  rows: readonly PreparedResident[],
  eventId: string,
  memory: CommunityMemory = {},
): Promise<Homes> {
  const dwellings = (memory.dwellings ??= await knownDwellings(ctx, communityId))
  const buildings = (memory.buildings ??= await knownBuildings(ctx, communityId))
  const homes: Homes = { households: new Map(), lines: { household: [], dwelling: [], building: [] }, opened: [] }
  const now = ctx.now.toISOString()
  for (const [key, members] of Map.groupBy(rows, (r) => r.household)) {
    if (UUID.test(key)) {
      homes.households.set(key, key)
      continue
    }
    const first = members.find((m) => m.isHead) ?? members[0]!
    const from = members.reduce((day, m) => (m.from < day ? m.from : day), first.from)
    const id = newId(ctx.now)
    homes.households.set(key, id)
    const dwelling = dwellingOf(ctx, communityId, first, from, now, { dwellings, buildings, homes })
    const { householdNumber: number, householdKind: kind } = first
    homes.lines.household.push(
      [communityId, newId(ctx.now), id, cell(dwelling), cell(number), kind, 1, eventId, from, '\\N', now].join('\t'),
    )
    homes.opened.push({ communityId, kind, validFrom: from, validTo: null })
  }
  return homes
}

interface Known {
  dwellings: Map<string, string>
  buildings: Map<string, string>
  homes: Homes
}

function dwellingOf(
  ctx: Ctx,
  communityId: string,
  row: PreparedResident,
  from: string,
  now: string,
  known: Known,
): string | null {
  if (row.address === '') return null
  const key = homeKey(row.unitId, row.address)
  const found = foundAs(known.dwellings, row)
  if (found) return found
  const id = newId(ctx.now)
  known.dwellings.set(key, id)
  const building = row.building ? buildingOf(ctx, communityId, row, from, now, known) : null
  known.homes.lines.dwelling.push(
    [
      communityId,
      newId(ctx.now),
      id,
      cell(building),
      cell(row.unitId),
      cell(row.room),
      cell(row.address),
      from,
      '\\N',
      now,
    ].join('\t'),
  )
  return id
}

/** A dwelling is the same by its address, also where its unit was not known; in a unit by building and room, however it is addressed. */
function foundAs(dwellings: ReadonlyMap<string, string>, row: PreparedResident): string | undefined {
  const { unitId, address, building, room } = row
  const same = dwellings.get(homeKey(unitId, address))
  if (same || unitId === null) return same
  return (
    (building && room ? dwellings.get(roomKey(unitId, building, room)) : undefined) ??
    dwellings.get(homeKey(null, address))
  )
}

function buildingOf(
  ctx: Ctx,
  communityId: string,
  row: PreparedResident,
  from: string,
  now: string,
  known: Known,
): string {
  const key = buildingKey(row.unitId, row.building!)
  const found = known.buildings.get(key)
  if (found) return found
  const id = newId(ctx.now)
  known.buildings.set(key, id)
  known.homes.lines.building.push(
    [communityId, newId(ctx.now), id, cell(row.unitId), cell(row.building), from, '\\N', now].join('\t'),
  )
  return id
}

async function knownDwellings(ctx: Ctx, communityId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{
    dwellingId: string
    unitId: string | null
    address: string
    room: string
    building: string | null
  }>`
    select d.dwelling_id, d.unit_id, d.address, d.room, b.name as building from dwelling d
    left join building b on b.community_id = d.community_id and b.building_id = d.building_id and b.superseded_at is null and b.valid_to is null
    where d.community_id = ${communityId} and d.superseded_at is null and d.valid_to is null`.execute(ctx.db)
  const rooms = rows.flatMap((r) =>
    r.unitId && r.building && r.room ? [[roomKey(r.unitId, r.building, r.room), r.dwellingId] as const] : [],
  )
  return new Map([...rooms, ...rows.map((r) => [homeKey(r.unitId, r.address), r.dwellingId] as const)])
}

async function knownBuildings(ctx: Ctx, communityId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ buildingId: string; unitId: string | null; name: string }>`
    select building_id, unit_id, name from building
    where community_id = ${communityId} and superseded_at is null and valid_to is null`.execute(ctx.db)
  return new Map(rows.map((r) => [buildingKey(r.unitId, r.name), r.buildingId]))
}
