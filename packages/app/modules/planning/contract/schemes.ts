import { z } from 'zod'
import { day, idParams, route, uuid, version } from '#shared/contract.ts'
import { done, needed, versioned, words } from './base.ts'

export const schemeOrigins = ['current', 'empty', 'engine', 'repair', 'include', 'copy'] as const
export type SchemeOrigin = (typeof schemeOrigins)[number]
/** What a drawn community is to be; villages and statistical zones only where one of today goes on. */
export const drawnKinds = ['community', 'residentsCommittee', 'villagersCommittee', 'statisticalZone'] as const

const metresWeight = z.number().min(0).max(1_000_000)
/** What each wish counts, in metres of boundary; 0 turns it off (see @liren/planner `Weights`). */
export const weights = z.object({
  cut: metresWeight, compact: metresWeight, barrier: metresWeight, size: metresWeight, disruption: metresWeight, soft: metresWeight, service: metresWeight,
}) // prettier-ignore
const households = z.number().int().min(0).max(10_000_000)
export const key = z.string().regex(/^[a-z][a-z0-9]{0,15}$/, 'planning.badKey')
const unitList = z.array(uuid).max(20_000)
export const locks = z.object({
  /** Units that share a community. */
  together: z.array(unitList).max(500),
  /** Units no two of which share one. */
  apart: z.array(unitList).max(500),
  /** Units that stay where they are today. */
  stay: unitList,
  /** Today's communities that stay whole as they are. */
  whole: z.array(uuid).max(2_000),
  /** Units that stay in the community that the drawing gives them. */
  fixed: unitList.default([]),
  /** Communities of the drawing, by key, that stay exactly as they are drawn. */
  kept: z.array(key).max(2_000).default([]),
})
export type SchemeLocks = z.infer<typeof locks>
export const NO_LOCKS: SchemeLocks = { together: [], apart: [], stay: [], whole: [], fixed: [], kept: [] }
/** What a scheme is drawn for. The band is that of the rule set in force on the register day unless a person sets another. */
export const params = z.object({
  lower: households,
  upper: households,
  target: households,
  weights,
  seed: z.number().int().min(0).max(2_147_483_647),
  /** How far apart neighbours may lie that are known by a point only, in metres. */
  reach: z.number().min(50).max(20_000),
  /** How far one may walk to a service point, in metres. */
  walk: z.number().min(100).max(10_000),
  locks,
  /** Layers by id: barriers, borders that must hold, borders worth keeping, service points. */
  layers: z.array(uuid).max(100),
})
export type Params = z.infer<typeof params>

/** A community of a scheme. `areaId` names the existing one that it continues. */
export const community = z.object({
  key,
  areaId: uuid.nullable(),
  name: words(60),
  kind: z.enum(drawnKinds),
  code: z.string().regex(/^\d{12}$/, 'planning.badCode').nullable(),
  /** Why it lies outside the band (因地制宜). */
  breachReason: words(500).nullable(),
}) // prettier-ignore
export type Community = z.infer<typeof community>

/** Totals of communities, one an index, in the order of `communities`. */
export const totals = z.object({
  units: z.array(z.number()), households: z.array(z.number()), people: z.array(z.number()), voters: z.array(z.number()),
  floating: z.array(z.number()), elders: z.array(z.number()), dwellings: z.array(z.number()), localUnits: z.array(z.number().nullable()),
  /** Contiguous pieces: 1 is whole, 0 is empty. */
  pieces: z.array(z.number()),
}) // prettier-ignore

