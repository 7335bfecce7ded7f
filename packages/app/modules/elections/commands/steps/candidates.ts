import { said } from '@liren/ballots'
import type { Ctx } from '#server/context.ts'
import type { Hindrance } from '../../contract/base.ts'
import { candidatesOf, formal, standing, type Candidate } from '../../queries/candidates.ts'
import { openObjections } from '../../queries/dates.ts'
import { citedOf } from '../../rules/citing.ts'
import { missing } from '../../rules/found.ts'
import { words } from '../../rules/notices.ts'
import { exceeding, exceedingLaw, tooFewFor } from '../candidates.ts'
import { whoMustLeave } from '../committee.ts'
import { putUp } from '../notices.ts'
import type { Seen } from '../support.ts'
import type { Step } from './types.ts'

/** More candidates than seats for every post of a committee (art. 18), enough of them for every other. */
export const surplus = (of: Seen, candidates: readonly Candidate[]): Hindrance[] =>
  tooFewFor(of, candidates).map((s) =>
    missing(
      exceeding(of) ? 'candidatesExceedSeats' : 'candidatesForSeats',
      { contest: s.post, group: s.group ?? '', n: s.n, seats: s.seats },
      citedOf(exceedingLaw(of)),
    ),
  )

const nominations: Step = { verb: 'openNomination', right: 'elections.run', law: 'nominatedBy' }

const close: Step = {
  verb: 'closeNomination',
  right: 'elections.run',
  law: 'candidatesExceedSeats',
  lawOf: 'committee',
  hindrances: async (ctx, of) => surplus(of, standing(await candidatesOf(ctx, of))),
}

/** Every candidate is vetted, still more stand than there are seats, nobody on the election committee stands. */
async function candidateHindrances(ctx: Ctx, of: Seen): Promise<Hindrance[]> {
  const all = standing(await candidatesOf(ctx, of))
  const waiting = all.filter((c) => c.state === 'nominated').length
  return [
    ...(waiting > 0 ? [missing('notVetted', { n: waiting }, citedOf(said(of.law, 'candidacyBarredBy')))] : []),
    ...surplus(of, all),
    ...(await whoMustLeave(ctx, of)),
  ]
}

const publish: Step = {
  verb: 'publishCandidates',
  right: 'elections.run',
  law: 'candidatesExceedSeats',
  lawOf: 'committee',
  hindrances: candidateHindrances,
  take: async (ctx, of) => {
    await ctx.db.updateTable('electionCandidate').set({ state: 'formal' }).where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('state', '=', 'eligible').execute()
    const candidates = formal(await candidatesOf(ctx, of))
    await putUp(ctx, of, { kind: 'candidates', ...words.candidates(of, candidates), law: [exceedingLaw(of)] })
  },
} // prettier-ignore

const meet: Step = {
  verb: 'meetVoters',
  right: 'elections.run',
  law: 'candidatesMeetResidents',
  take: async (ctx, of, input) => {
    await putUp(ctx, of, { kind: 'other', ...words.meeting(of, input.note), law: [said(of.law, 'candidatesMeetResidents')] })
  },
} // prettier-ignore

/** Objections that nobody decided: the list is not settled before. */
export async function objectionHindrances(ctx: Ctx, of: Seen): Promise<Hindrance[]> {
  const n = await openObjections(ctx, of)
  return n > 0 ? [missing('objectionsOpen', { n }, citedOf(said(of.law, 'voterList.decisionDays')))] : []
}

export const standingForOffice: readonly Step[] = [nominations, close, publish, meet]
