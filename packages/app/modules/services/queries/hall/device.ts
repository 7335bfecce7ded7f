import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { DeviceKind } from '../../contract/hall/base.ts'

export const deviceHash = (ctx: Ctx, token: string): string => ctx.keys.mac(`services.device:${token}`)

/**
 * The device whose secret this is. For the house itself: nobody but the holder of the secret is known.
 * @throws AppError `access.notFound` for a wrong, foreign or revoked one
 */
export async function deviceOf(ctx: Ctx, token: string, kinds?: readonly DeviceKind[]) {
  const device = await ctx.db
    .selectFrom('serviceDevice')
    .selectAll()
    .where('tokenHash', '=', deviceHash(ctx, token))
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  const kind = device?.kind as DeviceKind | undefined
  if (!device || !kind || (kinds && !kinds.includes(kind))) throw notFound()
  return { ...device, kind }
}
