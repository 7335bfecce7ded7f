import { z } from 'zod'
import { idParams, route } from '#shared/contract.ts'
import { done, needed, uuid } from './base.ts'

const base = '/api/elections/{id}/scans'
/** What a scan belongs to. */
export const scanKinds = ['election', 'box', 'batch', 'minute'] as const
export type ScanKind = (typeof scanKinds)[number]
/** What `accept` of a file field says; the server goes by the bytes. */
export const SCAN_ACCEPT = 'image/jpeg,image/png,application/pdf'

export const scan = z.object({
  id: uuid, of: z.enum(scanKinds), ofId: uuid.nullable(), ofName: z.string(), round: z.number().int(), name: z.string(), type: z.string(),
  bytes: z.number().int(), hash: z.string(), at: z.date(), by: z.string(),
  /** False while a batch is still counted by two teams blind to each other, for all but who laid it. */
  readable: z.boolean(),
  superseded: z.object({ at: z.date(), by: z.string(), why: z.string() }).nullable(),
}) // prettier-ignore
export const target = z.object({ of: z.enum(scanKinds), id: uuid.nullable(), name: z.string() })

export const listScans = route({
  name: 'elections.listScans', method: 'GET', path: base, kind: 'query', permission: 'elections.count', summary: 'Scans of an election’s papers, and what one may be laid to',
  params: idParams, reply: z.object({ open: z.boolean(), rows: z.array(scan), targets: z.array(target) }),
}) // prettier-ignore
export const addScan = route({
  name: 'elections.addScan', method: 'POST', path: base, kind: 'command', permission: 'elections.count', upload: true,
  summary: 'Lays a scan or photo (PDF, JPEG, PNG) to a batch’s tally sheet, a box, a minute or the election itself; a photo loses the place it tells of',
  params: idParams, query: z.object({ of: z.enum(scanKinds), ofId: uuid.optional() }), reply: done.extend({ hash: z.string() }),
}) // prettier-ignore
export const getScan = route({
  name: 'elections.getScan', method: 'GET', path: `${base}/{scanId}`, kind: 'query', permission: 'elections.count', summary: 'A scan as it is kept',
  params: z.object({ id: uuid, scanId: uuid }), reply: 'file',
}) // prettier-ignore
export const supersedeScan = route({
  name: 'elections.supersedeScan', method: 'POST', path: `${base}/{scanId}/supersede`, kind: 'command', permission: 'elections.count', summary: 'Marks a scan as superseded, with the reason; it stays',
  params: z.object({ id: uuid, scanId: uuid }), body: z.object({ reason: needed(200) }), reply: done,
}) // prettier-ignore
