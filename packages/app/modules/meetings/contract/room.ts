import { z } from 'zod'
import { day, idParams, route, uuid } from '#shared/contract.ts'
import { done, needed, verdict, versioned, words } from './base.ts'
import { itemFields, quorum } from './meetings.ts'

const at = '/api/meetings/meeting/{id}'
const itemParams = idParams.extend({ itemId: uuid })
const motionParams = idParams.extend({ motionId: uuid })

export const addItem = route({
  name: 'meetings.addItem', method: 'POST', path: `${at}/items`, kind: 'command', permission: 'meetings.run', summary: 'Puts an item on the agenda',
  params: idParams, body: z.object(itemFields), reply: done,
}) // prettier-ignore
export const changeItem = route({
  name: 'meetings.changeItem', method: 'POST', path: `${at}/items/{itemId}`, kind: 'command', permission: 'meetings.run', summary: 'Changes an item before the meeting opens',
  params: itemParams, body: z.object({ ...itemFields, ...versioned }), reply: done,
}) // prettier-ignore
export const removeItem = route({
  name: 'meetings.removeItem', method: 'POST', path: `${at}/items/{itemId}/remove`, kind: 'command', permission: 'meetings.run', summary: 'Takes an item off the agenda before the meeting opens',
  params: itemParams, body: z.object({ ...versioned, reason: needed(300) }), reply: done,
}) // prettier-ignore
export const studyItem = route({
  name: 'meetings.studyItem', method: 'POST', path: `${at}/items/{itemId}/study`, kind: 'command', permission: 'meetings.run', summary: 'Records that the party organisation studied the item first, and what it concluded',
  params: itemParams, body: z.object({ body: needed(80), on: day, conclusion: needed(2000) }), reply: done,
}) // prettier-ignore

export const checkIn = route({
  name: 'meetings.checkIn', method: 'POST', path: `${at}/present`, kind: 'command', permission: 'meetings.run', summary: 'Somebody came: by the list of those invited, or found in the register at the door',
  params: idParams, body: z.union([z.object({ invitedId: uuid, how: z.enum(['door', 'paper']).default('door') }), z.object({ personId: uuid, how: z.enum(['door', 'paper']).default('door') })]),
  reply: done.extend({ name: z.string(), quorum }),
}) // prettier-ignore
export const checkOut = route({
  name: 'meetings.checkOut', method: 'POST', path: `${at}/present/{presentId}/leave`, kind: 'command', permission: 'meetings.run', summary: 'Somebody left, or never was there (entered by mistake)',
  params: idParams.extend({ presentId: uuid }), body: z.object({ mistake: z.boolean().default(false) }), reply: done.extend({ quorum }),
}) // prettier-ignore
export const findAtDoor = route({
  name: 'meetings.findAtDoor', method: 'GET', path: `${at}/door`, kind: 'query', permission: 'meetings.run', summary: 'People of the register who may take part in a residents\' meeting, by their name',
  params: idParams, query: z.object({ search: z.string().trim().min(1).max(40) }),
  reply: z.object({ rows: z.array(z.object({ personId: uuid, name: z.string(), sex: z.string(), age: z.number().int(), address: z.string(), householdPresent: z.boolean(), present: z.boolean() })) }),
}) // prettier-ignore
export const getQuorum = route({
  name: 'meetings.getQuorum', method: 'GET', path: `${at}/quorum`, kind: 'query', permission: 'meetings.view', summary: 'Attendance now, whole and by constituency', params: idParams, reply: quorum,
}) // prettier-ignore

export const addMotion = route({
  name: 'meetings.addMotion', method: 'POST', path: `${at}/items/{itemId}/motions`, kind: 'command', permission: 'meetings.run', summary: 'A motion on an item, or an amendment: the whole text as it would then read',
  params: itemParams, body: z.object({ text: needed(4000), movedBy: needed(60), amendsId: uuid.nullable().default(null) }), reply: done,
}) // prettier-ignore
export const withdrawMotion = route({
  name: 'meetings.withdrawMotion', method: 'POST', path: `${at}/motions/{motionId}/withdraw`, kind: 'command', permission: 'meetings.run', summary: 'Its mover takes a motion back',
  params: motionParams, body: z.object({ reason: words(300).default('') }), reply: done,
}) // prettier-ignore

