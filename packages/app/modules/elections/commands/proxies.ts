import { proxiesCheck, type Proxy as Given } from '@liren/ballots'
import type { z } from 'zod'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { newId } from '#shared/ids.ts'
import { AppError } from '#shared/errors.ts'
import type * as contract from '../contract/voting.ts'
import { candidatesOf, standing } from '../queries/candidates.ts'
import { voterHere } from '../queries/people.ts'
import { proxiesOf, type Proxy } from '../queries/voting.ts'
import { votersAmong } from '../queries/voters.ts'
import { hindranceOf } from '../rules/found.ts'
import { givingStates, proxyStates } from '../rules/lists.ts'
import { changeElection, inStates, keep, lockElection, ownedBy, refuse, today, type Seen } from './support.ts'

const given = (p: Pick<Proxy, 'principalId' | 'proxyId' | 'writtenOn'>): Given => ({
  principal: p.principalId, proxy: p.proxyId, written: true, away: true, on: p.writtenOn,
}) // prettier-ignore

/** What is wrong with the proxies of the round, each by its article; `more` is one that is about to be given. */
export async function proxyBreaches(ctx: Ctx, of: Seen, more?: Pick<Proxy, 'principalId' | 'proxyId' | 'writtenOn'>) {
  const standingNow = (await proxiesOf(ctx, of)).filter((p) => p.state === 'given')
  const all = [...standingNow, ...(more ? [more] : [])]
  if (all.length === 0) return []
  const voters = await votersAmong(ctx, of, [...new Set(all.flatMap((p) => [p.principalId, p.proxyId]))])
  const candidates = new Set(standing(await candidatesOf(ctx, of)).map((c) => c.personId))
  const names = new Map(standingNow.flatMap((p) => [[p.principalId, p.principal], [p.proxyId, p.proxy]]))
  const breaches = proxiesCheck(of.law, { mode: of.mode, proxies: all.map(given), voters, candidates, electionDay: of.electionDay })
  return breaches.map((b) => hindranceOf(b, (id) => names.get(id) ?? id))
} // prettier-ignore

/**
 * Keeps a written proxy (art. 19): of a voter who is away on the day, to another voter of the community; at most three to one,
 * none to a candidate, none where representatives vote.
 * @throws AppError with the code of what is wrong: `elections.proxyMost`, `elections.proxyCandidate`, `elections.proxyMode` …
 */
export async function giveProxy(ctx: Ctx, id: string, input: z.output<typeof contract.giveProxy.body>) {
  const of = await lockElection(ctx, 'elections.run', id)
  inStates(of, givingStates)
  if (input.writtenOn > today(ctx)) throw refuse('dayAhead', { day: input.writtenOn }, 422, 'writtenOn')
  const principal = await voterHere(ctx, of, input.principalId, 'principalId')
  const proxy = await voterHere(ctx, of, input.proxyId, 'proxyId')
  const inRound = of.state === 'runOff' ? { ...of, round: of.round + 1 } : of
  const [breach] = await proxyBreaches(ctx, inRound, input)
  if (breach) {
    const named = { ...breach.params, principal: principal.name, proxy: proxy.name }
    throw new AppError(breach.code, 409, named, 'proxyId')
  }
  const proxyId = newId(ctx.now)
  await ctx.db
    .insertInto('electionProxy')
    .values({ ...ownedBy(of), id: proxyId, round: inRound.round, ...input, state: 'given', voidReason: null })
    .execute()
  const version = await changeElection(ctx, of)
  await keep(ctx, 'giveProxy', of, { principal: [null, principal.name], proxy: [null, proxy.name] }, input.reason)
  return { id: proxyId, version }
}

/** Ends a proxy: the principal came back, or the proxy became a candidate. */
export async function voidProxy(ctx: Ctx, id: string, proxyId: string, input: { reason: string }) {
  const of = await lockElection(ctx, 'elections.run', id)
  inStates(of, proxyStates)
  const found = await ctx.db
    .selectFrom('electionProxy')
    .selectAll()
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .where('id', '=', proxyId)
    .executeTakeFirst()
  if (!found) throw notFound()
  if (found.state === 'void') throw refuse('voidAlready')
  const took = await ctx.db
    .selectFrom('electionTurnout')
    .select('how')
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .where('round', '=', found.round)
    .where('personId', '=', found.principalId)
    .executeTakeFirst()
  if (took) {
    const known = await proxiesOf(ctx, { ...of, round: found.round })
    throw refuse('tookAlready', { name: known.find((p) => p.id === proxyId)?.principal ?? '' })
  }
  await ctx.db
    .updateTable('electionProxy')
    .set({ state: 'void', voidReason: `${input.reason} ${today(ctx)}` })
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .where('id', '=', proxyId)
    .execute()
  const version = await changeElection(ctx, of)
  await keep(ctx, 'voidProxy', of, { state: ['given', 'void'] }, input.reason)
  return { id: proxyId, version }
}
