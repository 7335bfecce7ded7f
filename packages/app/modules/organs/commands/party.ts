import { record } from '#server/audit.ts'
import { notFound, require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { Input, Reply } from '#shared/contract.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import type * as contract from '../contract/index.ts'
import { lockOrgan, touch } from '../store/rows.ts'
import { checkVersion } from './support.ts'

type OrganParams = Input<typeof contract.getOrgan>['params']

async function ownParty(ctx: Ctx, { areaId, id }: OrganParams) {
  await require(ctx, 'organs.party', areaId)
  const organ = await lockOrgan(ctx, { areaId, organId: id })
  if (organ.family !== 'party') throw notFound()
  const figures = await ctx.db.selectFrom('organParty').selectAll().where('areaId', '=', areaId).where('organId', '=', id).executeTakeFirst() // prettier-ignore
  return { organ, figures }
}

/** Shows the member figures of a party organisation. A command, because each look leaves its entry. */
export async function lookAtParty(
  ctx: Ctx,
  key: OrganParams,
  { purpose }: Input<typeof contract.lookAtParty>['body'],
): Promise<Reply<typeof contract.lookAtParty>> {
  const { figures } = await ownParty(ctx, key)
  await record(ctx, { command: 'organs.lookAtParty', areaId: key.areaId, subject: { type: 'organParty', id: key.id }, reason: purpose }) // prettier-ignore
  if (!figures) return { figures: null }
  const { fullMembers, probationary, countedOn, source, version } = figures
  return { figures: { fullMembers, probationary, countedOn, source, version } }
}

/** States how many members a party organisation counts; the figures themselves do not stand in the trail. */
export async function setParty(ctx: Ctx, key: OrganParams, input: Input<typeof contract.setParty>['body']) {
  const { organ, figures } = await ownParty(ctx, key)
  const { version, ...given } = input
  checkVersion(figures ?? { version: 0 }, version)
  if (given.countedOn > dayOf(ctx.now)) throw new AppError('organs.notYet', 422, { day: given.countedOn }, 'countedOn')
  const row = { ...given, version: version + 1 }
  await ctx.db
    .insertInto('organParty')
    .values({ areaId: organ.areaId, organId: organ.id, ...row })
    .onConflict((c) => c.columns(['areaId', 'organId']).doUpdateSet(row))
    .execute()
  await touch(ctx, organ.areaId)
  await record(ctx, { command: 'organs.setParty', areaId: organ.areaId, subject: { type: 'organParty', id: organ.id }, changes: { fullMembers: ['***', '***'], countedOn: [figures?.countedOn ?? null, given.countedOn] }, reason: given.source }) // prettier-ignore
  return { areaId: organ.areaId, id: organ.id, version: version + 1 }
}
