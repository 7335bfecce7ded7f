import { sql } from 'kysely'
import type { Config } from '#server/config.ts'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import type { CommunityFacts } from '../../rules/coverage/index.ts'
import { factsOfPlaces, placesOf } from './facts.ts'

/**
 * Facts of communities in memory, each under what its counters said when they were read: a community's counters grow in the
 * transaction that changes its bodies or its register, so what is kept under the same counters still holds. Only for questions, which
 * read what was committed.
 */
interface Kept {
  token: string
  facts: CommunityFacts
}
const houses = new WeakMap<Config, Map<string, Kept>>()
/** Communities times days; beyond it all is forgotten and read anew. */
const MOST = 20_000

function keptFor(ctx: Ctx): Map<string, Kept> {
  const found = houses.get(ctx.config)
  if (found && found.size <= MOST) return found
  const fresh = new Map<string, Kept>()
  houses.set(ctx.config, fresh)
  return fresh
}

/** As `communityFacts`; only what changed since it was last asked for is read again. */
export async function keptFacts(ctx: Ctx, path: string, day: Day): Promise<CommunityFacts[]> {
  const kept = keptFor(ctx)
  const tokens = await countersOf(ctx, path)
  const places = await placesOf(ctx, path, day)
  const tokenOf = (areaId: string) => tokens.get(areaId) ?? ''
  const keyOf = (areaId: string) => `${day} ${areaId}`
  const stale = places.filter((p) => kept.get(keyOf(p.areaId))?.token !== tokenOf(p.areaId))
  if (stale.length > 0)
    for (const facts of await factsOfPlaces(ctx, stale, path, day))
      kept.set(keyOf(facts.areaId), { token: tokenOf(facts.areaId), facts })
  return places.map((p) => ({ ...kept.get(keyOf(p.areaId))!.facts, ...p }))
}

/** How often bodies and register of each community have changed. */
async function countersOf(ctx: Ctx, path: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; token: string }>`
    select a.id, coalesce(o.version, 0) || ':' || coalesce(r.version, 0) as token from area a
    left join organ_change o on o.area_id = a.id left join register_change r on r.community_id = a.id
    where a.path >= ${path} and a.path < ${`${path}~`} and a.level = 5`.execute(ctx.db)
  return new Map(rows.map((r) => [r.id, r.token]))
}
