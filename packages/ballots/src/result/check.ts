import { BadInput, byName, part, whole } from '../errors.ts'
import { POSTS, type Candidate, type Contest, type Poll, type Round } from './types.ts'

/** Contests by id. @throws BadInput for a poll that nobody can count */
export function checkPoll(poll: Poll): Map<string, Contest> {
  whole(poll.entitled, 'poll.entitled')
  if (poll.contests.length === 0) throw new BadInput('nothingToVoteOn', 'poll.contests')
  const contests = byName(poll.contests, (c) => c.id, 'poll.contests')
  for (const c of poll.contests) {
    if (whole(c.seats, `contest ${c.id}.seats`) === 0) throw new BadInput('nothingToVoteOn', `contest ${c.id}`)
    if (!POSTS.includes(c.post)) throw new BadInput('unknown', `contest ${c.id}.post`, c.post)
  }
  known(poll.candidates, contests, 'poll.candidates')
  byName(poll.sitting ?? [], (s) => s.person, 'poll.sitting')
  return contests
}

function known(candidates: readonly Candidate[], contests: Map<string, Contest>, where: string): void {
  byName(candidates, nameOf, where)
  for (const c of candidates) if (!contests.has(c.contest)) throw new BadInput('unknown', where, c.contest)
}

/** One text for a person in a contest, whatever the characters of either. */
export const nameOf = (row: { contest: string; person: string }): string =>
  `${row.contest.length}:${row.contest}${row.person}`

/** Votes by contest and person. @throws BadInput for votes that cannot be */
export function checkRound(round: Round, contests: Map<string, Contest>, standing: ReadonlySet<string>): void {
  const { persons, ballots } = round.cast
  whole(persons, 'cast.persons')
  whole(ballots, 'cast.ballots')
  known(round.others ?? [], contests, 'round.others')
  const rows = byName(round.votes, nameOf, 'round.votes')
  const sums = new Map<string, bigint>()
  for (const [name, { contest, person, votes }] of rows) {
    if (!standing.has(name)) throw new BadInput('unknown', 'round.votes', `${person} in ${contest}`)
    part(votes, ballots, `votes of ${person} in ${contest}`)
    sums.set(contest, (sums.get(contest) ?? 0n) + BigInt(votes))
  }
  for (const [contest, sum] of sums) {
    const most = BigInt(ballots) * BigInt(contests.get(contest)!.seats)
    if (sum > most) throw new BadInput('moreThanAll', `votes in ${contest}`, `${sum} of ${most}`)
  }
}
