import { BadInput } from '../errors.ts'
import { verdict, type Finding } from '../findings.ts'
import type { Law } from '../law/law.ts'
import { avoid, type Avoided } from './avoidance.ts'
import { checkPoll, checkRound, nameOf } from './check.ts'
import { committeeFindings } from './committee.ts'
import { fill, type Counted, type Filled } from './contest.ts'
import { ahead, type Ahead } from './next.ts'
import { noChoice, seatOf, standingIn, type Row } from './standing.ts'
import { roundStands } from './turnout.ts'
import type { Contest, GaveWay, NextVote, Outcome, Poll, Result, Round, Seat } from './types.ts'

/**
 * The result of one day of voting, after those before it: who is elected, what is voted on next, and by which article. Rounds
 * after the first fill what the one before left in `next`. Recomputed from the same facts it is the same, in every byte.
 * @throws BadInput for facts that cannot be (more votes than ballots, a person on no list, a round after the last)
 */
export function result(law: Law, poll: Poll, round: Round, previous?: Result): Result {
  const contests = checkPoll(poll)
  if (previous && previous.next.length === 0) throw new BadInput('outOfOrder', `round ${previous.round + 1}`)
  const stand = standingIn(law, poll, round, previous, contests)
  checkRound(round, contests, stand.names)
  const choice = previous ? [] : noChoice(law, poll)
  const { reasons: came } = roundStands(law, poll.mode, poll.entitled, round.cast)
  const stands = verdict([...came, ...choice.filter((f) => f.code === 'voidGround')])
  const reasons = [...came, ...choice, ...stand.reasons]
  if (stands.passed !== true) return notCounted(stands.passed, reasons, previous)
  const number = (previous?.round ?? 0) + 1
  const filled = counts(stand.rows, round, previous?.next, contests).map((c) => ({ c, f: fill(law, round.cast, c) }))
  const fresh = filled.flatMap(({ f }) => f.winners.map((row) => seatOf(row as Row, contests, number)))
  const ties = filled.flatMap(({ c, f }) => tieOf(c, f))
  return settle(law, poll, round, previous, {
    number,
    fresh,
    ties,
    standing: previous?.standing ?? stand.rows,
    reasons: [...reasons, ...filled.flatMap(({ f }) => f.reasons)],
  })
}

/** All rounds of an election, one result each; the last is the election's. @throws BadInput */
export function results(law: Law, poll: Poll, rounds: readonly Round[]): Result[] {
  const all: Result[] = []
  for (const round of rounds) all.push(result(law, poll, round, all.at(-1)))
  return all
}

/** What is counted in this round, contest by contest. */
function counts(
  rows: Row[],
  round: Round,
  next: readonly NextVote[] | undefined,
  contests: Map<string, Contest>,
): Counted[] {
  const lots = (contest: string) => round.lots?.find((l) => l.contest === contest)?.persons ?? []
  const first = () =>
    [...contests.values()].map((c) => ({
      contest: c.id, kind: 'first' as const, seats: c.seats, ranked: rows.filter((r) => r.contest === c.id), lots: lots(c.id),
    })) // prettier-ignore
  if (!next) return first()
  return next.map(({ contest, kind, seats, candidates }) => ({
    contest,
    kind,
    seats,
    ranked: rows.filter((r) => r.contest === contest && candidates.includes(r.person)),
    lots: lots(contest),
  }))
}

const tieOf = ({ contest }: Counted, { tied, tiedSeats }: Filled): NextVote[] =>
  tied.length > 0 ? [{ contest, kind: 'tie', seats: tiedSeats, candidates: tied.map((t) => t.person) }] : []

interface Fresh {
  number: number
  fresh: Seat[]
  ties: NextVote[]
  standing: Result['standing']
  reasons: Finding[]
}

/** Who gave a post up, near relatives, what is short: all rounds together. */
function settle(law: Law, poll: Poll, round: Round, previous: Result | undefined, f: Fresh): Result {
  const pool = [...(previous?.elected ?? []), ...(previous?.pending ?? []), ...f.fresh]
  const given = (round.yields ?? []).map(({ person, contest, why }): GaveWay => ({ person, contest, why }))
  for (const g of given)
    if (!pool.some((s) => nameOf(s) === nameOf(g))) throw new BadInput('unknown', 'round.yields', g.person)
  const staying = pool.filter((s) => !given.some((g) => nameOf(g) === nameOf(s)))
  const before = (poll.sitting ?? []).map((s): Seat => ({ ...s, contest: '', votes: 0, round: 0 }))
  const avoided = avoid(law, [...before, ...staying], poll.relatives)
  const elected = avoided.elected.filter((s) => s.round > 0)
  const pending = avoided.pending.filter((s) => s.round > 0)
  const fell = avoided.yielding.map(({ person, contest }): GaveWay => ({ person, contest, why: 'nearRelative' }))
  const gaveWay = [...(previous?.gaveWay ?? []), ...given, ...fell]
  const then = ahead(law, { poll, standing: f.standing, seats: [...elected, ...pending], gaveWay, ties: f.ties })
  const seats = [...before, ...elected]
  const more = then.next.length > 0
  const reasons = [...f.reasons, ...avoided.reasons, ...then.reasons]
  return {
    round: f.number,
    valid: true,
    outcome: outcomeOf(avoided, then, reasons),
    elected,
    pending,
    clashes: avoided.clashes,
    gaveWay,
    next: then.next,
    standing: f.standing,
    chair: seats.find((s) => s.post === 'chair')?.person ?? null,
    reasons: [...reasons, ...committeeFindings(law, { seats, pending, more })],
  }
}

const OPEN = new Set(['tie', 'lawSilent'])

function outcomeOf({ clashes }: Avoided, { next, empty }: Ahead, reasons: readonly Finding[]): Outcome {
  if (reasons.some((r) => r.code === 'lawSilent')) return 'open'
  if (clashes.length > 0 || reasons.some((r) => OPEN.has(r.code) && r.met === null)) return 'undecided'
  if (next.length > 0) return 'runOff'
  return empty > 0 ? 'short' : 'elected'
}

/** A round that does not count: the first voids the election, a later one must be held again. */
function notCounted(valid: boolean | null, reasons: Finding[], previous?: Result): Result {
  if (previous)
    return { ...previous, round: previous.round + 1, valid, outcome: valid === null ? 'open' : 'runOff', reasons }
  const none = { elected: [], pending: [], clashes: [], gaveWay: [], next: [], standing: [], chair: null }
  return { round: 1, valid, outcome: valid === null ? 'open' : 'void', ...none, reasons }
}