/** What keeps a scheme from being filed, or should be known before. */
export const faultCodes = [
  'unassigned', 'unknownUnit', 'torn', 'outOfBand', 'noName', 'nameTwice', 'empty', 'noPlace', 'hardBorder', 'continuedTwice',
] as const // prettier-ignore
export const schemeFault = z.object({
  code: z.enum(faultCodes),
  severity: z.enum(['error', 'warning']),
  key: z.string().nullable(),
  units: z.array(uuid),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type SchemeFault = z.infer<typeof schemeFault>

export const schemeRow = z.object({
  id: uuid, version, caseId: uuid, areaId: uuid, name: z.string(), origin: z.enum(schemeOrigins), state: z.enum(['open', 'dropped']),
  communities: z.number().int(), createdBy: z.string(), createdAt: z.date(), changedAt: z.date(),
}) // prettier-ignore
export type SchemeRow = z.infer<typeof schemeRow>

export const schemeView = schemeRow.omit({ communities: true }).extend({
  registerOn: day,
  caseState: z.string(),
  params,
  communities: z.array(community),
  /** Index into `communities` of each unit in the order of the problem's units; -1 is unassigned. */
  assignment: z.array(z.number().int()),
  /** The problem's units that `assignment` follows; another value means the register has changed: fetch the problem again. */
  register: z.string(),
  totals,
  faults: z.array(schemeFault),
  undo: z.string().nullable(),
  redo: z.string().nullable(),
  /** What the engine said when it drew this, as long as no hand has changed it. */
  engine: z.record(z.string(), z.unknown()).nullable(),
})
export type SchemeView = z.infer<typeof schemeView>

export const listSchemes = route({
  name: 'planning.listSchemes', method: 'GET', path: '/api/planning/cases/{id}/schemes', kind: 'query', permission: 'planning.view',
  summary: 'The alternatives of a case', params: idParams, reply: z.object({ rows: z.array(schemeRow) }),
}) // prettier-ignore
export const createScheme = route({
  name: 'planning.createScheme', method: 'POST', path: '/api/planning/cases/{id}/schemes', kind: 'command', permission: 'planning.draw',
  summary: 'Begins a scheme from the communities of today, or from nothing', params: idParams,
  body: z.object({ name: needed(60), from: z.enum(['current', 'empty']).default('current') }), reply: done,
}) // prettier-ignore
export const getScheme = route({
  name: 'planning.getScheme', method: 'GET', path: '/api/planning/schemes/{id}', kind: 'query', permission: 'planning.view',
  summary: 'A scheme with its communities, totals and what is wrong with it', params: idParams, reply: schemeView,
}) // prettier-ignore

export const move = z.object({ unitIds: z.array(uuid).min(1).max(20_000), to: key.nullable() })
export const edit = z.object({
  ...versioned,
  moves: z.array(move).max(2_000).default([]),
  /** Facts of communities by key; a key that is not there yet becomes a new community. */
  communities: z.array(community.partial().required({ key: true })).max(2_000).default([]),
  /** Communities to be taken away; their units become unassigned. */
  remove: z.array(key).max(2_000).default([]),
  /** All locks of the scheme as they are after this step; left out: they stay as they are. */
  locks: locks.optional(),
}) // prettier-ignore
export type Edit = z.infer<typeof edit>
/** Totals are the page's own, unit by unit; `getScheme` says them as the server counts. */
const editReply = done.extend({
  communities: z.array(community),
  undo: z.string().nullable(),
  redo: z.string().nullable(),
})

export const editScheme = route({
  name: 'planning.editScheme', method: 'POST', path: '/api/planning/schemes/{id}/edits', kind: 'command', permission: 'planning.draw',
  summary: 'Moves units between communities and changes communities, as one step that can be undone', params: idParams, body: edit, reply: editReply,
}) // prettier-ignore
export const undoEdit = route({
  name: 'planning.undoEdit', method: 'POST', path: '/api/planning/schemes/{id}/undo', kind: 'command', permission: 'planning.draw',
  summary: 'Undoes the last step', params: idParams, body: z.object(versioned), reply: editReply,
}) // prettier-ignore
export const redoEdit = route({
  name: 'planning.redoEdit', method: 'POST', path: '/api/planning/schemes/{id}/redo', kind: 'command', permission: 'planning.draw',
  summary: 'Does again what was undone', params: idParams, body: z.object(versioned), reply: editReply,
}) // prettier-ignore
export const changesSince = route({
  name: 'planning.changesSince', method: 'GET', path: '/api/planning/schemes/{id}/changes', kind: 'query', permission: 'planning.view',
  summary: 'What others changed in a scheme since a version', params: idParams, query: z.object({ since: z.coerce.number().int().min(0) }),
  reply: z.object({
    version,
    rows: z.array(z.object({ version, kind: z.string(), undone: z.boolean(), byName: z.string(), at: z.date(), units: z.number().int() })),
    /** Where those units are now that were touched since. */
    moves: z.array(z.object({ unitId: uuid, to: z.string().nullable() })),
    communities: z.array(community),
  }),
}) // prettier-ignore
export const changeScheme = route({
  name: 'planning.changeScheme', method: 'POST', path: '/api/planning/schemes/{id}/change', kind: 'command', permission: 'planning.draw',
  summary: 'Changes name, bounds, weights, locks or layers of a scheme', params: idParams,
  body: z.object({ ...versioned, name: needed(60).optional(), params: params.partial().optional() }), reply: done,
}) // prettier-ignore
export const copyScheme = route({
  name: 'planning.copyScheme', method: 'POST', path: '/api/planning/schemes/{id}/copy', kind: 'command', permission: 'planning.draw',
  summary: 'Copies a scheme as a new alternative', params: idParams, body: z.object({ name: needed(60) }), reply: done,
}) // prettier-ignore
export const dropScheme = route({
  name: 'planning.dropScheme', method: 'POST', path: '/api/planning/schemes/{id}/drop', kind: 'command', permission: 'planning.draw',
  summary: 'Drops an alternative', params: idParams, body: z.object({ ...versioned, reason: words(300).optional() }), reply: done,
}) // prettier-ignore
export const compareSchemes = route({
  name: 'planning.compareSchemes', method: 'GET', path: '/api/planning/schemes/{id}/compare', kind: 'query', permission: 'planning.view',
  summary: 'Two schemes of one case side by side: which units differ, and what each amounts to', params: idParams, query: z.object({ with: uuid }),
  reply: z.object({
    sides: z.array(z.object({ id: uuid, name: z.string(), communities: z.number().int(), outOfBand: z.number().int(), unassigned: z.number().int(), torn: z.number().int(), cut: z.number(), movedHouseholds: z.number(), movedPeople: z.number() })),
    /** Communities of the two that hold most of each other's households. */
    pairs: z.array(z.object({ a: z.string().nullable(), b: z.string().nullable(), aName: z.string(), bName: z.string(), shared: z.number(), aHouseholds: z.number(), bHouseholds: z.number() })),
    /** Units that the two put into communities that are no pair. */
    differ: z.object({ unitIds: z.array(uuid), households: z.number(), people: z.number() }),
  }),
}) // prettier-ignore

const lineList = z.array(z.object({ row: z.number().int(), unit: z.string() }))
export const readAssignment = route({
  name: 'planning.readAssignment', method: 'POST', path: '/api/planning/schemes/{id}/assignment/read', kind: 'query', permission: 'planning.draw', upload: true,
  summary: 'Reads a whole assignment without applying it: what it would put where, what it cannot place, what it omits', params: idParams,
  reply: z.object({
    version, lines: z.number().int(), placed: z.number().int(), moved: z.number().int(), unassigned: z.number().int(),
    unknown: lineList, ambiguous: lineList, contradicting: lineList, omitted: z.array(z.object({ id: uuid, name: z.string() })),
    counts: z.object({ unknown: z.number().int(), ambiguous: z.number().int(), contradicting: z.number().int(), omitted: z.number().int() }),
    communities: z.array(z.object({ name: z.string(), units: z.number().int(), households: z.number().int(), isNew: z.boolean() })),
  }),
}) // prettier-ignore
export const importAssignment = route({
  name: 'planning.importAssignment', method: 'POST', path: '/api/planning/schemes/{id}/assignment', kind: 'command', permission: 'planning.draw', upload: true,
  summary: 'Takes in a whole assignment (CSV or Excel: unit, community); lists what it cannot place and what it omits', params: idParams,
  query: z.object({ version: z.coerce.number().int().min(1) }),
  reply: editReply.extend({ unknown: lineList, ambiguous: lineList, contradicting: lineList, omitted: z.array(uuid) }),
}) // prettier-ignore
