import type { z } from 'zod'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { next } from '#shared/workflow.ts'
import { getArea } from '#modules/areas/index.ts'
import { caseFlow, type CaseState, type CaseVerb } from '../contract/base.ts'
import type * as contract from '../contract/cases.ts'
import { writeCase } from '../store/cases.ts'
import { accountOf, actorName, settledOn } from './support.ts'

export type CaseInput = z.output<typeof contract.openCase.body> & {
  origin?: 'manual' | 'newUnit' | 'fitness'
  about?: readonly string[]
}

/**
 * Opens a planning case for a subdistrict or town on the register of a day (today unless told).
 * @throws AppError `planning.wrongLevel`, `planning.registerAhead`, `planning.dueBeforeToday`
 */
export async function openCase(ctx: Ctx, input: CaseInput): Promise<{ id: string; version: number }> {
  const path = await require(ctx, 'planning.draw', input.areaId)
  const registerOn = input.registerOn ?? dayOf(ctx.now)
  checkDays(ctx, { ...input, registerOn })
  const area = await getArea(ctx, input.areaId, registerOn)
  if (area.level !== 4) throw new AppError('planning.wrongLevel', 422, { name: area.name }, 'areaId')
  const id = await writeCase(ctx, {
    areaId: area.id,
    path,
    name: input.name,
    reason: input.reason,
    origin: input.origin ?? 'manual',
    about: input.about ?? [],
    registerOn,
    dueOn: input.dueOn ?? null,
    ownerRole: ctx.actor.kind === 'account' ? ctx.actor.role : 'subdistrictOfficer',
    owner: { id: accountOf(ctx), name: accountOf(ctx) && actorName(ctx) },
    createdById: accountOf(ctx),
  })
  await record(ctx, {
    command: 'planning.openCase',
    areaId: area.id,
    subject: { type: 'planningCase', id },
    changes: { name: [null, input.name], registerOn: [null, registerOn], dueOn: [null, input.dueOn ?? null] },
    reason: input.reason,
  })
  return { id, version: 1 }
}

function checkDays(ctx: Ctx, days: { registerOn?: Day | undefined; dueOn?: Day | null | undefined }): void {
  const today = dayOf(ctx.now)
  if (days.registerOn && days.registerOn > today)
    throw new AppError('planning.registerAhead', 422, { day: days.registerOn, today }, 'registerOn')
  if (days.dueOn && days.dueOn < today)
    throw new AppError('planning.dueBeforeToday', 422, { day: days.dueOn, today }, 'dueOn')
}

/** The case a command is about, held until the end of the transaction, with the right held against its area. */
export async function loadCase(ctx: Ctx, right: string, id: string, version?: number) {
  const found = await ctx.db.selectFrom('planningCase').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!found) throw notFound()
  await require(ctx, right, found.areaId)
  if (version !== undefined && found.version !== version)
    throw new AppError('planning.stale', 409, { version: found.version, by: found.ownerName ?? found.createdBy })
  return { ...found, state: found.state as CaseState }
}

/** A case that may be drawn. @throws AppError `planning.caseClosed` (409) */
export async function openOf(ctx: Ctx, id: string, version?: number, right = 'planning.draw') {
  const found = await loadCase(ctx, right, id, version)
  if (found.state !== 'open') throw new AppError('planning.caseClosed', 409, { state: found.state })
  return found
}

/** Changes an open case; `takeOver` makes the actor its owner. */
export async function changeCase(ctx: Ctx, id: string, input: z.output<typeof contract.changeCase.body>) {
  const found = await openOf(ctx, id, input.version)
  checkDays(ctx, input)
  const { version, takeOver, ...given } = input
  const set = {
    ...given,
    ...(takeOver && ctx.actor.kind === 'account'
      ? { ownerId: ctx.actor.accountId, ownerName: ctx.actor.name, ownerRole: ctx.actor.role }
      : {}),
  }
  await ctx.db
    .updateTable('planningCase')
    .set({ ...set, version: version + 1 })
    .where('id', '=', id)
    .execute()
  const { ownerId: _, ...plain } = set as typeof set & { ownerId?: string }
  await record(ctx, {
    command: 'planning.changeCase',
    areaId: found.areaId,
    subject: { type: 'planningCase', id },
    changes: Object.fromEntries(Object.entries(plain).map(([k, v]) => [k, [found[k as keyof typeof found], v]])),
  })
  return { id, version: version + 1 }
}

async function step(ctx: Ctx, id: string, version: number, verb: CaseVerb, reason: string | undefined) {
  const found = await loadCase(ctx, 'planning.draw', id, version)
  const state = next(caseFlow, found.state, verb)
  if (!state) throw new AppError('planning.caseClosed', 409, { state: found.state })
  await ctx.db
    .updateTable('planningCase')
    .set({
      state,
      version: version + 1,
      settledOn: settledOn(ctx, state),
      closedReason: verb === 'drop' ? (reason ?? null) : null,
    })
    .where('id', '=', id)
    .execute()
  await record(ctx, {
    command: `planning.${verb}Case`,
    areaId: found.areaId,
    subject: { type: 'planningCase', id },
    changes: { state: [found.state, state] },
    ...(reason ? { reason } : {}),
  })
  return { id, version: version + 1 }
}

export const dropCase = (ctx: Ctx, id: string, input: z.output<typeof contract.dropCase.body>) =>
  step(ctx, id, input.version, 'drop', input.reason)
export const reopenCase = (ctx: Ctx, id: string, input: z.output<typeof contract.reopenCase.body>) =>
  step(ctx, id, input.version, 'reopen', input.reason)
