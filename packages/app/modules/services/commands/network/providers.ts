import type { z } from 'zod'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../../contract/network/providers.ts'
import { changesOf, checkVersion } from '../support.ts'

type Given = Omit<z.output<typeof contract.addProvider.body>, 'areaId'>
const rowOf = ({ telephone, providerKind, ...rest }: Given) => ({ ...rest, phone: telephone, kind: providerKind })

/** Adds a provider. @throws AppError `services.providerTwice` for a social credit code, or a name, that the area has already */
export async function addProvider(ctx: Ctx, input: z.output<typeof contract.addProvider.body>) {
  const path = await require(ctx, 'services.network', input.areaId)
  const { areaId, ...given } = input
  const twice = await ctx.db
    .selectFrom('serviceProvider')
    .select('name')
    .where('areaId', '=', areaId)
    .where('validTo', 'is', null)
    .where((e) =>
      e.or([e('name', '=', given.name), ...(given.creditCode ? [e('creditCode', '=', given.creditCode)] : [])]),
    )
    .executeTakeFirst()
  if (twice) throw new AppError('services.providerTwice', 409, { name: twice.name }, 'name')
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('serviceProvider')
    .values({ id, areaId, path, validFrom: dayOf(ctx.now), ...rowOf(given) })
    .execute()
  await record(ctx, { command: 'services.addProvider', areaId, subject: { type: 'serviceProvider', id }, changes: { name: [null, given.name], providerKind: [null, given.providerKind] } }) // prettier-ignore
  return { id, version: 1 }
}

async function ownProvider(ctx: Ctx, id: string, version: number) {
  const found = await ctx.db.selectFrom('serviceProvider').selectAll().where('id', '=', id).forUpdate().executeTakeFirst() // prettier-ignore
  if (!found) throw notFound()
  await require(ctx, 'services.network', found.areaId)
  checkVersion(found, version)
  return found
}
async function put(ctx: Ctx, id: string, version: number, set: object) {
  await ctx.db
    .updateTable('serviceProvider')
    .set({ ...set, version: version + 1 })
    .where('id', '=', id)
    .execute()
  return { id, version: version + 1 }
}

/** Changes what is said of a provider. */
export async function changeProvider(
  ctx: Ctx,
  id: string,
  { version, ...given }: z.output<typeof contract.changeProvider.body>,
) {
  // prettier-ignore
  const found = await ownProvider(ctx, id, version)
  const row = rowOf(given)
  await record(ctx, { command: 'services.changeProvider', areaId: found.areaId, subject: { type: 'serviceProvider', id }, changes: changesOf(found, row) }) // prettier-ignore
  return put(ctx, id, version, row)
}

/** A provider leaves. @throws AppError `services.endBeforeBegin` (422), `services.contractsRun` (409) while a contract runs beyond that day */
export async function endProvider(
  ctx: Ctx,
  id: string,
  { version, on, reason }: z.output<typeof contract.endProvider.body>,
) {
  // prettier-ignore
  const found = await ownProvider(ctx, id, version)
  if (on < found.validFrom) throw new AppError('services.endBeforeBegin', 422, { from: found.validFrom, to: on }, 'on')
  const running = await runningContracts(ctx, id, on)
  if (running.length > 0) throw new AppError('services.contractsRun', 409, { name: found.name, contracts: running.length, title: running[0]!.title }) // prettier-ignore
  await record(ctx, { command: 'services.endProvider', areaId: found.areaId, subject: { type: 'serviceProvider', id }, changes: { validTo: [found.validTo, on] }, reason }) // prettier-ignore
  return put(ctx, id, version, { validTo: on })
}
const runningContracts = (ctx: Ctx, providerId: string, on: Day) =>
  ctx.db
    .selectFrom('serviceContract')
    .select('title')
    .where('providerId', '=', providerId)
    .where('validTo', '>', on)
    .where('endedOn', 'is', null)
    .execute()

