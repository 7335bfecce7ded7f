import { z } from 'zod'
import { day, route, uuid } from '#shared/contract.ts'
import { needed } from '../base.ts'
import { kindUses } from './kinds.ts'

/** What becomes of a row: taken in, changes one that is there, there already, or left out with what is wrong. */
export const rowStates = ['new', 'changed', 'same', 'left'] as const
/** Why a row is left out (`error`) or what a person should know of it (`warning`). */
export const importProblem = z.object({ code: z.string(), severity: z.enum(['error', 'warning']), message: z.string() })
export const importRow = z.object({
  /** As the sheet counts, its header being 1. */
  row: z.number().int(), code: z.string(), name: z.string(), department: z.string(), kind: z.string(), state: z.enum(rowStates), problems: z.array(importProblem),
}) // prettier-ignore
export type ImportRow = z.infer<typeof importRow>
export const importReply = z.object({
  counts: z.object({
    new: z.number().int(),
    changed: z.number().int(),
    same: z.number().int(),
    left: z.number().int(),
  }),
  rows: z.array(importRow),
})
export type ImportReply = z.infer<typeof importReply>

const itemQuery = z.object({
  areaId: uuid,
  /** The kind that the rows come under; kinds that the list names are made below it. */
  kindId: uuid,
  validFrom: day.optional(),
  source: needed(200),
  /** The departments issue their own certificates: those on the no-certificate list come in under the department's name. */
  byDepartments: z.enum(['true', 'false']).default('false'),
})
export const previewItems = route({
  name: 'services.previewItems', method: 'POST', path: '/api/services/items/preview', kind: 'query', permission: 'services.catalogue', upload: true,
  summary: 'What an item list would do, row by row; nothing is changed', query: itemQuery, reply: importReply,
}) // prettier-ignore
export const importItems = route({
  name: 'services.importItems', method: 'POST', path: '/api/services/items/import', kind: 'command', permission: 'services.catalogue', upload: true,
  summary: 'Takes in an item list; rows with problems are left out and said; the same list again changes nothing', query: itemQuery, reply: importReply,
}) // prettier-ignore

const kindQuery = z.object({
  areaId: uuid,
  parentId: uuid.optional(),
  usedFor: z.enum(kindUses).default('cases'),
  source: needed(200),
})
export const previewKinds = route({
  name: 'services.previewKinds', method: 'POST', path: '/api/services/kinds/preview', kind: 'query', permission: 'services.catalogue', upload: true,
  summary: 'What a tree of kinds (a column for each level) would do, row by row', query: kindQuery, reply: importReply,
}) // prettier-ignore
export const importKinds = route({
  name: 'services.importKinds', method: 'POST', path: '/api/services/kinds/import', kind: 'command', permission: 'services.catalogue', upload: true,
  summary: 'Takes in a tree of kinds; the same tree again changes nothing', query: kindQuery, reply: importReply,
}) // prettier-ignore
