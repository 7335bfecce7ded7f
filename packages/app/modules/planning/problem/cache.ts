import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { areasRevision } from '#modules/areas/index.ts'
import type { Params } from '../contract/schemes.ts'
import type { Grounded } from './build.ts'
import { problemOf, type TownProblem } from './index.ts'

/** The few towns that are being planned just now: people look at one scheme after the other, and change their wishes. */
const kept = new Map<string, Grounded>()
const MOST = 6

/**
 * {@link problemOf}, its ground kept until the register of the area, the tree or a layer changes. It says no name of a
 * person and the caller has held the right against the area, so that it may be shared.
 */
export async function keptProblem(
  ctx: Ctx,
  areaId: string,
  on: Day,
  options: Partial<Params> = {},
): Promise<TownProblem> {
  const town = [await tokenOf(ctx, areaId), areaId, on, ctx.knownOn].join('|')
  return problemOf(ctx, areaId, on, options, async (key, make) => {
    const found = kept.get(`${town}|${key}`) ?? (await make())
    kept.delete(`${town}|${key}`)
    kept.set(`${town}|${key}`, found)
    for (const old of kept.keys()) if (kept.size > MOST) kept.delete(old)
    return found
  })
}

/** Differs after any change of the area's register, of the tree or of a layer. */
async function tokenOf(ctx: Ctx, areaId: string): Promise<string> {
  const { rows } = await sql<{ token: string }>`
    select concat_ws(':', coalesce(sum(c.version), 0), count(c.community_id),
      (select concat(count(*), ',', sum(l.version)) from planning_layer l),
      (select max(p.recorded_at) from rule_parameter p where p.key = 'residentsCommittee.votingAge')) as token
    from area a left join register_change c on c.community_id in
      (select b.id from area b where b.path >= a.path and b.path < a.path || '~' and b.level <= 5)
    where a.id = ${areaId} group by a.id`.execute(ctx.db)
  return `${ctx.config.data}|${await areasRevision(ctx)}|${rows[0]?.token ?? ''}`
}
