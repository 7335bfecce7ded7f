import { z } from 'zod'
import { day, route, uuid } from '#shared/contract.ts'
import { needed } from '../base.ts'
import { caseParams } from './base.ts'

/** 受理通知书, 答复意见书, 不予受理告知书. What a committee must not certify is no kind of paper. */
export const paperKinds = ['receipt', 'reply', 'refusal'] as const
export const issuePaper = route({
  name: 'services.issuePaper', method: 'POST', path: '/api/services/cases/{id}/papers', summary: 'Issue a numbered paper with a code to verify it by',
  permission: 'services.handle', kind: 'command', params: caseParams,
  body: z.object({ kind: z.enum(paperKinds), title: needed(60), body: needed(4000) }), reply: z.object({ id: uuid, number: z.string(), version: z.number().int() }),
}) // prettier-ignore
export const withdrawPaper = route({
  name: 'services.withdrawPaper', method: 'POST', path: '/api/services/cases/{id}/papers/{paperId}/withdraw', summary: 'Withdraw a paper, with the reason',
  permission: 'services.handle', kind: 'command', params: caseParams.extend({ paperId: uuid }), body: z.object({ reason: needed(300) }),
  reply: z.object({ id: uuid, number: z.string(), version: z.number().int() }),
}) // prettier-ignore
export const getPaper = route({
  name: 'services.getPaper', method: 'GET', path: '/api/services/cases/{id}/papers/{paperId}', summary: 'A paper as PDF or DOCX',
  permission: 'services.view', kind: 'query', params: caseParams.extend({ paperId: uuid }), query: z.object({ format: z.enum(['pdf', 'docx']).default('pdf') }),
  reply: 'file',
}) // prettier-ignore
export const paperCode = z.string().regex(/^[2-9A-HJKMNP-Z]{16}$/)
/** Anyone with the paper in hand may ask whether it is genuine; nothing is shown that is not on it. */
export const verifyPaper = route({
  name: 'services.verifyPaper', method: 'GET', path: '/api/public/papers/{code}', summary: 'Whether a paper is genuine and valid',
  permission: 'public', open: { perMinute: 60 }, kind: 'query', params: z.object({ code: paperCode }),
  reply: z.object({
    valid: z.boolean(), number: z.string(), title: z.string(), issuer: z.string(), issuedOn: day, holder: z.string().nullable(), withdrawnOn: day.nullable(),
  }),
}) // prettier-ignore
