import { said, says } from '@liren/ballots'
import type { z } from 'zod'
import { monthsLater } from '#modules/policies/index.ts'
import type { Ctx } from '#server/context.ts'
import { ageOn } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../../contract/voters.ts'
import { citing } from '../../rules/citing.ts'
import { doublesOf, voterOf, type Voter } from '../../queries/voters.ts'
import { listStates } from '../../rules/lists.ts'
import { changeElection, inStates, keep, lockElection, ownedBy, refuse, type Seen } from '../support.ts'
import { votingAge } from './draw.ts'
import { changeVoter, onList, sealVersion, versionToCome } from './list.ts'

/** Changes one person's place on the list, and seals the version that this makes of a published one. */
async function amend(
  ctx: Ctx,
  of: Seen,
  voter: Voter,
  change: Parameters<typeof changeVoter>[3],
  command: string,
  reason: string,
) {
  const next = await versionToCome(ctx, of)
  await changeVoter(ctx, of, voter, change, next)
  if (of.state !== 'registration') await sealVersion(ctx, of, next, 'amended', reason || command)
  const version = await changeElection(ctx, of)
  const changes = Object.fromEntries(Object.entries(change).map(([k, now]) => [k, [voter[k as keyof Voter], now] as [unknown, unknown]]))
  await keep(ctx, command, of, { voter: [null, voter.name], ...changes }, reason || undefined)
  return { id: of.id, version }
} // prettier-ignore

/**
 * Somebody who lives here without being registered declares to take part (art. 16 no. 2), or takes it back.
 * @throws AppError `elections.inTwoLists` (409) where the law of the place bars a second registration
 */
export async function declareVoter(
  ctx: Ctx,
  id: string,
  personId: string,
  input: z.output<typeof contract.declareVoter.body>,
) {
  const of = await lockElection(ctx, 'elections.run', id)
  inStates(of, listStates)
  const voter = await onList(ctx, of, personId)
  if (voter.ground !== 'living') throw refuse('needsNoDeclaration', { name: voter.name })
  const change = input.declares ? { state: 'listed', entitled: of.mode === 'allVoters', reason: 'declared' } : { state: 'undeclared', entitled: false, reason: input.reason }
  const done = await amend(ctx, of, voter, change, 'declareVoter', input.reason)
  const law = said(of.law, 'registration.noDoubleRegistration')
  const [double] = input.declares && says(of.law, 'registration.noDoubleRegistration') ? await doublesOf(ctx, of, personId) : []
  if (double) throw refuse('inTwoLists', { name: voter.name, elsewhere: double.elsewhere, law: citing(law) })
  return done
} // prettier-ignore

/**
 * A community worker who applies is confirmed by the election committee and listed (art. 16 no. 3).
 * @throws AppError `elections.workerTooShort` (409) before the months of the law, `elections.tooYoung`, `elections.listedAlready`
 */
export async function addWorker(ctx: Ctx, id: string, input: z.output<typeof contract.addWorker.body>) {
  const of = await lockElection(ctx, 'elections.run', id)
  inStates(of, listStates)
  const months = said(of.law, 'registration.workerMonths')
  if (!months) throw refuse('lawSilent', { key: 'residentsCommittee.registration.workerMonths' }, 422)
  if (monthsLater(input.workingSince, months.value) > of.electionDay)
    throw refuse('workerTooShort', { name: input.name, months: months.value, law: citing(months) }, 409, 'workingSince')
  const age = votingAge(of)
  if (ageOn(input.birthOn, of.electionDay) < age)
    throw refuse('tooYoung', { name: input.name, age, law: citing(said(of.law, 'votingAge')) }, 409, 'birthOn')
  const personId = input.personId ?? newId(ctx.now)
  if (await voterOf(ctx, of, personId)) throw refuse('listedAlready', { name: input.name })
  const next = await versionToCome(ctx, of)
  await ctx.db
    .insertInto('electionVoter')
    .values({
      ...ownedBy(of),
      personId,
      fromVersion: next,
      name: input.name,
      sex: input.sex,
      birthOn: input.birthOn,
      householdId: null,
      address: input.address,
      ground: 'worker',
      state: 'listed',
      reason: `since ${input.workingSince}`,
      entitled: of.mode === 'allVoters',
    }) // prettier-ignore
    .execute()
  if (of.state !== 'registration') await sealVersion(ctx, of, next, 'amended', 'worker')
  const version = await changeElection(ctx, of)
  await keep(ctx, 'addWorker', of, { voter: [null, input.name], workingSince: [null, input.workingSince] })
  return { id: personId, version }
}

/** Strikes a name with its reason (deprived of political rights by a judgment, registered twice …), or puts it back. */
export async function strikeVoter(
  ctx: Ctx,
  id: string,
  personId: string,
  input: z.output<typeof contract.strikeVoter.body>,
) {
  const of = await lockElection(ctx, 'elections.run', id)
  inStates(of, listStates)
  const voter = await onList(ctx, of, personId)
  const change = input.strike
    ? { state: 'struck', entitled: false, reason: input.reason }
    : { state: 'listed', entitled: of.mode === 'allVoters', reason: input.reason }
  return amend(ctx, of, voter, change, 'strikeVoter', input.reason)
}

/**
 * Names who votes for a household, or who is a residents' representative, where the mode asks for it (arts. 14, 17). A household
 * has one: naming another takes the first one's place.
 */
export async function setEntitled(ctx: Ctx, id: string, personId: string, input: { entitled: boolean }) {
  const of = await lockElection(ctx, 'elections.run', id)
  inStates(of, listStates)
  if (of.mode === 'allVoters') throw refuse('allVote')
  const voter = await onList(ctx, of, personId)
  if (voter.state !== 'listed') throw refuse('notListed', { name: voter.name })
  if (input.entitled && of.mode === 'households' && voter.householdId) await replaceInHousehold(ctx, of, voter)
  return amend(ctx, of, voter, { entitled: input.entitled }, 'setEntitled', '')
}

async function replaceInHousehold(ctx: Ctx, of: Seen, voter: Voter): Promise<void> {
  const next = await versionToCome(ctx, of)
  const others = await ctx.db
    .selectFrom('electionVoter')
    .selectAll()
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .where('toVersion', 'is', null)
    .where('householdId', '=', voter.householdId)
    .where('entitled', '=', true)
    .where('personId', '<>', voter.personId)
    .execute()
  for (const other of others) await changeVoter(ctx, of, other as Voter, { entitled: false }, next)
}
