import type { z } from 'zod'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { Matter, MeetingKind } from '../contract/base.ts'
import type * as contract from '../contract/resolutions.ts'
import { decidersOf, lawOf } from '../law/load.ts'
import { actorName, checkVersion, countChange } from '../store/load.ts'
import { checkLevel } from './checks.ts'

/** An important matter comes up: it waits for the right meeting. */
export async function openMatter(ctx: Ctx, input: z.output<typeof contract.openMatter.body>) {
  const path = await require(ctx, 'meetings.run', input.areaId)
  await checkLevel(ctx, input.areaId, 'residentsMeeting')
  const id = newId(ctx.now)
  await ctx.db.insertInto('importantMatter').values({ id, path, ...input, openedOn: dayOf(ctx.now), openedBy: actorName(ctx), state: 'open' }).execute() // prettier-ignore
  await countChange(ctx, input.areaId)
  await record(ctx, { command: 'meetings.openMatter', areaId: input.areaId, subject: { type: 'importantMatter', id }, changes: { title: [null, input.title], kind: [null, input.kind] } }) // prettier-ignore
  return { id, version: 1 }
}

async function heldMatter(ctx: Ctx, id: string, version: number) {
  const found = await ctx.db.selectFrom('importantMatter').selectAll().where('id', '=', id).forUpdate().executeTakeFirst() // prettier-ignore
  if (!found) throw notFound()
  await require(ctx, 'meetings.run', found.areaId)
  checkVersion(found, version)
  if (found.state !== 'open') throw new AppError('meetings.matterOver', 409, { state: found.state })
  return found
}
async function save(ctx: Ctx, found: { areaId: string; id: string; version: number }, set: object) {
  await ctx.db.updateTable('importantMatter').set({ ...set, version: found.version + 1 }).where('areaId', '=', found.areaId).where('id', '=', found.id).execute() // prettier-ignore
  await countChange(ctx, found.areaId)
  return { id: found.id, version: found.version + 1 }
}

/**
 * Closes an important matter. Only a resolution in force of the right meeting does, made after the matter came up, on a matter of its
 * kind, with a verdict that holds (Art. 30).
 * @throws AppError `meetings.needsDecision` naming what is missing
 */
export async function closeMatter(ctx: Ctx, id: string, { version, resolutionId }: z.output<typeof contract.closeMatter.body>) {
  const found = await heldMatter(ctx, id, version)
  const of = resolutionId ? await ctx.db.selectFrom('resolution').selectAll().where('areaId', '=', found.areaId).where('id', '=', resolutionId).executeTakeFirst() : undefined
  const verdict = of?.verdict as { passed: boolean } | undefined
  const right = of && of.matter === found.kind && of.state === 'inForce' && verdict!.passed && of.decidedOn >= found.openedOn && decidersOf(found.kind as Matter).includes(of.meetingKind as MeetingKind)
  if (!right) throw new AppError('meetings.needsDecision', 409, { matter: found.kind, title: found.title, basis: await basisOf(ctx, found.path) }, 'resolutionId')
  await record(ctx, { command: 'meetings.closeMatter', areaId: found.areaId, subject: { type: 'importantMatter', id }, changes: { state: ['open', 'decided'] } })
  return save(ctx, found, { state: 'decided', resolutionId, closedOn: dayOf(ctx.now) })
} // prettier-ignore

/** The provision of today that reserves matters to a meeting, as it is named; nothing where none does. */
async function basisOf(ctx: Ctx, path: string): Promise<string> {
  const { reserved } = await lawOf(ctx, 'residentsMeeting', dayOf(ctx.now), path)
  return reserved ? `（《${reserved.document}》${reserved.article}）` : ''
}

export async function withdrawMatter(ctx: Ctx, id: string, { version, reason }: z.output<typeof contract.withdrawMatter.body>) {
  const found = await heldMatter(ctx, id, version)
  await record(ctx, { command: 'meetings.withdrawMatter', areaId: found.areaId, subject: { type: 'importantMatter', id }, changes: { state: ['open', 'withdrawn'] }, reason }) // prettier-ignore
  return save(ctx, found, { state: 'withdrawn', reason, closedOn: dayOf(ctx.now) })
} // prettier-ignore
