import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { changeFrom, endOn } from '../rules/spells.ts'
import { happen, supersede, touch, writeHouseholds, writeResidents } from '../write.ts'
import { assignMembership, communitiesOfUnit, movePlaces } from './assign.ts'
import { membersTo } from './move.ts'
import { followAllRequests } from './requests-follow.ts'
import { writeUnits } from './units.ts'

/**
 * A community went into another from a day on: homes, households, people, units, local units, list entries and open requests go along;
 * the days before stay. Part of the command that changed the areas: no audit entry of its own.
 */
export async function followCommunity(ctx: Ctx, from: string, to: string, on: Day, act: string): Promise<void> {
  const eventId = await happen(ctx, { communityId: to, kind: 'moved', on, reason: act, detail: { from, to, act } })
  await followHomes(ctx, from, to, on, eventId)
  await followUnits(ctx, from, to, on)
  await followLocalUnits(ctx, from, to, on)
  await followEntries(ctx, from, to)
  await followAllRequests(ctx, from, to)
  await touch(ctx, [from, to])
}

const open = <T extends { validTo: Day | null }>(rows: T[], on: Day) =>
  rows.filter((r) => r.validTo === null || r.validTo > on)

async function followHomes(ctx: Ctx, from: string, to: string, on: Day, eventId: string): Promise<void> {
  for (const table of ['building', 'dwelling'] as const) {
    const rows = await ctx.db
      .selectFrom(table)
      .selectAll()
      .where('communityId', '=', from)
      .where('supersededAt', 'is', null)
      .execute()
    await movePlaces(ctx, table, open(rows, on), to, on)
  }
  const all = await ctx.db
    .selectFrom('household')
    .selectAll()
    .where('communityId', '=', from)
    .where('supersededAt', 'is', null)
    .execute()
  const households = open(all, on)
  const { drop, add } = endOn(households, on)
  const there = households.map((h) => ({
    ...h,
    communityId: to,
    validFrom: h.validFrom > on ? h.validFrom : on,
    version: h.version + 1,
    beginEvent: eventId,
  }))
  await writeHouseholds(ctx, { drop, add: [...add.filter((h) => h.validFrom < on), ...there] })
  const residents = await ctx.db
    .selectFrom('resident')
    .selectAll()
    .where('communityId', '=', from)
    .where('supersededAt', 'is', null)
    .execute()
  await writeResidents(ctx, membersTo(open(residents, on), on, to, eventId))
}

/** Units of the community belong to the next; those of a subdistrict or town lie in the next. */
async function followUnits(ctx: Ctx, from: string, to: string, on: Day): Promise<void> {
  const members = await unitsWithMembership(ctx, from, on)
  for (const unitId of members) await assignMembership(ctx, unitId, to, on)
  await moveUnits(ctx, from, on, async () => to)
}

/** Units that lie in a subdistrict or town lie in another from a day on. */
async function moveUnits(ctx: Ctx, from: string, on: Day, to: (unitId: string) => Promise<string>): Promise<void> {
  const lying = await ctx.db
    .selectFrom('residentialUnit')
    .selectAll()
    .where('townId', '=', from)
    .where('supersededAt', 'is', null)
    .execute()
  for (const [unitId, rows] of Map.groupBy(open(lying, on), (u) => u.unitId)) {
    const now = rows.find((u) => u.validTo === null)
    const day = now && now.validFrom > on ? now.validFrom : on
    const change = changeFrom(rows, day, { townId: await to(unitId) })
    await writeUnits(ctx, { drop: change.drop, add: change.add.map((u) => ({ ...u, version: u.version + 1 })) })
  }
}

async function unitsWithMembership(ctx: Ctx, communityId: string, on: Day): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('unitMembership')
    .selectAll()
    .where('communityId', '=', communityId)
    .where('supersededAt', 'is', null)
    .execute()
  return [...new Set(open(rows, on).map((m) => m.unitId))]
}

async function followLocalUnits(ctx: Ctx, from: string, to: string, on: Day): Promise<void> {
  const rows = open(
    await ctx.db
      .selectFrom('localUnit')
      .selectAll()
      .where('communityId', '=', from)
      .where('supersededAt', 'is', null)
      .execute(),
    on,
  )
  await supersede(ctx, 'localUnit', rows)
  const there = rows.map((u) => ({ ...u, communityId: to, validFrom: u.validFrom > on ? u.validFrom : on }))
  const kept = endOn(rows, on).add.filter((u) => u.validFrom < on)
  const values = [...kept, ...there].map((u) => ({
    ...u,
    id: newId(ctx.now),
    version: u.version + 1,
    recordedAt: ctx.now,
  }))
  if (values.length > 0) await ctx.db.insertInto('localUnit').values(values).execute()
}

/** Entries of lists stand with the community where their person is looked after. */
async function followEntries(ctx: Ctx, from: string, to: string): Promise<void> {
  const rows = await ctx.db
    .selectFrom('specialListEntry').selectAll().where('communityId', '=', from).where('supersededAt', 'is', null).where('removedOn', 'is', null).execute() // prettier-ignore
  await supersede(ctx, 'specialListEntry', rows)
  const values = rows.map((e) => ({
    ...e,
    id: newId(ctx.now),
    communityId: to,
    version: e.version + 1,
    recordedAt: ctx.now,
  }))
  if (values.length > 0) await ctx.db.insertInto('specialListEntry').values(values).execute()
}

/**
 * A community or town went into several: its units belong to none until each is put somewhere, and stand on the blind-spot list.
 * Units that lay in a town lie from that day on where their community does, else in the first of the new ones, so that none drops
 * out of every list.
 */
export async function releaseUnits(
  ctx: Ctx,
  from: string,
  into: readonly string[],
  on: Day,
  act: string,
): Promise<void> {
  for (const to of into)
    await happen(ctx, { communityId: to, kind: 'moved', on, reason: act, detail: { from, to, act } })
  for (const unitId of await unitsWithMembership(ctx, from, on)) await assignMembership(ctx, unitId, null, on)
  await moveUnits(ctx, from, on, async (unitId) => (await townOfUnit(ctx, unitId, into, on)) ?? into.toSorted()[0]!)
  await touch(ctx, [from, ...into])
}

/** The one of some towns in which a community of the unit lies on a day. */
async function townOfUnit(ctx: Ctx, unitId: string, towns: readonly string[], on: Day): Promise<string | undefined> {
  const communities = await communitiesOfUnit(ctx, unitId, on)
  if (communities.length === 0) return undefined
  const found = await ctx.db
    .selectFrom('areaVersion')
    .select('parentId')
    .where('areaId', 'in', communities)
    .where('parentId', 'in', towns)
    .where('supersededAt', 'is', null)
    .where('validFrom', '<=', on)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', on)]))
    .orderBy('parentId')
    .executeTakeFirst()
  return found?.parentId ?? undefined
}

/** Whether an area has anything in the registers. */
export async function hasRegister(ctx: Ctx, areaId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 where exists (select 1 from household where community_id = ${areaId})
      or exists (select 1 from unit_membership where community_id = ${areaId}) or exists (select 1 from residential_unit where town_id = ${areaId})
      or exists (select 1 from local_unit where community_id = ${areaId})`.execute(ctx.db)
  return rows.length > 0
}
