import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { dayOf } from '#shared/dates.ts'
import type { z } from 'zod'
import { HEAD, MARRIED, type EventKind } from '../codes.ts'
import type * as contract from '../contract/index.ts'
import type { Resident } from '../rows.ts'
import { dayFaults, marryFault } from '../rules/people.ts'
import { changeFrom } from '../rules/spells.ts'
import { happen, writeResidents } from '../write.ts'
import { checkNumbers, idColumns, nameColumns, phoneColumns } from './facts.ts'
import { reasonOf } from './homes.ts'
import { changeKey } from './identity.ts'
import { checkAfterArrival } from './leave.ts'
import {
  after,
  checkGrounds,
  checkHead,
  livingPerson,
  membersOf,
  refuse,
  stamped,
  type Grounds,
  type Living,
} from './support.ts'

/** Something about a person changed on a day: phone, education, work, registration, relation. */
export async function changePerson(ctx: Ctx, personId: string, input: z.output<typeof contract.changePerson.body>) {
  const person = await livingPerson(ctx, 'registers.write', personId, input.version)
  checkGrounds(ctx, input)
  checkAfterArrival(person, input.on)
  const { on, paper, reason, version: _, phone, ...plain } = input
  checkNumbers(ctx, { ...person.now, phone, idNumber: undefined })
  if (plain.relation === HEAD && !person.now.isHead) throw new AppError('registers.headByCommand', 422, {}, 'relation')
  if (plain.relation && plain.relation !== HEAD && person.now.isHead)
    throw new AppError('registers.headByCommand', 422, {}, 'relation')
  const patch = { ...defined(plain), ...(phone === undefined ? {} : phoneColumns(ctx, phone)) }
  await amend(ctx, person, 'changed', { on, paper, reason }, patch)
  await record(ctx, {
    command: 'registers.changePerson', areaId: person.now.communityId, subject: { type: 'person', id: personId },
    changes: shown(person.now, patch), ...reasonOf(input),
  }) // prettier-ignore
  return { id: personId, version: person.now.version + 1 }
}

async function amend(
  ctx: Ctx,
  person: Living,
  kind: EventKind,
  grounds: Grounds,
  patch: Partial<Resident>,
  detail = {},
): Promise<void> {
  const { communityId, householdId, personId } = person.now
  const eventId = await happen(ctx, { communityId, kind, ...grounds, personId, householdId, detail })
  await writeResidents(ctx, stamped(changeFrom(person.rows, grounds.on, patch), grounds.on, eventId))
}

const defined = <T extends object>(o: T) =>
  Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

const SECRET = /^(idEnc|idHash|idLast4|phoneEnc|phoneHash|phoneLast4|nameGrams|pinyin|initials)$/
/** What changed, for the audit entry: numbers only as the fact that they did. */
function shown(before: Resident, patch: Partial<Resident>): Record<string, [unknown, unknown]> {
  const plain = Object.entries(patch).filter(([k, v]) => !SECRET.test(k) && v !== before[k as keyof Resident])
  const changes: Record<string, [unknown, unknown]> = Object.fromEntries(
    plain.map(([k, v]) => [k, [before[k as keyof Resident], v]]),
  )
  if ('idHash' in patch && patch.idHash !== before.idHash) changes.idNumber = ['***', '***']
  if ('phoneHash' in patch && patch.phoneHash !== before.phoneHash) changes.phone = ['***', '***']
  return changes
}

/** A person marries on a day; the spouse too where they live within reach. Ages: Civil Code art. 1047. */
export const marry = (ctx: Ctx, personId: string, input: z.output<typeof contract.marry.body>) =>
  wed(ctx, personId, input, 'married')
/** A person divorces on a day. */
export const divorce = (ctx: Ctx, personId: string, input: z.output<typeof contract.divorce.body>) =>
  wed(ctx, personId, input, 'divorced')

async function wed(
  ctx: Ctx,
  personId: string,
  input: z.output<typeof contract.marry.body>,
  kind: 'married' | 'divorced',
) {
  const person = await livingPerson(ctx, 'registers.write', personId, input.version)
  const spouse = input.spouseId
    ? await livingPerson(ctx, 'registers.write', input.spouseId, input.spouseVersion)
    : undefined
  checkGrounds(ctx, input)
  if (spouse?.now.personId === personId) throw new AppError('registers.sameAgain', 422, {}, 'spouseId')
  for (const one of spouse ? [person, spouse] : [person]) {
    checkAfterArrival(one, input.on)
    const detail = { spouseId: one === person ? (input.spouseId ?? null) : personId }
    await amend(
      ctx,
      one,
      kind,
      { on: input.on, paper: input.paper, reason: input.reason },
      { marriage: stateAfter(one.now, kind, input.on) },
      detail,
    )
  }
  await record(ctx, {
    command: kind === 'married' ? 'registers.marry' : 'registers.divorce', areaId: person.now.communityId, subject: { type: 'person', id: personId },
    changes: { marriage: [person.now.marriage, stateAfter(person.now, kind, input.on)], spouse: [null, spouse?.now.name ?? null] }, ...reasonOf(input),
  }) // prettier-ignore
  return { id: personId, version: person.now.version + 1 }
}

