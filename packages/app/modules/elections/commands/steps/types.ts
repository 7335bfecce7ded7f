import type { LawKey } from '@liren/ballots'
import type { z } from 'zod'
import type { Ctx } from '#server/context.ts'
import type { Hindrance } from '../../contract/base.ts'
import type { stepElection } from '../../contract/elections.ts'
import type { State, Verb } from '../../rules/flow.ts'
import type { Seen } from '../support.ts'

export type StepInput = z.output<typeof stepElection.body>
/** What a step changes besides the state. */
export interface Taken {
  /** Where it leads, when that is computed. */
  to?: State
  change?: { round?: number; organId?: string | null; termFrom?: string }
}

/** One step of the road: who may take it, which article asks for it, what stands in its way, what it does. */
export interface Step {
  verb: Verb
  right: 'elections.run' | 'elections.guide' | 'elections.count'
  /** The provision that asks for the step; with `committee`, only where members of the committee are voted on. */
  law?: LawKey
  lawOf?: 'committee'
  hindrances?: (ctx: Ctx, of: Seen, input?: StepInput) => Promise<Hindrance[]>
  take?: (ctx: Ctx, of: Seen, input: StepInput) => Promise<Taken | void>
}
