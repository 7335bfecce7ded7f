import { said } from '@liren/ballots'
import { closeWork, openWork, openWorkOf } from '#modules/organs/index.ts'
import { lastDayWithin } from '#modules/policies/index.ts'
import type { Ctx } from '#server/context.ts'
import { communityStands } from '../queries/dates.ts'
import { citing } from '../rules/citing.ts'
import { today, type Seen } from './support.ts'

const RULE = 'elections.again'

/**
 * Where a local pack says within how many days to elect again after a void election, that is a work item. A recall elects nobody, and a
 * community that ended does not elect again. @returns the last day, or nothing
 */
export async function electAgain(ctx: Ctx, of: Seen): Promise<string> {
  const days = said(of.law, 'reElectionDays')
  if (!days || of.kind === 'recall' || !(await communityStands(ctx, of.communityId, today(ctx)))) return ''
  const dueOn = lastDayWithin(today(ctx), days.value)
  await openWork(ctx, { areaId: of.communityId, rule: RULE, role: 'communityWorker', dueOn, text: `${of.title}已宣布无效，应当重新选举${citing(days)}`, source: { kind: 'election', id: of.id, text: of.title } }) // prettier-ignore
  return dueOn
}

/** Who was elected again is announced: what asked for it is done. A new committee also fills the seats of a void by-election. */
export async function electedAgain(ctx: Ctx, of: Seen): Promise<void> {
  const kinds = of.kind === 'general' ? ['general', 'byElection'] : [of.kind]
  for (const work of await openWorkOf(ctx, of.communityId, RULE)) {
    const asked = await ctx.db.selectFrom('election').select('kind').where('communityId', '=', of.communityId).where('id', '=', work.sourceId).executeTakeFirst()
    if (asked && kinds.includes(asked.kind)) await closeWork(ctx, { areaId: of.communityId, id: work.id, note: `${of.title}结果已公布` })
  }
} // prettier-ignore
