import { z } from 'zod'
import { day, uuid, version } from '#shared/contract.ts'

export const words = (max: number) => z.string().trim().max(max)
export const needed = (max: number) => z.string().trim().min(1).max(max)
/** Every command answers with what it touched and its version now. */
export const done = z.object({ id: uuid, version: z.number().int() })
export const versioned = { version }

export const kinds = ['general', 'byElection', 'recall', 'representatives', 'supervisory'] as const
export type Kind = (typeof kinds)[number]
/** Who votes (art. 14): all voters, one for each household, the residents' representatives. */
export const modes = ['allVoters', 'households', 'representatives'] as const
export type Mode = (typeof modes)[number]
/** Posts that are filled, in order of rank. */
export const posts = ['chair', 'viceChair', 'member', 'representative'] as const
export type Post = (typeof posts)[number]
/** The place of a post in their order. */
export const rankOf = (post: string): number => (posts as readonly string[]).indexOf(post)

export const committeePosts = ['chair', 'viceChair', 'member', 'alternate'] as const
export const grounds = ['registered', 'living', 'worker'] as const
export const voterStates = ['listed', 'undeclared', 'struck'] as const
export const candidateStates = ['nominated', 'eligible', 'barred', 'withdrawn', 'formal'] as const
export const nominatedBy = ['party', 'joint', 'recall', 'group'] as const
/** Why somebody may not stand: art. 18, or no right to vote (art. 16). */
export const barredGrounds = [
  'expelledFromParty',
  'criminalPunishment',
  'evilForces',
  'illegalReligionOrCult',
  'deprivedOfPoliticalRights',
] as const
export const helperRoles = ['scrutineer', 'caller', 'counter', 'writer', 'issuer'] as const
export const boxKinds = ['station', 'mobile'] as const
export const teams = ['a', 'b', 'third'] as const
export type Team = (typeof teams)[number]
export const minuteKinds = ['selection', 'difference', 'count', 'result', 'other'] as const
export const noticeKinds = [
  'plan', 'committee', 'voterList', 'amendment', 'candidates', 'proxies', 'stations', 'result', 'void', 'other',
] as const // prettier-ignore
export type NoticeKind = (typeof noticeKinds)[number]
/** Why a ballot is void. */
export const voidReasons = ['tooMany', 'unreadable', 'twoPosts', 'otherPaper'] as const
/** Improper means of being elected (art. 22), by which the election of that person is void. */
export const improper = ['violence', 'threat', 'fraud', 'bribery', 'forgedBallots', 'falseCounts'] as const
/** Grounds on which a whole election is void: such means, and the turnout of art. 19. */
export const voidGrounds = [...improper, 'committeeUnlawful', 'turnoutTooLow'] as const

/** What a plan asks for: so many seats of a post; of representatives those of one residents' group (art. 13). */
export const seatWish = z.object({
  post: z.enum(posts),
  seats: z.number().int().min(1).max(200),
  groupId: uuid.optional(),
})
export type SeatWish = z.output<typeof seatWish>
/** Seats of a plan; those of a group with its name and the households that they were computed from. */
export const seat = seatWish.extend({ group: z.string().optional(), households: z.number().int().optional() })
export type Seat = z.output<typeof seat>
/** Seats that are voted on together: those of a post, or of one group's representatives. */
export const contestOf = (of: { post: string; groupId?: string | null | undefined }): string => of.groupId ?? of.post

/** Whether members of the committee themselves are voted on: what the law says of their candidates is not said of representatives and supervisors. */
export const ofCommittee = (kind: Kind): boolean => kind === 'general' || kind === 'byElection'
/** Whether who is elected begins a term of the body; else somebody comes into one that runs, or leaves it. */
export const beginsTerm = (kind: Kind): boolean => kind !== 'byElection' && kind !== 'recall'

/** What a sentence rests on. */
export const cited = z.object({ document: z.string(), article: z.string() })
export type Cited = z.output<typeof cited>
/** Something that stands in the way, or a step that is due: a code of `errors.ts` with what fills its sentence. */
export const hindrance = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  law: cited.nullable(),
})
export type Hindrance = z.output<typeof hindrance>

const whole = z.number().int().min(0).max(1_000_000)
export const voids = z.partialRecord(z.enum(voidReasons), whole)
/** What was read from ballots: candidate → votes. */
export const tally = z.object({ valid: whole, blank: whole, void: voids, votes: z.record(z.string(), whole) })
export type TallyFigures = z.output<typeof tally>
export { whole, day, uuid }

/** Ballots of a batch (art. 19 asks for a public count; a batch of this size is counted again in minutes). */
export const BATCH = 50
/** Fewer ballots than this are counted together with others: their own sums would show how a few known people voted. */
export const SMALL = 10
