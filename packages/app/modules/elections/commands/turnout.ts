import type { z } from 'zod'
import type { Ctx } from '#server/context.ts'
import type * as contract from '../contract/voting.ts'
import { voterHere } from '../queries/people.ts'
import { proxiesOf, turnoutOf } from '../queries/voting.ts'
import { tellCount } from '../queries/screen.ts'
import { heldElection, inStates, keep, ownedBy, refuse, type Seen } from './support.ts'

/**
 * Marks that a voter took a ballot. Nothing else is kept with it: no time, no number, no box; the entry of the trail says only
 * that one more ballot was given out, not to whom.
 * @throws AppError `elections.tookAlready`, `elections.notEntitled`, `elections.hasProxy`, `elections.noProxy` (409)
 */
export async function issueBallot(ctx: Ctx, id: string, input: z.output<typeof contract.issueBallot.body>) {
  const of = await heldElection(ctx, 'elections.count', id)
  inStates(of, ['voting'])
  const voter = await voterHere(ctx, of, input.personId)
  if (!voter.entitled) throw refuse('notEntitled', { name: voter.name })
  const proxy = (await proxiesOf(ctx, of)).find((p) => p.state === 'given' && p.principalId === input.personId)
  if (input.how === 'proxy' && !proxy) throw refuse('noProxy', { name: voter.name })
  if (input.how === 'self' && proxy) throw refuse('hasProxy', { name: voter.name, proxy: proxy.proxy })
  const marked = await ctx.db
    .insertInto('electionTurnout')
    .values({ ...ownedBy(of), round: of.round, personId: input.personId, how: input.how })
    .onConflict((c) => c.columns(['communityId', 'electionId', 'round', 'personId']).doNothing())
    .returning('how')
    .executeTakeFirst()
  if (!marked) throw refuse('tookAlready', { name: voter.name })
  return counted(ctx, of, 'issueBallot')
}

/** Takes back a mark that was set at the wrong name. */
export async function takeBackMark(ctx: Ctx, id: string, input: { personId: string; reason: string }) {
  const of = await heldElection(ctx, 'elections.count', id)
  inStates(of, ['voting'])
  const gone = await ctx.db
    .deleteFrom('electionTurnout')
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .where('round', '=', of.round)
    .where('personId', '=', input.personId)
    .returning('how')
    .executeTakeFirst()
  if (!gone) throw refuse('tookNone')
  return counted(ctx, of, 'takeBackMark', input.reason)
}

async function counted(ctx: Ctx, of: Seen, command: string, reason?: string) {
  const { self, proxy } = await turnoutOf(ctx, of)
  await keep(ctx, command, of, { taken: [null, self + proxy] }, reason)
  await tellCount(ctx, of)
  return { id: of.id, version: of.version, taken: self + proxy }
}
