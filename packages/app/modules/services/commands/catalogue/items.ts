import type { z } from 'zod'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { contentOf, type Content } from '../../contract/catalogue/content.ts'
import type * as contract from '../../contract/catalogue/items.ts'
import { versionsOf, type ItemOn } from '../../queries/catalogue/item.ts'
import { changesOf, checkVersion } from '../support.ts'
import { checkContent } from './checks.ts'
import { writeVersion } from './write.ts'

type Given = Content & { notByCommittee: boolean }
const contentIn = (given: Given): Content => contentOf.parse(given)

/**
 * Makes a service item with its first version, from today unless told.
 * @throws AppError `services.barredItem` for a certificate that committees must not issue (民发〔2020〕20号),
 * `services.itemCodeTaken`, and what `checkContent` refuses
 */
export async function createItem(ctx: Ctx, input: z.output<typeof contract.createItem.body>) {
  const path = await require(ctx, 'services.catalogue', input.areaId)
  const { areaId, code, validFrom: from, validTo, ...given } = input
  const validFrom = from ?? dayOf(ctx.now)
  await checkContent(ctx, given, { areaId, validFrom })
  if (validTo && validTo <= validFrom) throw new AppError('services.endBeforeBegin', 422, { from: validFrom, to: validTo }, 'validTo') // prettier-ignore
  const taken = await ctx.db
    .selectFrom('serviceItem')
    .select('id')
    .where('areaId', '=', areaId)
    .where('code', '=', code)
    .executeTakeFirst()
  if (taken) throw new AppError('services.itemCodeTaken', 409, { code, name: (await versionsOf(ctx, taken.id)).at(-1)?.name ?? code }, 'code') // prettier-ignore
  const id = await writeVersion(ctx, { item: { areaId, path, code }, seq: 1, content: contentIn(given), validFrom, validTo: validTo ?? null, reason: null }) // prettier-ignore
  await record(ctx, {
    command: 'services.createItem',
    areaId,
    subject: { type: 'serviceItem', id },
    changes: {
      itemCode: [null, code],
      name: [null, given.name],
      validFrom: [null, validFrom],
      validTo: [null, validTo ?? null],
    },
    ...(given.notByCommittee ? { reason: '由部门自己出具，居委会不出具' } : {}),
  })
  return { id, version: 1 }
}

/** The item, held until the end of the transaction, with its versions; the right is held against its area. */
export async function ownItem(ctx: Ctx, id: string, version: number) {
  const item = await ctx.db.selectFrom('serviceItem').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!item) throw notFound()
  await require(ctx, 'services.catalogue', item.areaId)
  checkVersion(item, version)
  return { item, versions: await versionsOf(ctx, id) }
}

async function bump(ctx: Ctx, id: string, version: number) {
  await ctx.db
    .updateTable('serviceItem')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .execute()
  return { id, version: version + 1 }
}

const setEnd = (ctx: Ctx, itemId: string, seq: number, validTo: Day | null, reason: string) =>
  ctx.db
    .updateTable('serviceItemVersion')
    .set({ validTo, reason })
    .where('itemId', '=', itemId)
    .where('seq', '=', seq)
    .execute()

/**
 * A new version from a day on; the last one ends on that day. Cases keep the version that they began under.
 * @throws AppError `services.dayBack` for a day before today, `services.versionOverlaps` for one not after the last version's first
 */
export async function addVersion(ctx: Ctx, id: string, input: z.output<typeof contract.addVersion.body>) {
  const { item, versions } = await ownItem(ctx, id, input.version)
  const { version, validFrom, reason, ...given } = input
  const today = dayOf(ctx.now)
  if (validFrom < today) throw new AppError('services.dayBack', 422, { day: validFrom, today }, 'validFrom')
  const last = versions.at(-1)!
  if (validFrom <= last.validFrom) throw new AppError('services.versionOverlaps', 422, { day: validFrom, from: last.validFrom }, 'validFrom') // prettier-ignore
  await checkContent(ctx, given, { areaId: item.areaId, validFrom })
  if (last.validTo === null || last.validTo > validFrom) await setEnd(ctx, id, last.seq, validFrom, reason)
  const seq = last.seq + 1
  const content = contentIn(given)
  await writeVersion(ctx, { item, seq, content, validFrom, validTo: null, reason })
  await record(ctx, { command: 'services.addVersion', areaId: item.areaId, subject: { type: 'serviceItem', id }, changes: { validFrom: [last.validFrom, validFrom], ...changesOf(last, content) }, reason }) // prettier-ignore
  return { ...(await bump(ctx, id, version)), seq }
}

