import { z } from 'zod'
import { day, idParams, route, timeQuery } from '../../packages/app/shared/contract.ts'
import { listQuery, pageOf } from '../../packages/app/shared/listing.ts'

/** Things that exist only to try the kit on. */
export const thing = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  people: z.number(),
  since: day,
  note: z.string(),
})

export const listThings = route({
  name: 'gallery.things',
  method: 'GET',
  path: '/api/gallery/things',
  summary: 'Things',
  permission: 'session',
  kind: 'query',
  query: listQuery.extend({ ...timeQuery.shape, kind: z.string().optional(), since: day.optional() }),
  reply: pageOf(thing),
})

export const addThing = route({
  name: 'gallery.add',
  method: 'POST',
  path: '/api/gallery/things',
  summary: 'Add a thing',
  permission: 'session',
  kind: 'command',
  body: z.object({
    name: z.string().min(2).max(20),
    kind: z.string(),
    people: z.number().int().min(0),
    since: day,
    areaId: z.uuid().optional(),
    sex: z.enum(['1', '2']),
    note: z.string().max(200).optional(),
    agree: z.literal(true),
  }),
  reply: z.object({ id: z.string() }),
})

export const revealThing = route({
  name: 'gallery.reveal',
  method: 'POST',
  path: '/api/gallery/things/{id}/reveal',
  summary: 'Show a masked value',
  permission: 'session',
  kind: 'command',
  params: idParams,
  body: z.object({ purpose: z.string().min(4) }),
  reply: z.object({ value: z.string() }),
})
