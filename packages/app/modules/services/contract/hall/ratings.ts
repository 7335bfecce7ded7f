import { z } from 'zod'
import { idParams, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import type { Workflow } from '#shared/workflow.ts'
import { done, needed, versioned } from '../base.ts'
import { gradeBody } from './grades.ts'

export const followStates = [
  'followOpen',
  'followAppealed',
  'followAnswered',
  'followPublished',
  'followStruck',
] as const
export type FollowState = (typeof followStates)[number]
export type FollowVerb = 'appealRating' | 'strikeRating' | 'keepRating' | 'answerRating' | 'publishRating'

/**
 * What follows a bad rating: it is looked into and answered, and the answer published; one that is held malicious is
 * appealed by who was rated, and decided by somebody else.
 */
export const followFlow: Workflow<FollowState, FollowVerb> = {
  name: 'services.rating',
  initial: 'followOpen',
  states: {
    followOpen: { answerRating: 'followAnswered', appealRating: 'followAppealed' },
    followAppealed: { strikeRating: 'followStruck', keepRating: 'followOpen' },
    followAnswered: { publishRating: 'followPublished' },
    followPublished: {},
    followStruck: {},
  },
}
export const verdicts = ['founded', 'partly', 'unfounded'] as const

export const ratingRow = z.object({
  id: uuid, areaId: uuid, placeId: uuid.nullable(), place: z.string(), item: z.string(), grade: z.number().int(), reasons: z.array(z.string()), text: z.string(),
  ratedBy: z.string(), ratedAt: z.date(), followState: z.enum(followStates).nullable(), dueAt: z.date().nullable(), late: z.boolean(), appeal: z.string().nullable(),
  decision: z.string().nullable(), verdict: z.enum(verdicts).nullable(), finding: z.string().nullable(), answer: z.string().nullable(),
  answeredAt: z.date().nullable(), published: z.string().nullable(), version: z.number().int(),
}) // prettier-ignore
export type RatingRow = z.infer<typeof ratingRow>
export const listRatings = route({
  name: 'services.listRatings', method: 'GET', path: '/api/hall/ratings', kind: 'query', permission: 'services.hall',
  summary: 'Ratings of visits and matters; no worker is named or ranked',
  query: listQuery.extend({ areaId: uuid.optional(), placeId: uuid.optional(), follow: z.enum([...followStates, 'bad', 'all']).default('all') }),
  reply: pageOf(ratingRow),
}) // prettier-ignore

const follow = <const N extends string, const P extends string, const S extends z.ZodRawShape, const R extends string>(
  name: N,
  path: P,
  permission: R,
  summary: string,
  more: S,
) =>
  route({
    name: `services.${name}`,
    method: 'POST',
    path: `/api/hall/ratings/{id}/${path}`,
    kind: 'command',
    permission: `services.${permission}`,
    summary,
    params: idParams,
    body: z.object({ ...versioned, ...more }),
    reply: done,
  })
export const answerRating = follow('answerRating', 'answer', 'handle', 'What was found of a bad rating, and the answer to who gave it', {
  verdict: z.enum(verdicts), finding: needed(1000), answer: needed(1000),
}) // prettier-ignore
export const appealRating = follow('appealRating', 'appeal', 'hall', 'Says that a bad rating is malicious', {
  reason: needed(500),
})
export const decideAppeal = follow('decideAppeal', 'decision', 'check', 'Decides an appeal: a malicious rating is struck, any other is answered', {
  malicious: z.boolean(), reason: needed(500),
}) // prettier-ignore
export const publishRating = follow(
  'publishRating',
  'publication',
  'check',
  'Publishes what was found and mended, without names',
  { text: needed(500) },
)

export const rateCase = route({
  name: 'services.rateCase', method: 'POST', path: '/api/hall/cases/{areaId}/{id}/rating', kind: 'command', permission: 'services.own',
  summary: 'Says how a matter was, once, when it is closed', params: z.object({ areaId: uuid, id: uuid }), body: gradeBody, reply: done,
}) // prettier-ignore
