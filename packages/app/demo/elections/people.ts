import type { Ctx } from '#server/context.ts'

export interface Neighbour {
  personId: string
  name: string
}

/** Heads of registered households of middle age, who are not related: they stand, run and help. */
export async function neighbours(ctx: Ctx, communityId: string, n: number): Promise<Neighbour[]> {
  const year = ctx.now.getFullYear()
  return ctx.db
    .selectFrom('resident')
    .select(['personId', 'name'])
    .where('communityId', '=', communityId)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .where('validFrom', '<', `${year - 1}-01-01`)
    .where('registered', '=', true)
    .where('isHead', '=', true)
    .where('birthOn', '>', `${year - 60}-01-01`)
    .where('birthOn', '<', `${year - 32}-01-01`)
    .orderBy('birthOn')
    .limit(n)
    .execute()
}

/** What is said of a candidate: their work, in a few words. */
const ABOUT = [
  '社区网格员，任职六年',
  '退役军人，业主委员会成员',
  '退休教师，楼栋长',
  '社区志愿服务队队长',
  '个体工商户，居民小组长',
  '医院护士，文艺队负责人',
] as const
export const aboutOf = (i: number): string => ABOUT[i % ABOUT.length]!
