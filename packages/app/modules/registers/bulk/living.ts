import type { Ctx } from '#server/context.ts'

export interface Living {
  personId: string
  idHash: string | null
  name: string
  birthOn: string
  householdId: string
  /** Of the home; '' where the household has none. */
  address: string
}

/**
 * Everybody who lives in a community, with the address. Three plain reads put together here: after a mass of inserts a server
 * has no statistics yet and joins them row by row.
 */
export async function livingIn(ctx: Ctx, communityId: string): Promise<Living[]> {
  const people = await ctx.db
    .selectFrom('resident')
    .where('communityId', '=', communityId)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .select(['personId', 'idHash', 'name', 'birthOn', 'householdId'])
    .execute()
  if (people.length === 0) return []
  const households = await ctx.db
    .selectFrom('household')
    .where('communityId', '=', communityId)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .select(['householdId', 'dwellingId'])
    .execute()
  const dwellings = await ctx.db
    .selectFrom('dwelling')
    .where('communityId', '=', communityId)
    .where('supersededAt', 'is', null)
    .select(['dwellingId', 'address'])
    .execute()
  const addresses = new Map(dwellings.map((d) => [d.dwellingId, d.address]))
  const homes = new Map(households.map((h) => [h.householdId, addresses.get(h.dwellingId ?? '') ?? '']))
  return people.map((p) => ({ ...p, address: homes.get(p.householdId) ?? '' }))
}
