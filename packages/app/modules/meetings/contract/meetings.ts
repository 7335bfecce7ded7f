import { z } from 'zod'
import { day, idParams, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { capacities, done, forms, matters, meetingKinds, meetingStates, needed, reason, verdict, versioned, words } from './base.ts' // prettier-ignore

const cited = z.object({ document: z.string(), article: z.string() })
/** The law that a meeting of this kind goes by on its day, for whoever plans it. */
export const meetingLaw = z.object({
  day,
  /** No law of that day knows such a meeting. */
  known: z.boolean(),
  forms: z.array(z.enum(forms)),
  notice: cited.extend({ days: z.number().int(), latest: day, shortAllowed: z.boolean() }).nullable(),
  quorum: cited.extend({ num: z.number(), den: z.number(), strict: z.boolean() }).nullable(),
  majority: cited.extend({ num: z.number(), den: z.number(), strict: z.boolean() }).nullable(),
  entitled: z.number().int(),
  least: z.number().int().nullable(),
  /** Who may demand it: the share and the least that reaches it. */
  calls: z.array(
    cited.extend({
      byWhom: z.enum(['residents', 'households', 'representatives', 'groups']),
      num: z.number(), den: z.number(), strict: z.boolean(), base: z.number().int(), least: z.number().int(),
    }),
  ),
  studyFirst: cited.nullable(),
  /** What another law would ask on the day the meeting was called: keys of what differs. */
  differs: z.array(z.string()),
}) // prettier-ignore
export type MeetingLaw = z.infer<typeof meetingLaw>

export const meetingRow = z.object({
  id: uuid,
  areaId: uuid,
  area: z.string(),
  kind: z.enum(meetingKinds),
  form: z.enum(forms).nullable(),
  title: z.string(),
  state: z.enum(meetingStates),
  meetsAt: z.date(),
  endsAt: z.date(),
  place: z.string(),
  entitled: z.number().int().nullable(),
  present: z.number().int().nullable(),
  items: z.number().int(),
  resolutions: z.number().int(),
  public: z.boolean(),
  version: z.number().int(),
})
export type MeetingRow = z.infer<typeof meetingRow>

export const itemView = z.object({
  id: uuid,
  seq: z.number().int(),
  title: z.string(),
  matter: z.enum(matters),
  text: z.string(),
  reporter: z.string(),
  matterId: uuid.nullable(),
  studiedOn: day.nullable(),
  study: z.object({ body: z.string(), conclusion: z.string() }).nullable(),
  mustStudy: z.boolean(),
  mustDelegate: z.boolean(),
  delegationId: uuid.nullable(),
  delegation: z.string().nullable(),
  delegationOn: day.nullable(),
  /** The resolution that `delegationId` names. */
  delegatedBy: z.object({ id: uuid, number: z.string(), title: z.string(), inForce: z.boolean() }).nullable(),
  ruleId: uuid.nullable(),
  policyId: uuid.nullable(),
  /** Who of the supervisory committee held the appraisal. */
  host: z.string().nullable(),
  state: z.enum(['open', 'decided', 'heard', 'deferred']),
  note: z.string(),
  motions: z.array(
    z.object({
      id: uuid,
      seq: z.number().int(),
      text: z.string(),
      movedBy: z.string(),
      amendsId: uuid.nullable(),
      state: z.enum(['open', 'adopted', 'rejected', 'withdrawn']),
      vote: z
        .object({
          id: uuid, method: z.enum(['hand', 'roll', 'paper']), present: z.number().int(), votesFor: z.number().int(), votesAgainst: z.number().int(), abstained: z.number().int(),
          issued: z.number().int().nullable(), returned: z.number().int().nullable(), void: z.number().int().nullable(), passed: z.boolean(), verdict, countedAt: z.date(), countedBy: z.string(),
        })
        .nullable(),
    }),
  ),
}) // prettier-ignore
export type ItemView = z.infer<typeof itemView>

/** Attendance as it is now, whole and by constituency. */
export const quorum = z.object({
  entitled: z.number().int(),
  present: z.number().int(),
  sitting: z.number().int(),
  /** All who were invited and all who are here, with a vote or without: what counts where nobody votes. */
  invited: z.number().int(),
  here: z.number().int(),
  /** `null` where the law sets no number for such a meeting. */
  reason: reason.nullable(),
  composition: reason.nullable(),
  byConstituency: z.array(
    z.object({ constituency: z.string(), entitled: z.number().int().nullable(), present: z.number().int() }),
  ),
})
export type QuorumView = z.infer<typeof quorum>

export const meetingDetail = meetingRow.extend({
  calledOn: day,
  calledBy: z.string(),
  shortNotice: z.string().nullable(),
  lawDay: day,
  demandId: uuid.nullable(),
  earlierId: uuid.nullable(),
  laterId: uuid.nullable(),
  chair: z.string(),
  recorder: z.string(),
  openedAt: z.date().nullable(),
  closedAt: z.date().nullable(),
  endedReason: z.string().nullable(),
  outcome: z.enum(['carriedOut', 'toMeeting']).nullable(),
  outcomeText: z.string().nullable(),
  outcomeOn: day.nullable(),
  codesStopped: z.boolean(),
  codesGiven: z.boolean(),
  law: meetingLaw,
  quorum,
  agenda: z.array(itemView),
  minutes: z.array(
    z.object({
      seq: z.number().int(), text: z.string(), madeAt: z.date(), madeBy: z.string(), correction: z.string().nullable(), signedAt: z.date().nullable(),
      chair: z.string().nullable(), recorder: z.string().nullable(), hash: z.string().nullable(),
      /** Whether the stored text still gives the signed hash; null before signing. */
      intact: z.boolean().nullable(),
    }),
  ),
  decided: z.array(z.object({ id: uuid, number: z.string(), title: z.string() })),
  tasks: z.array(z.object({ id: uuid, area: z.string(), text: z.string(), dueOn: day, percent: z.number().int(), state: z.enum(['open', 'done', 'void']) })),
  appraised: z.array(z.object({ memberId: uuid, name: z.string(), post: z.string(), competent: z.number().int(), basic: z.number().int(), incompetent: z.number().int(), abstained: z.number().int(), grade: z.enum(['competent', 'incompetent']), streak: z.number().int(), postEnded: z.boolean() })),
}) // prettier-ignore
export type MeetingDetail = z.infer<typeof meetingDetail>

const base = '/api/meetings'
export const listMeetings = route({
  name: 'meetings.listMeetings', method: 'GET', path: base, kind: 'query', permission: 'meetings.view', summary: 'Meetings of an area and those below it',
  query: listQuery.extend({ areaId: uuid.optional(), kind: z.enum(meetingKinds).optional(), state: z.enum(meetingStates).optional(), from: day.optional(), to: day.optional() }), reply: pageOf(meetingRow),
}) // prettier-ignore
export const getMeeting = route({
  name: 'meetings.getMeeting', method: 'GET', path: `${base}/meeting/{id}`, kind: 'query', permission: 'meetings.view', summary: 'A meeting with its law, attendance, agenda, votes and minutes',
  params: idParams, reply: meetingDetail,
}) // prettier-ignore
export const getMeetingLaw = route({
  name: 'meetings.getMeetingLaw', method: 'GET', path: `${base}/law`, kind: 'query', permission: 'meetings.view', summary: 'What the law of a day asks of a meeting, with the figures of the community',
  query: z.object({ areaId: uuid, kind: z.enum(meetingKinds), form: z.enum(forms).optional(), day, calledOn: day.optional() }), reply: meetingLaw,
}) // prettier-ignore

/** What is said of a meeting when it is called. */
export const callFields = {
  title: needed(100),
  form: z.enum(forms).nullable().default(null),
  meetsAt: z.coerce.date(),
  endsAt: z.coerce.date(),
  place: needed(120),
  shortNotice: words(300).nullable().default(null),
  chair: words(60).default(''),
  recorder: words(60).default(''),
  public: z.boolean().default(true),
}
export const itemFields = {
  title: needed(120),
  matter: z.enum(matters),
  text: words(8000).default(''),
  reporter: words(60).default(''),
  matterId: uuid.nullable().default(null),
  /** The residents' resolution that authorises the representatives; or document and day of one from before meetings were kept here. */
  delegationId: uuid.nullable().default(null),
  delegation: words(300).nullable().default(null),
  delegationOn: day.nullable().default(null),
  ruleId: uuid.nullable().default(null),
  policyId: uuid.nullable().default(null),
}
const itemGiven = z.object(itemFields)
export const callMeeting = route({
  name: 'meetings.callMeeting', method: 'POST', path: base, kind: 'command', permission: 'meetings.run', summary: 'Calls a meeting; who belongs to it is invited from the bodies of the day',
  body: z.object({ areaId: uuid, kind: z.enum(meetingKinds), demandId: uuid.nullable().default(null), earlierId: uuid.nullable().default(null), ...callFields, agenda: z.array(itemGiven).max(50).default([]) }), reply: done,
}) // prettier-ignore
export const changeMeeting = route({
  name: 'meetings.changeMeeting', method: 'POST', path: `${base}/meeting/{id}/change`, kind: 'command', permission: 'meetings.run', summary: 'Changes time, place or manner of a meeting that has not opened; it is called anew',
  params: idParams, body: z.object({ ...versioned, ...callFields, reason: needed(300) }), reply: done,
}) // prettier-ignore
export const cancelMeeting = route({
  name: 'meetings.cancelMeeting', method: 'POST', path: `${base}/meeting/{id}/cancel`, kind: 'command', permission: 'meetings.run', summary: 'Calls a meeting off, with the reason',
  params: idParams, body: z.object({ ...versioned, reason: needed(300) }), reply: done,
}) // prettier-ignore
export const lapseMeeting = route({
  name: 'meetings.lapseMeeting', method: 'POST', path: `${base}/meeting/{id}/lapse`, kind: 'command', permission: 'meetings.run', summary: 'Records that too few came: the meeting does not take place',
  params: idParams, body: z.object({ ...versioned, note: words(300).default('') }), reply: done,
}) // prettier-ignore
export const openMeeting = route({
  name: 'meetings.openMeeting', method: 'POST', path: `${base}/meeting/{id}/open`, kind: 'command', permission: 'meetings.run', summary: 'Opens a meeting whose number is there',
  params: idParams, body: z.object({ ...versioned, chair: needed(60), recorder: needed(60) }), reply: done,
}) // prettier-ignore
export const closeMeeting = route({
  name: 'meetings.closeMeeting', method: 'POST', path: `${base}/meeting/{id}/close`, kind: 'command', permission: 'meetings.run', summary: 'Closes a meeting; items not decided are put off',
  params: idParams, body: z.object({ ...versioned }), reply: done,
}) // prettier-ignore

export const demandRow = z.object({
  id: uuid, areaId: uuid, area: z.string(), kind: z.enum(meetingKinds), onDay: day, matter: z.string(), byWhom: z.enum(['residents', 'households', 'representatives', 'groups', 'committee']),
  signed: z.number().int(), base: z.number().int(), met: z.boolean(), verdict, note: z.string(), meetingId: uuid.nullable(),
}) // prettier-ignore
export type DemandRow = z.infer<typeof demandRow>
export const listDemands = route({
  name: 'meetings.listDemands', method: 'GET', path: `${base}/demands`, kind: 'query', permission: 'meetings.view', summary: 'Demands for a meeting and whether enough stand behind them',
  query: listQuery.extend({ areaId: uuid.optional(), waiting: z.enum(['true']).optional() }), reply: pageOf(demandRow),
}) // prettier-ignore
export const recordDemand = route({
  name: 'meetings.recordDemand', method: 'POST', path: `${base}/demands`, kind: 'command', permission: 'meetings.run', summary: 'Records a demand for a meeting and judges it by the law of its day',
  body: z.object({
    areaId: uuid, kind: z.enum(['residentsMeeting', 'representativesMeeting']), onDay: day, matter: needed(500), byWhom: z.enum(['residents', 'households', 'representatives', 'groups', 'committee']),
    /** How many signed, checked against the register; of representatives who they are. */
    signed: z.number().int().min(0).max(100_000).default(0), signers: z.array(uuid).max(500).default([]), note: words(500).default(''),
  }), reply: done.extend({ met: z.boolean() }),
}) // prettier-ignore

export const invitedRow = z.object({
  id: uuid, name: z.string(), capacity: z.enum(capacities), constituency: z.string(), voting: z.boolean(), hasCode: z.boolean(),
  presentId: uuid.nullable(), cameAt: z.date().nullable(), leftAt: z.date().nullable(), how: z.enum(['code', 'door', 'paper']).nullable(),
}) // prettier-ignore
export type InvitedRow = z.infer<typeof invitedRow>
export const listInvited = route({
  name: 'meetings.listInvited', method: 'GET', path: `${base}/meeting/{id}/invited`, kind: 'query', permission: 'meetings.view', summary: 'Who is invited to a meeting and who has come',
  params: idParams, query: listQuery.extend({ here: z.enum(['true', 'false']).optional() }), reply: pageOf(invitedRow),
}) // prettier-ignore
export const invite = route({
  name: 'meetings.invite', method: 'POST', path: `${base}/meeting/{id}/invited`, kind: 'command', permission: 'meetings.run', summary: 'Invites somebody besides those who belong to the meeting; without a vote',
  params: idParams, body: z.object({ name: needed(60), capacity: z.enum(['leader', 'supervisor', 'party', 'department', 'deputy', 'expert', 'unit', 'guest', 'resident', 'household']), constituency: words(60).default('') }), reply: done,
}) // prettier-ignore
export const refreshInvited = route({
  name: 'meetings.refreshInvited', method: 'POST', path: `${base}/meeting/{id}/refresh`, kind: 'command', permission: 'meetings.run', summary: 'Reads anew from the bodies who belongs to a meeting on its day',
  params: idParams, body: z.object({ ...versioned }), reply: done.extend({ added: z.number().int(), removed: z.number().int() }),
}) // prettier-ignore
export const giveCodes = route({
  name: 'meetings.giveCodes', method: 'POST', path: `${base}/meeting/{id}/codes`, kind: 'command', permission: 'meetings.run', summary: 'Gives everybody invited a code for the door; earlier codes end', secretReply: true,
  params: idParams, body: z.object({ ...versioned }), reply: done.extend({ codes: z.array(z.object({ name: z.string(), constituency: z.string(), code: z.string() })), address: z.string() }),
}) // prettier-ignore
