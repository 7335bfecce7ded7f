import { nominationCheck, said, says } from '@liren/ballots'
import type { z } from 'zod'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { daysBetween } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { contestOf, ofCommittee, type Post } from '../contract/base.ts'
import type * as contract from '../contract/candidates.ts'
import { candidatesOf, formal, standing, type Candidate } from '../queries/candidates.ts'
import { voterHere } from '../queries/people.ts'
import { votersAmong } from '../queries/voters.ts'
import { citing } from '../rules/citing.ts'
import { hindranceOf } from '../rules/found.ts'
import type { State } from '../rules/flow.ts'
import { words } from '../rules/notices.ts'
import { putUp } from './notices.ts'
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
} from './support.ts'
import { recallDemanded } from './recall.ts'
import { supervisorsOnly } from './supervisory.ts'

const published: readonly State[] = ['candidatesPublished', 'meetCandidates']

/**
 * Takes in a nomination (art. 18): by the community's Party organisation, or by ten or more voters jointly; the candidate is a
 * voter here, and stands once.
 * After the candidates were published only where so many have withdrawn that too few stand for the post.
 * @throws AppError `elections.nominators`, `elections.standsTwice`, `elections.postNotVoted`
 */
export async function nominate(ctx: Ctx, id: string, input: z.output<typeof contract.nominate.body>) {
  const of = await lockElection(ctx, 'elections.run', id)
  if (!published.includes(of.state)) inStates(of, ['nomination'])
  const contest = of.seats.find((s) => contestOf(s) === contestOf(input))
  if (!contest) throw of.seats.some((s) => s.groupId) ? refuse('groupMissing', {}, 422, 'groupId') : refuse('postNotVoted', { post: input.post }, 422, 'post')
  if (contest.post !== input.post) throw refuse('postNotVoted', { post: input.post }, 422, 'post')
  const person = await voterHere(ctx, of, input.personId)
  const all = await candidatesOf(ctx, of)
  if (published.includes(of.state) && !tooFewFor(of, formal(all)).some((s) => contestOf(s) === contestOf(input))) throw refuse('notNow', { state: of.state })
  if (standing(all).some((c) => c.personId === input.personId)) throw refuse('standsTwice', { name: person.name }, 409, 'personId')
  if ((of.kind === 'recall') !== (input.by === 'recall')) throw refuse('nominatedOtherwise', {}, 422, 'by')
  if (of.kind === 'recall') await recallDemanded(ctx, of, input, person)
  else await checkNominators(ctx, of, input)
  if (of.kind === 'supervisory') await supervisorsOnly(ctx, of, person)
  const candidateId = newId(ctx.now)
  await insertCandidate(ctx, of, { ...person, id: candidateId, post: contest.post, groupId: contest.groupId ?? null, about: input.about, nominatedBy: input.by, nominators: input.nominators }, of.kind === 'recall' ? 'eligible' : 'nominated')
  const version = await changeElection(ctx, of)
  await keep(ctx, 'nominate', of, { candidate: [null, person.name], post: [null, contest.post], ...(contest.group ? { group: [null, contest.group] as [unknown, unknown] } : {}), nominatedBy: [null, input.by] })
  return { id: candidateId, version }
} // prettier-ignore

interface NewCandidate {
  id: string
  personId: string
  name: string
  sex: string
  birthOn: string
  post: Post
  groupId: string | null
  about: string
  nominatedBy: string
  nominators: readonly string[]
}
export const insertCandidate = (ctx: Ctx, of: Seen, c: NewCandidate, state = 'nominated') =>
  ctx.db
    .insertInto('electionCandidate')
    .values({
      ...ownedBy(of),
      id: c.id,
      personId: c.personId,
      name: c.name,
      sex: c.sex,
      birthOn: c.birthOn,
      post: c.post,
      groupId: c.groupId,
      about: c.about,
      nominatedBy: c.nominatedBy,
      nominators: [...c.nominators],
      nominatedOn: today(ctx),
      state,
    }) // prettier-ignore
    .execute()

/** @throws AppError `elections.nominators`, `elections.nominatedBy` (409) */
async function checkNominators(ctx: Ctx, of: Seen, input: z.output<typeof contract.nominate.body>): Promise<void> {
  if (input.by === 'group') return
  const by = input.by === 'party' ? 'partyOrganisation' : 'jointVoters'
  const voters = await votersAmong(ctx, of, [...new Set(input.nominators)])
  const [breach] = nominationCheck(of.law, { by, nominators: input.nominators }, voters).filter((f) => f.met === false)
  if (!breach) return
  const { code, params } = hindranceOf(breach, () => '')
  throw new AppError(code, 409, { ...params, strangers: input.nominators.length - voters.size }, 'nominators')
}

