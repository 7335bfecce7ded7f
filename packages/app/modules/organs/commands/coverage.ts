import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type { Input } from '#shared/contract.ts'
import { translator } from '#server/texts.ts'
import { addDays, dayOf } from '#shared/dates.ts'
import type * as contract from '../contract/coverage.ts'
import { askedFor, judgeAll, type Asked, type Judged } from '../queries/coverage/index.ts'
import { closeWork, openWork } from '../store/work.ts'

/**
 * Asks to mend what fails today: opens work, with the days of its check, for each failing area that has none, and closes work for
 * what passes by now. Asked twice, nothing is opened twice.
 */
export async function dispatchGaps(ctx: Ctx, { areaId, check, note }: Input<typeof contract.dispatchGaps>['body']) {
  const path = await require(ctx, 'organs.dispatch', areaId)
  const today = dayOf(ctx.now)
  const { judged } = await judgeAll(ctx, path, today)
  const asked = await askedFor(ctx, path)
  const due = judged.filter((j) => j.failing && (!check || j.standing.check.key === check) && !asked.has(keyOf(j)))
  for (const j of due) await openFor(ctx, j, today)
  const closed = await closePassing(ctx, judged, asked)
  await record(ctx, { command: 'organs.dispatchGaps', areaId, subject: { type: 'organWork', id: areaId }, changes: { opened: [null, due.length], closed: [null, closed], check: [null, check ?? null] }, ...(note ? { reason: note } : {}) }) // prettier-ignore
  return { opened: due.length, closed }
}

const keyOf = ({ community, standing }: Judged): string => `${community.areaId} ${standing.check.key}`

const openFor = (ctx: Ctx, { community, standing: { check, source }, failing }: Judged, today: string) =>
  openWork(ctx, {
    areaId: community.areaId, rule: check.key, role: check.role, dueOn: addDays(today, check.dueDays), text: translator('zh-CN')(`organs:coverage.reasons.${failing!.reason}`, failing!.figures),
    source: { kind: 'check', text: source.article === '—' ? source.document : `《${source.document}》${source.article}` },
  }) // prettier-ignore

/** Closes what a check asked for and passes by now. Returns how many. */
async function closePassing(ctx: Ctx, judged: readonly Judged[], asked: ReadonlyMap<string, Asked>): Promise<number> {
  const failing = new Set(judged.filter((j) => j.failing).map(keyOf))
  const done = [...asked].filter(([key]) => !failing.has(key))
  for (const [, { areaId, id }] of done) await closeWork(ctx, { areaId, id, note: '检查已通过' })
  return done.length
}

/** After a change in an area: what its checks asked for and now pass is mended. Part of the command that changed it. */
export async function settleArea(ctx: Ctx, areaId: string): Promise<void> {
  const area = await ctx.db.selectFrom('area').select(['path', 'level']).where('id', '=', areaId).executeTakeFirst()
  if (area?.level !== 5) return
  const asked = await askedFor(ctx, area.path)
  if (asked.size > 0) await closePassing(ctx, (await judgeAll(ctx, area.path, dayOf(ctx.now))).judged, asked)
}
