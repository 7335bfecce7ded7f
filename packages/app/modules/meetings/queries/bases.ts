import type { Ctx } from '#server/context.ts'
import { ofAgeByUnit } from '#modules/registers/index.ts'
import type { Demander, Law } from '../law/load.ts'
import { groupsOn, representativesOn } from '../store/roster.ts'

/** How many there are of those who may demand a meeting, and of representatives who they are. */
export async function baseOf(ctx: Ctx, areaId: string, byWhom: Demander, law: Law): Promise<{ base: number; ids: string[] }> {
  if (byWhom === 'representatives') {
    const ids = await representativesOn(ctx, areaId, law.day)
    return { base: ids.length, ids }
  }
  if (byWhom === 'groups') return { base: await groupsOn(ctx, areaId, law.day), ids: [] }
  if (law.age === null) return { base: 0, ids: [] }
  const units = await ofAgeByUnit(ctx, areaId, law.day, law.age)
  return { base: units.reduce((sum, u) => sum + (byWhom === 'residents' ? u.people : u.households), 0), ids: [] }
} // prettier-ignore
