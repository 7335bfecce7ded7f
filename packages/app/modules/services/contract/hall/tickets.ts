import { z } from 'zod'
import { idParams, route, uuid } from '#shared/contract.ts'
import { versioned, words } from '../base.ts'
import { lanes, letter, takenKey, ticketStates } from './base.ts'
import { ownTicket } from './open.ts'

/** A number as a clerk sees it. */
export const ticket = z.object({
  id: uuid, code: z.string(), lane: z.enum(lanes), state: z.enum(ticketStates), source: z.string(), queue: z.string(), takenAt: z.date(),
  calledAt: z.date().nullable(), calls: z.number().int(), servedAt: z.date().nullable(), counter: z.number().int().nullable(),
  forCounter: z.number().int().nullable(), itemId: uuid.nullable(), version: z.number().int(),
}) // prettier-ignore
export type Ticket = z.infer<typeof ticket>

const took = z.object({ letter, lane: z.enum(lanes).default('normal'), key: takenKey })
export const takeAtDesk = route({
  name: 'services.takeAtDesk', method: 'POST', path: '/api/hall/places/{id}/tickets', kind: 'command', permission: 'services.hall',
  summary: 'Takes a number for somebody at the desk', params: idParams, body: took, reply: ownTicket,
}) // prettier-ignore

const step = <const N extends string, const P extends string, const S extends z.ZodRawShape>(
  name: N,
  path: P,
  summary: string,
  more: S,
) =>
  route({
    name: `services.${name}`,
    method: 'POST',
    path: `/api/hall/tickets/{id}/${path}`,
    kind: 'command',
    permission: 'services.hall',
    summary,
    params: idParams,
    body: z.object({ ...versioned, ...more }),
    reply: ticket,
  })
export const recallNumber = step('recallNumber', 'recall', 'Calls a number once more', {})
export const serveNumber = step('serveNumber', 'serve', 'The person has come to the counter', {})
export const finishNumber = step('finishNumber', 'finish', 'The visit is over', {})
export const passNumber = step('passNumber', 'pass', 'Nobody came: the number is passed', {})
export const retakeNumber = step('retakeNumber', 'retake', 'Takes back a passed number, behind the next three', {})
export const holdNumber = step('holdNumber', 'hold', 'Holds a number: the person fetches a paper', {})
export const releaseNumber = step(
  'releaseNumber',
  'release',
  'A held number waits again, at its old place in the row',
  {},
)
export const transferNumber = step('transferNumber', 'transfer', 'Hands a number to another counter or kind of business, keeping its place in the row', {
  counterId: uuid.optional(), letter: letter.optional(), note: words(200).default(''),
}) // prettier-ignore
export const moveNumber = step('moveNumber', 'move', 'Hands a number to the hall of another level, where it gets a new one', {
  placeId: uuid, letter, note: words(200).default(''),
}) // prettier-ignore
export const dropNumber = step('dropNumber', 'drop', 'The person does not want the number any more', {})
