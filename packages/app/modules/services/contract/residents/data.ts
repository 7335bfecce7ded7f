import { z } from 'zod'
import { day, route, uuid } from '#shared/contract.ts'
import { requestCorrection } from '#modules/registers/contract/index.ts'

const own = { permission: 'services.own' } as const

export const getOwnData = route({
  name: 'services.getOwnData', method: 'GET', path: '/api/services/mine/data', kind: 'query', ...own,
  summary: 'What is kept of me, who looked it up and why, on which lists I stand, what I asked to correct', query: z.object({ memberId: uuid.optional() }),
  reply: z.object({
    memberId: uuid, name: z.string(),
    facts: z.array(z.object({ field: z.string(), value: z.string(), correctable: z.boolean() })),
    looks: z.array(z.object({ id: uuid, at: z.date(), by: z.string(), fields: z.array(z.string()), purpose: z.string(), reason: z.string() })),
    lists: z.array(z.object({ id: uuid, list: z.string(), source: z.string(), purpose: z.string(), legalBasis: z.string(), from: day, expiresOn: day })),
    requests: z.array(z.object({ id: uuid, field: z.string(), oldValue: z.string(), newValue: z.string(), reason: z.string(), state: z.enum(['requested', 'accepted', 'refused']), requestedAt: z.date(), decision: z.string().nullable() })),
  }),
}) // prettier-ignore
export type OwnData = z.output<typeof getOwnData.reply>

export const askOwnCorrection = route({
  name: 'services.askOwnCorrection', method: 'POST', path: '/api/services/mine/data/corrections', kind: 'command', ...own,
  summary: 'Asks to have a fact about me put right', body: requestCorrection.body.extend({ memberId: uuid.optional() }), reply: z.object({ id: uuid }),
}) // prettier-ignore

export const getOwnUnit = route({
  name: 'services.getOwnUnit', method: 'GET', path: '/api/services/mine/unit', kind: 'query', ...own,
  summary: 'The unit I speak for', query: z.object({ memberId: uuid.optional() }),
  reply: z.object({
    memberId: uuid, name: z.string(), kind: z.string(), superior: z.string(), address: z.string(), contact: z.string(), phoneMasked: z.string().nullable(), staff: z.number().int().nullable(), community: z.string(),
    delegates: z.array(z.object({ name: z.string(), since: z.date(), own: z.boolean() })), open: z.number().int(), all: z.number().int(),
  }),
}) // prettier-ignore
