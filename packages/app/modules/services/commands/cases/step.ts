import { requireRight } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { notFound } from '#server/access.ts'
import type { z } from 'zod'
import type { finishPart as finishContract, StepInput, writeInput } from '../../contract/cases/step.ts'
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
  return takeStep(ctx, of, time, await verb.plan(ctx, of, time, input as never))
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

/** Says what came of one's part in a joint case, or drops it. The lead goes on leading. */
export async function finishPart(
  ctx: Ctx,
  id: string,
  partId: string,
  input: z.output<typeof finishContract.body>,
): Promise<Stepped> {
  const of = await loadCase(ctx, 'services.handle', id)
  const part = await ctx.db
    .updateTable('serviceCasePart')
    .set({ outcome: input.outcome, answer: input.answer, answeredBy: actorName(ctx), answeredAt: ctx.now })
    .where('areaId', '=', of.areaId)
    .where('caseId', '=', of.id)
    .where('id', '=', partId)
    .where('outcome', 'is', null)
    .returning('asked')
    .executeTakeFirst()
  if (!part) throw (await partStands(ctx, of, partId)) ? new AppError('services.partOver', 409) : notFound()
  const time = await timeOf(ctx, of.path)
  return takeStep(ctx, of, time, {
    verb: 'part', to: of.state, step: 'stays', set: { partsOpen: of.partsOpen - 1 }, reason: part.asked, text: input.answer, audience: 'internal',
  }) // prettier-ignore
}

async function partStands(ctx: Ctx, of: CaseRow, partId: string): Promise<boolean> {
  const there = await ctx.db
    .selectFrom('serviceCasePart')
    .select('id')
    .where('areaId', '=', of.areaId)
    .where('caseId', '=', of.id)
    .where('id', '=', partId)
    .executeTakeFirst()
  return there !== undefined
}
