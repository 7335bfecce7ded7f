import { sql } from 'kysely'
import { notFound, require, under } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { toDocx, toPdf } from '#server/documents/index.ts'
import { pageFrom } from '#server/listing.ts'
import type { FileReply } from '#server/module.ts'
import type { Input, Reply } from '#shared/contract.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import type * as contract from '../contract/index.ts'
import type { HandoverDetail } from '../contract/index.ts'
import { handoverModel } from '../rules/handover.ts'
import type { OrganKey } from '../store/rows.ts'
import { areaName } from './organs.ts'

type Params = Input<typeof contract.getHandover>['params']

function selectHandovers(ctx: Ctx) {
  const count = (state: string) => sql<number>`(select count(*)::int from organ_handover_item i where i.area_id = h.area_id and i.handover_id = h.id and i.state = ${state})` // prettier-ignore
  return ctx.db
    .selectFrom('organHandover as h')
    .innerJoin('area as a', 'a.id', 'h.areaId')
    .innerJoin('organ as o', (j) => j.onRef('o.areaId', '=', 'h.areaId').onRef('o.id', '=', 'h.organId'))
    .selectAll('h')
    .select([
      'o.name as organ',
      areaName('h.area_id').as('area'),
      count('pending').as('pending'),
      count('missing').as('missing'),
    ]) // prettier-ignore
    .select(sql<boolean>`(h.state = 'open' and h.due_on < ${dayOf(ctx.now)}::date)`.as('overdue'))
}

/** Handovers at or below an area, those due first at the head. */
export async function listHandovers(
  ctx: Ctx,
  ask: Input<typeof contract.listHandovers>['query'],
): Promise<Reply<typeof contract.listHandovers>> {
  const path = await require(ctx, 'organs.view', ask.areaId)
  let query = selectHandovers(ctx).where(under('a.path', path))
  if (ask.state) query = query.where('h.state', '=', ask.state)
  return (await pageFrom(query as never, ask, { dueOn: 'h.dueOn', area: 'a.path', state: 'h.state' }, 'h.id')) as never
}

/** What is handed over, in order. */
export async function itemsOf(ctx: Ctx, { areaId, id }: Params): Promise<HandoverDetail['items']> {
  const rows = await ctx.db.selectFrom('organHandoverItem').select(['kind', 'name', 'quantity', 'note', 'state']).where('areaId', '=', areaId).where('handoverId', '=', id).orderBy('seq').execute() // prettier-ignore
  return rows as HandoverDetail['items']
}

/** One handover. @throws AppError `access.notFound` */
export async function getHandover(ctx: Ctx, key: Params): Promise<HandoverDetail> {
  await require(ctx, 'organs.view', key.areaId)
  const found = await selectHandovers(ctx).where('h.areaId', '=', key.areaId).where('h.id', '=', key.id).executeTakeFirst() // prettier-ignore
  if (!found) throw notFound()
  return { ...(found as unknown as HandoverDetail), items: await itemsOf(ctx, key) }
}

/** How far the handover is that opened when a term of the body began on a day; null where nobody hands anything over. */
export async function handoverBegun(ctx: Ctx, organ: OrganKey, on: Day) {
  const row = await selectHandovers(ctx)
    .where('h.areaId', '=', organ.areaId)
    .where('h.organId', '=', organ.organId)
    .where('h.begunOn', '=', on)
    .executeTakeFirst()
  return row ? { areaId: row.areaId, id: row.id, organ: row.organ, state: row.state as 'open' | 'signed' | 'void', dueOn: row.dueOn, pending: row.pending, version: row.version } : null
} // prettier-ignore

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const
/** The handover as a file, to be printed and signed. */
export async function handoverPaper(ctx: Ctx, key: Params, format: 'docx' | 'pdf'): Promise<FileReply> {
  const model = handoverModel(await getHandover(ctx, key), ctx.now.toISOString())
  const body = format === 'docx' ? await toDocx(model) : toPdf(model)
  return { name: `${model.title}.${format}`, type: TYPES[format], body }
}
