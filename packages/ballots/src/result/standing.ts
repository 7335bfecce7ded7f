import { held, plain, type Finding } from '../findings.ts'
import { lists, says, type Law } from '../law/law.ts'
import { nameOf } from './check.ts'
import type { Candidate, Contest, Poll, Result, Round, Seat } from './types.ts'

/** A person in a contest, with votes. */
export type Row = Result['standing'][number]

interface Stand {
  rows: Row[]
  /** All that a vote may name, those too who cannot be elected by it. */
  names: Set<string>
  reasons: Finding[]
}

/**
 * Who can be elected in this round, with their votes, most first; those equal in the order of their names. Persons written
 * in are electable where the local pack has a place for them on the ballot (the law knows only candidates), in the first
 * vote; a run-off has its candidates by law.
 */
export function standingIn(
  law: Law,
  poll: Poll,
  round: Round,
  previous: Result | undefined,
  contests: Map<string, Contest>,
): Stand {
  const stood = (s: Row) => previous?.next.some((n) => n.contest === s.contest && n.candidates.includes(s.person))
  const known: readonly Candidate[] = previous ? previous.standing.filter(stood) : poll.candidates
  const names = new Set(known.map(nameOf))
  const written = (round.others ?? []).filter((o) => !names.has(nameOf(o)))
  const allowed = !previous && lists(law, 'ballotMarks', 'anotherPerson')
  const all = rank([...known, ...(allowed ? written : [])], round)
  for (const o of written) names.add(nameOf(o))
  const mayHold = (row: Row) => row.woman || !contests.get(row.contest)?.womenOnly
  const refused = (o: Candidate) =>
    held(law, previous ? 'runOff' : 'ballotMarks', 'notACandidate', false, { person: o.person, contest: o.contest })
  const men = all
    .filter((row) => !mayHold(row))
    .map(({ person, contest }) => plain('womenOnly', false, { person, contest }))
  return { rows: all.filter(mayHold), names, reasons: [...(allowed ? [] : written.map(refused)), ...men] }
}

/**
 * Contests without a choice (art. 18: more candidates than seats). The law does not say that such a vote is void; a local pack
 * may.
 */
export function noChoice(law: Law, { contests, candidates }: Poll): Finding[] {
  if (!says(law, 'candidatesExceedSeats')) return []
  const voids = lists(law, 'election.voidGrounds', 'noSurplusCandidates')
  const of = (id: string) => candidates.filter((c) => c.contest === id).length
  return contests
    .map(({ id, seats }) => ({ contest: id, n: of(id), seats }))
    .filter(({ n, seats }) => n <= seats)
    .map((figures) =>
      voids
        ? held(law, 'election.voidGrounds', 'voidGround', false, { ground: 'noSurplusCandidates', ...figures })
        : held(law, 'candidatesExceedSeats', 'candidatesExceedSeats', false, figures),
    )
}

/** Candidates with their votes, most first; those equal in the order of their names. */
export function rank(candidates: readonly Candidate[], round: Round): Row[] {
  const votes = new Map(round.votes.map((v) => [nameOf(v), v.votes]))
  const row = ({ contest, person, woman, outside }: Candidate): Row => ({
    contest,
    person,
    woman,
    votes: votes.get(nameOf({ contest, person })) ?? 0,
    ...(outside && { outside }),
  })
  return candidates.map(row).toSorted(byVotes)
}

const byVotes = (a: Row, b: Row): number =>
  b.votes - a.votes || (a.person < b.person ? -1 : Number(a.person > b.person))

export const seatOf = (
  { person, contest, votes, woman, outside }: Row,
  contests: Map<string, Contest>,
  round: number,
): Seat => ({
  person,
  contest,
  post: contests.get(contest)!.post,
  votes,
  round,
  woman,
  ...(outside && { outside }),
})
