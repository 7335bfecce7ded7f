import { z } from 'zod'
import { route, uuid } from '#shared/contract.ts'
import { needed, words } from '../base.ts'
import { secret } from './base.ts'

const paper = z.object({ name: needed(80), form: words(30).default(''), when: words(120).default('') })
/** What is missing, as the sheet says it. */
export const toldPaper = z.object({
  id: uuid, number: z.string(), place: z.string(), address: z.string(), itemName: z.string(), missing: z.array(paper), present: z.array(paper), note: z.string(),
  toldAt: z.date(), svg: z.string(), url: z.string(),
}) // prettier-ignore
export const toldOf = route({
  name: 'services.toldOf', method: 'GET', path: '/api/hall/told/{id}/{token}', kind: 'query', permission: 'public',
  summary: 'What was missing, for whoever holds the paper', params: z.object({ id: uuid, token: secret }), reply: toldPaper,
}) // prettier-ignore
