import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Seen } from '../commands/support.ts'
import type { voidGrounds } from '../contract/base.ts'

type Of = Pick<Seen, 'communityId' | 'id'>
/** What was found to be void: the whole election, or the election of one person. */
export interface Voided {
  candidateId: string | null
  name: string | null
  ground: (typeof voidGrounds)[number]
  /** The facts that were found, and by whom. */
  note: string
  /** Who carries on, as the deciding body says where the law is silent. */
  carriesOn: string
  left: string[]
  resumed: string[]
  gone: string[]
  on: string
  by: string
}

/** SQL condition on `election e`: all of it is void, by a decision or for its turnout; not where one person's election alone is. */
export const wholeVoid = sql<boolean>`exists (select 1 from election_verdict v where v.community_id = e.community_id and v.election_id = e.id
  and (v.matter = 'voided' and v.verdict ->> 'candidateId' is null or v.matter = 'result' and v.verdict ->> 'outcome' = 'void'))`

/** What was declared void in an election, in order. */
export async function voidedOf(ctx: Ctx, of: Of): Promise<Voided[]> {
  const rows = await ctx.db.selectFrom('electionVerdict').select('verdict').where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('matter', '=', 'voided').orderBy('at').orderBy('id').execute()
  return rows.map((r) => r.verdict as unknown as Voided)
} // prettier-ignore
