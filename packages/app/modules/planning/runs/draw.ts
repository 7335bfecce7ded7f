import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type { JobHandle } from '#server/jobs/types.ts'
import { AppError } from '#shared/errors.ts'
import { openOf } from '../commands/cases.ts'
import type { RunResult } from '../contract/runs.ts'
import type { Problem } from '@liren/planner'
import type { Community, Params, SchemeLocks, SchemeOrigin } from '../contract/schemes.ts'
import { keptProblem } from '../problem/cache.ts'
import type { TownProblem } from '../problem/index.ts'
import { countyOf, takenNames } from '../problem/taken.ts'
import { drawingOf } from '../rules/drawn.ts'
import { holding, namedReasons } from '../rules/locks.ts'
import type { Drawing } from '../rules/scheme.ts'
import { findScheme, writeScheme, type Scheme } from '../store/schemes.ts'
import { drawApart } from './apart.ts'
import type { Ask, Outcome } from './ask.ts'

/** What a run is about, read in one short transaction. */
export interface Task {
  caseId: string
  areaId: string
  path: string
  registerOn: string
  town: TownProblem
  /** The town's problem with what a scheme holds fast as drawn. */
  problem: Problem
  /** Names of the county that no new community may take. */
  taken: Set<string>
  origin: SchemeOrigin
  names: string[]
  communities?: Community[]
  from?: Int32Array
}

/** @param right what the person who started it must hold at the area */
export async function readTask(
  ctx: Ctx,
  caseId: string,
  params: Partial<Params>,
  names: string[],
  right = 'planning.draw',
): Promise<Task> {
  const { areaId, path, registerOn } = await openOf(ctx, caseId, undefined, right)
  const town = await keptProblem(ctx, areaId, registerOn, params)
  if (town.problem.n === 0) throw new AppError('planning.noUnits', 422, { day: registerOn })
  const taken = await takenNames(ctx, await countyOf(ctx, areaId, registerOn), registerOn)
  const set = new Set(taken.map((t) => t.name))
  return { caseId, areaId, path, registerOn, town, problem: town.problem, taken: set, origin: 'engine', names }
}

/** A case as a scheme of it wishes: what the scheme holds fast stays, and keeps its names. */
export async function readDrawing(
  ctx: Ctx,
  caseId: string,
  params: Params,
  names: string[],
  schemeId?: string,
): Promise<Task> {
  const task = await readTask(ctx, caseId, params, names)
  const { fixed, kept } = params.locks
  if (!schemeId || fixed.length + kept.length === 0) return task
  return { ...task, ...laidOn(task.town, await findScheme(ctx, 'planning.draw', schemeId), params.locks) }
}

/** A scheme over the units of the town, and the problem with its locks. */
function laidOn(town: TownProblem, scheme: Drawing, locks: SchemeLocks) {
  const { communities, assignment } = scheme
  const index = new Map(communities.map((c, i) => [c.key, i]))
  const from = Int32Array.from(town.units.ids, (id) => index.get(assignment[id] ?? '') ?? -1)
  const at = (u: number) => communities[from[u]!]?.key ?? null
  return { communities, from, problem: holding(town.problem, locks, at) }
}

/** A scheme to mend or to add to. */
export async function readMending(ctx: Ctx, schemeId: string, what: 'repair' | 'include'): Promise<Task> {
  const scheme = await findScheme(ctx, 'planning.draw', schemeId)
  return readOn(ctx, scheme, what, [scheme.name])
}

/** What a run on a scheme is about: drawing anew by its wishes, or working on what is drawn. */
export async function readOn(ctx: Ctx, scheme: Scheme, what: Ask['what'], names: string[]): Promise<Task> {
  if (what === 'draw') return readDrawing(ctx, scheme.caseId, scheme.params, names, scheme.id)
  const task = await readTask(ctx, scheme.caseId, scheme.params, names)
  return { ...task, ...laidOn(task.town, scheme, scheme.params.locks), origin: what }
}

export type Effort = Pick<Ask, 'what' | 'rounds' | 'count'>

/** Draws apart, with progress and cancelling by the job. */
export async function drawTask(handle: JobHandle, task: Task, effort: Effort): Promise<Outcome[]> {
  const { problem, town, from } = task
  let told = 0
  const ask = { ...effort, problem, seed: town.params.seed, ...(from ? { from } : {}) }
  return drawApart(ask, {
    onProgress: (done) => {
      const percent = Math.floor(done * 100)
      if (percent <= told) return
      told = percent
      handle.report(percent, 100)
    },
    check: handle.checkCancelled,
  })
}

/** Writes what came out as new alternatives of the case; the engine's word is kept with each. */
export async function keepDrawn(ctx: Ctx, task: Task, plans: readonly Outcome[], what: string): Promise<RunResult> {
  const schemeIds: string[] = []
  for (const [i, plan] of plans.entries()) {
    const drawing = drawingOf({
      units: task.town.units,
      old: task.town.old,
      assignment: plan.assignment,
      count: plan.communities,
      taken: task.taken,
      ...(task.communities ? { from: task.communities, before: task.from! } : {}),
    })
    const { caseId, areaId, path, origin } = task
    const base = { caseId, areaId, path, origin, name: task.names[i] ?? task.names[0]!, params: task.town.params }
    schemeIds.push(await writeScheme(ctx, { ...base, ...drawing, engine: wordOf(task, plan) }))
  }
  await record(ctx, {
    command: `planning.${what}`,
    areaId: task.areaId,
    subject: { type: 'planningCase', id: task.caseId },
    changes: { schemes: [null, task.names.slice(0, plans.length).join('、')] },
  })
  return { schemeIds, legal: plans.map((p) => p.legal), exceptions: exceptionsOf(task, plans[0]) }
}

const exceptionsOf = (
  { town: { units, problem: base }, problem }: Task,
  plan: Outcome | undefined,
): RunResult['exceptions'] =>
  namedReasons(base, problem, plan?.exceptions ?? []).map(({ kind, units: list, households, proof }) => ({
    kind,
    units: list.map((u) => units.ids[u]!),
    names: list.slice(0, 20).map((u) => units.names[u]!),
    households,
    proof: proof ?? null,
  }))

/** What the engine says of a plan, as it is kept with the scheme. */
const wordOf = (task: Task, plan: Outcome): Record<string, unknown> => {
  const { legal, objective, cut, q, seed, rounds, movedHouseholds } = plan
  const moved = movedHouseholds === undefined ? {} : { movedHouseholds }
  return { legal, objective, cut, q, seed, rounds, ...moved, exceptions: exceptionsOf(task, plan) }
}
