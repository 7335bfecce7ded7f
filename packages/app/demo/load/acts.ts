import { addOpinion, answerOpinion, draftAct, fileAct, publishAct, setMaterial } from '#modules/planning/index.ts'
import type { Ctx } from '#server/context.ts'
import { addDays, dayOf, type Day } from '#shared/dates.ts'

export type System = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>

/** Days before today on which the plan was drawn, published and filed. */
export const DRAWN = 40
const PUBLISHED = 35
const HEARD = 20
const FILED = 3
const COMMENT_DAYS = 30
const DAY_MS = 86_400_000

const OF_THE_STREET = '柳青街道办事处 张惠民'

/** The same work as it was done some days ago by someone of the street, or of another office. */
export const daysAgo =
  (system: System, days: number, name = OF_THE_STREET): System =>
  (work) =>
    system((ctx) =>
      work({
        ...ctx,
        now: new Date(ctx.now.getTime() - days * DAY_MS),
        asOf: addDays(dayOf(ctx.now), -days),
        actor: { kind: 'system', name },
      }),
    )

/** The first day of a month at least thirty days ahead. */
function firstAfter(today: Day): Day {
  const [year, month] = addDays(today, 30).split('-').map(Number) as [number, number]
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
}

const RISK = `本次调整不改变户籍地址,不影响入学、就医和待遇领取。主要风险是部分老年居民不熟悉新的服务站。
对策:施行前逐户告知,原服务点保留三个月。综合评估为低风险。`

/** One plan of the town waits for the county: published, two opinions answered, filed three days ago. */
export async function loadAct(system: System, schemeId: string): Promise<string> {
  const today = await system(async (ctx) => dayOf(ctx.now))
  const id = await daysAgo(
    system,
    PUBLISHED,
  )(async (ctx) => {
    const act = await draftAct(ctx, {
      schemeId,
      title: '柳青街道社区规模调整',
      reason: '近年新建小区增多,各社区规模不一,部分小区尚未纳入社区。为便于管理和服务,便于居民自治,调整各社区的范围',
      effectiveOn: firstAfter(today),
      commentDays: COMMENT_DAYS,
    })
    return (await publishAct(ctx, act.id, act.version)).id
  })
  await daysAgo(
    system,
    HEARD,
  )(async (ctx) => {
    const said = [
      ['王秀英', 'against', '我们楼院的老人多,去新的服务站要过马路,能不能留一个办事点?', '已安排:在楼院内保留便民服务点,每周二、周五有工作人员值班。'],
      ['周建国', 'for', '新小区早该有社区管了。', '感谢支持。'],
    ] as const // prettier-ignore
    for (const [fromName, stance, text, answer] of said) {
      const opinion = await addOpinion(ctx, id, { source: 'resident', fromName, stance, text })
      await answerOpinion(ctx, id, opinion.id, { version: 1, answer })
    }
    await setMaterial(ctx, id, { version: 2, kind: 'riskAssessment', text: RISK, number: '' })
  })
  await daysAgo(system, FILED)((ctx) => fileAct(ctx, id, 3))
  return id
}
