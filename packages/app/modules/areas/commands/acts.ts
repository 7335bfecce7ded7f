import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx, Tx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { next } from '#shared/workflow.ts'
import type { z } from 'zod'
import { actWorkflow, type ActPayload, type ActState, type ActVerb, type draftAct } from '../contract/acts.ts'
import { approvalOf, lawDay } from '../rules/approvals.ts'
import { bringPathsUpToDate, undoEffects, writeEffects } from '../store/effects.ts'
import { bumpRevision } from '../store/versions.ts'
import { actorName } from './releases.ts'
import { checkAct, subjectOf, type Subject } from './act-checks.ts'

type Draft = z.output<typeof draftAct.body>

const approvalFor = (ctx: Ctx, subject: Subject, payload: ActPayload, effectiveOn: Day) =>
  approvalOf(payload.kind, subject.level, subject.kinds, lawDay(effectiveOn, dayOf(ctx.now)))

/** Only a role that the law lets propose such a change. The system stands for any. */
function requireProposer(ctx: Ctx, subject: Subject, payload: ActPayload, on: Day): void {
  const approval = approvalFor(ctx, subject, payload, on)
  if (ctx.actor.kind !== 'account' || approval.proposers.includes(ctx.actor.role)) return
  throw new AppError('areas.wrongProposer', 403, { document: approval.document, article: approval.article })
}

function requireApprover(ctx: Ctx, subject: Subject, payload: ActPayload, on: Day): void {
  const approval = approvalFor(ctx, subject, payload, on)
  if (ctx.actor.kind !== 'account' || approval.approvers.includes(ctx.actor.role)) return
  throw new AppError('areas.wrongApprover', 403, { document: approval.document, article: approval.article })
}

async function load(ctx: Ctx, id: string, version: number) {
  const act = await ctx.db.selectFrom('areaAct').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!act) throw new AppError('access.notFound', 404)
  if (act.version !== version) throw new AppError('areas.staleVersion', 409, { version: act.version })
  return { ...act, payload: act.payload as ActPayload, state: act.state as ActState }
}

function step(state: ActState, verb: ActVerb): ActState {
  const to = next(actWorkflow, state, verb)
  if (!to) throw new AppError('areas.wrongState', 409, { state, verb })
  return to
}

/**
 * Writes a proposal to change the tree. It is checked as it will be at approval, so that nobody hands in what cannot be.
 * @throws AppError `areas.wrongProposer` and the refusals of {@link checkAct}
 */
export async function draft(ctx: Ctx, input: Draft): Promise<{ id: string }> {
  const subject = await subjectOf(ctx.db, input.payload, input.effectiveOn)
  const path = await require(ctx, 'areas.propose', subject.areaId)
  requireProposer(ctx, subject, input.payload, input.effectiveOn)
  await checkAct(ctx.db, input.payload, input.effectiveOn)
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('areaAct')
    .values({
      id,
      kind: input.payload.kind,
      state: actWorkflow.initial,
      areaId: subject.areaId,
      path,
      level: subject.level,
      effectiveOn: input.effectiveOn,
      payload: JSON.stringify(input.payload),
      title: subject.title,
      document: input.document ?? null,
      reason: input.reason,
      proposedBy: actorName(ctx),
      proposedAt: ctx.now,
    }) // prettier-ignore
    .execute()
  await record(ctx, {
    command: 'areas.draftAct',
    areaId: subject.areaId,
    subject: { type: 'areaAct', id },
    changes: {
      actKind: [null, input.payload.kind],
      title: [null, subject.title],
      effectiveOn: [null, input.effectiveOn],
    },
    reason: input.reason,
  })
  return { id }
}

/** Changes a proposal that is a draft or was given back. */
export async function edit(ctx: Ctx, id: string, input: Draft & { version: number }): Promise<{ id: string }> {
  const act = await load(ctx, id, input.version)
  await require(ctx, 'areas.propose', act.areaId)
  if (act.state !== 'draft' && act.state !== 'returned')
    throw new AppError('areas.wrongState', 409, { state: act.state, verb: 'edit' })
  const subject = await subjectOf(ctx.db, input.payload, input.effectiveOn)
  const path = await require(ctx, 'areas.propose', subject.areaId)
  requireProposer(ctx, subject, input.payload, input.effectiveOn)
  await checkAct(ctx.db, input.payload, input.effectiveOn)
  await ctx.db
    .updateTable('areaAct')
    .set({
      kind: input.payload.kind,
      areaId: subject.areaId,
      path,
      level: subject.level,
      effectiveOn: input.effectiveOn,
      title: subject.title,
      payload: JSON.stringify(input.payload),
      document: input.document ?? null,
      reason: input.reason,
      version: act.version + 1,
    }) // prettier-ignore
    .where('id', '=', id)
    .execute()
  await record(ctx, {
    command: 'areas.editAct',
    areaId: act.areaId,
    subject: { type: 'areaAct', id },
    changes: {
      actKind: [act.kind, input.payload.kind],
      title: [act.title, subject.title],
      effectiveOn: [act.effectiveOn, input.effectiveOn],
    },
  })
  return { id }
}

/**
 * Hands a proposal in.
 * @throws AppError `areas.documentMissing` where a village is concerned and the assembly's consent is not named
 */
