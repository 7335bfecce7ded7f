import type { z } from 'zod'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../contract/publicity.ts'
import { leastDaysOn } from '../law/publicity.ts'
import { actorName, checkVersion, countChange } from '../store/load.ts'
import { checkArea, checkLevel } from './checks.ts'

type Body = z.output<typeof contract.publish.body>

/**
 * Lays a matter open. It hangs no fewer days than the law of its first day says, counted from the day after it (Art. 34), and not
 * before what it tells of has happened. A mistake is put right by another publication that names it; the former stays on record.
 * @throws AppError `meetings.tooShort`, `meetings.nowhere`, `meetings.beforeEvent`, `meetings.backdated`, `meetings.endBeforeBegin`, `meetings.noSource`, `meetings.noReplaced`
 */
export async function publish(ctx: Ctx, input: Body) {
  const path = await require(ctx, 'meetings.publish', input.areaId)
  const { resolutionId, meetingId, replacesId, ...given } = input
  await checkLevel(ctx, given.areaId, 'residentsMeeting')
  await checkArea(ctx, given.areaId, given.fromOn)
  await checkSpan(ctx, given, path)
  const source = resolutionId ? { kind: 'resolution', id: resolutionId } : meetingId ? { kind: 'meeting', id: meetingId } : null // prettier-ignore
  if (source) await checkSource(ctx, given.areaId, source)
  if (replacesId) await replace(ctx, given.areaId, replacesId)
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('publication')
    .values({ ...given, id, path, sourceKind: source?.kind ?? null, sourceId: source?.id ?? null, replacesId, publishedBy: actorName(ctx), publishedAt: ctx.now })
    .execute() // prettier-ignore
  await countChange(ctx, given.areaId)
  await record(ctx, { command: 'meetings.publish', areaId: given.areaId, subject: { type: 'publication', id }, changes: { title: [null, given.title], publicMatter: [null, given.matter], fromOn: [null, given.fromOn], toOn: [null, given.toOn] } }) // prettier-ignore
  return { id, version: 1 }
}

async function checkSpan(ctx: Ctx, given: Pick<Body, 'eventOn' | 'fromOn' | 'toOn' | 'onBoard' | 'onPage'>, path: string): Promise<void> {
  const { eventOn, fromOn, toOn } = given
  if (!given.onBoard && !given.onPage) throw new AppError('meetings.nowhere', 422, {}, 'onBoard')
  if (toOn < fromOn) throw new AppError('meetings.endBeforeBegin', 422, {}, 'toOn')
  if (fromOn < eventOn) throw new AppError('meetings.beforeEvent', 422, { day: eventOn }, 'fromOn')
  if (fromOn < dayOf(ctx.now)) throw new AppError('meetings.backdated', 422, { today: dayOf(ctx.now) }, 'fromOn')
  const law = await leastDaysOn(ctx, fromOn, path)
  if (!law) return
  const { days, until: least, article } = law
  if (toOn < least) throw new AppError('meetings.tooShort', 422, { days, least, article }, 'toOn')
} // prettier-ignore

async function checkSource(ctx: Ctx, areaId: string, { kind, id }: { kind: string; id: string }): Promise<void> {
  const found = await ctx.db.selectFrom(kind === 'meeting' ? 'meeting' : 'resolution').select('id').where('areaId', '=', areaId).where('id', '=', id).executeTakeFirst() // prettier-ignore
  if (!found) throw new AppError('meetings.noSource', 422, {}, kind === 'meeting' ? 'meetingId' : 'resolutionId')
}

async function replace(ctx: Ctx, areaId: string, id: string): Promise<void> {
  const found = await ctx.db.selectFrom('publication').select('id').where('areaId', '=', areaId).where('id', '=', id).executeTakeFirst() // prettier-ignore
  if (!found) throw new AppError('meetings.noReplaced', 422, {}, 'replacesId')
}

/**
 * Takes a mistaken publication down. It stays on record with the reason. One that names what is private is hidden from the public besides,
 * also when that shows only later.
 * @throws AppError `meetings.withdrawn` (409)
 */
export async function withdrawPublication(ctx: Ctx, id: string, { version, reason, hide }: z.output<typeof contract.withdrawPublication.body>) {
  const found = await ctx.db.selectFrom('publication').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!found) throw notFound()
  await require(ctx, 'meetings.publish', found.areaId)
  checkVersion(found, version)
  if (found.withdrawnOn && !(hide && !found.hidden)) throw new AppError('meetings.withdrawn', 409, { day: found.withdrawnOn })
  const on = found.withdrawnOn ?? dayOf(ctx.now)
  await ctx.db.updateTable('publication').set({ withdrawnOn: on, withdrawnReason: reason, hidden: hide, version: version + 1 }).where('areaId', '=', found.areaId).where('id', '=', id).execute()
  await countChange(ctx, found.areaId)
  await record(ctx, { command: 'meetings.withdrawPublication', areaId: found.areaId, subject: { type: 'publication', id }, changes: { withdrawnOn: [found.withdrawnOn, on], hidden: [found.hidden, hide] }, reason })
  return { id, version: version + 1 }
} // prettier-ignore
