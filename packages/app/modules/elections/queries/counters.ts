import type { Selectable } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Database } from '#server/db/schema.gen.ts'
import { accountOf, actorName, type Seen } from '../commands/support.ts'
import { helpersOf, type Helper } from './voting.ts'

export type Counter = Selectable<Database['electionCounter']>

/** Who counts in the round that is on. */
export const countersOf = (ctx: Ctx, of: Pick<Seen, 'communityId' | 'id' | 'round'>): Promise<Counter[]> =>
  ctx.db.selectFrom('electionCounter').selectAll().where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('round', '=', of.round).execute() // prettier-ignore

/** The appointed person for whom the actor's account enters; none before its first entry. */
export const counterOfActor = (ctx: Ctx, counters: readonly Counter[]): Counter | undefined => {
  const me = accountOf(ctx)
  return counters.find((c) => (me ? c.accountId === me : c.accountId === null && c.accountName === actorName(ctx)))
}

/** Appointments that count: those who watch, call and write down (监票人、唱票人、计票人). */
const COUNTING: readonly string[] = ['scrutineer', 'caller', 'counter']
/** Persons in office who may count, each once, whatever they are appointed to. */
export async function appointedToCount(ctx: Ctx, of: Pick<Seen, 'communityId' | 'id'>): Promise<Helper[]> {
  const there = (await helpersOf(ctx, of)).filter((h) => h.toOn === null && COUNTING.includes(h.role))
  return [...new Map(there.toReversed().map((h) => [h.personId, h])).values()].toReversed()
}
