import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type { z } from 'zod'
import { HEAD, type EventKind } from '../codes.ts'
import type * as contract from '../contract/index.ts'
import type { Household, NewResident } from '../rows.ts'
import { queueSuspects } from '../suspects.ts'
import { happen, writeResidents } from '../write.ts'
import { checkFacts, factColumns, type FactsInput } from './facts.ts'
import { alike, identify } from './identity.ts'
import { reasonOf } from './homes.ts'
import { addressOf } from './words.ts'
import { checkGrounds, checkHead, membersOf, openHouseholdRow, type Grounds } from './support.ts'

export interface Arrival extends FactsInput, Grounds {
  relation: string
  registered: boolean
  registeredAt?: string | undefined
}

/** Registers a person in a household of the actor's reach, from a day on. */
export const registerPerson = (ctx: Ctx, householdId: string, input: z.output<typeof contract.registerPerson.body>) =>
  arrive(ctx, 'registers.write', 'registered', householdId, input, {})

/** A person arrives from outside; one who left before goes on under the same entry. */
export const moveIn = (ctx: Ctx, householdId: string, input: z.output<typeof contract.moveIn.body>) =>
  arrive(ctx, 'registers.move', 'moveIn', householdId, input, { cameFrom: input.cameFrom ?? '' })

/** A child is born into a household: counted from the day of birth. */
export const recordBirth = (ctx: Ctx, householdId: string, input: z.output<typeof contract.recordBirth.body>) =>
  arrive(ctx, 'registers.write', 'birth', householdId, { ...input, birthOn: input.on, marriage: '10' }, {})

const COMMANDS: Partial<Record<EventKind, string>> = { birth: 'recordBirth', moveIn: 'moveIn' }

async function arrive(
  ctx: Ctx,
  right: string,
  kind: EventKind,
  householdId: string,
  input: Arrival,
  detail: Record<string, unknown>,
) {
  const household = await openHouseholdRow(ctx, right, householdId)
  checkGrounds(ctx, input)
  if (input.on < household.validFrom)
    throw new AppError('registers.beforeHousehold', 422, { day: household.validFrom }, 'on')
  const row = await enter(ctx, household, kind, input, detail)
  checkHead([...(await membersOf(ctx, household.communityId, householdId)), row], householdId, input.on)
  await writeResidents(ctx, { drop: [], add: [row] })
  await record(ctx, {
    command: `registers.${COMMANDS[kind] ?? 'registerPerson'}`,
    areaId: household.communityId,
    subject: { type: 'person', id: row.personId },
    changes: {
      name: [null, row.name],
      registered: [null, row.registered],
      address: [null, await addressOf(ctx, household.communityId, household.dwellingId)],
      from: [null, input.on],
    },
    ...reasonOf(input),
  })
  return { id: row.personId, version: row.version }
}

/** Checks a newcomer, gives them their identity and event, and makes the row. Writes the duplicates queue. */
export async function enter(
  ctx: Ctx,
  household: Household,
  kind: EventKind,
  input: Arrival,
  detail: Record<string, unknown> = {},
): Promise<NewResident> {
  checkFacts(ctx, input, input.on)
  const { communityId, householdId } = household
  const columns = factColumns(ctx, input)
  const { personId, suspicion } = await identify(ctx, communityId, columns.idHash)
  const address = await addressOf(ctx, communityId, household.dwellingId)
  const twins = await alike(ctx, { communityId, personId, name: columns.name, birthOn: columns.birthOn, address })
  await queueSuspects(ctx, [...(suspicion ? [suspicion] : []), ...twins])
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
  return {
    ...columns, communityId, personId, householdId, relation: input.relation, isHead: input.relation === HEAD,
    registered: input.registered, registeredAt: input.registeredAt ?? '', version: 1, beginEvent: eventId, endEvent: null,
    validFrom: input.on, validTo: null,
  } // prettier-ignore
}
