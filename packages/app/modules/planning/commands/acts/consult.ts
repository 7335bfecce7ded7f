import { sql } from 'kysely'
import type { z } from 'zod'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../../contract/acts.ts'
import * as notices from '../../contract/notices.ts'
import { actorName } from '../support.ts'
import { proposerToday } from './law.ts'
import { loadAct } from './support.ts'

type Said = z.output<typeof contract.addOpinion.body>

/**
 * Takes in what a resident says while comments are open, or a department until the decision.
 * @throws AppError `planning.notOpen` (409)
 */
export async function addOpinion(ctx: Ctx, actId: string, input: Said) {
  const act = await loadAct(ctx, 'planning.hear', actId)
  const open = input.source === 'department' ? ['consulting', 'filed', 'returned'] : ['consulting']
  if (!open.includes(act.state)) throw new AppError('planning.notOpen', 409, { state: act.state })
  const id = await writeOpinion(ctx, act, input)
  await record(ctx, {
    command: 'planning.addOpinion',
    areaId: act.areaId,
    subject: { type: 'planningAct', id: actId },
    changes: { source: [null, input.source], stance: [null, input.stance] },
  })
  return { id, version: 1 }
}

async function writeOpinion(ctx: Ctx, act: { id: string; path: string }, said: Said & Sealed): Promise<string> {
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('planningOpinion')
    .values({ ...said, actId: act.id, id, path: act.path, at: ctx.now })
    .execute()
  return id
}

/** Who said it without signing in: sealed; the address counted without being kept. */
interface Sealed {
  nameEnc?: string | null
  contactEnc?: string | null
  sentFrom?: string
}

/**
 * Says something on a published plan, as anybody may until the last day. Name and contact are optional, and sealed.
 * @throws AppError `access.notFound` (404) for what is not public, `planning.notOpen` (409) outside the days of comment,
 * `planning.tooManyComments` (429) from one address in a day
 */
export async function commentOnNotice(ctx: Ctx, actId: string, input: z.output<typeof notices.commentOnNotice.body>) {
  const today = dayOf(ctx.now)
  const { fromName, contact, stance, text } = input
  return privileged(ctx, async (db) => {
    const act = await db.selectFrom('planningAct').selectAll().where('id', '=', actId).forUpdate().executeTakeFirst()
    if (!act || act.commentFrom === null) throw new AppError('access.notFound', 404)
    if (act.state !== 'consulting' || today > act.commentTo!)
      throw new AppError('planning.notOpen', 409, { state: act.state })
    const sentFrom = ctx.keys.mac(`planning comment ${actId} ${ctx.client?.address ?? ''}`)
    await refuseFlood({ ...ctx, db }, actId, sentFrom)
    const seal = (value: string | undefined) => (value ? ctx.keys.seal(value) : null)
    const who = { fromName: '', nameEnc: seal(fromName), contactEnc: seal(contact), sentFrom }
    const id = await writeOpinion({ ...ctx, db }, act, { ...who, stance, text, source: 'resident' })
    await record(
      { ...ctx, db },
      {
        command: 'planning.commentOnNotice',
        areaId: act.areaId,
        subject: { type: 'planningAct', id: actId },
        changes: { stance: [null, stance] },
      },
    )
    return { id }
  })
}

async function refuseFlood(ctx: Ctx, actId: string, sentFrom: string): Promise<void> {
  const since = new Date(ctx.now.getTime() - 86_400_000)
  const { n } = await ctx.db
    .selectFrom('planningOpinion')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('actId', '=', actId)
    .where('sentFrom', '=', sentFrom)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  if (Number(n) >= notices.MOST_COMMENTS)
    throw new AppError('planning.tooManyComments', 429, { most: notices.MOST_COMMENTS })
}

/**
 * Shows who said something without signing in and how to reach them, to whom hears the act, for a purpose that goes on record.
 * @throws AppError `planning.nothingSealed` (404)
 */
export async function revealOpinion(ctx: Ctx, actId: string, opinionId: string, purpose: string) {
  const act = await loadAct(ctx, 'planning.hear', actId)
  const said = await ctx.db
    .selectFrom('planningOpinion')
    .select(['nameEnc', 'contactEnc'])
    .where('actId', '=', actId)
    .where('id', '=', opinionId)
    .executeTakeFirst()
  if (!said) throw new AppError('access.notFound', 404)
  const value = [said.nameEnc, said.contactEnc].flatMap((sealed) => (sealed ? [ctx.keys.open(sealed)] : [])).join(' ')
  if (!value) throw new AppError('planning.nothingSealed', 404)
  await record(ctx, {
    command: 'planning.revealOpinion',
    areaId: act.areaId,
    subject: { type: 'planningAct', id: actId },
    changes: { opinion: [null, opinionId] },
    reason: purpose,
  })
  return { value }
}

