import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type { z } from 'zod'
import { HEAD, type EventKind } from '../codes.ts'
import type * as contract from '../contract/index.ts'
import type { Household, NewResident, Resident } from '../rows.ts'
import { changeFrom, endOn, stayFrom, type Change } from '../rules/spells.ts'
import { happen, writeHouseholds, writeResidents } from '../write.ts'
import { reasonOf } from './homes.ts'
import { personName } from './words.ts'
import {
  after,
  checkGrounds,
  checkHead,
  livingPerson,
  membersOf,
  openHouseholdRow,
  stamped,
  together,
  type Grounds,
  type Living,
} from './support.ts'

export interface Succession {
  newHeadId?: string | undefined
  relations?: Record<string, string> | undefined
}

/** A person died: not counted from that day on. When the head dies, the next head must be named. */
export const recordDeath = (ctx: Ctx, personId: string, input: z.output<typeof contract.recordDeath.body>) =>
  leave(ctx, 'registers.write', 'death', personId, input, {})

/** A person leaves for elsewhere: not counted from that day on. */
export const moveOut = (ctx: Ctx, personId: string, input: z.output<typeof contract.moveOut.body>) =>
  leave(ctx, 'registers.move', 'moveOut', personId, input, { goesTo: input.goesTo ?? '' })

async function leave(
  ctx: Ctx,
  right: string,
  kind: EventKind,
  personId: string,
  input: Grounds & Succession & { version: number },
  detail: Record<string, unknown>,
) {
  const person = await livingPerson(ctx, right, personId, input.version)
  checkGrounds(ctx, input)
  checkAfterArrival(person, input.on)
  const { communityId, householdId, version } = person.now
  const eventId = await happen(ctx, {
    communityId,
    kind,
    on: input.on,
    personId,
    householdId,
    paper: input.paper,
    reason: input.reason,
    detail,
  })
  const own = stamped(endOn(person.rows, input.on), input.on, eventId)
  await settleHousehold(ctx, person.now, own, input, eventId)
  await record(ctx, {
    command: kind === 'death' ? 'registers.recordDeath' : 'registers.moveOut',
    areaId: communityId,
    subject: { type: 'person', id: personId },
    changes: {
      to: [null, input.on],
      ...(input.newHeadId ? { head: [person.now.name, await personName(ctx, input.newHeadId)] } : {}),
    },
    ...reasonOf(input),
  })
  return { id: personId, version: version + 1 }
}

/** Nothing may end before the stay it ends began. */
export function checkAfterArrival(person: Living, on: string): void {
  const from = stayFrom(person.rows)!
  if (on < person.now.birthOn)
    throw new AppError('registers.beforeBirth', 422, { day: on, birth: person.now.birthOn }, 'on')
  if (on < from) throw new AppError('registers.beforeArrival', 422, { day: on, arrival: from }, 'on')
}

/**
 * Writes a person's leaving together with what it does to the household left: a new head where the head goes, a close
 * where nobody is left.
 */
export async function settleHousehold(
  ctx: Ctx,
  left: Resident,
  own: Change<Resident, NewResident>,
  input: Grounds & Succession,
  eventId: string,
): Promise<void> {
  const { communityId, householdId } = left
  const members = await membersOf(ctx, communityId, householdId)
  const others = members.filter((m) => m.personId !== left.personId)
  const succession =
    left.isHead && input.newHeadId ? succeed(others, input.newHeadId, input, eventId) : { drop: [], add: [] }
  const all = together([own, succession])
  checkHead(
    after(members, all).filter((m) => m.communityId === communityId),
    householdId,
    input.on,
  )
  await writeResidents(ctx, all)
  const stay = after(members, all).some(
    (m) =>
      m.communityId === communityId && m.householdId === householdId && (m.validTo === null || m.validTo > input.on),
  )
  if (!stay) await endHousehold(ctx, await openHouseholdRow(ctx, 'registers.read', householdId), input.on)
}

/** Makes one of the others the head from a day on. */
export function succeed(
  others: readonly Resident[],
  headId: string,
  input: Grounds & Succession,
  eventId: string,
): Change<Resident, NewResident> {
  if (!others.some((m) => m.personId === headId && m.validTo === null))
    throw new AppError('registers.headNotMember', 422, {}, 'newHeadId')
  const changes = [...Map.groupBy(others, (m) => m.personId)].map(([personId, rows]) => {
    const isHead = personId === headId
    const relation = isHead ? HEAD : (input.relations?.[personId] ?? '8')
    return stamped(changeFrom(rows, input.on, { isHead, relation }), input.on, eventId)
  })
  return together(changes)
}

/** Ends a household on a day. */
export async function endHousehold(ctx: Ctx, household: Household, on: string): Promise<void> {
  const { drop, add } = endOn([household], on)
  await writeHouseholds(ctx, { drop, add: add.map((h) => ({ ...h, version: household.version + 1 })) })
}
