import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import type { BodyFacts, CommunityFacts, GroupFacts, TieFacts } from '../../rules/coverage/index.ts'
import { relationInHousehold, type Relation } from '../../rules/kinship.ts'
import { kindRules, partyKinds } from '../../rules/kinds.ts'
import { begunBy, seatedOn, standingOn } from '../../store/rows.ts'

export interface Place {
  areaId: string
  name: string
  town: string
  since: Day
}
interface Scope {
  day: Day
  path: string
  /** SQL condition: the column's area lies in the scope. One range of paths: no list of a thousand ids travels. */
  within: (column: string) => RawBuilder<unknown>
}

const scopeOf = (path: string, day: Day, ids: readonly string[] | undefined): Scope => ({
  day,
  path,
  within: (column) =>
    ids ? sql`${sql.ref(column)} = any(${ids}::uuid[])` : sql`${sql.ref(column)} in (select id from area where path >= ${path} and path < ${`${path}~`} and level = 5)`,
}) // prettier-ignore

/**
 * What is known of every residents' community at or below a path on a day, in a few statements over all of them. Who asks has
 * the right; row-level security limits what is read besides.
 */
export const communityFacts = async (ctx: Ctx, path: string, day: Day): Promise<CommunityFacts[]> =>
  factsOf(ctx, await placesOf(ctx, path, day), scopeOf(path, day, undefined))

/** The same of some places only. */
export const factsOfPlaces = (ctx: Ctx, places: readonly Place[], path: string, day: Day): Promise<CommunityFacts[]> =>
  factsOf(ctx, places, scopeOf(path, day, places.length > MANY ? undefined : places.map((p) => p.areaId)))
/** Above so many places one range of paths is asked for. */
const MANY = 100

async function factsOf(ctx: Ctx, places: readonly Place[], scope: Scope): Promise<CommunityFacts[]> {
  const bodies = Map.groupBy(await bodiesOf(ctx, scope), (b) => b.areaId)
  const groups = await groupsOf(ctx, scope)
  const [ties, gone] = await kinOf(ctx, scope)
  const households = await householdsOf(ctx, scope)
  const rules = Map.groupBy(await rulesOf(ctx, scope), (r) => r.areaId)
  const handovers = Map.groupBy(await dueOf(ctx, scope, 'handovers'), (d) => d.areaId)
  const party = Map.groupBy(await dueOf(ctx, scope, 'party'), (d) => d.areaId)
  return places.map((p) => ({
    ...p,
    households: households.get(p.areaId) ?? 0,
    bodies: bodies.get(p.areaId) ?? [],
    groups: groups.get(p.areaId) ?? { groups: 0, leaderless: 0, leadersOutside: 0 },
    ties: ties.get(p.areaId) ?? [],
    rules: rules.get(p.areaId) ?? [],
    handovers: (handovers.get(p.areaId) ?? []).map((d) => d.dueOn),
    partyDue: (party.get(p.areaId) ?? []).map((d) => d.dueOn),
    gone: gone.get(p.areaId) ?? 0,
  }))
}

/** Residents' communities at or below a path on a day, by path. */
export async function placesOf(ctx: Ctx, path: string, day: Day): Promise<Place[]> {
  const at = (v: string) => sql`${sql.ref(`${v}.superseded_at`)} is null and ${sql.ref(`${v}.valid_from`)} <= ${day}::date and (${sql.ref(`${v}.valid_to`)} is null or ${sql.ref(`${v}.valid_to`)} > ${day}::date)` // prettier-ignore
  const { rows } = await sql<Place>`
    select v.area_id, v.name, coalesce(t.name, '') as town, v.valid_from as since from area_version v
    left join area_version t on t.area_id = v.parent_id and ${at('t')}
    where v.level = 5 and v.kind in ('community', 'residentsCommittee') and v.path >= ${path} and v.path < ${`${path}~`} and ${at('v')}
    order by v.path`.execute(ctx.db)
  return rows
}

const heads = sql`array[${sql.join([...new Set(Object.values(kindRules).flatMap((k) => k.head ?? []))])}]::text[]`
const judged = sql`(${sql.join(['residentsCommittee', 'supervisoryCommittee', 'representatives', ...partyKinds])})`

