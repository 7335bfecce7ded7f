import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import type { Page } from '#shared/listing.ts'
import type { Law } from '@liren/ballots'
import type * as contract from '../contract/public.ts'
import { foundVoid, type State } from '../rules/flow.ts'
import { setOf } from './law.ts'
import { publicCommunity, screenOf } from './screen.ts'

type Row = z.output<typeof contract.publicRow>

/** Elections whose plan was adopted, newest first. */
export async function publicElections(ctx: Ctx, ask: z.output<typeof contract.publicElections.query>): Promise<Page<Row>> {
  let query = ctx.db
    .selectFrom('electionPublic as e')
    .select(['e.id', 'e.kind', 'e.mode', 'e.title', 'e.state', 'e.electionDay', 'e.round', publicCommunity.as('community')])
  if (ask.communityId) query = query.where('e.communityId', '=', ask.communityId)
  if (ask.search) query = query.where('e.title', 'like', containing(ask.search))
  const sorts = { electionDay: 'e.electionDay', title: 'e.title' }
  return (await pageFrom(query as never, { ...ask, sort: ask.sort ?? '-electionDay' }, sorts, 'e.id')) as unknown as Page<Row>
} // prettier-ignore

/** One election as everybody may know it: notices, who stands, the result with its articles and figures. */
export async function publicElection(ctx: Ctx, id: string): Promise<z.output<typeof contract.publicElection.reply>> {
  const e = await ctx.db.selectFrom('electionPublic as e').selectAll('e').select(publicCommunity.as('community')).where('e.id', '=', id).executeTakeFirst()
  if (!e?.id) throw notFound()
  const notices = await ctx.db.selectFrom('electionPublicNotice').select(['id', 'number', 'kind', 'title', 'body', 'law', 'publishedOn', 'untilOn']).where('electionId', '=', id).orderBy('number', 'desc').execute()
  const candidates = await ctx.db.selectFrom('electionPublicCandidate').select(['id', 'name', 'sex', 'post', 'about', 'nominatedBy', 'groupId']).where('electionId', '=', id).orderBy('id').execute()
  const outcomes = await ctx.db.selectFrom('electionPublicVerdict').select(['round', 'verdict']).where('electionId', '=', id).orderBy('round').execute()
  const voided = await ctx.db.selectFrom('electionPublicVoided').select('candidateId').where('electionId', '=', id).execute()
  const { n } = await ctx.db.selectFrom('electionPublicVoter').select(sql<number>`count(*)::int`.as('n')).where('electionId', '=', id).executeTakeFirstOrThrow()
  return {
    id, community: e.community, kind: e.kind, mode: e.mode, title: e.title, state: e.state, electionDay: e.electionDay, round: e.round, seats: e.seats,
    termFrom: e.termFrom, termTo: e.termTo, ruleSet: setOf(e.law as Law), voterListOut: n > 0, counting: e.state === 'counting' || e.state === 'voting',
    candidates, notices, outcomes, ...foundVoid(e.state as State, voided),
  } as never
} // prettier-ignore

/** Names on the voter list, while it is out. */
export async function publicVoters(ctx: Ctx, id: string, ask: z.output<typeof contract.publicVoters.query>) {
  let query = ctx.db.selectFrom('electionPublicVoter as v').select(['v.number', 'v.name']).where('v.electionId', '=', id)
  if (ask.search) query = query.where('v.name', 'like', containing(ask.search))
  return (await pageFrom(query as never, ask, { number: 'v.number', name: 'v.name' }, 'v.number')) as unknown as Page<{ number: number; name: string }>
} // prettier-ignore

export const publicCount = (ctx: Ctx, id: string) => screenOf(ctx, id)
