import type { z } from 'zod'
import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { addDays, dayOf, type Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../../contract/acts.ts'
import { schemeOf } from '../../queries/scheme-of.ts'
import { accountOf, actorName } from '../support.ts'
import { actLaw, requireProposer } from './law.ts'
import { freeze } from './frozen.ts'
import { loadAct, planOf, step, writeStep, turnCase, type LoadedAct } from './support.ts'

/** @throws AppError `planning.dayPassed` (422): what is decided now cannot hold for days gone by */
function refusePast(ctx: Ctx, effectiveOn: Day): void {
  const today = dayOf(ctx.now)
  if (effectiveOn <= today) throw new AppError('planning.dayPassed', 422, { day: effectiveOn, today }, 'effectiveOn')
}

/**
 * Begins an act on a scheme: who proposes is asked by the law of today.
 * @throws AppError `planning.wrongProposer` (403), `planning.dayPassed` (422)
 */
export async function draftAct(ctx: Ctx, input: z.output<typeof contract.draftAct.body>) {
  const scheme = await schemeOf(ctx, input.schemeId)
  const path = await require(ctx, 'planning.propose', scheme.areaId)
  requireProposer(ctx, await actLaw(ctx, path, dayOf(ctx.now)))
  refusePast(ctx, input.effectiveOn)
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

/** Changes a draft. */
export async function editAct(ctx: Ctx, id: string, input: z.output<typeof contract.editAct.body>) {
  const act = await loadAct(ctx, 'planning.propose', id, input.version)
  if (act.state !== 'draft') throw new AppError('planning.wrongState', 409, { state: act.state, verb: 'edit' })
  const { version: _, ...set } = input
  if (set.effectiveOn) refusePast(ctx, set.effectiveOn)
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
  refusePast(ctx, act.effectiveOn)
  const commentTo = addDays(today, act.commentDays - 1)
  if (commentTo >= act.effectiveOn)
    throw new AppError('planning.commentsTooLate', 422, { day: act.effectiveOn, commentTo }, 'effectiveOn')
  const plan = await freeze(ctx, act, law)
  const scheme = await ctx.db
    .selectFrom('planningScheme')
    .select('version')
    .where('id', '=', act.schemeId)
    .executeTakeFirstOrThrow()
  const set = { plan: JSON.stringify(plan), schemeVersion: scheme.version, commentFrom: today, commentTo }
  return step(ctx, act, 'publish', set)
}

/** Takes the plan back to be drawn again; what was said of it stays, and it must be published anew. */
export async function redrawAct(ctx: Ctx, id: string, input: z.output<typeof contract.redrawAct.body>) {
  const act = await loadAct(ctx, 'planning.propose', id, input.version)
  if (act.state === 'returned') await turnCase(ctx, act.caseId, 'giveBack')
  const fresh = { plan: null, schemeVersion: null, commentFrom: null, commentTo: null }
  return step(ctx, act, 'redraw', fresh, input.reason)
}

/**
 * Files the plan for approval, once comments are over and each is answered.
 * @throws AppError `planning.commentsOpen`, `planning.unanswered`, `planning.materialsMissing`, `planning.otherAct` (409)
 */
export async function fileAct(ctx: Ctx, id: string, version: number) {
  const act = await loadAct(ctx, 'planning.propose', id, version)
  const today = dayOf(ctx.now)
  requireProposer(ctx, await actLaw(ctx, act.path, today))
  refusePast(ctx, act.effectiveOn)
  if (act.commentTo && today <= act.commentTo) throw new AppError('planning.commentsOpen', 409, { day: act.commentTo })
  await refuseUnready(ctx, act)
  planOf(act)
  await turnCase(ctx, act.caseId, 'file')
  const set = { filedBy: actorName(ctx), filedById: accountOf(ctx), filedOn: today, returnReason: null }
  return step(ctx, act, 'file', set)
}

/** Papers that nobody can make but the proposer. */
export const WRITTEN = ['riskAssessment'] as const

async function refuseUnready(ctx: Ctx, act: LoadedAct): Promise<void> {
  const open = await ctx.db
    .selectFrom('planningOpinion')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('actId', '=', act.id)
    .where('source', '=', 'resident')
    .where('answer', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(open.n) > 0) throw new AppError('planning.unanswered', 409, { count: Number(open.n) })
  const there = await ctx.db.selectFrom('planningMaterial').select('kind').where('actId', '=', act.id).execute()
  const missing = WRITTEN.filter((kind) => !there.some((m) => m.kind === kind))
  if (missing.length > 0) throw new AppError('planning.materialsMissing', 409, { kinds: missing.join('、') })
}
