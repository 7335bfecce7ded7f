import { recall, type Finding, type Law, type Poll, type Result, type Round, type Seat } from '@liren/ballots'

/**
 * The result of a recall (art. 20): each member who is voted on by itself. `elected` holds those who lose their post; a vote in
 * which too few took part, or too few were for it, leaves everybody where they are.
 */
export function recallResult(law: Law, poll: Poll, round: Round): Result {
  const rows = poll.candidates.map((c) => ({ ...c, votes: round.votes.find((v) => v.person === c.person)?.votes ?? 0 }))
  const judged = rows.map((row) => ({ row, verdict: recall(law, { mode: poll.mode, entitled: poll.entitled, cast: round.cast, votesFor: row.votes }) }))
  const recalled: Seat[] = judged
    .filter((j) => j.verdict.passed === true)
    .map(({ row }) => ({ person: row.person, contest: row.contest, post: postOf(poll, row.contest), votes: row.votes, round: 1, woman: row.woman }))
  const open = judged.some((j) => j.verdict.passed === null)
  const reasons: Finding[] = judged.flatMap(({ row, verdict }) => verdict.reasons.map((r) => ({ ...r, figures: { ...r.figures, person: row.person } })))
  const turnedOut = reasons.some((r) => r.code === 'turnout' && r.met === false)
  return {
    round: 1, valid: !turnedOut, outcome: open ? 'open' : turnedOut ? 'void' : 'elected', elected: recalled, pending: [], clashes: [], gaveWay: [], next: [],
    standing: rows, chair: null, reasons,
  }
} // prettier-ignore

const postOf = (poll: Poll, contest: string): Seat['post'] => poll.contests.find((c) => c.id === contest)!.post
