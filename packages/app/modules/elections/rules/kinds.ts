import type { Kind } from '../contract/base.ts'

/** The body whose posts an election of a kind fills. */
export const organKindOf = {
  general: 'residentsCommittee',
  byElection: 'residentsCommittee',
  recall: 'residentsCommittee',
  representatives: 'representatives',
  supervisory: 'supervisoryCommittee',
} as const satisfies Record<Kind, string>

const TITLES: Record<Kind, (community: string, number: number) => string> = {
  general: (c, n) => `${c}第${n}届居民委员会换届选举`,
  byElection: (c, n) => `${c}第${n}届居民委员会成员补选`,
  recall: (c, n) => `${c}第${n}届居民委员会成员罢免表决`,
  representatives: (c, n) => `${c}第${n}届居民代表推选`,
  supervisory: (c, n) => `${c}第${n}届居务监督委员会推选`,
}
/** The title of an election in the official manner. */
export const titleOf = (kind: Kind, community: string, number: number): string => TITLES[kind](community, number)

/** What a body is called when its first term begins. */
export const organName: Record<Kind, (community: string) => string> = {
  general: (c) => `${c}居民委员会`,
  byElection: (c) => `${c}居民委员会`,
  recall: (c) => `${c}居民委员会`,
  representatives: (c) => `${c}居民代表`,
  supervisory: (c) => `${c}居务监督委员会`,
}
