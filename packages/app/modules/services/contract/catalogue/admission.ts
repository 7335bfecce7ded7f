import { z } from 'zod'
import { day, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { done, needed, versioned, words } from '../base.ts'

export const admissionStates = ['asked', 'admitted', 'refused', 'ended'] as const
/** What work that is handed down cannot do without: what it rests on, who pays, who does it (责权利统一、费随事转). */
export const admissionNeeds = ['basis', 'payer', 'post'] as const
export type AdmissionNeed = (typeof admissionNeeds)[number]

export const admissionRow = z.object({
  id: uuid, version: z.number().int(), areaId: uuid, area: z.string(), work: z.string(), text: z.string(), department: z.string(), basis: z.string(), basisPolicyKey: z.string().nullable(),
  payer: z.string(), amountFen: z.number().int().nullable(), post: z.string(), fromDay: day.nullable(), toDay: day.nullable(), admission: z.enum(admissionStates),
  missing: z.array(z.enum(admissionNeeds)), refusal: z.string().nullable(), askedBy: z.string(), askedAt: z.date(), decidedBy: z.string().nullable(), decidedAt: z.date().nullable(),
  endedReason: z.string().nullable(),
}) // prettier-ignore
export type AdmissionRow = z.infer<typeof admissionRow>
const key = z.object({ areaId: uuid, id: uuid })

export const listAdmissions = route({
  name: 'services.listAdmissions', method: 'GET', path: '/api/services/admissions', kind: 'query', permission: 'services.view',
  summary: 'Work handed down to communities, asked, admitted and refused',
  query: listQuery.extend({ areaId: uuid.optional(), admission: z.enum(admissionStates).optional(), incomplete: z.enum(['true']).optional() }), reply: pageOf(admissionRow),
}) // prettier-ignore
export const getAdmission = route({
  name: 'services.getAdmission', method: 'GET', path: '/api/services/admissions/{areaId}/{id}', kind: 'query', permission: 'services.view',
  summary: 'One piece of work handed down', params: key, reply: admissionRow,
}) // prettier-ignore

const count = z.number().int()
export const admissionFigures = route({
  name: 'services.admissionFigures', method: 'GET', path: '/api/services/admission-figures', kind: 'query', permission: 'services.view',
  summary: 'How much work each department handed down, and how much of it was refused', query: listQuery.extend({ areaId: uuid.optional() }),
  reply: pageOf(z.object({ department: z.string(), asked: count, admitted: count, refused: count, refusedMissing: count, ended: count })),
}) // prettier-ignore

const facts = {
  work: needed(80), text: words(2000).default(''), department: needed(80), basis: words(200).default(''), basisPolicyKey: words(200).nullable().default(null),
  payer: words(80).default(''), amountFen: z.number().int().min(0).max(100_000_000_000).nullable().default(null), post: words(120).default(''), fromDay: day.nullable().default(null), toDay: day.nullable().default(null),
} // prettier-ignore
export const askAdmission = route({
  name: 'services.askAdmission', method: 'POST', path: '/api/services/admissions', kind: 'command', permission: 'services.view',
  summary: 'Work is handed down to communities: by an officer for a department, or noted by the committee that was asked', reply: z.object({ ids: z.array(z.object({ areaId: uuid, id: uuid })), missing: z.array(z.enum(admissionNeeds)) }),
  body: z.object({ areaIds: z.array(uuid).min(1).max(300), ...facts }),
}) // prettier-ignore
export const completeAdmission = route({
  name: 'services.completeAdmission', method: 'POST', path: '/api/services/admissions/{areaId}/{id}/complete', kind: 'command', permission: 'services.view',
  summary: 'Says basis, payer or post that was missing; what was refused is asked anew', params: key, reply: done,
  body: z.object({ ...versioned, basis: words(200), basisPolicyKey: words(200).nullable().default(null), payer: words(80), amountFen: facts.amountFen, post: words(120) }),
}) // prettier-ignore
export const admitWork = route({
  name: 'services.admitWork', method: 'POST', path: '/api/services/admissions/{areaId}/{id}/admit', kind: 'command', permission: 'services.admit',
  summary: 'The committee takes the work on; refused while basis, payer or post is missing', params: key, reply: done, body: z.object(versioned),
}) // prettier-ignore
export const refuseWork = route({
  name: 'services.refuseWork', method: 'POST', path: '/api/services/admissions/{areaId}/{id}/refuse', kind: 'command', permission: 'services.admit',
  summary: 'The committee refuses the work: with one click where something is missing, with its reason otherwise', params: key, reply: done, body: z.object({ ...versioned, reason: words(500).optional() }),
}) // prettier-ignore
export const endWork = route({
  name: 'services.endWork', method: 'POST', path: '/api/services/admissions/{areaId}/{id}/end', kind: 'command', permission: 'services.admit',
  summary: 'Admitted work ends', params: key, reply: done, body: z.object({ ...versioned, reason: needed(300) }),
}) // prettier-ignore
