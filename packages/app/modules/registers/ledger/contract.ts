import { z } from 'zod'
import { day, idParams, route, uuid, version } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { fieldKeys, type FieldKey } from './rules/fields.ts'

export const ledgerStates = ['uploaded', 'checking', 'checked', 'taking', 'done', 'discarded'] as const
export const rowStates = ['right', 'waiting', 'leftOut', 'taken'] as const
export type LedgerState = (typeof ledgerStates)[number]
export type RowState = (typeof rowStates)[number]

const field = z.enum(fieldKeys as [FieldKey, ...FieldKey[]])
const columnField = z.enum(['ignore', ...fieldKeys] as ['ignore', ...FieldKey[]])

/** A sentence about a file, a sheet or a row. */
export const said = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  field: z.string().nullable(),
  message: z.string(),
})
export const column = z.object({
  col: z.number().int(),
  label: z.string(),
  field: columnField,
  by: z.enum(['label', 'content', 'remembered', 'person', 'none']),
  doubt: z.enum(['twice', 'content']).nullable(),
  /** Numbers of people are masked. */
  samples: z.array(z.string()),
})
export const foundSheet = z.object({
  name: z.string(),
  rows: z.number().int(),
  hidden: z.boolean(),
  /** First and last row of the header as Excel numbers them; `null` where none was found. */
  header: z.object({ first: z.number().int(), last: z.number().int() }).nullable(),
  columns: z.array(column),
  statedDay: day.nullable(),
})
export type FoundSheet = z.infer<typeof foundSheet>

/** How a ledger is to be read and where its people belong. */
export const ledgerSettings = z.object({
  sheet: z.string().max(200),
  columns: z.array(z.object({ col: z.number().int().min(0).max(255), field: columnField })).max(256),
  /** The community, for all rows; `null`: each row names its own. */
  communityId: uuid.nullable(),
  /** What holds where the sheet does not say whether somebody is registered (户籍) here. */
  registeredUnlessSaid: z.boolean(),
  /** The day the ledger speaks of: people are entered from it on. */
  asOf: day,
})
export type LedgerSettings = z.infer<typeof ledgerSettings>

const count = z.number().int()
export const ledgerSummary = z.object({
  right: count,
  waiting: count,
  leftOut: count,
  taken: count,
  skipped: z.record(z.string(), count),
  problems: z.array(
    z.object({ code: z.string(), severity: z.enum(['error', 'warning']), rows: count, title: z.string() }),
  ),
  mends: z.array(z.object({ how: z.string(), cells: count })),
})
const head = {
  id: uuid,
  areaId: uuid,
  areaName: z.string(),
  fileName: z.string(),
  state: z.enum(ledgerStates),
  createdAt: z.date(),
  createdBy: z.string(),
  right: count,
  waiting: count,
  taken: count,
}
export const ledgerHead = z.object(head)
export const ledger = z.object({
  ...head,
  fileKind: z.string(),
  encoding: z.string().nullable(),
  version: z.number().int(),
  jobId: uuid.nullable(),
  warnings: z.array(said),
  sheets: z.array(foundSheet),
  settings: ledgerSettings.nullable(),
  summary: ledgerSummary,
  /** Where the last dry run or taking stopped before its end, and why; it goes on when it is started again. */
  stopped: z.object({ of: z.enum(['check', 'take']), why: z.string(), done: count, total: count }).nullable(),
  /** The places that rows name, and which residential units they are. Open ones are for a person to say before rows are taken. */
  estates: z.array(
    z.object({
      id: uuid,
      said: z.string(),
      communityId: uuid,
      community: z.string(),
      townId: uuid.nullable(),
      rows: count,
      state: z.enum(['matched', 'open', 'chosen', 'none']),
      unit: z.object({ id: uuid, name: z.string() }).nullable(),
      /** Units that it may be, those alike in name or address (`near`) first; only those of the community (`here`) can be chosen. */
      alike: z.array(
        z.object({ id: uuid, name: z.string(), address: z.string(), here: z.boolean(), near: z.boolean() }),
      ),
    }),
  ),
  /** Communities that rows may go into. */
  communities: z.array(z.object({ id: uuid, name: z.string(), code: z.string() })),
})
export type Ledger = z.infer<typeof ledger>

export const ledgerRow = z.object({
  id: uuid,
  row: count,
  household: z.string(),
  state: z.enum(rowStates),
  name: z.string(),
  community: z.string(),
  /** What stands in the row, by field; numbers masked where nothing is wrong with them. */
  values: z.array(z.object({ field, text: z.string(), masked: z.boolean() })),
  problems: z.array(said),
  mends: z.array(z.string()),
  /** What a number of 15 digits became in 1999, to be held against the present card. */
  suggested: z.string().nullable(),
  version: z.number().int(),
})
export type LedgerRowView = z.infer<typeof ledgerRow>

