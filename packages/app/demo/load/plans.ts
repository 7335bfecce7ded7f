import { createScheme, drawNow, openCase } from '#modules/planning/index.ts'
import type { Ctx } from '#server/context.ts'
import { addDays, dayOf } from '#shared/dates.ts'

type System = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>

/**
 * The town that is written down person by person is planned: the communities of today, and two alternatives of the engine
 * from one seed. Returns the case and its schemes, the engine's best first.
 */
export async function loadPlans(system: System, townId: string): Promise<{ caseId: string; schemeIds: string[] }> {
  const caseId = await system(async (ctx) => {
    const { id } = await openCase(ctx, {
      areaId: townId,
      name: '柳青街道社区规模调整',
      reason: '新建小区增多，各社区规模不一，按便于管理和服务、便于资源合理配置、便于居民自治、适度人口规模的要求调整',
      dueOn: addDays(dayOf(ctx.now), 60),
    })
    await createScheme(ctx, id, { name: '现状', from: 'current' })
    return id
  })
  const { schemeIds } = await drawNow(system, { caseId, names: ['机选方案一', '机选方案二'], rounds: 6 })
  return { caseId, schemeIds }
}
