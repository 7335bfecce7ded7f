import type { z } from 'zod'
import { holds, notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { next } from '#shared/workflow.ts'
import type { gradeBody } from '../../contract/hall/grades.ts'
import type { rateVisit as visitContract } from '../../contract/hall/open.ts'
import { followFlow, type FollowVerb } from '../../contract/hall/ratings.ts'
import type * as contract from '../../contract/hall/ratings.ts'
import { heldTicket, ownOf } from '../../queries/hall/own.ts'
import { hallOf } from '../../queries/hall/place.ts'
import { reckon } from '../../rules/cases/clocks.ts'
import { calendarOf, settingOf } from '../../store/cases/time.ts'
import { accountOf, actorName, checkVersion, unnamed } from '../support.ts'

/** The lower two of the five grades ask for an answer (GB/T 39735-2020). */
export const BAD = 2

export interface Rated {
  areaId: string
  path: string
  placeId: string | null
  ticketId: string | null
  caseId: string | null
  itemId: string | null
  providerId: string | null
  source: 'pad' | 'slip' | 'resident'
  /** Working days in which a bad rating is answered: the office's own setting, no law names it. */
  followUpDays: number
}

/**
 * Keeps a grade, once for a visit and once for a matter; a bad one opens a follow-up with its clock. A calendar that lacks a
 * year never refuses a rating: then there is no due day. The caller has checked who rates.
 * @throws AppError `services.ratedAlready` (409)
 */
export async function writeRating(ctx: Ctx, of: Rated, grade: z.output<typeof gradeBody>): Promise<string> {
  const isBad = grade.grade <= BAD
  const id = newId(ctx.now)
  const { followUpDays, ...subject } = of
  const made = await ctx.db
    .insertInto('serviceRating')
    .values({
      id,
      ...subject,
      grade: grade.grade,
      reasons: isBad ? grade.reasons : [],
      text: grade.text,
      ratedAt: ctx.now,
      state: isBad ? followFlow.initial : null,
      dueAt: isBad ? await dueAt(ctx, of.path, followUpDays) : null,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw new AppError('services.ratedAlready', 409)
  await ctx.announce('services.rated', {
    areaId: of.areaId, id, grade: grade.grade, ticketId: of.ticketId, caseId: of.caseId, itemId: of.itemId, providerId: of.providerId,
  }) // prettier-ignore
  return id
}

async function dueAt(ctx: Ctx, path: string, value: number): Promise<Date | null> {
  const { hours } = await settingOf(ctx, path)
  return reckon(await calendarOf(ctx, hours), ctx.now, { value, unit: 'workingDay' }).at
}

/** Says how a visit was, by the secret of its slip or at the counter's pad. @throws AppError `services.notYetOver` (409) */
export const rateVisit = (ctx: Ctx, id: string, token: string, input: z.output<typeof visitContract.body>) =>
  privileged(ctx, async () => {
    const ticket = await heldTicket(ctx, id, token)
    if (ticket.state !== 'done' && ticket.state !== 'serving') throw new AppError('services.notYetOver', 409)
    const hall = await hallOf(ctx, ticket.placeId)
    const ratingId = await writeRating(
      ctx,
      {
        areaId: ticket.areaId, path: ticket.path, placeId: ticket.placeId, ticketId: ticket.id, caseId: null, itemId: ticket.itemId,
        providerId: null, source: input.source, followUpDays: hall.followUpDays,
      },
      input,
    ) // prettier-ignore
    await record(unnamed(ctx), {
      command: 'services.rateVisit',
      areaId: ticket.areaId,
      subject: { type: 'rating', id: ratingId },
      changes: { grade: [null, input.grade] },
    })
    return ownOf(ctx, ticket, hall)
  })

type Found = Awaited<ReturnType<typeof found>>

async function found(ctx: Ctx, right: string, id: string, version: number) {
  const row = await ctx.db
    .selectFrom('serviceRating as r')
    .leftJoin('serviceCase as c', (j) => j.onRef('c.areaId', '=', 'r.areaId').onRef('c.id', '=', 'r.caseId'))
    .selectAll('r')
    .select('c.special')
    .where('r.id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  await require(ctx, right, row.areaId)
  if (row.special && !holds(ctx.actor, 'services.special')) throw notFound()
  checkVersion(row, version)
  return row
}

/** @throws AppError `services.followState` (409) where the follow-up is not at this step */
async function step(ctx: Ctx, row: Found, verb: FollowVerb, change: object, command: string, reason?: string) {
  const state = row.state && next(followFlow, row.state as contract.FollowState, verb)
  if (!state) throw new AppError('services.followState', 409)
  const version = row.version + 1
  const kept = await ctx.db
    .updateTable('serviceRating')
    .set({ ...change, state, version })
    .where('areaId', '=', row.areaId)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst()
  if (kept.numUpdatedRows === 0n) throw new AppError('kit.lostRace', 409)
  await record(ctx, {
    command,
    areaId: row.areaId,
    subject: { type: 'rating', id: row.id },
    changes: { state: [row.state, state] },
    // What a special-care case is about stands in no trail.
    ...(reason && !row.special ? { reason } : {}),
  })
  return { id: row.id, version }
}

/** Answers a bad rating with what was found. */
export async function answerRating(ctx: Ctx, id: string, input: z.output<typeof contract.answerRating.body>) {
  const row = await found(ctx, 'services.handle', id, input.version)
  const { version: _version, ...said } = input
  const change = { ...said, answeredBy: actorName(ctx), answeredAt: ctx.now }
  return step(ctx, row, 'answerRating', change, 'services.answerRating', input.finding)
}

/** Holds a bad rating malicious, with the reason. Somebody else decides. */
export async function appealRating(ctx: Ctx, id: string, input: z.output<typeof contract.appealRating.body>) {
  const row = await found(ctx, 'services.hall', id, input.version)
  if (row.appealedAt) throw new AppError('services.appealedOnce', 409)
  const change = { appeal: input.reason, appealedBy: actorName(ctx), appealedById: accountOf(ctx), appealedAt: ctx.now }
  return step(ctx, row, 'appealRating', change, 'services.appealRating', input.reason)
}

/** Decides an appeal. A malicious rating counts nowhere; any other is answered as usual. */
export async function decideAppeal(ctx: Ctx, id: string, input: z.output<typeof contract.decideAppeal.body>) {
  const row = await found(ctx, 'services.check', id, input.version)
  if (row.appealedById !== null && row.appealedById === accountOf(ctx)) throw new AppError('services.ownAppeal', 409)
  const change = { decision: input.reason, decidedBy: actorName(ctx), decidedAt: ctx.now }
  return step(ctx, row, input.malicious ? 'strikeRating' : 'keepRating', change, 'services.decideAppeal', input.reason)
}

/** Publishes what was found and mended. The text is written for it: it names nobody. */
export async function publishRating(ctx: Ctx, id: string, input: z.output<typeof contract.publishRating.body>) {
  const row = await found(ctx, 'services.check', id, input.version)
  const change = { published: input.text, publishedAt: ctx.now }
  return step(ctx, row, 'publishRating', change, 'services.publishRating')
}
