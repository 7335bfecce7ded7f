import { requireRight } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { notFound } from '#server/access.ts'
import type { z } from 'zod'
import type { finishPart as finishContract, StepInput, writeInput } from '../../contract/cases/step.ts'
import { finisherOf, type Held } from '../../rules/cases/holding.ts'
import { loadCase } from '../../store/cases/load.ts'
import type { CaseRow } from '../../store/cases/rows.ts'
import { timeOf, type Time } from '../../store/cases/time.ts'
import { moveCase, stateAfter, type Move } from './move.ts'
import { actorName } from './support.ts'
import { verbs } from './verbs/index.ts'
import type { Verb } from './verbs/types.ts'

export interface Stepped {
  id: string
  areaId: string
  version: number
  state: string
}
export const stepped = (of: CaseRow): Stepped => ({
  id: of.id,
  areaId: of.areaId,
  version: of.version,
  state: of.state,
})

/** Takes a step of a case as the staff: the verb's right, its rules, both clocks, the history. */
export async function stepCase(ctx: Ctx, id: string, input: StepInput): Promise<Stepped> {
  const verb = verbs[input.verb] as Verb<StepInput['verb']>
  const of = await loadCase(ctx, verb.right, id, input.version)
  if (input.verb === 'return' && of.state === 'checking') requireRight(ctx, 'services.check')
  const time = await timeOf(ctx, of.path)
  const done = await takeStep(ctx, of, time, await verb.plan(ctx, of, time, input as never))
  if (input.verb === 'merge') await absorb(ctx, of, input.into)
  return done
}

/** The case that another ended in has a line of it, among the staff. */
async function absorb(ctx: Ctx, merged: CaseRow, into: string): Promise<void> {
  const of = await loadCase(ctx, 'services.intake', into)
  const text = merged.special ? '' : merged.number
  const time = await timeOf(ctx, of.path)
  await moveCase(ctx, of, time, {
    verb: 'absorb',
    to: of.state,
    step: 'stays',
    text,
    audience: 'internal',
    words: true,
  })
}

/** Moves the case and records it: the last lines of every step. */
export async function takeStep(ctx: Ctx, of: CaseRow, time: Time, move: Move): Promise<Stepped> {
  const after = await moveCase(ctx, of, time, move)
  await record(ctx, {
    command: `services.${move.verb}Case`,
    areaId: of.areaId,
    subject: { type: 'serviceCase', id: of.id },
    changes: changesOf(of, after),
    // What a special-care case is about stands in its own history only, which is looked at for a purpose.
    ...(move.reason && !of.special ? { reason: move.reason } : {}),
  })
  return stepped(after)
}

const WATCHED = [
  'state',
  'holderAreaId',
  'holderRole',
  'holderName',
  'dueAt',
  'stepDueAt',
  'areaId',
  'duplicateOf',
  'urged',
  'partsOpen',
] as const
function changesOf(of: CaseRow, after: CaseRow): Record<string, [unknown, unknown]> {
  const plain = (v: unknown) => (v instanceof Date ? v.toISOString() : v)
  const changed = WATCHED.filter((k) => plain(of[k]) !== plain(after[k]))
  return Object.fromEntries(changed.map((k) => [k, [plain(of[k]), plain(after[k])]]))
}

/** Writes to the applicant, to all, or a note among the staff. Neither clock nor version changes. */
export async function writeToCase(ctx: Ctx, id: string, input: z.output<typeof writeInput>): Promise<Stepped> {
  const of = await loadCase(ctx, 'services.handle', id)
  const verb = input.audience === 'internal' ? 'note' : 'say'
  const audience = input.audience === 'public' && !of.public ? 'applicant' : input.audience
  const time = await timeOf(ctx, of.path)
  return takeStep(ctx, of, time, {
    verb,
    to: stateAfter(of, verb),
    step: 'stays',
    text: input.text,
    audience,
    words: true,
  })
}

/**
 * Says what came of one's part in a joint case, or drops it: whoever was asked, or with a reason the one who leads, who goes on
 * leading.
 * @throws AppError `access.notFound`, `services.partOver`, `services.partOfOther` (409), `services.partReason` (422)
 */
export async function finishPart(
  ctx: Ctx,
  id: string,
  partId: string,
  input: z.output<typeof finishContract.body>,
): Promise<Stepped> {
  const of = await loadCase(ctx, 'services.handle', id)
  // The case is held: nobody else finishes the part meanwhile.
  const part = await ctx.db
    .selectFrom('serviceCasePart')
    .selectAll()
    .where('areaId', '=', of.areaId)
    .where('caseId', '=', of.id)
    .where('id', '=', partId)
    .executeTakeFirst()
  if (!part) throw notFound()
  if (part.outcome !== null) throw new AppError('services.partOver', 409)
  refuseOthersPart(ctx, of, part, input.reason)
  await ctx.db
    .updateTable('serviceCasePart')
    .set({ outcome: input.outcome, answer: input.answer, answeredBy: actorName(ctx), answeredAt: ctx.now })
    .where('areaId', '=', of.areaId)
    .where('caseId', '=', of.id)
    .where('id', '=', partId)
    .execute()
  const time = await timeOf(ctx, of.path)
  const reason = [part.asked, input.reason].filter(Boolean).join('；')
  return takeStep(ctx, of, time, {
    verb: 'part', to: of.state, step: 'stays', set: { partsOpen: of.partsOpen - 1 }, reason, text: input.answer, audience: 'internal',
  }) // prettier-ignore
}

function refuseOthersPart(ctx: Ctx, of: CaseRow, part: Held, reason: string | undefined): void {
  const by = finisherOf(ctx.actor, of, part)
  if (!by) throw new AppError('services.partOfOther', 409, { name: part.holderName ?? '' })
  if (by === 'lead' && !reason) throw new AppError('services.partReason', 422, {}, 'reason')
}
