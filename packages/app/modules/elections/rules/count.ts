import { tally as addUp, type BatchCount, type Contest, type Poll, type Result } from '@liren/ballots'
import { BATCH, type Seat, type TallyFigures } from '../contract/base.ts'

/** A ballot's contests: one for each post. The engine knows the posts of a committee; others are seats like a member's. */
export const contestsOf = (seats: readonly Seat[]): Contest[] =>
  seats.map((s) => ({ id: s.post, post: s.post === 'representative' ? 'member' : s.post, seats: s.seats }))

/** How the ballots of a box lie in batches: full ones first, the rest in the last. */
export function layOut(ballots: number): number[] {
  const full = Array.from({ length: Math.floor(ballots / BATCH) }, () => BATCH)
  return ballots % BATCH === 0 ? full : [...full, ballots % BATCH]
}

/** Figures of a batch as the engine reads them; `postOf` says in which contest a candidate stands. */
export const countOf = (
  batch: { id: string; ballots: number },
  figures: TallyFigures,
  postOf: ReadonlyMap<string, string>,
): BatchCount => ({
  batch: batch.id,
  ballots: batch.ballots,
  valid: figures.valid,
  blank: figures.blank,
  void: figures.void,
  votes: Object.entries(figures.votes).map(([person, votes]) => ({ contest: postOf.get(person) ?? '', person, votes })),
})

/** The sum of settled batches. */
export function sumOf(counts: readonly BatchCount[]): TallyFigures {
  const { valid, blank, void: voided, votes } = addUp(counts)
  return { valid, blank, void: voided, votes: Object.fromEntries(votes.map((v) => [v.person, v.votes])) }
}

/** Who may be voted for in a round: the formal candidates, or those whom the round before left. */
export function onBallot(
  candidates: readonly { id: string; post: string }[],
  previous: Result | undefined,
): Set<string> {
  if (!previous) return new Set(candidates.map((c) => c.id))
  return new Set(previous.next.flatMap((n) => n.candidates))
}

/** Seats that are voted on in a round. */
export function seatsIn(seats: readonly Seat[], previous: Result | undefined): Seat[] {
  if (!previous) return [...seats]
  return seats.flatMap((s) => {
    const n = previous.next.filter((x) => x.contest === s.post).reduce((sum, x) => sum + x.seats, 0)
    return n > 0 ? [{ post: s.post, seats: n }] : []
  })
}

export type { Poll }