/** A service is bought. @throws AppError `services.endBeforeBegin`, `services.noProvider`, `services.noItem`, `services.contractTwice` for its number */
export async function addContract(ctx: Ctx, input: z.output<typeof contract.addContract.body>) {
  const path = await require(ctx, 'services.network', input.areaId)
  if (input.validTo <= input.validFrom) throw new AppError('services.endBeforeBegin', 422, { from: input.validFrom, to: input.validTo }, 'validTo') // prettier-ignore
  const provider = await ctx.db.selectFrom('serviceProvider').select('name').where('id', '=', input.providerId).executeTakeFirst() // prettier-ignore
  if (!provider) throw new AppError('services.noProvider', 422, {}, 'providerId')
  const itemIds = [...new Set(input.itemIds)]
  const known = itemIds.length === 0 ? [] : await ctx.db.selectFrom('serviceItem').select('id').where('id', 'in', itemIds).execute() // prettier-ignore
  if (known.length < itemIds.length) throw new AppError('services.noItem', 422, {}, 'itemIds')
  const twice = input.number && (await ctx.db.selectFrom('serviceContract').select('title').where('areaId', '=', input.areaId).where('number', '=', input.number).executeTakeFirst()) // prettier-ignore
  if (twice) throw new AppError('services.contractTwice', 409, { number: input.number, title: twice.title }, 'number')
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('serviceContract')
    .values({ id, path, ...input, itemIds })
    .execute()
  await record(ctx, { command: 'services.addContract', areaId: input.areaId, subject: { type: 'serviceContract', id }, changes: { title: [null, input.title], provider: [null, provider.name], amountFen: [null, input.amountFen], validTo: [null, input.validTo] } }) // prettier-ignore
  return { id, version: 1 }
}

async function ownContract(ctx: Ctx, id: string) {
  const found = await ctx.db.selectFrom('serviceContract').selectAll().where('id', '=', id).forUpdate().executeTakeFirst() // prettier-ignore
  if (!found) throw notFound()
  await require(ctx, 'services.network', found.areaId)
  return found
}

/** A contract ends before its day. @throws AppError `services.endBeforeBegin`, `services.contractEnded` */
export async function endContract(
  ctx: Ctx,
  id: string,
  { version, on, reason }: z.output<typeof contract.endContract.body>,
) {
  // prettier-ignore
  const found = await ownContract(ctx, id)
  checkVersion(found, version)
  if (found.endedOn !== null || found.validTo <= on) throw new AppError('services.contractEnded', 409, { title: found.title, day: found.endedOn ?? found.validTo }) // prettier-ignore
  if (on < found.validFrom) throw new AppError('services.endBeforeBegin', 422, { from: found.validFrom, to: on }, 'on')
  await ctx.db
    .updateTable('serviceContract')
    .set({ endedOn: on, endedReason: reason, version: version + 1 })
    .where('id', '=', id)
    .execute()
  await record(ctx, { command: 'services.endContract', areaId: found.areaId, subject: { type: 'serviceContract', id }, changes: { endedOn: [null, on] }, reason }) // prettier-ignore
  return { id, version: version + 1 }
}

/** A remark on what a contract delivers. @throws AppError `services.remarkAhead` for a day that has not come */
export async function remarkContract(ctx: Ctx, id: string, input: z.output<typeof contract.remarkContract.body>) {
  const found = await ownContract(ctx, id)
  const today = dayOf(ctx.now)
  if (input.day > today) throw new AppError('services.remarkAhead', 422, { day: input.day, today }, 'day')
  const last = await ctx.db.selectFrom('serviceContractRemark').select((e) => e.fn.max('seq').as('seq')).where('contractId', '=', id).executeTakeFirst() // prettier-ignore
  const byName = ctx.actor.kind === 'public' ? 'public' : ctx.actor.name
  await ctx.db
    .insertInto('serviceContractRemark')
    .values({ contractId: id, seq: (last?.seq ?? 0) + 1, path: found.path, ...input, byName, at: ctx.now })
    .execute()
  await record(ctx, { command: 'services.remarkContract', areaId: found.areaId, subject: { type: 'serviceContract', id }, changes: { grade: [null, input.grade] }, reason: input.text }) // prettier-ignore
  return { id, version: found.version }
}
