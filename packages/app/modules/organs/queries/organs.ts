import { sql, type RawBuilder } from 'kysely'
import { notFound, require, holds, under } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import type { Input, Reply } from '#shared/contract.ts'
import type { Page } from '#shared/listing.ts'
import type * as contract from '../contract/index.ts'
import type { MemberRow, OrganDetail, OrganRow } from '../contract/index.ts'
import { kindRules, partyKinds, posts, type OrganKind, type Post } from '../rules/kinds.ts'
import { lastTermOn, seatedOn, standingOn, type Organ, type OrganKey } from '../store/rows.ts'
import { byRank } from './facts.ts'

/** The name of an area today, as text; empty where it is gone. `column` such as `o.area_id`. */
export const areaName = (column: string): RawBuilder<string> =>
  sql<string>`coalesce((select av.name from area_version av where av.area_id = ${sql.ref(column)} and av.superseded_at is null order by av.valid_from desc limit 1), '')`

const own = sql`m.area_id = o.area_id and m.organ_id = o.id`
const heads = [...new Set(Object.values(kindRules).flatMap((k) => k.head ?? []))]

/** Bodies at an area, or at and below it, on the day asked about. */
export async function listOrgans(ctx: Ctx, ask: Input<typeof contract.listOrgans>['query']): Promise<Page<OrganRow>> {
  const path = await require(ctx, 'organs.view', ask.areaId)
  const day = ctx.asOf
  const count = (more: RawBuilder<unknown>) =>
    sql<number>`(select count(*)::int from organ_member m where ${own} and ${seatedOn(day, 'm')} ${more})`
  let query = ctx.db
    .selectFrom('organ as o')
    .innerJoin('area as a', 'a.id', 'o.areaId')
    .select(['o.areaId', 'o.id', 'o.kind', 'o.family', 'o.name', 'o.parentId', 'o.foundedOn', 'o.endedOn', 'o.version'])
    .select([
      areaName('o.area_id').as('area'),
      sql<string | null>`(select p.name from organ p where p.area_id = o.parent_area_id and p.id = o.parent_id)`.as(
        'parent',
      ),
      sql<
        string | null
      >`(select m.name from organ_member m where ${own} and m.post = any(${heads}::text[]) and ${seatedOn(day, 'm')} order by array_position(${posts}::text[], m.post) limit 1)`.as(
        'head',
      ),
      sql<number>`(select coalesce(sum(s.seats), 0)::int from organ_post s where s.area_id = o.area_id and s.organ_id = o.id and ${seatedOn(day, 's')})`.as(
        'seats',
      ),
      count(sql``).as('seated'),
      count(sql`and m.sex = '2'`).as('women'),
      sql<number | null>`(select t.number from ${lastTermOn(day)})`.as('termNumber'),
      sql<string | null>`(select t.to_on from ${lastTermOn(day)})`.as('termTo'),
    ]) // prettier-ignore
    .where(ask.below ? under('a.path', path) : sql<boolean>`o.area_id = ${ask.areaId}`)
  query = ask.ended ? query.where('o.foundedOn', '<=', day) : query.where(standingOn(day, 'o'))
  if (ask.kind) query = query.where('o.kind', '=', ask.kind)
  if (ask.family) query = query.where('o.family', '=', ask.family)
  if (ask.search) query = query.where('o.name', 'like', containing(ask.search))
  const sorts = { area: 'a.path', name: 'o.name', kind: 'o.kind', family: 'o.family', foundedOn: 'o.foundedOn', termTo: 'termTo', seats: 'seats', seated: 'seated', women: 'women' } // prettier-ignore
  return (await pageFrom(query as never, ask, sorts, ['o.foundedOn', 'o.id'])) as unknown as Page<OrganRow>
}

/** One body on the day asked about. @throws AppError `access.notFound` for one out of reach */
export async function getOrgan(ctx: Ctx, areaId: string, id: string): Promise<OrganDetail> {
  await require(ctx, 'organs.view', areaId)
  const found = await ctx.db.selectFrom('organ as o').selectAll('o').select(areaName('o.area_id').as('area')).where('o.areaId', '=', areaId).where('o.id', '=', id).executeTakeFirst() // prettier-ignore
  if (!found) throw notFound()
  const organ = found as unknown as Organ & { area: string }
  const key = { areaId, organId: id }
  const terms = await termsOf(ctx, key)
  const term = terms.find((t) => t.from <= ctx.asOf && (t.voidedOn === null || t.voidedOn > ctx.asOf)) ?? null
  const all = await seatsOf(ctx, key)
  const members = all.filter((m) => m.from <= ctx.asOf && (m.to === null || m.to > ctx.asOf)).toSorted(byRank)
  const seatsSaid = await ctx.db.selectFrom('organPost as p').select(['p.kind', 'p.seats']).where('p.areaId', '=', areaId).where('p.organId', '=', id).where(seatedOn(ctx.asOf, 'p')).execute() // prettier-ignore
  const { parentAreaId, parentId, recordedAt: _, ...plain } = organ
  return {
    ...plain,
    parent: parentId === null ? null : await nameOf(ctx, { areaId: parentAreaId!, organId: parentId }),
    children: await childrenOf(ctx, key),
    term,
    termOver: term !== null && term.to <= ctx.asOf,
    terms,
    posts: postsOf(organ.kind, seatsSaid as { kind: Post; seats: number }[], members),
    members,
    past: all.filter((m) => m.to !== null && m.to <= ctx.asOf && m.outReason !== 'mistake'),
    oneForBoth: leadsBoth(organ.kind, members),
    can: ['organs.keep', 'organs.found', 'organs.party', 'organs.rules'].filter((right) => holds(ctx.actor, right)),
  }
}

