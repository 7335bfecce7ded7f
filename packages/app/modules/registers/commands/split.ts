import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { z } from 'zod'
import type * as contract from '../contract/index.ts'
import type { Building, Dwelling, Unit } from '../rows.ts'
import { happen, supersede, touch } from '../write.ts'
import { communitiesOfUnit } from './assign.ts'
import { reasonOf } from './homes.ts'
import { checkGrounds } from './support.ts'
import { standing, writeUnits, type UnitEvent } from './units.ts'

type Input = z.output<typeof contract.splitUnit.body>
/** What is told of a unit that was split, or whose split was taken back. */
export interface SplitEvent {
  unitId: string
  townId: string
  parts: string[]
  on: Day
}
interface Part {
  unitId: string
  name: string
  buildings: ReadonlySet<string>
  households: number | null
}

/**
 * Buildings of a residential unit become units of their own from a day on; what is not named stays with it. Dwellings go with
 * their building, and so do households and people, who keep their home: nobody moves, and the community stays the same. New
 * units lie where the old one does until somebody says more precisely. Taken back by {@link unsplitUnit}.
 * @throws AppError `registers.splitBuilding` (a building not of the unit on that day, or named twice), `registers.splitAll`
 * (nothing would stay), `registers.splitName`, `registers.beforeUnit`
 */
export async function splitUnit(ctx: Ctx, unitId: string, input: Input) {
  const { now } = await standing(ctx, unitId, input.version)
  checkGrounds(ctx, input)
  const { on } = input
  if (on < now.validFrom) throw new AppError('registers.beforeUnit', 422, { day: now.validFrom }, 'on')
  const homes = await homesOf(ctx, unitId, on)
  checkParts(input, now, homes, on)
  const parts = input.parts.map((p): Part => ({ unitId: newId(ctx.now), name: p.name, buildings: new Set(p.buildingIds), households: p.households ?? null })) // prettier-ignore
  await writeParts(ctx, now, parts, input)
  const communities = await communitiesOfUnit(ctx, unitId, on)
  await belongAlike(ctx, communities, parts, on)
  for (const part of parts) {
    await changeUnitOf(ctx, 'building', homes.buildings.filter((b) => part.buildings.has(b.buildingId)), part.unitId, on) // prettier-ignore
    await changeUnitOf(ctx, 'dwelling', homes.dwellings.filter((d) => part.buildings.has(d.buildingId ?? '')), part.unitId, on) // prettier-ignore
  }
  await told(ctx, now, parts, communities, input)
  const ids = parts.map((p) => ({ id: p.unitId, name: p.name }))
  await record(ctx, {
    command: 'registers.splitUnit',
    areaId: now.townId,
    subject: { type: 'residentialUnit', id: unitId },
    changes: { parts: [now.name, [now.name, ...parts.map((p) => p.name)].join('、')], buildings: [null, parts.reduce((n, p) => n + p.buildings.size, 0)] },
    ...reasonOf(input),
  }) // prettier-ignore
  return { id: unitId, version: now.version + 1, parts: ids }
}

interface Homes {
  buildings: Building[]
  dwellings: Dwelling[]
}

/** Buildings and dwellings of a unit that stand on a day or later. */
async function homesOf(ctx: Ctx, unitId: string, on: Day): Promise<Homes> {
  const rows = async <T extends 'building' | 'dwelling'>(table: T) =>
    (await ctx.db
      .selectFrom(table as 'building')
      .selectAll()
      .where('unitId', '=', unitId)
      .where('supersededAt', 'is', null)
      .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', on)]))
      .execute()) as unknown as (T extends 'building' ? Building : Dwelling)[]
  return { buildings: await rows('building'), dwellings: await rows('dwelling') }
}

function checkParts({ parts }: Input, now: Unit, { buildings, dwellings }: Homes, on: Day): void {
  const known = new Map(buildings.filter((b) => b.validFrom <= on).map((b) => [b.buildingId, b.name]))
  const named = new Set<string>()
  for (const id of parts.flatMap((p) => p.buildingIds)) {
    if (!known.has(id) || named.has(id))
      throw new AppError('registers.splitBuilding', 422, { name: known.get(id) ?? '', unit: now.name, day: on }, 'parts') // prettier-ignore
    named.add(id)
  }
  const stays = buildings.some((b) => !named.has(b.buildingId)) || dwellings.some((d) => !named.has(d.buildingId ?? ''))
  if (!stays) throw new AppError('registers.splitAll', 422, { unit: now.name }, 'parts')
  const names = [now.name, ...parts.map((p) => p.name)]
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice) throw new AppError('registers.splitName', 422, { name: twice }, 'parts')
}

