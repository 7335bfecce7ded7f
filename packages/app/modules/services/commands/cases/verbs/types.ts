import { holds } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type { StepInput } from '../../../contract/cases/step.ts'
import type { CaseRow } from '../../../store/cases/rows.ts'
import type { Time } from '../../../store/cases/time.ts'
import { accountOf } from '../support.ts'
import type { Move } from '../move.ts'

export type InputOf<V extends StepInput['verb']> = Extract<StepInput, { verb: V }>
/** A verb: the right it needs and what it does. It changes nothing but its own tables; `moveCase` writes. */
export interface Verb<V extends StepInput['verb']> {
  right: string
  plan: (ctx: Ctx, of: CaseRow, time: Time, input: InputOf<V>) => Promise<Move> | Move
}

/**
 * A case that one person has is theirs to handle, or of those who dispatch.
 * @throws AppError `services.heldByOther` (409)
 */
export function refuseOthers(ctx: Ctx, of: CaseRow): void {
  if (of.holderId === null || of.holderId === accountOf(ctx) || holds(ctx.actor, 'services.dispatch')) return
  throw new AppError('services.heldByOther', 409, { name: of.holderName ?? '' })
}
