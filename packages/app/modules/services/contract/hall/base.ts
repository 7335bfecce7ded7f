import { z } from 'zod'
import { uuid } from '#shared/contract.ts'
import type { Workflow } from '#shared/workflow.ts'
import { needed, words } from '../base.ts'

/** Who goes first, by what the person states; nobody is judged by their looks. */
export const lanes = ['normal', 'elder', 'disabled', 'need'] as const
export type Lane = (typeof lanes)[number]

export const ticketStates = [
  'waiting', 'held', 'called', 'serving', 'done', 'passed', 'cancelled', 'left', 'moved',
] as const // prettier-ignore
export type TicketState = (typeof ticketStates)[number]
export type TicketVerb =
  | 'call'
  | 'recall'
  | 'serve'
  | 'finish'
  | 'pass'
  | 'retake'
  | 'hold'
  | 'release'
  | 'handOn'
  | 'move'
  | 'cancel'
  | 'leave'

/** A number from its taking to its end. Whoever leaves at closing is told so: `left` is not `cancelled`. */
export const ticketFlow: Workflow<TicketState, TicketVerb> = {
  name: 'services.ticket',
  initial: 'waiting',
  states: {
    waiting: { call: 'called', hold: 'held', handOn: 'waiting', move: 'moved', cancel: 'cancelled', leave: 'left' },
    held: { release: 'waiting', cancel: 'cancelled', leave: 'left' },
    called: {
      recall: 'called',
      serve: 'serving',
      pass: 'passed',
      hold: 'held',
      handOn: 'waiting',
      cancel: 'cancelled',
      leave: 'left',
    },
    serving: { finish: 'done', hold: 'held', handOn: 'waiting', move: 'moved' },
    passed: { retake: 'waiting', leave: 'left' },
    done: {},
    cancelled: {},
    left: {},
    moved: {},
  },
}

/** front: reception, any item; back: the work behind; out: where papers are handed out. */
export const counterKinds = ['front', 'back', 'out'] as const
export const counterStates = ['closed', 'open', 'paused'] as const
export const deviceKinds = ['kiosk', 'screen', 'pad', 'phone'] as const
export type DeviceKind = (typeof deviceKinds)[number]

export const letter = z.string().regex(/^[A-Z]$/)
/** A kind of business with the letter of its numbers. */
export const business = z.object({ letter, name: needed(20), about: words(80).default('') })
export type Business = z.infer<typeof business>

/** The key that a taker makes up once for one number, so that a repetition gives the same one. */
export const takenKey = z.string().regex(/^[\w-]{8,64}$/)
/** The secret part of a device's, a number's or an appointment's address. */
export const secret = z.string().regex(/^[0-9a-f]{24,40}$/)

export const settings = z.object({
  businesses: z.array(business).min(1).max(12),
  earlyMinutes: z.number().int().min(0).max(180),
  stopMinutes: z.number().int().min(0).max(180),
  lunchTaking: z.boolean(),
  slotMinutes: z.number().int().min(10).max(120),
  slotCapacity: z.number().int().min(0).max(50),
  slotDays: z.number().int().min(1).max(60),
  /** So many appointments one address may make on a day. */
  slotsPerAddress: z.number().int().min(1).max(200),
  followUpDays: z.number().int().min(1).max(60),
  notice: words(200),
})
export type Settings = z.infer<typeof settings>

/** Whether numbers are given now, and when they are next. `lunch`: closed now, open again today. */
export const doors = z.object({
  state: z.enum(['open', 'early', 'lunch', 'closing', 'closed']),
  /** Whether a number can be taken now. */
  taking: z.boolean(),
  closesAt: z.date().nullable(),
  opensAt: z.date().nullable(),
})
export type Doors = z.infer<typeof doors>

/** What everybody in the hall may see: numbers and counters, nobody's name. */
export const call = z.object({ code: z.string(), counter: z.number().int(), at: z.date(), times: z.number().int() })
export const screen = z.object({
  placeId: uuid,
  name: z.string(),
  notice: z.string(),
  doors,
  calls: z.array(call),
  serving: z.array(
    z.object({ counter: z.number().int(), name: z.string(), code: z.string().nullable(), paused: z.boolean() }),
  ),
  waiting: z.array(
    z.object({ letter: z.string(), name: z.string(), waiting: z.number().int(), minutes: z.number().int().nullable() }),
  ),
})
export type Screen = z.infer<typeof screen>