/** Whether who leads here also leads the other of the two: the committee and the party body (书记、主任一人兼). */
function leadsBoth(kind: OrganKind, members: readonly MemberRow[]): boolean {
  const head = members.find((m) => m.post === kindRules[kind].head)
  if (kind === 'residentsCommittee') return head?.elsewhere.some((e) => e.post === 'secretary' && partyKinds.includes(e.kind)) ?? false // prettier-ignore
  if (!partyKinds.includes(kind)) return false
  return head?.elsewhere.some((e) => e.post === 'chair' && e.kind === 'residentsCommittee') ?? false
}

const postsOf = (kind: OrganKind, said: { kind: Post; seats: number }[], members: readonly MemberRow[]) =>
  kindRules[kind].posts
    .map((post) => ({
      kind: post,
      seats: said.find((s) => s.kind === post)?.seats ?? 0,
      seated: members.filter((m) => m.post === post).length,
    })) // prettier-ignore
    .filter((p) => p.seats > 0 || p.seated > 0)

async function nameOf(ctx: Ctx, { areaId, organId }: OrganKey): Promise<OrganDetail['parent']> {
  const row = await ctx.db.selectFrom('organ').select(['areaId', 'id', 'name']).where('areaId', '=', areaId).where('id', '=', organId).executeTakeFirst() // prettier-ignore
  return row ?? null
}

async function childrenOf(ctx: Ctx, { areaId, organId }: OrganKey): Promise<OrganDetail['children']> {
  const rows = await ctx.db.selectFrom('organ as o').select(['o.areaId', 'o.id', 'o.name', 'o.kind']).where('o.parentAreaId', '=', areaId).where('o.parentId', '=', organId).where(standingOn(ctx.asOf, 'o')).orderBy('o.name').execute() // prettier-ignore
  return rows as OrganDetail['children']
}

/** Terms of a body, the latest first. */
export async function termsOf(ctx: Ctx, { areaId, organId }: OrganKey): Promise<OrganDetail['terms']> {
  const { rows } = await sql<OrganDetail['terms'][number]>`
    select id, number, from_on as "from", to_on as "to", rule_set_day, source_kind, source_id, source, decree, voided_on, recorded_at from organ_term
    where area_id = ${areaId} and organ_id = ${organId} order by from_on desc`.execute(ctx.db)
  return rows
}

/** Every seat that was held in the body, with what else each person holds on the day asked about. */
async function seatsOf(ctx: Ctx, { areaId, organId }: OrganKey): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select m.id, m.person_id, m.name, m.sex, m.post, m.term_id, m.from_on as "from", m.to_on as "to", m.in_reason, m.out_reason, m.source, m.decree, m.out_source, m.out_decree, m.out_meeting,
      (select g.name from organ g where g.area_id = m.area_id and g.id = m.group_id) as "group",
      coalesce((select jsonb_agg(jsonb_build_object('areaId', n.area_id, 'organId', n.organ_id, 'organ', o.name, 'kind', o.kind, 'post', n.post) order by o.name)
        from organ_member n join organ o on o.area_id = n.area_id and o.id = n.organ_id
        where n.person_id = m.person_id and not (n.area_id = m.area_id and n.organ_id = m.organ_id) and ${seatedOn(ctx.asOf, 'n')}), '[]') as elsewhere
    from organ_member m where m.area_id = ${areaId} and m.organ_id = ${organId} order by m.from_on desc, m.name`.execute(ctx.db)
  return rows
} // prettier-ignore

/** People of a community by a part of their name, to be given a seat. Twenty at most. */
export async function peopleFor(
  ctx: Ctx,
  { areaId, search }: Input<typeof contract.candidatesFor>['query'],
): Promise<Reply<typeof contract.candidatesFor>> {
  const path = await require(ctx, 'organs.keep', areaId)
  const at = (alias: string) => sql`${sql.ref(`${alias}.superseded_at`)} is null and ${sql.ref(`${alias}.valid_from`)} <= ${ctx.asOf}::date and (${sql.ref(`${alias}.valid_to`)} is null or ${sql.ref(`${alias}.valid_to`)} > ${ctx.asOf}::date)` // prettier-ignore
  const { rows } = await sql<Reply<typeof contract.candidatesFor>['rows'][number]>`
    select r.person_id, r.name, r.sex, r.birth_on, coalesce(d.address, '') as address from resident r
    join area a on a.id = r.community_id and ${under('a.path', path)}
    left join household h on h.community_id = r.community_id and h.household_id = r.household_id and ${at('h')}
    left join dwelling d on d.community_id = h.community_id and d.dwelling_id = h.dwelling_id and ${at('d')}
    where ${at('r')} and r.name like ${containing(search)} order by r.name, r.person_id limit 20`.execute(ctx.db)
  return { rows }
}
