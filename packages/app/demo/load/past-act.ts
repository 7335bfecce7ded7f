import {
  announceAct, approveAct, bringActsIntoForce, createScheme, draftAct, editScheme, fileAct, finishTask, openCase, problemOf, publishAct, schemeOf, setMaterial, type TownProblem,
} from '#modules/planning/index.ts' // prettier-ignore
import type { Ctx } from '#server/context.ts'
import type { House } from '#server/house.ts'
import { addDays, dayOf, daysBetween, type Day } from '#shared/dates.ts'
import { daysAgo, type System } from './acts.ts'

const COUNTY = '兰山区民政局 李建军'
/** How many days before its day each step of the act was taken. */
const BEFORE = { drawn: 100, published: 90, filed: 55, approved: 40, announced: 30 }
const COMMENT_DAYS = 30
const BREACH = '老城居民区相对独立,各楼院历史上连片管理,居民要求保持现有规模'

/** The day it is in force: two years before the year in which the city is built, before its new estates stood. */
const dayOfAct = (today: Day): Day => `${Number(today.slice(0, 4)) - 2}-09-01`

/**
 * A boundary act of the past, through every step of an ordinary one: an estate at the border of two communities goes over
 * to the nearer one, and the courtyard that both claimed is settled. Any day before it shows the old communities.
 * @returns the day from which it is in force
 */
export async function loadPastAct(house: House, system: System, townId: string): Promise<Day> {
  const today = dayOf(house.clock())
  const effectiveOn = dayOfAct(today)
  const before = (days: number, name?: string): System =>
    daysAgo(system, daysBetween(addDays(effectiveOn, -days), today), name)
  const schemeId = await before(BEFORE.drawn)((ctx) => drawnByHand(ctx, townId))
  let act = await before(BEFORE.published)(async (ctx) => {
    const { id, version } = await draftAct(ctx, {
      schemeId,
      title: '柳青街道社区交界小区归属调整',
      reason:
        '交界处的小区离相邻社区的服务站更近,居民办事不便;个别楼院两个社区都登记,责任不清。为便于管理和服务,便于居民自治,调整归属',
      effectiveOn,
      commentDays: COMMENT_DAYS,
    })
    return publishAct(ctx, id, version)
  })
  const { id } = act
  await before(BEFORE.filed)(async (ctx) => {
    const text = '涉及户数少,不改变户籍地址,不影响入学、就医和待遇领取。低风险。'
    const written = await setMaterial(ctx, id, { version: act.version, kind: 'riskAssessment', text, number: '' })
    act = await fileAct(ctx, id, written.version)
  })
  const decisionNumber = `兰民字〔${effectiveOn.slice(0, 4)}〕31号`
  await before(
    BEFORE.approved,
    COUNTY,
  )(async (ctx) => {
    act = await approveAct(ctx, id, { version: act.version, decisionNumber, note: '' })
  })
  await before(BEFORE.announced, COUNTY)(async (ctx) => void (await announceAct(ctx, id, { version: act.version })))
  await bringActsIntoForce(house)
  await system((ctx) => finishTasks(ctx, id))
  return effectiveOn
}

/** What had to be set up in step was done within its time. */
async function finishTasks(ctx: Ctx, actId: string): Promise<void> {
  const tasks = await ctx.db.selectFrom('planningTask').selectAll().where('actId', '=', actId).execute()
  for (const { id, dueOn, version } of tasks)
    await finishTask(ctx, actId, id, { version, on: addDays(dueOn, -3), note: '已完成' })
}

/** The communities of the day, with the border estate moved and every unit in one of them. */
async function drawnByHand(ctx: Ctx, townId: string): Promise<string> {
  const on = dayOf(ctx.now)
  const { id: caseId } = await openCase(ctx, {
    areaId: townId,
    name: '柳青街道社区交界小区归属',
    reason: '交界小区居民反映办事不便',
  })
  const scheme = await createScheme(ctx, caseId, { name: '交界小区归属', from: 'current' })
  const town = await problemOf(ctx, townId, on)
  const { communities } = await schemeOf(ctx, scheme.id)
  const { unit, to } = borderEstate(town)
  const disputed = town.units.ids.filter((_, u) => town.units.old[u]! < 0)
  const target = communities.find((c) => c.areaId === town.old[to]!.areaId)!.key
  await editScheme(ctx, scheme.id, {
    version: scheme.version,
    moves: [{ unitIds: [town.units.ids[unit]!, ...disputed], to: target }],
    communities: communities.map(({ key }) => ({ key, breachReason: BREACH })),
    remove: [],
  })
  return scheme.id
}

/** Of the estates with at least thirty homes, the one nearest to a unit of another community, and that community. */
function borderEstate({ units, old }: TownProblem): { unit: number; to: number } {
  const distance = (a: number, b: number) => Math.hypot((units.x[a]! - units.x[b]!) * 0.82, units.y[a]! - units.y[b]!)
  let best = { unit: -1, to: -1, away: Infinity }
  for (let u = 0; u < units.ids.length; u++) {
    if (units.kinds[u] !== 'estate' || units.counted[u]! < 30 || units.old[u]! < 0) continue
    for (let v = 0; v < units.ids.length; v++) {
      const to = units.old[v]!
      if (to < 0 || to === units.old[u]) continue
      const away = distance(u, v)
      if (away < best.away) best = { unit: u, to, away }
    }
  }
  if (best.unit < 0 || !old[best.to]) throw new Error('no estate lies at a border of the demonstration town')
  return best
}