/** Bodies with their last term, their seats and who sits there, one row each. */
async function bodiesOf(ctx: Ctx, { day, within }: Scope): Promise<(BodyFacts & { areaId: string })[]> {
  const { rows } = await sql<BodyFacts & { areaId: string }>`
    with o as materialized (select area_id, id, kind, founded_on from organ o where kind in ${judged} and ${standingOn(day, 'o')} and ${within('o.area_id')}),
    t as (select distinct on (t.area_id, t.organ_id) t.* from organ_term t join o on o.area_id = t.area_id and o.id = t.organ_id
      where ${begunBy(day)} order by t.area_id, t.organ_id, t.from_on desc),
    p as (select p.area_id, p.organ_id, sum(p.seats)::int as seats from organ_post p where ${seatedOn(day, 'p')} and ${within('p.area_id')} group by 1, 2),
    m as (select m.area_id, m.organ_id, count(*)::int as seated, count(*) filter (where m.sex = '2')::int as women, bool_or(m.post = any(${heads})) as headed,
        array_agg(m.person_id) filter (where m.person_id is not null and m.post <> 'representative') as people
      from organ_member m where ${seatedOn(day, 'm')} and ${within('m.area_id')} group by 1, 2)
    select o.area_id, o.id, o.kind, o.founded_on, coalesce(p.seats, 0) as seats, coalesce(m.seated, 0) as seated, coalesce(m.women, 0) as women,
      coalesce(m.headed, false) as headed, coalesce(m.people, '{}') as people,
      case when t.id is null then null else jsonb_build_object('number', t.number, 'from', t.from_on, 'to', t.to_on, 'ruleSetDay', t.rule_set_day) end as term
    from o left join t on t.area_id = o.area_id and t.organ_id = o.id left join p on p.area_id = o.area_id and p.organ_id = o.id
    left join m on m.area_id = o.area_id and m.organ_id = o.id`.execute(ctx.db)
  return rows
} // prettier-ignore

/** Residents' groups of each community: how many, how many without a leader, how many leaders are no representatives. */
async function groupsOf(ctx: Ctx, { day, within }: Scope): Promise<Map<string, GroupFacts>> {
  const { rows } = await sql<GroupFacts & { areaId: string }>`
    with rep as (select m.area_id, m.person_id from organ_member m where m.post = 'representative' and m.person_id is not null and ${seatedOn(day, 'm')} and ${within('m.area_id')}),
    lead as (select m.area_id, m.organ_id, bool_or(m.person_id is null or r.person_id is not null) as chosen
      from organ_member m left join rep r on r.area_id = m.area_id and r.person_id = m.person_id
      where m.post = 'leader' and ${seatedOn(day, 'm')} and ${within('m.area_id')} group by 1, 2)
    select o.area_id, count(*)::int as groups, count(*) filter (where l.organ_id is null)::int as leaderless, count(*) filter (where not l.chosen)::int as leaders_outside
    from organ o left join lead l on l.area_id = o.area_id and l.organ_id = o.id
    where o.kind = 'residentsGroup' and ${standingOn(day, 'o')} and ${within('o.area_id')} group by o.area_id`.execute(ctx.db)
  return new Map(rows.map(({ areaId, ...facts }) => [areaId, facts]))
} // prettier-ignore

interface Kin {
  areaId: string
  personId: string
  householdId: string | null
  relation: string
}
/** Ties among those who sit in committee and supervisory committee, and how many of them the register of the community no longer has. */
async function kinOf(ctx: Ctx, { day, within }: Scope): Promise<[Map<string, TieFacts[]>, Map<string, number>]> {
  const { rows } = await sql<Kin>`
    with m as materialized (select distinct m.area_id, m.person_id from organ_member m join organ o on o.area_id = m.area_id and o.id = m.organ_id
      where o.kind in ('residentsCommittee', 'supervisoryCommittee') and m.person_id is not null and ${seatedOn(day, 'm')} and ${within('m.area_id')}),
    k as (select m.area_id, m.person_id, r.household_id, r.relation, count(*) over (partition by m.area_id, r.household_id) as together
      from m left join resident r on r.person_id = m.person_id and r.community_id = m.area_id and r.superseded_at is null
        and r.valid_from <= ${day}::date and (r.valid_to is null or r.valid_to > ${day}::date))
    select area_id, person_id, household_id, relation from k where household_id is null or together > 1`.execute(ctx.db)
  const declared = await declaredOf(ctx, { day, within })
  const ties = new Map<string, TieFacts[]>()
  const gone = new Map<string, number>()
  for (const [areaId, people] of Map.groupBy(rows, (r) => r.areaId)) {
    const away = people.filter((p) => p.householdId === null).length
    if (away > 0) gone.set(areaId, away)
    ties.set(areaId, withDeclared(householdTies(people), declared.get(areaId) ?? []))
  }
  for (const [areaId, own] of declared) if (!ties.has(areaId)) ties.set(areaId, own)
  return [ties, gone]
} // prettier-ignore

