import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type { Input } from '#shared/contract.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import type * as contract from '../contract/index.ts'
import * as store from '../store/work.ts'
import { checkVersion } from './support.ts'

/** Asks a role of an area to mend something by a day. @throws AppError `organs.pastEnd` for a day gone by */
export async function openWork(ctx: Ctx, input: Input<typeof contract.openWork>['body']) {
  await require(ctx, 'organs.dispatch', input.areaId)
  if (input.dueOn < dayOf(ctx.now)) throw new AppError('organs.pastEnd', 422, { day: input.dueOn }, 'dueOn')
  const done = await store.openWork(ctx, { ...input, rule: 'asked', source: { kind: 'office' } })
  await record(ctx, { command: 'organs.openWork', areaId: input.areaId, subject: { type: 'organWork', id: done.id }, changes: { dueOn: [null, input.dueOn], role: [null, input.role] }, reason: input.text }) // prettier-ignore
  return done
}

/** It is mended, or was asked in error. @throws AppError `organs.workClosed` */
export async function closeWork(
  ctx: Ctx,
  { areaId, id }: { areaId: string; id: string },
  { version, state, note }: Input<typeof contract.closeWork>['body'],
) {
  await require(ctx, 'organs.keep', areaId)
  const found = await ctx.db.selectFrom('organWork').select('version').where('areaId', '=', areaId).where('id', '=', id).executeTakeFirst() // prettier-ignore
  if (!found) throw notFound()
  checkVersion(found, version)
  const { was, ...done } = await store.closeWork(ctx, { areaId, id, state, note })
  await record(ctx, { command: 'organs.closeWork', areaId, subject: { type: 'organWork', id }, changes: { state: [was.state, state] }, reason: note }) // prettier-ignore
  return done
}
