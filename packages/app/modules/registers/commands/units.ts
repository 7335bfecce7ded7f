import { record } from '#server/audit.ts'
import { notFound, require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { z } from 'zod'
import type * as contract from '../contract/index.ts'
import type { Unit } from '../rows.ts'
import { changeFrom, endOn, inOrder, type Change } from '../rules/spells.ts'
import { happen, touch } from '../write.ts'
import { assignMembership, communitiesOfUnit } from './assign.ts'
import { reasonOf } from './homes.ts'
import { takeAlong } from './place.ts'
import { areaName } from './words.ts'
import { checkGrounds, checkVersion } from './support.ts'

/** What is told of a residential unit: it was set up, put into a community (`null`: into none), or is gone. */
export interface UnitEvent {
  unitId: string
  townId: string
  communityId: string | null
  on: Day
}

type UnitFacts = Partial<
  Pick<Unit, 'name' | 'kind' | 'address' | 'x' | 'y' | 'geometry' | 'households' | 'builtYear' | 'source'>
>

/** A residential unit comes into being in a subdistrict or town; without a community it is a blind spot from its first day. */
export async function setUpUnit(ctx: Ctx, input: z.output<typeof contract.setUpUnit.body>) {
  await require(ctx, 'registers.units', input.townId)
  if (input.communityId) await require(ctx, 'registers.units', input.communityId)
  checkGrounds(ctx, input)
  const unitId = newId(ctx.now)
  const { townId, communityId, on, paper, reason, ...facts } = input
  const row = { ...blank, ...facts, unitId, townId, version: 1, validFrom: on, validTo: null }
  await writeUnits(ctx, { drop: [], add: [row] })
  if (communityId) await assignMembership(ctx, unitId, communityId, on)
  await happen(ctx, {
    communityId: communityId ?? townId,
    kind: 'unitSetUp',
    on,
    unitId,
    paper,
    reason,
    detail: { name: facts.name },
  })
  await touch(ctx, [townId, ...(communityId ? [communityId] : [])])
  await ctx.announce('registers.unitSetUp', {
    unitId,
    townId,
    communityId: communityId ?? null,
    on,
  } satisfies UnitEvent)
  await record(ctx, {
    command: 'registers.setUpUnit', areaId: townId, subject: { type: 'residentialUnit', id: unitId },
    changes: { name: [null, facts.name], community: [null, await areaName(ctx, communityId ?? null)] }, ...reasonOf(input),
  }) // prettier-ignore
  return { id: unitId, version: 1 }
}
const blank = { geometry: null, x: null, y: null, households: null, builtYear: null }

type NewUnit = Omit<Unit, 'id' | 'recordedAt' | 'supersededAt'>

export async function writeUnits(ctx: Ctx, change: Change<Unit, NewUnit>): Promise<void> {
  if (change.drop.length > 0) {
    const done = await ctx.db
      .updateTable('residentialUnit')
      .set({ supersededAt: ctx.now })
      .where(
        'id',
        'in',
        change.drop.map((u) => u.id),
      )
      .where('supersededAt', 'is', null)
      .executeTakeFirst()
    if (Number(done.numUpdatedRows) !== change.drop.length) throw new AppError('registers.stale', 409)
  }
  const rows = change.add.map((u) => ({
    ...u, id: newId(ctx.now), geometry: u.geometry ? JSON.stringify(u.geometry) : null, recordedAt: ctx.now, supersededAt: null,
  })) // prettier-ignore
  if (rows.length > 0) await ctx.db.insertInto('residentialUnit').values(rows).execute()
}

/** The rows of a unit that stands, with the right held against its subdistrict or town. */
export async function standing(ctx: Ctx, unitId: string, version: number): Promise<{ rows: Unit[]; now: Unit }> {
  const found = await ctx.db
    .selectFrom('residentialUnit')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('supersededAt', 'is', null)
    .execute()
  const rows = inOrder(found)
  const last = rows.at(-1)
  if (!last) throw notFound()
  await require(ctx, 'registers.units', last.townId)
  const now = rows.findLast((u) => u.validTo === null)
  if (!now) throw new AppError('registers.unitGone', 409, { name: last.name })
  checkVersion(now, version)
  return { rows, now }
}

/** Something about a unit changed on a day: its name, kind, place, size. */
export async function changeUnit(ctx: Ctx, unitId: string, input: z.output<typeof contract.changeUnit.body>) {
  const { rows, now } = await standing(ctx, unitId, input.version)
  checkGrounds(ctx, input)
  if (input.on < now.validFrom) throw new AppError('registers.beforeUnit', 422, { day: now.validFrom }, 'on')
  const facts = input.facts as UnitFacts & Partial<Unit>
  const change = changeFrom(rows, input.on, facts)
  await writeUnits(ctx, { drop: change.drop, add: change.add.map((u) => ({ ...u, version: now.version + 1 })) })
  await happen(ctx, {
    communityId: now.townId,
    kind: 'unitChanged',
    on: input.on,
    unitId,
    paper: input.paper,
    reason: input.reason,
    detail: { fields: Object.keys(facts) },
  })
  await touch(ctx, [now.townId])
  const { geometry: _, ...plain } = facts
  await record(ctx, {
    command: 'registers.changeUnit', areaId: now.townId, subject: { type: 'residentialUnit', id: unitId },
    changes: Object.fromEntries(Object.entries(plain).map(([k, v]) => [k, [now[k as keyof Unit], v]])), ...reasonOf(input),
  }) // prettier-ignore
  return { id: unitId, version: now.version + 1 }
}

/**
 * Puts a unit into a community from a day on (none: it becomes a blind spot). Homes, households and people of the unit
 * go along from that day in the same transaction; the days before stay with the community they were in.
 */
export async function assignUnit(ctx: Ctx, unitId: string, input: z.output<typeof contract.assignUnit.body>) {
  const { now } = await standing(ctx, unitId, input.version)
  if (input.communityId) await require(ctx, 'registers.units', input.communityId)
  checkGrounds(ctx, input)
  if (input.on < now.validFrom) throw new AppError('registers.beforeUnit', 422, { day: now.validFrom }, 'on')
  const before = await communitiesOfUnit(ctx, unitId, input.on)
  const target = input.communityId ?? now.townId
  await assignMembership(ctx, unitId, input.communityId, input.on)
  const eventId = await happen(ctx, {
    communityId: target,
    kind: 'unitAssigned',
    on: input.on,
    unitId,
    paper: input.paper,
    reason: input.reason,
    detail: { from: before, to: target },
  })
  const people = await takeAlong(ctx, unitId, target, input.on, eventId)
  await writeUnits(ctx, { drop: [now], add: [{ ...now, version: now.version + 1 }] })
  await touch(ctx, [now.townId, target, ...before])
  const { townId } = now
  await ctx.announce('registers.unitAssigned', {
    unitId,
    townId,
    communityId: input.communityId,
    on: input.on,
  } satisfies UnitEvent)
  await record(ctx, {
    command: 'registers.assignUnit', areaId: now.townId, subject: { type: 'residentialUnit', id: unitId },
    changes: { community: [await names(ctx, before), await areaName(ctx, input.communityId)], people: [null, people] }, ...reasonOf(input),
  }) // prettier-ignore
  return { id: unitId, version: now.version + 1 }
}

async function names(ctx: Ctx, areaIds: readonly string[]): Promise<string | null> {
  const found = await Promise.all(areaIds.map((id) => areaName(ctx, id)))
  return found.join('、') || null
}

/** A unit is gone from a day on. @throws AppError `registers.stillLivedIn` (409) while people are registered in it */
export async function closeUnit(ctx: Ctx, unitId: string, input: z.output<typeof contract.closeUnit.body>) {
  const { rows, now } = await standing(ctx, unitId, input.version)
  checkGrounds(ctx, input)
  const { n } = await ctx.db
    .selectFrom('dwelling as d')
    .innerJoin('household as h', (j) =>
      j.onRef('h.communityId', '=', 'd.communityId').onRef('h.dwellingId', '=', 'd.dwellingId'),
    )
    .innerJoin('resident as r', (j) =>
      j.onRef('r.communityId', '=', 'h.communityId').onRef('r.householdId', '=', 'h.householdId'),
    )
    .select((e) => e.fn.count<number>('r.id').as('n'))
    .where('d.unitId', '=', unitId)
    .where('d.supersededAt', 'is', null)
    .where('h.supersededAt', 'is', null)
    .where('r.supersededAt', 'is', null)
    .where((e) => e.or([e('h.validTo', 'is', null), e('h.validTo', '>', input.on)]))
    .where((e) => e.or([e('r.validTo', 'is', null), e('r.validTo', '>', input.on)]))
    .executeTakeFirstOrThrow()
  if (n > 0) throw new AppError('registers.stillLivedIn', 409, { people: n })
  const communities = await communitiesOfUnit(ctx, unitId, input.on)
  const change = endOn(rows, input.on)
  await writeUnits(ctx, { drop: change.drop, add: change.add.map((u) => ({ ...u, version: now.version + 1 })) })
  await assignMembership(ctx, unitId, null, input.on)
  await happen(ctx, {
    communityId: now.townId,
    kind: 'unitClosed',
    on: input.on,
    unitId,
    paper: input.paper,
    reason: input.reason,
  })
  await touch(ctx, [now.townId, ...communities])
  const { townId } = now
  await ctx.announce('registers.unitClosed', { unitId, townId, communityId: null, on: input.on } satisfies UnitEvent)
  await record(ctx, {
    command: 'registers.closeUnit',
    areaId: now.townId,
    subject: { type: 'residentialUnit', id: unitId },
    changes: { to: [null, input.on] },
    ...reasonOf(input),
  })
  return { id: unitId, version: now.version + 1 }
}
