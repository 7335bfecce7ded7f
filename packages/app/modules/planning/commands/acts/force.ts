import { sql } from 'kysely'
import { redraw, type Redrawing } from '#modules/areas/index.ts'
import { followCommunity, placeUnits, remainderOf, type Moving } from '#modules/registers/index.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { asSystem, type House } from '#server/house.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { holds } from '../../problem/time.ts'
import { addTo, consequenceOf, type Consequence, type FrozenPlan } from '../../rules/acts/plan.ts'
import { tasksOf } from '../../rules/acts/tasks.ts'
import { refuseOvertaken } from './checks.ts'
import { writeOutlines } from './outlines.ts'
import { loadAct, planOf, stateAfter, turnCase, writeStep, type LoadedAct } from './support.ts'

/** What others hear when communities are redrawn (`planning.inForce`), in the same transaction. */
export interface InForceEvent {
  actId: string
  townId: string
  onDay: string
  begun: string[]
  ended: { areaId: string; into: string[] }[]
  moves: Moving[]
}

/**
 * Brings announced acts whose day has come into force, each in one transaction: all of it or nothing. Run hourly and at
 * start, by several processes at once if need be. An act that cannot (its town changed meanwhile) stays announced, says on
 * its page why, is tried again, and does not hold up the others.
 */
export async function bringActsIntoForce(house: House): Promise<number> {
  const today = dayOf(house.clock())
  const due = await asSystem(house, 'planning', (ctx) =>
    ctx.db
      .selectFrom('planningAct')
      .select('id')
      .where('state', '=', 'announced')
      .where('effectiveOn', '<=', today)
      .orderBy('effectiveOn')
      .orderBy('id')
      .execute(),
  )
  let done = 0
  for (const { id } of due) {
    try {
      if (await asSystem(house, 'planning', (ctx) => takeEffect(ctx, id))) done++
    } catch (err) {
      house.log.error({ err, actId: id }, 'an act could not come into force')
      await asSystem(house, 'planning', (ctx) => keepRefusal(ctx, id, err)).catch((lost: unknown) =>
        house.log.error({ err: lost, actId: id }, 'why an act could not come into force was not kept'),
      )
    }
  }
  return done
}

/** Keeps why an act could not come into force, once for each reason, for whoever looks at its page. */
async function keepRefusal(ctx: Ctx, id: string, err: unknown): Promise<void> {
  const act = await loadAct(ctx, 'planning.approve', id)
  if (act.state !== 'announced') return
  const refusal = err instanceof AppError ? { code: err.code, params: err.params } : { code: 'planning.forceFailed', params: {} } // prettier-ignore
  await ctx.db
    .updateTable('planningAct')
    .set({ refusedAt: ctx.now, refusal: JSON.stringify(refusal) })
    .where('id', '=', id)
    .execute()
  if ((act.refusal as { code?: string } | null)?.code === refusal.code) return
  await record(ctx, {
    command: 'planning.refuseEffect',
    areaId: act.areaId,
    subject: { type: 'planningAct', id },
    changes: { refusal: [null, refusal.code] },
  })
}

/**
 * The act holds from its day on: communities begin, go on and end; units, homes, households, people and counts follow;
 * what cannot be told by unit (local units, those without a home on file) goes to the one that took most; outlines follow;
 * tasks open. Units that closed or went to another town since stay where they are.
 * @returns whether it came into force now (`false`: it already is, or was withdrawn)
 * @throws AppError the refusals of {@link refuseOvertaken} and of `redraw`
 */
export async function takeEffect(ctx: Ctx, id: string): Promise<boolean> {
  const act = await loadAct(ctx, 'planning.approve', id)
  if (act.state !== 'announced') return false
  const state = stateAfter(act, 'takeEffect')
  const plan = planOf(act)
  await refuseOvertaken(ctx, act, plan)
  const consequence = consequenceOf(plan)
  const { event, ids } = await redraw(ctx, actingOf(act), redrawingOf(act, plan, consequence))
  const here = await stillHere(ctx, act, plan)
  const placements = here.flatMap((c) => c.unitIds.map((unitId) => ({ unitId, communityId: ids.get(c.key)! })))
  const moves = await placeUnits(ctx, placements, act.effectiveOn, act.id)
  for (const end of consequence.ended) {
    const heir = ids.get(end.into[0]!)!
    addTo(moves, end.areaId, heir, await remainderOf(ctx, end.areaId, [], act.effectiveOn))
    await followCommunity(ctx, end.areaId, heir, act.effectiveOn, act.id)
  }
  const noOutline = await writeOutlines(ctx, act, plan, ids)
  await openTasks(ctx, act, plan, consequence, ids)
  await ctx.announce('areas.changed', { ...event, links: [] })
  const ended = consequence.ended.map((e) => ({ areaId: e.areaId, into: e.into.map((key) => ids.get(key)!) }))
  await ctx.announce('planning.inForce', {
    actId: act.id, townId: act.areaId, onDay: act.effectiveOn, begun: event.begun, ended, moves,
  } satisfies InForceEvent) // prettier-ignore
  await finish(ctx, act, state, { moves, noOutline })
  return true
}

