import type { Updateable } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Database } from '#server/db/schema.gen.ts'
import { privileged } from '#server/house.ts'
import { AppError } from '#shared/errors.ts'
import { next } from '#shared/workflow.ts'
import {
  caseFlow,
  openStates,
  type Audience,
  type CaseEvent,
  type CaseState,
  type CaseVerb,
  type ClockStep,
} from '../../contract/cases/base.ts'
import { earliest } from '../../rules/cases/clocks.ts'
import { publish } from '../../store/cases/public.ts'
import { relocate } from '../../store/cases/relocate.ts'
import { holderOf, type CaseRow, type Holder } from '../../store/cases/rows.ts'
import { clockFor, type Time } from '../../store/cases/time.ts'
import { eventOf } from './open.ts'
import { accountOf, actorName, roleOf } from './support.ts'

/** What a step does to a case. */
export interface Move {
  verb: CaseEvent
  to: CaseState
  holder?: Holder
  /** The area that it goes to, with all that belongs to it. */
  place?: { areaId: string; path: string } | undefined
  set?: Updateable<Database['serviceCase']>
  /** The step's clock: begins anew (as it does by itself when the state or the holder changes), stays, or is as given. */
  step?: 'anew' | 'stays' | { at: Date | null; unknownYear: number | null }
  /** The clock of the whole, where the step changes it. */
  whole?: { at: Date | null; rule: string | null; unknownYear: number | null }
  reason?: string | undefined
  text?: string | undefined
  audience?: Audience
  /** Words alone leave the version as it is: nobody's form grows old because someone wrote a note. */
  words?: true
}

const isOpen = (state: CaseState): boolean => (openStates as readonly CaseState[]).includes(state)

/** Where a verb leads. @throws AppError `services.wrongState` (409) when it is not open in this state */
export function stateAfter(of: Pick<CaseRow, 'state'>, verb: CaseVerb): CaseState {
  const to = next(caseFlow, of.state, verb)
  if (!to) throw new AppError('services.wrongState', 409, { state: of.state, verb })
  return to
}

/**
 * Takes a step: the row with both clocks, one line of its history, what is public of it, and those who watch. The caller has
 * checked the right and the verb, and records.
 */
export async function moveCase(ctx: Ctx, of: CaseRow, time: Time, move: Move): Promise<CaseRow> {
  const after = await privileged(ctx, async () => {
    const kept = await placed(ctx, await update(ctx, of, time, move), move.place)
    await writeStep(ctx, of, kept, move)
    await publish(ctx, kept, toldToAll(move) ? move.text : undefined)
    return kept
  })
  if (move.audience !== 'internal')
    await ctx.announce('services.caseMoved', eventOf(after, move.verb, of.state, move.text))
  for (const topic of new Set([`case:${of.id}`, `inbox:${of.holderAreaId}`, `inbox:${after.holderAreaId}`]))
    ctx.tell(topic, topic.startsWith('case') ? { verb: move.verb, version: after.version } : { verb: move.verb })
  return after
}

/** Verbs whose words are the office's answer. */
const ANSWERS: ReadonlySet<CaseEvent> = new Set(['refuse', 'handle', 'check', 'close'])

/** What everybody reads of a public case: its answer, and what was written for all; never words between applicant and office. */
const toldToAll = (move: Move): boolean =>
  move.audience === 'public' ? move.verb === 'say' : move.audience === undefined && ANSWERS.has(move.verb)

async function placed(ctx: Ctx, of: CaseRow, place: Move['place']): Promise<CaseRow> {
  if (!place || place.areaId === of.areaId) return of
  await relocate(ctx, [{ id: of.id, from: of.areaId, to: place.areaId, path: place.path }])
  return { ...of, areaId: place.areaId, path: place.path }
}

async function update(ctx: Ctx, of: CaseRow, time: Time, move: Move): Promise<CaseRow> {
  const clocks = await clocksAfter(ctx, of, time, move)
  const closes = !isOpen(move.to)
  const set = {
    ...clocks,
    ...move.holder,
    ...(closes
      ? { closedAt: of.closedAt ?? ctx.now, climbAt: null, stepDueAt: null, suspendedAt: null, stepLeft: null }
      : {}),
    ...move.set,
    state: move.to,
    steps: of.steps + 1,
    ...(move.words ? {} : { version: of.version + 1, changedAt: ctx.now, changedBy: actorName(ctx) }),
  }
  const kept = await ctx.db
    .updateTable('serviceCase')
    .set(set as Updateable<Database['serviceCase']>)
    .where('areaId', '=', of.areaId)
    .where('id', '=', of.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return kept as unknown as CaseRow
}

/** Both clocks after a step. The whole one runs on whatever is done; only an extension or a reopening sets it. */
async function clocksAfter(ctx: Ctx, of: CaseRow, time: Time, move: Move) {
  const whole = move.whole
    ? { dueAt: move.whole.at, dueRule: move.whole.rule }
    : { dueAt: of.dueAt, dueRule: of.dueRule }
  const moved = move.to !== of.state || move.holder !== undefined
  const kind = move.step ?? (moved ? 'anew' : 'stays')
  if (kind === 'stays' && !move.whole) return {}
  if (!isOpen(move.to)) return whole
  const step = await stepAfter(ctx, of, time, move, kind)
  // A step ends with the whole at the latest, unless the whole is over already or the step's clock stands still.
  const capped = whole.dueAt !== null && whole.dueAt > ctx.now && move.to !== 'suspended'
  const stepDueAt = capped ? earliest(step.at, whole.dueAt) : step.at
  const climbAt = earliest(stepDueAt, whole.dueAt)
  return {
    ...whole,
    ...step.from,
    stepDueAt,
    clockYear: move.whole?.unknownYear ?? step.unknownYear ?? (whole.dueAt ? null : of.clockYear),
    // What is overdue as a whole goes on climbing; a new step of what is not begins at the bottom.
    ...(of.dueAt && of.dueAt < ctx.now && !move.whole ? {} : { climbAt, escalatedTo: null }),
  }
}

async function stepAfter(ctx: Ctx, of: CaseRow, time: Time, move: Move, kind: NonNullable<Move['step']>) {
  if (kind === 'stays') return { at: of.stepDueAt, unknownYear: null, from: {} }
  if (kind !== 'anew') return { ...kind, from: {} }
  if (move.to === 'suspended') return { at: null, unknownYear: null, from: {} }
  const clock = await clockFor(ctx, time, of, move.to as ClockStep, ctx.now)
  return { at: clock.at, unknownYear: clock.unknownYear, from: { stepFrom: ctx.now, stepRule: clock.rule?.id ?? null } }
}

async function writeStep(ctx: Ctx, of: CaseRow, after: CaseRow, move: Move): Promise<void> {
  await ctx.db
    .insertInto('serviceCaseStep')
    .values({
      areaId: after.areaId,
      caseId: after.id,
      seq: after.steps,
      path: after.path,
      verb: move.verb,
      stateFrom: of.state,
      stateTo: after.state,
      ...holderOf(after),
      byId: accountOf(ctx),
      byName: actorName(ctx),
      byRole: roleOf(ctx),
      at: ctx.now,
      reason: move.reason ?? '',
      text: move.text ?? '',
      audience: move.audience ?? 'applicant',
      dueBefore: of.dueAt,
      dueAfter: after.dueAt,
      stepDueBefore: of.stepDueAt,
      stepDueAfter: after.stepDueAt,
    }) // prettier-ignore
    .execute()
}
