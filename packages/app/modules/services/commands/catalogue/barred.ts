import type { z } from 'zod'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import type { guideBarred as contract } from '../../contract/catalogue/barred.ts'
import { checkVersion } from '../support.ts'

/** Says where in this city to go instead of to the committee, by which paper. The city's own words; city officers only. */
export async function guideBarred(ctx: Ctx, id: string, input: z.output<typeof contract.body>) {
  const city = await ctx.db.selectFrom('area').select('id').where('level', '=', 2).orderBy('path').executeTakeFirst()
  if (!city) throw notFound()
  await require(ctx, 'services.catalogue', city.id)
  const found = await ctx.db.selectFrom('serviceBarred').selectAll().where('id', '=', id).executeTakeFirst()
  if (!found) throw notFound()
  checkVersion(found, input.version)
  const { version, guide, guideSource } = input
  await privileged(ctx, (db) =>
    db
      .updateTable('serviceBarred')
      .set({ guide: guide || null, guideSource, version: version + 1 })
      .where('id', '=', id)
      .execute(),
  )
  await record(ctx, {
    command: 'services.guideBarred',
    areaId: city.id,
    subject: { type: 'serviceBarred', id },
    changes: { guide: [found.guide, guide], guideSource: [found.guideSource, guideSource] },
  })
  return { id, version: version + 1 }
}
