import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#server/context.ts'
import { sm3 } from '#server/crypto.ts'
import { privileged } from '#server/house.ts'
import { containing, pageFrom } from '#server/listing.ts'
import type { Page } from '#shared/listing.ts'
import { seenElection, type Seen } from '../commands/support.ts'
import { overStates } from '../rules/flow.ts'
import type { findVoters as finding, listVoters as listing, VoterRow } from '../contract/voters.ts'

/** The list of now: one row a person. */
const current = (ctx: Ctx, of: Pick<Seen, 'communityId' | 'id'>) =>
  ctx.db
    .selectFrom('electionVoter as v')
    .where('v.communityId', '=', of.communityId)
    .where('v.electionId', '=', of.id)
    .where('v.toVersion', 'is', null)

/** The voter list with grounds, reasons, and who took a ballot in the round that is on. */
export async function listVoters(ctx: Ctx, id: string, ask: z.output<typeof listing.query>): Promise<Page<VoterRow>> {
  const of = await seenElection(ctx, 'elections.view', id)
  let query = current(ctx, of)
    .leftJoin('electionTurnout as t', (j) =>
      j
        .onRef('t.communityId', '=', 'v.communityId')
        .onRef('t.electionId', '=', 'v.electionId')
        .onRef('t.personId', '=', 'v.personId')
        .on('t.round', '=', of.round),
    )
    .select(['v.personId', 'v.name', 'v.sex', 'v.birthOn', 'v.address', 'v.ground', 'v.state', 'v.reason', 'v.entitled', 'v.fromVersion', 't.how as took'])
  if (ask.state) query = query.where('v.state', '=', ask.state)
  if (ask.ground) query = query.where('v.ground', '=', ask.ground)
  if (ask.entitled) query = query.where('v.entitled', '=', ask.entitled === 'yes')
  if (ask.took) query = query.where('t.how', ask.took === 'yes' ? 'is not' : 'is', null)
  if (ask.search) query = query.where((e) => e.or([e('v.name', 'like', containing(ask.search!)), e('v.address', 'like', containing(ask.search!))]))
  const sorts = { name: 'v.name', address: 'v.address', birthOn: 'v.birthOn', state: 'v.state', ground: 'v.ground' }
  const page = await pageFrom(query as never, ask, sorts, 'v.personId')
  return page as unknown as Page<VoterRow>
} // prettier-ignore

export interface ListFigures {
  listed: number
  entitled: number
  undeclared: number
  struck: number
}
export async function figuresOf(ctx: Ctx, of: Pick<Seen, 'communityId' | 'id'>): Promise<ListFigures> {
  const { rows } = await sql<ListFigures>`
    select count(*) filter (where state = 'listed')::int as listed, count(*) filter (where state = 'listed' and entitled)::int as entitled,
      count(*) filter (where state = 'undeclared')::int as undeclared, count(*) filter (where state = 'struck')::int as struck
    from election_voter where community_id = ${of.communityId} and election_id = ${of.id} and to_version is null`.execute(
    ctx.db,
  )
  return rows[0]!
}

