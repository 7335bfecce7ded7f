import { z } from 'zod'
import { day, route } from '#shared/contract.ts'
import { done, needed, organParams } from './base.ts'

const count = z.number().int().min(0).max(1_000_000)
export const partyFigures = z.object({
  fullMembers: count,
  probationary: count,
  countedOn: day,
  source: z.string(),
  version: z.number().int(),
})
export const lookAtParty = route({
  name: 'organs.lookAtParty', method: 'POST', path: '/api/organs/{areaId}/{id}/party/look', kind: 'command', permission: 'organs.party',
  summary: 'Shows the member figures of a party organisation; each look is on the record', params: organParams, body: z.object({ purpose: needed(200) }), reply: z.object({ figures: partyFigures.nullable() }),
}) // prettier-ignore
export const setParty = route({
  name: 'organs.setParty', method: 'POST', path: '/api/organs/{areaId}/{id}/party', kind: 'command', permission: 'organs.party',
  summary: 'States how many members a party organisation counts: numbers, no names', params: organParams, reply: done,
  body: z.object({ version: z.number().int().min(0), fullMembers: count, probationary: count, countedOn: day, source: needed(200) }),
}) // prettier-ignore
