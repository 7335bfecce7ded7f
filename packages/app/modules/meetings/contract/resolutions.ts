import { z } from 'zod'
import { day, idParams, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { done, matters, meetingKinds, needed, reservedMatters, verdict, versioned, words } from './base.ts'

export const resolutionStates = ['inForce', 'ordered', 'annulled'] as const
export const resolutionRow = z.object({
  id: uuid, areaId: uuid, area: z.string(), number: z.string(), title: z.string(), matter: z.enum(matters), meetingKind: z.enum(meetingKinds), decidedOn: day, state: z.enum(resolutionStates),
  tasks: z.number().int(), tasksDone: z.number().int(), overdue: z.number().int(), publishedOn: day.nullable(), version: z.number().int(),
}) // prettier-ignore
export type ResolutionRow = z.infer<typeof resolutionRow>
export const taskView = z.object({
  id: uuid, areaId: uuid, area: z.string(), fromTitle: z.string(), fromMeetingId: uuid, resolutionId: uuid.nullable(), text: z.string(), doer: z.string(), dueOn: day, state: z.enum(['open', 'done', 'void']), percent: z.number().int(), doneOn: day.nullable(), overdue: z.boolean(), public: z.boolean(), version: z.number().int(),
  steps: z.array(z.object({ seq: z.number().int(), text: z.string(), percent: z.number().int(), at: z.date() })),
}) // prettier-ignore
export type TaskView = z.infer<typeof taskView>
export const resolutionDetail = resolutionRow.extend({
  text: z.string(),
  meetingId: uuid,
  meeting: z.string(),
  verdict,
  stateReason: z.string().nullable(),
  stateOn: day.nullable(),
  filedOn: day.nullable(),
  filedWith: z.string().nullable(),
  public: z.boolean(),
  /** Where it must be filed by law; null where it need not. */
  filing: z.object({ document: z.string(), article: z.string() }).nullable(),
  taskList: z.array(taskView),
})
export type ResolutionDetail = z.infer<typeof resolutionDetail>

const base = '/api/meetings/resolutions'
export const listResolutions = route({
  name: 'meetings.listResolutions', method: 'GET', path: base, kind: 'query', permission: 'meetings.view', summary: 'What meetings decided, and how far it is carried out',
  query: listQuery.extend({ areaId: uuid.optional(), matter: z.enum(matters).optional(), state: z.enum(resolutionStates).optional(), late: z.enum(['true']).optional() }), reply: pageOf(resolutionRow),
}) // prettier-ignore
export const getResolution = route({
  name: 'meetings.getResolution', method: 'GET', path: `${base}/{id}`, kind: 'query', permission: 'meetings.view', summary: 'A resolution with the verdict it rests on and its carrying out', params: idParams, reply: resolutionDetail,
}) // prettier-ignore
export const resolutionPaper = route({
  name: 'meetings.resolutionPaper', method: 'GET', path: `${base}/{id}/paper`, kind: 'query', permission: 'meetings.view', summary: 'A resolution as DOCX or PDF', params: idParams, query: z.object({ format: z.enum(['docx', 'pdf']).default('docx') }), reply: 'file',
}) // prettier-ignore
export const fileResolution = route({
  name: 'meetings.fileResolution', method: 'POST', path: `${base}/{id}/file`, kind: 'command', permission: 'meetings.file', summary: 'The office takes a charter, convention or other resolution on file',
  params: idParams, body: z.object({ ...versioned, on: day }), reply: done,
}) // prettier-ignore
export const orderResolution = route({
  name: 'meetings.orderResolution', method: 'POST', path: `${base}/{id}/order`, kind: 'command', permission: 'meetings.file', summary: 'The office orders a resolution against the law to be put right, or a higher meeting annuls it',
  params: idParams, body: z.object({ ...versioned, state: z.enum(['ordered', 'annulled']), on: day, reason: needed(1000), byResolutionId: uuid.nullable().default(null) }), reply: done,
}) // prettier-ignore

export const listTasks = route({
  name: 'meetings.listTasks', method: 'GET', path: '/api/meetings/tasks', kind: 'query', permission: 'meetings.view', summary: 'What has to be done after meetings',
  query: listQuery.extend({ areaId: uuid.optional(), state: z.enum(['open', 'done', 'void']).optional(), late: z.enum(['true']).optional() }), reply: pageOf(taskView),
}) // prettier-ignore
export const addTask = route({
  name: 'meetings.addTask', method: 'POST', path: '/api/meetings/meeting/{id}/tasks', kind: 'command', permission: 'meetings.run', summary: 'A task of a resolution, or deployed by a meeting to an area below',
  params: idParams, body: z.object({ resolutionId: uuid.nullable().default(null), areaId: uuid.nullable().default(null), text: needed(500), doer: needed(60), dueOn: day, public: z.boolean().default(true) }), reply: done,
}) // prettier-ignore
export const progressTask = route({
  name: 'meetings.progressTask', method: 'POST', path: '/api/meetings/tasks/{id}/steps', kind: 'command', permission: 'meetings.run', summary: 'How far a task is; at one hundred it is done',
  params: idParams, body: z.object({ ...versioned, text: needed(500), percent: z.number().int().min(0).max(100) }), reply: done,
}) // prettier-ignore
export const voidTask = route({
  name: 'meetings.voidTask', method: 'POST', path: '/api/meetings/tasks/{id}/void', kind: 'command', permission: 'meetings.run', summary: 'A task falls away, with the reason', params: idParams, body: z.object({ ...versioned, reason: needed(300) }), reply: done,
}) // prettier-ignore

export const matterRow = z.object({
  id: uuid, areaId: uuid, area: z.string(), kind: z.enum(reservedMatters), title: z.string(), text: z.string(), openedOn: day, openedBy: z.string(), state: z.enum(['open', 'decided', 'withdrawn']), resolutionId: uuid.nullable(), resolution: z.string().nullable(), closedOn: day.nullable(), reason: z.string().nullable(), version: z.number().int(),
}) // prettier-ignore
export type MatterRow = z.infer<typeof matterRow>
export const listMatters = route({
  name: 'meetings.listMatters', method: 'GET', path: '/api/meetings/matters', kind: 'query', permission: 'meetings.view', summary: 'Important matters that only a meeting may decide',
  query: listQuery.extend({ areaId: uuid.optional(), state: z.enum(['open', 'decided', 'withdrawn']).optional(), kind: z.enum(reservedMatters).optional() }), reply: pageOf(matterRow),
}) // prettier-ignore
export const openMatter = route({
  name: 'meetings.openMatter', method: 'POST', path: '/api/meetings/matters', kind: 'command', permission: 'meetings.run', summary: 'An important matter comes up', body: z.object({ areaId: uuid, kind: z.enum(reservedMatters), title: needed(120), text: words(4000).default('') }), reply: done,
}) // prettier-ignore
export const closeMatter = route({
  name: 'meetings.closeMatter', method: 'POST', path: '/api/meetings/matters/{id}/close', kind: 'command', permission: 'meetings.run', summary: 'Closes an important matter by the valid decision of the right meeting',
  params: idParams, body: z.object({ ...versioned, resolutionId: uuid.nullable() }), reply: done,
}) // prettier-ignore
export const withdrawMatter = route({
  name: 'meetings.withdrawMatter', method: 'POST', path: '/api/meetings/matters/{id}/withdraw', kind: 'command', permission: 'meetings.run', summary: 'The matter no longer comes up', params: idParams, body: z.object({ ...versioned, reason: needed(300) }), reply: done,
}) // prettier-ignore
