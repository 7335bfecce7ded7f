import { z } from 'zod'
import { day, idParams, route, timeQuery, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import {
  done,
  grounds,
  home,
  householdKind,
  id,
  needed,
  newPerson,
  relation,
  succession,
  versioned,
  words,
} from './fields.ts'
import { eventRow, personRow } from './people.ts'
import { post } from './post.ts'

export const household = z.object({
  id: uuid, version: z.number().int(), communityId: uuid, community: z.string(), number: z.string(), kind: householdKind,
  dwellingId: uuid.nullable(), address: z.string(), unitId: uuid.nullable(), unit: z.string(), from: day, to: day.nullable(),
  members: z.array(personRow.extend({ version: z.number().int() })), events: z.array(eventRow),
}) // prettier-ignore
export type HouseholdView = z.infer<typeof household>
export const getHousehold = route({
  name: 'registers.getHousehold', method: 'GET', path: '/api/households/{id}', kind: 'query', permission: 'registers.read',
  summary: 'One household with its members', params: idParams, query: timeQuery, reply: household,
}) // prettier-ignore

export const householdRow = z.object({
  id: uuid, number: z.string(), kind: householdKind, head: z.string(), members: z.number().int(), address: z.string(), from: day,
  communityId: uuid, community: z.string(),
}) // prettier-ignore
export const listHouseholds = route({
  name: 'registers.listHouseholds', method: 'GET', path: '/api/households', kind: 'query', permission: 'registers.read',
  summary: 'Households of an area, by number or address',
  query: listQuery.extend({ ...timeQuery.shape, areaId: uuid.optional(), unitId: uuid.optional(), dwellingId: uuid.optional(), kind: householdKind.optional() }),
  reply: pageOf(householdRow),
}) // prettier-ignore

export const dwellingRow = z.object({
  id: uuid, communityId: uuid, community: z.string(), address: z.string(), room: z.string(), building: z.string(), unit: z.string(), households: z.number().int(),
}) // prettier-ignore
export const listDwellings = route({
  name: 'registers.listDwellings', method: 'GET', path: '/api/dwellings', kind: 'query', permission: 'registers.read',
  summary: 'Dwellings of an area or a unit, by address',
  query: listQuery.extend({ ...timeQuery.shape, areaId: uuid.optional(), unitId: uuid.optional(), buildingId: uuid.optional() }),
  reply: pageOf(dwellingRow),
}) // prettier-ignore
export const getDwelling = route({
  name: 'registers.getDwelling', method: 'GET', path: '/api/dwellings/{id}', kind: 'query', permission: 'registers.read',
  summary: 'One dwelling and the households in it', params: idParams, query: timeQuery,
  reply: dwellingRow.extend({ unitId: uuid.nullable(), buildingId: uuid.nullable(), inside: z.array(householdRow) }),
}) // prettier-ignore

export const openHousehold = route({
  name: 'registers.openHousehold', method: 'POST', path: '/api/households', kind: 'command', permission: 'registers.write',
  summary: 'Opens a household with its head and members',
  body: z.object({ communityId: uuid, number: words(40).default(''), kind: householdKind.default('family'), ...home, ...grounds, people: z.array(newPerson).min(1).max(30) }),
  reply: done,
}) // prettier-ignore
export const changeHead = post('changeHead', 'write', '/api/households/{id}/head', 'Another member becomes the head',
  z.object({ ...versioned, ...grounds, headId: uuid, relations: succession.relations })) // prettier-ignore
export const splitHousehold = post('splitHousehold', 'write', '/api/households/{id}/split', 'Members leave for a household of their own (分户)',
  z.object({ ...versioned, ...grounds, ...home, ...succession, number: words(40).default(''), members: z.array(z.object({ personId: uuid, relation })).min(1).max(30) })) // prettier-ignore
export const closeHousehold = post('closeHousehold', 'write', '/api/households/{id}/close', 'Closes a household that nobody lives in any more',
  z.object({ ...versioned, ...grounds })) // prettier-ignore
export const moveHousehold = post('moveHousehold', 'move', '/api/households/{id}/move', 'A whole household moves, also across communities',
  z.object({ ...versioned, ...grounds, ...home, toCommunityId: uuid, number: words(40).optional() })) // prettier-ignore

export const building = z.object({
  id: uuid, communityId: uuid, community: z.string(), unitId: uuid.nullable(), unit: z.string(), name: z.string(), floors: z.number().int().nullable(),
  builtYear: z.number().int().nullable(), dwellings: z.number().int(), from: day, to: day.nullable(),
}) // prettier-ignore
export const getBuilding = route({
  name: 'registers.getBuilding', method: 'GET', path: '/api/buildings/{id}', kind: 'query', permission: 'registers.read',
  summary: 'One building', params: idParams, query: timeQuery, reply: building,
}) // prettier-ignore
export const addBuilding = route({
  name: 'registers.addBuilding', method: 'POST', path: '/api/buildings', kind: 'command', permission: 'registers.write', summary: 'Adds a building',
  body: z.object({ communityId: uuid, unitId: uuid.optional(), name: needed(60), floors: z.number().int().min(1).max(200).optional(), builtYear: z.number().int().min(1800).max(2100).optional(), ...grounds }),
  reply: id,
}) // prettier-ignore
export const addDwelling = route({
  name: 'registers.addDwelling', method: 'POST', path: '/api/dwellings', kind: 'command', permission: 'registers.write', summary: 'Adds a dwelling; in a building its room alone will do',
  body: z.object({ communityId: uuid, unitId: uuid.optional(), buildingId: uuid.optional(), room: words(60).default(''), address: words(200).optional(), areaM2: z.number().int().min(1).max(100_000).optional(), ...grounds }),
  reply: id,
}) // prettier-ignore
/** A building's dwellings by entrances (单元), floors and doors on each floor. */
export const doors = z.object({
  entrances: z.number().int().min(0).max(20).default(1),
  floorFrom: z.number().int().min(1).max(200).default(1),
  floorTo: z.number().int().min(1).max(200),
  doors: z.number().int().min(1).max(60),
  except: words(500).optional(),
})
export const addDwellings = route({
  name: 'registers.addDwellings', method: 'POST', path: '/api/buildings/{id}/dwellings', kind: 'command', permission: 'registers.write',
  summary: 'Adds the dwellings of a building, floor by floor; those that are there stay as they are', params: idParams,
  body: doors.extend({ areaM2: z.number().int().min(1).max(100_000).optional(), ...grounds }),
  reply: z.object({ added: z.number().int(), there: z.number().int() }),
}) // prettier-ignore
