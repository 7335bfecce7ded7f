import { sql, type Selectable } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Database } from '#server/db/schema.gen.ts'
import { seenElection, type Seen } from '../commands/support.ts'
import type { z } from 'zod'
import type { getVoting as contract } from '../contract/voting.ts'

type Of = Pick<Seen, 'communityId' | 'id'>
export type Box = Selectable<Database['electionBox']>
export type Helper = Selectable<Database['electionHelper']>

/** Boxes that are in use, by number. */
export const boxesOf = (ctx: Ctx, of: Of): Promise<Box[]> =>
  ctx.db
    .selectFrom('electionBox')
    .selectAll()
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .where('removedOn', 'is', null)
    .orderBy('number')
    .execute()

export const helpersOf = (ctx: Ctx, of: Of): Promise<Helper[]> =>
  ctx.db
    .selectFrom('electionHelper')
    .selectAll()
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .orderBy('fromOn')
    .orderBy('id')
    .execute()

export interface Proxy {
  id: string
  principalId: string
  principal: string
  proxyId: string
  proxy: string
  reason: string
  writtenOn: string
  state: 'given' | 'void'
  voidReason: string | null
}
/** Proxies of the round that is on, with names. */
export async function proxiesOf(ctx: Ctx, of: Of & { round: number }): Promise<Proxy[]> {
  const name = (column: string) => sql<string>`coalesce((select v.name from election_voter v where v.community_id = p.community_id and v.election_id = p.election_id
    and v.person_id = ${sql.ref(column)} and v.to_version is null limit 1), '')`
  return (await ctx.db
    .selectFrom('electionProxy as p')
    .select(['p.id', 'p.principalId', 'p.proxyId', 'p.reason', 'p.writtenOn', 'p.state', 'p.voidReason'])
    .select([name('p.principal_id').as('principal'), name('p.proxy_id').as('proxy')])
    .where('p.communityId', '=', of.communityId)
    .where('p.electionId', '=', of.id)
    .where('p.round', '=', of.round)
    .orderBy('p.id')
    .execute()) as Proxy[]
} // prettier-ignore

/** Proxies, stations and helpers. */
export async function getVoting(ctx: Ctx, id: string): Promise<z.output<typeof contract.reply>> {
  const of = await seenElection(ctx, 'elections.view', id)
  const [proxies, boxes, helpers] = [await proxiesOf(ctx, of), await boxesOf(ctx, of), await helpersOf(ctx, of)]
  return {
    proxies,
    boxes: boxes.map(({ id: boxId, number, kind, name, place, opens, closes, approvedBy, groupId }) => ({
      id: boxId, number, kind: kind as 'station', name, place, opens, closes, approvedBy, groupId,
    })),
    helpers: helpers.map((h) => ({
      id: h.id, personId: h.personId, name: h.name, role: h.role as 'scrutineer', boxId: h.boxId, from: h.fromOn, to: h.toOn, outReason: h.outReason,
    })),
  } // prettier-ignore
}

/** How many took a ballot in a round, themselves and by proxy; only of those whose vote counts for turnout. */
export async function turnoutOf(ctx: Ctx, of: Of & { round: number }): Promise<{ self: number; proxy: number }> {
  const { rows } = await sql<{ self: number; proxy: number }>`
    select count(*) filter (where how = 'self')::int as self, count(*) filter (where how = 'proxy')::int as proxy
    from election_turnout where community_id = ${of.communityId} and election_id = ${of.id} and round = ${of.round}`.execute(
    ctx.db,
  )
  return rows[0]!
}
