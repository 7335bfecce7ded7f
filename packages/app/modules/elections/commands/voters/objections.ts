import { said } from '@liren/ballots'
import type { z } from 'zod'
import { lastDayWithin } from '#modules/policies/index.ts'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { ageOn, type Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../../contract/voters.ts'
import { citing } from '../../rules/citing.ts'
import { publishedStates } from '../../rules/lists.ts'
import { words } from '../../rules/notices.ts'
import { personHere } from '../../queries/people.ts'
import { newSince } from '../../queries/roll.ts'
import { voterOf, type Voter } from '../../queries/voters.ts'
import { votingAge } from './draw.ts'
import { putUp } from '../notices.ts'
import {
  changeElection,
  checkVersion,
  inStates,
  keep,
  lockElection,
  ownedBy,
  refuse,
  today,
  type Seen,
} from '../support.ts'
import { changeVoter, sealVersion, versionToCome } from './list.ts'

/** The day on which the list was put up, or `undefined` before. */
export async function publishedOn(ctx: Ctx, of: Pick<Seen, 'communityId' | 'id'>): Promise<Day | undefined> {
  const row = await ctx.db
    .selectFrom('electionList')
    .select('onDay')
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .where('kind', '=', 'published')
    .executeTakeFirst()
  return row?.onDay
}

/** The last day on which an objection is heard (art. 17), or `null` where nothing is out or the law says nothing. */
export async function lastObjectionDay(ctx: Ctx, of: Seen): Promise<Day | null> {
  const from = await publishedOn(ctx, of)
  const days = said(of.law, 'voterList.objectionDays')
  return from && days ? lastDayWithin(from, days.value) : null
}

/**
 * Takes in an objection to the voter list: within the days of art. 17, to be decided within those that follow.
 * @throws AppError `elections.objectionLate` (409)
 */
export async function raiseObjection(ctx: Ctx, id: string, input: z.output<typeof contract.raiseObjection.body>) {
  const of = await lockElection(ctx, 'elections.run', id)
  inStates(of, publishedStates)
  const last = await lastObjectionDay(ctx, of)
  if (last && today(ctx) > last)
    throw refuse('objectionLate', { day: last, law: citing(said(of.law, 'voterList.objectionDays')) })
  const days = said(of.law, 'voterList.decisionDays')
  const dueOn = lastDayWithin(today(ctx), days?.value ?? 0)
  const objection = { id: newId(ctx.now), ...input, personId: input.personId ?? null, receivedOn: today(ctx), dueOn, state: 'open' }
  await ctx.db.insertInto('electionObjection').values({ ...ownedBy(of), ...objection }).execute()
  await keep(ctx, 'raiseObjection', of, { about: [null, input.about], dueOn: [null, dueOn] })
  return { id: objection.id, version: 1, dueOn }
} // prettier-ignore

/**
 * Decides an objection; what is upheld strikes the person, or lists them, in a new version of the list. What it came to is put up
 * (art. 17), not the reason: that may be nobody else's business.
 */
export async function decideObjection(
  ctx: Ctx,
  id: string,
  objectionId: string,
  input: z.output<typeof contract.decideObjection.body>,
) {
  const of = await lockElection(ctx, 'elections.run', id)
  inStates(of, publishedStates)
  const found = await ctx.db
    .selectFrom('electionObjection')
    .selectAll()
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .where('id', '=', objectionId)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw notFound()
  checkVersion(found, input.version)
  if (found.state !== 'open') throw refuse('objectionDecided')
  const version = found.version + 1
  await ctx.db
    .updateTable('electionObjection')
    .set({ state: input.uphold ? 'upheld' : 'dismissed', decision: input.decision, decidedOn: today(ctx), version })
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .where('id', '=', objectionId)
    .execute()
  if (input.uphold && found.personId) await carryOut(ctx, of, found.kind, found.personId, input.decision)
  const law = said(of.law, 'voterList.decisionDays')
  await putUp(ctx, of, { kind: 'amendment', ...words.objection(of, found.about, input.uphold), law: [law] })
  await keep(ctx, 'decideObjection', of, { state: ['open', input.uphold ? 'upheld' : 'dismissed'] }, input.decision)
  return { id: objectionId, version }
}

async function carryOut(ctx: Ctx, of: Seen, kind: string, personId: string, reason: string): Promise<void> {
  if (kind === 'wrong') return
  const voter = (await voterOf(ctx, of, personId)) ?? (kind === 'missing' ? await fromRegister(ctx, of, personId) : undefined)
  if (!voter) return
  const next = await versionToCome(ctx, of)
  const listed = kind === 'missing'
  await changeVoter(ctx, of, voter, { state: listed ? 'listed' : 'struck', entitled: listed && of.mode === 'allVoters', reason }, next)
  await sealVersion(ctx, of, next, 'amended', reason)
  await changeElection(ctx, of)
} // prettier-ignore

/** Somebody of the register whom the list does not have yet, taken onto it. @throws AppError `elections.tooYoung` (409) */
async function fromRegister(ctx: Ctx, of: Seen, personId: string): Promise<Voter | undefined> {
  const version = await versionToCome(ctx, of)
  const age = votingAge(of)
  const { birthOn, name } = await personHere(ctx, of, personId)
  if (ageOn(birthOn, of.electionDay) < age) throw refuse('tooYoung', { name, age, law: citing(said(of.law, 'votingAge')) })
  await newSince(ctx, of, { registerOn: today(ctx), votingAge: age, version, personId })
  return voterOf(ctx, of, personId)
} // prettier-ignore
