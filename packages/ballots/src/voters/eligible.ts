import { monthsAfter, realDay, yearsOld, type Day } from '../days.ts'
import { held, verdict, type Finding, type Verdict } from '../findings.ts'
import { lists, said, says, type Law } from '../law/law.ts'

export interface VoterFacts {
  readonly birth: Day
  readonly deprivedOfPoliticalRights: boolean
  readonly registeredHere: boolean
  /** Lives here habitually though registered elsewhere, and since when, where it is known. */
  readonly livesHere: boolean
  readonly livesHereSince?: Day | null
  /** Declares to take part. */
  readonly declares: boolean
  /** Works here as a community worker since. */
  readonly workerSince?: Day | null
  readonly workerApplied?: boolean
  readonly workerConfirmed?: boolean
  /** Stands in the list of another community for its election. */
  readonly listedElsewhere?: boolean
  readonly registrationDay?: Day
}
export type Ground = 'registeredHere' | 'livingHere' | 'communityWorker'
export interface VoterVerdict extends Verdict {
  /** By which of the law's grounds a person is on the list; the first that holds. */
  readonly ground: Ground | null
}

/**
 * Whether a person belongs on the voter list of an election day (art. 16 of the law of 2025; art. 8 before): 18 and more, not
 * deprived of political rights, and registered here, or habitually living here, who declares to take part, or a community
 * worker of six months who applied and was confirmed. Age is reckoned on the election day unless the local pack says otherwise.
 */
export function eligible(law: Law, facts: VoterFacts, electionDay: Day): VoterVerdict {
  const rights = rightToVote(law, facts, electionDay)
  const tries = groundsOf(law, facts, electionDay)
  const found = tries.find((t) => t.findings.every((f) => f.met === true))
  const open = found ?? tries.find((t) => t.findings.every((f) => f.met !== false))
  // Where no ground holds, the one that is nearest says what is missing.
  const nearest = open ?? tries.toSorted((a, b) => misses(a) - misses(b))[0]
  const elsewhere = says(law, 'registration.noDoubleRegistration')
    ? [held(law, 'registration.noDoubleRegistration', 'listedElsewhere', !facts.listedElsewhere)]
    : []
  const reasons = [
    ...rights,
    ...(nearest?.findings ?? [held(law, 'registration', 'registration', false)]),
    ...elsewhere,
  ]
  return { ...verdict(reasons), ground: found?.ground ?? null }
}

/** Age and political rights: the right to vote and to stand (art. 16). */
export function rightToVote(
  law: Law,
  { birth, deprivedOfPoliticalRights, registrationDay }: VoterFacts,
  electionDay: Day,
): Finding[] {
  const asOf = said(law, 'votingAge.asOf')?.value === 'registrationDay' ? (registrationDay ?? electionDay) : electionDay
  const age = yearsOld(realDay(birth, 'birth'), realDay(asOf, 'electionDay'))
  const least = said(law, 'votingAge')?.value
  const figures = { birth, asOf, age: Math.max(age, 0), ...(least === undefined ? {} : { least }) }
  return [
    held(law, 'votingAge', 'age', least === undefined ? null : age >= least, figures),
    ...(lists(law, 'votingRight.lostBy', 'deprivedOfPoliticalRights')
      ? [held(law, 'votingRight.lostBy', 'politicalRights', !deprivedOfPoliticalRights)]
      : []),
  ]
}

interface Try {
  ground: Ground
  findings: Finding[]
}
const misses = ({ findings }: Try): number => findings.filter((f) => f.met !== true).length

function groundsOf(law: Law, facts: VoterFacts, electionDay: Day): Try[] {
  const tries: Try[] = []
  const silent = !said(law, 'registration')
  const declares = says(law, 'registration.onDeclaration')
    ? [held(law, 'registration.onDeclaration', 'declaration', facts.declares)]
    : []
  // Before 2026 the law speaks of the residents of the place, and of no registration: both are residents.
  const known = (ground: Ground) => silent || lists(law, 'registration', ground)
  if (facts.registeredHere && known('registeredHere'))
    tries.push({ ground: 'registeredHere', findings: [held(law, 'registration', 'registration', true), ...declares] })
  if (facts.livesHere && known('livingHere'))
    tries.push({
      ground: 'livingHere',
      findings: [held(law, 'registration', 'registration', true), ...declares, ...habitual(law, facts, electionDay)],
    })
  if (facts.workerSince && said(law, 'registration.workerMonths'))
    tries.push({ ground: 'communityWorker', findings: worker(law, facts, electionDay) })
  return tries
}

/** What habitually means only a local pack says in months; else who lists the voters decides, and `livesHere` is the answer. */
function habitual(law: Law, { livesHereSince }: VoterFacts, electionDay: Day): Finding[] {
  const months = said(law, 'registration.habitualMonths')?.value
  if (months === undefined) return []
  const figures = { months, since: livesHereSince ?? '—' }
  const met = livesHereSince ? monthsAfter(realDay(livesHereSince, 'livesHereSince'), months) <= electionDay : null
  return [held(law, 'registration.habitualMonths', 'habitualResidence', met, figures)]
}

function worker(law: Law, facts: VoterFacts, electionDay: Day): Finding[] {
  const months = said(law, 'registration.workerMonths')!.value
  const since = realDay(facts.workerSince!, 'workerSince')
  const asOf = facts.registrationDay ?? electionDay
  return [
    held(law, 'registration.workerMonths', 'workerMonths', monthsAfter(since, months) <= asOf, { since, months, asOf }),
    held(law, 'registration.workerConfirmedBy', 'workerApplication', facts.workerApplied ?? false),
    held(law, 'registration.workerConfirmedBy', 'workerConfirmed', facts.workerConfirmed ?? false),
  ]
}
