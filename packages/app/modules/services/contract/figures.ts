import { z } from 'zod'
import { day, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'

/** What is counted of cases by day. `clocked`: closed with a clock of the whole; `solved`: closed and not opened again since. */
export const measures = ['opened', 'answered', 'answeredInTime', 'closed', 'clocked', 'onTime', 'solved'] as const
export type Measure = (typeof measures)[number]

export const groups = ['area', 'item', 'provider', 'kind', 'nature', 'channel'] as const
export const rateRow = z.object({
  id: z.string(), name: z.string(), opened: z.number().int(), answered: z.number().int(), answeredInTime: z.number().int(), closed: z.number().int(), onTime: z.number().int(), solved: z.number().int(),
  ratings: z.number().int(), satisfied: z.number().int(),
  /** Shares in percent with one decimal; `null` where there is nothing to divide by. */
  responseRate: z.number().nullable(), onTimeRate: z.number().nullable(), solutionRate: z.number().nullable(), satisfactionRate: z.number().nullable(),
}) // prettier-ignore
export type RateRow = z.infer<typeof rateRow>

/** A span of days, both ends included; this year so far unless told. */
const span = { from: day.optional(), to: day.optional() }
export const listRates = route({
  name: 'services.listRates', method: 'GET', path: '/api/services/rates', kind: 'query', permission: 'services.view',
  summary: 'Response, solution and satisfaction rates of an area, by area below, item, provider, kind, nature or channel',
  query: listQuery.extend({ areaId: uuid, by: z.enum(groups).default('area'), ...span }), reply: pageOf(rateRow),
}) // prettier-ignore

export const heat = route({
  name: 'services.heat', method: 'GET', path: '/api/services/heat', kind: 'query', permission: 'services.view',
  summary: 'How many cases of each kind were opened in each of the last twelve months', query: z.object({ areaId: uuid, to: day.optional() }),
  reply: z.object({ months: z.array(z.string()), rows: z.array(z.object({ id: z.string(), name: z.string(), counts: z.array(z.number().int()), total: z.number().int() })) }),
}) // prettier-ignore

export const ages = route({
  name: 'services.ages', method: 'GET', path: '/api/services/ages', kind: 'query', permission: 'services.view',
  summary: 'Open cases by how long they have been open, and how many of them are overdue', query: z.object({ areaId: uuid }),
  reply: z.object({ rows: z.array(z.object({ band: z.enum(['d1', 'd3', 'd7', 'd15', 'd30', 'more']), open: z.number().int(), overdue: z.number().int() })) }),
}) // prettier-ignore
