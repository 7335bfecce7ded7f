import { z } from 'zod'
import { day, route, uuid } from '#shared/contract.ts'
import { rosterFields } from '../rules/roster/columns.ts'
import { organKind } from './base.ts'

const count = z.number().int()
/** A row of the list that cannot be taken as it stands. `row` as the spreadsheet numbers it. */
const fault = z.object({ row: count, code: z.string(), message: z.string() })
export const rosterBody = z.object({
  area: z.string(), name: z.string(), kind: organKind, isNew: z.boolean(), from: day, to: day, people: count, inRegister: count,
}) // prettier-ignore
/** Whom a row is about: somebody in the register, somebody from outside, or such a one with a namesake in the register. */
export const foundAs = ['register', 'outside', 'namesake'] as const
const listed = z.object({ row: count, area: z.string(), body: z.string(), name: z.string(), found: z.enum(foundAs) })

export const readRoster = route({
  name: 'organs.readRoster', method: 'POST', path: '/api/organs/roster/read', kind: 'query', permission: 'organs.keep', upload: true,
  summary: 'Tries a list of members of bodies without keeping it: what would become of it, and each row that cannot be taken', query: z.object({ areaId: uuid }),
  reply: z.object({
    columns: z.array(z.object({ header: z.string(), field: z.enum(rosterFields).nullable() })),
    rows: count, people: count, inRegister: count, bodies: z.array(rosterBody), bodyCount: count, members: z.array(listed), faults: z.array(fault), faultCount: count,
  }),
}) // prettier-ignore
export const takeRoster = route({
  name: 'organs.takeRoster', method: 'POST', path: '/api/organs/roster', kind: 'command', permission: 'organs.keep', upload: true,
  summary: 'Takes in a list of members of bodies (CSV or Excel), whole or not at all', query: z.object({ areaId: uuid }),
  reply: z.object({ bodies: count, founded: count, people: count }),
}) // prettier-ignore
export const rosterTemplate = route({
  name: 'organs.rosterTemplate', method: 'GET', path: '/api/organs/roster/template', kind: 'query', permission: 'organs.keep',
  summary: 'An empty list of members to fill in', query: z.object({ format: z.enum(['csv', 'xlsx']).default('xlsx') }), reply: 'file',
}) // prettier-ignore
