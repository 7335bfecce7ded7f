import { z } from 'zod'
import { route } from './contract.ts'

/** One entry of a record's history. `changes`: field → [before, after]. */
export const historyEntry = z.object({
  at: z.date(),
  actor: z.string(),
  role: z.string(),
  command: z.string(),
  reason: z.string().nullable(),
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
})
export type HistoryEntry = z.infer<typeof historyEntry>

export const historyOf = route({
  name: 'audit.of', method: 'GET', path: '/api/audit/of/{kind}/{id}', summary: 'Who changed this record, when, what and why',
  permission: 'session', kind: 'query',
  params: z.object({ kind: z.string().max(40), id: z.string().max(80) }),
  reply: z.object({ rows: z.array(historyEntry) }),
}) // prettier-ignore