function householdTies(people: readonly Kin[]): TieFacts[] {
  const home = Map.groupBy(people.filter((p) => p.householdId !== null), (p) => p.householdId) // prettier-ignore
  return [...home.values()].flatMap((together) =>
    together.flatMap((a, i) =>
      together.slice(i + 1).map((b) => ({ a: a.personId, b: b.personId, relation: relationInHousehold(a.relation, b.relation) })),
    ),
  ) // prettier-ignore
}

const same = (x: TieFacts, y: TieFacts): boolean => (x.a === y.a && x.b === y.b) || (x.a === y.b && x.b === y.a)
/** What was declared goes before what the register says of the same two. */
const withDeclared = (seen: readonly TieFacts[], declared: readonly TieFacts[]): TieFacts[] => [
  ...seen.filter((s) => !declared.some((d) => same(s, d))),
  ...declared,
]

async function declaredOf(ctx: Ctx, { day, within }: Pick<Scope, 'day' | 'within'>): Promise<Map<string, TieFacts[]>> {
  const { rows } = await sql<TieFacts & { areaId: string; relation: Relation }>`
    select k.area_id, k.person_a as a, k.person_b as b, k.relation from organ_kinship k
    where k.declared_on <= ${day}::date and (k.withdrawn_on is null or k.withdrawn_on > ${day}::date) and ${within('k.area_id')}`.execute(ctx.db) // prettier-ignore
  return Map.groupBy(rows, (r) => r.areaId)
}

async function householdsOf(ctx: Ctx, { day, within }: Scope): Promise<Map<string, number>> {
  const { rows } = await sql<{ areaId: string; n: number }>`
    select c.community_id as area_id, sum(c.delta)::int as n from household_count c where c.day <= ${day}::date and ${within('c.community_id')} group by 1`.execute(
    ctx.db,
  )
  return new Map(rows.map((r) => [r.areaId, r.n]))
}

/** Rules in force on the day, by kind. */
async function rulesOf(ctx: Ctx, { day, within }: Scope) {
  const { rows } = await sql<{ areaId: string; kind: string; reviewOn: Day | null }>`
    select r.area_id, r.kind, v.next_review_on as review_on from organ_rule r join organ_rule_version v on v.area_id = r.area_id and v.rule_id = r.id
    where v.in_force_on <= ${day}::date and (v.ended_on is null or v.ended_on > ${day}::date) and ${within('r.area_id')}`.execute(ctx.db)
  return rows
} // prettier-ignore

/** Due days of what waits: handovers begun by the day and not signed then, adjustments of the party body asked for and not closed. */
async function dueOf(ctx: Ctx, { day, within }: Scope, what: 'handovers' | 'party') {
  const { rows } =
    what === 'handovers'
      ? await sql<{ areaId: string; dueOn: Day }>`
        select h.area_id, h.due_on from organ_handover h where h.state <> 'void' and h.begun_on <= ${day}::date and (h.signed_on is null or h.signed_on > ${day}::date) and ${within('h.area_id')} order by h.due_on`.execute(ctx.db)
      : await sql<{ areaId: string; dueOn: Day }>`
        select w.area_id, w.due_on from organ_work w where w.rule = 'partyAdjusted' and w.source_kind = 'boundary' and w.state <> 'void'
          and (w.state = 'open' or w.closed_on > ${day}::date) and ${within('w.area_id')} order by w.due_on`.execute(ctx.db)
  return rows
} // prettier-ignore
