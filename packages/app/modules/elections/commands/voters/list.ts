import type { Ctx } from '#server/context.ts'
import { sql } from 'kysely'
import { figuresOf, hashOfList, newestList, voterOf, type Voter } from '../../queries/voters.ts'
import { draftStates, DRAFT } from '../../rules/lists.ts'
import { actorName, ownedBy, refuse, today, type Seen } from '../support.ts'

/** Writes down that the list now stands in a version: how many, and the hash of it. */
export async function sealVersion(
  ctx: Ctx,
  of: Seen,
  version: number,
  kind: 'drawn' | 'published' | 'amended',
  reason: string,
) {
  const figures = await figuresOf(ctx, of)
  const hash = await hashOfList(ctx, of)
  await ctx.db
    .insertInto('electionList')
    .values({
      ...ownedBy(of),
      version,
      kind,
      reason,
      onDay: today(ctx),
      listed: figures.listed,
      entitled: figures.entitled,
      hash,
      byName: actorName(ctx),
      at: ctx.now,
    }) // prettier-ignore
    .execute()
  return { ...figures, hash, listVersion: version }
}

/** The version that a change of a published list makes; a draft has one version only. */
export async function versionToCome(ctx: Ctx, of: Seen): Promise<number> {
  if (draftStates.includes(of.state)) return DRAFT
  return ((await newestList(ctx, of))?.version ?? DRAFT) + 1
}

type Change = Partial<Pick<Voter, 'state' | 'reason' | 'entitled'>>

/** Changes one person on the list: a draft in place, a published list by a row of the next version. */
export async function changeVoter(ctx: Ctx, of: Seen, voter: Voter, change: Change, version: number): Promise<void> {
  await changeVoters(ctx, of, [{ personId: voter.personId, ...change }], version)
}

/**
 * Changes several people at once.
 * @param version the version that the change makes; rows that began in it are changed in place
 */
export async function changeVoters(
  ctx: Ctx,
  of: Seen,
  changes: readonly ({ personId: string } & Change)[],
  version: number,
): Promise<void> {
  if (changes.length === 0) return
  const rows = JSON.stringify(changes.map((c) => ({ p: c.personId, s: c.state ?? null, r: c.reason ?? null, e: c.entitled ?? null })))
  const now = sql`jsonb_to_recordset(${rows}::jsonb) as c(p uuid, s text, r text, e boolean)`
  await sql`
    insert into election_voter (community_id, election_id, person_id, from_version, name, sex, birth_on, household_id, address, ground, state, reason, entitled)
    select v.community_id, v.election_id, v.person_id, ${version}::int, v.name, v.sex, v.birth_on, v.household_id, v.address, v.ground,
      coalesce(c.s, v.state), coalesce(c.r, v.reason), coalesce(c.e, v.entitled)
    from election_voter v join ${now} on c.p = v.person_id
    where v.community_id = ${of.communityId} and v.election_id = ${of.id} and v.to_version is null
    on conflict (community_id, election_id, person_id, from_version) do update set state = excluded.state, reason = excluded.reason, entitled = excluded.entitled`.execute(
    ctx.db,
  )
  await sql`
    update election_voter set to_version = ${version}::int
    where community_id = ${of.communityId} and election_id = ${of.id} and to_version is null and from_version < ${version}::int
      and person_id in (select c.p from ${now})`.execute(ctx.db)
} // prettier-ignore

/** Somebody on the list. @throws AppError `elections.notOnList` (404) */
export async function onList(ctx: Ctx, of: Seen, personId: string): Promise<Voter> {
  const voter = await voterOf(ctx, of, personId)
  if (!voter) throw refuse('notOnList', {}, 404)
  return voter
}