/** The newest version of a list, or `undefined` before the first. */
export async function newestList(ctx: Ctx, of: Pick<Seen, 'communityId' | 'id'>) {
  return ctx.db
    .selectFrom('electionList')
    .selectAll()
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** SM3 over who is listed and why, in the order of their ids: the same list gives the same text. */
export async function hashOfList(ctx: Ctx, of: Pick<Seen, 'communityId' | 'id'>): Promise<string> {
  const { rows } = await sql<{ text: string }>`
    select coalesce(string_agg(person_id::text || ' ' || name || ' ' || ground || ' ' || entitled::text, E'\n' order by person_id), '') as text
    from election_voter where community_id = ${of.communityId} and election_id = ${of.id} and to_version is null and state = 'listed'`.execute(
    ctx.db,
  )
  return sm3(rows[0]!.text)
}

export interface Voter {
  personId: string
  name: string
  sex: string
  birthOn: string
  address: string
  householdId: string | null
  ground: string
  state: string
  reason: string
  entitled: boolean
  fromVersion: number
}
/** One person as the list has them now. */
export async function voterOf(ctx: Ctx, of: Pick<Seen, 'communityId' | 'id'>, personId: string): Promise<Voter | undefined> {
  return (await current(ctx, of).selectAll('v').where('v.personId', '=', personId).executeTakeFirst()) as Voter | undefined
} // prettier-ignore

/** Those of these people who are listed as voters. */
export async function votersAmong(ctx: Ctx, of: Seen, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await current(ctx, of)
    .select('v.personId')
    .where('v.personId', 'in', [...personIds])
    .where('v.state', '=', 'listed')
    .execute()
  return new Set(rows.map((r) => r.personId))
}

/** A voter who is listed in another community's election too, which is under way. */
export interface Double {
  personId: string
  name: string
  elsewhere: string
}

/**
 * People on this list who are listed elsewhere as well: each votes in one community only. The lists are held against each other
 * as sets, so that no plan compares every name with every other.
 */
export async function doublesOf(ctx: Ctx, of: Seen, personId?: string): Promise<Double[]> {
  const one = personId ? sql`and person_id = ${personId}` : sql``
  return privileged(ctx, async (db) => {
    const others = await db
      .selectFrom('election')
      .select('id')
      .where('communityId', '<>', of.communityId)
      .where('kind', '=', of.kind)
      .where('state', 'not in', overStates)
      .execute()
    if (others.length === 0) return []
    const ids = others.map((o) => o.id)
    const both = await sql<{ personId: string }>`
      select person_id from election_voter where community_id = ${of.communityId} and election_id = ${of.id} and to_version is null and state = 'listed' ${one}
      intersect
      select person_id from election_voter where election_id = any(${ids}::uuid[]) and to_version is null and state = 'listed' ${one}
      limit 500`.execute(db)
    if (both.rows.length === 0) return []
    const { rows } = await sql<Double>`
      select o.person_id, o.name, coalesce((select n.name from area_version n where n.area_id = o.community_id and n.superseded_at is null order by n.valid_from desc limit 1), '') as elsewhere
      from election_voter o where o.election_id = any(${ids}::uuid[]) and o.to_version is null and o.state = 'listed'
        and o.person_id = any(${both.rows.map((r) => r.personId)}::uuid[]) order by o.name`.execute(db)
    return rows
  })
} // prettier-ignore

/** People of the community by name, for boxes in forms: from the register, and whether they are on the list. */
export async function findVoters(ctx: Ctx, id: string, ask: z.output<typeof finding.query>) {
  const of = await seenElection(ctx, 'elections.view', id)
  const { rows } = await sql<z.output<typeof finding.reply>['rows'][number]>`
    select distinct on (p.name, p.person_id) p.person_id, p.name, extract(year from p.birth_on)::int as birth_year, p.sex, p.address, p.listed from (
      select v.person_id, v.name, v.birth_on, v.sex, v.address, v.state = 'listed' as listed from election_voter v
      where v.community_id = ${of.communityId} and v.election_id = ${of.id} and v.to_version is null and v.name like ${containing(ask.search)}
      union all
      select r.person_id, r.name, r.birth_on, r.sex, coalesce(d.address, ''), false from resident r
      left join household h on h.community_id = r.community_id and h.household_id = r.household_id and h.superseded_at is null and h.valid_to is null
      left join dwelling d on d.community_id = h.community_id and d.dwelling_id = h.dwelling_id and d.superseded_at is null and d.valid_to is null
      where r.community_id = ${of.communityId} and r.superseded_at is null and r.valid_to is null and r.name like ${containing(ask.search)}
    ) p order by p.name, p.person_id, p.listed desc limit 20`.execute(ctx.db)
  return { rows }
} // prettier-ignore