/** The new units; the old one keeps what it is and says how many households it has left. */
async function writeParts(ctx: Ctx, now: Unit, parts: readonly Part[], input: Input): Promise<void> {
  const place = placeOf(now)
  const said = parts.reduce((n, p) => n + (p.households ?? 0), 0)
  const left = input.restHouseholds ?? (now.households === null ? null : Math.max(0, now.households - said))
  const fresh = parts.map((p) => ({
    ...now, ...place, unitId: p.unitId, name: p.name, geometry: null, households: p.households, version: 1, validFrom: input.on,
  })) // prettier-ignore
  const before = now.validFrom < input.on ? [{ ...now, validTo: input.on, version: now.version + 1 }] : []
  const rest = { ...now, households: left, validFrom: input.on, version: now.version + 1 }
  await writeUnits(ctx, { drop: [now], add: [...before, rest, ...fresh] })
}

/** The point of a unit, or the middle of the corners of its outline. */
function placeOf({ x, y, geometry }: Unit): { x: number | null; y: number | null } {
  if (x !== null && y !== null) return { x, y }
  const corners: [number, number][] = []
  const walk = (node: unknown): void => {
    if (!Array.isArray(node)) return
    if (typeof node[0] === 'number') corners.push(node as [number, number])
    else node.forEach(walk)
  }
  walk((geometry as { coordinates?: unknown } | null)?.coordinates)
  const mean = (i: 0 | 1) => (corners.length === 0 ? null : corners.reduce((n, c) => n + c[i], 0) / corners.length)
  return { x: mean(0), y: mean(1) }
}

/** The new units belong to the communities of the old one. */
async function belongAlike(ctx: Ctx, communities: readonly string[], parts: readonly Part[], on: Day): Promise<void> {
  const values = communities.flatMap((communityId) =>
    parts.map(({ unitId }) => ({ id: newId(ctx.now), unitId, communityId, validFrom: on, validTo: null, recordedAt: ctx.now, supersededAt: null })),
  ) // prettier-ignore
  if (values.length > 0) await ctx.db.insertInto('unitMembership').values(values).execute()
}

const SLICE = 500

/** Buildings or dwellings stand in another unit from a day on. */
async function changeUnitOf(
  ctx: Ctx,
  table: 'building' | 'dwelling',
  rows: readonly (Building | Dwelling)[],
  unitId: string,
  on: Day,
): Promise<void> {
  await supersede(ctx, table, rows)
  const values = rows.flatMap((r) => [
    ...(r.validFrom < on ? [{ ...r, validTo: on }] : []),
    { ...r, unitId, validFrom: r.validFrom > on ? r.validFrom : on },
  ])
  for (let i = 0; i < values.length; i += SLICE) {
    const slice = values.slice(i, i + SLICE)
    const fresh = slice.map((r) => ({ ...r, id: newId(ctx.now), recordedAt: ctx.now, supersededAt: null }))
    await ctx.db.insertInto(table as 'building').values(fresh as never).execute() // prettier-ignore
  }
}

async function told(ctx: Ctx, now: Unit, parts: readonly Part[], communities: readonly string[], input: Input) {
  const { on, paper, reason } = input
  const { unitId, townId } = now
  const ids = parts.map((p) => p.unitId)
  const detail = { parts: ids, names: parts.map((p) => p.name) }
  await happen(ctx, { communityId: communities[0] ?? townId, kind: 'unitSplit', on, unitId, paper, reason, detail })
  await touch(ctx, [townId, ...communities])
  for (const part of ids)
    await ctx.announce('registers.unitSetUp', { unitId: part, townId, communityId: communities[0] ?? null, on } satisfies UnitEvent) // prettier-ignore
  await ctx.announce('registers.unitSplit', { unitId, townId, parts: ids, on } satisfies SplitEvent)
}
