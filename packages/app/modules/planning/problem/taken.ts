import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { ancestorsOf, properName } from '#modules/areas/index.ts'
import { holds } from './time.ts'

/** The county or district that a town lies in: within it names of communities differ (地名管理条例 2022, Art. 9). */
export async function countyOf(ctx: Ctx, townId: string, on: Day): Promise<{ id: string; path: string; name: string }> {
  const above = await ancestorsOf(ctx, townId, on)
  const county = above.find((a) => a.level === 3) ?? above.at(-1)
  return county ?? { id: townId, path: '/', name: '' }
}

export interface Taken {
  /** As it is compared: 考棚社区居委会 is 考棚社区. */
  name: string
  /** The community that bears it, or the scheme that holds it. */
  areaId: string | null
  schemeId: string | null
  town: string
}

/** Names of communities that stand in a county on a day, and those that schemes hold. */
export async function takenNames(ctx: Ctx, county: { id: string; path: string }, on: Day): Promise<Taken[]> {
  const { rows: standing } = await sql<{ name: string; areaId: string; town: string }>`
    select v.name, v.area_id, coalesce(p.name, '') as town from area_version v
    left join area_version p on p.area_id = v.parent_id and ${holds(ctx, 'p', on)}
    where v.level = 5 and v.path >= ${county.path} and v.path < ${`${county.path}~`} and ${holds(ctx, 'v', on)}`.execute(
    ctx.db,
  )
  const { rows: held } = await sql<{ name: string; schemeId: string; town: string }>`
    select r.value as name, r.scheme_id, coalesce((select v.name from area_version v where v.area_id = r.area_id and ${holds(ctx, 'v', on)} limit 1), '') as town
    from planning_reservation r where r.county_id = ${county.id} and r.kind = 'name' and r.released_at is null`.execute(
    ctx.db,
  )
  return [
    ...standing.map((s) => ({ ...s, name: properName(s.name, 5), schemeId: null })),
    ...held.map((h) => ({ ...h, name: properName(h.name, 5), areaId: null })),
  ]
}

/** All codes below a town that ever were given or are held: a code is never given twice. */
export async function givenCodes(ctx: Ctx, town: string, butScheme: string): Promise<Set<string>> {
  const { rows } = await sql<{ code: string }>`
    select v.code_stat as code from area_version v where v.level = 5 and v.code_stat >= ${town} and v.code_stat < ${`${town}~`}
    union select v.code_civil from area_version v where v.level = 5 and v.code_civil >= ${town} and v.code_civil < ${`${town}~`}
    union select r.value from planning_reservation r where r.kind = 'code' and r.released_at is null and r.scheme_id <> ${butScheme}
      and r.value >= ${town} and r.value < ${`${town}~`}`.execute(ctx.db)
  return new Set(rows.map((r) => r.code))
}
