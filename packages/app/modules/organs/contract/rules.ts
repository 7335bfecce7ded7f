import { z } from 'zod'
import { day, route, timeQuery, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { adopters, ruleKinds, ruleStates } from '../rules/institutions.ts'
import { done, needed, organKind, organParams, versioned, words } from './base.ts'

export const ruleKind = z.enum(ruleKinds)
export const ruleState = z.enum(ruleStates)
export const adopter = z.enum(adopters)
const count = z.number().int().min(0).max(10_000_000)

export const ruleRow = z.object({
  areaId: uuid, id: uuid, organId: uuid, organ: z.string(), area: z.string(), kind: ruleKind, title: z.string(), state: ruleState, seq: z.number().int(), adoptedOn: day.nullable(), filedOn: day.nullable(),
  inForceOn: day.nullable(), nextReviewOn: day.nullable(), reviewLate: z.boolean(), version: z.number().int(),
}) // prettier-ignore
export type RuleRow = z.infer<typeof ruleRow>
export const listRules = route({
  name: 'organs.listRules', method: 'GET', path: '/api/organs/rules', kind: 'query', permission: 'organs.view', summary: 'Rules of the bodies at or below an area, each with its latest version',
  query: listQuery.extend({ ...timeQuery.shape, areaId: uuid, organId: uuid.optional(), kind: ruleKind.optional(), state: ruleState.optional() }), reply: pageOf(ruleRow),
}) // prettier-ignore

export const ruleVersion = z.object({
  seq: z.number().int(), text: z.string(), state: ruleState, draftedOn: day, adoptedOn: day.nullable(), adoptedBy: adopter.nullable(), entitled: count.nullable(), present: count.nullable(),
  votesFor: count.nullable(), votesAgainst: count.nullable(), abstained: count.nullable(), filedOn: day.nullable(), filedWith: z.string().nullable(), inForceOn: day.nullable(), endedOn: day.nullable(),
  nextReviewOn: day.nullable(), correction: z.string().nullable(),
}) // prettier-ignore
export const ruleDetail = z.object({
  areaId: uuid, id: uuid, area: z.string(), organId: uuid, organ: z.string(), organKind, kind: ruleKind, title: z.string(), version: z.number().int(), currentSeq: z.number().int().nullable(),
  versions: z.array(ruleVersion), verbs: z.array(z.string()),
}) // prettier-ignore
export type RuleDetail = z.output<typeof ruleDetail>
export const getRule = route({
  name: 'organs.getRule', method: 'GET', path: '/api/organs/rules/{areaId}/{id}', kind: 'query', permission: 'organs.view', summary: 'One rule with all its versions, the latest first', params: organParams, reply: ruleDetail,
}) // prettier-ignore

export const draftRule = route({
  name: 'organs.draftRule', method: 'POST', path: '/api/organs/rules', kind: 'command', permission: 'organs.rules', summary: 'A rule of a body is drafted', reply: done,
  body: z.object({ areaId: uuid, organId: uuid, kind: ruleKind, title: needed(80), text: needed(50_000) }),
}) // prettier-ignore
export const editRule = route({
  name: 'organs.editRule', method: 'POST', path: '/api/organs/rules/{areaId}/{id}/edit', kind: 'command', permission: 'organs.rules',
  summary: 'Writes the draft of a rule; where there is none, a new version is begun', params: organParams, reply: done, body: z.object({ ...versioned, title: needed(80), text: needed(50_000) }),
}) // prettier-ignore
export const adoptRule = route({
  name: 'organs.adoptRule', method: 'POST', path: '/api/organs/rules/{areaId}/{id}/adopt', kind: 'command', permission: 'organs.rules', summary: 'A meeting adopted the draft: by whom, with what vote', params: organParams, reply: done,
  body: z.object({ ...versioned, on: day, by: adopter, entitled: count, present: count, votesFor: count, votesAgainst: count, abstained: count, resolutionId: uuid.nullable().default(null) }),
}) // prettier-ignore
export const fileRule = route({
  name: 'organs.fileRule', method: 'POST', path: '/api/organs/rules/{areaId}/{id}/file', kind: 'command', permission: 'organs.file', summary: 'The rule is put on file with an office', params: organParams, reply: done,
  body: z.object({ ...versioned, on: day, with: needed(80) }),
}) // prettier-ignore
export const enforceRule = route({
  name: 'organs.enforceRule', method: 'POST', path: '/api/organs/rules/{areaId}/{id}/enforce', kind: 'command', permission: 'organs.rules', summary: 'The rule holds from a day on; the version before it ends', params: organParams, reply: done,
  body: z.object({ ...versioned, on: day, nextReviewOn: day.nullable().default(null) }),
}) // prettier-ignore
export const orderCorrection = route({
  name: 'organs.orderCorrection', method: 'POST', path: '/api/organs/rules/{areaId}/{id}/correct', kind: 'command', permission: 'organs.file',
  summary: 'An office orders a rule corrected that is against the law: work for the community', params: organParams, reply: done, body: z.object({ ...versioned, text: needed(500), dueOn: day }),
}) // prettier-ignore
export const withdrawRule = route({
  name: 'organs.withdrawRule', method: 'POST', path: '/api/organs/rules/{areaId}/{id}/withdraw', kind: 'command', permission: 'organs.rules', summary: 'The draft is given up, or the rule holds no more', params: organParams, reply: done,
  body: z.object({ ...versioned, on: day, reason: words(300).default('') }),
}) // prettier-ignore
