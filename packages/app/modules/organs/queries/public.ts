import { sql } from 'kysely'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing } from '#server/listing.ts'
import type { RawReply } from '#server/module.ts'
import type { Input, Reply } from '#shared/contract.ts'
import type * as contract from '../contract/public.ts'
import type { PublicBody } from '../contract/public.ts'
import { lastTermOn, seatedOn, standingOn } from '../store/rows.ts'
import { byRank } from './facts.ts'

/** Areas that have bodies, by a part of their name; fifty at most. */
export async function findBodies(ctx: Ctx, { search }: Input<typeof contract.findBodies>['query']): Promise<Reply<typeof contract.findBodies>> {
  const at = (v: string) => sql`${sql.ref(`${v}.superseded_at`)} is null and ${sql.ref(`${v}.valid_from`)} <= ${ctx.asOf}::date and (${sql.ref(`${v}.valid_to`)} is null or ${sql.ref(`${v}.valid_to`)} > ${ctx.asOf}::date)` // prettier-ignore
  const { rows } = await sql<Reply<typeof contract.findBodies>['rows'][number]>`
    select v.area_id, v.name, coalesce(t.name, '') as above, count(*)::int as bodies from organ o
    join area_version v on v.area_id = o.area_id and ${at('v')} left join area_version t on t.area_id = v.parent_id and ${at('t')}
    where ${standingOn(ctx.asOf, 'o')} and (v.name like ${containing(search)} or t.name like ${containing(search)})
    group by v.area_id, v.name, t.name, v.path order by v.path limit 50`.execute(ctx.db)
  return { rows }
} // prettier-ignore

async function areaNamed(ctx: Ctx, areaId: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from area_version where area_id = ${areaId} and superseded_at is null order by valid_from desc limit 1`.execute(
    ctx.db,
  )
  if (!rows[0]) throw notFound()
  return rows[0].name
}

/**
 * Bodies of an area on the day, with office-holders by name and post alone. Groups' leaders are among them; representatives are
 * not, and of the Party nothing but bodies and office-holders. */
export async function bodiesOf(ctx: Ctx, areaId: string): Promise<Reply<typeof contract.bodiesOf>> {
  const area = await areaNamed(ctx, areaId)
  const { rows } = await sql<PublicBody>`
    select o.id, o.kind, o.family, o.name, o.founded_on, t.number as term_number, t.from_on as term_from, t.to_on as term_to, coalesce(t.to_on <= ${ctx.asOf}::date, false) as term_over,
      coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'name', h.name, 'post', h.post, 'since', h.from_on, 'inReason', h.in_reason))
        from organ_office_holder h where h.area_id = o.area_id and h.organ_id = o.id and ${seatedOn(ctx.asOf, 'h')}), '[]') as holders,
      coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'title', r.title, 'inForceOn', v.in_force_on) order by v.in_force_on)
        from organ_rule r join organ_rule_version v on v.area_id = r.area_id and v.rule_id = r.id
        where o.family <> 'party' and r.area_id = o.area_id and r.organ_id = o.id and v.in_force_on <= ${ctx.asOf}::date and (v.ended_on is null or v.ended_on > ${ctx.asOf}::date)), '[]') as rules
    from organ o left join lateral (select t.* from ${lastTermOn(ctx.asOf)}) t on true
    where o.area_id = ${areaId} and ${standingOn(ctx.asOf, 'o')} order by o.founded_on, o.name`.execute(ctx.db)
  return { areaId, area, day: ctx.asOf, bodies: rows.map((b) => ({ ...b, holders: b.holders.toSorted(byRank) })).toSorted(byFamily) }
} // prettier-ignore

const ORDER = ['residentsCommittee', 'supervisoryCommittee', 'partyCommittee', 'generalBranch', 'branch', 'jointBranch']
const rankOf = ({ kind }: PublicBody): number => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length)
const byFamily = (a: PublicBody, b: PublicBody): number => rankOf(a) - rankOf(b) || (a.name < b.name ? -1 : 1)

/** The text of a rule in force, of a body that is none of the Party. @throws AppError `access.notFound` for one that is not */
export async function ruleText(ctx: Ctx, { areaId, id }: Input<typeof contract.ruleText>['params']): Promise<Reply<typeof contract.ruleText>> {
  const { rows } = await sql<Reply<typeof contract.ruleText>>`
    select r.title, r.kind, o.name as body, v.in_force_on, v.adopted_on, v.text from organ_rule r
    join organ_rule_version v on v.area_id = r.area_id and v.rule_id = r.id and v.seq = r.current_seq
    join organ o on o.area_id = r.area_id and o.id = r.organ_id
    where r.area_id = ${areaId} and r.id = ${id} and v.state = 'inForce' and o.family <> 'party'`.execute(ctx.db)
  if (!rows[0]) throw notFound()
  return rows[0]
} // prettier-ignore

/**
 * Bodies of an area as Popolo (popoloproject.com/specs): organizations, posts, memberships, and persons of whom nothing is told but the
 * name; a person is a holding of office, for nothing public ties two of them together.
 */
export async function popolo(ctx: Ctx, areaId: string): Promise<RawReply> {
  const { area, bodies } = await bodiesOf(ctx, areaId)
  const holdings = bodies.flatMap((b) => b.holders.map((h) => ({ body: b, ...h })))
  const said = {
    organizations: bodies.map((b) => ({ id: b.id, name: b.name, classification: b.kind, founding_date: b.foundedOn, area: { id: areaId, name: area } })),
    posts: bodies.flatMap((b) => [...new Set(b.holders.map((h) => h.post))].map((p) => ({ id: `${b.id}/${p}`, label: p, organization_id: b.id }))),
    persons: holdings.map((h) => ({ id: `holder/${h.id}`, name: h.name })),
    memberships: holdings.map((h) => ({ id: h.id, person_id: `holder/${h.id}`, organization_id: h.body.id, post_id: `${h.body.id}/${h.post}`, role: h.post, start_date: h.since, ...(h.body.termTo ? { end_date: h.body.termTo } : {}) })),
  }
  return { type: 'application/json; charset=utf-8', body: JSON.stringify(said), cacheSeconds: 300 }
} // prettier-ignore
