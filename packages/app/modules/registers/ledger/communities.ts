import { sql } from 'kysely'
import { dayOf } from '#shared/dates.ts'
import type { Ctx } from '#server/context.ts'
import { under } from '#server/access.ts'
import type { LedgerPerson } from './rules/index.ts'

export interface Community {
  id: string
  name: string
  /** Twelve digits, as the statistics have it; '' where none is known. */
  code: string
}

/** Communities, committees and villages within an area that exist today, by code. */
export async function communitiesWithin(ctx: Ctx, areaId: string): Promise<Community[]> {
  const area = await ctx.db.selectFrom('area').select('path').where('id', '=', areaId).executeTakeFirst()
  if (!area) return []
  const today = dayOf(ctx.now)
  return ctx.db
    .selectFrom('area as a')
    .innerJoin('areaVersion as v', 'v.areaId', 'a.id')
    .select(['a.id', 'v.name', sql<string>`coalesce(v.code_stat, v.code_civil, '')`.as('code')])
    .where('a.level', '=', 5)
    .where(under('a.path', area.path))
    .where('v.supersededAt', 'is', null)
    .where('v.validFrom', '<=', today)
    .where((e) => e.or([e('v.validTo', 'is', null), e('v.validTo', '>', today)]))
    .orderBy('code')
    .orderBy('v.name')
    .execute()
}

/** The name that people use: without what the law puts behind it. */
const shortName = (name: string): string =>
  name.replace(/(党支部|党总支|党委)$/, '').replace(/(社区)?(居民委员会|居委会|村民委员会|村委会)$|社区$|村$/, '')

/** Finds the community that a row names: by its code, else by its name where only one bears it. */
export function communityFinder(list: readonly Community[]): (named: LedgerPerson['community']) => string | undefined {
  const byCode = new Map(list.filter((c) => c.code).map((c) => [c.code.padEnd(12, '0'), c.id]))
  const byName = Map.groupBy(list, (c) => shortName(c.name))
  return (named) => {
    const found = named?.code && byCode.get(named.code)
    if (found) return found
    const same = named?.name ? byName.get(shortName(named.name)) : undefined
    return same?.length === 1 ? same[0]!.id : undefined
  }
}
