import { z } from 'zod'
import { day, route, timeQuery, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { checkKeys, menderRoles } from '../rules/coverage/index.ts'
import { needed } from './base.ts'

export const checkKey = z.enum(checkKeys as [string, ...string[]])
export const weight = z.enum(['breach', 'advice'])
export const checkRow = z.object({
  key: checkKey, weight, document: z.string(), article: z.string(), words: z.string().nullable(), role: z.enum(menderRoles), dueDays: z.number().int(),
  /** Areas that could be judged, and those of them that fail. */
  judged: z.number().int(), failing: z.number().int(), work: z.number().int(),
}) // prettier-ignore
export const coverage = route({
  name: 'organs.coverage', method: 'GET', path: '/api/organs/coverage', kind: 'query', permission: 'organs.view',
  summary: 'Every check over the communities at or below an area on a day: how many were judged, how many fail', query: z.object({ ...timeQuery.shape, areaId: uuid }),
  reply: z.object({ day, communities: z.number().int(), green: z.number().int(), checks: z.array(checkRow) }),
}) // prettier-ignore
export type Coverage = z.output<typeof coverage.reply>

export const gapRow = z.object({
  areaId: uuid, area: z.string(), town: z.string(), check: checkKey, weight, reason: z.string(), figures: z.record(z.string(), z.union([z.number(), z.string()])),
  document: z.string(), article: z.string(), role: z.enum(menderRoles), dueOn: day.nullable(), workId: uuid.nullable(), workVersion: z.number().int().nullable(), overdue: z.boolean(),
}) // prettier-ignore
export type GapRow = z.infer<typeof gapRow>
export const listGaps = route({
  name: 'organs.listGaps', method: 'GET', path: '/api/organs/gaps', kind: 'query', permission: 'organs.view',
  summary: 'Each area that fails a check, why, with the figures, and who mends it by when',
  query: listQuery.extend({ ...timeQuery.shape, areaId: uuid, check: checkKey.optional(), weight: weight.optional(), role: z.enum(menderRoles).optional(), asked: z.enum(['true', 'false']).optional() }),
  reply: pageOf(gapRow),
}) // prettier-ignore
export const dispatchGaps = route({
  name: 'organs.dispatchGaps', method: 'POST', path: '/api/organs/gaps/dispatch', kind: 'command', permission: 'organs.dispatch',
  summary: 'Asks to mend what fails: opens work for each that has none, closes what passes by now',
  body: z.object({ areaId: uuid, check: checkKey.optional(), note: needed(200).optional() }), reply: z.object({ opened: z.number().int(), closed: z.number().int() }),
}) // prettier-ignore
