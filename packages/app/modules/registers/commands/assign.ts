import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import type { Resident } from '../rows.ts'
import { endOn, type Span } from '../rules/spells.ts'
import { supersede, writeHouseholds, writeResidents } from '../write.ts'
import { membersTo } from './move.ts'

/** Ends what membership a unit has from a day on and begins the new one. */
export async function assignMembership(ctx: Ctx, unitId: string, communityId: string | null, on: Day): Promise<void> {
  const rows = await ctx.db
    .selectFrom('unitMembership')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('supersededAt', 'is', null)
    .execute()
  const { drop, add } = endOn(rows, on)
  if (drop.length > 0)
    await ctx.db
      .updateTable('unitMembership')
      .set({ supersededAt: ctx.now })
      .where(
        'id',
        'in',
        drop.map((m) => m.id),
      )
      .execute()
  const kept = add
    .filter((m) => m.validFrom < on)
    .map((m) => ({ communityId: m.communityId, validFrom: m.validFrom, validTo: m.validTo }))
  const next = communityId ? [{ communityId, validFrom: on, validTo: null }] : []
  const values = [...kept, ...next].map((m) => ({
    ...m,
    id: newId(ctx.now),
    unitId,
    recordedAt: ctx.now,
    supersededAt: null,
  }))
  if (values.length > 0) await ctx.db.insertInto('unitMembership').values(values).execute()
}

/** The communities that a unit belongs to on a day: one, or a blind spot. */
export async function communitiesOfUnit(ctx: Ctx, unitId: string, on: Day): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('unitMembership')
    .select('communityId')
    .where('unitId', '=', unitId)
    .where('supersededAt', 'is', null)
    .where('validFrom', '<=', on)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', on)]))
    .execute()
  return rows.map((r) => r.communityId)
}

interface Place extends Span {
  communityId: string
  id: string
}

/** Homes, households and people of a unit stand in another community from a day on. Returns how many people moved. */
export async function moveHomes(ctx: Ctx, unitId: string, to: string, on: Day, eventId: string): Promise<number> {
  const open = <T extends Span>(rows: T[]) => rows.filter((r) => r.validTo === null || r.validTo > on)
  const buildings = await ctx.db
    .selectFrom('building')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('supersededAt', 'is', null)
    .execute()
  await movePlaces(ctx, 'building', open(buildings), to, on)
  const dwellings = await ctx.db
    .selectFrom('dwelling')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('supersededAt', 'is', null)
    .execute()
  await movePlaces(ctx, 'dwelling', open(dwellings), to, on)
  let people = 0
  for (const [from, homes] of Map.groupBy(open(dwellings), (d) => d.communityId)) {
    if (from === to || homes.length === 0) continue
    people += await moveHouseholdsOf(
      ctx,
      from,
      homes.map((d) => d.dwellingId),
      to,
      on,
      eventId,
    )
  }
  return people
}

export async function movePlaces<T extends Place>(
  ctx: Ctx,
  table: 'building' | 'dwelling',
  rows: readonly T[],
  to: string,
  on: Day,
): Promise<void> {
  const going = rows.filter((r) => r.communityId !== to)
  await supersede(ctx, table, going)
  const { add } = endOn(going, on)
  const there = going.map((r) => ({ ...r, communityId: to, validFrom: r.validFrom > on ? r.validFrom : on }))
  const values = [...add.filter((r) => r.validFrom < on), ...there].map((r) => ({
    ...r,
    id: newId(ctx.now),
    recordedAt: ctx.now,
    supersededAt: null,
  }))
  for (let i = 0; i < values.length; i += 500)
    await ctx.db
      .insertInto(table as 'building')
      .values(values.slice(i, i + 500) as never)
      .execute()
}

async function moveHouseholdsOf(
  ctx: Ctx,
  from: string,
  dwellingIds: readonly string[],
  to: string,
  on: Day,
  eventId: string,
): Promise<number> {
  const households = await ctx.db
    .selectFrom('household')
    .selectAll()
    .where('communityId', '=', from)
    .where('dwellingId', 'in', dwellingIds)
    .where('supersededAt', 'is', null)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', on)]))
    .execute()
  if (households.length === 0) return 0
  const { add } = endOn(households, on)
  const there = households.map((h) => ({
    ...h,
    communityId: to,
    validFrom: h.validFrom > on ? h.validFrom : on,
    version: h.version + 1,
    beginEvent: eventId,
  }))
  await writeHouseholds(ctx, { drop: households, add: [...add.filter((h) => h.validFrom < on), ...there] })
  const members = await residentsOf(
    ctx,
    from,
    households.map((h) => h.householdId),
  )
  const change = membersTo(members, on, to, eventId)
  await writeResidents(ctx, change)
  return new Set(change.drop.map((r) => r.personId)).size
}

const residentsOf = (ctx: Ctx, communityId: string, householdIds: readonly string[]): Promise<Resident[]> =>
  ctx.db
    .selectFrom('resident')
    .selectAll()
    .where('communityId', '=', communityId)
    .where('householdId', 'in', householdIds)
    .where('supersededAt', 'is', null)
    .execute()
