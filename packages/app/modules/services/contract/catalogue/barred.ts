import { z } from 'zod'
import { day, idParams, route, timeQuery, uuid } from '#shared/contract.ts'
import { done, needed, versioned, words } from '../base.ts'

export const barredRow = z.object({
  id: uuid, version: z.number().int(), code: z.string(), name: z.string(), words: z.array(z.string()),
  /** What to say to who asks for it, as far as the paper says it. */
  answer: z.string(),
  document: z.string(), article: z.string(), validFrom: day, validTo: day.nullable(),
  /** Where to go instead: the city's own words, with the paper they come from. */
  guide: z.string().nullable(), guideSource: z.string().nullable(),
}) // prettier-ignore
export type BarredRow = z.infer<typeof barredRow>

export const listBarred = route({
  name: 'services.listBarred', method: 'GET', path: '/api/services/barred', kind: 'query', permission: 'public',
  summary: 'Certificates that committees must not issue, or those that the words ask for', query: timeQuery.extend({ words: words(100).optional() }),
  reply: z.object({ rows: z.array(barredRow) }),
}) // prettier-ignore
export const guideBarred = route({
  name: 'services.guideBarred', method: 'POST', path: '/api/services/barred/{id}/guide', kind: 'command', permission: 'services.catalogue',
  summary: 'Says where in this city to go instead, and by which paper', params: idParams, reply: done,
  body: z.object({ ...versioned, guide: words(500), guideSource: needed(200) }),
}) // prettier-ignore
