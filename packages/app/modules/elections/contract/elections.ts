import { z } from 'zod'
import { idParams, route, timeQuery } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { states, verbs } from '../rules/flow.ts'
import {
  candidateStates, cited, committeePosts, day, done, hindrance, improper, kinds, modes, needed, nominatedBy, posts, seat, seatWish, uuid, versioned, voidGrounds, words,
} from './base.ts' // prettier-ignore

const base = '/api/elections'

/** A date of the calendar: what the law allows, and what is planned. */
export const calendarDate = z.object({
  key: z.string(),
  plannedOn: day,
  doneOn: day.nullable(),
  earliest: day.nullable(),
  latest: day.nullable(),
  law: cited.nullable(),
})
export type CalendarDate = z.output<typeof calendarDate>

export const electionRow = z.object({
  id: uuid,
  communityId: uuid,
  community: z.string(),
  kind: z.enum(kinds),
  mode: z.enum(modes),
  title: z.string(),
  state: z.enum(states),
  electionDay: day,
  round: z.number().int(),
  /** The next step's day and what it is; null when nothing is due. */
  next: z.enum(verbs).nullable(),
  dueOn: day.nullable(),
  /** The article that asks for the next step. */
  law: cited.nullable(),
  version: z.number().int(),
})
export type ElectionRow = z.output<typeof electionRow>

export const lawRow = z.object({
  key: z.string(),
  value: z.unknown(),
  document: z.string(),
  article: z.string(),
  ruleSet: z.string(),
})

export const committeeMember = z.object({
  id: uuid, personId: uuid, name: z.string(), post: z.enum(committeePosts), rank: z.number().int(), from: day, to: day.nullable(),
  outReason: z.string().nullable(), outFor: z.string().nullable(),
}) // prettier-ignore

export const candidateRow = z.object({
  id: uuid, personId: uuid, name: z.string(), sex: z.string(), birthOn: day, post: z.enum(posts), about: z.string(),
  nominatedBy: z.enum(nominatedBy), nominators: z.number().int(), nominatedOn: day, state: z.enum(candidateStates), reason: z.string().nullable(),
  vettedOn: day.nullable(), vettedWith: z.string().nullable(), groupId: uuid.nullable(), version: z.number().int(),
}) // prettier-ignore
export type CandidateRow = z.output<typeof candidateRow>

export const outcome = z.object({
  round: z.number().int(),
  verdict: z.unknown(),
  at: z.date(),
})

export const voided = z.object({
  candidateId: uuid.nullable(), name: z.string().nullable(), ground: z.enum(voidGrounds), note: z.string(), carriesOn: z.string(), left: z.array(z.string()),
  resumed: z.array(z.string()), gone: z.array(z.string()), on: day, by: z.string(),
}) // prettier-ignore

/** The next step: which, when, by which article, and what still stands in its way. */
export const guideStep = z.object({
  verb: z.enum(verbs),
  dueOn: day.nullable(),
  earliest: day.nullable(),
  law: cited.nullable(),
  mine: z.boolean(),
  hindrances: z.array(hindrance),
})
export type GuideStep = z.output<typeof guideStep>

export const election = electionRow.extend({
  organId: uuid.nullable(),
  seats: z.array(seat),
  termFrom: day,
  termTo: day,
  ruleSetDay: day,
  ruleSet: z.string(),
  /** Numbers that another set than the plan's would give: the law of today against that of the election day. */
  otherLaw: z.array(z.object({ key: z.string(), plan: z.unknown(), other: z.unknown(), ruleSet: z.string() })),
  plan: z.object({ reason: z.string(), selection: z.string(), note: z.string() }),
  dates: z.array(calendarDate),
  committee: z.array(committeeMember),
  candidates: z.array(candidateRow),
  list: z.object({ version: z.number().int(), listed: z.number().int(), entitled: z.number().int(), undeclared: z.number().int(), struck: z.number().int(), hash: z.string().nullable() }).nullable(),
  turnout: z.object({ self: z.number().int(), proxy: z.number().int() }),
  outcomes: z.array(outcome),
  /** What was declared void: the whole (no candidate) or the election of one person. */
  voided: z.array(voided),
  /** How the local pack settles equal votes; null where it says nothing. */
  tieBy: z.string().nullable(),
  guide: z.array(guideStep),
}) // prettier-ignore
export type Election = z.output<typeof election>

export const listElections = route({
  name: 'elections.list', method: 'GET', path: base, kind: 'query', permission: 'elections.view', summary: 'Elections below an area, newest first',
  query: listQuery.extend({ ...timeQuery.shape, areaId: uuid.optional(), kind: z.enum(kinds).optional(), state: z.enum(states).optional(), open: z.enum(['yes', 'no']).optional() }),
  reply: pageOf(electionRow),
}) // prettier-ignore
export const getElection = route({
  name: 'elections.get', method: 'GET', path: `${base}/{id}`, kind: 'query', permission: 'elections.view', summary: 'One election: its plan, where it stands, what is to do next and what stands in the way',
  params: idParams, reply: election,
}) // prettier-ignore

export const proposeCalendar = route({
  name: 'elections.proposeCalendar', method: 'GET', path: `${base}/calendar`, kind: 'query', permission: 'elections.run', summary: 'The dates that the law gives for an election day, each with its article',
  query: z.object({ communityId: uuid, electionDay: day, kind: z.enum(kinds).default('general'), mode: z.enum(modes).default('allVoters') }),
  reply: z.object({ dates: z.array(calendarDate), ruleSet: z.string(), termYears: z.number().int(), otherLaw: election.shape.otherLaw }),
}) // prettier-ignore

