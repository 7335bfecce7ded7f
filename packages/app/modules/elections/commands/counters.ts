import type { Ctx } from '#server/context.ts'
import type { Team } from '../contract/base.ts'
import { appointedToCount, counterOfActor, countersOf, type Counter } from '../queries/counters.ts'
import type { Helper } from '../queries/voting.ts'
import { accountOf, actorName, ownedBy, refuse, type Seen } from './support.ts'

/**
 * Binds the account that enters to the appointed person for whom it does, from its first entry of a round on: the one that is
 * named, or the one whose name the account bears. The two teams share neither an account nor a person, nor two accounts of one
 * name. A third count may be made by either.
 * @throws AppError `elections.counterMissing` (422), `elections.notACounter`, `elections.countsForOther`, `elections.counterElsewhere`,
 * `elections.sameName` (409), `elections.bothTeams` (403)
 */
export async function bindCounter(ctx: Ctx, of: Seen, team: Team, helperId?: string): Promise<void> {
  const appointed = await appointedToCount(ctx, of)
  const bound = counterOfActor(ctx, await countersOf(ctx, of))
  const person = bound ? appointed.find((h) => h.personId === bound.personId) : chosen(ctx, appointed, helperId)
  if (!person)
    throw bound ? refuse('notACounter', { name: bound.name }) : refuse('counterMissing', {}, 422, 'counterId')
  const other = bound && helperId && appointed.find((h) => h.id === helperId && h.personId !== bound.personId)
  if (other) throw refuse('countsForOther', { name: bound.name }, 409, 'counterId')
  if (bound && (team === 'third' || bound.team === team)) return
  await take(ctx, of, team, person)
  checkTaken(ctx, await countersOf(ctx, of), team, person)
}

function chosen(ctx: Ctx, appointed: readonly Helper[], helperId: string | undefined): Helper | undefined {
  if (helperId) return appointed.find((h) => h.id === helperId)
  const named = appointed.filter((h) => h.name === actorName(ctx))
  return named.length === 1 ? named[0] : undefined
}

/** Takes the place where nobody has it; who made a third count so far joins the team. */
const take = async (ctx: Ctx, of: Seen, team: Team, { personId, name }: Helper): Promise<void> => {
  const row = { ...ownedBy(of), round: of.round, personId, name, team, accountId: accountOf(ctx), accountName: actorName(ctx), at: ctx.now }
  await ctx.db.insertInto('electionCounter').values(row).onConflict((c) => c.doNothing()).execute()
  const mine = counterOfActor(ctx, await countersOf(ctx, of))
  if (mine?.team === 'third' && team !== 'third')
    await ctx.db.updateTable('electionCounter').set({ team }).where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('round', '=', of.round).where('personId', '=', mine.personId).where('team', '=', 'third').execute()
} // prettier-ignore

/** Whether the place is this account's, and in this team. */
function checkTaken(ctx: Ctx, counters: readonly Counter[], team: Team, person: Helper): void {
  const mine = counterOfActor(ctx, counters)
  if (mine && (team === 'third' || mine.team === team)) return
  if (mine) throw refuse('bothTeams', { team: mine.team }, 403)
  const taken = counters.find((c) => c.personId === person.personId)
  if (taken) throw refuse('counterElsewhere', { name: taken.name, account: taken.accountName, team: taken.team }, 409, 'counterId') // prettier-ignore
  const namesake = counters.find((c) => c.accountName === actorName(ctx))
  throw refuse('sameName', { account: actorName(ctx), name: namesake?.name ?? '' })
}
