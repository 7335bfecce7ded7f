import type { LawKey } from '@liren/ballots'
import { next } from '#shared/workflow.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { holds } from '#server/access.ts'
import { dayOfVerb } from '../../rules/calendar.ts'
import { electionFlow, isBefore, type State, type Verb } from '../../rules/flow.ts'
import { missing } from '../../rules/found.ts'
import { communityStands } from '../../queries/dates.ts'
import { ofCommittee, type Hindrance, type Kind } from '../../contract/base.ts'
import { tellCount } from '../../queries/screen.ts'
import { changeElection, keep, lockElection, refuse, today, type Seen } from '../support.ts'
import { standingForOffice } from './candidates.ts'
import { preparing } from './prepare.ts'
import { seating } from './seat.ts'
import type { Step, StepInput } from './types.ts'
import { voting } from './vote.ts'

const steps = new Map<Verb, Step>([...preparing, ...standingForOffice, ...voting, ...seating].map((s) => [s.verb, s]))
export const stepOf = (verb: Verb): Step => steps.get(verb)!
/** The provision that asks for a step of an election of a kind. */
export const lawOfStep = (verb: Verb, kind: Kind): LawKey | undefined => {
  const { law, lawOf } = stepOf(verb)
  return lawOf === 'committee' && !ofCommittee(kind) ? undefined : law
}

/**
 * Takes a step of an election. What the law or a figure holds against it is refused with the first thing that stands in the way;
 * the page of the election shows all of them beforehand.
 * @throws AppError `elections.notNow` (409), and the codes of what stands in the way
 */
export async function stepElection(ctx: Ctx, id: string, input: StepInput) {
  const step = stepOf(input.verb)
  const of = await lockElection(ctx, step.right, id, input.version)
  const to = next(electionFlow, of.state, input.verb)
  if (!to) throw refuse('notNow', { state: of.state })
  if (input.on && input.on > today(ctx)) throw refuse('dayAhead', { day: input.on }, 422, 'on')
  const [hindrance] = await hindrancesOf(ctx, of, step, input)
  if (hindrance) throw new AppError(hindrance.code, 409, hindrance.params)
  const taken = (await step.take?.(ctx, of, input)) ?? {}
  const state = taken.to ?? to
  const version = await changeElection(ctx, of, { ...taken.change, state })
  await doneOn(ctx, of, input)
  await keep(ctx, 'step', of, { state: [of.state, state], verb: [null, input.verb] }, input.note || undefined)
  await tellCount(ctx, { id, state })
  return { id, version, state }
}

/** What stands in the way of a step. A community that a boundary act ended elects nobody any more: its election is declared void. */
export async function hindrancesOf(ctx: Ctx, of: Seen, step: Step, input?: StepInput): Promise<Hindrance[]> {
  const elects = isBefore(of.state, 'announced') && step.verb !== 'voidElection'
  if (elects && !(await communityStands(ctx, of.communityId, today(ctx)))) return [missing('communityEnded')]
  return (await step.hindrances?.(ctx, of, input)) ?? []
}

async function doneOn(ctx: Ctx, of: Seen, input: StepInput): Promise<void> {
  const key = dayOfVerb[input.verb]
  if (!key) return
  await ctx.db.updateTable('electionDate').set({ doneOn: input.on ?? today(ctx) }).where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('key', '=', key).where('doneOn', 'is', null).execute()
} // prettier-ignore

/** Which steps lead on from a state, of those one takes in order: not the voiding of an election. */
export const forward = (state: State): Verb[] =>
  (Object.keys(electionFlow.states[state]) as Verb[]).filter((v) => v !== 'voidElection')

export const mayStep = (ctx: Ctx, verb: Verb): boolean => holds(ctx.actor, stepOf(verb).right)
