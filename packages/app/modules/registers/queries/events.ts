import { sql, type RawBuilder } from 'kysely'
import { notFound, require, requireRight, visible } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import type { Day } from '#shared/dates.ts'
import type { z } from 'zod'
import type * as contract from '../contract/index.ts'
import { mergedInto } from './merged.ts'

type EventRow = z.output<typeof contract.eventRow>

/** Events that meet a condition on `e`, newest first. */
export async function eventsOf(ctx: Ctx, where: RawBuilder<unknown>): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select e.id, e.kind, e.on_day as "on", ${communityName('e')} as community, e.paper, e.reason, e.recorded_at, e.recorded_by
    from register_event e where ${where} order by e.on_day desc, e.recorded_at desc, e.id desc limit 200`.execute(
    ctx.db,
  )
  return rows
}

/** The name a community has now, by the row's community_id. */
const communityName = (alias: string) =>
  sql`coalesce((select v.name from area_version v where v.area_id = ${sql.ref(`${alias}.community_id`)} and v.superseded_at is null order by v.valid_from desc limit 1), '')`

type History = z.output<typeof contract.getPersonHistory.reply>

/**
 * All spells of a person that lie within reach, superseded ones too, all events, every revealing of the numbers and what was done
 * in the registers. Of somebody who lives in another community now, the one they left keeps what happened up to the day they
 * left, and nothing of later (PIPL art. 6: no more than the purpose needs).
 */
export async function getPersonHistory(ctx: Ctx, id: string): Promise<History> {
  requireRight(ctx, 'registers.read')
  const personId = await mergedInto(ctx, id)
  const ids = [personId, ...(await mergedFrom(ctx, personId))]
  const { rows: spells } = await sql<History['spells'][number]>`
    select r.id, r.community_id, ${communityName('r')} as community, r.household_id, r.relation, r.registered, r.valid_from as "from", r.valid_to as "to",
      r.recorded_at, r.superseded_at,
      coalesce((select d.address from household h join dwelling d on d.community_id = h.community_id and d.dwelling_id = h.dwelling_id
        where h.community_id = r.community_id and h.household_id = r.household_id and h.superseded_at is null
        order by h.valid_from desc limit 1), '') as address
    from resident r where r.person_id = any(${ids}::uuid[]) order by r.valid_from desc, r.recorded_at desc limit 200`.execute(
    ctx.db,
  )
  const first = spells[0]
  if (!first) throw notFound()
  await require(ctx, 'registers.read', first.communityId)
  const { rows: revealings } = await sql<History['revealings'][number]>`
    select v.id, v.fields, v.purpose, v.reason, v.revealed_by as by, v.revealed_at as at from revealing v
    where v.person_id = any(${ids}::uuid[]) order by v.revealed_at desc limit 200`.execute(ctx.db)
  const until = (await livesElsewhere(ctx, personId)) ? leftOn(spells) : new Map<string, Day>()
  const events = await eventsOf(ctx, sql`${concerning(ids)} and ${before('e', until)}`)
  const kept = spells.filter((s) => !until.has(s.communityId) || s.from <= until.get(s.communityId)!)
  return { spells: kept, events, revealings, trail: await trailOf(ctx, ids) }
}

/** Whether somebody's open row stands where the actor does not reach: then another community looks after them. */
export async function livesElsewhere(ctx: Ctx, personId: string): Promise<boolean> {
  const open = (db: Ctx['db']) =>
    db
      .selectFrom('resident')
      .select('id')
      .where('personId', '=', personId)
      .where('supersededAt', 'is', null)
      .where('validTo', 'is', null)
      .executeTakeFirst()
  if (await open(ctx.db)) return false
  return (await privileged(ctx, open)) !== undefined
}

/** The day on which each community was left, by what is known now. */
function leftOn(spells: History['spells']): Map<string, Day> {
  const now = spells.filter((s) => s.supersededAt === null && s.to !== null)
  return new Map(
    [...Map.groupBy(now, (s) => s.communityId)].map(([id, own]) => [
      id,
      own
        .map((s) => s.to!)
        .sort()
        .at(-1)!,
    ]),
  )
}

/** SQL condition: the event happened no later than the day on which its community was left. */
const before = (alias: string, until: ReadonlyMap<string, Day>) =>
  sql`not exists (select 1 from unnest(${[...until.keys()]}::uuid[], ${[...until.values()]}::date[]) as t(community_id, day)
    where t.community_id = ${sql.ref(`${alias}.community_id`)} and ${sql.ref(`${alias}.on_day`)} > t.day)`

/** Events of a household. Of one that moved on, the community it left keeps those up to the day it left. */
export async function eventsOfHousehold(ctx: Ctx, communityId: string, householdId: string): Promise<EventRow[]> {
  const rows = await ctx.db
    .selectFrom('household')
    .select(['communityId', 'validTo'])
    .where('householdId', '=', householdId)
    .where('supersededAt', 'is', null)
    .execute()
  const ends = rows.filter((row) => row.communityId === communityId).map((row) => row.validTo)
  const gone = rows.every((row) => row.validTo !== null)
  const until = new Map(gone && ends.length > 0 ? [[communityId, (ends as Day[]).sort().at(-1)!] as const] : [])
  return eventsOf(
    ctx,
    sql`e.community_id = ${communityId} and e.household_id = ${householdId} and ${before('e', until)}`,
  )
}

/**
 * What was done in the registers about people, newest first: to themselves, and to their household or the unit they live in where
 * it wrote a row of theirs (rows and entry of one command bear the same instant).
 */
async function trailOf(ctx: Ctx, ids: readonly string[]): Promise<History['trail']> {
  const { rows } = await sql<History['trail'][number]>`
    with own as (select r.household_id::text as household_id, r.recorded_at, v.unit_id::text as unit_id from resident r
      left join register_event v on v.community_id = r.community_id and v.id = r.begin_event where r.person_id = any(${ids}::uuid[]))
    select e.at, e.actor_name as actor, e.actor_role as role, e.command, e.reason, e.changes
    from audit_entry e join area a on a.id = e.area_id
    where ${visible(ctx, 'a.path')}
      and e.subject_id = any(${ids}::text[] || array(select household_id from own) || array(select unit_id from own where unit_id is not null))
      and ((e.subject_type = 'person' and e.subject_id = any(${ids}::text[]))
      or (e.subject_type = 'household' and (e.subject_id, e.at) in (select household_id, recorded_at from own))
      or (e.subject_type = 'residentialUnit' and (e.subject_id, e.at) in (select unit_id, recorded_at from own)))
    order by e.at desc limit 200`.execute(ctx.db)
  return rows
}

/**
 * Their own events, and those of a household that began or ended one of their spells, as a move with all its members: that has an
 * event where they come to and one where they leave.
 */
const concerning = (ids: readonly string[]) => sql`(e.person_id = any(${ids}::uuid[])
  or e.id in (select r.begin_event from resident r where r.person_id = any(${ids}::uuid[]) and r.begin_event is not null)
  or e.id in (select r.end_event from resident r where r.person_id = any(${ids}::uuid[]) and r.end_event is not null)
  or (e.kind = 'moved' and e.person_id is null and (e.community_id, e.household_id, e.on_day) in
    (select r.community_id, r.household_id, r.valid_to from resident r where r.person_id = any(${ids}::uuid[]) and r.superseded_at is null)))`

async function mergedFrom(ctx: Ctx, personId: string): Promise<string[]> {
  const rows = await ctx.db.selectFrom('person').select('id').where('mergedInto', '=', personId).execute()
  return rows.map((r) => r.id)
}
