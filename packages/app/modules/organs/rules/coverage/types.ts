import type { Day } from '#shared/dates.ts'
import type { Relation } from '../kinship.ts'
import type { OrganKind } from '../kinds.ts'

/** A body of a community on the day, in figures. */
export interface BodyFacts {
  id: string
  kind: OrganKind
  foundedOn: Day
  term: { number: number; from: Day; to: Day; ruleSetDay: Day } | null
  /** Seats that were set; 0 where nobody set any. */
  seats: number
  seated: number
  women: number
  /** Whether the leading post is held. */
  headed: boolean
  /** Who sits there, of those in the register; no representatives. */
  people: readonly string[]
}
export interface GroupFacts {
  groups: number
  /** Groups without a leader, and leaders who are not on the list of representatives. */
  leaderless: number
  leadersOutside: number
}
export interface TieFacts {
  a: string
  b: string
  relation: Relation
}
/** A community on the day: all that a check may look at. */
export interface CommunityFacts {
  areaId: string
  name: string
  town: string
  /** Since when it stands. */
  since: Day
  households: number
  bodies: readonly BodyFacts[]
  groups: GroupFacts
  /** Ties among those who sit in the committee and the supervisory committee. */
  ties: readonly TieFacts[]
  /** Kinds of rules in force, with the day of their next review. */
  rules: readonly { kind: string; reviewOn: Day | null }[]
  /** Due days of handovers that are not signed. */
  handovers: readonly Day[]
  /** Due days of adjustments of the party body that boundaries in force asked for and nobody has closed. */
  partyDue: readonly Day[]
  /** Seated in committee or supervisory committee, and in the register of this community no more. */
  gone: number
}

/** A provision as checks read it: its value and where it stands. */
export interface Provision {
  value: unknown
  modality: string
  document: string
  article: string
  words: string | null
}
/** Where a check that no law asks for comes from; its days are exclusive at the end. */
export interface Guide {
  document: string
  article: string
  words: string
  from: Day
  to: Day | null
}
/** Why an area fails: the key of a sentence and the figures in it. */
export interface Failing {
  reason: string
  figures: Record<string, number | string>
}
export const menderRoles = ['communityWorker', 'subdistrictOfficer', 'countyOfficer'] as const
export type Mender = (typeof menderRoles)[number]

/** What must be so in a community, by which provision, who mends it and in how many days (days are our own; no law sets them). */
export interface Check {
  key: string
  /** Key of the provision (policies); its value is handed to `fails`. Where none is in force on the day, the check does not hold. */
  provision?: string
  /** For what a paper guides to without binding, or an own reminder. */
  guide?: Guide
  dueDays: number
  role: Mender
  /** Whether there is anything to judge; by itself always. */
  applies?: (c: CommunityFacts) => boolean
  fails: (c: CommunityFacts, value: never, at: { day: Day; law: (key: string) => unknown }) => Failing | null
}

export const bodyOf = (c: CommunityFacts, kind: OrganKind): BodyFacts | undefined =>
  c.bodies.find((b) => b.kind === kind)
export const committeeOf = (c: CommunityFacts): BodyFacts | undefined => bodyOf(c, 'residentsCommittee')
/** The committee where somebody sits in it. */
export const seatedCommittee = (c: CommunityFacts): boolean => (committeeOf(c)?.seated ?? 0) > 0
export const failing = (reason: string, figures: Failing['figures'] = {}): Failing => ({ reason, figures })
