import type { z } from 'zod'
import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type { changeSetting as contract } from '../contract/coverage.ts'

/** Sets within how many days new units of a county (or city) are to be included, and whose task it is. */
export async function changeSetting(ctx: Ctx, input: z.output<typeof contract.body>) {
  const path = await require(ctx, 'planning.settings', input.areaId)
  const { areaId, days, ownerRole, version } = input
  const old = await ctx.db.selectFrom('planningSetting').selectAll().where('areaId', '=', areaId).executeTakeFirst()
  if ((old?.version ?? 0) !== version)
    throw new AppError('planning.stale', 409, { version: old?.version ?? 0, by: '—' })
  const row = { areaId, path, includeDays: days, ownerRole, version: version + 1 }
  await ctx.db
    .insertInto('planningSetting')
    .values(row)
    .onConflict((c) => c.column('areaId').doUpdateSet({ includeDays: days, ownerRole, version: version + 1 }))
    .execute()
  await record(ctx, {
    command: 'planning.changeSetting',
    areaId,
    subject: { type: 'planningSetting', id: areaId },
    changes: { days: [old?.includeDays ?? null, days], ownerRole: [old?.ownerRole ?? null, ownerRole] },
  })
  return { areaId, version: version + 1 }
}