/** Answers an opinion; an answer may be bettered until the act is filed. */
export async function answerOpinion(
  ctx: Ctx,
  actId: string,
  opinionId: string,
  { version, answer }: z.output<typeof contract.answerOpinion.body>,
) {
  const act = await answering(ctx, actId)
  await writeAnswer(ctx, actId, [{ id: opinionId, version }], answer)
  await record(ctx, {
    command: 'planning.answerOpinion',
    areaId: act.areaId,
    subject: { type: 'planningAct', id: actId },
    changes: { opinion: [null, opinionId] },
  })
  return { id: opinionId, version: version + 1 }
}

/** Answers many opinions that say the same, in the same words: all of them, or none where one was answered meanwhile. */
export async function answerOpinions(ctx: Ctx, actId: string, input: z.output<typeof contract.answerOpinions.body>) {
  const act = await answering(ctx, actId)
  const opinions = [...new Map(input.opinions.map((o) => [o.id, o])).values()]
  await writeAnswer(ctx, actId, opinions, input.answer)
  await record(ctx, {
    command: 'planning.answerOpinions',
    areaId: act.areaId,
    subject: { type: 'planningAct', id: actId },
    changes: { opinions: [null, opinions.map((o) => o.id).join(' ')] },
  })
  return { answered: opinions.length }
}

/** An act whose opinions may be answered, by whom proposes it. @throws AppError `planning.wrongState` (409) */
async function answering(ctx: Ctx, actId: string) {
  const act = await loadAct(ctx, 'planning.propose', actId)
  await proposerToday(ctx, act.path)
  if (!['consulting', 'filed', 'returned'].includes(act.state))
    throw new AppError('planning.wrongState', 409, { state: act.state, verb: 'answer' })
  return act
}

async function writeAnswer(
  ctx: Ctx,
  actId: string,
  opinions: readonly { id: string; version: number }[],
  answer: string,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update planning_opinion o set answer = ${answer}, answered_by = ${actorName(ctx)}, answered_at = ${ctx.now}, version = o.version + 1
    from unnest(${opinions.map((o) => o.id)}::uuid[], ${opinions.map((o) => o.version)}::int[]) as d(id, version)
    where o.act_id = ${actId} and o.id = d.id and o.version = d.version returning o.id`.execute(ctx.db)
  const done = new Set(rows.map((r) => r.id))
  const lost = opinions.find((o) => !done.has(o.id))
  if (lost) await refuseLost(ctx, actId, lost.id)
}

async function refuseLost(ctx: Ctx, actId: string, id: string): Promise<never> {
  const there = await ctx.db
    .selectFrom('planningOpinion')
    .select('version')
    .where('actId', '=', actId)
    .where('id', '=', id)
    .executeTakeFirst()
  throw there ? new AppError('planning.stale', 409, { version: there.version }) : new AppError('access.notFound', 404)
}

/** Writes a paper, or says under which number it is kept. Not after the decision. */
export async function setMaterial(ctx: Ctx, actId: string, input: z.output<typeof contract.setMaterial.body>) {
  const act = await loadAct(ctx, 'planning.propose', actId, input.version)
  await proposerToday(ctx, act.path)
  if (!['draft', 'consulting', 'returned'].includes(act.state))
    throw new AppError('planning.wrongState', 409, { state: act.state, verb: 'material' })
  const row = { text: input.text, number: input.number, byName: actorName(ctx), at: ctx.now }
  await ctx.db
    .insertInto('planningMaterial')
    .values({ actId, kind: input.kind, path: act.path, ...row })
    .onConflict((c) =>
      c.columns(['actId', 'kind']).doUpdateSet((e) => ({ ...row, version: e('planningMaterial.version', '+', 1) })),
    )
    .execute()
  const version = act.version + 1
  await ctx.db.updateTable('planningAct').set({ version }).where('id', '=', actId).execute()
  await record(ctx, {
    command: 'planning.setMaterial',
    areaId: act.areaId,
    subject: { type: 'planningAct', id: actId },
    changes: { material: [null, input.kind] },
  })
  return { id: actId, version }
}
