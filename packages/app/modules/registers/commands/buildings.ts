import { record } from '#server/audit.ts'
import { notFound, require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { z } from 'zod'
import type * as contract from '../contract/index.ts'
import { roomsOf } from '../rules/doors.ts'
import { happen, touch } from '../write.ts'
import { communitiesOfUnit } from './assign.ts'
import { insertBuilding, insertDwelling, reasonOf, unitName } from './homes.ts'
import { checkGrounds } from './support.ts'
import { areaName } from './words.ts'

/** Dwellings of one command: a building of this size is a mistake in the form. */
const MOST = 2000

/**
 * A building of a residential unit, or one that stands alone.
 * @throws AppError `registers.unitElsewhere` (422) when the unit is not the community's on the day, `registers.buildingThere` (409)
 */
export async function addBuilding(ctx: Ctx, input: z.output<typeof contract.addBuilding.body>) {
  await require(ctx, 'registers.write', input.communityId)
  checkGrounds(ctx, input)
  const { communityId, unitId = null, name, floors = null, builtYear = null, on } = input
  await checkUnit(ctx, communityId, unitId, on)
  await checkNewName(ctx, communityId, unitId, name)
  const id = newId(ctx.now)
  await happen(ctx, { ...input, kind: 'buildingAdded', unitId, detail: { buildingId: id, name } })
  await insertBuilding(ctx, { communityId, buildingId: id, unitId, name, floors, builtYear, validFrom: on })
  await touch(ctx, [communityId])
  await record(ctx, {
    command: 'registers.addBuilding',
    areaId: communityId,
    subject: { type: 'building', id },
    changes: { name: [null, name] },
    ...reasonOf(input),
  })
  return { id }
}

async function checkUnit(ctx: Ctx, communityId: string, unitId: string | null, on: Day): Promise<void> {
  if (unitId === null) return
  const name = await unitName(ctx, unitId)
  if (!name) throw notFound()
  if ((await communitiesOfUnit(ctx, unitId, on)).includes(communityId)) return
  const params = { name, day: on, community: (await areaName(ctx, communityId)) ?? '' }
  throw new AppError('registers.unitElsewhere', 422, params, 'on')
}

async function checkNewName(ctx: Ctx, communityId: string, unitId: string | null, name: string): Promise<void> {
  const same = await ctx.db
    .selectFrom('building')
    .select('id')
    .where('communityId', '=', communityId)
    .where('unitId', unitId ? '=' : 'is', unitId)
    .where('name', '=', name)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .executeTakeFirst()
  if (same) throw new AppError('registers.buildingThere', 409, { name }, 'name')
}

/**
 * A dwelling: where households live. The same address in a community is the same dwelling.
 * @throws AppError `registers.unitElsewhere` (422), `registers.dwellingThere` (409), `access.notFound` (404) for a building that is not the community's
 */
export async function addDwelling(ctx: Ctx, input: z.output<typeof contract.addDwelling.body>) {
  await require(ctx, 'registers.write', input.communityId)
  checkGrounds(ctx, input)
  const { communityId, on, address, buildingId = null } = input
  const building = buildingId === null ? undefined : await standing(ctx, buildingId)
  if (building && building.communityId !== communityId) throw notFound()
  const unitId = building?.unitId ?? input.unitId ?? null
  await checkUnit(ctx, communityId, unitId, on)
  if ((await addressesThere(ctx, communityId, unitId, [address])).size > 0)
    throw new AppError('registers.dwellingThere', 409, { address }, 'address')
  const home = { ...input, ...(unitId ? { unitId } : {}) }
  const id = await insertDwelling(ctx, communityId, on, home, buildingId, input.areaM2 ?? null)
  await happen(ctx, { ...input, kind: 'dwellingAdded', unitId, detail: { dwellingId: id } })
  await touch(ctx, [communityId])
  await record(ctx, {
    command: 'registers.addDwelling',
    areaId: communityId,
    subject: { type: 'dwelling', id },
    changes: { address: [null, address] },
    ...reasonOf(input),
  })
  return { id }
}

/**
 * The dwellings of a building, floor by floor. What is there already stays as it is, so that a form sent twice adds nothing.
 * @throws AppError `registers.noRooms`, `registers.tooManyRooms`, `registers.beforeUnit` (422)
 */
export async function addDwellings(ctx: Ctx, buildingId: string, input: z.output<typeof contract.addDwellings.body>) {
  const building = await standing(ctx, buildingId)
  const { communityId, unitId } = building
  await require(ctx, 'registers.write', communityId)
  checkGrounds(ctx, input)
  if (input.on < building.validFrom) throw new AppError('registers.beforeUnit', 422, { day: building.validFrom }, 'on')
  const rooms = checkedRooms(input)
  const before = `${unitId ? await unitName(ctx, unitId) : ''}${building.name}`
  const there = await addressesThere(
    ctx,
    communityId,
    unitId,
    rooms.map((room) => before + room),
  )
  const missing = rooms.filter((room) => !there.has(before + room))
  await insertDwellings(ctx, building, before, missing, input)
  await happen(ctx, {
    ...input,
    communityId,
    kind: 'dwellingAdded',
    unitId,
    detail: { buildingId, rooms: missing.length },
  })
  await touch(ctx, [communityId])
  await record(ctx, {
    command: 'registers.addDwellings',
    areaId: communityId,
    subject: { type: 'building', id: buildingId },
    changes: { dwellings: [building.dwellings, building.dwellings + missing.length] },
    ...reasonOf(input),
  })
  return { added: missing.length, there: rooms.length - missing.length }
}

/** A building that stands, with the number of its dwellings. */
async function standing(ctx: Ctx, buildingId: string) {
  const building = await ctx.db
    .selectFrom('building')
    .selectAll()
    .where('buildingId', '=', buildingId)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .executeTakeFirst()
  if (!building) throw notFound()
  const { n } = await ctx.db
    .selectFrom('dwelling')
    .select((e) => e.fn.countAll<string>().as('n'))
    .where('communityId', '=', building.communityId)
    .where('buildingId', '=', buildingId)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .executeTakeFirstOrThrow()
  return { ...building, dwellings: Number(n) }
}
type Building = Awaited<ReturnType<typeof standing>>

function checkedRooms(input: z.output<typeof contract.addDwellings.body>): string[] {
  const most = Math.max(1, input.entrances) * (input.floorTo - input.floorFrom + 1) * input.doors
  if (most > MOST) throw new AppError('registers.tooManyRooms', 422, { rooms: most, most: MOST }, 'doors')
  const rooms = roomsOf(input)
  if (rooms.length === 0) throw new AppError('registers.noRooms', 422, {}, 'floorTo')
  return rooms
}

async function addressesThere(
  ctx: Ctx,
  communityId: string,
  unitId: string | null,
  addresses: readonly string[],
): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('dwelling')
    .select('address')
    .where('communityId', '=', communityId)
    .where('unitId', unitId ? '=' : 'is', unitId)
    .where('address', 'in', addresses)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.address))
}

async function insertDwellings(
  ctx: Ctx,
  building: Building,
  before: string,
  rooms: readonly string[],
  input: { on: Day; areaM2?: number | undefined },
): Promise<void> {
  const { communityId, buildingId, unitId } = building
  const rows = rooms.map((room) => ({
    communityId, id: newId(ctx.now), dwellingId: newId(ctx.now), buildingId, unitId, room, address: before + room, areaM2: input.areaM2 ?? null,
    validFrom: input.on, validTo: null, recordedAt: ctx.now, supersededAt: null,
  })) // prettier-ignore
  for (let i = 0; i < rows.length; i += 500)
    await ctx.db
      .insertInto('dwelling')
      .values(rows.slice(i, i + 500))
      .execute()
}
