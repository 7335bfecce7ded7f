import { z } from 'zod'
import { historyEntry } from '#shared/audit.ts'
import { day, idParams, route, timeQuery, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { codeLists, eventKinds, revealPurposes } from '../codes.ts'
import {
  facts,
  grounds,
  needed,
  newPerson,
  registration,
  relation,
  succession,
  versioned,
  why,
  words,
} from './fields.ts'
import { post } from './post.ts'

/** A resident as a list shows one: numbers masked. */
export const personRow = z.object({
  id: uuid,
  communityId: uuid,
  community: z.string(),
  householdId: uuid,
  name: z.string(),
  sex: z.string(),
  birthOn: day,
  age: z.number().int(),
  idMasked: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  relation: z.string(),
  isHead: z.boolean(),
  registered: z.boolean(),
  registeredAt: z.string(),
  address: z.string(),
  from: day,
})
export type PersonRow = z.infer<typeof personRow>

export const listPeople = route({
  name: 'registers.listPeople', method: 'GET', path: '/api/people', kind: 'query', permission: 'registers.read',
  summary: 'People of an area, found by name, initials, address, id or phone',
  query: listQuery.extend({
    ...timeQuery.shape,
    areaId: uuid.optional(),
    registered: z.enum(['true', 'false']).optional(),
    sex: z.enum(codeLists.sex.codes).optional(),
    unitId: uuid.optional(),
    elderly: z.enum(['true']).optional(),
    headsOnly: z.enum(['true']).optional(),
  }),
  reply: pageOf(personRow),
}) // prettier-ignore

export const person = personRow.extend({
  version: z.number().int(),
  ethnic: z.string().nullable(),
  education: z.string().nullable(),
  marriage: z.string().nullable(),
  employment: z.string().nullable(),
  /** Lives here on the day asked about. */
  living: z.boolean(),
  /**
   * What the facts shown say of the day asked about: they hold on it (`here`, and `future`, where the day has not come and
   * today's are shown); else the nearest that are kept: the first, before the person was born or registered, or the last.
   */
  standing: z.enum(['here', 'future', 'unborn', 'notYet', 'gone']),
  to: day.nullable(),
  householdNumber: z.string(),
  members: z.array(
    z.object({ id: uuid, name: z.string(), relation: z.string(), isHead: z.boolean(), sex: z.string(), birthOn: day }),
  ),
  lists: z.array(z.object({ id: uuid, listId: uuid, name: z.string(), purpose: z.string(), expiresOn: day })),
})
export type Person = z.infer<typeof person>

export const getPerson = route({
  name: 'registers.getPerson', method: 'GET', path: '/api/people/{id}', kind: 'query', permission: 'registers.read',
  summary: 'One person, with household and lists', params: idParams, query: timeQuery, reply: person,
}) // prettier-ignore

const spell = z.object({
  id: uuid, communityId: uuid, community: z.string(), householdId: uuid, address: z.string(), relation: z.string(),
  registered: z.boolean(), from: day, to: day.nullable(), recordedAt: z.date(), supersededAt: z.date().nullable(),
}) // prettier-ignore
export const eventRow = z.object({
  id: uuid, kind: z.enum(eventKinds), on: day, community: z.string(), paper: z.string(), reason: z.string(),
  recordedAt: z.date(), recordedBy: z.string(),
}) // prettier-ignore
export const revealRow = z.object({
  id: uuid, fields: z.array(z.string()), purpose: z.string(), reason: z.string(), by: z.string(), at: z.date(),
}) // prettier-ignore
export const getPersonHistory = route({
  name: 'registers.getPersonHistory', method: 'GET', path: '/api/people/{id}/history', kind: 'query', permission: 'registers.read',
  summary: 'All spells of a person, all events, who saw the numbers, and what was done in the registers', params: idParams,
  reply: z.object({ spells: z.array(spell), events: z.array(eventRow), revealings: z.array(revealRow), trail: z.array(historyEntry) }),
}) // prettier-ignore

export const found = z.object({
  kind: z.enum(['person', 'home', 'unit']), id: uuid, title: z.string(), detail: z.string(), householdId: uuid.nullable(),
}) // prettier-ignore
export const findAnything = route({
  name: 'registers.find', method: 'GET', path: '/api/register-find', kind: 'query', permission: 'registers.read',
  summary: 'The one box: people, homes and units, at most eight', query: z.object({ text: needed(60), ...timeQuery.shape }),
  reply: z.object({ found: z.array(found) }),
}) // prettier-ignore

export const registerPerson = post('registerPerson', 'write', '/api/households/{id}/people', 'Registers a person in a household',
  newPerson.extend(grounds)) // prettier-ignore
export const moveIn = post('moveIn', 'move', '/api/households/{id}/move-in', 'A person arrives from elsewhere',
  newPerson.extend({ ...grounds, cameFrom: words(200).optional() })) // prettier-ignore
export const recordBirth = post('recordBirth', 'write', '/api/households/{id}/births', 'A child is born into a household',
  z.object({ name: facts.name, sex: facts.sex, idNumber: facts.idNumber, ethnic: facts.ethnic, relation, ...registration, ...grounds })) // prettier-ignore
export const recordDeath = post('recordDeath', 'write', '/api/people/{id}/death', 'A person died',
  z.object({ ...versioned, ...grounds, ...succession })) // prettier-ignore
export const moveOut = post('moveOut', 'move', '/api/people/{id}/move-out', 'A person leaves for elsewhere',
  z.object({ ...versioned, ...grounds, ...succession, goesTo: words(200).optional() })) // prettier-ignore
export const movePerson = post('movePerson', 'move', '/api/people/{id}/move', 'A person moves to another household, also across communities',
  z.object({ ...versioned, ...grounds, ...succession, toHouseholdId: uuid, relation, registered: z.boolean().optional(), registeredAt: words(200).optional() })) // prettier-ignore
const pair = z.object({
  ...versioned,
  ...grounds,
  spouseId: uuid.optional(),
  spouseVersion: z.number().int().min(1).optional(),
})
export const marry = post('marry', 'write', '/api/people/{id}/marriage', 'A person marries', pair)
export const divorce = post('divorce', 'write', '/api/people/{id}/divorce', 'A person divorces', pair)
const changeable = {
  phone: facts.phone,
  education: facts.education,
  employment: facts.employment,
  relation: relation.optional(),
  registered: z.boolean().optional(),
  registeredAt: words(200).optional(),
}
export const changePerson = post('changePerson', 'write', '/api/people/{id}/change', 'Something about a person changed on a day',
  z.object({ ...versioned, ...grounds, ...changeable })) // prettier-ignore
export const correctable = z
  .object(facts)
  .extend({ relation, ...registration })
  .partial()
export const correctPerson = post('correctPerson', 'correct', '/api/people/{id}/correction', 'What was recorded of a person was wrong',
  z.object({ ...versioned, ...why, facts: correctable })) // prettier-ignore

const reveal = z.object({ purpose: z.enum(revealPurposes), reason: words(300).optional() })
export const revealId = route({
  name: 'registers.revealId', method: 'POST', path: '/api/people/{id}/reveal-id', kind: 'command', permission: 'registers.reveal', secretReply: true,
  summary: 'Shows the id number for a purpose', params: idParams, body: reveal, reply: z.object({ value: z.string() }),
}) // prettier-ignore
export const revealPhone = route({
  name: 'registers.revealPhone', method: 'POST', path: '/api/people/{id}/reveal-phone', kind: 'command', permission: 'registers.reveal', secretReply: true,
  summary: 'Shows the phone number for a purpose', params: idParams, body: reveal, reply: z.object({ value: z.string() }),
}) // prettier-ignore
/** People whose numbers are shown at once. */
export const MOST_REVEALED = 200
export const revealMany = route({
  name: 'registers.revealMany', method: 'POST', path: '/api/people/reveal', kind: 'command', permission: 'registers.reveal', secretReply: true,
  summary: 'Shows the numbers of several people of one community; needs a second factor',
  body: reveal.extend({
    communityId: uuid, ids: z.array(uuid).min(1).max(MOST_REVEALED), reason: needed(300),
    fields: z.array(z.enum(['idNumber', 'phone'])).min(1).default(['idNumber', 'phone']),
  }),
  reply: z.object({ people: z.array(z.object({ id: uuid, name: z.string(), idNumber: z.string().nullable(), phone: z.string().nullable() })) }),
}) // prettier-ignore
