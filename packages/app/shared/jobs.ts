import { z } from 'zod'
import { idParams, route, uuid } from './contract.ts'
import { listQuery, pageOf } from './listing.ts'

export const jobPhases = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
/** A job as its page sees it. `result` is what the job says it did; `error` a sentence for people. */
export const jobRun = z.object({
  id: uuid,
  name: z.string(),
  areaId: uuid,
  phase: z.enum(jobPhases),
  done: z.number().int(),
  total: z.number().int(),
  result: z.unknown(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  cancelAsked: z.boolean(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
})
export type JobRun = z.infer<typeof jobRun>

export const listJobs = route({
  name: 'jobs.list', method: 'GET', path: '/api/jobs', summary: 'Jobs within my area, newest first',
  permission: 'session', kind: 'query', query: listQuery, reply: pageOf(jobRun),
}) // prettier-ignore
export const getJob = route({
  name: 'jobs.get', method: 'GET', path: '/api/jobs/{id}', summary: 'One job with its progress',
  permission: 'session', kind: 'query', params: idParams, reply: jobRun,
}) // prettier-ignore
export const cancelJob = route({
  name: 'jobs.cancel', method: 'POST', path: '/api/jobs/{id}/cancel', summary: 'Ask a job to stop at its next step',
  permission: 'session', kind: 'command', params: idParams, reply: jobRun,
}) // prettier-ignore
