import { z } from 'zod'
import { day, idParams, route, uuid, version } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { codeSystems } from '../rules/codes.ts'
import { changeKinds, confidences } from '../rules/diff/types.ts'
import { areaKinds, conversions } from '../rules/kinds.ts'
import { level } from './tree.ts'

export const releaseStates = ['received', 'refused', 'compared', 'taken', 'discarded'] as const
export type ReleaseState = (typeof releaseStates)[number]

const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
export const problem = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  params,
  where: z.object({ sheet: z.string().optional(), row: z.number().optional(), field: z.string().optional() }),
  /** The sentence in the language asked for. */
  message: z.string(),
})

export const releaseRow = z.object({
  id: uuid,
  fileName: z.string(),
  system: z.enum(codeSystems),
  releasedOn: day,
  state: z.enum(releaseStates),
  rows: z.number().int(),
  unchanged: z.number().int(),
  areaName: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.date(),
  takenBy: z.string().nullable(),
  takenAt: z.date().nullable(),
  version: z.number().int(),
})
export type ReleaseListRow = z.infer<typeof releaseRow>

export const uploadRelease = route({
  name: 'areas.uploadRelease',
  method: 'POST',
  path: '/api/areas/releases',
  summary: 'Hand in a release file (code,level,name,parent); it is checked and compared in the background',
  permission: 'areas.import',
  kind: 'command',
  upload: true,
  query: z.object({ system: z.enum(codeSystems).default('nbs'), releasedOn: day }),
  reply: z.object({ releaseId: uuid, jobId: uuid }),
})

export const listReleases = route({
  name: 'areas.releases',
  method: 'GET',
  path: '/api/areas/releases',
  summary: 'Release files handed in',
  permission: 'areas.import',
  kind: 'query',
  query: listQuery.extend({ state: z.enum(releaseStates).optional(), system: z.enum(codeSystems).optional() }),
  reply: pageOf(releaseRow),
})

export const getRelease = route({
  name: 'areas.release',
  method: 'GET',
  path: '/api/areas/releases/{id}',
  summary: 'One release file: what was found in it and by comparing it',
  permission: 'areas.import',
  kind: 'query',
  params: idParams,
  reply: releaseRow.extend({
    /** `<aspect>.<confidence>` → how many. */
    counts: z.record(z.string(), z.number().int()),
    problems: z.array(problem),
    /** How many open findings nobody has answered. */
    unanswered: z.number().int(),
  }),
})

const side = z.object({
  code: z.string().nullable(),
  name: z.string(),
  kind: z.enum(areaKinds),
  parentName: z.string().nullable(),
})
export const candidate = z.object({
  key: z.string(),
  code: z.string().nullable(),
  name: z.string(),
  parentName: z.string().nullable(),
})
export const verdict = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('confirmed') }),
  z.object({ verdict: z.literal('separate') }),
  z.object({ verdict: z.literal('same'), other: z.string().max(80) }),
  z.object({ verdict: z.literal('succeeded'), others: z.array(z.string().max(80)).min(1).max(20) }),
])
export const changeRow = z.object({
  seq: z.number().int(),
  key: z.string(),
  kind: z.enum(changeKinds),
  aspects: z.array(z.enum(changeKinds)),
  conversion: z.enum(conversions).nullable(),
  confidence: z.enum(confidences),
  reason: z.string(),
  level,
  areaId: uuid.nullable(),
  before: side.nullable(),
  after: side.nullable(),
  candidates: z.array(candidate),
  verdict: verdict.nullable(),
  decidedBy: z.string().nullable(),
})
export type ChangeRow = z.infer<typeof changeRow>

const changeFilter = {
  aspect: z.enum(changeKinds).optional(),
  conversion: z.enum(conversions).optional(),
  confidence: z.enum(confidences).optional(),
  level: z.coerce.number().int().min(1).max(7).optional(),
  answered: z.enum(['yes', 'no']).optional(),
}
export const listChanges = route({
  name: 'areas.changes',
  method: 'GET',
  path: '/api/areas/releases/{id}/changes',
  summary: 'The findings of comparing a release, one per area',
  permission: 'areas.import',
  kind: 'query',
  params: idParams,
  query: listQuery.extend(changeFilter),
  reply: pageOf(changeRow),
})

/** Either one finding by its number, or all that a filter names and nobody has answered yet. */
export const decideChanges = route({
  name: 'areas.decide',
  method: 'POST',
  path: '/api/areas/releases/{id}/decide',
  summary: 'Confirm or correct findings, singly or all of a kind',
  permission: 'areas.import',
  kind: 'command',
  params: idParams,
  body: z.object({
    seq: z.number().int().optional(),
    filter: z.object({ ...changeFilter, level: level.optional() }).optional(),
    verdict: verdict.nullable(),
  }),
  reply: z.object({ decided: z.number().int() }),
})

export const takeRelease = route({
  name: 'areas.takeRelease',
  method: 'POST',
  path: '/api/areas/releases/{id}/take',
  summary: 'Take a compared release over into the tree, from its day on',
  permission: 'areas.import',
  kind: 'command',
  params: idParams,
  body: z.object({ version }),
  reply: z.object({ jobId: uuid }),
})

export const discardRelease = route({
  name: 'areas.discardRelease',
  method: 'POST',
  path: '/api/areas/releases/{id}/discard',
  summary: 'Put a release aside that is not to be taken over',
  permission: 'areas.import',
  kind: 'command',
  params: idParams,
  body: z.object({ version, reason: z.string().trim().min(1).max(500) }),
  reply: z.object({ id: uuid }),
})
