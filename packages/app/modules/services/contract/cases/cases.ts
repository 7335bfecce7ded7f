import { z } from 'zod'
import { day, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { channels, natures, needed, urgencies, words } from '../base.ts'
import { audiences, caseParams, caseStates, caseVerbs, holderRoles } from './base.ts'

const at = z.date().nullable()
const named = z.string().nullable()

export const caseRow = z.object({
  id: uuid,
  version: z.number().int(),
  areaId: uuid,
  area: z.string(),
  number: z.string(),
  kind: named,
  nature: z.enum(natures),
  channel: z.enum(channels),
  urgency: z.enum(urgencies),
  /** Empty for a special-care case: what it is about is shown to those who look for a purpose. */
  title: z.string(),
  placeText: named,
  x: z.number().nullable(),
  y: z.number().nullable(),
  state: z.enum(caseStates),
  holderArea: z.string(),
  holderRole: z.enum(holderRoles),
  holderName: named,
  openedAt: z.date(),
  dueAt: at,
  stepDueAt: at,
  closedAt: at,
  suspended: z.boolean(),
  /** The whole is over, or the step is. */
  overdue: z.enum(['whole', 'step']).nullable(),
  escalatedTo: z.number().int().nullable(),
  urged: z.number().int(),
  reopened: z.number().int(),
  special: z.boolean(),
  clockYear: z.number().int().nullable(),
})
export type CaseShown = z.infer<typeof caseRow>

export const caseViews = ['mine', 'open', 'overdue', 'today', 'climbed', 'closed', 'all'] as const
export const caseQuery = listQuery.extend({
  areaId: uuid.optional(),
  view: z.enum(caseViews).default('open'),
  state: z.enum(caseStates).optional(),
  nature: z.enum(natures).optional(),
  urgency: z.enum(urgencies).optional(),
  channel: z.enum(channels).optional(),
  kindId: uuid.optional(),
  from: day.optional(),
  to: day.optional(),
})
export const listCases = route({
  name: 'services.listCases', method: 'GET', path: '/api/services/cases', summary: 'Cases of my area: mine, open, overdue, due today, closed',
  permission: 'services.view', kind: 'query', query: caseQuery, reply: pageOf(caseRow),
}) // prettier-ignore

const clock = z.object({
  /** `null`: it begins with the acceptance. */
  from: at,
  dueAt: at,
  overdue: z.boolean(),
  /** Whole minutes left, below nothing when it is over. */
  leftMinutes: z.number().int().nullable(),
  /** The rule's own words, and whether it is law or an office's own setting. */
  source: z.string(),
  origin: z.enum(['own', 'law', 'promise']).nullable(),
})
const step = z.object({
  seq: z.number().int(),
  verb: z.string(),
  state: z.enum(caseStates),
  by: z.string(),
  byRole: z.string(),
  at: z.date(),
  reason: z.string(),
  text: z.string(),
  audience: z.enum(audiences),
  holderArea: z.string(),
  holderRole: z.enum(holderRoles),
  holderName: named,
  dueBefore: at,
  dueAfter: at,
  stepDueBefore: at,
  stepDueAfter: at,
})
const part = z.object({
  id: uuid,
  holderArea: z.string(),
  holderRole: z.enum(holderRoles),
  holderName: named,
  asked: z.string(),
  askedBy: z.string(),
  askedAt: z.date(),
  outcome: z.enum(['done', 'dropped']).nullable(),
  answer: named,
  answeredBy: named,
  /** As what whoever asks may finish it: as the one asked, or with a reason as the one who leads. */
  mayFinish: z.enum(['asked', 'lead']).nullable(),
})
const file = z.object({
  id: uuid,
  name: z.string(),
  type: z.string(),
  kind: z.enum(['photo', 'voice', 'document']),
  bytes: z.number().int(),
  audience: z.enum(audiences),
  byName: z.string(),
  at: z.date(),
})
const paper = z.object({ id: uuid, number: z.string(), title: z.string(), issuedAt: z.date(), withdrawnAt: at })
/** Who looked into it, at what, and for what; on the case while it is of special care. */
export const lookParts = ['case', 'name', 'phone', 'file', 'paper'] as const
const look = z.object({
  id: uuid,
  at: z.date(),
  by: z.string(),
  byRole: z.string(),
  part: z.enum(lookParts),
  purpose: z.string(),
})
const related = z.object({ id: uuid, number: z.string(), title: z.string(), state: z.enum(caseStates) })

export const caseDetail = caseRow.extend({
  text: z.string(),
  form: z.record(z.string(), z.unknown()),
  item: named,
  public: z.boolean(),
  applicant: z.object({ name: named, phone: named, personId: uuid.nullable(), account: z.boolean() }),
  firstReceiver: named,
  whole: clock,
  step: clock,
  suspendedAt: at,
  suspendedS: z.number().int(),
  extended: z.number().int(),
  reopenUntil: day.nullable(),
  /** What may be done now, by whoever asks. */
  verbs: z.array(z.enum(caseVerbs)),
  needsCheck: z.boolean(),
  steps: z.array(step),
  parts: z.array(part),
  files: z.array(file),
  papers: z.array(paper),
  looks: z.array(look),
  /** How the matter was rated by who brought it. */
  rating: z.object({ grade: z.number().int(), text: z.string(), at: z.date() }).nullable(),
  duplicateOf: related.nullable(),
  duplicates: z.array(related),
})
export type CaseDetail = z.infer<typeof caseDetail>

export const getCase = route({
  name: 'services.getCase', method: 'GET', path: '/api/services/cases/{id}', summary: 'One case: both clocks, its steps, what may be done',
  permission: 'services.view', kind: 'query', params: caseParams, reply: caseDetail,
}) // prettier-ignore

const purpose = z.object({ purpose: z.string().trim().min(4).max(200) })
/** A special-care case is looked at for a purpose, each time on the record. */
export const lookAtCase = route({
  name: 'services.lookAtCase', method: 'POST', path: '/api/services/cases/{id}/look', summary: 'Look at a special-care case for a purpose',
  permission: 'services.special', kind: 'command', params: caseParams, body: purpose, reply: caseDetail,
}) // prettier-ignore
export const revealApplicant = route({
  name: 'services.revealApplicant', method: 'POST', path: '/api/services/cases/{id}/reveal/{field}', summary: 'Show the applicant’s name or phone for a purpose',
  permission: 'services.handle', kind: 'command', params: caseParams.extend({ field: z.enum(['name', 'phone']) }), body: purpose,
  reply: z.object({ value: z.string() }), secretReply: true,
}) // prettier-ignore

export const similarQuery = z.object({
  areaId: uuid,
  title: needed(100),
  place: words(200).optional(),
  kindId: uuid.optional(),
  x: z.coerce.number().min(-180).max(180).optional(),
  y: z.coerce.number().min(-90).max(90).optional(),
  phone: words(30).optional(),
})
export const similarCases = route({
  name: 'services.similarCases', method: 'GET', path: '/api/services/similar-cases', summary: 'Cases of the last days that may be about the same',
  permission: 'services.intake', kind: 'query', query: similarQuery,
  reply: z.object({ rows: z.array(caseRow.extend({ likeness: z.number().int(), metres: z.number().int().nullable(), samePhone: z.boolean() })) }),
}) // prettier-ignore

/** Whom a case can be handed to on the way up from it: each area's roles with those who work there today. */
export const listHolders = route({
  name: 'services.listHolders', method: 'GET', path: '/api/services/cases/{id}/holders', summary: 'Whom a case can be handed to',
  permission: 'services.handle', kind: 'query', params: caseParams,
  reply: z.object({
    rows: z.array(z.object({ areaId: uuid, area: z.string(), role: z.enum(holderRoles), people: z.array(z.object({ id: uuid, name: z.string() })) })),
  }),
}) // prettier-ignore

const boardRow = z.object({
  areaId: uuid,
  area: z.string(),
  open: z.number().int(),
  overdue: z.number().int(),
  today: z.number().int(),
  suspended: z.number().int(),
  climbed: z.number().int(),
  oldestDays: z.number().int(),
})
export const caseBoard = route({
  name: 'services.caseBoard', method: 'GET', path: '/api/services/case-board', summary: 'Open, overdue and due cases by area and kind',
  permission: 'services.view', kind: 'query', query: z.object({ areaId: uuid }),
  reply: z.object({
    total: boardRow,
    rows: z.array(boardRow),
    kinds: z.array(z.object({ kind: named, count: z.number().int() })),
    /** A year that clocks wait for. */
    unknownYear: z.number().int().nullable(),
  }),
}) // prettier-ignore
