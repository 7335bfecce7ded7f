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
  const { communityId, on, room, buildingId = null } = input
  const building = buildingId === null ? undefined : await standing(ctx, buildingId)
  if (building && building.communityId !== communityId) throw notFound()
  const unitId = building?.unitId ?? input.unitId ?? null
  await checkUnit(ctx, communityId, unitId, on)
  const address = input.address || (building && room ? building.before + room : '')
  if (!address) throw new AppError('registers.noHome', 422, {}, building ? 'room' : 'address')
  const there = await thereAlready(ctx, communityId, unitId, [{ room, address }], building?.buildingId)
  if (there.size > 0) throw new AppError('registers.dwellingThere', 409, { address }, building ? 'room' : 'address')
  const home = { ...input, address, ...(unitId ? { unitId } : {}) }
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
  const homes = rooms.map((room) => ({ room, address: building.before + room }))
  const there = await thereAlready(ctx, communityId, unitId, homes, buildingId)
  const missing = homes.filter((home) => !there.has(home.room))
  await insertDwellings(ctx, building, missing, input)
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
  return { added: missing.length, there: there.size }
}

/** A building that stands, with the number of its dwellings and what their addresses have before the room. */
async function standing(ctx: Ctx, buildingId: string) {
  const building = await ctx.db
    .selectFrom('building')
    .selectAll()
    .where('buildingId', '=', buildingId)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .executeTakeFirst()
  if (!building) throw notFound()
  const homes = await ctx.db
    .selectFrom('dwelling')
    .select(['room', 'address'])
    .where('communityId', '=', building.communityId)
    .where('buildingId', '=', buildingId)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .execute()
  const like = homes.find((home) => home.room && home.address.endsWith(home.room))
  const before = like
    ? like.address.slice(0, -like.room.length)
    : `${building.unitId ? await unitName(ctx, building.unitId) : ''}${building.name}`
  return { ...building, dwellings: homes.length, before }
}
type Building = Awaited<ReturnType<typeof standing>>

function checkedRooms(input: z.output<typeof contract.addDwellings.body>): string[] {
  const most = Math.max(1, input.entrances) * (input.floorTo - input.floorFrom + 1) * input.doors
  if (most > MOST) throw new AppError('registers.tooManyRooms', 422, { rooms: most, most: MOST }, 'doors')
  const rooms = roomsOf(input)
  if (rooms.length === 0) throw new AppError('registers.noRooms', 422, {}, 'floorTo')
  return rooms
}

interface Home {
  room: string
  address: string
}

/** The rooms that are registered already: by their address, or by their number in the building. */
async function thereAlready(
  ctx: Ctx,
  communityId: string,
  unitId: string | null,
  homes: readonly Home[],
  buildingId?: string,
): Promise<Set<string>> {
  const open = ctx.db
    .selectFrom('dwelling')
    .select(['room', 'address'])
    .where('communityId', '=', communityId)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
  const addresses = homes.map((home) => home.address)
  const alike = await open
    .where('unitId', unitId ? '=' : 'is', unitId)
    .where('address', 'in', addresses)
    .execute()
  const inside = buildingId ? await open.where('buildingId', '=', buildingId).where('room', '<>', '').execute() : []
  const known = new Set(alike.map((home) => home.address))
  const rooms = new Set(inside.map((home) => home.room))
  return new Set(homes.filter((h) => known.has(h.address) || rooms.has(h.room)).map((h) => h.room))
}

async function insertDwellings(
  ctx: Ctx,
  { communityId, buildingId, unitId }: Building,
  homes: readonly Home[],
  input: { on: Day; areaM2?: number | undefined },
): Promise<void> {
  const rows = homes.map((home) => ({
    ...home, communityId, id: newId(ctx.now), dwellingId: newId(ctx.now), buildingId, unitId, areaM2: input.areaM2 ?? null,
    validFrom: input.on, validTo: null, recordedAt: ctx.now, supersededAt: null,
  })) // prettier-ignore
  for (let i = 0; i < rows.length; i += 500)
    await ctx.db
      .insertInto('dwelling')
      .values(rows.slice(i, i + 500))
      .execute()
}
