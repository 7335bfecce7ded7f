import type { z } from 'zod'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { findRule } from '#modules/policies/index.ts'
import { addDays, dayOf, type Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../../contract/acts.ts'
import type { FrozenPlan } from '../../rules/acts/plan.ts'
import { accountOf, actorName } from '../support.ts'
import { proposedBy, refuseOvertaken, refuseStale } from './checks.ts'
import { approverToday, proposerToday } from './law.ts'
import { loadAct, othersUnderWay, planOf, stateAfter, step, turnCase, type LoadedAct } from './support.ts'

async function refuseOwnDrawing(ctx: Ctx, act: LoadedAct): Promise<void> {
  const me = accountOf(ctx)
  if (!me) return
  const scheme = await ctx.db
    .selectFrom('planningScheme')
    .select('createdById')
    .where('id', '=', act.schemeId)
    .executeTakeFirst()
  const edits = await ctx.db
    .selectFrom('planningEdit')
    .select('byId')
    .where('schemeId', '=', act.schemeId)
    .where('byId', '=', me)
    .executeTakeFirst()
  const drew = edits || [act.createdById, act.filedById, scheme?.createdById].includes(me)
  if (drew || (await proposedBy(ctx, act.id, me))) throw new AppError('planning.ownDrawing', 403)
}

/**
 * Approves a filed plan, by whom the law of today names, never by who drew or proposed it. New units since it was filed
 * would be blind spots, so it goes back first; changed figures are only shown.
 * @throws AppError `planning.wrongApprover`, `planning.ownDrawing` (403), `planning.otherAct` (409), `planning.dayPassed`
 * (422), and the refusals of {@link refuseOvertaken} and {@link refuseStale}
 */
export async function approveAct(ctx: Ctx, id: string, input: z.output<typeof contract.approveAct.body>) {
  const act = await loadAct(ctx, 'planning.approve', id, input.version)
  stateAfter(act, 'approve')
  const today = dayOf(ctx.now)
  await approverToday(ctx, act.path)
  await refuseOwnDrawing(ctx, act)
  const effectiveOn = input.effectiveOn ?? act.effectiveOn
  if (effectiveOn <= today) throw new AppError('planning.dayPassed', 422, { day: effectiveOn, today }, 'effectiveOn')
  const other = await othersUnderWay(ctx, act)
  if (other) throw new AppError('planning.otherAct', 409, { title: other })
  const plan = planOf(act)
  await refuseOvertaken(ctx, { ...act, effectiveOn }, plan)
  await refuseStale(ctx, act, plan, today)
  const set = { decidedBy: actorName(ctx), decidedOn: today, decisionNumber: input.decisionNumber, effectiveOn }
  await openFiling(ctx, act, plan, today)
  return step(ctx, act, 'approve', set, input.note)
}

/** New names are filed by whom approved them within the days of the law, and published (地名管理条例 2022, Art. 13). */
async function openFiling(ctx: Ctx, act: LoadedAct, plan: FrozenPlan, today: Day): Promise<void> {
  const named = plan.communities.some((c) => c.areaId === null || (c.was && c.was.name !== c.name))
  const days = named ? await findRule<number>(ctx, 'placeNames.filingDays', today, act.path) : undefined
  if (!days) return
  const task = { kind: 'nameFiling', dueOn: addDays(today, days.value), ownerRole: 'countyOfficer' }
  await ctx.db
    .insertInto('planningTask')
    .values({ ...task, actId: act.id, id: newId(ctx.now), areaId: act.areaId, path: act.path })
    .execute()
}

/** Gives a filed plan back with a reason: it may be mended and drawn again, or filed again as it is. */
export async function returnAct(ctx: Ctx, id: string, input: z.output<typeof contract.returnAct.body>) {
  const act = await loadAct(ctx, 'planning.approve', id, input.version)
  stateAfter(act, 'return')
  await approverToday(ctx, act.path)
  await turnCase(ctx, act.caseId, 'giveBack')
  return step(ctx, act, 'return', { returnReason: input.reason }, input.reason)
}

/**
 * Makes an approved plan known. Its day must still be ahead; a later one than was approved may be set.
 * @throws AppError `planning.wrongApprover` (403), `planning.dayPassed`, `planning.dayEarlier` (422)
 */
export async function announceAct(ctx: Ctx, id: string, input: z.output<typeof contract.announceAct.body>) {
  const act = await loadAct(ctx, 'planning.approve', id, input.version)
  stateAfter(act, 'announce')
  await approverToday(ctx, act.path)
  const today = dayOf(ctx.now)
  const effectiveOn = input.effectiveOn ?? act.effectiveOn
  if (effectiveOn <= today) throw new AppError('planning.dayPassed', 422, { day: effectiveOn, today }, 'effectiveOn')
  if (effectiveOn < act.effectiveOn)
    throw new AppError('planning.dayEarlier', 422, { day: act.effectiveOn }, 'effectiveOn')
  await refuseOvertaken(ctx, { ...act, effectiveOn }, planOf(act))
  return step(ctx, act, 'announce', { announcedOn: today, effectiveOn })
}

/**
 * Takes an act back before its day. What was proposed is taken back by whom may propose, what was approved by whom may
 * approve; an act that could not come into force on its day also afterwards.
 * @throws AppError `planning.wrongProposer`, `planning.wrongApprover` (403), `planning.tooLate` (409), `planning.wrongState`
 * (409) once it is in force: then only another act changes it
 */
export async function withdrawAct(ctx: Ctx, id: string, input: z.output<typeof contract.withdrawAct.body>) {
  const act = await loadAct(ctx, 'planning.withdraw', id, input.version)
  stateAfter(act, 'withdraw')
  if (act.state === 'approved' || act.state === 'announced') await approverToday(ctx, act.path)
  else await proposerToday(ctx, act.path)
  if (act.state === 'announced' && act.effectiveOn <= dayOf(ctx.now) && act.refusedAt === null)
    throw new AppError('planning.tooLate', 409, { day: act.effectiveOn })
  if (['filed', 'approved', 'announced'].includes(act.state)) await turnCase(ctx, act.caseId, 'giveBack')
  return step(ctx, act, 'withdraw', {}, input.reason)
}

/** Puts an act on file. @throws AppError `planning.tasksOpen` (409) while something that goes with it is not set up */
export async function archiveAct(ctx: Ctx, id: string, version: number) {
  const act = await loadAct(ctx, 'planning.approve', id, version)
  stateAfter(act, 'archive')
  const open = await ctx.db
    .selectFrom('planningTask')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('actId', '=', id)
    .where('doneOn', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(open.n) > 0) throw new AppError('planning.tasksOpen', 409, { count: Number(open.n) })
  return step(ctx, act, 'archive')
}

/** Says that what goes with the act is set up. @throws AppError `planning.dayAhead` (422) */
export async function finishTask(
  ctx: Ctx,
  actId: string,
  taskId: string,
  input: z.output<typeof contract.finishTask.body>,
) {
  const act = await loadAct(ctx, 'planning.propose', actId)
  if (!['approved', 'announced', 'inForce'].includes(act.state))
    throw new AppError('planning.wrongState', 409, { state: act.state, verb: 'finish' })
  const today = dayOf(ctx.now)
  if (input.on > today) throw new AppError('planning.dayAhead', 422, { day: input.on, today }, 'on')
  const done = await ctx.db
    .updateTable('planningTask')
    .set({ doneOn: input.on, doneBy: actorName(ctx), note: input.note, version: input.version + 1 })
    .where('actId', '=', actId)
    .where('id', '=', taskId)
    .where('version', '=', input.version)
    .returning('kind')
    .executeTakeFirst()
  if (!done) {
    const there = await ctx.db.selectFrom('planningTask').select('version').where('actId', '=', actId).where('id', '=', taskId).executeTakeFirst() // prettier-ignore
    throw there ? new AppError('planning.stale', 409, { version: there.version }) : new AppError('access.notFound', 404)
  }
  await record(ctx, {
    command: 'planning.finishTask',
    areaId: act.areaId,
    subject: { type: 'planningAct', id: actId },
    changes: { [`task.${done.kind}`]: [null, input.on] },
  })
  return { id: taskId, version: input.version + 1 }
}
