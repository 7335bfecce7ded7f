import { z } from 'zod'
import { route, uuid } from '#shared/contract.ts'
import { networkLevels } from '../base.ts'

const own = { permission: 'services.own' } as const

export const nearRow = z.object({
  id: uuid, name: z.string(), kind: z.string(), level: z.enum(networkLevels), address: z.string(), phone: z.string(), x: z.number().nullable(), y: z.number().nullable(),
  metres: z.number().int().nullable(), openNow: z.boolean().nullable(), nextOpening: z.date().nullable(), closesAt: z.date().nullable(), unknownYear: z.number().int().nullable(), items: z.number().int(),
}) // prettier-ignore
export const listNear = route({
  name: 'services.listNear', method: 'GET', path: '/api/services/mine/near', kind: 'query', ...own,
  summary: 'Places near me, by distance from where I stand or from my home',
  query: z.object({ x: z.coerce.number().min(73).max(136).optional(), y: z.coerce.number().min(3).max(54).optional(), itemId: uuid.optional() }),
  reply: z.object({ from: z.enum(['device', 'home', 'nowhere']), rows: z.array(nearRow) }),
}) // prettier-ignore
