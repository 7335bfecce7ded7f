import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound, require, requireRight, under, visible } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import type { Page } from '#shared/listing.ts'
import type * as contract from '../../contract/catalogue/admission.ts'
import type { AdmissionRow } from '../../contract/catalogue/admission.ts'
import { areaName } from '../time.ts'

const columns = [
  'a.id', 'a.version', 'a.areaId', 'a.title as work', 'a.text', 'a.department', 'a.basis', 'a.basisPolicyKey', 'a.payer', 'a.post', 'a.fromDay', 'a.toDay', 'a.state as admission', 'a.missing',
  'a.refusal', 'a.askedBy', 'a.askedAt', 'a.decidedBy', 'a.decidedAt', 'a.endedReason',
] as const // prettier-ignore

const select = (ctx: Ctx) =>
  ctx.db
    .selectFrom('serviceAdmission as a')
    .where(visible(ctx, 'a.path'))
    .select([...columns])
    .select([areaName('a.area_id').as('area'), sql<number | null>`a.amount_fen::float8`.as('amountFen')])

/** Work handed down within reach, what waits first. */
export async function listAdmissions(
  ctx: Ctx,
  ask: z.output<typeof contract.listAdmissions.query>,
): Promise<Page<AdmissionRow>> {
  // prettier-ignore
  requireRight(ctx, 'services.view')
  let query = select(ctx)
  if (ask.areaId) query = query.where(under('a.path', await require(ctx, 'services.view', ask.areaId)))
  if (ask.admission) query = query.where('a.state', '=', ask.admission)
  if (ask.incomplete) query = query.where(sql<boolean>`a.missing <> '{}'`)
  if (ask.search) query = query.where((e) => e.or([e('a.title', 'like', containing(ask.search!)), e('a.department', 'like', containing(ask.search!))])) // prettier-ignore
  const sorts = { askedAt: 'a.askedAt', work: 'a.title', department: 'a.department', admission: 'a.state', area: 'a.path', decidedAt: 'a.decidedAt' } // prettier-ignore
  return (await pageFrom(query as never, { ...ask, sort: ask.sort ?? '-askedAt' }, sorts, ['a.areaId', 'a.id'])) as unknown as Page<AdmissionRow> // prettier-ignore
}

/** One piece of work handed down. @throws AppError `access.notFound` */
export async function getAdmission(ctx: Ctx, areaId: string, id: string): Promise<AdmissionRow> {
  await require(ctx, 'services.view', areaId)
  const found = await select(ctx).where('a.areaId', '=', areaId).where('a.id', '=', id).executeTakeFirst()
  if (!found) throw notFound()
  return found as unknown as AdmissionRow
}

/** By department: how much was handed down, admitted and refused, the most refused first. */
export async function admissionFigures(ctx: Ctx, ask: z.output<typeof contract.admissionFigures.query>) {
  requireRight(ctx, 'services.view')
  const within = ask.areaId ? under('a.path', await require(ctx, 'services.view', ask.areaId)) : visible(ctx, 'a.path')
  const of = (state: string) => sql<number>`count(*) filter (where a.state = ${state})::int`
  const figures = ctx.db
    .selectFrom('serviceAdmission as a')
    .where(visible(ctx, 'a.path'))
    .where(within)
    .groupBy('a.department')
    .select('a.department')
    .select([
      of('asked').as('asked'),
      of('admitted').as('admitted'),
      of('refused').as('refused'),
      of('ended').as('ended'),
    ])
    .select(sql<number>`count(*) filter (where a.state = 'refused' and a.missing <> '{}')::int`.as('refusedMissing'))
  let query = ctx.db.selectFrom(figures.as('f')).selectAll()
  if (ask.search) query = query.where('f.department', 'like', containing(ask.search))
  const sorts = { refused: 'f.refused', department: 'f.department', asked: 'f.asked', admitted: 'f.admitted', refusedMissing: 'f.refusedMissing' } // prettier-ignore
  return pageFrom(query as never, { ...ask, sort: ask.sort ?? '-refused' }, sorts, 'f.department') as never
}
