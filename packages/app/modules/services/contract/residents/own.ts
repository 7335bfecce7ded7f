import { z } from 'zod'
import { day, idParams, route, uuid, version } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { natures, needed, words } from '../base.ts'
import { caseStates } from '../cases/base.ts'
import { checks, memberKinds } from './enrol.ts'
import { relations } from '../../rules/residents/family.ts'

const own = { permission: 'services.own' } as const
const member = { memberId: uuid.optional() }

export const ownMemberRow = z.object({
  id: uuid, kind: z.enum(memberKinds), name: z.string(), relation: z.enum(relations).nullable(), communityId: uuid, community: z.string(), validTo: day.nullable(),
  checked: z.enum(checks),
}) // prettier-ignore
/** Whose turn it is: the office's, one's own, or nobody's because it is over. */
export const turns = ['office', 'you', 'over'] as const
export const ownCaseRow = z.object({
  id: uuid, number: z.string(), title: z.string(), nature: z.enum(natures), state: z.enum(caseStates), turn: z.enum(turns), holder: z.string(), openedAt: z.date(),
  changedAt: z.date(), dueAt: z.date().nullable(), stepDueAt: z.date().nullable(), closedAt: z.date().nullable(), forName: z.string(), late: z.boolean(),
}) // prettier-ignore
export type OwnCaseRow = z.infer<typeof ownCaseRow>

export const getHome = route({
  name: 'services.getOwnHome', method: 'GET', path: '/api/services/mine', kind: 'query', ...own,
  summary: 'My page: who I am here, whom I act for, what is open',
  reply: z.object({
    members: z.array(ownMemberRow), cases: z.array(ownCaseRow), open: z.number().int(), unread: z.number().int(),
    home: z.object({ address: z.string(), x: z.number().nullable(), y: z.number().nullable() }).nullable(),
  }),
}) // prettier-ignore
export type OwnHome = z.output<typeof getHome.reply>

export const listOwnCases = route({
  name: 'services.listOwnCases', method: 'GET', path: '/api/services/mine/cases', kind: 'query', ...own,
  summary: 'My requests, newest first', query: listQuery.extend({ state: z.enum(['open', 'closed']).optional() }), reply: pageOf(ownCaseRow),
}) // prettier-ignore

export const ownStepRow = z.object({
  seq: z.number().int(), verb: z.string(), state: z.enum(caseStates), at: z.date(), byRole: z.string(), own: z.boolean(), text: z.string(), reason: z.string(),
  dueAfter: z.date().nullable(),
}) // prettier-ignore
/** What may be done with it now. */
export const ownVerbs = ['say', 'withdraw', 'urge', 'reopen', 'rate'] as const
export const getOwnCase = route({
  name: 'services.getOwnCase', method: 'GET', path: '/api/services/mine/cases/{id}', kind: 'query', ...own,
  summary: 'One of my requests: who has it, until when, every step, words, files and papers', params: idParams,
  reply: ownCaseRow.extend({
    version: z.number().int(), text: z.string(), form: z.record(z.string(), z.unknown()), placeText: z.string().nullable(), special: z.boolean(), public: z.boolean(),
    suspendedAt: z.date().nullable(), urged: z.number().int(), reopened: z.number().int(), escalatedTo: z.number().int().nullable(), steps: z.array(ownStepRow),
    files: z.array(z.object({ id: uuid, name: z.string(), type: z.string(), kind: z.string(), bytes: z.number().int(), at: z.date() })),
    papers: z.array(z.object({ id: uuid, number: z.string(), title: z.string(), issuedAt: z.date(), withdrawnAt: z.date().nullable() })),
    can: z.array(z.enum(ownVerbs)), reopenUntil: day.nullable(), grade: z.number().int().nullable(),
  }),
}) // prettier-ignore
export type OwnCaseDetail = z.output<typeof getOwnCase.reply>

export const openOwnCase = route({
  name: 'services.openOwnCase', method: 'POST', path: '/api/services/mine/cases', kind: 'command', ...own,
  summary: 'Asks for something: a help, a complaint, a report, a service item', reply: z.object({ id: uuid, number: z.string(), version: z.number().int(), dueAt: z.date().nullable() }),
  body: z.object({
    ...member, nature: z.enum(natures), itemId: uuid.optional(), kindId: uuid.optional(), title: needed(80), text: words(4000).default(''),
    form: z.record(z.string().max(30), z.union([z.string().max(4000), z.number(), z.boolean(), z.array(z.string().max(200)).max(40)])).default({}),
    place: z.object({ text: words(200).default(''), x: z.number().min(73).max(136).optional(), y: z.number().min(3).max(54).optional() }).optional(),
    urgent: z.boolean().default(false), special: z.boolean().default(false), isPublic: z.boolean().default(false), fileIds: z.array(uuid).max(9).default([]),
  }),
}) // prettier-ignore

export const stepOwnCase = route({
  name: 'services.stepOwnCase', method: 'POST', path: '/api/services/mine/cases/{id}/steps', kind: 'command', ...own,
  summary: 'Says something, adds papers, withdraws, urges or reopens', params: idParams, reply: z.object({ id: uuid, version: z.number().int(), state: z.string() }),
  body: z.discriminatedUnion('verb', [
    z.object({ verb: z.literal('say'), text: words(4000).default(''), fileIds: z.array(uuid).max(9).default([]) }).refine((b) => b.text !== '' || b.fileIds.length > 0, {
      path: ['text'], params: { code: 'services.sayNothing' }, message: 'services.sayNothing',
    }),
    z.object({ verb: z.literal('withdraw'), version, reason: needed(300) }),
    z.object({ verb: z.literal('urge'), version, reason: words(300).default('') }),
    z.object({ verb: z.literal('reopen'), version, reason: needed(300) }),
  ]),
}) // prettier-ignore

/** Five grades (好差评), 1 very poor to 5 very good. */
export const rateOwnCase = route({
  name: 'services.rateOwnCase', method: 'POST', path: '/api/services/mine/cases/{id}/rating', kind: 'command', ...own,
  summary: 'Says how a finished request was handled; once', params: idParams, reply: z.object({ id: uuid }),
  body: z.object({ grade: z.number().int().min(1).max(5), text: words(500).default('') }),
}) // prettier-ignore
const part = z.object({ id: uuid, part: uuid })
export const readOwnFile = route({
  name: 'services.readOwnFile', method: 'GET', path: '/api/services/mine/cases/{id}/files/{part}', kind: 'query', ...own,
  summary: 'A file of one of my requests', params: part, reply: 'file',
}) // prettier-ignore
export const readOwnPaper = route({
  name: 'services.readOwnPaper', method: 'GET', path: '/api/services/mine/cases/{id}/papers/{part}', kind: 'query', ...own,
  summary: 'A finished paper of one of my requests', params: part, query: z.object({ as: z.enum(['pdf', 'docx']).default('pdf') }), reply: 'file',
}) // prettier-ignore

export const getPrefill = route({
  name: 'services.getPrefill', method: 'GET', path: '/api/services/mine/prefill', kind: 'query', ...own,
  summary: 'What the register has of a person, so that no form asks for it', query: z.object(member),
  reply: z.object({ memberId: uuid, held: z.record(z.string(), z.string()) }),
}) // prettier-ignore

export const endOwnFamily = route({
  name: 'services.endOwnFamily', method: 'POST', path: '/api/services/mine/members/{id}/end', kind: 'command', ...own,
  summary: 'I no longer act for this family member', params: idParams, reply: z.object({ id: uuid }),
}) // prettier-ignore
