import { z } from 'zod'
import { day, route, timeQuery, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { done, family, inReason, needed, organKind, organParams, outMeeting, outReason, post, seating, sex, sourceKind, span, versioned, words } from './base.ts' // prettier-ignore

export const organRow = z.object({
  areaId: uuid, id: uuid, area: z.string(), kind: organKind, family, name: z.string(), parentId: uuid.nullable(), parent: z.string().nullable(),
  foundedOn: day, endedOn: day.nullable(), head: z.string().nullable(), seats: z.number().int(), seated: z.number().int(), women: z.number().int(),
  termNumber: z.number().int().nullable(), termTo: day.nullable(), version: z.number().int(),
}) // prettier-ignore
export type OrganRow = z.infer<typeof organRow>

export const listOrgans = route({
  name: 'organs.listOrgans', method: 'GET', path: '/api/organs', kind: 'query', permission: 'organs.view',
  summary: 'Bodies at or below an area on a day',
  query: listQuery.extend({ ...timeQuery.shape, areaId: uuid, kind: organKind.optional(), family: family.optional(), below: z.enum(['true']).optional(), ended: z.enum(['true']).optional() }),
  reply: pageOf(organRow),
}) // prettier-ignore

export const memberRow = z.object({
  id: uuid, personId: uuid.nullable(), name: z.string(), sex, post, termId: uuid.nullable(), ...span, inReason, outReason: outReason.nullable(),
  source: z.string(), decree: z.string(), outSource: z.string().nullable(), outDecree: z.string().nullable(), outMeeting: outMeeting.nullable(),
  /** The residents' group that chose a representative. */
  group: z.string().nullable(),
  /** Other posts that the same person holds on the day. */
  elsewhere: z.array(z.object({ areaId: uuid, organId: uuid, organ: z.string(), kind: organKind, post })),
}) // prettier-ignore
export type MemberRow = z.infer<typeof memberRow>
export const termRow = z.object({
  id: uuid, number: z.number().int(), from: day, to: day, ruleSetDay: day, sourceKind, sourceId: uuid.nullable(), source: z.string(), decree: z.string(),
  /** When the election that began it was declared void: from then on it is no term of the body. */
  voidedOn: day.nullable(), recordedAt: z.date(),
}) // prettier-ignore
export const postRow = z.object({ kind: post, seats: z.number().int(), seated: z.number().int() })
export const organDetail = z.object({
  areaId: uuid, id: uuid, area: z.string(), kind: organKind, family, name: z.string(), purpose: z.string(), households: z.number().int().nullable(),
  parent: z.object({ areaId: uuid, id: uuid, name: z.string() }).nullable(), children: z.array(z.object({ areaId: uuid, id: uuid, name: z.string(), kind: organKind })),
  foundedOn: day, endedOn: day.nullable(), endedReason: z.string().nullable(), source: z.string(), version: z.number().int(),
  /** The term that runs on the day, or the last one where it has run out. */
  term: termRow.nullable(), termOver: z.boolean(), terms: z.array(termRow), posts: z.array(postRow), members: z.array(memberRow), past: z.array(memberRow),
  /** 书记、主任一人兼: the same person leads the committee and the party body of the area. */
  oneForBoth: z.boolean(), can: z.array(z.string()),
}) // prettier-ignore
export type OrganDetail = z.output<typeof organDetail>
export const getOrgan = route({
  name: 'organs.getOrgan', method: 'GET', path: '/api/organs/{areaId}/{id}', kind: 'query', permission: 'organs.view',
  summary: 'One body on a day: its posts, who holds them, its terms and who was there before', params: organParams, query: timeQuery, reply: organDetail,
}) // prettier-ignore

export const postFields = z.object({ kind: post, seats: z.number().int().min(0).max(500) })
export const foundOrgan = route({
  name: 'organs.foundOrgan', method: 'POST', path: '/api/organs', kind: 'command', permission: 'organs.found', summary: 'A body is founded', reply: done,
  body: z.object({
    areaId: uuid, kind: organKind, name: needed(80), on: day, source: needed(300), purpose: words(500).default(''), households: z.number().int().min(0).max(100_000).nullable().default(null),
    parent: z.object({ areaId: uuid, organId: uuid }).nullable().default(null), posts: z.array(postFields).max(10).default([]),
  }),
}) // prettier-ignore
export const changeOrgan = route({
  name: 'organs.changeOrgan', method: 'POST', path: '/api/organs/{areaId}/{id}/change', kind: 'command', permission: 'organs.keep',
  summary: 'Changes what is said of a body', params: organParams, reply: done,
  body: z.object({ ...versioned, name: needed(80), purpose: words(500).default(''), households: z.number().int().min(0).max(100_000).nullable().default(null), source: needed(300) }),
}) // prettier-ignore
export const setPosts = route({
  name: 'organs.setPosts', method: 'POST', path: '/api/organs/{areaId}/{id}/posts', kind: 'command', permission: 'organs.keep',
  summary: 'How many seats each post of a body has from a day on', params: organParams, reply: done, body: z.object({ ...versioned, on: day, posts: z.array(postFields).max(10) }),
}) // prettier-ignore
export const endOrgan = route({
  name: 'organs.endOrgan', method: 'POST', path: '/api/organs/{areaId}/{id}/end', kind: 'command', permission: 'organs.found',
  summary: 'A body ends on a day, and the posts in it', params: organParams, reply: done, body: z.object({ ...versioned, on: day, reason: needed(300) }),
}) // prettier-ignore

export const beginTerm = route({
  name: 'organs.beginTerm', method: 'POST', path: '/api/organs/{areaId}/{id}/terms', kind: 'command', permission: 'organs.keep',
  summary: 'A new term begins: who sat before leaves, who was chosen takes a seat', params: organParams, reply: done,
  body: z.object({ ...versioned, from: day, to: day, ruleSetDay: day.optional(), sourceKind, source: needed(300), decree: words(120).default(''), members: z.array(seating).max(500) }),
}) // prettier-ignore
export const seatMember = route({
  name: 'organs.seatMember', method: 'POST', path: '/api/organs/{areaId}/{id}/members', kind: 'command', permission: 'organs.keep',
  summary: 'Somebody takes a seat in the term that runs', params: organParams, reply: done,
  body: seating.extend({ ...versioned, on: day, source: needed(300), decree: words(120).default('') }),
}) // prettier-ignore
export const endMember = route({
  name: 'organs.endMember', method: 'POST', path: '/api/organs/{areaId}/{id}/members/{memberId}/end', kind: 'command', permission: 'organs.keep',
  summary: 'Somebody leaves a seat', params: organParams.extend({ memberId: uuid }), reply: done,
  /** Where the law of the day says who accepts a resignation: that meeting, its day as `on`, its resolution or minutes as `decree`. */
  body: z.object({ ...versioned, on: day, reason: outReason, source: needed(300), decree: words(120).default(''), meeting: outMeeting.nullable().default(null) }),
}) // prettier-ignore

export const relation = z.enum(['spouse', 'parentChild', 'siblings', 'grandparentGrandchild', 'inLaw', 'collateral'])
export const tieRow = z.object({
  areaId: uuid, id: uuid, personA: uuid, a: z.string(), personB: uuid, b: z.string(), relation, ground: z.string(), declaredOn: day, withdrawnOn: day.nullable(), version: z.number().int(),
}) // prettier-ignore
export const listTies = route({
  name: 'organs.listTies', method: 'GET', path: '/api/organs/ties', kind: 'query', permission: 'organs.keep', summary: 'Ties of kinship declared at an area',
  query: listQuery.extend({ areaId: uuid }), reply: pageOf(tieRow),
}) // prettier-ignore
export const declareTie = route({
  name: 'organs.declareTie', method: 'POST', path: '/api/organs/ties', kind: 'command', permission: 'organs.keep', summary: 'A tie of kinship that the register cannot see is declared', reply: done,
  body: z.object({ areaId: uuid, personA: uuid, personB: uuid, relation, ground: needed(200), on: day }),
}) // prettier-ignore
export const withdrawTie = route({
  name: 'organs.withdrawTie', method: 'POST', path: '/api/organs/ties/{areaId}/{id}/withdraw', kind: 'command', permission: 'organs.keep',
  summary: 'A declared tie was a mistake, or is one no more', params: organParams, reply: done, body: z.object({ ...versioned, on: day, reason: needed(200) }),
}) // prettier-ignore

export const candidatesFor = route({
  name: 'organs.peopleFor', method: 'GET', path: '/api/organs/people', kind: 'query', permission: 'organs.keep', summary: 'People of a community by name, to be given a seat',
  query: z.object({ areaId: uuid, search: z.string().trim().min(1).max(40) }),
  reply: z.object({ rows: z.array(z.object({ personId: uuid, name: z.string(), sex, birthOn: day, address: z.string() })) }),
}) // prettier-ignore
