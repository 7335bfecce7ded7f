import { recallRequest } from '@liren/ballots'
import type { z } from 'zod'
import { membersOn, representativesOf, residentsOfAge } from '#modules/organs/index.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type { nominate } from '../contract/candidates.ts'
import { hindranceOf } from '../rules/found.ts'
import { refuse, today, type Seen } from './support.ts'

type Demand = NonNullable<z.output<typeof nominate.body>['demand']>

/** Of how many those who demand a recall are a part: adults, households, representatives. */
async function entitledTo(ctx: Ctx, of: Seen, by: Demand['by']): Promise<number> {
  if (by === 'representatives') return (await representativesOf(ctx, of.communityId, today(ctx))).length
  const { people, households } = await residentsOfAge(ctx, of.communityId, today(ctx))
  return by === 'households' ? households : people
}

/**
 * A recall is voted on when enough demand it, with the reason (art. 20): a tenth of those entitled or of the household
 * representatives, a third of the residents' representatives; of somebody who sits.
 * @throws AppError `elections.notSeated`, `elections.demandMissing`, `elections.request`, `elections.reasonStated`
 */
export async function recallDemanded(
  ctx: Ctx,
  of: Seen,
  input: Pick<z.output<typeof nominate.body>, 'demand' | 'about' | 'post'>,
  person: { personId: string; name: string },
): Promise<void> {
  const seat = (await membersOn(ctx, { areaId: of.communityId, organId: of.organId! }, today(ctx))).find((m) => m.personId === person.personId)
  if (!seat || seat.post !== input.post) throw refuse('notSeated', { name: person.name }, 409, 'personId')
  if (!input.demand) throw refuse('demandMissing', {}, 422, 'demand.signed')
  const entitled = await entitledTo(ctx, of, input.demand.by)
  const signed = Math.min(input.demand.signed, entitled)
  const { reasons } = recallRequest(of.law, { ...input.demand, signed, entitled, reasonStated: input.about !== '', on: today(ctx) })
  const breach = reasons.find((r) => r.met !== true)
  if (breach) throw new AppError(hindranceOf(breach).code, 409, hindranceOf(breach).params, breach.code === 'request' ? 'demand.signed' : 'about')
} // prettier-ignore
