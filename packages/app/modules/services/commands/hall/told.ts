import type { z } from 'zod'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../../contract/hall/visits.ts'
import { caseByNumber } from '../../queries/cases/of.ts'
import { itemOn } from '../../queries/catalogue/item.ts'
import { hallFor } from '../../queries/hall/place.ts'
import { toldPaper } from '../../queries/hall/told.ts'
import { actorName, checkVersion } from '../support.ts'

/**
 * Tells once and whole what is missing (一次性告知, 国发〔2022〕5号): every paper of the item that is not there, on a sheet with
 * a number. What the registers hold already is never among it.
 * @throws AppError `services.notNeeded` (422) for a paper that the item does not ask for, `services.noTicket` (422) for a ticket that this hall did not give
 */
export async function tellMissing(ctx: Ctx, placeId: string, input: z.output<typeof contract.tellMissing.body>) {
  const hall = await hallFor(ctx, 'services.hall', placeId)
  if (input.ticketId) await checkTicket(ctx, hall.areaId, placeId, input.ticketId)
  const item = await itemOn(ctx, input.itemId, dayOf(ctx.now))
  const asked = item.documents.filter((d) => d.held === null)
  const unknown = input.missing.find((name) => !asked.some((d) => d.name === name))
  if (unknown) throw new AppError('services.notNeeded', 422, { paper: unknown, item: item.name }, 'missing')
  const paper = ({ name, form, when }: (typeof asked)[number]) => ({ name, form, when })
  const id = newId(ctx.now)
  const row = await ctx.db
    .insertInto('serviceTold')
    .values({
      areaId: hall.areaId,
      id,
      path: hall.path,
      placeId,
      ticketId: input.ticketId ?? null,
      itemId: item.itemId,
      itemSeq: item.seq,
      itemName: item.name,
      number: `${dayOf(ctx.now).replaceAll('-', '')}-${id.slice(-6).toUpperCase()}`,
      missing: JSON.stringify(asked.filter((d) => input.missing.includes(d.name)).map(paper)),
      present: JSON.stringify(item.documents.filter((d) => !input.missing.includes(d.name)).map(paper)),
      note: input.note,
      toldAt: ctx.now,
      toldBy: actorName(ctx),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await record(ctx, {
    command: 'services.tellMissing',
    areaId: hall.areaId,
    subject: { type: 'told', id },
    changes: { item: [null, item.name], missing: [null, input.missing.join('、')] },
  })
  return toldPaper(ctx, row, hall)
}

/** The ticket is one of this hall. @throws AppError `services.noTicket` */
async function checkTicket(ctx: Ctx, areaId: string, placeId: string, id: string): Promise<void> {
  const found = await ctx.db.selectFrom('serviceTicket').select('id').where('areaId', '=', areaId).where('placeId', '=', placeId).where('id', '=', id).executeTakeFirst() // prettier-ignore
  if (!found) throw new AppError('services.noTicket', 422, {}, 'ticketId')
}

/** A paper is finished: it lies at the one way out. */
export async function readyPaper(ctx: Ctx, placeId: string, input: z.output<typeof contract.readyPaper.body>) {
  const hall = await hallFor(ctx, 'services.handle', placeId)
  const id = newId(ctx.now)
  const special = await isSpecial(ctx, input.caseNumber)
  await ctx.db
    .insertInto('serviceHandout')
    .values({
      areaId: hall.areaId,
      id,
      path: hall.path,
      placeId,
      ...input,
      special,
      state: 'ready',
      readyAt: ctx.now,
      readyBy: actorName(ctx),
    })
    .execute()
  await record(ctx, {
    command: 'services.readyPaper',
    areaId: hall.areaId,
    subject: { type: 'handout', id },
    changes: { caseNumber: [null, input.caseNumber], ...(special ? {} : { title: [null, input.title] }) },
  })
  return { id, version: 1 }
}

/** Whether a number is that of a special-care case: then the title of its paper stands in no trail. */
async function isSpecial(ctx: Ctx, number: string): Promise<boolean> {
  const at = await caseByNumber(ctx, number)
  if (!at) return false
  const found = await privileged(ctx, (db) =>
    db
      .selectFrom('serviceCase')
      .select('special')
      .where('areaId', '=', at.areaId)
      .where('id', '=', at.id)
      .executeTakeFirst(),
  )
  return found?.special ?? false
}

/** Hands a paper out, with who signed for it. @throws AppError `services.handedAlready` (409) */
export async function handOut(ctx: Ctx, id: string, input: z.output<typeof contract.handOut.body>) {
  const row = await ctx.db.selectFrom('serviceHandout').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  await require(ctx, 'services.hall', row.areaId)
  checkVersion(row, input.version)
  if (row.state !== 'ready')
    throw new AppError('services.handedAlready', 409, { title: row.special ? row.caseNumber : row.title })
  const version = row.version + 1
  const kept = await ctx.db
    .updateTable('serviceHandout')
    .set({
      state: 'handed',
      handedAt: ctx.now,
      handedBy: actorName(ctx),
      signedAs: input.signedAs,
      signedNote: input.signedNote,
      version,
    })
    .where('areaId', '=', row.areaId)
    .where('id', '=', id)
    .where('version', '=', row.version)
    .executeTakeFirst()
  if (kept.numUpdatedRows === 0n) throw new AppError('kit.lostRace', 409)
  await record(ctx, {
    command: 'services.handOut',
    areaId: row.areaId,
    subject: { type: 'handout', id },
    changes: { state: ['ready', 'handed'], signedAs: [null, input.signedAs] },
  })
  return { id, version }
}
