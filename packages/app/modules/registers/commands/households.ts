import { record } from '#server/audit.ts'
import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { z } from 'zod'
import { HEAD } from '../codes.ts'
import type * as contract from '../contract/index.ts'
import type { Household, NewHousehold, NewResident } from '../rows.ts'
import { happen, writeHouseholds, writeResidents } from '../write.ts'
import { enter } from './arrive.ts'
import { dwellingFor, reasonOf } from './homes.ts'
import { personName } from './words.ts'
import { endHousehold, succeed } from './leave.ts'
import { relocate } from './move.ts'
import { after, checkGrounds, checkHead, membersOf, openHouseholdRow, stamped, together } from './support.ts'

/** Opens a household with its people, exactly one of them its head. */
export async function openHousehold(ctx: Ctx, input: z.output<typeof contract.openHousehold.body>) {
  await require(ctx, 'registers.write', input.communityId)
  checkGrounds(ctx, input)
  const { communityId, on, paper, reason, number, kind } = input
  const dwellingId = await dwellingFor(ctx, communityId, input, on)
  if (!dwellingId) throw new AppError('registers.noHome', 422, {}, 'address')
  const householdId = newId(ctx.now)
  const beginEvent = await happen(ctx, { communityId, kind: 'householdOpened', on, householdId, paper, reason })
  const row: NewHousehold = {
    communityId,
    householdId,
    dwellingId,
    number,
    kind,
    version: 1,
    beginEvent,
    validFrom: on,
    validTo: null,
  }
  await writeHouseholds(ctx, { drop: [], add: [row] })
  const people: NewResident[] = []
  for (const p of input.people)
    people.push(await enter(ctx, row as Household, 'registered', { ...p, on, paper, reason }))
  checkHead(people, householdId, on)
  await writeResidents(ctx, { drop: [], add: people })
  await record(ctx, {
    command: 'registers.openHousehold', areaId: communityId, subject: { type: 'household', id: householdId },
    changes: { number: [null, number], people: [0, people.length] }, ...reasonOf(input),
  }) // prettier-ignore
  return { id: householdId, version: 1 }
}

/** Another member becomes the head from a day on. */
export async function changeHead(ctx: Ctx, householdId: string, input: z.output<typeof contract.changeHead.body>) {
  const household = await openHouseholdRow(ctx, 'registers.write', householdId, input.version)
  checkGrounds(ctx, input)
  const { communityId } = household
  const members = await membersOf(ctx, communityId, householdId)
  const before = members.find((m) => m.isHead && m.validTo === null)
  const eventId = await happen(ctx, {
    communityId,
    kind: 'headChanged',
    on: input.on,
    householdId,
    personId: input.headId,
    paper: input.paper,
    reason: input.reason,
  })
  const change = succeed(members, input.headId, input, eventId)
  checkHead(after(members, change), householdId, input.on)
  await writeResidents(ctx, change)
  await next(ctx, household)
  await record(ctx, {
    command: 'registers.changeHead', areaId: communityId, subject: { type: 'household', id: householdId },
    changes: { head: [before?.name ?? null, await personName(ctx, input.headId)] }, ...reasonOf(input),
  }) // prettier-ignore
  return { id: householdId, version: household.version + 1 }
}

/** The same household, one version on: two who changed it at once meet here. */
async function next(ctx: Ctx, household: Household): Promise<void> {
  await writeHouseholds(ctx, { drop: [household], add: [{ ...household, version: household.version + 1 }] })
}

/** Some members found a household of their own in the same community (分户). */
export async function splitHousehold(
  ctx: Ctx,
  householdId: string,
  input: z.output<typeof contract.splitHousehold.body>,
) {
  const household = await openHouseholdRow(ctx, 'registers.write', householdId, input.version)
  checkGrounds(ctx, input)
  const { communityId } = household
  const { on, paper, reason } = input
  const newHouseholdId = newId(ctx.now)
  const dwellingId = (await dwellingFor(ctx, communityId, input, on)) ?? household.dwellingId
  const eventId = await happen(ctx, {
    communityId,
    kind: 'householdSplit',
    on,
    householdId,
    paper,
    reason,
    detail: { newHouseholdId },
  })
  const members = await membersOf(ctx, communityId, householdId)
  const change = leaving(members, newHouseholdId, input, eventId)
  checkHead(after(members, change), newHouseholdId, on)
  checkHead(after(members, change), householdId, on)
  if (!after(members, change).some((m) => m.householdId === householdId && (m.validTo === null || m.validTo > on)))
    throw new AppError('registers.nobodyLeft', 422, {}, 'members')
  const row = {
    communityId,
    householdId: newHouseholdId,
    dwellingId,
    number: input.number,
    kind: household.kind,
    version: 1,
    beginEvent: eventId,
    validFrom: on,
    validTo: null,
  }
  await writeHouseholds(ctx, { drop: [household], add: [{ ...household, version: household.version + 1 }, row] })
  await writeResidents(ctx, change)
  await record(ctx, {
    command: 'registers.splitHousehold', areaId: communityId, subject: { type: 'household', id: householdId },
    changes: { members: [null, input.members.length] }, ...reasonOf(input),
  }) // prettier-ignore
  return { id: newHouseholdId, version: 1 }
}

function leaving(
  members: Awaited<ReturnType<typeof membersOf>>,
  newHouseholdId: string,
  input: z.output<typeof contract.splitHousehold.body>,
  eventId: string,
) {
  const moves = input.members.map(({ personId, relation }) => {
    const rows = members.filter((m) => m.personId === personId)
    if (!rows.some((m) => m.validTo === null)) throw new AppError('registers.notMember', 422, {}, 'members')
    return stamped(
      relocate(rows, input.on, { householdId: newHouseholdId, relation, isHead: relation === HEAD }),
      input.on,
      eventId,
    )
  })
  const gone = new Set(input.members.map((m) => m.personId))
  const others = members.filter((m) => !gone.has(m.personId))
  return together([...moves, ...(input.newHeadId ? [succeed(others, input.newHeadId, input, eventId)] : [])])
}

/** Closes a household that nobody lives in from that day on. */
export async function closeHousehold(
  ctx: Ctx,
  householdId: string,
  input: z.output<typeof contract.closeHousehold.body>,
) {
  const household = await openHouseholdRow(ctx, 'registers.write', householdId, input.version)
  checkGrounds(ctx, input)
  const { communityId } = household
  const members = await membersOf(ctx, communityId, householdId)
  const there = members.filter((m) => m.validTo === null || m.validTo > input.on).length
  if (there > 0) throw new AppError('registers.stillLivedIn', 409, { people: there })
  await happen(ctx, {
    communityId,
    kind: 'householdClosed',
    on: input.on,
    householdId,
    paper: input.paper,
    reason: input.reason,
  })
  await endHousehold(ctx, household, input.on)
  await record(ctx, {
    command: 'registers.closeHousehold',
    areaId: communityId,
    subject: { type: 'household', id: householdId },
    changes: { to: [null, input.on] },
    ...reasonOf(input),
  })
  return { id: householdId, version: household.version + 1 }
}
