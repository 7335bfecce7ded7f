import type { z } from 'zod'
import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type { changeNetworkSetting as contract } from '../../contract/network/coverage.ts'
import { changesOf, checkVersion } from '../support.ts'

/** Sets how people walk in a county or the city: our own measures, no law. */
export async function changeNetworkSetting(ctx: Ctx, input: z.output<typeof contract.body>) {
  const path = await require(ctx, 'services.settings', input.areaId)
  const { areaId, version, ...walk } = input
  const old = await ctx.db.selectFrom('serviceNetworkSetting').selectAll().where('areaId', '=', areaId).executeTakeFirst() // prettier-ignore
  checkVersion({ version: old?.version ?? 0 }, version)
  const set = { ...walk, version: version + 1 }
  await ctx.db
    .insertInto('serviceNetworkSetting')
    .values({ areaId, path, ...set })
    .onConflict((c) => c.column('areaId').doUpdateSet(set))
    .execute()
  await record(ctx, { command: 'services.changeNetworkSetting', areaId, subject: { type: 'serviceNetworkSetting', id: areaId }, changes: changesOf(old ?? {}, walk) }) // prettier-ignore
  return { areaId, version: version + 1 }
}
