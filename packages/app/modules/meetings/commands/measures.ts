import type { z } from 'zod'
import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type * as contract from '../contract/publicity.ts'
import { measuresAt } from '../law/publicity.ts'
import { actorName, checkVersion } from '../store/load.ts'

/** Sets the days that the law leaves open, for an area and those below it. */
export async function setMeasures(ctx: Ctx, input: z.output<typeof contract.setMeasures.body>) {
  const path = await require(ctx, 'meetings.oversee', input.areaId)
  const { areaId, version, ...days } = input
  const before = await ctx.db.selectFrom('publicityMeasure').selectAll().where('areaId', '=', areaId).forUpdate().executeTakeFirst() // prettier-ignore
  checkVersion(before ?? { version: 0 }, version)
  const row = { ...days, path, setBy: actorName(ctx), setAt: ctx.now, version: version + 1 }
  await ctx.db.insertInto('publicityMeasure').values({ areaId, ...row }).onConflict((c) => c.column('areaId').doUpdateSet(row)).execute() // prettier-ignore
  await record(ctx, { command: 'meetings.setMeasures', areaId, subject: { type: 'publicityMeasure', id: areaId }, changes: { measures: [before ? `${before.publishDays}/${before.enquiryDays}/${before.complaintDays}/${before.rhythmMonths}` : null, Object.values(days).join('/')] } }) // prettier-ignore
  return { id: areaId, version: version + 1 }
}

export async function getMeasures(ctx: Ctx, areaId: string) {
  return measuresAt(ctx, await require(ctx, 'meetings.view', areaId))
}
