import type { Selectable } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Database } from '#server/db/schema.gen.ts'
import type { Post } from '../contract/base.ts'
import type { CandidateRow } from '../contract/elections.ts'
import type { Seen } from '../commands/support.ts'

type Row = Selectable<Database['electionCandidate']>
export type Candidate = Omit<Row, 'post' | 'state' | 'nominatedBy'> &
  Pick<CandidateRow, 'post' | 'state' | 'nominatedBy'>
const rank: Record<Post, number> = { chair: 0, viceChair: 1, member: 2, representative: 3 }

/** Everybody who was nominated, by post and then in the order of their names' strokes as the database has it. */
export async function candidatesOf(ctx: Ctx, of: Pick<Seen, 'communityId' | 'id'>): Promise<Candidate[]> {
  const rows = (await ctx.db
    .selectFrom('electionCandidate')
    .selectAll()
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .orderBy('nominatedOn')
    .orderBy('id')
    .execute()) as Candidate[]
  return rows.toSorted((a, b) => rank[a.post] - rank[b.post])
}

/** Those who stand: neither barred nor withdrawn. */
export const standing = (all: readonly Candidate[]): Candidate[] =>
  all.filter((c) => c.state !== 'barred' && c.state !== 'withdrawn')
export const formal = (all: readonly Candidate[]): Candidate[] => all.filter((c) => c.state === 'formal')

export const shownCandidate = ({ nominators, communityId: _c, electionId: _e, ...c }: Candidate): CandidateRow => ({
  ...c,
  nominators: nominators.length,
}) // prettier-ignore

export interface Member {
  id: string
  personId: string
  name: string
  post: 'chair' | 'viceChair' | 'member' | 'alternate'
  rank: number
  fromOn: string
  toOn: string | null
  outReason: string | null
  outFor: string | null
}
/** The election committee in the order of its selection, those who left too. */
export async function committeeOf(ctx: Ctx, of: Pick<Seen, 'communityId' | 'id'>): Promise<Member[]> {
  return (await ctx.db
    .selectFrom('electionCommittee')
    .selectAll()
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .orderBy('rank')
    .execute()) as Member[]
}
/** Those who sit on it now. */
export const sitting = (all: readonly Member[]): Member[] =>
  all.filter((m) => m.toOn === null && m.post !== 'alternate')
