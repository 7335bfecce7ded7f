import { z } from 'zod'
import { day, route, uuid } from '#shared/contract.ts'
import { words } from '../base.ts'

/** Why one was not satisfied, to be picked; all of them are about the service, none about the person. */
export const ratingReasons = ['wait', 'attitude', 'papers', 'unclear', 'trips', 'result', 'facilities'] as const
export const grades = [5, 4, 3, 2, 1] as const
export const gradeBody = z.object({
  grade: z.number().int().min(1).max(5),
  reasons: z.array(z.enum(ratingReasons)).max(7).default([]),
  text: words(500).default(''),
})

export const resultsOf = route({
  name: 'services.ratingResults', method: 'GET', path: '/api/hall/results', kind: 'query', permission: 'public',
  summary: 'How visits and matters were rated, by place and item, with what was published of bad ratings',
  query: z.object({ areaId: uuid.optional(), from: day.optional(), to: day.optional() }),
  reply: z.object({
    from: day, to: day,
    places: z.array(z.object({ id: uuid, name: z.string(), visits: z.number().int(), rated: z.number().int(), grades: z.array(z.number().int()).length(5) })),
    items: z.array(z.object({ id: uuid, name: z.string(), rated: z.number().int(), grades: z.array(z.number().int()).length(5) })),
    followed: z.object({ bad: z.number().int(), answered: z.number().int(), inTime: z.number().int() }),
    published: z.array(z.object({ place: z.string(), day: day, grade: z.number().int(), text: z.string() })),
  }),
}) // prettier-ignore
