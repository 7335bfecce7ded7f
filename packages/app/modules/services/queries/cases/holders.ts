import { colleaguesAt } from '#modules/accounts/index.ts'
import { ancestorsOf, areaAsOf } from '#modules/areas/index.ts'
import type { Ctx } from '#server/context.ts'
import { holderRoles, type HolderRole } from '../../contract/cases/base.ts'
import { usualRole } from '../../store/cases/route.ts'
import { findCase } from './one.ts'

/** The areas on the way up from a case, the nearest first, each with its usual role and whoever works there today. */
export async function listHolders(ctx: Ctx, id: string) {
  const of = await findCase(ctx, id)
  const own = await areaAsOf(ctx, of.areaId)
  const areas = [...(own ? [own] : []), ...(await ancestorsOf(ctx, of.areaId)).toReversed()].filter((a) => a.level >= 2)
  const rows = []
  for (const area of areas) {
    const people = await colleaguesAt(ctx, area.id)
    const roles = new Set<HolderRole>([usualRole(area.level), ...people.map((p) => p.role as HolderRole)])
    for (const role of holderRoles.filter((r) => roles.has(r)))
      rows.push({
        areaId: area.id,
        area: area.name,
        role,
        people: people.filter((p) => p.role === role).map((p) => ({ id: p.accountId, name: p.name })),
      })
  }
  return { rows }
}
