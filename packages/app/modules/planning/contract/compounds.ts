import { z } from 'zod'
import { day, idParams, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { done, needed, started, versioned } from './base.ts'
import { coordinateSystems } from './layers.ts'

export const compoundStates = ['waiting', 'decided', 'taken', 'left'] as const
/** What one source says of a compound. `unit` is the register itself. */
const said = z.object({
  source: z.string(), row: z.number().int().nullable(), name: z.string(), address: z.string(), x: z.number().nullable(), y: z.number().nullable(),
  households: z.number().int().nullable(), householdsText: z.string(), builtYear: z.number().int().nullable(), buildings: z.number().int().nullable(), astray: z.boolean(),
}) // prettier-ignore
export const compoundRow = z.object({
  /** Of the group. */
  id: uuid, version: z.number().int(), name: z.string(), state: z.enum(compoundStates), said: z.array(said),
  /** Sources disagree on households: a person decides, neither is silently taken. */
  differs: z.boolean(),
  households: z.number().int().nullable(), townId: uuid.nullable(), town: z.string().nullable(), unitId: uuid.nullable(),
}) // prettier-ignore
export type CompoundView = z.infer<typeof compoundRow>

export const uploadCompounds = route({
  name: 'planning.uploadCompounds', method: 'POST', path: '/api/planning/compounds', kind: 'command', permission: 'planning.draw', upload: true,
  summary: 'Takes in a list of compounds (CSV or Excel) with points',
  query: z.object({ areaId: uuid, crs: z.enum(coordinateSystems), source: needed(60) }),
  reply: z.object({ rows: z.number().int(), groups: z.number().int(), differing: z.number().int(), astray: z.number().int(), known: z.number().int(), faults: z.array(z.object({ row: z.number().int(), code: z.string() })) }),
}) // prettier-ignore
export const listCompounds = route({
  name: 'planning.listCompounds', method: 'GET', path: '/api/planning/compounds', kind: 'query', permission: 'planning.view',
  summary: 'Compounds of the lists, by what they are, with what each source says',
  query: listQuery.extend({ areaId: uuid, state: z.enum(compoundStates).optional(), differs: z.enum(['true', 'false']).optional() }), reply: pageOf(compoundRow),
}) // prettier-ignore
export const decideCompound = route({
  name: 'planning.decideCompound', method: 'POST', path: '/api/planning/compounds/{id}/decide', kind: 'command', permission: 'planning.draw',
  summary: 'Says what holds of a compound on which sources disagree, and in which town it lies', params: idParams,
  body: z.object({ ...versioned, households: z.number().int().min(0).max(100_000).nullable(), name: needed(80).optional(), townId: uuid.optional() }), reply: done,
}) // prettier-ignore
export const leaveCompound = route({
  name: 'planning.leaveCompound', method: 'POST', path: '/api/planning/compounds/{id}/leave', kind: 'command', permission: 'planning.draw',
  summary: 'Leaves a compound out', params: idParams, body: z.object({ ...versioned, reason: needed(300) }), reply: done,
}) // prettier-ignore
export const takeCompounds = route({
  name: 'planning.takeCompounds', method: 'POST', path: '/api/planning/compounds/take', kind: 'command', permission: 'planning.draw',
  summary: 'Makes residential units of the compounds of an area that are decided or undisputed and whose town is known',
  body: z.object({ areaId: uuid, on: day }), reply: started,
}) // prettier-ignore

export const oversize = route({
  name: 'planning.oversize', method: 'GET', path: '/api/planning/cases/{id}/oversize', kind: 'query', permission: 'planning.view',
  summary: 'Units above the upper bound, with how their buildings could be parted', params: idParams,
  reply: z.object({ rows: z.array(z.object({
    unitId: uuid, name: z.string(), households: z.number().int(), stated: z.number().int().nullable(),
    buildings: z.array(z.object({ id: uuid, name: z.string(), dwellings: z.number().int(), households: z.number().int() })),
    /** Buildings in order, as many together as come near the target. Empty where the register knows no buildings. */
    parts: z.array(z.object({ buildings: z.array(z.string()), households: z.number().int() })),
  })) }),
}) // prettier-ignore
