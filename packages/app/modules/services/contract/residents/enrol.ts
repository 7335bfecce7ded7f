import { z } from 'zod'
import { day, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { relations } from '../../rules/residents/family.ts'
import { needed, versioned, words } from '../base.ts'

/** How a worker saw who somebody is. */
export const checks = ['idCard', 'householdBook', 'visit', 'unitLetter'] as const
const checking = { checked: z.enum(checks), note: words(200).default('') }
const who = { personId: uuid.optional(), localUnitId: uuid.optional() }
const oneOf = (input: { personId?: string | undefined; localUnitId?: string | undefined }) =>
  (input.personId === undefined) !== (input.localUnitId === undefined)
const oneOfMessage = { path: ['personId'], params: { code: 'services.personOrUnit' }, message: 'services.personOrUnit' }

export const slip = z.object({
  id: uuid, code: z.string(), expiresAt: z.date(), url: z.string(), qr: z.string(), name: z.string(),
}) // prettier-ignore
export const giveCode = route({
  name: 'services.giveCode', method: 'POST', path: '/api/services/residents/codes', kind: 'command', permission: 'services.enrol',
  summary: 'A one-time code for a person or a unit whose identity was checked', reply: slip, secretReply: true,
  body: z.object({ ...who, ...checking }).refine(oneOf, oneOfMessage),
}) // prettier-ignore

export const codeRow = z.object({
  id: uuid, name: z.string(), of: z.enum(['person', 'unit']), checked: z.enum(checks), madeBy: z.string(), madeAt: z.date(), expiresAt: z.date(), tries: z.number().int(),
  state: z.enum(['open', 'used', 'expired', 'blocked', 'withdrawn']),
}) // prettier-ignore
export const listCodes = route({
  name: 'services.listCodes', method: 'GET', path: '/api/services/residents/codes', kind: 'query', permission: 'services.enrol',
  summary: 'Codes given out, newest first', query: listQuery.extend({ areaId: uuid.optional() }), reply: pageOf(codeRow),
}) // prettier-ignore
export const withdrawCode = route({
  name: 'services.withdrawCode', method: 'POST', path: '/api/services/residents/codes/{id}/withdraw', kind: 'command', permission: 'services.enrol',
  summary: 'A code is lost: it holds no more', params: z.object({ id: uuid }), body: z.object({ reason: needed(200) }), reply: z.object({ id: uuid }),
}) // prettier-ignore

export const memberDone = z.object({ id: uuid, communityId: uuid, version: z.number().int() })
export const tieAccount = route({
  name: 'services.tieAccount', method: 'POST', path: '/api/services/residents/ties', kind: 'command', permission: 'services.enrol',
  summary: 'Ties an account that exists to a person or a unit', reply: memberDone,
  body: z.object({ login: needed(64), ...who, ...checking }).refine(oneOf, oneOfMessage),
}) // prettier-ignore

export const memberKinds = ['self', 'family', 'delegate'] as const
export const memberRow = z.object({
  id: uuid, version: z.number().int(), communityId: uuid, community: z.string(), kind: z.enum(memberKinds), name: z.string(), login: z.string(), accountName: z.string(),
  relation: z.enum(relations).nullable(), checked: z.enum(checks), note: z.string(), checkedBy: z.string(), checkedAt: z.date(), validTo: day.nullable(),
  state: z.enum(['current', 'ended']), endedReason: z.string().nullable(), lastLoginAt: z.date().nullable(),
}) // prettier-ignore
export const listMembers = route({
  name: 'services.listMembers', method: 'GET', path: '/api/services/residents/members', kind: 'query', permission: 'services.enrol',
  summary: 'Accounts tied to people and units of an area',
  query: listQuery.extend({ areaId: uuid.optional(), kind: z.enum(memberKinds).optional(), state: z.enum(['current', 'ended']).optional(), personId: uuid.optional() }),
  reply: pageOf(memberRow),
}) // prettier-ignore

const memberParams = z.object({ id: uuid })
export const addFamily = route({
  name: 'services.addFamily', method: 'POST', path: '/api/services/residents/members/{id}/family', kind: 'command', permission: 'services.enrol',
  summary: 'Lets a resident act for a minor child, or for a parent or another adult who agreed, until a day', params: memberParams, reply: memberDone,
  body: z.object({ personId: uuid, relation: z.enum(relations), until: day.optional(), checked: z.enum(checks), note: needed(200) }),
}) // prettier-ignore
export const endMember = route({
  name: 'services.endMember', method: 'POST', path: '/api/services/residents/members/{id}/end', kind: 'command', permission: 'services.enrol',
  summary: 'Unties an account; with it end those it acts for', params: memberParams, reply: memberDone, body: z.object({ ...versioned, reason: needed(200) }),
}) // prettier-ignore
export const readmitMember = route({
  name: 'services.readmitMember', method: 'POST', path: '/api/services/residents/members/{id}/readmit', kind: 'command', permission: 'services.enrol',
  summary: 'A resident lost the password: a one-time password after a look at their papers', params: memberParams, secretReply: true,
  body: z.object({ checked: z.enum(checks), note: words(200).default('') }), reply: z.object({ login: z.string(), initialPassword: z.string() }),
}) // prettier-ignore

/** With the code from the counter. Few tries: by code five, by address ten a minute. */
export const signUp = route({
  name: 'services.signUp', method: 'POST', path: '/api/services/residents/sign-up', kind: 'command', permission: 'public', open: { perMinute: 10, writes: 'each' },
  summary: 'Opens an account with the code from the counter and logs it in', reply: z.object({ login: z.string() }),
  body: z.object({ code: needed(40), login: needed(64), password: z.string().min(1).max(200), elderMode: z.boolean().default(false) }),
}) // prettier-ignore
export const bindCode = route({
  name: 'services.bindCode', method: 'POST', path: '/api/services/residents/bind', kind: 'command', permission: 'session',
  summary: 'Ties my account by the code from the counter', body: z.object({ code: needed(40) }), reply: memberDone,
}) // prettier-ignore
