import { z } from 'zod'
import { day, idParams, route, uuid, version } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import type { Workflow } from '#shared/workflow.ts'
import { areaKinds } from '../rules/kinds.ts'
import { level } from './tree.ts'

export const actKinds = ['setUp', 'rename', 'recode', 'move', 'merge', 'split', 'convert', 'abolish'] as const
export type ActKind = (typeof actKinds)[number]
export const actStates = ['draft', 'submitted', 'returned', 'approved', 'withdrawn'] as const
export type ActState = (typeof actStates)[number]
export type ActVerb = 'submit' | 'approve' | 'return' | 'withdraw'

/** An approved act is in force from its day on; it can be withdrawn before that day only. */
export const actWorkflow: Workflow<ActState, ActVerb> = {
  name: 'areas.act',
  initial: 'draft',
  states: {
    draft: { submit: 'submitted', withdraw: 'withdrawn' },
    submitted: { approve: 'approved', return: 'returned', withdraw: 'withdrawn' },
    returned: { submit: 'submitted', withdraw: 'withdrawn' },
    approved: { withdraw: 'withdrawn' },
    withdrawn: {},
  },
}

const name = z
  .string()
  .trim()
  .min(2, 'areas.emptyName')
  .max(60)
  .regex(/^[\p{Script=Han}A-Za-z0-9()()·]+$/u, 'areas.badName')
const code = z.string().regex(/^\d{12}$|^\d{15}$|^\d{18}$/, 'areas.badCode')
const kind = z.enum(areaKinds)
const codes = { codeStat: code.optional(), codeCivil: code.optional() }
const newArea = z.object({ name, kind, ...codes })

/** What each kind of act changes. `areaId` is the area acted on; a new one names the area it stands below. */
export const actPayload = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('setUp'), parentId: uuid, area: newArea }),
  z.object({ kind: z.literal('rename'), areaId: uuid, name }),
  z.object({ kind: z.literal('recode'), areaId: uuid, ...codes }),
  z.object({ kind: z.literal('move'), areaId: uuid, parentId: uuid }),
  z.object({
    kind: z.literal('merge'),
    fromIds: z.array(uuid).min(1).max(50),
    intoId: uuid.optional(),
    into: newArea.optional(),
  }),
  z.object({ kind: z.literal('split'), areaId: uuid, parts: z.array(newArea).min(1).max(50), keep: z.boolean() }),
  z.object({ kind: z.literal('convert'), areaId: uuid, to: kind, name: name.optional(), ...codes }),
  z.object({ kind: z.literal('abolish'), areaId: uuid, successorId: uuid.optional() }),
])
export type ActPayload = z.infer<typeof actPayload>

/** What a proposal says. */
export const actBody = z.object({
  payload: actPayload,
  effectiveOn: day,
  document: z.string().trim().max(200).optional(),
  reason: z.string().trim().min(2, 'areas.reasonMissing').max(2000),
})

export const actRow = z.object({
  id: uuid,
  kind: z.enum(actKinds),
  state: z.enum(actStates),
  /** Approved and its day has come. */
  inForce: z.boolean(),
  title: z.string(),
  areaId: uuid,
  areaName: z.string(),
  level,
  effectiveOn: day,
  document: z.string().nullable(),
  proposedBy: z.string(),
  proposedAt: z.date(),
  decidedBy: z.string().nullable(),
  decidedAt: z.date().nullable(),
  version: z.number().int(),
})
export type ActRow = z.infer<typeof actRow>

export const listActs = route({
  name: 'areas.acts',
  method: 'GET',
  path: '/api/areas/acts',
  summary: 'Changes of the tree on their way and in force',
  permission: 'areas.view',
  kind: 'query',
  query: listQuery.extend({
    state: z.enum(actStates).optional(),
    kind: z.enum(actKinds).optional(),
    under: uuid.optional(),
  }),
  reply: pageOf(actRow),
})

export const getAct = route({
  name: 'areas.act',
  method: 'GET',
  path: '/api/areas/acts/{id}',
  summary: 'One change of the tree with what it does and who decides it',
  permission: 'areas.view',
  kind: 'query',
  params: idParams,
  reply: actRow.extend({
    payload: actPayload,
    reason: z.string(),
    approvalDocument: z.string().nullable(),
    returnReason: z.string().nullable(),
    approval: z.object({
      /** `null` where the law of the day names nobody. */
      proposer: z.string().nullable(),
      approver: z.string(),
      outside: z.string().nullable(),
      document: z.string(),
      article: z.string(),
    }),
    /** What this person may do with it now. */
    verbs: z.array(z.enum(['submit', 'approve', 'return', 'withdraw'])),
    /** Names of the areas that the payload names by id. */
    names: z.record(z.string(), z.string()),
  }),
})

export const draftAct = route({
  name: 'areas.draftAct',
  method: 'POST',
  path: '/api/areas/acts',
  summary: 'Write a proposal to change the tree',
  permission: 'areas.propose',
  kind: 'command',
  body: actBody,
  reply: z.object({ id: uuid }),
})

export const editAct = route({
  name: 'areas.editAct',
  method: 'PUT',
  path: '/api/areas/acts/{id}',
  summary: 'Change a proposal that is not handed in',
  permission: 'areas.propose',
  kind: 'command',
  params: idParams,
  body: actBody.extend({ version }),
  reply: z.object({ id: uuid }),
})

export const submitAct = route({
  name: 'areas.submitAct',
  method: 'POST',
  path: '/api/areas/acts/{id}/submit',
  summary: 'Hand a proposal in for approval',
  permission: 'areas.propose',
  kind: 'command',
  params: idParams,
  body: z.object({ version }),
  reply: z.object({ id: uuid }),
})

export const approveAct = route({
  name: 'areas.approveAct',
  method: 'POST',
  path: '/api/areas/acts/{id}/approve',
  summary: 'Approve a proposal: its versions are written, dated its day',
  permission: 'areas.approve',
  kind: 'command',
  params: idParams,
  body: z.object({ version, approvalDocument: z.string().trim().max(200).optional() }),
  reply: z.object({ id: uuid }),
})

export const returnAct = route({
  name: 'areas.returnAct',
  method: 'POST',
  path: '/api/areas/acts/{id}/return',
  summary: 'Give a proposal back with a reason',
  permission: 'areas.approve',
  kind: 'command',
  params: idParams,
  body: z.object({ version, reason: z.string().trim().min(2, 'areas.reasonMissing').max(1000) }),
  reply: z.object({ id: uuid }),
})

export const withdrawAct = route({
  name: 'areas.withdrawAct',
  method: 'POST',
  path: '/api/areas/acts/{id}/withdraw',
  summary: 'Take a proposal back, or an approved act before its day',
  permission: 'areas.propose',
  kind: 'command',
  params: idParams,
  body: z.object({ version, reason: z.string().trim().min(2, 'areas.reasonMissing').max(1000) }),
  reply: z.object({ id: uuid }),
})
