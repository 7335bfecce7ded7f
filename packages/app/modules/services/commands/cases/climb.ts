import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { asSystem, type House } from '#server/house.ts'
import { reckon } from '../../rules/cases/clocks.ts'
import type { CaseRow } from '../../store/cases/rows.ts'
import { timeOf } from '../../store/cases/time.ts'
import { moveCase } from './move.ts'

const TOP = 2
const SLICE = 200

/**
 * Overdue cases climb the line, one level at a time, whether a person or only a role has them: whoever holds a case goes on holding
 * it, and the level above sees it as overdue in its own inbox. Run every minute, by several processes at once if need be; each case
 * is one transaction.
 * @returns how many climbed
 */
export async function climbOverdue(house: House): Promise<number> {
  const due = await asSystem(house, 'services', (ctx) =>
    ctx.db
      .selectFrom('serviceCase')
      .select(['areaId', 'id'])
      .where('closedAt', 'is', null)
      .where('climbAt', '<=', ctx.now)
      .orderBy('climbAt')
      .limit(SLICE)
      .execute(),
  )
  let climbed = 0
  for (const { areaId, id } of due) {
    try {
      if (await asSystem(house, 'services', (ctx) => climb(ctx, areaId, id))) climbed++
    } catch (err) {
      house.log.error({ err, id }, 'an overdue case could not climb')
    }
  }
  return climbed
}

async function climb(ctx: Ctx, areaId: string, id: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('serviceCase')
    .selectAll()
    .where('areaId', '=', areaId)
    .where('id', '=', id)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  const of = found as unknown as CaseRow | undefined
  if (!of || of.closedAt || !of.climbAt || of.climbAt > ctx.now) return false
  const time = await timeOf(ctx, of.path)
  const level = (of.escalatedTo ?? (await levelOf(ctx, of.holderAreaId))) - 1
  const to = Math.max(TOP, Math.min(level, 4))
  // In a year that the calendar does not know it is tried again after a day: it must not stand still.
  const next = reckon(time.calendar, ctx.now, time.setting.climb).at ?? new Date(ctx.now.getTime() + 86_400_000)
  const reason = of.dueAt && of.dueAt <= ctx.now ? '总时限已过' : '本环节时限已过'
  await moveCase(ctx, of, time, {
    verb: 'climb', to: of.state, step: 'stays', set: { escalatedTo: to, climbAt: to === TOP ? null : next }, reason, words: true,
  }) // prettier-ignore
  await tellAbove(ctx, of, to)
  await record(ctx, {
    command: 'services.climbCase', areaId: of.areaId, subject: { type: 'serviceCase', id: of.id }, changes: { escalatedTo: [of.escalatedTo, to] }, reason,
  }) // prettier-ignore
  return true
}

async function levelOf(ctx: Ctx, areaId: string): Promise<number> {
  const area = await ctx.db.selectFrom('area').select('level').where('id', '=', areaId).executeTakeFirst()
  return Math.min(area?.level ?? 5, 5)
}

/** Those who watch the inbox of the level that it climbed to. */
async function tellAbove(ctx: Ctx, of: CaseRow, level: number): Promise<void> {
  const steps = of.path.split('/').filter(Boolean)
  const above = steps.map((_, i) => `/${steps.slice(0, i + 1).join('/')}/`)
  const area = await ctx.db
    .selectFrom('area')
    .select('id')
    .where('path', 'in', above)
    .where('level', '=', level)
    .executeTakeFirst()
  if (area) ctx.tell(`inbox:${area.id}`, { verb: 'climb' })
}