export async function submit(ctx: Ctx, id: string, version: number): Promise<{ id: string }> {
  const act = await load(ctx, id, version)
  await require(ctx, 'areas.propose', act.areaId)
  const subject = await subjectOf(ctx.db, act.payload, act.effectiveOn)
  requireProposer(ctx, subject, act.payload, act.effectiveOn)
  const approval = approvalFor(ctx, subject, act.payload, act.effectiveOn)
  if (approval.consent && !act.document)
    throw new AppError(
      'areas.documentMissing',
      422,
      { document: approval.document, article: approval.article },
      'document',
    )
  await checkAct(ctx.db, act.payload, act.effectiveOn)
  return turn(ctx, act, 'submit', { proposedBy: actorName(ctx), proposedAt: ctx.now, returnReason: null })
}

type Loaded = Awaited<ReturnType<typeof load>>
async function turn(ctx: Ctx, act: Loaded, verb: ActVerb, set: object, reason?: string): Promise<{ id: string }> {
  const state = step(act.state, verb)
  await ctx.db
    .updateTable('areaAct')
    .set({ ...set, state, version: act.version + 1 })
    .where('id', '=', act.id)
    .execute()
  await record(ctx, {
    command: `areas.${verb}Act`,
    areaId: act.areaId,
    subject: { type: 'areaAct', id: act.id },
    changes: { state: [act.state, state] },
    reason,
  })
  return { id: act.id }
}

/**
 * Approves a proposal and writes its versions, dated its day. What is decided above the city needs the number of that
 * decision.
 * @throws AppError `areas.wrongApprover`, `areas.documentMissing`, the refusals of {@link checkAct}
 */
export async function approve(
  ctx: Ctx,
  id: string,
  version: number,
  approvalDocument?: string,
): Promise<{ id: string }> {
  const act = await load(ctx, id, version)
  await require(ctx, 'areas.approve', act.areaId)
  step(act.state, 'approve')
  const subject = await subjectOf(ctx.db, act.payload, act.effectiveOn)
  requireApprover(ctx, subject, act.payload, act.effectiveOn)
  const approval = approvalFor(ctx, subject, act.payload, act.effectiveOn)
  if (approval.outside && !approvalDocument) {
    throw new AppError(
      'areas.documentMissing',
      422,
      { document: approval.document, article: approval.article },
      'approvalDocument',
    )
  }
  await checkAct(ctx.db, act.payload, act.effectiveOn)
  const source = [act.title, approvalDocument ?? act.document].filter(Boolean).join(' ')
  const by = actorName(ctx)
  const done = await privileged(ctx, async (db) => {
    const event = await writeEffects(ctx, db, { id, day: act.effectiveOn, source, by }, act.payload, dayOf(ctx.now))
    await bumpRevision(db)
    return event
  })
  await ctx.announce('areas.changed', done)
  return turn(ctx, act, 'approve', {
    decidedBy: by,
    decidedAt: ctx.now,
    approvalDocument: approvalDocument ?? null,
    touched: done.touched,
  })
}

/** Gives a proposal back with a reason. */
export async function giveBack(ctx: Ctx, id: string, version: number, reason: string): Promise<{ id: string }> {
  const act = await load(ctx, id, version)
  await require(ctx, 'areas.approve', act.areaId)
  requireApprover(ctx, await subjectOf(ctx.db, act.payload, act.effectiveOn), act.payload, act.effectiveOn)
  return turn(ctx, act, 'return', { decidedBy: actorName(ctx), decidedAt: ctx.now, returnReason: reason }, reason)
}

/**
 * Takes a proposal back, or an approved act before its day: then what it wrote is undone.
 * @throws AppError `areas.tooLate` from the day on; `areas.laterHistory` when something else built on it meanwhile
 */
export async function withdraw(ctx: Ctx, id: string, version: number, reason: string): Promise<{ id: string }> {
  const act = await load(ctx, id, version)
  await require(ctx, 'areas.propose', act.areaId)
  if (act.state === 'approved') {
    if (act.effectiveOn <= dayOf(ctx.now)) throw new AppError('areas.tooLate', 409, { day: act.effectiveOn })
    await privileged(ctx, async (db) => {
      await refuseBuiltUpon(db, act.touched, act.decidedAt!, act.effectiveOn)
      await undoEffects(ctx, db, id, act.touched, act.decidedAt!)
      await bumpRevision(db)
    })
    await ctx.announce('areas.withdrawn', { actId: id, onDay: act.effectiveOn })
  }
  return turn(ctx, act, 'withdraw', {}, reason)
}

async function refuseBuiltUpon(db: Tx, touched: readonly string[], since: Date, day: Day): Promise<void> {
  const later = await db
    .selectFrom('areaVersion')
    .select(['name', 'validFrom'])
    .where('areaId', 'in', touched as string[])
    .where('recordedAt', '>', since)
    .executeTakeFirst()
  if (later) throw new AppError('areas.laterHistory', 409, { day, first: later.validFrom, name: later.name })
}

/** Moves whose day has come reach access too. Run as the system at start and every hour. */
export async function bringIntoForce(ctx: Ctx): Promise<number> {
  const moved = await bringPathsUpToDate(ctx.db, dayOf(ctx.now))
  if (moved > 0) await bumpRevision(ctx.db)
  return moved
}
