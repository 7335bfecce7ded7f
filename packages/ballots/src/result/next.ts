import { held, type Finding } from '../findings.ts'
import { says, type Law } from '../law/law.ts'
import { kinOf } from '../people.ts'
import type { Contest, GaveWay, NextVote, Poll, Result, Seat } from './types.ts'

export interface Ahead {
  next: NextVote[]
  /** Seats that nobody holds and nobody is voted on for. */
  empty: number
  reasons: Finding[]
}
export interface SoFar {
  poll: Poll
  standing: Result['standing']
  /** Elected and pending. */
  seats: readonly Seat[]
  gaveWay: readonly GaveWay[]
  ties: readonly NextVote[]
}

/**
 * The seats that are short are voted on again (另行选举): of those who did not get in, the ones with the most votes of the first
 * vote stand, one more than there are seats; equal votes at the end all stand, for the law knows no ground to prefer one.
 */
export function ahead(law: Law, soFar: SoFar): Ahead {
  const all: Ahead = { next: [...soFar.ties], empty: 0, reasons: [] }
  for (const contest of soFar.poll.contests) {
    const seats = contest.seats - taken(soFar, contest)
    if (seats <= 0) continue
    const candidates = says(law, 'runOff') ? stand(law, soFar, contest, seats) : []
    all.reasons.push(
      held(law, 'runOff', 'shortfall', says(law, 'runOff') ? false : null, { contest: contest.id, seats }),
    )
    if (candidates.length === 0) all.empty += seats
    else all.next.push({ contest: contest.id, kind: 'runOff', seats, candidates })
    all.reasons.push(...doubts(law, soFar, contest, seats, candidates))
  }
  return all
}

function taken({ seats, ties }: SoFar, { id }: Contest): number {
  const tied = ties.filter((t) => t.contest === id).reduce((sum, t) => sum + t.seats, 0)
  return seats.filter((s) => s.contest === id).length + tied
}

function stand(law: Law, { standing, seats, gaveWay, ties }: SoFar, { id }: Contest, open: number): string[] {
  const out = new Set([
    ...seats.map((s) => s.person),
    ...gaveWay.filter((g) => g.contest === id || g.why === 'nearRelative').map((g) => g.person),
    ...ties.filter((t) => t.contest === id).flatMap((t) => t.candidates),
  ])
  const left = standing.filter((row) => row.contest === id && !out.has(row.person))
  const wanted = says(law, 'candidatesExceedSeats') ? open + 1 : open
  const least = left[wanted - 1]?.votes ?? 0
  return left.filter((row) => row.votes >= least).map((row) => row.person)
}

/** What speaks against a run-off without forbidding it: no choice among candidates, relatives of those who sit. */
function doubts(
  law: Law,
  { poll, seats }: SoFar,
  { id }: Contest,
  open: number,
  candidates: readonly string[],
): Finding[] {
  const found: Finding[] = []
  if (says(law, 'candidatesExceedSeats') && says(law, 'runOff') && candidates.length <= open)
    found.push(
      held(law, 'candidatesExceedSeats', 'tooFewForRunOff', false, { contest: id, n: candidates.length, seats: open }),
    )
  if (!says(law, 'nearRelativesBarred')) return found
  const kin = kinOf(poll.relatives)
  const sitting = seats.map((s) => s.person)
  const related = candidates.filter((c) => kin.among(c, sitting).length > 0)
  if (related.length > 0)
    found.push(held(law, 'nearRelativesBarred', 'runOffCandidateRelated', null, { contest: id, persons: related }))
  return found
}
