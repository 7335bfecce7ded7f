import { z } from 'zod'
import { day, idParams, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { matters, meetingKinds, meetingStates, needed, publicMatters, verdict, words } from './base.ts'

/** What one address may ask in a day. */
export const MOST_VOICES = 20

const base = '/api/public'
const briefMeeting = z.object({
  id: uuid, areaId: uuid, area: z.string(), kind: z.enum(meetingKinds), form: z.string().nullable(), title: z.string(), state: z.enum(meetingStates), meetsAt: z.date(), endsAt: z.date(), place: z.string(),
  entitled: z.number().int().nullable(), present: z.number().int().nullable(), resolutions: z.number().int(),
}) // prettier-ignore
export type OpenMeeting = z.infer<typeof briefMeeting>
export const openCommunities = route({
  name: 'meetings.openCommunities', method: 'GET', path: `${base}/affairs/communities`, kind: 'query', permission: 'public', summary: 'Communities by their name, to find one\'s own',
  query: z.object({ search: z.string().trim().max(40).optional(), id: uuid.optional() }), reply: z.object({ rows: z.array(z.object({ id: uuid, name: z.string(), above: z.string() })) }),
}) // prettier-ignore
export const openMeetings = route({
  name: 'meetings.openMeetings', method: 'GET', path: `${base}/meetings`, kind: 'query', permission: 'public', summary: 'Public meetings of a community', query: listQuery.extend({ areaId: uuid, kind: z.enum(meetingKinds).optional() }), reply: pageOf(briefMeeting),
}) // prettier-ignore
export const openMeetingView = route({
  name: 'meetings.openMeetingView', method: 'GET', path: `${base}/meetings/{id}`, kind: 'query', permission: 'public', summary: 'A public meeting: agenda, what was decided by which figures, signed minutes', params: idParams,
  reply: briefMeeting.extend({
    calledOn: day, shortNotice: z.string().nullable(), outcome: z.string().nullable(), outcomeText: z.string().nullable(),
    agenda: z.array(z.object({ seq: z.number().int(), title: z.string(), matter: z.enum(matters), text: z.string(), studiedOn: day.nullable(), state: z.enum(['open', 'decided', 'heard', 'deferred']) })),
    decided: z.array(z.object({ id: uuid, number: z.string(), title: z.string() })),
    minutes: z.object({ seq: z.number().int(), text: z.string(), signedAt: z.date(), correction: z.string().nullable(), sm3: z.string() }).nullable(),
  }),
}) // prettier-ignore
export const openCalendar = route({
  name: 'meetings.openCalendar', method: 'GET', path: `${base}/meetings.ics`, kind: 'query', permission: 'public', summary: 'Public meetings of a community as iCalendar, to subscribe to', query: z.object({ areaId: uuid }), reply: 'raw', produces: ['text/calendar'],
}) // prettier-ignore

const briefResolution = z.object({
  id: uuid, areaId: uuid, area: z.string(), number: z.string(), title: z.string(), matter: z.enum(matters), meetingKind: z.enum(meetingKinds), decidedOn: day, state: z.enum(['inForce', 'ordered', 'annulled']), tasks: z.number().int(), tasksDone: z.number().int(), overdue: z.number().int(),
}) // prettier-ignore
export type OpenResolution = z.infer<typeof briefResolution>
export const openResolutions = route({
  name: 'meetings.openResolutions', method: 'GET', path: `${base}/resolutions`, kind: 'query', permission: 'public', summary: 'What meetings of a community decided, and how far it is', query: listQuery.extend({ areaId: uuid, matter: z.enum(matters).optional() }), reply: pageOf(briefResolution),
}) // prettier-ignore
export const openResolutionView = route({
  name: 'meetings.openResolutionView', method: 'GET', path: `${base}/resolutions/{id}`, kind: 'query', permission: 'public', summary: 'A resolution with the figures it rests on and its carrying out', params: idParams,
  reply: briefResolution.extend({
    text: z.string(), meetingId: uuid, meeting: z.string(), verdict, stateReason: z.string().nullable(), filedOn: day.nullable(),
    taskList: z.array(z.object({ id: uuid, text: z.string(), doer: z.string(), dueOn: day, state: z.enum(['open', 'done', 'void']), percent: z.number().int(), overdue: z.boolean(), steps: z.array(z.object({ seq: z.number().int(), text: z.string(), percent: z.number().int(), at: z.date() })) })),
  }),
}) // prettier-ignore

const briefPublication = z.object({
  id: uuid, areaId: uuid, area: z.string(), matter: z.enum(publicMatters), title: z.string(), fromOn: day, toOn: day, hanging: z.boolean(), withdrawnOn: day.nullable(),
  /** Taken down because it named what is private: neither title nor text nor answers are told. */
  hidden: z.boolean(),
}) // prettier-ignore
export type OpenPublication = z.infer<typeof briefPublication>
export const openPublications = route({
  name: 'meetings.openPublications', method: 'GET', path: `${base}/publications`, kind: 'query', permission: 'public', summary: 'What a community laid open of its affairs', query: listQuery.extend({ areaId: uuid, matter: z.enum(publicMatters).optional() }), reply: pageOf(briefPublication),
}) // prettier-ignore
const answered = z.object({ voiceId: uuid, question: z.string(), answer: z.string(), answeredOn: day })
export const openPublicationView = route({
  name: 'meetings.openPublicationView', method: 'GET', path: `${base}/publications/{id}`, kind: 'query', permission: 'public', summary: 'One publication with what was asked and answered', params: idParams,
  reply: briefPublication.extend({ text: z.string(), eventOn: day, withdrawnReason: z.string().nullable(), replacesId: uuid.nullable(), replacedById: uuid.nullable(), enquiryDays: z.number().int(), answers: z.array(answered) }),
}) // prettier-ignore

const ask = {
  areaId: uuid,
  publicationId: uuid.nullable().default(null),
  matter: z.enum(publicMatters).nullable().default(null),
  text: needed(2000),
  fromName: words(60).default(''),
  way: words(100).default(''),
}
export const askAffairs = route({
  name: 'meetings.askAffairs', method: 'POST', path: `${base}/affairs/voices`, kind: 'command', permission: 'public', open: { writes: 'once', perMinute: 5 }, summary: 'Asks about residents\' affairs, or complains to the subdistrict of what is not laid open',
  body: z.object({ kind: z.enum(['enquiry', 'complaint']), ...ask }), reply: z.object({ id: uuid, token: z.string(), dueOn: day }),
}) // prettier-ignore
export const seeVoice = route({
  name: 'meetings.seeVoice', method: 'GET', path: `${base}/affairs/voices/{id}/{token}`, kind: 'query', permission: 'public', summary: 'One\'s own question and its answer, by the secret of its address',
  params: idParams.extend({ token: z.string().regex(/^[0-9a-f]{32}$/) }),
  reply: z.object({ kind: z.enum(['enquiry', 'complaint']), area: z.string(), publication: z.string().nullable(), text: z.string(), askedOn: day, dueOn: day, state: z.enum(['open', 'answered', 'ordered', 'closed']), answer: z.string().nullable(), finding: z.enum(['founded', 'unfounded']).nullable(), orderedBy: day.nullable() }),
}) // prettier-ignore
export const arrive = route({
  name: 'meetings.arrive', method: 'POST', path: `${base}/meetings/{id}/arrivals`, kind: 'command', permission: 'public', open: { writes: 'each', perMinute: 10 }, summary: 'Checks in to a meeting by one\'s own code',
  params: idParams, body: z.object({ code: z.string().trim().min(1).max(40) }), reply: z.object({ right: z.boolean(), title: z.string(), left: z.number().int().nullable() }),
}) // prettier-ignore
