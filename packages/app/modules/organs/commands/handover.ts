import { notFound, require } from '#server/access.ts'
import { canonical, record } from '#server/audit.ts'
import { sm3 } from '#server/crypto.ts'
import type { Ctx } from '#server/context.ts'
import type { Input } from '#shared/contract.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../contract/index.ts'
import { itemsOf } from '../queries/handovers.ts'
import { touch } from '../store/rows.ts'
import { checkVersion } from './support.ts'

type Params = Input<typeof contract.getHandover>['params']

/** The handover, open and held. @throws AppError `organs.handoverSigned` (409) for one that is signed, `organs.handoverVoid` (409) */
async function ownHandover(ctx: Ctx, { areaId, id }: Params, version: number) {
  await require(ctx, 'organs.keep', areaId)
  const found = await ctx.db.selectFrom('organHandover').selectAll().where('areaId', '=', areaId).where('id', '=', id).forUpdate().executeTakeFirst() // prettier-ignore
  if (!found) throw notFound()
  if (found.state === 'void') throw new AppError('organs.handoverVoid', 409)
  if (found.state === 'signed') throw new AppError('organs.handoverSigned', 409, { day: found.signedOn ?? '' })
  checkVersion(found, version)
  return found
}

/** Writes the list of what is handed over, and who takes part. */
export async function saveHandover(
  ctx: Ctx,
  key: Params,
  { version, items, ...parties }: Input<typeof contract.saveHandover>['body'],
) {
  await ownHandover(ctx, key, version)
  const { areaId, id } = key
  await ctx.db.deleteFrom('organHandoverItem').where('areaId', '=', areaId).where('handoverId', '=', id).execute()
  await ctx.db.insertInto('organHandoverItem').values(items.map((item, i) => ({ areaId, handoverId: id, id: newId(ctx.now), seq: i + 1, ...item }))).execute() // prettier-ignore
  await ctx.db.updateTable('organHandover').set({ ...parties, version: version + 1 }).where('areaId', '=', areaId).where('id', '=', id).execute() // prettier-ignore
  const handed = items.filter((i) => i.state === 'handed').length
  await record(ctx, { command: 'organs.saveHandover', areaId, subject: { type: 'organHandover', id }, changes: { items: [null, items.length], handed: [null, handed] } }) // prettier-ignore
  return { areaId, id, version: version + 1 }
}

/**
 * The handover was signed on paper; from then on nothing in it changes, and its digest stands beside it.
 * @throws AppError `organs.itemsPending`, `organs.partiesMissing`, `organs.notYet`, `organs.endBeforeBegin`
 */
export async function signHandover(
  ctx: Ctx,
  key: Params,
  { version, on }: Input<typeof contract.signHandover>['body'],
) {
  const found = await ownHandover(ctx, key, version)
  const items = await itemsOf(ctx, key)
  const pending = items.filter((i) => i.state === 'pending').length
  if (pending > 0) throw new AppError('organs.itemsPending', 422, { n: pending }, 'items')
  if (!found.giver || !found.taker) throw new AppError('organs.partiesMissing', 422, {}, found.giver ? 'taker' : 'giver') // prettier-ignore
  if (on > dayOf(ctx.now)) throw new AppError('organs.notYet', 422, { day: on }, 'on')
  if (on < found.begunOn) throw new AppError('organs.endBeforeBegin', 422, { from: found.begunOn, to: on }, 'on')
  const { giver, taker, host, supervisor, begunOn, dueOn, provision } = found
  const hash = sm3(
    canonical({ ...key, giver, taker, host, supervisor, begunOn, dueOn, provision, signedOn: on, items }),
  )
  const signedBy = ctx.actor.kind === 'public' ? 'public' : ctx.actor.name
  await ctx.db.updateTable('organHandover').set({ state: 'signed', signedOn: on, signedBy, hash, version: version + 1 }).where('areaId', '=', key.areaId).where('id', '=', key.id).execute() // prettier-ignore
  await touch(ctx, key.areaId)
  await record(ctx, { command: 'organs.signHandover', areaId: key.areaId, subject: { type: 'organHandover', id: key.id }, changes: { signedOn: [null, on], hash: [null, hash] } }) // prettier-ignore
  return { areaId: key.areaId, id: key.id, version: version + 1 }
}