const base = '/api/registers/ledgers' as const
const permission = 'registers.import'
const rowParams = idParams.extend({ rowId: uuid })

export const uploadLedger = route({
  name: 'registers.uploadLedger', method: 'POST', path: base, summary: 'Bring a ledger: XLSX, XLS, CSV or TSV; nothing goes into the registers yet',
  permission, kind: 'command', upload: true, query: z.object({ areaId: uuid }), reply: ledger,
}) // prettier-ignore
export const listLedgers = route({
  name: 'registers.listLedgers', method: 'GET', path: base, summary: 'Ledgers brought within my area, newest first',
  permission, kind: 'query', query: listQuery.extend({ state: z.enum(ledgerStates).optional() }), reply: pageOf(ledgerHead),
}) // prettier-ignore
export const getLedger = route({
  name: 'registers.getLedger', method: 'GET', path: `${base}/{id}`, summary: 'One ledger: what was recognised, how it is read, how its rows stand',
  permission, kind: 'query', params: idParams, reply: ledger,
}) // prettier-ignore
export const mapLedger = route({
  name: 'registers.mapLedger', method: 'PUT', path: `${base}/{id}/mapping`, summary: 'Say what the columns mean and start the dry run; the office remembers it',
  permission, kind: 'command', params: idParams, body: ledgerSettings.extend({ version }), reply: z.object({ jobId: uuid }),
}) // prettier-ignore
export const listLedgerRows = route({
  name: 'registers.listLedgerRows', method: 'GET', path: `${base}/{id}/rows`, summary: 'Rows of a ledger by state or problem; search is a row number',
  permission, kind: 'query', params: idParams,
  query: listQuery.extend({ state: z.enum(rowStates).optional(), code: z.string().max(80).optional() }), reply: pageOf(ledgerRow),
}) // prettier-ignore
export const correctLedgerRow = route({
  name: 'registers.correctLedgerRow', method: 'PATCH', path: `${base}/{id}/rows/{rowId}`, summary: 'Mend a row in place; its household is judged again',
  permission, kind: 'command', params: rowParams,
  body: z.object({ values: z.partialRecord(field, z.string().trim().max(200)), version }), reply: ledgerRow,
}) // prettier-ignore
export const leaveOutLedgerRow = route({
  name: 'registers.leaveOutLedgerRow', method: 'POST', path: `${base}/{id}/rows/{rowId}/leave-out`, summary: 'Leave a row out, or take it up again',
  permission, kind: 'command', params: rowParams, body: z.object({ leaveOut: z.boolean(), version }), reply: ledgerRow,
}) // prettier-ignore
export const downloadWrongRows = route({
  name: 'registers.downloadWrongRows', method: 'POST', path: `${base}/{id}/wrong-rows`, summary: 'The rows that wait, as XLSX, with the reasons in the last column',
  permission, kind: 'command', params: idParams, reply: 'file',
}) // prettier-ignore
export const uploadMended = route({
  name: 'registers.uploadMendedRows', method: 'POST', path: `${base}/{id}/mended`, summary: 'Bring the mended rows back; the same import goes on',
  permission, kind: 'command', upload: true, params: idParams,
  reply: z.object({ changed: count, unchanged: count, unknown: z.array(count) }),
}) // prettier-ignore
export const decideEstates = route({
  name: 'registers.decideLedgerEstates', method: 'POST', path: `${base}/{id}/estates`, summary: 'Say which residential units the places of a ledger are, or that they are none',
  permission, kind: 'command', params: idParams,
  body: z.object({ version, estates: z.array(z.object({ id: uuid, unitId: uuid.nullable() })).min(1).max(2000) }), reply: z.object({}),
}) // prettier-ignore
export const takeLedger = route({
  name: 'registers.takeLedger', method: 'POST', path: `${base}/{id}/take`, summary: 'Take the right rows into the registers; wrong ones wait',
  permission, kind: 'command', params: idParams, body: z.object({ version }), reply: z.object({ jobId: uuid }),
}) // prettier-ignore
export const ledgerReport = route({
  name: 'registers.ledgerReport', method: 'GET', path: `${base}/{id}/report`, summary: 'What became of each row, as XLSX; names masked',
  permission, kind: 'query', params: idParams, reply: 'file',
}) // prettier-ignore
export const discardLedger = route({
  name: 'registers.discardLedger', method: 'POST', path: `${base}/{id}/discard`, summary: 'Put a ledger away: what waits is forgotten, what was taken stays',
  permission, kind: 'command', params: idParams, body: z.object({ version }), reply: z.object({}),
}) // prettier-ignore
