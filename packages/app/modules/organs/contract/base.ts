import { z } from 'zod'
import { day, uuid, version } from '#shared/contract.ts'
import { acceptingMeetings, families, inReasons, organKinds, outReasons, posts, sourceKinds } from '../rules/kinds.ts'

export const words = (max: number) => z.string().trim().max(max)
export const needed = (max: number) => z.string().trim().min(1).max(max)
export const versioned = { version }
/** Every command answers with what it touched and its version now. */
export const done = z.object({ areaId: uuid, id: uuid, version: z.number().int() })

export const organKind = z.enum(organKinds)
export const family = z.enum(families)
export const post = z.enum(posts)
export const inReason = z.enum(inReasons)
export const outReason = z.enum(outReasons)
export const sourceKind = z.enum(sourceKinds)
/** The meetings that may accept a resignation (organic law, article 21). */
export const outMeeting = z.enum(acceptingMeetings)
export const sex = z.enum(['0', '1', '2', '9'])
/** Names one body. */
export const organParams = z.object({ areaId: uuid, id: uuid })
export const span = { from: day, to: day.nullable() }

/** Who takes a seat: somebody of the register, or somebody from outside it by name. */
export const seating = z.object({
  personId: uuid.nullable().default(null),
  name: words(40).default(''),
  sex: sex.default('9'),
  post,
  inReason,
})
export type Seating = z.output<typeof seating>
