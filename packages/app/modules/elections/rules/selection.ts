import type { Law, Poll, Result, Round, Seat } from '@liren/ballots'
import type { Kind } from '../contract/base.ts'

/** Kinds that the law calls a selection (推选): it sets no turnout and no majority for them. */
export const plainKinds: readonly Kind[] = ['representatives', 'supervisory']

/**
 * The result of a selection: the most votes win; where the last place is tied, nobody of those tied sits before they are voted
 * on again. The law sets no share here, so none is asked for and the verdict names no article.
 */
export function plainResult(_law: Law, _kind: Kind, poll: Poll, round: Round): Result {
  const votes = new Map(round.votes.map((v) => [v.person, v.votes]))
  const standing = poll.candidates
    .map((c) => ({ ...c, votes: votes.get(c.person) ?? 0 }))
    .toSorted((a, b) => b.votes - a.votes || (a.person < b.person ? -1 : 1))
  const filled = poll.contests.map((contest) => {
    const ranked = standing.filter((s) => s.contest === contest.id && s.votes > 0)
    const edge = ranked.length > contest.seats ? ranked[contest.seats - 1]!.votes : -1
    const tied = edge >= 0 && ranked[contest.seats]!.votes === edge ? ranked.filter((r) => r.votes === edge) : []
    const winners = ranked.slice(0, contest.seats).filter((r) => !tied.includes(r))
    return { contest, winners, tied }
  })
  const elected: Seat[] = filled.flatMap(({ contest, winners }) =>
    winners.map((w) => ({ person: w.person, contest: contest.id, post: contest.post, votes: w.votes, round: 1, woman: w.woman })),
  )
  const next = filled
    .filter((f) => f.tied.length > 0)
    .map(({ contest, winners, tied }) => ({ contest: contest.id, kind: 'tie' as const, seats: contest.seats - winners.length, candidates: tied.map((t) => t.person) }))
  const full = elected.length === poll.contests.reduce((n, c) => n + c.seats, 0)
  return {
    round: 1, valid: true, outcome: next.length > 0 ? 'runOff' : full ? 'elected' : 'short', elected, pending: [], clashes: [], gaveWay: [], next, standing,
    chair: elected.find((s) => s.post === 'chair')?.person ?? null, reasons: [],
  }
} // prettier-ignore
