import { z } from 'zod'
import { day, idParams, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { done, needed, publicMatters, versioned, words } from './base.ts'

export const publicationRow = z.object({
  id: uuid, areaId: uuid, area: z.string(), matter: z.enum(publicMatters), title: z.string(), eventOn: day, fromOn: day, toOn: day, onBoard: z.boolean(), onPage: z.boolean(), hanging: z.boolean(),
  late: z.boolean(), withdrawnOn: day.nullable(), hidden: z.boolean(), enquiries: z.number().int(), version: z.number().int(),
}) // prettier-ignore
export type PublicationRow = z.infer<typeof publicationRow>
export const publicationDetail = publicationRow.extend({
  text: z.string(), board: z.string(), publishedBy: z.string(), publishedAt: z.date(), sourceKind: z.string().nullable(), sourceId: uuid.nullable(), replacesId: uuid.nullable(), replacedById: uuid.nullable(), withdrawnReason: z.string().nullable(),
  /** The days that it has to hang, and where that stands. */
  law: z.object({ days: z.number().int(), document: z.string(), article: z.string() }).nullable(),
}) // prettier-ignore
export type PublicationDetail = z.infer<typeof publicationDetail>

const base = '/api/meetings/publications'
export const listPublications = route({
  name: 'meetings.listPublications', method: 'GET', path: base, kind: 'query', permission: 'meetings.view', summary: 'What was laid open of residents\' affairs',
  query: listQuery.extend({ areaId: uuid.optional(), matter: z.enum(publicMatters).optional(), hanging: z.enum(['true']).optional(), late: z.enum(['true']).optional() }), reply: pageOf(publicationRow),
}) // prettier-ignore
export const getPublication = route({
  name: 'meetings.getPublication', method: 'GET', path: `${base}/{id}`, kind: 'query', permission: 'meetings.view', summary: 'One publication', params: idParams, reply: publicationDetail,
}) // prettier-ignore
export const publish = route({
  name: 'meetings.publish', method: 'POST', path: base, kind: 'command', permission: 'meetings.publish', summary: 'Lays a matter open on the board and the public page, for no fewer days than the law says',
  body: z.object({
    areaId: uuid, matter: z.enum(publicMatters), title: needed(120), text: needed(20_000), eventOn: day, fromOn: day, toOn: day, onBoard: z.boolean().default(true), board: words(120).default(''), onPage: z.boolean().default(true),
    resolutionId: uuid.nullable().default(null), meetingId: uuid.nullable().default(null), replacesId: uuid.nullable().default(null),
  }), reply: done,
}) // prettier-ignore
export const withdrawPublication = route({
  name: 'meetings.withdrawPublication', method: 'POST', path: `${base}/{id}/withdraw`, kind: 'command', permission: 'meetings.publish', summary: 'Takes a mistaken publication down, with the reason; it stays on record, hidden from the public where it names what is private',
  params: idParams, body: z.object({ ...versioned, reason: needed(300), hide: z.boolean().default(false) }), reply: done,
}) // prettier-ignore
export const boardSheet = route({
  name: 'meetings.boardSheet', method: 'GET', path: `${base}/{id}/sheet`, kind: 'query', permission: 'meetings.view', summary: 'The sheet for the board, as DOCX or PDF', params: idParams, query: z.object({ format: z.enum(['docx', 'pdf']).default('docx') }), reply: 'file',
}) // prettier-ignore

export const voiceRow = z.object({
  id: uuid, areaId: uuid, area: z.string(), kind: z.enum(['enquiry', 'complaint']), publicationId: uuid.nullable(), publication: z.string().nullable(), matter: z.enum(publicMatters).nullable(), text: z.string(), fromName: z.string(), sealed: z.boolean(),
  askedAt: z.date(), dueOn: day, overdue: z.boolean(), state: z.enum(['open', 'answered', 'ordered', 'closed']), answer: z.string().nullable(), answeredAt: z.date().nullable(), finding: z.enum(['founded', 'unfounded']).nullable(), orderedBy: day.nullable(), version: z.number().int(),
}) // prettier-ignore
export type VoiceRow = z.infer<typeof voiceRow>
export const listVoices = route({
  name: 'meetings.listVoices', method: 'GET', path: '/api/meetings/voices', kind: 'query', permission: 'meetings.view', summary: 'Enquiries and complaints about residents\' affairs',
  query: listQuery.extend({ areaId: uuid.optional(), kind: z.enum(['enquiry', 'complaint']).optional(), open: z.enum(['true']).optional(), late: z.enum(['true']).optional() }), reply: pageOf(voiceRow),
}) // prettier-ignore
export const answerEnquiry = route({
  name: 'meetings.answerEnquiry', method: 'POST', path: '/api/meetings/voices/{id}/answer', kind: 'command', permission: 'meetings.publish', summary: 'Answers an enquiry; in public where the question is told in the office\'s own words',
  params: idParams, body: z.object({ ...versioned, answer: needed(4000), question: words(500).default('') }), reply: done,
}) // prettier-ignore
export const decideComplaint = route({
  name: 'meetings.decideComplaint', method: 'POST', path: '/api/meetings/voices/{id}/decide', kind: 'command', permission: 'meetings.oversee', summary: 'The office found a complaint founded and orders what is to be laid open by a day, or unfounded',
  params: idParams, body: z.object({ ...versioned, finding: z.enum(['founded', 'unfounded']), answer: needed(4000), orderedBy: day.nullable().default(null) }), reply: done,
}) // prettier-ignore
export const revealVoice = route({
  name: 'meetings.revealVoice', method: 'POST', path: '/api/meetings/voices/{id}/reveal', kind: 'command', permission: 'meetings.view', summary: 'Who asked and how to reach them, with a purpose', secretReply: true,
  params: idParams, body: z.object({ purpose: needed(200) }), reply: z.object({ value: z.string() }),
}) // prettier-ignore

export const measures = z.object({ publishDays: z.number().int().min(1).max(90), enquiryDays: z.number().int().min(1).max(90), complaintDays: z.number().int().min(1).max(180), rhythmMonths: z.number().int().min(1).max(12) }) // prettier-ignore
export type Measures = z.infer<typeof measures>
export const getMeasures = route({
  name: 'meetings.getMeasures', method: 'GET', path: '/api/meetings/measures', kind: 'query', permission: 'meetings.view', summary: 'Days that the law leaves open, as a county set them', query: z.object({ areaId: uuid }), reply: measures.extend({ areaId: uuid.nullable(), version: z.number().int() }),
}) // prettier-ignore
export const setMeasures = route({
  name: 'meetings.setMeasures', method: 'POST', path: '/api/meetings/measures', kind: 'command', permission: 'meetings.oversee', summary: 'Sets the days that the law leaves open', body: measures.extend({ areaId: uuid, version: z.number().int().min(0) }), reply: done,
}) // prettier-ignore

/** What is wrong with a community's meetings and publicity. */
export const gapKinds = [
  'noMeeting',
  'noAppraisal',
  'notPublished',
  'silentMatter',
  'lateTask',
  'lateAnswer',
  'demandWaiting',
  'notFiled',
] as const
export const gapRow = z.object({
  key: z.string(), areaId: uuid, area: z.string(), gap: z.enum(gapKinds), text: z.string(), have: z.number().int(), least: z.number().int(), dueOn: day.nullable(), subjectId: uuid.nullable(), document: z.string().nullable(), article: z.string().nullable(),
}) // prettier-ignore
export type GapRow = z.infer<typeof gapRow>
export const listGaps = route({
  name: 'meetings.listGaps', method: 'GET', path: '/api/meetings/gaps', kind: 'query', permission: 'meetings.view', summary: 'What the law or the house\'s measures ask of meetings and publicity and is missing, by community',
  query: listQuery.extend({ areaId: uuid.optional(), gap: z.enum(gapKinds).optional() }), reply: pageOf(gapRow),
}) // prettier-ignore
