import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'

export const reasonOf = (g: { paper?: string | undefined; reason?: string | undefined }) => ({
  reason: [g.paper, g.reason].filter(Boolean).join(' · '),
})

interface HomeInput {
  dwellingId?: string | undefined
  address?: string | undefined
  unitId?: string | undefined
  building?: string | undefined
  room?: string | undefined
}

/**
 * The dwelling that a form names: one that is there, or the address that becomes one (the same address in a community
 * is the same dwelling). @throws AppError `access.notFound` when the dwelling is not in the community
 */
export async function dwellingFor(ctx: Ctx, communityId: string, home: HomeInput, on: Day): Promise<string | null> {
  const current = ctx.db
    .selectFrom('dwelling')
    .select('dwellingId')
    .where('communityId', '=', communityId)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
  if (home.dwellingId) {
    const found = await current.where('dwellingId', '=', home.dwellingId).executeTakeFirst()
    if (!found) throw notFound()
    return found.dwellingId
  }
  const address = home.address || (await addressIn(ctx, home))
  if (!address) return null
  const same = await current
    .where('address', '=', address)
    .where('unitId', home.unitId ? '=' : 'is', home.unitId ?? null)
    .executeTakeFirst()
  if (same) return same.dwellingId
  const buildingId = home.building ? await buildingFor(ctx, communityId, home, on) : null
  return insertDwelling(ctx, communityId, on, { ...home, address }, buildingId, null)
}

/** The address that unit, building and room make, where none was typed. */
async function addressIn(ctx: Ctx, home: HomeInput): Promise<string> {
  if (!home.unitId || !home.room) return ''
  const name = await unitName(ctx, home.unitId)
  return name ? `${name}${home.building ?? ''}${home.room}` : ''
}

/** The last name of a unit; '' where there is none. */
export async function unitName(ctx: Ctx, unitId: string): Promise<string> {
  const unit = await ctx.db
    .selectFrom('residentialUnit')
    .select('name')
    .where('unitId', '=', unitId)
    .where('supersededAt', 'is', null)
    .orderBy('validFrom', 'desc')
    .executeTakeFirst()
  return unit?.name ?? ''
}

async function buildingFor(ctx: Ctx, communityId: string, home: HomeInput, on: Day): Promise<string> {
  const unitId = home.unitId ?? null
  const found = await ctx.db
    .selectFrom('building')
    .select('buildingId')
    .where('communityId', '=', communityId)
    .where('unitId', unitId ? '=' : 'is', unitId)
    .where('name', '=', home.building!)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .executeTakeFirst()
  if (found) return found.buildingId
  const buildingId = newId(ctx.now)
  await insertBuilding(ctx, {
    communityId,
    buildingId,
    unitId,
    name: home.building!,
    floors: null,
    builtYear: null,
    validFrom: on,
  })
  return buildingId
}

export interface BuildingInput {
  communityId: string
  buildingId: string
  unitId: string | null
  name: string
  floors: number | null
  builtYear: number | null
  validFrom: Day
}
export const insertBuilding = (ctx: Ctx, row: BuildingInput) =>
  ctx.db
    .insertInto('building')
    .values({ ...row, id: newId(ctx.now), validTo: null, recordedAt: ctx.now, supersededAt: null })
    .execute()

export async function insertDwelling(
  ctx: Ctx,
  communityId: string,
  on: Day,
  home: HomeInput,
  buildingId: string | null,
  areaM2: number | null,
): Promise<string> {
  const dwellingId = newId(ctx.now)
  await ctx.db
    .insertInto('dwelling')
    .values({
      communityId,
      id: newId(ctx.now),
      dwellingId,
      buildingId,
      unitId: home.unitId ?? null,
      room: home.room ?? '',
      address: home.address ?? '',
      areaM2,
      validFrom: on,
      validTo: null,
      recordedAt: ctx.now,
      supersededAt: null,
    }) // prettier-ignore
    .execute()
  return dwellingId
}
