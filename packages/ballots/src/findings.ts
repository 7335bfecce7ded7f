import { fullKey, type LawKey } from './law/keys.ts'
import { cite, said, type Citation, type Law } from './law/law.ts'

/** Figures and names that led to a finding. */
export type Figures = Readonly<Record<string, number | string | readonly string[]>>

/** One thing that was held against the law: what, by which article, with which figures. */
export interface Finding {
  readonly code: FindingCode
  /** `null`: the law of the day leaves it open, and who runs the matter must see to it. */
  readonly met: boolean | null
  /** The provision's key in the rule sets; `null` for plain arithmetic or where nothing is said. */
  readonly key: string | null
  readonly cited: Citation | null
  readonly figures: Figures
}
/** A finding that is not met. */
export type Breach = Finding

/** `passed` is `null` where the law of the day leaves the question open: whoever needs a yes has none. */
export interface Verdict {
  readonly passed: boolean | null
  readonly reasons: readonly Finding[]
}

/** Held against a provision: cited where the law says it. */
export function held(law: Law, key: LawKey, code: FindingCode, met: boolean | null, figures: Figures = {}): Finding {
  const provision = said(law, key)
  if (!provision) return { code, met, key: null, cited: null, figures }
  return { code, met, key: fullKey(key), cited: cite(provision), figures }
}

/** Arithmetic or reason alone: no article says it. */
export const plain = (code: FindingCode, met: boolean | null, figures: Figures = {}): Finding => ({
  code,
  met,
  key: null,
  cited: null,
  figures,
})

/** A verdict passes when every reason is met; one that is open leaves it open, unless another breaks it. */
export function verdict(reasons: readonly Finding[]): Verdict {
  const passed = reasons.some((r) => r.met === false) ? false : reasons.some((r) => r.met === null) ? null : true
  return { passed, reasons }
}

export const breaches = (findings: readonly Finding[]): Breach[] => findings.filter((f) => f.met !== true)

/** The codes of all findings, for whoever has words for them. */
export const FINDINGS = [
  // turnout, majorities, result
  'lawSilent',
  'turnout',
  'moreBallotsThanVoters',
  'majority',
  'runOffFloor',
  'notACandidate',
  'tie',
  'drawnByLot',
  'shortfall',
  'tooFewForRunOff',
  'runOffCandidateRelated',
  'twoPosts',
  'gaveWay',
  'nearRelatives',
  'womanMember',
  'committeeSize',
  'oddNumber',
  'outsiders',
  'chair',
  'posts',
  // plan, calendar
  'mode',
  'residentsOpinion',
  'due',
  'order',
  'candidatesMeetResidents',
  // voters and candidates
  'age',
  'politicalRights',
  'registration',
  'declaration',
  'habitualResidence',
  'workerMonths',
  'workerApplication',
  'workerConfirmed',
  'listedElsewhere',
  'barred',
  'nominators',
  'nominatedBy',
  'candidatesExceedSeats',
  'womenOnly',
  'standsTwice',
  'electionCommitteeSize',
  'electionCommitteeQuorum',
  'mustLeaveElectionCommittee',
  'scrutineerIsCandidate',
  'scrutineerIsRelative',
  'scrutineers',
  // proxies
  'proxyMode',
  'proxyWritten',
  'proxyAway',
  'proxyPrincipal',
  'proxyVoter',
  'proxyCandidate',
  'proxyMost',
  'proxyTwice',
  'proxySelf',
  'proxyChain',
  'proxyLate',
  'proxyPublished',
  // ballots and boxes
  'printed',
  'returned',
  'sorted',
  'marked',
  'notReturned',
  'tooManyNames',
  'onePersonTwoPosts',
  'markNotProvided',
  // recall, office, meetings, oversight
  'request',
  'reasonStated',
  'repeated',
  'sameMode',
  'quorum',
  'votes',
  'body',
  'form',
  'demand',
  'notice',
  'composition',
  'perHalfYear',
  'appraisalYearly',
  'incompetentInARow',
  'officeEnds',
  'resignationTo',
  'resignationAccepted',
  'restOfTerm',
  'voidGround',
  'improperMeans',
  'supervisorIsMember',
  'supervisorIsRelative',
  'supervisorFrom',
  'sameTerm',
  'publicityDays',
] as const
export type FindingCode = (typeof FINDINGS)[number]
