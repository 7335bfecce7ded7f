import { z } from 'zod'
import { day, idParams, route, timeQuery, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { localUnitKinds, superiorLevels, unitKinds } from '../codes.ts'
import { done, grounds, needed, versioned, words } from './fields.ts'
import { post } from './post.ts'

const geometry = z.object({ type: z.enum(['Polygon', 'MultiPolygon', 'Point']), coordinates: z.array(z.unknown()) })
/** What is said of a residential unit (小区, 楼院, 宿舍区). Coordinates are WGS84. */
const unitFacts = {
  name: needed(80),
  kind: z.enum(unitKinds),
  address: words(200).default(''),
  x: z.number().min(73).max(136).optional(),
  y: z.number().min(3).max(54).optional(),
  geometry: geometry.optional(),
  households: z.number().int().min(0).max(100_000).optional(),
  builtYear: z.number().int().min(1800).max(2100).optional(),
  source: words(200).default(''),
}
export const unitRow = z.object({
  id: uuid, version: z.number().int(), townId: uuid, town: z.string(), name: z.string(), kind: z.enum(unitKinds), address: z.string(),
  x: z.number().nullable(), y: z.number().nullable(), households: z.number().int().nullable(), builtYear: z.number().int().nullable(),
  communities: z.array(z.object({ id: uuid, name: z.string() })), from: day, to: day.nullable(),
}) // prettier-ignore
export type UnitRow = z.infer<typeof unitRow>
const unitFilter = { ...timeQuery.shape, areaId: uuid.optional(), kind: z.enum(unitKinds).optional() }

export const listUnits = route({
  name: 'registers.listUnits', method: 'GET', path: '/api/units', kind: 'query', permission: 'registers.read',
  summary: 'Residential units of an area on a day', query: listQuery.extend(unitFilter), reply: pageOf(unitRow),
}) // prettier-ignore
export const listBlindSpots = route({
  name: 'registers.listBlindSpots', method: 'GET', path: '/api/blind-spots', kind: 'query', permission: 'registers.read',
  summary: 'Residential units that belong to no community, or to two, on a day', query: listQuery.extend(unitFilter),
  reply: pageOf(unitRow.extend({ fault: z.enum(['none', 'several']) })),
}) // prettier-ignore
export const getUnit = route({
  name: 'registers.getUnit', method: 'GET', path: '/api/units/{id}', kind: 'query', permission: 'registers.read',
  summary: 'One residential unit with its buildings and its communities over time', params: idParams, query: timeQuery,
  reply: unitRow.extend({
    source: z.string(), geometry: z.unknown(),
    buildings: z.array(z.object({ id: uuid, name: z.string(), floors: z.number().nullable(), dwellings: z.number().int() })),
    memberships: z.array(z.object({ id: uuid, communityId: uuid, community: z.string(), from: day, to: day.nullable() })),
    versions: z.array(z.object({ from: day, to: day.nullable(), name: z.string(), kind: z.string(), recordedAt: z.date(), supersededAt: z.date().nullable() })),
    people: z.number().int(), homes: z.number().int(),
  }),
}) // prettier-ignore

export const setUpUnit = route({
  name: 'registers.setUpUnit', method: 'POST', path: '/api/units', kind: 'command', permission: 'registers.units', summary: 'Sets up a residential unit in a subdistrict or town',
  body: z.object({ townId: uuid, communityId: uuid.optional(), ...unitFacts, ...grounds }), reply: done,
}) // prettier-ignore
export const changeUnit = post('changeUnit', 'units', '/api/units/{id}/change', 'Something about a unit changed on a day',
  z.object({ ...versioned, ...grounds, facts: z.object(unitFacts).partial() })) // prettier-ignore
export const assignUnit = post('assignUnit', 'units', '/api/units/{id}/assignment', 'Puts a unit into a community from a day on, with all homes and people in it',
  z.object({ ...versioned, ...grounds, communityId: uuid.nullable() })) // prettier-ignore
/** Buildings that become units of their own; what is not named stays with the old one. */
const part = z.object({
  name: needed(80),
  buildingIds: z.array(uuid).min(1).max(2000),
  households: z.number().int().min(0).max(100_000).optional(),
})
export const splitUnit = route({
  name: 'registers.splitUnit', method: 'POST', path: '/api/units/{id}/split', kind: 'command', permission: 'registers.units',
  summary: 'Splits a residential unit by building: homes, households and people follow', params: idParams,
  body: z.object({ ...versioned, ...grounds, parts: z.array(part).min(1).max(30), restHouseholds: z.number().int().min(0).max(100_000).optional() }),
  reply: done.extend({ parts: z.array(z.object({ id: uuid, name: z.string() })) }),
}) // prettier-ignore
export const unsplitUnit = post('unsplitUnit', 'units', '/api/units/{id}/unsplit', 'Takes the last split of a unit back, as long as nothing depends on it',
  z.object({ ...versioned, reason: words(300).default('') })) // prettier-ignore
export const closeUnit = post(
  'closeUnit',
  'units',
  '/api/units/{id}/close',
  'A unit is gone (pulled down)',
  z.object({ ...versioned, ...grounds }),
)

const localFacts = {
  name: needed(100),
  creditCode: words(18).toUpperCase().optional(),
  kind: z.enum(localUnitKinds),
  superiorLevel: z.enum(superiorLevels),
  superior: words(100).default(''),
  address: words(200).default(''),
  contact: words(60).default(''),
  phone: words(20).optional(),
  staff: z.number().int().min(0).max(1_000_000).optional(),
}
export const localUnitRow = z.object({
  id: uuid, version: z.number().int(), communityId: uuid, community: z.string(), name: z.string(), creditCode: z.string().nullable(), kind: z.enum(localUnitKinds),
  superiorLevel: z.enum(superiorLevels), superior: z.string(), address: z.string(), contact: z.string(), phoneMasked: z.string().nullable(),
  staff: z.number().int().nullable(), from: day, to: day.nullable(),
}) // prettier-ignore
export const listLocalUnits = route({
  name: 'registers.listLocalUnits', method: 'GET', path: '/api/local-units', kind: 'query', permission: 'registers.read',
  summary: 'Local units (驻地单位) of an area', reply: pageOf(localUnitRow),
  query: listQuery.extend({ ...timeQuery.shape, areaId: uuid.optional(), superiorLevel: z.enum(superiorLevels).optional(), kind: z.enum(localUnitKinds).optional() }),
}) // prettier-ignore
export const addLocalUnit = route({
  name: 'registers.addLocalUnit', method: 'POST', path: '/api/local-units', kind: 'command', permission: 'registers.write', summary: 'Adds a local unit',
  body: z.object({ communityId: uuid, ...localFacts, ...grounds }), reply: done,
}) // prettier-ignore
export const changeLocalUnit = post('changeLocalUnit', 'write', '/api/local-units/{id}/change', 'Something about a local unit changed on a day',
  z.object({ ...versioned, ...grounds, facts: z.object(localFacts).partial() })) // prettier-ignore
export const closeLocalUnit = post(
  'closeLocalUnit',
  'write',
  '/api/local-units/{id}/close',
  'A local unit left or was dissolved',
  z.object({ ...versioned, ...grounds }),
)
