import { sql } from 'kysely'
import { requireRight, visible } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import type { ListQuery, Page } from '#shared/listing.ts'
import type { KeyRow } from '../contract/open311.ts'

const area = sql<string>`coalesce((select v.name from area_version v where v.area_id = k.area_id and v.superseded_at is null order by v.valid_from desc limit 1), '')`

/** Keys of programs within reach, the newest first; none of them can be read again. */
export async function listKeys(ctx: Ctx, ask: ListQuery): Promise<Page<KeyRow>> {
  requireRight(ctx, 'services.settings')
  let query = ctx.db
    .selectFrom('open311Key as k')
    .where(visible(ctx, 'k.path'))
    .select([
      'k.id',
      'k.version',
      'k.areaId',
      'k.name',
      'k.contact',
      'k.last4',
      'k.createdBy',
      'k.createdAt',
      'k.usedAt',
      'k.revokedAt',
      'k.revokedReason',
    ])
    .select(area.as('area'))
  if (ask.search) query = query.where('k.name', 'like', containing(ask.search))
  const sorts = { createdAt: 'k.createdAt', name: 'k.name', usedAt: 'k.usedAt', revokedAt: 'k.revokedAt' }
  return pageFrom(query, { ...ask, sort: ask.sort ?? '-createdAt' }, sorts, 'k.id')
}
