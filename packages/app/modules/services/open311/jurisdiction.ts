import { findAreaByCode } from '#modules/areas/index.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'

export interface Jurisdiction {
  areaId: string
  path: string
  code: string
}

/**
 * Whose requests are meant: an area by its code, the whole city where nothing is said (one city is served).
 * @throws AppError `services.open311Jurisdiction` (404)
 */
export async function jurisdictionOf(ctx: Ctx, said: string | undefined): Promise<Jurisdiction> {
  const unknown = () =>
    new AppError('services.open311Jurisdiction', 404, { code: (said ?? '').slice(0, 40) }, 'jurisdiction_id')
  if (said === undefined) return cityOf(ctx, unknown)
  const area = /^\d{4,12}$/.test(said) ? await findAreaByCode(ctx, said) : undefined
  if (!area) throw unknown()
  return { areaId: area.id, path: area.path, code: said }
}

async function cityOf(ctx: Ctx, unknown: () => AppError): Promise<Jurisdiction> {
  const city = await ctx.db
    .selectFrom('area')
    .innerJoin('areaVersion', 'areaVersion.areaId', 'area.id')
    .select(['area.id', 'area.path', 'areaVersion.codeStat'])
    .where('area.level', '=', 2)
    .where('areaVersion.supersededAt', 'is', null)
    .orderBy('area.path')
    .executeTakeFirst()
  if (!city) throw unknown()
  return { areaId: city.id, path: city.path, code: (city.codeStat ?? '').slice(0, 6) }
}
