import { z } from 'zod'
import { day, idParams, route, uuid } from '#shared/contract.ts'
import { params } from './schemes.ts'

/** Where the band comes from. */
export const band = z.object({
  lower: z.number().int(), upper: z.number().int(), target: z.number().int(),
  modality: z.string(), document: z.string(), article: z.string(), words: z.string().nullable(), guideline: z.boolean(),
}) // prettier-ignore
export type Band = z.infer<typeof band>

/** A community of today in the area. */
export const oldCommunity = z.object({
  areaId: uuid,
  name: z.string(),
  kind: z.string(),
  code: z.string().nullable(),
  localUnits: z.number().int(),
})
export type OldCommunity = z.infer<typeof oldCommunity>

/** Residential units as columns, so that 20,000 load quickly: one index is one unit, in the order of their ids. */
export const unitColumns = z.object({
  ids: z.array(uuid), names: z.array(z.string()), kinds: z.array(z.string()), addresses: z.array(z.string()),
  /** WGS84; null where nobody has said where it lies. */
  x: z.array(z.number().nullable()), y: z.array(z.number().nullable()),
  /** What the bounds count: households of the register, or the number stated where nobody is registered yet. */
  households: z.array(z.number()), counted: z.array(z.number()), stated: z.array(z.number().nullable()),
  people: z.array(z.number()), voters: z.array(z.number()), floating: z.array(z.number()), elders: z.array(z.number()), dwellings: z.array(z.number()),
  /** Service points at each unit; null where no layer says where they are. */
  facilities: z.array(z.number().int()).nullable(),
  /** Index into `old`; -1 is none, -2 is two at once. */
  old: z.array(z.number().int()),
}) // prettier-ignore
export type UnitColumns = z.infer<typeof unitColumns>

/** What the register or the drawing of units says that planning should know. */
export const findingCodes = ['noHouseholds', 'aboveUpper', 'noPlace', 'overlap', 'crossesItself', 'twoCommunities', 'statedDiffers'] as const // prettier-ignore
export const finding = z.object({
  code: z.enum(findingCodes),
  severity: z.enum(['error', 'warning']),
  units: z.array(uuid),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Finding = z.infer<typeof finding>

export const problemView = z.object({
  caseId: uuid,
  areaId: uuid,
  on: day,
  register: z.string(),
  band,
  defaults: params,
  units: unitColumns,
  old: z.array(oldCommunity),
  /** Who touches whom, as compressed rows (see @liren/planner `Adjacency`). */
  adjacency: z.object({
    offsets: z.array(z.number().int()),
    neighbours: z.array(z.number().int()),
    length: z.array(z.number()),
    barrier: z.array(z.number().int()),
  }),
  findings: z.array(finding),
})
export type ProblemView = z.infer<typeof problemView>

export const getProblem = route({
  name: 'planning.getProblem', method: 'GET', path: '/api/planning/cases/{id}/problem', kind: 'query', permission: 'planning.view',
  summary: 'The units of a case on its register day with who touches whom, as columns', params: idParams,
  query: z.object({ schemeId: uuid.optional() }), reply: problemView,
}) // prettier-ignore
export const getOutlines = route({
  name: 'planning.getOutlines', method: 'GET', path: '/api/planning/cases/{id}/outlines', kind: 'query', permission: 'planning.view',
  summary: 'Outlines of the units that have one, WGS84', params: idParams,
  reply: z.object({ ids: z.array(uuid), geometries: z.array(z.unknown()) }),
}) // prettier-ignore
