import type { z } from 'zod'
import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { addDays, dayOf, type Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../../contract/acts.ts'
import type { ActState } from '../../contract/acts.ts'
import { drawMaps } from '../../queries/acts/maps.ts'
import { schemeOf } from '../../queries/scheme-of.ts'
import { accountOf, actorName } from '../support.ts'
import { isWritten, writtenFor } from '../../rules/acts/materials.ts'
import { openOf } from '../cases.ts'
import { refuseOvertaken, refuseStale } from './checks.ts'
import { actLaw, proposerToday, requireProposer } from './law.ts'
import { freeze } from './frozen.ts'
import {
  loadAct, othersUnderWay, planOf, stateAfter, step, turnCase, writeStep, type LoadedAct,
} from './support.ts' // prettier-ignore

/** @throws AppError `planning.dayPassed` (422): what is decided now cannot hold for days gone by */
function refusePast(ctx: Ctx, effectiveOn: Day): void {
  const today = dayOf(ctx.now)
  if (effectiveOn <= today) throw new AppError('planning.dayPassed', 422, { day: effectiveOn, today }, 'effectiveOn')
}

/**
 * Begins an act on a scheme of an open case: who proposes is asked by the law of today.
 * @throws AppError `planning.wrongProposer` (403), `planning.dayPassed` (422), `planning.caseClosed` (409)
 */
export async function draftAct(ctx: Ctx, input: z.output<typeof contract.draftAct.body>) {
  const scheme = await schemeOf(ctx, input.schemeId)
  const path = await require(ctx, 'planning.propose', scheme.areaId)
  await proposerToday(ctx, path)
  refusePast(ctx, input.effectiveOn)
  await openOf(ctx, scheme.caseId)
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('planningAct')
    .values({
      id,
      caseId: scheme.caseId,
      schemeId: input.schemeId,
      areaId: scheme.areaId,
      path,
      title: input.title,
      reason: input.reason,
      state: 'draft',
      effectiveOn: input.effectiveOn,
      commentDays: input.commentDays,
      createdBy: actorName(ctx),
      createdById: accountOf(ctx),
      createdAt: ctx.now,
    }) // prettier-ignore
    .execute()
  await writeStep(ctx, { id, path }, 'draft', 'draft', input.reason)
  await record(ctx, {
    command: 'planning.draftAct',
    areaId: scheme.areaId,
    subject: { type: 'planningAct', id },
    changes: { title: [null, input.title], effectiveOn: [null, input.effectiveOn] },
    reason: input.reason,
  })
  return { id, version: 1 }
}

/** Words may still be mended after a return, and the day put off while the plan is out for comment: never the plan itself. */
const EDITABLE: Partial<Record<ActState, readonly string[]>> = {
  draft: ['schemeId', 'title', 'reason', 'effectiveOn', 'commentDays'],
  consulting: ['effectiveOn'],
  returned: ['title', 'reason', 'effectiveOn'],
}

/**
 * Changes a draft; of a plan that was published or returned, what does not change the plan.
 * @throws AppError `planning.wrongState` (409), `planning.dayPassed`, `planning.dayEarlier`, `planning.otherCase` (422)
 */
export async function editAct(ctx: Ctx, id: string, input: z.output<typeof contract.editAct.body>) {
  const act = await loadAct(ctx, 'planning.propose', id, input.version)
  await proposerToday(ctx, act.path)
  const { version: _, ...given } = input
  const set = Object.fromEntries(
    Object.entries(given).filter(([k, v]) => v !== undefined && v !== act[k as keyof typeof act]),
  ) as typeof given
  const free = EDITABLE[act.state] ?? []
  if (free.length === 0 || Object.keys(set).some((k) => !free.includes(k)))
    throw new AppError('planning.wrongState', 409, { state: act.state, verb: 'edit' })
  if (set.effectiveOn) refusePast(ctx, set.effectiveOn)
  if (set.effectiveOn && act.state !== 'draft' && set.effectiveOn < act.effectiveOn)
    throw new AppError('planning.dayEarlier', 422, { day: act.effectiveOn }, 'effectiveOn')
  if (set.schemeId && (await schemeOf(ctx, set.schemeId)).caseId !== act.caseId)
    throw new AppError('planning.otherCase', 422, {}, 'schemeId')
  const version = act.version + 1
  await ctx.db
    .updateTable('planningAct')
    .set({ ...set, version })
    .where('id', '=', id)
    .execute()
  const before = act as Record<string, unknown>
  await record(ctx, {
    command: 'planning.editAct',
    areaId: act.areaId,
    subject: { type: 'planningAct', id },
    changes: Object.fromEntries(
      Object.entries(set).map(([k, v]) => [k, [before[k] as string | number | null, v as string | number]]),
    ),
  })
  return { id, version }
}

/**
 * Publishes the plan for comment: from now on it stands as it is, whole and with its reasons. Today is the first day,
 * and after the last one it may be filed.
 * @throws AppError the refusals of {@link freeze}, `planning.commentsTooLate` (422) when its day comes before the comments end
 */
export async function publishAct(ctx: Ctx, id: string, version: number) {
  const act = await loadAct(ctx, 'planning.propose', id, version)
  const today = dayOf(ctx.now)
  const law = await actLaw(ctx, act.path, today)
  requireProposer(ctx, law)
  stateAfter(act, 'publish')
  refusePast(ctx, act.effectiveOn)
  const commentTo = addDays(today, act.commentDays - 1)
  if (commentTo >= act.effectiveOn)
    throw new AppError('planning.commentsTooLate', 422, { day: act.effectiveOn, commentTo }, 'effectiveOn')
  const plan = await freeze(ctx, act, law)
  await refuseOvertaken(ctx, act, plan)
  const scheme = await ctx.db
    .selectFrom('planningScheme')
    .select('version')
    .where('id', '=', act.schemeId)
    .executeTakeFirstOrThrow()
  const set = {
    plan: JSON.stringify(plan),
    maps: JSON.stringify(await drawMaps(ctx, act, plan)),
    schemeVersion: scheme.version,
    commentFrom: today,
    commentTo,
  }
  return step(ctx, act, 'publish', set)
}

/** Takes the plan back to be drawn again; what was said of it stays, and it must be published anew. */
export async function redrawAct(ctx: Ctx, id: string, input: z.output<typeof contract.redrawAct.body>) {
  const act = await loadAct(ctx, 'planning.propose', id, input.version)
  await proposerToday(ctx, act.path)
  const fresh = { plan: null, maps: null, schemeVersion: null, commentFrom: null, commentTo: null }
  return step(ctx, act, 'redraw', fresh, input.reason)
}

/**
 * Files the plan for approval, once comments are over and each is answered.
 * @throws AppError `planning.commentsOpen`, `planning.unanswered`, `planning.materialsMissing`, `planning.otherAct` (409), and
 * the refusals of {@link refuseOvertaken} and {@link refuseStale}: what was published must still be so
 */
export async function fileAct(ctx: Ctx, id: string, version: number) {
  const act = await loadAct(ctx, 'planning.propose', id, version)
  const today = dayOf(ctx.now)
  await proposerToday(ctx, act.path)
  stateAfter(act, 'file')
  refusePast(ctx, act.effectiveOn)
  if (act.commentTo && today <= act.commentTo) throw new AppError('planning.commentsOpen', 409, { day: act.commentTo })
  await refuseUnready(ctx, act)
  const other = await othersUnderWay(ctx, act)
  if (other) throw new AppError('planning.otherAct', 409, { title: other })
  const plan = planOf(act)
  await refuseOvertaken(ctx, act, plan)
  await refuseStale(ctx, act, plan, today)
  await turnCase(ctx, act.caseId, 'file')
  const set = { filedBy: actorName(ctx), filedById: accountOf(ctx), filedOn: today, returnReason: null }
  return step(ctx, act, 'file', set)
}

async function refuseUnready(ctx: Ctx, act: LoadedAct): Promise<void> {
  const open = await ctx.db
    .selectFrom('planningOpinion')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('actId', '=', act.id)
    .where('source', '=', 'resident')
    .where('answer', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(open.n) > 0) throw new AppError('planning.unanswered', 409, { count: Number(open.n) })
  const there = await ctx.db.selectFrom('planningMaterial').selectAll().where('actId', '=', act.id).execute()
  const missing = writtenFor(planOf(act)).find((kind) => !there.some((m) => m.kind === kind && isWritten(m)))
  if (missing) throw new AppError('planning.materialsMissing', 409, { kind: missing })
}
