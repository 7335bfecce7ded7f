import { z } from 'zod'
import { day, idParams, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { done, needed, versioned } from '../base.ts'

export const referralStages = ['sent', 'taken', 'refused', 'answered', 'seen', 'recalled'] as const
export const referralRow = z.object({
  id: uuid, version: z.number().int(), fromAreaId: uuid, fromArea: z.string(), toAreaId: uuid, toArea: z.string(), toPlaceId: uuid.nullable(), toPlace: z.string().nullable(), itemId: uuid.nullable(),
  matter: z.string(), text: z.string(), stage: z.enum(referralStages), dueOn: day,
  /** Its day has passed and it is not answered; or it is answered, refused and not yet seen by who sent it. */
  overdue: z.boolean(), unseen: z.boolean(),
  /** Whether the one who asks stands at the sending or the receiving end. */
  mine: z.enum(['sender', 'receiver', 'both']),
  sentBy: z.string(), sentAt: z.date(), receivedBy: z.string().nullable(), receivedAt: z.date().nullable(), refusal: z.string().nullable(), answer: z.string().nullable(), answeredBy: z.string().nullable(),
  answeredAt: z.date().nullable(), seenBy: z.string().nullable(), seenAt: z.date().nullable(),
}) // prettier-ignore
export type ReferralRow = z.infer<typeof referralRow>

export const listReferrals = route({
  name: 'services.listReferrals', method: 'GET', path: '/api/services/referrals', kind: 'query', permission: 'services.view',
  summary: 'Matters handed from one level to another, sent and received', reply: pageOf(referralRow),
  query: listQuery.extend({ side: z.enum(['sender', 'receiver']).optional(), stage: z.enum(referralStages).optional(), overdue: z.enum(['true']).optional(), open: z.enum(['true']).optional() }),
}) // prettier-ignore
export const sendReferral = route({
  name: 'services.sendReferral', method: 'POST', path: '/api/services/referrals', kind: 'command', permission: 'services.handle',
  summary: 'Hands a matter to another level, with the day by which an answer is due', reply: done,
  body: z.object({ fromAreaId: uuid, toAreaId: uuid, toPlaceId: uuid.nullable().default(null), itemId: uuid.nullable().default(null), caseAreaId: uuid.nullable().default(null), caseId: uuid.nullable().default(null), matter: needed(80), text: needed(2000), dueOn: day }),
}) // prettier-ignore
const step = (verb: string, summary: string) =>
  ({ name: `services.${verb}Referral`, method: 'POST', path: `/api/services/referrals/{id}/${verb}`, kind: 'command', permission: 'services.handle', summary, params: idParams, reply: done }) as const // prettier-ignore
export const takeReferral = route({ ...step('take', 'The other level takes the matter'), name: 'services.takeReferral', path: '/api/services/referrals/{id}/take', body: z.object(versioned) }) // prettier-ignore
export const refuseReferral = route({ ...step('refuse', 'The other level refuses it, with its reason'), name: 'services.refuseReferral', path: '/api/services/referrals/{id}/refuse', body: z.object({ ...versioned, reason: needed(500) }) }) // prettier-ignore
export const answerReferral = route({ ...step('answer', 'The other level answers'), name: 'services.answerReferral', path: '/api/services/referrals/{id}/answer', body: z.object({ ...versioned, answer: needed(2000) }) }) // prettier-ignore
export const seeReferral = route({ ...step('see', 'Who sent it has seen the answer or the refusal: the loop is closed'), name: 'services.seeReferral', path: '/api/services/referrals/{id}/see', body: z.object(versioned) }) // prettier-ignore
export const recallReferral = route({ ...step('recall', 'Who sent it takes it back'), name: 'services.recallReferral', path: '/api/services/referrals/{id}/recall', body: z.object({ ...versioned, reason: needed(300) }) }) // prettier-ignore
