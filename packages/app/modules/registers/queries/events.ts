import { sql, type RawBuilder } from 'kysely'
import { requireRight, notFound, require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
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

/** All spells of a person that lie within reach, superseded ones too, all events and every revealing of the numbers. */
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
  return { spells, events: await eventsOf(ctx, concerning(ids)), revealings }
}

/** Their own events, and those of a household that began or ended one of their spells, as a move with all its members. */
const concerning = (ids: readonly string[]) => sql`(e.person_id = any(${ids}::uuid[])
  or e.id in (select r.begin_event from resident r where r.person_id = any(${ids}::uuid[]) and r.begin_event is not null)
  or e.id in (select r.end_event from resident r where r.person_id = any(${ids}::uuid[]) and r.end_event is not null))`

async function mergedFrom(ctx: Ctx, personId: string): Promise<string[]> {
  const rows = await ctx.db.selectFrom('person').select('id').where('mergedInto', '=', personId).execute()
  return rows.map((r) => r.id)
}
