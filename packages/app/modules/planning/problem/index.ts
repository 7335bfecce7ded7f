import type { Problem } from '@liren/planner'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { getArea } from '#modules/areas/index.ts'
import type { Band, Finding, OldCommunity, UnitColumns } from '../contract/problems.ts'
import type { Params } from '../contract/schemes.ts'
import { bandOf } from './band.ts'
import { buildProblem, layGround, type Grounded } from './build.ts'
import { layerIds, layersFor } from './layers.ts'
import { settingOf } from '../store/cases.ts'
import { defaultParams } from './params.ts'
import { readCommunities, readUnits } from './register.ts'

export interface TownProblem {
  problem: Problem
  /** The units as columns, in the problem's order. */
  units: UnitColumns
  /** Today's communities, which `units.old` and `problem.old` number. */
  old: readonly OldCommunity[]
  band: Band
  params: Params
  findings: Finding[]
  register: string
  geometries: unknown[]
}

/** Where a town is kept that was laid on the ground before (`cache.ts`). */
export type Keep = (key: string, make: () => Promise<Grounded>) => Promise<Grounded>

/**
 * The planning problem of a subdistrict or town from its register on a day: residential units with their households,
 * who touches whom, today's communities, and the band of the rule set in force on that day. What `options` says goes
 * before the defaults. The caller has checked the right. Party members and facilities are not in it: no register keeps them.
 * @throws AppError `access.notFound` where the area does not stand on the day, `policies.noRule` where no band is known
 */
export async function problemOf(
  ctx: Ctx,
  areaId: string,
  on: Day,
  options: Partial<Params> = {},
  keep: Keep = (_, make) => make(),
): Promise<TownProblem> {
  const { path } = await getArea(ctx, areaId, on)
  const band = await bandOf(ctx, path, on)
  const params = { ...defaultParams(band, options.layers ?? (await layerIds(ctx, path)), await settingOf(ctx, path)), ...options } // prettier-ignore
  const { layers, reach } = params
  const grounded = await keep(`${reach}|${layers.join()}`, async () => {
    const units = await readUnits(ctx, areaId, path, on)
    return layGround(units, await readCommunities(ctx, path, on), await layersFor(ctx, path, layers), reach)
  })
  const { problem, columns, findings, register } = buildProblem(grounded, params)
  const { old, geometries } = grounded
  return { problem, units: columns, old, band, params, findings, register, geometries }
}
