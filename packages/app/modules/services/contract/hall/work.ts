import { z } from 'zod'
import { idParams, route, uuid } from '#shared/contract.ts'
import { heldFields } from '../catalogue/content.ts'
import { natures, needed, words } from '../base.ts'

/** What a clerk is about to do with somebody's facts: the purpose that goes on the record. */
export const prefill = route({
  name: 'services.prefill', method: 'POST', path: '/api/hall/places/{id}/prefill', kind: 'command', permission: 'services.hall',
  summary: 'Facts of the register that an item’s form and papers need; numbers masked, on the record with its purpose', params: idParams,
  body: z.object({ personId: uuid, itemId: uuid }),
  reply: z.object({
    name: z.string(), held: z.partialRecord(z.enum(heldFields), z.string()),
    /** Papers that need not be brought, because the register says it already. */
    known: z.array(z.string()),
  }),
}) // prettier-ignore

export const openAtCounter = route({
  name: 'services.openAtCounter', method: 'POST', path: '/api/hall/places/{id}/cases', kind: 'command', permission: 'services.hall',
  summary: 'Opens a case at a counter, tied to the number that was called', params: idParams,
  body: z.object({
    itemId: uuid, ticketId: uuid.optional(), personId: uuid.optional(), name: words(50).optional(), phone: words(30).optional(),
    nature: z.enum(natures).default('apply'), text: words(2000).default(''), form: z.record(z.string().max(100), z.unknown()).default({}),
    /** Papers that are here. Every other one that is needed must have been told of, or be held by the register. */
    present: z.array(needed(80)).max(40).default([]),
  }),
  reply: z.object({
    id: uuid, areaId: uuid, number: z.string(), version: z.number().int(), dueAt: z.date().nullable(), itemName: z.string(), place: z.string(), takenAt: z.date(),
    /** Where the holder of the slip follows the visit and says how it was; none without a number. */
    svg: z.string().nullable(),
  }),
}) // prettier-ignore
