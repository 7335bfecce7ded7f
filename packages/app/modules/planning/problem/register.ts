import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { findRule } from '#modules/policies/index.ts'
import { bornBy, holds } from './time.ts'

/** A residential unit as the register has it on a day. */
export interface RegisterUnit {
  id: string
  name: string
  kind: string
  address: string
  x: number | null
  y: number | null
  geometry: unknown
  stated: number | null
  counted: number
  people: number
  voters: number
  floating: number
  elders: number
  dwellings: number
  communityIds: string[]
}

/** From which age one is counted among the old (老年人权益保障法 Art. 2). */
const ELDER = 60
/** From which age one votes where no rule set speaks for the day (宪法 Art. 34). */
const VOTER = 18

/**
 * The residential units of a subdistrict or town on a day, in the order of their ids, with what the registers count in
 * each: homes, households, people, those of voting age who are registered here (others vote only where they ask to,
 * 城市居民委员会组织法 2025 Art. 16), floating people, people of 60 and over. Two statements, whatever
 * the number of units. Party members and facilities are not counted: no register keeps them yet.
 */
export async function readUnits(ctx: Ctx, townId: string, path: string, on: Day): Promise<RegisterUnit[]> {
  const age = (await findRule<number>(ctx, 'residentsCommittee.votingAge', on, path))?.value ?? VOTER
  const inside = sql`(select id from area where path >= ${path} and path < ${`${path}~`} and level <= 5)`
  const unit = sql`select u.unit_id from residential_unit u where u.town_id = ${townId} and ${holds(ctx, 'u', on)}`
  const { rows } = await sql<RegisterUnit>`
    with d as (
      select d.community_id, d.dwelling_id, d.unit_id from dwelling d
      where d.community_id in ${inside} and d.unit_id in (${unit}) and ${holds(ctx, 'd', on)}
    ), h as (
      select d.unit_id, h.community_id, h.household_id from d
      join household h on h.community_id = d.community_id and h.dwelling_id = d.dwelling_id
      where ${holds(ctx, 'h', on)}
    ), homes as (select unit_id, count(*)::int as n from d group by unit_id
    ), houses as (select unit_id, count(*)::int as n from h group by unit_id
    ), people as (
      select h.unit_id, count(*)::int as people, count(*) filter (where r.registered and r.birth_on <= ${bornBy(on, age)}::date)::int as voters,
        count(*) filter (where not r.registered)::int as floating,
        count(*) filter (where r.birth_on <= ${bornBy(on, ELDER)}::date)::int as elders
      from h join resident r on r.community_id = h.community_id and r.household_id = h.household_id
      where ${holds(ctx, 'r', on)} group by h.unit_id
    ), members as (
      select m.unit_id, array_agg(distinct m.community_id) as ids from unit_membership m
      where m.unit_id in (${unit}) and ${holds(ctx, 'm', on)} group by m.unit_id
    )
    select u.unit_id as id, u.name, u.kind, u.address, u.x, u.y, u.geometry, u.households as stated,
      coalesce(houses.n, 0) as counted, coalesce(homes.n, 0) as dwellings, coalesce(people.people, 0) as people,
      coalesce(people.voters, 0) as voters, coalesce(people.floating, 0) as floating, coalesce(people.elders, 0) as elders,
      coalesce(members.ids, '{}') as community_ids
    from residential_unit u
    left join homes on homes.unit_id = u.unit_id left join houses on houses.unit_id = u.unit_id
    left join people on people.unit_id = u.unit_id left join members on members.unit_id = u.unit_id
    where u.town_id = ${townId} and ${holds(ctx, 'u', on)} order by u.unit_id`.execute(ctx.db)
  return rows
}

export interface TownCommunity {
  areaId: string
  name: string
  kind: string
  code: string | null
  localUnits: number
}

/** The communities, committees and villages of a subdistrict or town on a day, by code, with how many local units each has. */
export async function readCommunities(ctx: Ctx, path: string, on: Day): Promise<TownCommunity[]> {
  const { rows } = await sql<TownCommunity>`
    with n as (select l.community_id, count(*)::int as n from local_unit l where ${holds(ctx, 'l', on)} group by l.community_id)
    select v.area_id, v.name, v.kind, v.code_stat as code, coalesce(n.n, 0) as local_units
    from area_version v left join n on n.community_id = v.area_id
    where v.path >= ${path} and v.path < ${`${path}~`} and v.level = 5 and ${holds(ctx, 'v', on)}
    order by v.code_stat, v.name, v.area_id`.execute(ctx.db)
  return rows
}
