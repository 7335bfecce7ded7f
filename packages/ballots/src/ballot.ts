import { BadInput, byName } from './errors.ts'
import { held, plain, type Finding } from './findings.ts'
import { lists, said, says, type Law } from './law/law.ts'
import { nameOf } from './result/check.ts'
import type { Contest, Votes } from './result/types.ts'

export type Mark = 'for' | 'against' | 'abstain' | 'anotherPerson'
/** One ballot as it lies on the table: what stands beside which name. No mark says nothing of a name. */
export interface Ballot {
  readonly marks: readonly { readonly contest: string; readonly person: string; readonly mark: Mark }[]
}
export interface ReadBallot {
  /** `doubtful`: no rule of the day decides, the election committee does. */
  readonly state: 'valid' | 'blank' | 'void' | 'doubtful'
  readonly reasons: readonly Finding[]
}

/**
 * Reads a ballot: blank without any mark; void or doubtful with more names than seats (void where the local pack says so),
 * or with one person in two posts (no rule says which counts: doubtful); a kind of mark that the pack's ballots do not have is
 * doubtful. @throws BadInput for marks on contests that are none, or two on one name
 */
export function readBallot(law: Law, contests: readonly Contest[], { marks }: Ballot): ReadBallot {
  const known = byName(contests, (c) => c.id, 'contests')
  byName(marks, nameOf, 'ballot')
  for (const m of marks) if (!known.has(m.contest)) throw new BadInput('unknown', 'ballot', m.contest)
  if (marks.length === 0) return { state: 'blank', reasons: [] }
  const names = marks.filter((m) => m.mark === 'for' || m.mark === 'anotherPerson')
  const reasons: Finding[] = []
  for (const { id, seats } of contests) {
    const n = names.filter((m) => m.contest === id).length
    const met = says(law, 'ballot.namesAtMostSeats') ? false : null
    if (n > seats) reasons.push(held(law, 'ballot.namesAtMostSeats', 'tooManyNames', met, { contest: id, n, seats }))
  }
  for (const [person, at] of Map.groupBy(names, (m) => m.person))
    if (at.length > 1) reasons.push(plain('onePersonTwoPosts', null, { person, contests: at.map((m) => m.contest) }))
  if (said(law, 'ballotMarks'))
    for (const mark of new Set(marks.map((m) => m.mark)))
      if (!lists(law, 'ballotMarks', mark)) reasons.push(held(law, 'ballotMarks', 'markNotProvided', null, { mark }))
  const state = reasons.some((r) => r.met === false) ? 'void' : reasons.length > 0 ? 'doubtful' : 'valid'
  return { state, reasons }
}

export interface CountedBallots {
  readonly ballots: number
  readonly valid: number
  readonly blank: number
  readonly void: number
  readonly doubtful: number
  readonly votes: readonly Votes[]
}
/** Counts ballots one by one: votes for, of the valid ones. Doubtful ones are told and not counted until they are decided. */
export function countBallots(law: Law, contests: readonly Contest[], ballots: Iterable<Ballot>): CountedBallots {
  const states = { valid: 0, blank: 0, void: 0, doubtful: 0 }
  const votes = new Map<string, Votes>()
  let n = 0
  for (const ballot of ballots) {
    n++
    const { state } = readBallot(law, contests, ballot)
    states[state]++
    if (state !== 'valid') continue
    for (const m of ballot.marks.filter((x) => x.mark === 'for' || x.mark === 'anotherPerson')) {
      const { contest, person } = m
      votes.set(nameOf(m), { contest, person, votes: (votes.get(nameOf(m))?.votes ?? 0) + 1 })
    }
  }
  return { ballots: n, ...states, votes: [...votes.values()].toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)) }
}
