import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { nameGrams, wantedOf } from '../rules/names.ts'
import { known, valid } from './time.ts'

/** Residents of age in a residential unit, and the households that have one. */
export interface OfAge {
  /** Empty for those whose home stands in no unit. */
  unit: string
  people: number
  households: number
}

/** How many residents of a community have reached an age on a day, by residential unit. Says no name. */
export async function ofAgeByUnit(ctx: Ctx, communityId: string, day: Day, age: number): Promise<OfAge[]> {
  const on = { ...ctx, asOf: day }
  const { rows } = await sql<OfAge>`
    select coalesce(u.name, '') as unit, count(*)::int as people, count(distinct r.household_id)::int as households
    from resident r
    left join household h on h.community_id = r.community_id and h.household_id = r.household_id and ${known(on, 'h')} and ${valid(on, 'h')}
    left join dwelling d on d.community_id = h.community_id and d.dwelling_id = h.dwelling_id and ${known(on, 'd')} and ${valid(on, 'd')}
    left join residential_unit u on u.unit_id = d.unit_id and ${known(on, 'u')} and ${valid(on, 'u')}
    where r.community_id = ${communityId} and ${known(on, 'r')} and ${valid(on, 'r')}
      and r.birth_on <= (${day}::date - make_interval(years => ${age}::int))::date
    group by 1 order by 1`.execute(ctx.db)
  return rows
}

/** Somebody who may take part in a residents' meeting. */
export interface AtDoor {
  personId: string
  householdId: string
  name: string
  sex: string
  birthOn: Day
  unit: string
  address: string
}

/**
 * Residents of a community who have reached an age on a day, by their name or one person by id; at most twenty. Only within
 * the actor's reach.
 */
export async function ofAgeNamed(
  ctx: Ctx,
  communityId: string,
  day: Day,
  age: number,
  by: { search: string } | { personId: string },
): Promise<AtDoor[]> {
  const on = { ...ctx, asOf: day }
  const { rows } = await sql<AtDoor>`
    select r.person_id, r.household_id, r.name, r.sex, r.birth_on, coalesce(u.name, '') as unit, coalesce(d.address, '') as address
    from resident r
    left join household h on h.community_id = r.community_id and h.household_id = r.household_id and ${known(on, 'h')} and ${valid(on, 'h')}
    left join dwelling d on d.community_id = h.community_id and d.dwelling_id = h.dwelling_id and ${known(on, 'd')} and ${valid(on, 'd')}
    left join residential_unit u on u.unit_id = d.unit_id and ${known(on, 'u')} and ${valid(on, 'u')}
    where r.community_id = ${communityId} and ${known(on, 'r')} and ${valid(on, 'r')}
      and r.birth_on <= (${day}::date - make_interval(years => ${age}::int))::date and ${'personId' in by ? sql`r.person_id = ${by.personId}` : named(by.search)}
    order by r.initials, r.person_id limit 20`.execute(ctx.db)
  return rows
}

/** The residential unit of each person's home in a community on a day; none for whoever lives elsewhere. */
export async function unitsOfPeople(ctx: Ctx, communityId: string, day: Day, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const on = { ...ctx, asOf: day }
  const { rows } = await sql<{ personId: string; unit: string }>`
    select r.person_id, u.name as unit from resident r
    join household h on h.community_id = r.community_id and h.household_id = r.household_id and ${known(on, 'h')} and ${valid(on, 'h')}
    join dwelling d on d.community_id = h.community_id and d.dwelling_id = h.dwelling_id and ${known(on, 'd')} and ${valid(on, 'd')}
    join residential_unit u on u.unit_id = d.unit_id and ${known(on, 'u')} and ${valid(on, 'u')}
    where r.community_id = ${communityId} and r.person_id = any(${[...personIds]}::uuid[]) and ${known(on, 'r')} and ${valid(on, 'r')}`.execute(
    ctx.db,
  )
  return new Map(rows.map((r) => [r.personId, r.unit]))
} // prettier-ignore

function named(search: string) {
  const wanted = wantedOf(search)
  if (wanted.by === 'name' && [...wanted.text].length > 1) return sql`r.name_grams @> ${nameGrams(wanted.text)}::text[]`
  if (wanted.by === 'name') return sql`r.name like ${`${wanted.text}%`}`
  const begin = `${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  return sql`(r.initials like ${begin} or r.pinyin like ${begin})`
}