/** The communities of a plan with those of their units that lie in the town on its day. */
async function stillHere(ctx: Ctx, act: LoadedAct, plan: FrozenPlan): Promise<FrozenPlan['communities']> {
  const { rows } = await sql<{ id: string }>`
    select distinct u.unit_id as id from residential_unit u where u.town_id = ${act.areaId} and ${holds(ctx, 'u', act.effectiveOn)}`.execute(
    ctx.db,
  )
  const here = new Set(rows.map((r) => r.id))
  return plan.communities.map((c) => ({ ...c, unitIds: c.unitIds.filter((unitId) => here.has(unitId)) }))
}

const actingOf = (act: LoadedAct) => ({
  id: act.id, day: act.effectiveOn, source: [act.title, act.decisionNumber].filter(Boolean).join(' '), by: act.decidedBy ?? act.createdBy,
}) // prettier-ignore

function redrawingOf(act: LoadedAct, plan: FrozenPlan, { ended, gave }: Consequence): Redrawing {
  const kindOf = (kind: string) => kind as Redrawing['begin'][number]['kind']
  return {
    townId: act.areaId,
    begin: plan.communities
      .filter((c) => c.areaId === null)
      .map((c) => ({ key: c.key, name: c.name, kind: kindOf(c.kind), ...(c.code ? { codeStat: c.code } : {}) })),
    goOn: plan.communities.flatMap((c) => {
      if (!c.areaId) return []
      const name = c.was?.name === c.name ? {} : { name: c.name }
      const kind = c.was?.kind === c.kind ? {} : { kind: kindOf(c.kind) }
      return [{ key: c.key, areaId: c.areaId, ...name, ...kind }]
    }),
    end: ended,
    gave,
  }
}

async function openTasks(
  ctx: Ctx,
  act: LoadedAct,
  plan: FrozenPlan,
  { ended, gave }: Consequence,
  ids: Map<string, string>,
): Promise<void> {
  const begun = plan.communities.filter((c) => c.areaId === null).map((c) => c.key)
  const grown = gave.flatMap((g) => [g.areaId, ids.get(g.to)!])
  const redrawn = plan.communities.filter((c) => c.areaId && grown.includes(c.areaId)).map((c) => c.key)
  const tasks = tasksOf({ begun, redrawn, ended: ended.map((e) => e.areaId) }, act.effectiveOn)
  if (tasks.length === 0) return
  await ctx.db
    .insertInto('planningTask')
    .values(
      tasks.map((t) => ({
        actId: act.id, id: newId(ctx.now), areaId: ids.get(t.about) ?? t.about, path: act.path, kind: t.kind, dueOn: t.dueOn, ownerRole: t.ownerRole,
      })), // prettier-ignore
    )
    .execute()
}

interface Done {
  moves: readonly Moving[]
  noOutline: readonly string[]
}

async function finish(ctx: Ctx, act: LoadedAct, state: string, { moves, noOutline }: Done): Promise<void> {
  await ctx.db
    .updateTable('planningAct')
    .set({
      state,
      inForceAt: ctx.now,
      effect: JSON.stringify(moves),
      noOutline: JSON.stringify(noOutline),
      refusedAt: null,
      refusal: null,
      version: act.version + 1,
    }) // prettier-ignore
    .where('id', '=', act.id)
    .execute()
  await sql`update planning_reservation set released_at = ${ctx.now} where scheme_id = ${act.schemeId} and released_at is null`.execute(
    ctx.db,
  )
  await turnCase(ctx, act.caseId, 'finish')
  // It holds from its day, also where the server was down on it; when it was done stands in `inForceAt`.
  await writeStep(ctx, act, 'takeEffect', 'inForce', '', act.effectiveOn)
  await record(ctx, {
    command: 'planning.takeEffect',
    areaId: act.areaId,
    subject: { type: 'planningAct', id: act.id },
    changes: {
      state: [act.state, 'inForce'],
      people: [null, moves.reduce((n, m) => n + m.people, 0)],
      households: [null, moves.reduce((n, m) => n + m.households, 0)],
    },
  })
}
