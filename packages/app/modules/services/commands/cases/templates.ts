import type { z } from 'zod'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../../contract/cases/templates.ts'
import { changesOf, checkVersion } from '../support.ts'
import { actorName } from './support.ts'

type Given = Omit<z.output<typeof contract.addTemplate.body>, 'areaId'>

/**
 * Keeps a template for the answers of an area and all below it.
 * @throws AppError `services.templateTwice` (409) for a name that the area has already, `services.noItem`, `services.kindUnknown` (422)
 */
export async function addTemplate(ctx: Ctx, { areaId, ...given }: z.output<typeof contract.addTemplate.body>) {
  const path = await require(ctx, 'services.handle', areaId)
  await check(ctx, areaId, given)
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('serviceTemplate')
    .values({ areaId, id, path, ...given, changedBy: actorName(ctx) })
    .execute()
  await record(ctx, { command: 'services.addTemplate', areaId, subject: { type: 'serviceTemplate', id }, changes: changesOf({}, given) }) // prettier-ignore
  return { id, version: 1 }
}

/** Changes a template; answers that were written with it stay. @throws AppError as `addTemplate`, and `services.stale` (409) */
export async function changeTemplate(ctx: Ctx, id: string, input: z.output<typeof contract.changeTemplate.body>) {
  const { version, ...given } = input
  const found = await ownTemplate(ctx, id, version)
  await check(ctx, found.areaId, given, id)
  return put(ctx, 'services.changeTemplate', found, given)
}

/** Puts a template away, or takes it out again. @throws AppError `services.stale`, `services.templateTwice` (409) */
export async function keepTemplate(
  ctx: Ctx,
  id: string,
  { version, keep }: z.output<typeof contract.keepTemplate.body>,
) {
  const found = await ownTemplate(ctx, id, version)
  if (keep) await checkName(ctx, found.areaId, found.name, id)
  return put(ctx, 'services.keepTemplate', found, { droppedAt: keep ? null : ctx.now })
}

async function ownTemplate(ctx: Ctx, id: string, version: number) {
  const found = await ctx.db
    .selectFrom('serviceTemplate')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw notFound()
  await require(ctx, 'services.handle', found.areaId)
  checkVersion(found, version)
  return found
}

async function put(ctx: Ctx, command: string, found: Awaited<ReturnType<typeof ownTemplate>>, set: object) {
  const { areaId, id, version } = found
  await ctx.db
    .updateTable('serviceTemplate')
    .set({ ...set, changedBy: actorName(ctx), version: version + 1 })
    .where('areaId', '=', areaId)
    .where('id', '=', id)
    .execute()
  await record(ctx, { command, areaId, subject: { type: 'serviceTemplate', id }, changes: changesOf(found, set) })
  return { id, version: version + 1 }
}

async function check(ctx: Ctx, areaId: string, given: Given, except?: string): Promise<void> {
  await checkName(ctx, areaId, given.name, except)
  if (given.itemId && !(await ctx.db.selectFrom('serviceItem').select('id').where('id', '=', given.itemId).executeTakeFirst()))
    throw new AppError('services.noItem', 422, {}, 'itemId')
  if (given.kindId && !(await ctx.db.selectFrom('serviceKind').select('id').where('id', '=', given.kindId).executeTakeFirst()))
    throw new AppError('services.kindUnknown', 422, {}, 'kindId')
} // prettier-ignore

async function checkName(ctx: Ctx, areaId: string, name: string, except?: string): Promise<void> {
  let twice = ctx.db
    .selectFrom('serviceTemplate')
    .select('id')
    .where('areaId', '=', areaId)
    .where('name', '=', name)
    .where('droppedAt', 'is', null)
  if (except) twice = twice.where('id', '<>', except)
  if (await twice.executeTakeFirst()) throw new AppError('services.templateTwice', 409, { name }, 'name')
}
