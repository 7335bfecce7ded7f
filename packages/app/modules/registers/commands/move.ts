import { record } from '#server/audit.ts'
import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type { Day } from '#shared/dates.ts'
import type { z } from 'zod'
import { HEAD } from '../codes.ts'
import type * as contract from '../contract/index.ts'
import type { NewResident, Resident } from '../rows.ts'
import { endOn, type Change } from '../rules/spells.ts'
import { happen, writeHouseholds, writeResidents } from '../write.ts'
import { dwellingFor, reasonOf } from './homes.ts'
import { addressOf, areaName } from './words.ts'
import { checkAfterArrival, settleHousehold } from './leave.ts'
import { checkGrounds, checkHead, livingPerson, membersOf, openHouseholdRow, stamped, type Grounds } from './support.ts'

/** Rows from a day on stand somewhere else; what was before stays where it was. */
export function relocate(rows: readonly Resident[], on: Day, to: Partial<Resident>): Change<Resident, Resident> {
  const { drop, add } = endOn(rows, on)
  const there = drop.map((r) => ({ ...r, ...to, validFrom: r.validFrom > on ? r.validFrom : on }))
  return { drop, add: [...add.filter((r) => r.validFrom < on), ...there] }
}

/**
 * A person moves to another household from a day on, within or across communities: closed there and opened here in one
 * transaction, counted on each day in one place.
 */
export async function movePerson(ctx: Ctx, personId: string, input: z.output<typeof contract.movePerson.body>) {
  const person = await livingPerson(ctx, 'registers.move', personId, input.version)
  const target = await openHouseholdRow(ctx, 'registers.move', input.toHouseholdId)
  checkGrounds(ctx, input)
  checkAfterArrival(person, input.on)
  const from = person.now
  if (from.householdId === target.householdId) throw new AppError('registers.sameHousehold', 422, {}, 'toHouseholdId')
  if (input.on < target.validFrom) throw new AppError('registers.beforeHousehold', 422, { day: target.validFrom }, 'on')
  const eventId = await moved(ctx, input, from.communityId, target.communityId, {
    personId,
    householdId: target.householdId,
  })
  const own = stamped(
    relocate(person.rows, input.on, {
      communityId: target.communityId,
      householdId: target.householdId,
      relation: input.relation,
      isHead: input.relation === HEAD,
      registered: input.registered ?? from.registered,
      registeredAt: input.registeredAt ?? from.registeredAt,
    }),
    input.on,
    eventId,
  )
  const there = await membersOf(ctx, target.communityId, target.householdId)
  checkHead([...there, ...own.add], target.householdId, input.on)
  await settleHousehold(ctx, from, own, input, eventId)
  await record(ctx, {
    command: 'registers.movePerson',
    areaId: target.communityId,
    subject: { type: 'person', id: personId },
    changes: {
      community: [await areaName(ctx, from.communityId), await areaName(ctx, target.communityId)],
      address: [await homeOf(ctx, from), await addressOf(ctx, target.communityId, target.dwellingId)],
    },
    ...reasonOf(input),
  })
  return { id: personId, version: from.version + 1 }
}

/** Where a person lived before a move. */
async function homeOf(ctx: Ctx, row: Resident): Promise<string> {
  const household = await ctx.db
    .selectFrom('household')
    .select('dwellingId')
    .where('communityId', '=', row.communityId)
    .where('householdId', '=', row.householdId)
    .where('supersededAt', 'is', null)
    .orderBy('validFrom', 'desc')
    .executeTakeFirst()
  return addressOf(ctx, row.communityId, household?.dwellingId ?? null)
}

/** One event where someone comes to; across communities also one where they come from. Returns the first. */
async function moved(
  ctx: Ctx,
  grounds: Grounds,
  from: string,
  to: string,
  who: { personId?: string; householdId: string },
): Promise<string> {
  const detail = { from, to }
  const { paper, reason, on } = grounds
  if (from !== to) await happen(ctx, { communityId: from, kind: 'moved', on, paper, reason, detail, ...who })
  return happen(ctx, { communityId: to, kind: 'moved', on, paper, reason, detail, ...who })
}

/** A whole household moves to another home, also across communities, from a day on. Its identity stays. */
export async function moveHousehold(
  ctx: Ctx,
  householdId: string,
  input: z.output<typeof contract.moveHousehold.body>,
) {
  const household = await openHouseholdRow(ctx, 'registers.move', householdId, input.version)
  await require(ctx, 'registers.move', input.toCommunityId)
  checkGrounds(ctx, input)
  if (input.on < household.validFrom)
    throw new AppError('registers.beforeHousehold', 422, { day: household.validFrom }, 'on')
  const dwellingId = await dwellingFor(ctx, input.toCommunityId, input, input.on)
  if (!dwellingId) throw new AppError('registers.noHome', 422, {}, 'address')
  const members = await membersOf(ctx, household.communityId, householdId)
  const eventId = await moved(ctx, input, household.communityId, input.toCommunityId, { householdId })
  await writeResidents(ctx, membersTo(members, input.on, input.toCommunityId, eventId))
  await rehouse(ctx, household, input, dwellingId, eventId)
  await record(ctx, {
    command: 'registers.moveHousehold',
    areaId: input.toCommunityId,
    subject: { type: 'household', id: householdId },
    changes: {
      community: [await areaName(ctx, household.communityId), await areaName(ctx, input.toCommunityId)],
      address: [
        await addressOf(ctx, household.communityId, household.dwellingId),
        await addressOf(ctx, input.toCommunityId, dwellingId),
      ],
    },
    ...reasonOf(input),
  })
  return { id: householdId, version: household.version + 1 }
}

async function rehouse(
  ctx: Ctx,
  household: Awaited<ReturnType<typeof openHouseholdRow>>,
  input: z.output<typeof contract.moveHousehold.body>,
  dwellingId: string,
  eventId: string,
): Promise<void> {
  const { drop, add } = endOn([household], input.on)
  const there = {
    ...household, communityId: input.toCommunityId, dwellingId, number: input.number ?? household.number, validFrom: input.on, beginEvent: eventId,
  } // prettier-ignore
  const rows = [...add.filter((h) => h.validFrom < input.on), there]
  await writeHouseholds(ctx, { drop, add: rows.map((h) => ({ ...h, version: household.version + 1 })) })
}

/** The members of a household, person by person, in another community from a day on. */
export function membersTo(
  members: readonly Resident[],
  on: Day,
  communityId: string,
  eventId: string,
): Change<Resident, NewResident> {
  const changes = [...Map.groupBy(members, (m) => m.personId).values()].map((rows) =>
    stamped(relocate(rows, on, { communityId }), on, eventId),
  )
  return { drop: changes.flatMap((c) => c.drop), add: changes.flatMap((c) => c.add) }
}
