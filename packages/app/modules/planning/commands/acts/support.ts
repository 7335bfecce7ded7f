import { sql } from 'kysely'
import { require, under } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { dayOf } from '#shared/dates.ts'
import { next } from '#shared/workflow.ts'
import { caseFlow, type CaseState, type CaseVerb } from '../../contract/base.ts'
import { actFlow, type ActState, type ActVerb } from '../../contract/acts.ts'
import type { FrozenPlan } from '../../rules/acts/plan.ts'
import { actorName, settledOn } from '../support.ts'

/** An act under change, its row held until the transaction ends. */
export async function loadAct(ctx: Ctx, right: string, id: string, version?: number) {
  const act = await ctx.db.selectFrom('planningAct').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!act) throw new AppError('access.notFound', 404)
  await require(ctx, right, act.areaId)
  if (version !== undefined && act.version !== version)
    throw new AppError('planning.stale', 409, { version: act.version })
  return { ...act, state: act.state as ActState, plan: act.plan as FrozenPlan | null }
}
export type LoadedAct = Awaited<ReturnType<typeof loadAct>>

/** The plan that was published. */
export function planOf(act: Pick<LoadedAct, 'plan'>): FrozenPlan {
  if (!act.plan) throw new Error('an act past its draft has a plan')
  return act.plan
}

/** Where a verb leads. @throws AppError `planning.wrongState` (409) when it is not open in this state */
export function stateAfter(act: Pick<LoadedAct, 'state'>, verb: ActVerb): ActState {
  const to = next(actFlow, act.state, verb)
  if (!to) throw new AppError('planning.wrongState', 409, { state: act.state, verb })
  return to
}

/** Takes a step: the state and what goes with it, one dated line, one audit entry. */
export async function step(
  ctx: Ctx,
  act: LoadedAct,
  verb: ActVerb,
  set: object = {},
  note = '',
): Promise<{ id: string; version: number }> {
  const state = stateAfter(act, verb)
  const version = act.version + 1
  await ctx.db
    .updateTable('planningAct')
    .set({ ...set, state, version })
    .where('id', '=', act.id)
    .execute()
  await writeStep(ctx, act, verb, state, note)
  await record(ctx, {
    command: `planning.${verb}Act`,
    areaId: act.areaId,
    subject: { type: 'planningAct', id: act.id },
    changes: { state: [act.state, state] },
    ...(note ? { reason: note } : {}),
  })
  return { id: act.id, version }
}

export async function writeStep(
  ctx: Ctx,
  act: { id: string; path: string },
  verb: ActVerb | 'draft',
  state: ActState,
  note: string,
  onDay = dayOf(ctx.now),
): Promise<void> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(max(seq), 0)::int + 1 as n from planning_act_step where act_id = ${act.id}`.execute(ctx.db)
  await ctx.db
    .insertInto('planningActStep')
    .values({
      actId: act.id,
      seq: rows[0]!.n,
      path: act.path,
      verb,
      state,
      onDay,
      at: ctx.now,
      byName: actorName(ctx),
      note,
    }) // prettier-ignore
    .execute()
}

/** Other acts on their way for the same town: two plans of one town cannot both come into force. */
export async function othersUnderWay(ctx: Ctx, act: { id: string; path: string }): Promise<string | undefined> {
  const other = await ctx.db
    .selectFrom('planningAct')
    .select('title')
    .where(under('path', act.path))
    .where('id', '<>', act.id)
    .where('state', 'in', ['filed', 'approved', 'announced'])
    .executeTakeFirst()
  return other?.title
}

/** The case of an act follows it; part of the act's own step. */
export async function turnCase(ctx: Ctx, id: string, verb: CaseVerb): Promise<void> {
  const found = await ctx.db
    .selectFrom('planningCase')
    .select(['state', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const state = next(caseFlow, found.state as CaseState, verb)
  if (!state) throw new AppError('planning.caseClosed', 409, { state: found.state })
  await ctx.db
    .updateTable('planningCase')
    .set({ state, version: found.version + 1, settledOn: settledOn(ctx, state) })
    .where('id', '=', id)
    .execute()
}