/** Seats of one group, or of the whole community where it has no groups: what the quota gives for its households. */
export const seatProposal = z.object({
  groupId: uuid.nullable(),
  name: z.string(),
  households: z.number().int(),
  /** Whether the group says its households, or they are its even part of what the register has. */
  from: z.enum(['group', 'register']),
  least: z.number().int(),
  most: z.number().int(),
})
export type SeatProposal = z.output<typeof seatProposal>
export const proposeSeats = route({
  name: 'elections.proposeSeats', method: 'GET', path: `${base}/seats`, kind: 'query', permission: 'elections.run', summary: "Seats of a selection of representatives: group by group, from the households of the register and the quota of the law",
  query: z.object({ communityId: uuid, electionDay: day }),
  reply: z.object({
    /** Households that the register has. */
    households: z.number().int(),
    rows: z.array(seatProposal),
    quota: z.object({ per: z.enum(['households', 'group']), min: z.number().int(), max: z.number().int(), law: cited, otherByNeed: z.boolean() }).nullable(),
  }),
}) // prettier-ignore

const planBody = {
  mode: z.enum(modes),
  electionDay: day,
  seats: z.array(seatWish).min(1).max(100),
  /** Days chosen by the committee; what is left out is taken from the calendar that the law gives. */
  dates: z.partialRecord(z.string().max(40), day).default({}),
  reason: words(500).default(''),
  note: words(2000).default(''),
}
export const planElection = route({
  name: 'elections.plan', method: 'POST', path: base, kind: 'command', permission: 'elections.run', summary: 'Plans an election; a date that breaks a clock of the law is refused with its article',
  body: z.object({ communityId: uuid, kind: z.enum(kinds), title: words(120).optional(), termFrom: day.optional(), beforeId: uuid.optional(), ...planBody }), reply: done,
}) // prettier-ignore
export const changePlan = route({
  name: 'elections.changePlan', method: 'POST', path: `${base}/{id}/plan`, kind: 'command', permission: 'elections.run', summary: 'Changes a plan before it is adopted',
  params: idParams, body: z.object({ ...versioned, ...planBody }), reply: done,
}) // prettier-ignore

const member = z.object({ personId: uuid, post: z.enum(committeePosts) })
export const stepElection = route({
  name: 'elections.step', method: 'POST', path: `${base}/{id}/steps`, kind: 'command', permission: 'elections.view', summary: 'Takes the next step of an election; refused with what stands in its way',
  params: idParams,
  body: z.object({
    ...versioned,
    verb: z.enum(verbs),
    on: day.optional(),
    note: words(2000).default(''),
    /** Only to select the election committee, in the order of the selection. */
    members: z.array(member).max(30).optional(),
    selectedBy: z.enum(['residentsMeeting', 'representativesMeeting']).optional(),
    /** Only to declare an election void. */
    ground: z.enum(voidGrounds).optional(),
    /** Only to declare an announced election void: who carries on, as the deciding body says, and whether who sat before sits again. */
    carriesOn: words(500).optional(),
    resume: z.boolean().optional(),
    /** Only for a run-off: its day. */
    nextDay: day.optional(),
    /** Only to close a count, where the law leaves it open who sits: who gave a post up, and who was drawn by lot. */
    yields: z.array(z.object({ candidateId: uuid, why: z.enum(['declined', 'votedAgain', 'choseOtherPost']) })).max(20).optional(),
    lots: z.array(uuid).max(20).optional(),
  }),
  reply: done.extend({ state: z.enum(states) }),
}) // prettier-ignore

export const voidSeat = route({
  name: 'elections.voidSeat', method: 'POST', path: `${base}/{id}/elected/{candidateId}/void`, kind: 'command', permission: 'elections.guide',
  summary: 'The election of one person is void by improper means: that seat falls vacant, the others stand', params: z.object({ id: uuid, candidateId: uuid }),
  body: z.object({ ...versioned, ground: z.enum(improper), note: needed(2000) }), reply: done,
}) // prettier-ignore
export const leaveCommittee = route({
  name: 'elections.leaveCommittee', method: 'POST', path: `${base}/{id}/committee/{memberId}/leave`, kind: 'command', permission: 'elections.run',
  summary: 'A member of the election committee leaves; the next in the order of selection takes the place', params: z.object({ id: uuid, memberId: uuid }),
  body: z.object({ ...versioned, reason: z.enum(['candidate', 'relative', 'resigned', 'died', 'movedAway']), for: words(60).default('') }),
  reply: done.extend({ replacedBy: z.string().nullable() }),
}) // prettier-ignore

export const addComplaint = route({
  name: 'elections.addComplaint', method: 'POST', path: `${base}/{id}/complaints`, kind: 'command', permission: 'elections.view', summary: 'Takes in a complaint about procedure or result',
  params: idParams, body: z.object({ byName: needed(60), text: needed(2000) }), reply: done,
}) // prettier-ignore
export const answerComplaint = route({
  name: 'elections.answerComplaint', method: 'POST', path: `${base}/{id}/complaints/{complaintId}/answer`, kind: 'command', permission: 'elections.guide', summary: 'Answers a complaint in writing',
  params: z.object({ id: uuid, complaintId: uuid }), body: z.object({ ...versioned, answer: needed(2000) }), reply: done,
}) // prettier-ignore
export const complaint = z.object({
  id: uuid, byName: z.string(), text: z.string(), receivedOn: day, dueOn: day.nullable(), state: z.enum(['open', 'answered']), answer: z.string().nullable(),
  answeredOn: day.nullable(), version: z.number().int(),
}) // prettier-ignore
export const listComplaints = route({
  name: 'elections.listComplaints', method: 'GET', path: `${base}/{id}/complaints`, kind: 'query', permission: 'elections.view', summary: 'Complaints about an election, with their clocks',
  params: idParams, reply: z.object({ rows: z.array(complaint) }),
}) // prettier-ignore
