import { z } from 'zod'
import { day, idParams, route, uuid } from '#shared/contract.ts'
import { isSocialCreditCode } from '#shared/codes.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { done, needed, versioned, words } from '../base.ts'

export const providerKinds = ['government', 'committee', 'socialOrganisation', 'enterprise', 'shop', 'localUnit', 'volunteers', 'other'] as const // prettier-ignore
const fields = {
  name: needed(80),
  providerKind: z.enum(providerKinds),
  /** Unified social credit code (GB 32100), where it has one. */
  creditCode: z
    .string()
    .trim()
    .transform((t) => t.toUpperCase() || null)
    .refine((t) => t === null || isSocialCreditCode(t), 'services.creditCode')
    .nullable()
    .default(null),
  localUnitId: uuid.nullable().default(null),
  summary: words(500).default(''),
  telephone: words(40).default(''),
  email: z.union([z.literal(''), z.email()]).default(''),
  website: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
}
export const providerRow = z.object({
  id: uuid, version: z.number().int(), areaId: uuid, area: z.string(), name: z.string(), providerKind: z.enum(providerKinds), creditCode: z.string().nullable(), localUnitId: uuid.nullable(), summary: z.string(),
  telephone: z.string(), email: z.string(), website: z.string(), places: z.number().int(), items: z.number().int(), contracts: z.number().int(), validFrom: day, validTo: day.nullable(),
}) // prettier-ignore
export type ProviderRow = z.infer<typeof providerRow>

export const listProviders = route({
  name: 'services.listProviders', method: 'GET', path: '/api/services/providers', kind: 'query', permission: 'services.view',
  summary: 'Who provides services in an area', reply: pageOf(providerRow),
  query: listQuery.extend({ areaId: uuid.optional(), providerKind: z.enum(providerKinds).optional(), past: z.enum(['true']).optional() }),
}) // prettier-ignore
export const addProvider = route({
  name: 'services.addProvider', method: 'POST', path: '/api/services/providers', kind: 'command', permission: 'services.network',
  summary: 'Adds a provider', reply: done, body: z.object({ areaId: uuid, ...fields }),
}) // prettier-ignore
export const changeProvider = route({
  name: 'services.changeProvider', method: 'POST', path: '/api/services/providers/{id}/change', kind: 'command', permission: 'services.network',
  summary: 'Changes what is said of a provider', params: idParams, reply: done, body: z.object({ ...versioned, ...fields }),
}) // prettier-ignore
export const endProvider = route({
  name: 'services.endProvider', method: 'POST', path: '/api/services/providers/{id}/end', kind: 'command', permission: 'services.network',
  summary: 'A provider leaves the network; refused while contracts run', params: idParams, reply: done, body: z.object({ ...versioned, on: day, reason: needed(300) }),
}) // prettier-ignore

export const grades = ['good', 'fair', 'poor'] as const
export const contractRow = z.object({
  id: uuid, version: z.number().int(), areaId: uuid, area: z.string(), providerId: uuid, provider: z.string(), title: z.string(), number: z.string(),
  /** In Fen. */
  amountFen: z.number().int(), validFrom: day, validTo: day, itemIds: z.array(uuid), items: z.array(z.string()), running: z.boolean(), endedOn: day.nullable(), endedReason: z.string().nullable(),
  good: z.number().int(), fair: z.number().int(), poor: z.number().int(),
}) // prettier-ignore
export type ContractRow = z.infer<typeof contractRow>
export const listContracts = route({
  name: 'services.listContracts', method: 'GET', path: '/api/services/contracts', kind: 'query', permission: 'services.view',
  summary: 'Contracts with providers within reach, with what was remarked of their quality', reply: pageOf(contractRow),
  query: listQuery.extend({ areaId: uuid.optional(), providerId: uuid.optional(), running: z.enum(['true']).optional() }),
}) // prettier-ignore
export const getContract = route({
  name: 'services.getContract', method: 'GET', path: '/api/services/contracts/{id}', kind: 'query', permission: 'services.view',
  summary: 'One contract with the remarks on its quality', params: idParams,
  reply: contractRow.extend({ remarks: z.array(z.object({ seq: z.number().int(), day, grade: z.enum(grades), text: z.string(), byName: z.string(), at: z.date() })) }),
}) // prettier-ignore
export const addContract = route({
  name: 'services.addContract', method: 'POST', path: '/api/services/contracts', kind: 'command', permission: 'services.network',
  summary: 'A service is bought from a provider', reply: done,
  body: z.object({ areaId: uuid, providerId: uuid, title: needed(120), number: words(60).default(''), amountFen: z.number().int().min(0).max(100_000_000_000), validFrom: day, validTo: day, itemIds: z.array(uuid).max(50).default([]) }),
}) // prettier-ignore
export const endContract = route({
  name: 'services.endContract', method: 'POST', path: '/api/services/contracts/{id}/end', kind: 'command', permission: 'services.network',
  summary: 'A contract ends before its day', params: idParams, reply: done, body: z.object({ ...versioned, on: day, reason: needed(300) }),
}) // prettier-ignore
export const remarkContract = route({
  name: 'services.remarkContract', method: 'POST', path: '/api/services/contracts/{id}/remarks', kind: 'command', permission: 'services.network',
  summary: 'A remark on the quality of what is delivered', params: idParams, reply: done, body: z.object({ day, grade: z.enum(grades), text: needed(500) }),
}) // prettier-ignore
