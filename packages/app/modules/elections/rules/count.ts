import { tally as addUp, type BatchCount, type Contest, type Poll, type Result } from '@liren/ballots'
import { BATCH, contestOf, type Post, type Seat, type SeatWish, type TallyFigures } from '../contract/base.ts'

/** A ballot's contests: one for each post, or group. The engine knows the posts of a committee; others are seats like a member's. */
export const contestsOf = (seats: readonly SeatWish[]): Contest[] =>
  seats.map((s) => ({ id: contestOf(s), post: s.post === 'representative' ? 'member' : s.post, seats: s.seats }))

/** In which contest each candidate stands. */
export const contestByCandidate = (
  candidates: readonly { id: string; post: string; groupId: string | null }[],
): Map<string, string> => new Map(candidates.map((c) => [c.id, contestOf(c)]))

/** What a contest is called: its post, and the group whose representatives it chooses. */
export function namedContest(seats: readonly Seat[], contest: string): { post: Post; group: string } {
  const found = seats.find((s) => contestOf(s) === contest)
  return { post: found?.post ?? (contest as Post), group: found?.group ?? '' }
}

/**
 * Whose ballots lie in a batch: the groups of the boxes that are counted together, or everybody's (none named) where one of these
 * boxes is open to all.
 */
export function groupsIn(
  hostId: string,
  boxes: readonly { id: string; groupId: string | null }[],
  accounts: readonly { boxId: string; countedWith: string | null }[],
): string[] {
  const together = boxes.filter((b) => b.id === hostId || accounts.some((a) => a.boxId === b.id && a.countedWith === hostId))
  const groups = together.map((b) => b.groupId)
  return groups.includes(null) ? [] : [...new Set(groups as string[])]
} // prettier-ignore

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

/** Whether somebody stands in one of these groups; where none is named everybody does. */
export const inGroups =
  (groupIds: readonly string[]) =>
  (c: { groupId: string | null }): boolean =>
    groupIds.length === 0 || groupIds.includes(c.groupId ?? '')

/** Who may be voted for in a round: the formal candidates, or those whom the round before left; in a group's batch those of the group. */
export function onBallot(
  candidates: readonly { id: string; post: string; groupId: string | null }[],
  previous: Result | undefined,
  groupIds: readonly string[] = [],
): Set<string> {
  const left = previous && new Set(previous.next.flatMap((n) => n.candidates))
  const here = inGroups(groupIds)
  return new Set(candidates.filter((c) => here(c) && (!left || left.has(c.id))).map((c) => c.id))
}

/** Seats that are voted on in a round. */
export function seatsIn(seats: readonly Seat[], previous: Result | undefined): Seat[] {
  if (!previous) return [...seats]
  return seats.flatMap((s) => {
    const n = previous.next.filter((x) => x.contest === contestOf(s)).reduce((sum, x) => sum + x.seats, 0)
    return n > 0 ? [{ ...s, seats: n }] : []
  })
}

export type { Poll }
