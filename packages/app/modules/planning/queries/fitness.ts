import type { z } from 'zod'
import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { getArea } from '#modules/areas/index.ts'
import type * as contract from '../contract/coverage.ts'
import { keptProblem } from '../problem/cache.ts'
import { fitnessFaults } from '../rules/fitness.ts'
import { totalsOf } from '../rules/totals.ts'
import { townsWithUnits, type Town } from './coverage.ts'

type Fitness = z.output<typeof contract.fitnessOf.reply>

/** Communities of today that do not fit, town by town (S20, S21 of the seed's survey: 居委会大都是原来的村直接改成的…辖区范围不适应). */
export async function fitnessOf(ctx: Ctx, areaId: string): Promise<Fitness> {
  const path = await require(ctx, 'planning.view', areaId)
  const towns = (await townsWithUnits(ctx, path, ctx.asOf)).slice(0, 60)
  const found: Fitness = { communities: 0, rows: [] }
  for (const town of towns) {
    const { communities, rows } = await ofTown(ctx, town)
    found.communities += communities
    found.rows.push(...rows)
  }
  return found
}

async function ofTown(ctx: Ctx, town: Town): Promise<Fitness> {
  const { units, old, problem, band } = await keptProblem(ctx, town.id, ctx.asOf)
  const { kind } = await getArea(ctx, town.id)
  const assignment = Int32Array.from(units.old, (o) => Math.max(-1, o))
  const totals = totalsOf(units, problem.adjacency, assignment, old.length)
  const faults = fitnessFaults({ units, old, totals, adjacency: problem.adjacency, assignment, band, urban: kind === 'subdistrict' }) // prettier-ignore
  return {
    communities: old.length,
    rows: faults.map(({ community, ...f }) => ({ ...f, townId: town.id, town: town.name, areaId: old[community]!.areaId, name: old[community]!.name })), // prettier-ignore
  }
}
