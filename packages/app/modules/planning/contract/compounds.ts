import { z } from 'zod'
import { day, idParams, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { compoundFaults, compoundFields } from '../rules/compounds.ts'
import { done, needed, started, versioned } from './base.ts'
import { coordinateSystems } from './layers.ts'

export const compoundStates = ['waiting', 'decided', 'taken', 'left'] as const
/** What the register itself is called among the sources. */
export const REGISTER = '小区登记'
/** The largest list that is taken in, in bytes. */
export const LIST_BYTES = 20 * 1024 * 1024

/** What one source says of a compound. `unit` is the register itself. */
const said = z.object({
  source: z.string(), row: z.number().int().nullable(), name: z.string(), address: z.string(), x: z.number().nullable(), y: z.number().nullable(),
  households: z.number().int().nullable(), householdsText: z.string(), builtYear: z.number().int().nullable(), buildings: z.number().int().nullable(), astray: z.boolean(),
}) // prettier-ignore
export const compoundRow = z.object({
  /** Of the group. */
  id: uuid, version: z.number().int(), name: z.string(), state: z.enum(compoundStates), said: z.array(said),
  /** The same in words, for a file. */
  sources: z.string(),
  /** Sources disagree on households: a person decides, neither is silently taken. */
  differs: z.boolean(),
  households: z.number().int().nullable(), townId: uuid.nullable(), town: z.string().nullable(), unitId: uuid.nullable(),
  decidedBy: z.string().nullable(), leftReason: z.string().nullable(),
  /** The decision, by which it can be taken back. */
  batchId: uuid.nullable(),
}) // prettier-ignore
export type CompoundView = z.infer<typeof compoundRow>

/** Which column holds what: `name:0,households:3`; found by what the columns are called unless told. */
const columns = z
  .string()
  .max(300)
  .regex(/^[a-z]+:\d{1,3}(,[a-z]+:\d{1,3})*$/)
  .optional()
const faults = z.array(z.object({ row: z.number().int(), code: z.enum(compoundFaults), text: z.string() }))
const list = { areaId: uuid, crs: z.enum(coordinateSystems), columns }

export const readCompounds = route({
  name: 'planning.readCompounds', method: 'POST', path: '/api/planning/compounds/read', kind: 'query', permission: 'planning.draw', upload: true,
  summary: 'Reads a list of compounds without keeping it: its columns, what of it cannot be read, and where its points lie', query: z.object(list),
  reply: z.object({
    columns: z.array(z.object({ col: z.number().int(), header: z.string(), samples: z.array(z.string()), field: z.enum(compoundFields).nullable() })),
    rows: z.number().int(), read: z.number().int(), withHouseholds: z.number().int(), withPlace: z.number().int(),
    faults, faultCounts: z.record(z.enum(compoundFaults), z.number().int()),
    /** Its points lie off those on file by so much, and would not in the suggested system. */
    shift: z.object({ suggested: z.enum(coordinateSystems), metres: z.number().int(), matched: z.number().int() }).nullable(),
    /** Its points are no degrees, or latitude stands first. */
    fault: z.enum(['swapped', 'metres']).nullable(),
    points: z.array(z.object({ name: z.string(), x: z.number(), y: z.number() })),
  }),
}) // prettier-ignore
export const uploadCompounds = route({
  name: 'planning.uploadCompounds', method: 'POST', path: '/api/planning/compounds', kind: 'command', permission: 'planning.draw', upload: true,
  summary: 'Takes in a list of compounds (CSV or Excel) with points',
  query: z.object({ ...list, source: needed(60) }),
  reply: z.object({ uploadId: uuid, rows: z.number().int(), already: z.number().int(), groups: z.number().int(), differing: z.number().int(), astray: z.number().int(), known: z.number().int(), faults }),
}) // prettier-ignore
export const undoUpload = route({
  name: 'planning.undoUpload', method: 'POST', path: '/api/planning/compounds/undo-upload', kind: 'command', permission: 'planning.draw',
  summary: 'Takes an upload back, as long as nothing was decided upon it', body: z.object({ areaId: uuid, uploadId: uuid }), reply: z.object({ rows: z.number().int() }),
}) // prettier-ignore
export const listCompounds = route({
  name: 'planning.listCompounds', method: 'GET', path: '/api/planning/compounds', kind: 'query', permission: 'planning.view',
  summary: 'Compounds of the lists, by what they are, with what each source says',
  query: listQuery.extend({ areaId: uuid, state: z.enum(compoundStates).optional(), differs: z.enum(['true', 'false']).optional(), nowhere: z.enum(['true', 'false']).optional() }), reply: pageOf(compoundRow),
}) // prettier-ignore
export const compoundSources = route({
  name: 'planning.compoundSources', method: 'GET', path: '/api/planning/compounds/sources', kind: 'query', permission: 'planning.view',
  summary: 'Which sources speak of the compounds of an area, and how far they are decided', query: z.object({ areaId: uuid }),
  reply: z.object({
    sources: z.array(z.string()), waiting: z.number().int(), differing: z.number().int(), ready: z.number().int(), nowhere: z.number().int(),
    decided: z.number().int(), taken: z.number().int(), left: z.number().int(),
  }),
}) // prettier-ignore
const decided = done.extend({ batchId: uuid })
export const decideCompound = route({
  name: 'planning.decideCompound', method: 'POST', path: '/api/planning/compounds/{id}/decide', kind: 'command', permission: 'planning.draw',
  summary: 'Says what holds of a compound on which sources disagree, and in which town it lies', params: idParams,
  body: z.object({ ...versioned, households: z.number().int().min(0).max(100_000).nullable(), name: needed(80).optional(), townId: uuid.optional() }), reply: decided,
}) // prettier-ignore
export const decideCompounds = route({
  name: 'planning.decideCompounds', method: 'POST', path: '/api/planning/compounds/decide', kind: 'command', permission: 'planning.draw',
  summary: 'Takes the households of one source for these compounds, or for all on which sources disagree; what the source does not say stays open',
  body: z.object({ areaId: uuid, source: needed(60), ids: z.array(uuid).max(5_000).optional() }),
  reply: z.object({ batchId: uuid, decided: z.number().int(), silent: z.number().int() }),
}) // prettier-ignore
export const undoCompounds = route({
  name: 'planning.undoCompounds', method: 'POST', path: '/api/planning/compounds/undo', kind: 'command', permission: 'planning.draw',
  summary: 'Takes a decision back, of one compound or of many at once; what became a unit stays',
  body: z.object({ areaId: uuid, batchId: uuid }), reply: z.object({ restored: z.number().int(), kept: z.number().int() }),
}) // prettier-ignore
export const leaveCompound = route({
  name: 'planning.leaveCompound', method: 'POST', path: '/api/planning/compounds/{id}/leave', kind: 'command', permission: 'planning.draw',
  summary: 'Leaves a compound out', params: idParams, body: z.object({ ...versioned, reason: needed(300) }), reply: decided,
}) // prettier-ignore
export const takeCompounds = route({
  name: 'planning.takeCompounds', method: 'POST', path: '/api/planning/compounds/take', kind: 'command', permission: 'planning.draw',
  summary: 'Makes residential units of the compounds of an area that are decided or undisputed and whose town is known',
  body: z.object({ areaId: uuid, on: day }), reply: started,
}) // prettier-ignore

export const oversize = route({
  name: 'planning.oversize', method: 'GET', path: '/api/planning/cases/{id}/oversize', kind: 'query', permission: 'planning.view',
  summary: 'Units above the upper bound, with how their buildings could be parted', params: idParams,
  reply: z.object({ upper: z.number().int(), target: z.number().int(), registerOn: day, rows: z.array(z.object({
    unitId: uuid, version: z.number().int(), name: z.string(), households: z.number().int(), stated: z.number().int().nullable(),
    buildings: z.array(z.object({ id: uuid, name: z.string(), dwellings: z.number().int(), households: z.number().int() })),
    /** Buildings in order, as many together as come near the target. Empty where the register knows no buildings. */
    parts: z.array(z.object({ buildings: z.array(z.string()), households: z.number().int() })),
  })) }),
}) // prettier-ignore
