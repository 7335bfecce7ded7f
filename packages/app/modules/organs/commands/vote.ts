import { findRule, meets, type Fraction, type Rule } from '#modules/policies/index.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type { Adopter } from '../rules/institutions.ts'

export interface Vote {
  on: string
  by: Adopter
  entitled: number
  present: number
  votesFor: number
  votesAgainst: number
}

/**
 * Holds a vote against the law of its day. @throws AppError `organs.notTheirs` for a rule that only residents make, adopted by another
 * body; `organs.quorumShort`, `organs.majorityShort` with the article
 */
export async function checkVote(ctx: Ctx, vote: Vote, byResidents: boolean): Promise<void> {
  const meeting = vote.by === 'residentsMeeting' || vote.by === 'representativesMeeting'
  if (byResidents && !meeting) {
    const made = await findRule(ctx, 'residentsCommittee.charter.madeBy', vote.on)
    if (made) throw new AppError('organs.notTheirs', 422, where(made), 'by')
  }
  if (!meeting) return checkMore(vote)
  const [quorum, majority] = await Promise.all(
    ['quorum', 'majority'].map((key) => findRule<Fraction>(ctx, `residentsCommittee.${vote.by}.${key}`, vote.on)),
  )
  if (quorum && !meets(vote.present, vote.entitled, quorum.value)) throw new AppError('organs.quorumShort', 422, { ...figures(quorum), n: vote.present, of: vote.entitled }, 'present') // prettier-ignore
  if (majority && !meets(vote.votesFor, vote.present, majority.value)) throw new AppError('organs.majorityShort', 422, { ...figures(majority), n: vote.votesFor, of: vote.present }, 'votesFor') // prettier-ignore
}

/** Other bodies: more for it than against it. */
function checkMore({ votesFor, votesAgainst }: Vote): void {
  if (votesFor <= votesAgainst) throw new AppError('organs.notMore', 422, { votesFor, votesAgainst }, 'votesFor')
}

const where = ({ citation: { document, article } }: Rule) => ({ document, article })
const figures = (rule: Rule<Fraction>) => ({ ...where(rule), num: rule.value.num, den: rule.value.den })
