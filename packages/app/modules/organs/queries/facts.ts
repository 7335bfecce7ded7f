import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { findRule, rule } from '#modules/policies/index.ts'
import { addMonths, type Day } from '#shared/dates.ts'
import { isNear, relationInHousehold, type Relation } from '../rules/kinship.ts'
import type { InReason, OrganKind, Post } from '../rules/kinds.ts'
import { posts } from '../rules/kinds.ts'
import { refOf, seatedOn, standingOn, type Organ, type OrganKey, type OrganRef } from '../store/rows.ts'
import { lastTerm, type Term } from '../store/terms.ts'

/** The body of a kind that an area has on a day; the oldest where it has several. */
export async function organOf(
  ctx: Ctx,
  areaId: string,
  kind: OrganKind,
  day: Day = ctx.asOf,
): Promise<OrganRef | null> {
  const row = await ctx.db
    .selectFrom('organ as o')
    .selectAll()
    .where('o.areaId', '=', areaId)
    .where('o.kind', '=', kind)
    .where(standingOn(day, 'o'))
    .orderBy('o.foundedOn')
    .executeTakeFirst()
  return row ? refOf(row as Organ) : null
}

export interface Member {
  id: string
  personId: string | null
  name: string
  post: Post
  termId: string | null
  from: Day
  to: Day | null
  sex: string
  inReason: InReason
}
export const byRank = (a: { post: Post; name: string }, b: { post: Post; name: string }): number =>
  posts.indexOf(a.post) - posts.indexOf(b.post) || (a.name < b.name ? -1 : 1)

/** Who holds a post of the body on a day, by rank. Who has not signed in is told no person, only names. */
export async function membersOn(ctx: Ctx, organ: OrganKey, day: Day = ctx.asOf): Promise<Member[]> {
  const [table, person] = ctx.actor.kind === 'public' ? [sql`organ_office_holder`, sql`null`] : [sql`organ_member`, sql`m.person_id`] // prettier-ignore
  const { rows } = await sql<Member>`
    select m.id, ${person}::uuid as person_id, m.name, m.sex, m.post, m.term_id, m.from_on as "from", m.to_on as "to", m.in_reason
    from ${table} m where m.area_id = ${organ.areaId} and m.organ_id = ${organ.organId} and ${seatedOn(day, 'm')}`.execute(ctx.db) // prettier-ignore
  return rows.toSorted(byRank)
}

/** The term of the body that runs on a day; the last one, run out, where no new one has begun; null before the first. */
export async function termOf(ctx: Ctx, organ: OrganKey, day: Day = ctx.asOf): Promise<Term | null> {
  return (await lastTerm(ctx, organ, day)) ?? null
}

export interface Kinship {
  a: string
  b: string
  relation: Relation
  /** Seen in the register (both live in one household), or declared. A declaration goes before. */
  ground: 'household' | 'declared'
  /** Among the near relatives that the provision in force on the day lists (Civil Code, article 1045). */
  nearRelative: boolean
}

/**
 * Ties among people on a day: through the head of a household that two of them share (GB/T 4761), and what was declared. Not
 * seen: kin who live apart and declared nothing; a son-in-law, entered as a son by the one-digit code, is shown as near.
 */
export async function nearRelativesAmong(
  ctx: Ctx,
  personIds: readonly string[],
  day: Day = ctx.asOf,
): Promise<Kinship[]> {
  const ids = [...new Set(personIds)]
  if (ids.length < 2) return []
  const listed = (await findRule<string[]>(ctx, 'residentsCommittee.nearRelatives', day))?.value ?? []
  return (await tiesAmong(ctx, ids, day)).map((t) => ({ ...t, nearRelative: isNear(t.relation, listed) }))
}