const count = z.number().int().min(0).max(100_000)
/** A count by hand; by roll, who said what; a secret vote on paper with its account. */
export const voteGiven = z.discriminatedUnion('method', [
  z.object({ method: z.literal('hand'), votesFor: count, votesAgainst: count, abstained: count }),
  z.object({ method: z.literal('roll'), roll: z.array(z.object({ presentId: uuid, choice: z.enum(['for', 'against', 'abstain']) })).max(2000) }),
  z.object({ method: z.literal('paper'), issued: count, returned: count, void: count, votesFor: count, votesAgainst: count, abstained: count }),
]) // prettier-ignore
export type VoteGiven = z.infer<typeof voteGiven>
export const recordVote = route({
  name: 'meetings.recordVote', method: 'POST', path: `${at}/motions/{motionId}/vote`, kind: 'command', permission: 'meetings.run', summary: 'Records a vote; whether it passed is computed, with article and figures',
  params: motionParams, body: voteGiven, reply: done.extend({ passed: z.boolean(), verdict, resolutionId: uuid.nullable() }),
}) // prettier-ignore
export const hearItem = route({
  name: 'meetings.hearItem', method: 'POST', path: `${at}/items/{itemId}/heard`, kind: 'command', permission: 'meetings.run', summary: 'An item was heard or put off without a vote',
  params: itemParams, body: z.object({ state: z.enum(['heard', 'deferred']), note: words(1000).default('') }), reply: done,
}) // prettier-ignore
export const recordAppraisal = route({
  name: 'meetings.recordAppraisal', method: 'POST', path: `${at}/items/{itemId}/appraisal`, kind: 'command', permission: 'meetings.run', summary: 'Counts of the papers by which a meeting appraised members of the committee',
  params: itemParams, body: z.object({
    /** The seat of whoever of the supervisory committee holds it, where the law of the day asks that. */
    hostId: uuid.nullable().default(null), grades: z.array(z.object({ memberId: uuid, competent: count, basic: count, incompetent: count, abstained: count })).min(1).max(15),
  }), reply: done.extend({ ended: z.array(z.string()) }),
}) // prettier-ignore
export const appraisalMembers = route({
  name: 'meetings.appraisalMembers', method: 'GET', path: `${at}/appraisal`, kind: 'query', permission: 'meetings.view', summary: 'Members of the committee who are to be appraised, and who may hold it', params: idParams,
  reply: z.object({
    host: z.object({ document: z.string(), article: z.string() }).nullable(), hosts: z.array(z.object({ memberId: uuid, name: z.string(), here: z.boolean() })), rows: z.array(z.object({ memberId: uuid, name: z.string(), post: z.string(), lastGrade: z.enum(['competent', 'incompetent']).nullable(), lastOn: day.nullable() })),
  }),
}) // prettier-ignore

export const writeMinutes = route({
  name: 'meetings.writeMinutes', method: 'POST', path: `${at}/minutes`, kind: 'command', permission: 'meetings.run', summary: 'Writes the minutes: a version of its own each time; after signing only as a correction',
  params: idParams, body: z.object({ ...versioned, text: needed(20_000), correction: words(500).nullable().default(null) }), reply: done.extend({ seq: z.number().int() }),
}) // prettier-ignore
export const signMinutes = route({
  name: 'meetings.signMinutes', method: 'POST', path: `${at}/minutes/{seq}/sign`, kind: 'command', permission: 'meetings.run', summary: 'Chair and recorder signed: the version is closed by its hash',
  params: idParams.extend({ seq: z.coerce.number().int().min(1).max(1000) }), body: z.object({ ...versioned, chair: needed(60), recorder: needed(60) }), reply: done.extend({ hash: z.string() }),
}) // prettier-ignore
export const draftMinutes = route({
  name: 'meetings.draftMinutes', method: 'GET', path: `${at}/minutes/draft`, kind: 'query', permission: 'meetings.run', summary: 'Minutes drafted from what was recorded', params: idParams, reply: z.object({ text: z.string() }),
}) // prettier-ignore
export const concludeConsultation = route({
  name: 'meetings.concludeConsultation', method: 'POST', path: `${at}/outcome`, kind: 'command', permission: 'meetings.run', summary: 'The outcome of a consultation: carried out, or handed to a meeting',
  params: idParams, body: z.object({ ...versioned, outcome: z.enum(['carriedOut', 'toMeeting']), text: needed(4000), doer: words(60).default(''), dueOn: day.nullable().default(null) }), reply: done,
}) // prettier-ignore

/** Papers in the official manner. */
export const meetingPapers = ['notice', 'agenda', 'attendance', 'minutes'] as const
export const meetingPaper = route({
  name: 'meetings.meetingPaper', method: 'GET', path: `${at}/papers/{paper}`, kind: 'query', permission: 'meetings.view', summary: 'Notice, agenda, attendance sheet or minutes, as DOCX or PDF',
  params: idParams.extend({ paper: z.enum(meetingPapers) }), query: z.object({ format: z.enum(['docx', 'pdf']).default('docx') }), reply: 'file',
}) // prettier-ignore
