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
export const titleOf = (kind: Kind, community: string, number: number): string =>
  TITLES[kind](placeName(community), number)

/** 柳青苑社区, of 柳青苑社区居民委员会: the area bears the name of its committee. */
export const placeName = (community: string): string => community.replace(/(居民委员会|居委会)$/, '')

const BODY: Record<Kind, string> = {
  general: '居民委员会', byElection: '居民委员会', recall: '居民委员会', representatives: '居民代表', supervisory: '居务监督委员会',
} // prettier-ignore
/** What a body is called when its first term begins. */
export const organName = (kind: Kind, community: string): string => `${placeName(community)}${BODY[kind]}`
/** Of which body a certificate speaks; of none to a representative, whose group says it. */
export const certifiedBody = (kind: Kind): string => (kind === 'representatives' ? '' : BODY[kind])
