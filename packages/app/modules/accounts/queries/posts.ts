import { sql } from 'kysely'
import { dayOf, within, type Day } from '#shared/dates.ts'
import type { Role } from '#shared/roles.ts'
import type { Ctx, Tx } from '#server/context.ts'
import type { Holder } from '../rules/grants.ts'

/** A grant with its area as it is called now (or was called last). */
export interface GrantRow {
  grantId: string
  accountId: string
  role: Role
  areaId: string
  areaName: string
  level: number
  path: string
  validFrom: Day
  validTo: Day | null
}

/** The name of an area on a day: the version then in force, else the last one before. `column` holds the area's id. */
export const areaNameOn = (column: string, day: Day) => sql<string>`coalesce((
  select v.name from area_version v
  where v.area_id = ${sql.ref(column)} and v.superseded_at is null and v.valid_from <= ${day}
  order by v.valid_from desc limit 1), '')`

/** All grants of an account, over ones too, higher areas first. */
export async function grantsOf(db: Tx, accountId: string, now: Date): Promise<GrantRow[]> {
  const rows = await db
    .selectFrom('accountGrant as g')
    .innerJoin('area as a', 'a.id', 'g.areaId')
    .select(['g.id as grantId', 'g.accountId', 'g.role', 'g.areaId', 'a.level', 'a.path', 'g.validFrom', 'g.validTo'])
    .select(areaNameOn('g.area_id', dayOf(now)).as('areaName'))
    .where('g.accountId', '=', accountId)
    .orderBy('a.level')
    .orderBy('g.id')
    .execute()
  return rows as GrantRow[]
}

export const isNow = (grant: Pick<GrantRow, 'validFrom' | 'validTo'>, now: Date): boolean =>
  within(dayOf(now), grant.validFrom, grant.validTo)
/** In force or still to come: what counts when rights are weighed. */
export const isOver = (grant: Pick<GrantRow, 'validTo'>, now: Date): boolean =>
  grant.validTo !== null && grant.validTo <= dayOf(now)

/** The account as the rules of giving look at it. */
export function holderOf(accountId: string, grants: GrantRow[], now: Date): Holder {
  return { accountId, posts: grants.filter((g) => !isOver(g, now)).map(({ role, path }) => ({ role, path })) }
}

/** The posts under which an account may work now. */
export async function postsNow(ctx: Pick<Ctx, 'now'>, db: Tx, accountId: string): Promise<GrantRow[]> {
  return (await grantsOf(db, accountId, ctx.now)).filter((g) => isNow(g, ctx.now))
}
