import { z } from 'zod'
import { day, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'

export const auditRow = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  areaId: uuid,
  areaName: z.string(),
  seq: z.number().int(),
  actor: z.string(),
  role: z.string(),
  command: z.string(),
  /** The subject in words, where it is an account. */
  subject: z.string().nullable(),
  subjectType: z.string(),
  subjectId: z.string(),
  reason: z.string().nullable(),
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
})

export const listAudit = route({
  name: 'accounts.listAudit',
  method: 'GET',
  path: '/api/audit',
  summary: 'What was done within one’s area: by whom, when, to what',
  permission: 'accounts.readAudit',
  kind: 'query',
  query: listQuery.extend({
    areaId: uuid.optional(),
    actor: z.string().trim().max(60).optional(),
    command: z.string().trim().max(80).optional(),
    from: day.optional(),
    to: day.optional(),
  }),
  reply: pageOf(auditRow),
})

export const verifyTrail = route({
  name: 'accounts.verifyTrail',
  method: 'GET',
  path: '/api/audit/verification',
  summary: 'Recompute the chains of the audit trail and say what does not fit',
  permission: 'accounts.readAudit',
  kind: 'query',
  reply: z.object({
    at: z.iso.datetime(),
    entries: z.number().int(),
    areas: z.number().int(),
    faults: z.array(
      z.object({
        areaId: uuid,
        areaName: z.string(),
        seq: z.number().int(),
        fault: z.enum(['changed', 'missing', 'order', 'seal', 'noHead']),
      }),
    ),
  }),
})
