import { realDay, type Day } from '../days.ts'
import { held, plain, verdict, type Finding, type Verdict } from '../findings.ts'
import { lists, said, says, type Law } from '../law/law.ts'

export interface Grade {
  readonly on: Day
  readonly grade: 'competent' | 'basicallyCompetent' | 'incompetent'
}
export interface OfficeEnd {
  /** The day from which the office has ended; `null`: it goes on. */
  readonly endsOn: Day | null
  readonly reasons: readonly Finding[]
}

/** Ends a member's office when they are judged incompetent twice in a row (art. 37 of the law of 2025), on the day of the second. */
export function appraisals(law: Law, grades: readonly Grade[]): OfficeEnd {
  const limit = said(law, 'appraisal.incompetentInARow')?.value
  if (limit === undefined || limit === 0)
    return { endsOn: null, reasons: [plain('lawSilent', null, { on: 'appraisal' })] }
  let run = 0
  for (const { on, grade } of grades.toSorted((a, b) => (realDay(a.on, 'grades') < b.on ? -1 : 1))) {
    run = grade === 'incompetent' ? run + 1 : 0
    if (run >= limit)
      return {
        endsOn: on,
        reasons: [held(law, 'appraisal.incompetentInARow', 'incompetentInARow', false, { n: run, limit, on })],
      }
  }
  return {
    endsOn: null,
    reasons: [held(law, 'appraisal.incompetentInARow', 'incompetentInARow', true, { n: run, limit })],
  }
}

/** The whole years between `from` and `day` in which a member was not appraised often enough (art. 37: once a year). */
export function missedAppraisals(law: Law, from: Day, day: Day, appraisedOn: readonly Day[]): Finding[] {
  const least = said(law, 'appraisal.perYear')?.value
  if (least === undefined) return []
  const missed: Finding[] = []
  const first = Number(realDay(from, 'from').slice(0, 4)) + Number(from.slice(5) > '01-01')
  for (let year = first; year < Number(realDay(day, 'day').slice(0, 4)); year++) {
    const n = appraisedOn.filter((d) => Number(d.slice(0, 4)) === year).length
    if (n < least) missed.push(held(law, 'appraisal.perYear', 'appraisalYearly', false, { year, n, least }))
  }
  return missed
}

export type EndGround = 'lossOfCapacity' | 'criminalSentence'
/** Whether an office ends by itself (art. 23: loss of capacity, criminal sentence). Open where the law of the day says nothing. */
export function officeEndsBy(law: Law, ground: EndGround, on: Day): OfficeEnd {
  if (!said(law, 'office.endsBy')) return { endsOn: null, reasons: [plain('lawSilent', null, { on: 'office.endsBy' })] }
  const ends = lists(law, 'office.endsBy', ground)
  const reasons = [held(law, 'office.endsBy', 'officeEnds', ends, { ground, on: realDay(on, 'on') })]
  return { endsOn: ends ? on : null, reasons }
}

export interface Resignation {
  /** To whom it was handed. */
  readonly to: string
  readonly acceptedBy?: 'residentsMeeting' | 'representativesMeeting' | string | null
  readonly acceptedOn?: Day | null
}
/** A resignation goes to the committee and ends the office on the day a meeting accepts it (art. 21), not before. */
export function resignation(law: Law, { to, acceptedBy, acceptedOn }: Resignation): OfficeEnd {
  const addressee = said(law, 'resignation.to')
  if (!addressee) return { endsOn: null, reasons: [plain('lawSilent', null, { on: 'resignation.to' })] }
  const reasons = [held(law, 'resignation.to', 'resignationTo', to === addressee.value, { to })]
  const accepted = !!acceptedBy && !!acceptedOn && lists(law, 'resignation.acceptedBy', acceptedBy)
  reasons.push(held(law, 'resignation.acceptedBy', 'resignationAccepted', accepted, { by: acceptedBy ?? '—' }))
  return { endsOn: verdict(reasons).passed === true ? realDay(acceptedOn!, 'acceptedOn') : null, reasons }
}

/** Whether a body may fill a vacancy (art. 24; art. 10 before 2026), and until when the new member sits. */
export function byElection(law: Law, body: string, termEndsOn: Day, newTermEndsOn: Day): Verdict {
  const by = said(law, 'byElection.by')
  const found = [held(law, 'byElection.by', 'body', by ? lists(law, 'byElection.by', body) : null, { body })]
  const figures = {
    termEndsOn: realDay(termEndsOn, 'termEndsOn'),
    newTermEndsOn: realDay(newTermEndsOn, 'newTermEndsOn'),
  }
  if (says(law, 'byElection.restOfTerm'))
    found.push(held(law, 'byElection.restOfTerm', 'restOfTerm', newTermEndsOn === termEndsOn, figures))
  return verdict(found)
}

/** Whether being elected by such means counts for nothing (art. 22): met `false` where it does not. */
export function improperMeans(law: Law, means: string): Verdict {
  const known = said(law, 'electionVoidBy')
  const voids = lists(law, 'electionVoidBy', means) || lists(law, 'electionVoidBy', 'otherImproperMeans')
  return verdict([held(law, 'electionVoidBy', 'improperMeans', known ? !voids : null, { means })])
}

/** Whether a local pack makes an election void on a ground. Open where it has no list: the authority decides. */
export function voidGround(law: Law, ground: string): Verdict {
  const known = said(law, 'election.voidGrounds')
  const voids = lists(law, 'election.voidGrounds', ground)
  return verdict([held(law, 'election.voidGrounds', 'voidGround', known ? !voids : null, { ground })])
}
