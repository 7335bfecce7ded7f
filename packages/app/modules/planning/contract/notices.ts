import { z } from 'zod'
import { day, idParams, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { needed, words } from './base.ts'

/** How far a plan is, as everybody sees it: out for comment, heard and to be decided, announced, in force. */
export const noticeStages = ['consulting', 'deciding', 'announced', 'inForce'] as const
export const stances = ['for', 'against', 'neutral'] as const
/** What one address may say on one plan in a day. */
export const MOST_COMMENTS = 20

export const noticeRow = z.object({
  id: uuid,
  area: z.string(),
  title: z.string(),
  stage: z.enum(noticeStages),
  commentFrom: day.nullable(),
  commentTo: day.nullable(),
  /** Days on which one may still say something, today among them; 0 when it is over. */
  daysLeft: z.number().int(),
  effectiveOn: day,
  announcedOn: day.nullable(),
  /** How many communities the plan makes. */
  communities: z.number().int(),
  households: z.number().int(),
})
export type NoticeRow = z.infer<typeof noticeRow>

const cited = z.object({ document: z.string(), article: z.string() })
export const notice = noticeRow.extend({
  reason: z.string(),
  decisionNumber: z.string().nullable(),
  decidedOn: day.nullable(),
  /** The day whose registers it counts by. */
  registerOn: day,
  plan: z.array(
    z.object({
      name: z.string(),
      /** What it is called today; `null`: it is new. */
      was: z.string().nullable(),
      households: z.number().int(),
      people: z.number().int(),
      /** Why it is smaller or larger than the band says. */
      breachReason: z.string().nullable(),
      /** Residential units, with the community of today where that is another. */
      units: z.array(z.object({ name: z.string(), households: z.number().int(), from: z.string().nullable() })),
    }),
  ),
  ended: z.array(z.object({ name: z.string(), into: z.array(z.string()) })),
  maps: z.boolean(),
  law: z.object({
    proposer: cited.nullable(),
    approver: cited,
    band: cited.extend({ min: z.number(), max: z.number() }),
  }),
  voices: z.array(z.object({ stance: z.enum(stances), said: z.number().int(), answered: z.number().int() })),
  answers: z.array(z.object({ id: uuid, stance: z.enum(stances), answer: z.string(), answeredAt: z.date() })),
})
export type Notice = z.infer<typeof notice>

const base = '/api/planning/notices'
export const listNotices = route({
  name: 'planning.listNotices', method: 'GET', path: base, kind: 'query', permission: 'public', summary: 'Plans out for comment, announced and in force, for everybody',
  query: listQuery.extend({ stage: z.enum(noticeStages).optional() }), reply: pageOf(noticeRow),
}) // prettier-ignore
export const getNotice = route({
  name: 'planning.getNotice', method: 'GET', path: `${base}/{id}`, kind: 'query', permission: 'public', summary: 'A plan as it was published, with the answers to what was said of it',
  params: idParams, reply: notice,
}) // prettier-ignore
export const noticeMap = route({
  name: 'planning.noticeMap', method: 'GET', path: `${base}/{id}/maps/{when}`, kind: 'query', permission: 'public', summary: 'The map of the communities before or after',
  params: idParams.extend({ when: z.enum(['before', 'after']) }), reply: 'raw', produces: ['image/svg+xml'],
}) // prettier-ignore
export const commentOnNotice = route({
  name: 'planning.commentOnNotice', method: 'POST', path: `${base}/{id}/comments`, kind: 'command', permission: 'public', open: { writes: 'once', perMinute: 5 },
  summary: 'Says something on a plan that is out for comment', params: idParams,
  body: z.object({ fromName: words(60).optional(), contact: words(100).optional(), stance: z.enum(stances), text: needed(2000) }), reply: z.object({ id: uuid }),
}) // prettier-ignore
