import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type { Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import type { EventKind } from './codes.ts'
import type { Household, NewHousehold, NewResident, Resident } from './rows.ts'
import { countDeltas, type CountDelta } from './rules/counts.ts'
import type { Change } from './rules/spells.ts'

/** A statement takes 65,535 parameters; a resident has 32. */
const SLICE = 1000

const lostRace = () => new AppError('registers.stale', 409)

/**
 * The only way residents change: old rows are superseded, new ones added, and the counts of every community concerned
 * follow in the same transaction.
 * @throws AppError `registers.stale` (409) when another command superseded one of the rows first
 */
export async function writeResidents(ctx: Ctx, change: Change<Resident, NewResident>): Promise<void> {
  await supersede(ctx, 'resident', change.drop)
  const rows = change.add.map((row) => ({ ...row, id: newId(ctx.now), recordedAt: ctx.now, supersededAt: null }))
  for (let i = 0; i < rows.length; i += SLICE)
    await ctx.db
      .insertInto('resident')
      .values(rows.slice(i, i + SLICE))
      .execute()
  await addCounts(ctx, countDeltas(change))
  await touch(
    ctx,
    [...change.drop, ...change.add].map((r) => r.communityId),
  )
  await tellMoved(ctx, change)
}

/** Tells who lives elsewhere than before, or nowhere any more: accounts are tied to them. */
async function tellMoved(ctx: Ctx, { drop, add }: Change<Resident, NewResident>): Promise<void> {
  const home = (rows: readonly NewResident[], personId: string) =>
    rows.find((r) => r.personId === personId && r.validTo === null)?.communityId
  const personIds = [...new Set(drop.map((r) => r.personId))].filter((id) => home(drop, id) !== home(add, id))
  if (personIds.length > 0) await ctx.announce('registers.moved', { personIds })
}

/** The only way households change; counts as in {@link writeResidents}. */
export async function writeHouseholds(ctx: Ctx, change: Change<Household, NewHousehold>): Promise<void> {
  await supersede(ctx, 'household', change.drop)
  const rows = change.add.map((row) => ({ ...row, id: newId(ctx.now), recordedAt: ctx.now, supersededAt: null }))
  for (let i = 0; i < rows.length; i += SLICE)
    await ctx.db
      .insertInto('household')
      .values(rows.slice(i, i + SLICE))
      .execute()
  await addHouseholdCounts(ctx, change)
  await touch(
    ctx,
    [...change.drop, ...change.add].map((r) => r.communityId),
  )
}

type Dated = 'resident' | 'household' | 'building' | 'dwelling' | 'localUnit' | 'specialListEntry'

/** Marks rows as no longer what we know. @throws AppError `registers.stale` when one already was */
export async function supersede(
  ctx: Ctx,
  table: Dated,
  rows: readonly { communityId: string; id: string }[],
): Promise<void> {
  for (const [communityId, group] of Map.groupBy(rows, (r) => r.communityId)) {
    const done = await ctx.db
      .updateTable(table as 'resident')
      .set({ supersededAt: ctx.now })
      .where('communityId', '=', communityId)
      .where(
        'id',
        'in',
        group.map((r) => r.id),
      )
      .where('supersededAt', 'is', null)
      .executeTakeFirst()
    if (Number(done.numUpdatedRows) !== group.length) throw lostRace()
  }
}

/** Adds changes of the population to the day's counts. */
export async function addCounts(ctx: Ctx, deltas: readonly CountDelta[]): Promise<void> {
  if (deltas.length === 0) return
  const column = <K extends keyof CountDelta>(key: K) => deltas.map((d) => d[key])
  await sql`
    insert into resident_count (community_id, day, registered, sex, birth_year, delta)
    select * from unnest(${column('communityId')}::uuid[], ${column('day')}::date[], ${column('registered')}::boolean[],
      ${column('sex')}::text[], ${column('birthYear')}::int[], ${column('delta')}::int[]) as t(c, d, r, s, y, n)
    order by 1, 2, 3, 4, 5
    on conflict (community_id, day, registered, sex, birth_year)
    do update set delta = resident_count.delta + excluded.delta`.execute(ctx.db)
}

interface CountedHousehold {
  communityId: string
  kind: string
  validFrom: Day
  validTo: Day | null
}

export async function addHouseholdCounts(ctx: Ctx, change: Change<CountedHousehold>): Promise<void> {
  const sums = new Map<string, { communityId: string; day: Day; kind: string; delta: number }>()
  const bump = (row: CountedHousehold, day: Day, delta: number) => {
    const key = `${row.communityId}${day}${row.kind}`
    const found = sums.get(key) ?? { communityId: row.communityId, day, kind: row.kind, delta: 0 }
    sums.set(key, { ...found, delta: found.delta + delta })
  }
  for (const [rows, sign] of [
    [change.drop, -1],
    [change.add, 1],
  ] as const)
    for (const row of rows) {
      bump(row, row.validFrom, sign)
      if (row.validTo !== null) bump(row, row.validTo, -sign)
    }
  const deltas = [...sums.values()].filter((d) => d.delta !== 0)
  if (deltas.length === 0) return
  await sql`
    insert into household_count (community_id, day, kind, delta)
    select * from unnest(${deltas.map((d) => d.communityId)}::uuid[], ${deltas.map((d) => d.day)}::date[],
      ${deltas.map((d) => d.kind)}::text[], ${deltas.map((d) => d.delta)}::int[]) as t(c, d, k, n)
    order by 1, 2, 3
    on conflict (community_id, day, kind) do update set delta = household_count.delta + excluded.delta`.execute(ctx.db)
}

/** Says that the registers of these communities changed, for those who keep figures. */
export async function touch(ctx: Ctx, communityIds: readonly string[]): Promise<void> {
  const ids = [...new Set(communityIds)].sort()
  if (ids.length === 0) return
  await sql`
    insert into register_change (community_id, version) select id, 1 from unnest(${ids}::uuid[]) as t(id) order by 1
    on conflict (community_id) do update set version = register_change.version + 1`.execute(ctx.db)
}

/** What happened, on which day, on which paper or for which reason. */
export interface Happening {
  communityId: string
  kind: EventKind
  on: Day
  personId?: string | null
  householdId?: string | null
  unitId?: string | null
  paper?: string | undefined
  reason?: string | undefined
  detail?: Record<string, unknown>
}

/** Writes the event that rows refer to; returns its id. */
export async function happen(ctx: Ctx, event: Happening): Promise<string> {
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('registerEvent')
    .values({
      communityId: event.communityId,
      id,
      kind: event.kind,
      onDay: event.on,
      personId: event.personId ?? null,
      householdId: event.householdId ?? null,
      unitId: event.unitId ?? null,
      paper: event.paper ?? '',
      reason: event.reason ?? '',
      detail: JSON.stringify(event.detail ?? {}),
      recordedAt: ctx.now,
      recordedBy: ctx.actor.kind === 'public' ? 'public' : ctx.actor.name,
    })
    .execute()
  return id
}