/** The version that a person mends. @throws AppError `services.versionBegun` (409) once a case has begun under it */
async function mendable(ctx: Ctx, versions: ItemOn[], seq: number): Promise<ItemOn> {
  const found = versions.find((v) => v.seq === seq)
  if (!found) throw notFound()
  const cases = await privileged(ctx, (db) =>
    db
      .selectFrom('serviceCase')
      .select('id')
      .where('itemId', '=', found.itemId)
      .where('itemSeq', '=', seq)
      .limit(1)
      .execute(),
  )
  if (cases.length > 0) throw new AppError('services.versionBegun', 409, { name: found.name, seq })
  return found
}

/** Mends what a version says while nobody has begun under it; its days stay. */
export async function correctVersion(
  ctx: Ctx,
  { id, seq }: { id: string; seq: number },
  input: z.output<typeof contract.correctVersion.body>,
) {
  // prettier-ignore
  const { item, versions } = await ownItem(ctx, id, input.version)
  const { version, reason, ...given } = input
  const old = await mendable(ctx, versions, seq)
  await checkContent(ctx, given, { areaId: item.areaId, validFrom: old.validFrom })
  const content = contentIn(given)
  await writeVersion(ctx, { item, seq, content, validFrom: old.validFrom, validTo: old.validTo, reason })
  await record(ctx, { command: 'services.correctVersion', areaId: item.areaId, subject: { type: 'serviceItem', id }, changes: changesOf(old, content), reason }) // prettier-ignore
  return bump(ctx, id, version)
}

/**
 * The item ends on a day (today unless told): it is offered no more; open cases go on under their version.
 * @throws AppError `services.itemEnded` where it has ended before, `services.dayBack`, `services.endBeforeBegin`
 */
export async function withdrawItem(
  ctx: Ctx,
  id: string,
  { version, on: asked, reason }: z.output<typeof contract.withdrawItem.body>,
) {
  // prettier-ignore
  const { item, versions } = await ownItem(ctx, id, version)
  const today = dayOf(ctx.now)
  const on = asked ?? today
  if (on < today) throw new AppError('services.dayBack', 422, { day: on, today }, 'on')
  const last = versions.at(-1)!
  if (last.validTo !== null && last.validTo <= today) throw new AppError('services.itemEnded', 409, { name: last.name, day: last.validTo }) // prettier-ignore
  const at = versions.find((v) => v.validFrom <= on && (v.validTo === null || v.validTo > on)) ?? last
  if (on < at.validFrom) throw new AppError('services.endBeforeBegin', 422, { from: at.validFrom, to: on }, 'on')
  if (versions.some((v) => v.seq > at.seq)) throw new AppError('services.versionAhead', 409, { day: last.validFrom, seq: last.seq }) // prettier-ignore
  await setEnd(ctx, id, at.seq, on, reason)
  await record(ctx, { command: 'services.withdrawItem', areaId: item.areaId, subject: { type: 'serviceItem', id }, changes: { validTo: [at.validTo, on] }, reason }) // prettier-ignore
  return bump(ctx, id, version)
}

/** The item goes on: to a later day, or without an end. @throws AppError `services.notLater` for a day that is no later */
export async function extendItem(
  ctx: Ctx,
  id: string,
  { version, to, reason }: z.output<typeof contract.extendItem.body>,
) {
  // prettier-ignore
  const { item, versions } = await ownItem(ctx, id, version)
  const last = versions.at(-1)!
  if (last.validTo === null || (to !== null && to <= last.validTo)) throw new AppError('services.notLater', 422, { day: last.validTo ?? '—' }, 'to') // prettier-ignore
  await checkContent(ctx, { ...last, notByCommittee: last.department !== '' }, { areaId: item.areaId, validFrom: dayOf(ctx.now) }) // prettier-ignore
  await setEnd(ctx, id, last.seq, to, reason)
  await record(ctx, { command: 'services.extendItem', areaId: item.areaId, subject: { type: 'serviceItem', id }, changes: { validTo: [last.validTo, to] }, reason }) // prettier-ignore
  return bump(ctx, id, version)
}
