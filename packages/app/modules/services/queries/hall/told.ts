import { sql } from 'kysely'
import { holds, notFound } from '#server/access.ts'
import type { z } from 'zod'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { containing, pageFrom } from '#server/listing.ts'
import type { toldOf as toldContract } from '../../contract/hall/told.ts'
import type * as contract from '../../contract/hall/visits.ts'
import { qrOf } from '../../rules/hall/qr.ts'
import { rightSecret } from './own.ts'
import { hallFor, placeOf, type Place } from './place.ts'

type Paper = z.output<typeof toldContract.reply>
interface ToldRow {
  id: string
  placeId: string
  number: string
  itemName: string
  missing: unknown
  present: unknown
  note: string
  toldAt: Date
}

const toldToken = (ctx: Ctx, id: string): string => ctx.keys.mac(`services.told:${id}`).slice(0, 32)

/** The sheet as it is printed, with the address that shows it again. */
export async function toldPaper(ctx: Ctx, row: ToldRow, place: Pick<Place, 'name' | 'address'>): Promise<Paper> {
  const url = `${ctx.config.publicUrl}/public/hall/told/${row.id}/${toldToken(ctx, row.id)}`
  return {
    id: row.id,
    number: row.number,
    place: place.name,
    address: place.address,
    itemName: row.itemName,
    missing: row.missing as Paper['missing'],
    present: row.present as Paper['present'],
    note: row.note,
    toldAt: row.toldAt,
    svg: await qrOf(url),
    url,
  }
}

/** What was missing, for whoever holds the sheet. @throws AppError `access.notFound` */
export const toldOf = (ctx: Ctx, id: string, token: string) =>
  privileged(ctx, async () => {
    if (!rightSecret(toldToken(ctx, id), token)) throw notFound()
    const { rows } = await sql<ToldRow>`select * from service_told where id = ${id}`.execute(ctx.db)
    if (!rows[0]) throw notFound()
    return toldPaper(ctx, rows[0], await placeOf(ctx, rows[0].placeId))
  })

/** Papers at the one way out of a hall, those that wait first. Of a special-care case, who lacks the right reads the number alone. */
export async function listHandouts(ctx: Ctx, placeId: string, ask: z.output<typeof contract.listHandouts.query>) {
  const hall = await hallFor(ctx, 'services.hall', placeId)
  let found = ctx.db
    .selectFrom('serviceHandout as h')
    .select([
      'h.id',
      'h.placeId',
      'h.caseNumber',
      'h.state as handoutState',
      'h.readyAt',
      'h.readyBy',
      'h.handedAt',
      'h.handedBy',
      'h.signedAs',
      'h.signedNote',
      'h.version',
    ]) // prettier-ignore
    .where('h.areaId', '=', hall.areaId)
    .where('h.placeId', '=', placeId)
  const told = holds(ctx.actor, 'services.special') ? sql<boolean>`true` : sql<boolean>`not h.special`
  found = found.select([
    sql<string>`case when ${told} then h.title else '' end`.as('title'),
    sql<string>`case when ${told} then h.note else '' end`.as('note'),
  ])
  if (ask.state) found = found.where('h.state', '=', ask.state)
  if (ask.search) {
    const words = containing(ask.search)
    found = found.where((e) => e.or([e('h.caseNumber', 'ilike', words), e.and([told, e('h.title', 'ilike', words)])]))
  }
  const page = await pageFrom(
    found,
    { sort: '-readyAt', ...ask },
    { readyAt: 'h.readyAt', title: 'title', caseNumber: 'h.caseNumber' },
    'h.id',
  )
  return page as never
}
