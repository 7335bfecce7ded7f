import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { AppError } from '#shared/errors.ts'
import { addDays, dayOf } from '#shared/dates.ts'
import type { CaseRow } from '../../store/cases/rows.ts'
import { tieFiles } from '../../store/cases/files.ts'
import { timeOf } from '../../store/cases/time.ts'
import { refuseStale } from '../../store/cases/load.ts'
import { moveCase, stateAfter, type Move } from './move.ts'
import type { Stepped } from './step.ts'
import { accountOf } from './support.ts'
import { verbs } from './verbs/index.ts'

/** What applicants do with their own case. */
export type OwnInput =
  | { verb: 'withdraw' | 'urge' | 'reopen'; version: number; reason: string }
  | { verb: 'say'; text: string; fileIds?: string[] | undefined }

const URGE_AGAIN_DAYS = 1

/**
 * A step of the applicant in their own case: withdraw, urge (once a day), reopen within the window, say something and add papers.
 * The caller (a command of the applicant's page) records.
 * @throws AppError `access.notFound` for whoever did not bring the case, `services.caseStale`, `services.wrongState`, `services.reopenTooLate`, `services.urgedToday`
 */
export async function ownStep(ctx: Ctx, areaId: string, id: string, input: OwnInput): Promise<Stepped> {
  const of = await privileged(ctx, (db) =>
    db
      .selectFrom('serviceCase')
      .selectAll()
      .where('areaId', '=', areaId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  )
  const theirs = of?.applicantAccountId != null && of.applicantAccountId === accountOf(ctx)
  if (!of || !(theirs || ctx.actor.kind === 'system')) throw notFound()
  const row = of as unknown as CaseRow
  if (input.verb !== 'say' && input.version !== row.version) await privileged(ctx, () => refuseStale(ctx, row))
  const time = await timeOf(ctx, row.path)
  const move = await privileged(ctx, async () => planOf(ctx, row, input, time))
  const after = await moveCase(ctx, row, time, move)
  if (input.verb === 'say' && input.fileIds?.length)
    await privileged(ctx, () => tieFiles(ctx, after, input.fileIds!, 'applicant'))
  return { id: after.id, areaId: after.areaId, version: after.version, state: after.state }
}

async function planOf(ctx: Ctx, of: CaseRow, input: OwnInput, time: Awaited<ReturnType<typeof timeOf>>): Promise<Move> {
  if (input.verb === 'say')
    return {
      verb: 'say',
      to: stateAfter(of, 'say'),
      step: 'stays',
      text: input.text,
      audience: 'applicant',
      words: true,
    }
  if (input.verb === 'withdraw') return { verb: 'withdraw', to: stateAfter(of, 'withdraw'), reason: input.reason }
  if (input.verb === 'reopen')
    return verbs.reopen.plan(ctx, of, time, { verb: 'reopen', version: input.version, reason: input.reason })
  await refuseUrgedToday(ctx, of)
  return { verb: 'urge', to: stateAfter(of, 'urge'), step: 'stays', set: { urged: of.urged + 1 }, reason: input.reason }
}

async function refuseUrgedToday(ctx: Ctx, of: CaseRow): Promise<void> {
  const last = await ctx.db
    .selectFrom('serviceCaseStep')
    .select('at')
    .where('areaId', '=', of.areaId)
    .where('caseId', '=', of.id)
    .where('verb', '=', 'urge')
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  if (last && dayOf(ctx.now) < addDays(dayOf(last.at), URGE_AGAIN_DAYS)) throw new AppError('services.urgedToday', 422)
}