async function lockCandidate(ctx: Ctx, of: Seen, candidateId: string, version: number): Promise<Candidate> {
  const found = (await candidatesOf(ctx, of)).find((c) => c.id === candidateId)
  if (!found) throw notFound()
  checkVersion(found, version)
  return found
}

async function change(ctx: Ctx, of: Seen, found: Candidate, set: Partial<Pick<Candidate, 'state' | 'reason' | 'vettedOn' | 'vettedWith'>>) {
  const version = found.version + 1
  await ctx.db.updateTable('electionCandidate').set({ ...set, version }).where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('id', '=', found.id).execute()
  await changeElection(ctx, of)
  return { id: found.id, version }
} // prettier-ignore

/**
 * Keeps what the vetting came to (with whom: police, supervision, civil affairs). A ground bars only where the law of the day
 * names it (art. 18; art. 16 for the right to vote).
 * @throws AppError `elections.groundUnknown` (422)
 */
export async function vetCandidate(
  ctx: Ctx,
  id: string,
  candidateId: string,
  input: z.output<typeof contract.vetCandidate.body>,
) {
  const of = await lockElection(ctx, 'elections.run', id)
  inStates(of, ['nomination', 'vetting', 'candidatesPublished', 'meetCandidates'])
  if (input.on && input.on > today(ctx)) throw refuse('dayAhead', { day: input.on }, 422, 'on')
  const found = await lockCandidate(ctx, of, candidateId, input.version)
  if (found.state === 'withdrawn') throw refuse('withdrawnAlready', { name: found.name })
  const clause = input.barredBy && said(of.law, input.barredBy === 'deprivedOfPoliticalRights' ? 'votingRight.lostBy' : 'candidacyBarredBy')
  if (input.barredBy && !clause?.value.includes(input.barredBy)) throw refuse('groundUnknown', {}, 422, 'barredBy')
  const late = published.includes(of.state)
  const state = input.barredBy ? 'barred' : late || found.state === 'formal' ? 'formal' : 'eligible'
  const done = await change(ctx, of, found, { state, reason: input.barredBy ?? null, vettedOn: input.on ?? today(ctx), vettedWith: input.with })
  await keep(ctx, 'vetCandidate', of, { candidate: [found.name, found.name], state: [found.state, state], clause: [null, clause ? citing(clause) : null] }, input.with)
  if (late && state !== found.state) await publishAgain(ctx, of)
  return done
} // prettier-ignore

/** Who stands changed after it was published: the list is put up anew. */
async function publishAgain(ctx: Ctx, of: Seen): Promise<void> {
  const candidates = formal(await candidatesOf(ctx, of))
  await putUp(ctx, of, { kind: 'candidates', ...words.candidates(of, candidates), law: [exceedingLaw(of)] })
} // prettier-ignore

/**
 * A candidate withdraws in writing.
 * @throws AppError `elections.withdrawLate` (409) after the last day that the local pack sets
 */
export async function withdrawCandidate(
  ctx: Ctx,
  id: string,
  candidateId: string,
  input: z.output<typeof contract.withdrawCandidate.body>,
) {
  const of = await lockElection(ctx, 'elections.run', id)
  inStates(of, ['nomination', 'vetting', 'candidatesPublished', 'meetCandidates'])
  const found = await lockCandidate(ctx, of, candidateId, input.version)
  if (found.state === 'withdrawn' || found.state === 'barred') throw refuse('withdrawnAlready', { name: found.name })
  const days = said(of.law, 'candidates.withdrawDays')
  if (days && daysBetween(today(ctx), of.electionDay) < days.value)
    throw refuse('withdrawLate', { days: days.value, law: citing(days) })
  const done = await change(ctx, of, found, { state: 'withdrawn', reason: input.reason })
  await keep(ctx, 'withdrawCandidate', of, { candidate: [found.name, null] }, input.reason)
  if (published.includes(of.state)) await publishAgain(ctx, of)
  return done
}

/** Whether more must stand than there are seats (art. 18: 差额, of members of the committee). */
export const exceeding = (of: Pick<Seen, 'law' | 'kind'>): boolean =>
  ofCommittee(of.kind) && says(of.law, 'candidatesExceedSeats')
/** What the list of candidates rests on. */
export const exceedingLaw = (of: Seen) => (exceeding(of) ? said(of.law, 'candidatesExceedSeats') : null)

/** Posts for which too few stand, with their numbers: no more than there are seats where more must stand, else fewer than seats. */
export function tooFewFor(of: Pick<Seen, 'seats' | 'law' | 'kind'>, candidates: readonly Candidate[]) {
  if (of.kind === 'recall') return []
  const more = exceeding(of) ? 1 : 0
  return of.seats
    .map((s) => ({ ...s, n: candidates.filter((c) => contestOf(c) === contestOf(s)).length }))
    .filter((s) => s.n < s.seats + more)
}
