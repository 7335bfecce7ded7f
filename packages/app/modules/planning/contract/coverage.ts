import { z } from 'zod'
import { day, route, timeQuery, uuid } from '#shared/contract.ts'
import { role, versioned } from './base.ts'
import { weights } from './schemes.ts'

const where = { townId: uuid, town: z.string() }
/** A blind spot: in no community, in several, cut in two, or outlines that overlap. */
export const blindSpot = z.object({
  kind: z.enum(['none', 'several', 'cut', 'overlap']), ...where,
  units: z.array(z.object({ id: uuid, name: z.string() })),
  communities: z.array(z.string()), since: day.nullable(), households: z.number().int(),
  /** The open case that it opened. */
  caseId: uuid.nullable(), dueOn: day.nullable(),
}) // prettier-ignore
export type BlindSpot = z.infer<typeof blindSpot>
export const coverageOf = route({
  name: 'planning.coverage', method: 'GET', path: '/api/planning/coverage', kind: 'query', permission: 'planning.view',
  summary: 'Blind spots of an area on a day: units in no community, in two, cut in two, overlapping', query: timeQuery.extend({ areaId: uuid }),
  reply: z.object({ rows: z.array(blindSpot), units: z.number().int(), covered: z.number().int(), towns: z.number().int() }),
}) // prettier-ignore

export const fitnessKinds = ['outOfBand', 'torn', 'enclave', 'tornEstate', 'village', 'notBuilt'] as const
export const fitnessOf = route({
  name: 'planning.fitness', method: 'GET', path: '/api/planning/fitness', kind: 'query', permission: 'planning.view',
  summary: 'Communities that do not fit: out of the band, torn, enclaves, estates in several, villages still', query: timeQuery.extend({ areaId: uuid }),
  reply: z.object({
    communities: z.number().int(),
    rows: z.array(z.object({ kind: z.enum(fitnessKinds), ...where, areaId: uuid, name: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
  }),
}) // prettier-ignore

const bound = z.number().int().min(0).max(100_000)
/** What schemes of an area begin with; `null` is what the law and the house say. */
const begins = {
  lower: bound.nullable(),
  upper: bound.nullable(),
  target: bound.nullable(),
  weights: weights.nullable(),
}
export const getSetting = route({
  name: 'planning.getSetting', method: 'GET', path: '/api/planning/settings', kind: 'query', permission: 'planning.view',
  summary: 'Within how many days new units are to be included, whose task it is, and what schemes begin with', query: z.object({ areaId: uuid }),
  reply: z.object({
    days: z.number().int(), ownerRole: role, areaId: uuid.nullable(), version: z.number().int(), ...begins,
    /** What the law says today and what the house says, where nobody has set anything. */
    house: z.object({ lower: z.number().int(), upper: z.number().int(), target: z.number().int(), weights, document: z.string(), article: z.string() }),
  }),
}) // prettier-ignore
export const changeSetting = route({
  name: 'planning.changeSetting', method: 'POST', path: '/api/planning/settings', kind: 'command', permission: 'planning.settings',
  summary: 'Sets within how many days new units are to be included in a county, and what its schemes begin with',
  body: z.object({
    areaId: uuid, days: z.number().int().min(1).max(365), ownerRole: z.enum(['subdistrictOfficer', 'countyOfficer']), version: versioned.version.or(z.literal(0)),
    lower: bound.nullable().default(null), upper: bound.nullable().default(null), target: bound.nullable().default(null), weights: weights.nullable().default(null),
  }),
  reply: z.object({ areaId: uuid, version: z.number().int() }),
}) // prettier-ignore
