import type { Ctx } from '#server/context.ts'
import { findScheme } from '../store/schemes.ts'
import { plainOf } from '../contract/engine.ts'
import type { ProblemView } from '../contract/problems.ts'
import { keptProblem } from '../problem/cache.ts'
import type { TownProblem } from '../problem/index.ts'
import { findCase } from './schemes.ts'

/** The town of a case on its register day, with the wishes of a scheme where one is named. */
async function townOf(ctx: Ctx, caseId: string, schemeId?: string) {
  const found = await findCase(ctx, caseId)
  const scheme = schemeId ? await findScheme(ctx, 'planning.view', schemeId) : undefined
  return { found, town: await keptProblem(ctx, found.areaId, found.registerOn, scheme?.params) }
}

/** Tenths of a metre are finer than any border on a map. */
const tenths = (list: ArrayLike<number>) => Array.from(list, (v) => Math.round(v * 10) / 10)

/** The units of a case with who touches whom, as columns. */
export async function getProblem(ctx: Ctx, caseId: string, schemeId?: string): Promise<ProblemView> {
  const { found, town } = await townOf(ctx, caseId, schemeId)
  const { adjacency } = town.problem
  return {
    caseId,
    areaId: found.areaId,
    on: found.registerOn,
    register: town.register,
    band: town.band,
    defaults: town.params,
    units: town.units,
    old: [...town.old],
    adjacency: {
      offsets: Array.from(adjacency.offsets), neighbours: Array.from(adjacency.neighbours), length: tenths(adjacency.length), barrier: Array.from(adjacency.barrier),
    },
    findings: town.findings,
  } // prettier-ignore
}

/** The problem of a scheme as the engine draws it. */
export async function getEngineProblem(ctx: Ctx, schemeId: string) {
  const scheme = await findScheme(ctx, 'planning.view', schemeId)
  const { problem, register } = await keptProblem(ctx, scheme.areaId, scheme.registerOn, scheme.params)
  return { ...plainOf(problem), register, seed: scheme.params.seed }
}

/** Outlines of the units that have one. */
export async function getOutlines(ctx: Ctx, caseId: string): Promise<{ ids: string[]; geometries: unknown[] }> {
  const { town } = await townOf(ctx, caseId)
  const drawn = shown(town)
  return { ids: drawn.map((u) => town.units.ids[u]!), geometries: drawn.map((u) => town.geometries[u]) }
}

const shown = ({ geometries }: TownProblem): number[] =>
  geometries.flatMap((g, u) => ((g as { type?: string } | null)?.type?.endsWith('Polygon') ? [u] : []))
