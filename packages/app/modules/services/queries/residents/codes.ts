import { require, requireRight, under, visible } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import type { Input, Reply } from '#shared/contract.ts'
import type * as contract from '../../contract/residents/enrol.ts'
import { CODE_TRIES } from '../../rules/residents/codes.ts'

type Row = Reply<typeof contract.listCodes>['rows'][number]

/** How a code stands: used, withdrawn, tried too often, expired, or still good. */
export function codeState(
  code: { usedAt: Date | null; withdrawnAt: Date | null; tries: number; expiresAt: Date },
  now: Date,
): Row['state'] {
  if (code.usedAt) return 'used'
  if (code.withdrawnAt) return 'withdrawn'
  if (code.tries >= CODE_TRIES) return 'blocked'
  return code.expiresAt <= now ? 'expired' : 'open'
}

/** Codes given out within reach, newest first; never the code itself. */
export async function listCodes(
  ctx: Ctx,
  ask: Input<typeof contract.listCodes>['query'],
): Promise<Reply<typeof contract.listCodes>> {
  requireRight(ctx, 'services.enrol')
  const path = ask.areaId ? await require(ctx, 'services.enrol', ask.areaId) : undefined
  const found = ctx.db
    .selectFrom('serviceCode')
    .select(['id', 'name', 'localUnitId', 'checked', 'madeBy', 'madeAt', 'expiresAt', 'tries', 'usedAt', 'withdrawnAt'])
    .where(visible(ctx, 'path'))
    .$if(path !== undefined, (q) => q.where(under('path', path!)))
    .$if(ask.search !== undefined, (q) => q.where('name', 'like', containing(ask.search!)))
  const page = await pageFrom(found, { ...ask, sort: ask.sort ?? '-madeAt' }, { madeAt: 'made_at', name: 'name' }, 'id')
  return {
    ...page,
    rows: page.rows.map(({ localUnitId, usedAt, withdrawnAt, ...r }) => ({
      ...r,
      checked: r.checked as Row['checked'],
      of: localUnitId ? ('unit' as const) : ('person' as const),
      state: codeState({ ...r, usedAt, withdrawnAt }, ctx.now),
    })),
  }
}
