import { z } from 'zod'
import { idParams, route } from '#shared/contract.ts'
import { criteria, partNames } from '../rules/criteria.ts'
import { key } from './schemes.ts'

const score = z.number().int().min(0).max(100).nullable()
/** A measure of a criterion: its sentence stands in the texts under `criteria.parts`, filled by the figures. */
export const criterionPart = z.object({
  criterion: z.enum(criteria), part: z.enum(partNames), score, figures: z.record(z.string(), z.number()),
}) // prettier-ignore
export const criteriaOf = route({
  name: 'planning.criteria', method: 'GET', path: '/api/planning/schemes/{id}/criteria', kind: 'query', permission: 'planning.view',
  summary: 'The four criteria for each community of a scheme, 0 to 100, with the figures behind each', params: idParams,
  reply: z.object({
    rows: z.array(z.object({ key, name: z.string(), scores: z.object({ manage: score, resources: score, selfGovernment: score, size: score }), parts: z.array(criterionPart) })),
    /** Means over the communities, by households. */
    total: z.object({ manage: score, resources: score, selfGovernment: score, size: score }),
  }),
}) // prettier-ignore
