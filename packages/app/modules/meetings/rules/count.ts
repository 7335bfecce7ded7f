import { AppError } from '#shared/errors.ts'
import type { VoteGiven } from '../contract/room.ts'

export interface Counted {
  votesFor: number
  votesAgainst: number
  abstained: number
}

/**
 * The figures of a vote against those who sit. By hand no more than sit; by roll each of them once; on paper no more issued than sit,
 * no more returned than issued, and every paper returned is valid or void.
 * @throws AppError `meetings.moreThanSit`, `meetings.rollTwice`, `meetings.rollStranger`, `meetings.moreReturned`, `meetings.paperGap`
 */
export function countOf(given: VoteGiven, sitting: readonly string[]): Counted {
  if (given.method === 'roll') return rollOf(given.roll, sitting)
  const { votesFor, votesAgainst, abstained } = given
  const said = votesFor + votesAgainst + abstained
  if (given.method === 'paper') checkPapers(given, sitting.length)
  else if (said > sitting.length)
    throw new AppError('meetings.moreThanSit', 422, { said, sit: sitting.length }, 'votesFor')
  return { votesFor, votesAgainst, abstained }
}

function checkPapers(given: Extract<VoteGiven, { method: 'paper' }>, sit: number): void {
  const { issued, returned } = given
  if (issued > sit) throw new AppError('meetings.moreThanSit', 422, { said: issued, sit }, 'issued')
  if (returned > issued) throw new AppError('meetings.moreReturned', 422, { issued, returned }, 'returned')
  const valid = given.votesFor + given.votesAgainst + given.abstained
  if (valid + given.void !== returned) throw new AppError('meetings.paperGap', 422, { returned, counted: valid + given.void }, 'votesFor') // prettier-ignore
}

function rollOf(roll: Extract<VoteGiven, { method: 'roll' }>['roll'], sitting: readonly string[]): Counted {
  const here = new Set(sitting)
  const seen = new Set<string>()
  for (const { presentId } of roll) {
    if (!here.has(presentId)) throw new AppError('meetings.rollStranger', 422, {}, 'roll')
    if (seen.has(presentId)) throw new AppError('meetings.rollTwice', 422, {}, 'roll')
    seen.add(presentId)
  }
  const of = (choice: string) => roll.filter((r) => r.choice === choice).length
  return { votesFor: of('for'), votesAgainst: of('against'), abstained: of('abstain') }
}
