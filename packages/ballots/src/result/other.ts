import { BadInput } from '../errors.ts'
import type { Finding } from '../findings.ts'
import type { Law } from '../law/law.ts'
import { recall } from '../office/recall.ts'
import { checkPoll, checkRound, nameOf } from './check.ts'
import { fill } from './contest.ts'
import { result } from './result.ts'
import { rank, seatOf } from './standing.ts'
import type { NextVote, Poll, Result, Round, Seat } from './types.ts'

/** By which measure a vote is judged: as an election of the committee, as a recall, or as a selection (推选). */
export type Measure = 'committee' | 'recall' | 'selection'

/** One day of voting, by its measure. @throws BadInput */
export function judgeRound(measure: Measure, law: Law, poll: Poll, round: Round, previous?: Result): Result {
  if (measure === 'committee') return result(law, poll, round, previous)
  if (measure === 'selection') return selection(poll, round, previous)
  if (previous) throw new BadInput('outOfOrder', 'recall')
  return recallResult(law, poll, round)
}

const NOTHING = { pending: [], clashes: [], gaveWay: [] }
/** What no law has a word for is judged by this one. */
const SILENCE: Law = { day: '0001-01-01', provisions: {} }

/**
 * A selection of representatives or supervisors (推选): the law asks for no turnout and no share, so the most votes win, and those
 * tied at the last place are voted on again. Who got no vote is not selected. @throws BadInput
 */
export function selection(poll: Poll, round: Round, previous?: Result): Result {
  const contests = checkPoll(poll)
  const open: readonly NextVote[] = previous
    ? previous.next
    : poll.contests.map((c) => ({ contest: c.id, kind: 'tie', seats: c.seats, candidates: personsIn(poll, c.id) }))
  if (open.length === 0) throw new BadInput('outOfOrder', 'selection')
  const running = poll.candidates.filter((c) =>
    open.some((o) => o.contest === c.contest && o.candidates.includes(c.person)),
  )
  checkRound(round, contests, new Set(running.map(nameOf)))
  const rows = rank(running, round)
  const number = (previous?.round ?? 0) + 1
  const filled = open.map(({ contest, seats }) => {
    const ranked = rows.filter((r) => r.contest === contest)
    return { contest, ...fill(SILENCE, round.cast, { contest, kind: 'tie', seats, ranked, lots: [] }) }
  })
  const fresh = filled.flatMap((f) =>
    f.winners.map((w) =>
      seatOf(
        rows.find((r) => nameOf(r) === nameOf(w))!,
        contests,
        number,
      ),
    ),
  )
  const elected = [...(previous?.elected ?? []), ...fresh]
  const next = filled.flatMap((f): NextVote[] =>
    f.tied.length > 0
      ? [{ contest: f.contest, kind: 'tie', seats: f.tiedSeats, candidates: f.tied.map((t) => t.person) }]
      : [],
  )
  const full = elected.length === poll.contests.reduce((n, c) => n + c.seats, 0)
  return {
    round: number,
    valid: true,
    outcome: next.length > 0 ? 'runOff' : full ? 'elected' : 'short',
    elected,
    next,
    standing: previous?.standing ?? rows,
    chair: elected.find((s) => s.post === 'chair')?.person ?? null,
    reasons: filled.flatMap((f) => f.reasons),
    ...NOTHING,
  }
}

const personsIn = (poll: Poll, contest: string): string[] =>
  poll.candidates.filter((c) => c.contest === contest).map((c) => c.person)

/**
 * A recall (art. 20): each member is voted on by itself, votes are those for the recall. `elected` holds those who lose their
 * post; too few who took part leave everybody where they are (`void`). @throws BadInput
 */
export function recallResult(law: Law, poll: Poll, round: Round): Result {
  const contests = checkPoll(poll)
  checkRound(round, contests, new Set(poll.candidates.map(nameOf)))
  const { mode, electedMode, entitled } = poll
  const judged = rank(poll.candidates, round).map((row) => ({
    row,
    verdict: recall(law, { mode, electedMode, entitled, cast: round.cast, votesFor: row.votes }),
  }))
  const reasons = judged.flatMap(({ row, verdict }) =>
    verdict.reasons.map((r): Finding => ({ ...r, figures: { ...r.figures, person: row.person } })),
  )
  const failed = reasons.some((r) => (r.code === 'turnout' || r.code === 'quorum') && r.met === false)
  const open = judged.some((j) => j.verdict.passed === null)
  const recalled: Seat[] = judged.filter((j) => j.verdict.passed === true).map((j) => seatOf(j.row, contests, 1))
  return {
    round: 1,
    valid: failed ? false : open ? null : true,
    outcome: failed ? 'void' : open ? 'open' : 'elected',
    elected: recalled,
    next: [],
    standing: judged.map((j) => j.row),
    chair: null,
    reasons,
    ...NOTHING,
  }
}
