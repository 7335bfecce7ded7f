import type { Day } from '../days.ts'
import { byName } from '../errors.ts'
import { held, plain, verdict, type Breach, type Finding, type Verdict } from '../findings.ts'
import { lists, said, says, type Law } from '../law/law.ts'
import { checkPoll } from '../result/check.ts'
import { committeeFindings } from '../result/committee.ts'
import type { Mode, Poll } from '../result/types.ts'
import { eligible, type VoterFacts } from './eligible.ts'

/** Grounds that bar from candidacy; what the law of the day does not name bars nobody. */
export const BARS = ['expelledFromParty', 'criminalPunishment', 'evilForces', 'illegalReligionOrCult'] as const
export type Bar = (typeof BARS)[number]

/** Whether a person may stand: has the vote here (art. 16), and no ground of art. 18 bars them; each ground is named. */
export function eligibleToStand(law: Law, facts: VoterFacts & { bars: readonly Bar[] }, electionDay: Day): Verdict {
  const { reasons } = eligible(law, facts, electionDay)
  const barred = facts.bars.filter((b) => lists(law, 'candidacyBarredBy', b))
  return verdict([...reasons, ...barred.map((ground) => held(law, 'candidacyBarredBy', 'barred', false, { ground }))])
}

export interface Nomination {
  readonly by: 'partyOrganisation' | 'jointVoters'
  /** Voters who nominate jointly. */
  readonly nominators: readonly string[]
}
/** What is wrong with a nomination (art. 18: by the community's Party organisation, or by ten or more voters jointly). */
export function nominationCheck(law: Law, { by, nominators }: Nomination, voters: ReadonlySet<string>): Breach[] {
  if (!said(law, 'nominatedBy')) return [held(law, 'nominatedBy', 'lawSilent', null, { on: 'nominatedBy' })]
  if (!lists(law, 'nominatedBy', by)) return [held(law, 'nominatedBy', 'nominatedBy', false, { by })]
  if (by !== 'jointVoters') return []
  const valid = new Set(nominators.filter((n) => voters.has(n)))
  const strangers = [...new Set(nominators.filter((n) => !voters.has(n)))]
  const least = said(law, 'jointNominators')?.value
  const met = least === undefined ? null : valid.size >= least
  if (met) return []
  return [held(law, 'jointNominators', 'nominators', met, { n: valid.size, least: least ?? 0, strangers })]
}

/**
 * What is wrong with the candidates of a poll: more of them than seats in each contest (art. 18), women where the plan keeps
 * seats for them; a person who stands in two contests is told (met `null`: no law forbids it, and they can hold one post only).
 * @throws BadInput for a poll that nobody can count
 */
export function candidatesCheck(law: Law, poll: Pick<Poll, 'contests' | 'candidates'>): Breach[] {
  const contests = checkPoll({ ...poll, mode: 'allVoters', entitled: 0, relatives: [] })
  const found: Breach[] = []
  for (const { id, seats, womenOnly } of contests.values()) {
    const standing = poll.candidates.filter((c) => c.contest === id)
    const figures = { contest: id, n: standing.length, seats }
    if (says(law, 'candidatesExceedSeats') && standing.length <= seats)
      found.push(held(law, 'candidatesExceedSeats', 'candidatesExceedSeats', false, figures))
    const men = womenOnly ? standing.filter((c) => !c.woman).map((c) => c.person) : []
    if (men.length > 0) found.push(plain('womenOnly', false, { contest: id, persons: men }))
  }
  for (const [person, at] of Map.groupBy(poll.candidates, (c) => c.person))
    if (at.length > 1) found.push(plain('standsTwice', null, { person, contests: at.map((c) => c.contest) }))
  return found
}

export interface PlanFacts {
  readonly mode: Mode
  /** The residents' opinion on this mode is recorded. */
  readonly residentsOpinion: boolean
  readonly contests: Poll['contests']
  /** A whole committee is elected, not single vacancies. */
  readonly wholeCommittee: boolean
}
/** What is wrong with a plan's mode and seats (arts. 8, 14 of the law of 2025; arts. 7, 8 before). */
export function planCheck(law: Law, { mode, residentsOpinion, contests, wholeCommittee }: PlanFacts): Breach[] {
  byName(contests, (c) => c.id, 'contests')
  const found: Finding[] = [held(law, 'electionModes', 'mode', lists(law, 'electionModes', mode), { mode })]
  if (lists(law, 'electionModes.onResidentsOpinion', mode))
    found.push(held(law, 'electionModes.onResidentsOpinion', 'residentsOpinion', residentsOpinion, { mode }))
  if (wholeCommittee) found.push(...seatsCheck(law, contests))
  return found.filter((f) => f.met !== true)
}

function seatsCheck(law: Law, contests: Poll['contests']): Finding[] {
  const seats = contests.flatMap((c) =>
    Array.from({ length: Math.min(c.seats, 100) }, (_, i) => ({ person: `${c.id} ${i}`, post: c.post, woman: true })),
  )
  const of = (post: string) => seats.filter((s) => s.post === post).length
  const empty = (said(law, 'members.posts')?.value ?? []).filter((post) => of(post) === 0)
  const size = committeeFindings(law, { seats, pending: [], more: false }).filter((f) =>
    ['committeeSize', 'oddNumber'].includes(f.code),
  )
  const chairs = of('chair') === 1 ? [] : [plain('chair', false, { n: of('chair') })]
  return [...size, ...chairs, held(law, 'members.posts', 'posts', empty.length === 0, { empty })]
}
