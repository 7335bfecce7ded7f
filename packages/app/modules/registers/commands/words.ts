import type { Ctx } from '#server/context.ts'

/** The name of an area as known now: what an audit entry says instead of an id. */
export async function areaName(ctx: Ctx, areaId: string | null): Promise<string | null> {
  if (areaId === null) return null
  const row = await ctx.db
    .selectFrom('areaVersion')
    .select('name')
    .where('areaId', '=', areaId)
    .where('supersededAt', 'is', null)
    .orderBy('validFrom', 'desc')
    .executeTakeFirst()
  return row?.name ?? null
}

/** The address of a dwelling. */
export async function addressOf(ctx: Ctx, communityId: string, dwellingId: string | null): Promise<string> {
  if (dwellingId === null) return ''
  const row = await ctx.db
    .selectFrom('dwelling')
    .select('address')
    .where('communityId', '=', communityId)
    .where('dwellingId', '=', dwellingId)
    .where('supersededAt', 'is', null)
    .executeTakeFirst()
  return row?.address ?? ''
}

/** The name of a person within reach. */
export async function personName(ctx: Ctx, personId: string | undefined): Promise<string | null> {
  if (!personId) return null
  const row = await ctx.db
    .selectFrom('resident')
    .select('name')
    .where('personId', '=', personId)
    .where('supersededAt', 'is', null)
    .executeTakeFirst()
  return row?.name ?? null
}
