import { notFound, require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import type { Household, NewResident, Resident } from '../rows.ts'
import { headFaults } from '../rules/heads.ts'
import type { Fault } from '../rules/people.ts'
import { inOrder, type Change } from '../rules/spells.ts'

export interface Grounds {
  on: Day
  paper?: string | undefined
  reason?: string | undefined
}

/** Throws the first of some faults as a refusal of its field. */
export function refuse(faults: readonly Fault[]): void {
  const first = faults[0]
  if (first) throw new AppError(`registers.${first.reason}`, 422, first.params, first.field)
}

/** Every event has a day that has come and stands on a paper or a reason. */
export function checkGrounds(ctx: Ctx, grounds: Grounds): void {
  const today = dayOf(ctx.now)
  if (grounds.on > today) throw new AppError('registers.afterToday', 422, { day: grounds.on, today }, 'on')
  if (!grounds.paper && !grounds.reason) throw new AppError('registers.noGrounds', 422, {}, 'reason')
}

export function checkVersion(row: { version: number }, version: number): void {
  if (row.version !== version) throw new AppError('registers.stale', 409, { version: row.version })
}

/** Rows of a person as known now, within reach, in order. */
export async function rowsOf(ctx: Ctx, personId: string): Promise<Resident[]> {
  const rows = await ctx.db
    .selectFrom('resident')
    .selectAll()
    .where('personId', '=', personId)
    .where('supersededAt', 'is', null)
    .execute()
  return inOrder(rows)
}

export interface Living {
  rows: Resident[]
  /** The row that is open: where the person lives now. */
  now: Resident
}

/**
 * The person a command is about, with the right held against the community where they live.
 * @throws AppError `access.notFound` (404), `registers.notLiving` (409) after death or departure, `registers.stale` (409)
 */
export async function livingPerson(ctx: Ctx, right: string, personId: string, version?: number): Promise<Living> {
  const rows = await rowsOf(ctx, personId)
  const last = rows.at(-1)
  if (!last) throw notFound()
  const now = rows.findLast((r) => r.validTo === null)
  await require(ctx, right, (now ?? last).communityId)
  if (!now) throw new AppError('registers.notLiving', 409, { name: last.name })
  if (version !== undefined) checkVersion(now, version)
  return { rows, now }
}

/** The open row of a household, with the right held against its community. */
export async function openHouseholdRow(
  ctx: Ctx,
  right: string,
  householdId: string,
  version?: number,
): Promise<Household> {
  const row = await ctx.db
    .selectFrom('household')
    .selectAll()
    .where('householdId', '=', householdId)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .executeTakeFirst()
  if (!row) throw notFound()
  await require(ctx, right, row.communityId)
  if (version !== undefined) checkVersion(row, version)
  return row
}

/** All rows of a household's members as known now, of any time. */
export const membersOf = (ctx: Ctx, communityId: string, householdId: string): Promise<Resident[]> =>
  ctx.db
    .selectFrom('resident')
    .selectAll()
    .where('communityId', '=', communityId)
    .where('householdId', '=', householdId)
    .where('supersededAt', 'is', null)
    .execute()

/** Several changes as one. A row dropped by a later one that an earlier one added is simply not added. */
export function together(changes: readonly Change<Resident, NewResident>[]): Change<Resident, NewResident> {
  return { drop: changes.flatMap((c) => c.drop), add: changes.flatMap((c) => c.add) }
}

/** Rows after a change. */
export const after = (rows: readonly Resident[], change: Change<Resident, NewResident>): NewResident[] => [
  ...rows.filter((r) => !change.drop.some((d) => d.id === r.id)),
  ...change.add,
]

/**
 * A household with people in it has exactly one head on every day from `from` on.
 * @throws AppError `registers.noHead`, `registers.twoHeads` (422)
 */
export function checkHead(members: readonly NewResident[], householdId: string, from: Day): void {
  const fault = headFaults(
    members.filter((m) => m.householdId === householdId),
    from,
  )[0]
  if (fault)
    throw new AppError(
      fault.heads === 0 ? 'registers.noHead' : 'registers.twoHeads',
      422,
      { day: fault.day },
      'newHeadId',
    )
}

/** New rows carry the event that begins or ends them and the next version of the person. */
export function stamped(change: Change<Resident, Resident>, on: Day, eventId: string): Change<Resident, NewResident> {
  const version = Math.max(0, ...change.drop.map((r) => r.version)) + 1
  const add = change.add.map((r) => ({
    ...r,
    version,
    beginEvent: r.validFrom === on && r.validTo !== on ? eventId : r.beginEvent,
    endEvent: r.validTo === null ? null : r.validTo === on ? eventId : r.endEvent,
  }))
  return { drop: change.drop, add }
}