export type Tie = Omit<Kinship, 'nearRelative'>
const keyOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** The ties themselves; what was declared replaces what the register would say of the same two. */
export async function tiesAmong(ctx: Ctx, ids: readonly string[], day: Day): Promise<Tie[]> {
  const ties = new Map<string, Tie>()
  for (const tie of await householdTies(ctx, ids, day)) ties.set(keyOf(tie.a, tie.b), tie)
  for (const tie of await declaredTies(ctx, ids, day)) ties.set(keyOf(tie.a, tie.b), tie)
  return [...ties.values()]
}

interface Living {
  personId: string
  householdId: string
  relation: string
}
async function householdTies(ctx: Ctx, ids: readonly string[], day: Day): Promise<Tie[]> {
  const { rows } = await sql<Living>`
    select r.person_id, r.household_id, r.relation from resident r where r.person_id = any(${ids}::uuid[]) and r.superseded_at is null
      and r.valid_from <= ${day}::date and (r.valid_to is null or r.valid_to > ${day}::date)`.execute(ctx.db)
  const ties: Tie[] = []
  for (const together of Map.groupBy(rows, (r) => r.householdId).values())
    for (const [i, a] of together.entries())
      for (const b of together.slice(i + 1))
        if (a.personId !== b.personId) ties.push({ a: a.personId, b: b.personId, relation: relationInHousehold(a.relation, b.relation), ground: 'household' }) // prettier-ignore
  return ties
}

async function declaredTies(ctx: Ctx, ids: readonly string[], day: Day): Promise<Tie[]> {
  const { rows } = await sql<{ a: string; b: string; relation: Relation }>`
    select k.person_a as a, k.person_b as b, k.relation from organ_kinship k
    where k.person_a = any(${ids}::uuid[]) and k.person_b = any(${ids}::uuid[]) and k.declared_on <= ${day}::date
      and (k.withdrawn_on is null or k.withdrawn_on > ${day}::date) order by k.declared_on`.execute(ctx.db)
  return rows.map((r) => ({ ...r, ground: 'declared' as const }))
}

export interface OfAge {
  /** Residents who reached the voting age by the day, and how many of them are registered here. */
  people: number
  registered: number
  households: number
}
/** How many residents of a community are of voting age on a day (organic law, article 16), and how many households it has. Numbers only. */
export async function residentsOfAge(ctx: Ctx, communityId: string, day: Day = ctx.asOf): Promise<OfAge> {
  const age = await rule<number>(ctx, 'residentsCommittee.votingAge', day)
  const bornBy = addMonths(day, -12 * age.value)
  return privileged(ctx, async (db) => {
    const { rows } = await sql<OfAge>`
      select count(*)::int as people, count(*) filter (where r.registered)::int as registered,
        (select coalesce(sum(c.delta), 0)::int from household_count c where c.community_id = ${communityId} and c.day <= ${day}::date) as households
      from resident r where r.community_id = ${communityId} and r.superseded_at is null and r.birth_on <= ${bornBy}::date
        and r.valid_from <= ${day}::date and (r.valid_to is null or r.valid_to > ${day}::date)`.execute(db)
    return rows[0]!
  })
}

export interface Group {
  id: string
  name: string
  /** Households it was set up for; null where nobody said. */
  households: number | null
}
/** The residents' groups of a community on a day, in the order in which they were founded. */
export async function groupsOf(ctx: Ctx, communityId: string, day: Day = ctx.asOf): Promise<Group[]> {
  return ctx.db
    .selectFrom('organ as o')
    .select(['o.id', 'o.name', 'o.households'])
    .where('o.areaId', '=', communityId)
    .where('o.kind', '=', 'residentsGroup')
    .where(standingOn(day, 'o'))
    .orderBy('o.foundedOn')
    .orderBy('o.id')
    .execute()
}

/** The residents' representatives of a community on a day; none where it keeps no list of them. */
export async function representativesOf(ctx: Ctx, communityId: string, day: Day = ctx.asOf): Promise<Member[]> {
  const list = await organOf(ctx, communityId, 'representatives', day)
  return list ? membersOn(ctx, { areaId: communityId, organId: list.id }, day) : []
}
