/** The five families of bodies (党的组织、居民自治组织、群团组织、社区中介组织; and offices of government). */
export const families = ['party', 'selfGovernment', 'mass', 'intermediary', 'government'] as const
export type Family = (typeof families)[number]

export const organKinds = [
  'residentsMeeting',
  'representativesMeeting',
  'residentsCommittee',
  'subCommittee',
  'supervisoryCommittee',
  'residentsGroup',
  'representatives',
  'electionCommittee',
  'partyCommittee',
  'generalBranch',
  'branch',
  'jointBranch',
  'massOrganisation',
  'socialOrganisation',
  'ownersCommittee',
  'leadingGroup',
  'leadingOffice',
  'bureau',
  'subdistrictOffice',
] as const
export type OrganKind = (typeof organKinds)[number]

/** Posts in their order of rank: who is named first. */
export const posts = [
  'secretary',
  'deputySecretary',
  'chair',
  'viceChair',
  'director',
  'deputyDirector',
  'leader',
  'deputyLeader',
  'member',
  'representative',
] as const
export type Post = (typeof posts)[number]

/** Areas by level: 2 city, 3 county or district, 4 subdistrict or town, 5 community. */
interface KindRule {
  family: Family
  /** Levels of areas at which it may stand. */
  levels: readonly number[]
  posts: readonly Post[]
  /** The post that leads. */
  head: Post | null
  /** An area has at most one at a time. */
  single: boolean
}

const party = {
  family: 'party', levels: [2, 3, 4, 5], posts: ['secretary', 'deputySecretary', 'member'], head: 'secretary', single: false,
} as const satisfies KindRule // prettier-ignore
const committee = {
  family: 'selfGovernment', levels: [5], posts: ['chair', 'viceChair', 'member'], head: 'chair', single: true,
} as const satisfies KindRule // prettier-ignore
const meeting = {
  family: 'selfGovernment',
  levels: [5],
  posts: [],
  head: null,
  single: true,
} as const satisfies KindRule
const office = {
  family: 'government', levels: [2, 3, 4], posts: ['director', 'deputyDirector', 'member'], head: 'director', single: false,
} as const satisfies KindRule // prettier-ignore

/** What each kind of body is: its family, where it stands, which posts it has. Terms of the organic law, articles 8 to 13, 15, 36. */
export const kindRules: Record<OrganKind, KindRule> = {
  residentsMeeting: meeting,
  representativesMeeting: meeting,
  residentsCommittee: committee,
  subCommittee: { ...committee, posts: ['chair', 'member'], single: false },
  supervisoryCommittee: committee,
  residentsGroup: { family: 'selfGovernment', levels: [5], posts: ['leader', 'deputyLeader'], head: 'leader', single: false },
  representatives: { family: 'selfGovernment', levels: [5], posts: ['representative'], head: null, single: true },
  electionCommittee: committee,
  partyCommittee: party,
  generalBranch: party,
  branch: party,
  jointBranch: party,
  massOrganisation: { family: 'mass', levels: [2, 3, 4, 5], posts: ['chair', 'viceChair', 'member'], head: 'chair', single: false },
  socialOrganisation: { family: 'intermediary', levels: [2, 3, 4, 5], posts: ['chair', 'viceChair', 'director', 'member'], head: 'chair', single: false },
  ownersCommittee: { family: 'intermediary', levels: [5], posts: ['director', 'deputyDirector', 'member'], head: 'director', single: false },
  leadingGroup: { family: 'government', levels: [2, 3, 4], posts: ['leader', 'deputyLeader', 'member'], head: 'leader', single: false },
  leadingOffice: office,
  bureau: office,
  subdistrictOffice: { ...office, levels: [4], single: true },
} // prettier-ignore

export const familyOf = (kind: OrganKind): Family => kindRules[kind].family
export const partyKinds: readonly OrganKind[] = organKinds.filter((k) => kindRules[k].family === 'party')
/** Bodies that the residents choose: who sits there is never appointed (organic law, articles 14, 15, 36). */
export const chosenKinds: readonly OrganKind[] = ['residentsCommittee', 'supervisoryCommittee', 'representatives', 'electionCommittee'] // prettier-ignore
/** Bodies whose new term takes books and seals over from the old one (article 25). */
export const handingOver: readonly OrganKind[] = ['residentsCommittee']

export const inReasons = ['elected', 'byElected', 'selected', 'appointed', 'succession', 'resumed'] as const
export type InReason = (typeof inReasons)[number]
export const outReasons = [
  'termEnd',
  'resigned',
  'recalled',
  'incompetent',
  'lost',
  'died',
  'movedAway',
  'boundary',
  'replaced',
  'void',
  'mistake',
] as const
export type OutReason = (typeof outReasons)[number]
/** Meetings whose acceptance ends the post of a member of the committee who resigns (article 21). */
export const acceptingMeetings = ['residentsMeeting', 'representativesMeeting'] as const
export type AcceptingMeeting = (typeof acceptingMeetings)[number]
export const sourceKinds = ['election', 'meeting', 'appointment', 'import'] as const
export type SourceKind = (typeof sourceKinds)[number]
