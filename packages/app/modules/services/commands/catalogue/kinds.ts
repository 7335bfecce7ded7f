import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../../contract/catalogue/kinds.ts'
import { areaName } from '../../queries/time.ts'
import { changesOf, checkVersion } from '../support.ts'

/**
 * Adds a kind below another, or as a root. @throws AppError `services.kindCodeTaken` where the code stands there already,
 * `services.kindEnded` below a kind that has ended
 */
export async function addKind(ctx: Ctx, input: z.output<typeof contract.addKind.body>) {
  const areaPath = await require(ctx, 'services.catalogue', input.areaId)
  const { areaId, parentId, code, name, usedFor, source, ord } = input
  const parent = parentId ? await kindOf(ctx, parentId) : undefined
  const today = dayOf(ctx.now)
  if (parent?.validTo && parent.validTo <= today) throw new AppError('services.kindEnded', 422, { name: parent.name }, 'parentId') // prettier-ignore
  const path = `${parent?.path ?? '/'}${code}/`
  const taken = await ctx.db.selectFrom('serviceKind').select('name').where('path', '=', path).executeTakeFirst()
  if (taken) throw new AppError('services.kindCodeTaken', 409, { code, name: taken.name }, 'code')
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('serviceKind')
    .values({
      id,
      areaId,
      areaPath,
      parentId: parentId ?? null,
      code,
      name,
      path,
      usedFor,
      source,
      ord,
      validFrom: today,
    })
    .execute()
  await record(ctx, {
    command: 'services.addKind',
    areaId,
    subject: { type: 'serviceKind', id },
    changes: { path: [null, path], name: [null, name], usedFor: [null, usedFor], source: [null, source] },
  })
  return { id, version: 1 }
}

async function kindOf(ctx: Ctx, id: string) {
  const found = await ctx.db.selectFrom('serviceKind').selectAll().where('id', '=', id).executeTakeFirst()
  if (!found) throw notFound()
  return found
}

async function ownKind(ctx: Ctx, id: string, version: number) {
  const found = await kindOf(ctx, id)
  await require(ctx, 'services.catalogue', found.areaId)
  checkVersion(found, version)
  return found
}

/** Renames a kind, changes where it is offered or its order; its code never changes. */
export async function changeKind(ctx: Ctx, id: string, input: z.output<typeof contract.changeKind.body>) {
  const found = await ownKind(ctx, id, input.version)
  const { version, ...set } = input
  await ctx.db
    .updateTable('serviceKind')
    .set({ ...set, version: version + 1 })
    .where('id', '=', id)
    .execute()
  await record(ctx, { command: 'services.changeKind', areaId: found.areaId, subject: { type: 'serviceKind', id }, changes: changesOf(found, set) }) // prettier-ignore
  return { id, version: version + 1 }
}

/**
 * Ends a kind with all below it. @throws AppError `services.kindInUse` (409) while items of it are in force on that day,
 * `services.kindOthers` (409) while another area's kinds stand below it, `services.dayBack` for a day that has passed
 */
export async function endKind(ctx: Ctx, id: string, { version, on, reason }: z.output<typeof contract.endKind.body>) {
  const found = await ownKind(ctx, id, version)
  const today = dayOf(ctx.now)
  if (on < today) throw new AppError('services.dayBack', 422, { day: on, today }, 'on')
  await refuseOthersBelow(ctx, found, on)
  const used = await ctx.db
    .selectFrom('serviceItemVersion as v')
    .innerJoin('serviceKind as k', 'k.id', 'v.kindId')
    .where('k.path', 'like', `${found.path}%`)
    .where((e) => e.or([e('v.validTo', 'is', null), e('v.validTo', '>', on)]))
    .select(['v.name', 'v.itemId'])
    .execute()
  const items = new Set(used.map((u) => u.itemId)).size
  if (items > 0) throw new AppError('services.kindInUse', 409, { name: found.name, items, example: used[0]!.name })
  await ctx.db
    .updateTable('serviceKind')
    .set((e) => ({ validTo: on, version: e('version', '+', 1) }))
    .where('path', 'like', `${found.path}%`)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', on)]))
    .execute()
  await record(ctx, { command: 'services.endKind', areaId: found.areaId, subject: { type: 'serviceKind', id }, changes: { validTo: [found.validTo, on] }, reason }) // prettier-ignore
  return { id, version: version + 1 }
}

/** What another area put below is its own to end. @throws AppError `services.kindOthers` (409) */
async function refuseOthersBelow(
  ctx: Ctx,
  of: { name: string; path: string; areaPath: string },
  on: Day,
): Promise<void> {
  const { rows } = await sql<{ name: string; area: string }>`
    select k.name, ${areaName('k.area_id')} as area from service_kind k
    where k.path like ${`${of.path}%`} and not starts_with(k.area_path, ${of.areaPath}) and (k.valid_to is null or k.valid_to > ${on}) limit 1`.execute(
    ctx.db,
  )
  if (rows[0])
    throw new AppError('services.kindOthers', 409, { name: of.name, example: rows[0].name, area: rows[0].area })
}

/** Takes a kind up again. @throws AppError `services.kindEnded` where the kind above it has ended */
export async function reopenKind(ctx: Ctx, id: string, { version, reason }: z.output<typeof contract.reopenKind.body>) {
  const found = await ownKind(ctx, id, version)
  const parent = found.parentId ? await kindOf(ctx, found.parentId) : undefined
  if (parent?.validTo && parent.validTo <= dayOf(ctx.now)) throw new AppError('services.kindEnded', 422, { name: parent.name }) // prettier-ignore
  await ctx.db
    .updateTable('serviceKind')
    .set({ validTo: null, version: version + 1 })
    .where('id', '=', id)
    .execute()
  await record(ctx, { command: 'services.reopenKind', areaId: found.areaId, subject: { type: 'serviceKind', id }, changes: { validTo: [found.validTo, null] }, reason }) // prettier-ignore
  return { id, version: version + 1 }
}
