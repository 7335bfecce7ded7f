import { z } from 'zod'
import { day, idParams, route, timeQuery, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import type { Workflow } from '#shared/workflow.ts'
import { done, needed, role, versioned, words } from './base.ts'

export const actStates = [
  'draft', 'consulting', 'filed', 'returned', 'approved', 'announced', 'inForce', 'archived', 'withdrawn',
] as const // prettier-ignore
export type ActState = (typeof actStates)[number]
export type ActVerb =
  | 'publish'
  | 'redraw'
  | 'file'
  | 'return'
  | 'approve'
  | 'announce'
  | 'takeEffect'
  | 'archive'
  | 'withdraw'

/** From a drawing to communities in force. It can be withdrawn until its day; afterwards only another act changes it. */
export const actFlow: Workflow<ActState, ActVerb> = {
  name: 'planning.act',
  initial: 'draft',
  states: {
    draft: { publish: 'consulting', withdraw: 'withdrawn' },
    consulting: { file: 'filed', redraw: 'draft', withdraw: 'withdrawn' },
    filed: { approve: 'approved', return: 'returned', withdraw: 'withdrawn' },
    returned: { redraw: 'draft', file: 'filed', withdraw: 'withdrawn' },
    approved: { announce: 'announced', withdraw: 'withdrawn' },
    announced: { takeEffect: 'inForce', withdraw: 'withdrawn' },
    inForce: { archive: 'archived' },
    archived: {},
    withdrawn: {},
  },
}

/** Papers that go with an act (行政区划管理条例 Art. 13, as a template; application, decision and announcement besides). */
export const materialKinds = [
  'application', 'basicFacts', 'riskAssessment', 'villagersConsent', 'expertReport', 'publicOpinions', 'mapsBeforeAfter', 'decision', 'announcement',
] as const // prettier-ignore
export type MaterialKind = (typeof materialKinds)[number]
/** What must be set up, or wound up, in step with a change. */
export const taskKinds = [
  'partyOrganisation', 'committee', 'supervisors', 'station', 'policeBeat', 'grids', 'windUp', 'accounts', 'nameFiling',
] as const // prettier-ignore
export type TaskKind = (typeof taskKinds)[number]

export const actRow = z.object({
  id: uuid,
  version: z.number().int(),
  caseId: uuid,
  schemeId: uuid,
  areaId: uuid,
  area: z.string(),
  title: z.string(),
  state: z.enum(actStates),
  effectiveOn: day,
  commentTo: day.nullable(),
  filedOn: day.nullable(),
  decidedOn: day.nullable(),
  createdBy: z.string(),
  createdAt: z.date(),
  /** When it last could not come into force although its day has come. */
  refusedAt: z.date().nullable(),
})
export type ActRow = z.infer<typeof actRow>

/** A community of the plan, with its figures on the register day. */
export const planned = z.object({
  key: z.string(),
  areaId: uuid.nullable(),
  name: z.string(),
  kind: z.string(),
  code: z.string().nullable(),
  households: z.number().int(),
  people: z.number().int(),
  units: z.number().int(),
  /** Below or above the band that holds on the day, and the reason that was given (因地制宜). */
  outOfBand: z.boolean(),
  breachReason: z.string().nullable(),
})
export const moving = z.object({
  from: z.string(),
  to: z.string(),
  units: z.number().int(),
  buildings: z.number().int(),
  dwellings: z.number().int(),
  households: z.number().int(),
  people: z.number().int(),
})
const material = z.object({
  kind: z.enum(materialKinds),
  /** Asked for by the template (article) or made by the system. */
  required: z.boolean(),
  generated: z.boolean(),
  done: z.boolean(),
  text: z.string(),
  number: z.string(),
  version: z.number().int().nullable(),
})
const opinion = z.object({
  id: uuid,
  source: z.enum(['resident', 'department']),
  /** Masked where a person gave it without signing in; empty where they gave none. */
  fromName: z.string(),
  /** Something sealed is kept of who it was: shown by `revealOpinion`. */
  sealed: z.boolean(),
  stance: z.enum(['for', 'against', 'neutral']),
  text: z.string(),
  at: z.date(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  version: z.number().int(),
})
const step = z.object({
  verb: z.string(),
  state: z.enum(actStates),
  onDay: day,
  byName: z.string(),
  note: z.string(),
})
const task = z.object({
  id: uuid,
  areaId: uuid,
  area: z.string(),
  kind: z.enum(taskKinds),
  dueOn: day,
  ownerRole: role,
  doneOn: day.nullable(),
  note: z.string(),
  version: z.number().int(),
})
/** What changed in the registers since the plan was drawn up. */
const sinceThen = z.object({
  unit: z.string(),
  what: z.enum(['new', 'gone', 'households']),
  before: z.number().int().nullable(),
  after: z.number().int().nullable(),
})
const cited = z.object({ document: z.string(), article: z.string() })

export const actDetail = actRow.extend({
  reason: z.string(),
  commentDays: z.number().int(),
  commentFrom: day.nullable(),
  decisionNumber: z.string().nullable(),
  returnReason: z.string().nullable(),
  announcedOn: day.nullable(),
  filedBy: z.string().nullable(),
  decidedBy: z.string().nullable(),
  communities: z.array(planned),
  ended: z.array(z.object({ name: z.string(), into: z.array(z.string()) })),
  materials: z.array(material),
  opinions: z.array(opinion),
  steps: z.array(step),
  tasks: z.array(task),
  changed: z.array(sinceThen),
  /** What went where, once it is in force. */
  effect: z.array(moving).nullable(),
  /** Once in force: communities that got no outline. */
  noOutline: z.array(z.string()).nullable(),
  /** Why it last could not come into force, as a sentence. */
  refusal: z.string().nullable(),
  /** The scheme was drawn on since the plan was published; the act goes on with the plan as published. */
  drawnOn: z.boolean(),
  law: z.object({
    proposer: cited.nullable(),
    approver: cited,
    band: cited.extend({ min: z.number(), max: z.number() }),
  }),
  verbs: z.array(z.string()),
  /** Whether this person may propose it: write its papers, answer opinions. */
  mayPropose: z.boolean(),
})
export type ActDetail = z.infer<typeof actDetail>

const base = '/api/planning/acts'
export const listActs = route({
  name: 'planning.listActs', method: 'GET', path: base, kind: 'query', permission: 'planning.view', summary: 'Acts on their way and in force',
  query: listQuery.extend({ areaId: uuid.optional(), state: z.enum(actStates).optional(), caseId: uuid.optional() }), reply: pageOf(actRow),
}) // prettier-ignore
/** How many acts are in a state on the day, and how many days acts spent in it (until that day), in the middle. */
export const actTimes = route({
  name: 'planning.actTimes', method: 'GET', path: '/api/planning/act-times', kind: 'query', permission: 'planning.view', summary: 'Acts by state on a day, with the median of the days spent in each',
  query: z.object({ areaId: uuid, ...timeQuery.shape }),
  reply: z.object({ rows: z.array(z.object({ state: z.enum(actStates), now: z.number().int(), passed: z.number().int(), medianDays: z.number() })) }),
}) // prettier-ignore
export const getAct = route({
  name: 'planning.getAct', method: 'GET', path: `${base}/{id}`, kind: 'query', permission: 'planning.view', summary: 'An act with all that goes with it',
  params: idParams, reply: actDetail,
}) // prettier-ignore
export const previewAct = route({
  name: 'planning.previewAct', method: 'GET', path: `${base}/{id}/preview`, kind: 'query', permission: 'planning.view',
  summary: 'What will move on its day, counted now, and which tasks it opens', params: idParams,
  reply: z.object({
    moves: z.array(moving),
    tasks: z.array(z.object({ community: z.string(), kind: z.enum(taskKinds), dueOn: day, ownerRole: role })),
    /** Communities that will have no outline, for some of their units are known by a point only. */
    noOutline: z.array(z.string()),
    /** Requests of residents still open, and local units, in communities that end. */
    open: z.array(z.object({ community: z.string(), requests: z.number().int(), localUnits: z.number().int() })),
  }),
}) // prettier-ignore
export const getPaper = route({
  name: 'planning.getPaper', method: 'GET', path: `${base}/{id}/papers/{kind}`, kind: 'query', permission: 'planning.view', summary: 'A paper of the act as DOCX or PDF',
  params: idParams.extend({ kind: z.enum(materialKinds) }), query: z.object({ format: z.enum(['docx', 'pdf']).default('pdf') }), reply: 'file',
}) // prettier-ignore
export const draftAct = route({
  name: 'planning.draftAct', method: 'POST', path: base, kind: 'command', permission: 'planning.propose', summary: 'Begins an act on a scheme',
  body: z.object({ schemeId: uuid, title: needed(120), reason: needed(2000), effectiveOn: day, commentDays: z.number().int().min(1).max(365) }), reply: done,
}) // prettier-ignore
export const editAct = route({
  name: 'planning.editAct', method: 'POST', path: `${base}/{id}/edit`, kind: 'command', permission: 'planning.propose', summary: 'Changes a draft', params: idParams,
  body: z.object({ ...versioned, schemeId: uuid.optional(), title: needed(120).optional(), reason: needed(2000).optional(), effectiveOn: day.optional(), commentDays: z.number().int().min(1).max(365).optional() }), reply: done,
}) // prettier-ignore
export const publishAct = route({
  name: 'planning.publishAct', method: 'POST', path: `${base}/{id}/publish`, kind: 'command', permission: 'planning.propose', summary: 'Publishes the plan for comment', params: idParams, body: z.object(versioned), reply: done,
}) // prettier-ignore
export const redrawAct = route({
  name: 'planning.redrawAct', method: 'POST', path: `${base}/{id}/redraw`, kind: 'command', permission: 'planning.propose', summary: 'Takes the plan back to be drawn again', params: idParams,
  body: z.object({ ...versioned, reason: needed(500) }), reply: done,
}) // prettier-ignore
export const setMaterial = route({
  name: 'planning.setMaterial', method: 'POST', path: `${base}/{id}/materials`, kind: 'command', permission: 'planning.propose', summary: 'Writes a paper of the act, or says where it is kept', params: idParams,
  body: z.object({ ...versioned, kind: z.enum(materialKinds), text: words(20_000).default(''), number: words(80).default('') }), reply: done,
}) // prettier-ignore
export const addOpinion = route({
  name: 'planning.addOpinion', method: 'POST', path: `${base}/{id}/opinions`, kind: 'command', permission: 'planning.hear', summary: 'Takes in what a resident or a department says', params: idParams,
  body: z.object({ source: z.enum(['resident', 'department']), fromName: needed(60), stance: z.enum(['for', 'against', 'neutral']), text: needed(4000) }), reply: done,
}) // prettier-ignore
export const revealOpinion = route({
  name: 'planning.revealOpinion', method: 'POST', path: `${base}/{id}/opinions/{opinionId}/reveal`, kind: 'command', permission: 'planning.hear', secretReply: true,
  summary: 'Shows who said it and how to reach them, for a purpose', params: idParams.extend({ opinionId: uuid }), body: z.object({ purpose: needed(200) }), reply: z.object({ value: z.string() }),
}) // prettier-ignore
export const answerOpinion = route({
  name: 'planning.answerOpinion', method: 'POST', path: `${base}/{id}/opinions/{opinionId}/answer`, kind: 'command', permission: 'planning.propose', summary: 'Answers an opinion',
  params: idParams.extend({ opinionId: uuid }), body: z.object({ ...versioned, answer: needed(4000) }), reply: done,
}) // prettier-ignore
/** How many opinions are answered at once. */
export const MOST_ANSWERS = 200
export const answerOpinions = route({
  name: 'planning.answerOpinions', method: 'POST', path: `${base}/{id}/opinions/answer`, kind: 'command', permission: 'planning.propose', summary: 'Answers many opinions in the same words, all of them or none',
  params: idParams, body: z.object({ answer: needed(4000), opinions: z.array(z.object({ id: uuid, ...versioned })).min(1).max(MOST_ANSWERS) }), reply: z.object({ answered: z.number().int() }),
}) // prettier-ignore
export const fileAct = route({
  name: 'planning.fileAct', method: 'POST', path: `${base}/{id}/file`, kind: 'command', permission: 'planning.propose', summary: 'Files the act for approval', params: idParams, body: z.object(versioned), reply: done,
}) // prettier-ignore
export const returnAct = route({
  name: 'planning.returnAct', method: 'POST', path: `${base}/{id}/return`, kind: 'command', permission: 'planning.approve', summary: 'Gives the act back with a reason', params: idParams,
  body: z.object({ ...versioned, reason: needed(1000) }), reply: done,
}) // prettier-ignore
export const approveAct = route({
  name: 'planning.approveAct', method: 'POST', path: `${base}/{id}/approve`, kind: 'command', permission: 'planning.approve', summary: 'Approves the act', params: idParams,
  body: z.object({ ...versioned, decisionNumber: needed(80), note: words(1000).default(''), effectiveOn: day.optional() }), reply: done,
}) // prettier-ignore
export const announceAct = route({
  name: 'planning.announceAct', method: 'POST', path: `${base}/{id}/announce`, kind: 'command', permission: 'planning.approve', summary: 'Announces the act', params: idParams,
  body: z.object({ ...versioned, effectiveOn: day.optional() }), reply: done,
}) // prettier-ignore
export const withdrawAct = route({
  name: 'planning.withdrawAct', method: 'POST', path: `${base}/{id}/withdraw`, kind: 'command', permission: 'planning.withdraw', summary: 'Takes the act back before its day', params: idParams,
  body: z.object({ ...versioned, reason: needed(1000) }), reply: done,
}) // prettier-ignore
export const archiveAct = route({
  name: 'planning.archiveAct', method: 'POST', path: `${base}/{id}/archive`, kind: 'command', permission: 'planning.approve', summary: 'Puts the act on file once its tasks are done', params: idParams, body: z.object(versioned), reply: done,
}) // prettier-ignore
export const finishTask = route({
  name: 'planning.finishTask', method: 'POST', path: `${base}/{id}/tasks/{taskId}/finish`, kind: 'command', permission: 'planning.propose', summary: 'Says that a task of the act is done',
  params: idParams.extend({ taskId: uuid }), body: z.object({ ...versioned, on: day, note: words(300).default('') }), reply: done,
}) // prettier-ignore