/** GB/T 2261.2: 21 first marriage, 22 married again, 40 divorced. */
function stateAfter(row: Resident, kind: 'married' | 'divorced', on: string): string {
  const married = row.marriage !== null && MARRIED.includes(row.marriage)
  if (kind === 'divorced') {
    if (!married && row.marriage !== null) throw new AppError('registers.notMarried', 422, { name: row.name })
    return '40'
  }
  if (married) throw new AppError('registers.alreadyMarried', 422, { name: row.name })
  const young = marryFault(row.sex, row.birthOn, on)
  if (young) refuse([young])
  return row.marriage === '30' || row.marriage === '40' ? '22' : '21'
}

/**
 * What was recorded was wrong: every row of the person known so far within reach is superseded by the right one. What
 * we knew before stays to be asked for by its day.
 */
export async function correctPerson(ctx: Ctx, personId: string, input: z.output<typeof contract.correctPerson.body>) {
  const person = await livingPerson(ctx, 'registers.correct', personId, input.version)
  const patch = await correct(ctx, person, input.facts, input)
  await record(ctx, {
    command: 'registers.correctPerson', areaId: person.now.communityId, subject: { type: 'person', id: personId },
    changes: shown(person.now, patch), ...reasonOf(input),
  }) // prettier-ignore
  return { id: personId, version: person.now.version + 1 }
}

export type Correctable = z.output<typeof contract.correctable>

/** Applies a correction; its caller holds the right and writes the entry. */
export async function correct(
  ctx: Ctx,
  person: Living,
  facts: Correctable,
  grounds: { paper?: string | undefined; reason: string },
): Promise<Partial<Resident>> {
  const { now } = person
  const { idNumber, phone, name, ...plain } = facts
  const birthOn = facts.birthOn ?? now.birthOn
  const first = person.rows[0]!.validFrom
  refuse(dayFaults(birthOn, first, dayOf(ctx.now)))
  const id = idNumber ?? (now.idEnc ? ctx.keys.open(now.idEnc) : undefined)
  if (idNumber || facts.birthOn || facts.sex)
    checkNumbers(ctx, { idNumber: id, phone: undefined, birthOn, sex: facts.sex ?? now.sex })
  checkNumbers(ctx, { phone, idNumber: undefined, birthOn, sex: now.sex })
  const patch: Partial<Resident> = {
    ...defined(plain), ...(plain.relation ? { isHead: plain.relation === HEAD } : {}), ...(name ? nameColumns(name) : {}),
    ...(idNumber ? idColumns(ctx, idNumber) : {}), ...(phone ? phoneColumns(ctx, phone) : {}),
  } // prettier-ignore
  if (idNumber) await changeKey(ctx, now.personId, now.idHash, patch.idHash ?? null)
  await happen(ctx, {
    communityId: now.communityId,
    kind: 'corrected',
    on: dayOf(ctx.now),
    personId: now.personId,
    ...grounds,
    detail: { fields: Object.keys(facts) },
  })
  await replaceRows(ctx, person, patch)
  return patch
}

/** Facts of the person are put right in all rows, what belongs to the place only in the open one. */
async function replaceRows(ctx: Ctx, person: Living, patch: Partial<Resident>): Promise<void> {
  const { relation, isHead, registered, registeredAt, ...own } = patch
  const place = defined({ relation, isHead, registered, registeredAt })
  const add = person.rows.map((r) => ({
    ...r,
    ...own,
    ...(r.id === person.now.id ? place : {}),
    version: person.now.version + 1,
  }))
  const { communityId, householdId } = person.now
  const change = { drop: person.rows, add: add.map((r) => (r.validTo === null ? { ...r, endEvent: null } : r)) }
  if (relation)
    checkHead(
      after(await membersOf(ctx, communityId, householdId), change).filter((m) => m.communityId === communityId),
      householdId,
      person.now.validFrom,
    )
  await writeResidents(ctx, change)
}
