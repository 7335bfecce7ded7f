import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound, require, requireRight, under, visible } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import type { Page } from '#shared/listing.ts'
import type * as contract from '../../contract/network/providers.ts'
import type { ContractRow, ProviderRow } from '../../contract/network/providers.ts'
import { areaName, holding } from '../time.ts'

const countIn = (ctx: Ctx, table: 'places' | 'items' | 'contracts') =>
  ({
    places: sql<number>`(select count(*)::int from service_place p where p.provider_id = r.id and ${holding(ctx.asOf, 'p')})`,
    items: sql<number>`(select count(distinct v.item_id)::int from service_item_version v where v.provider_id = r.id and ${holding(ctx.asOf, 'v')})`,
    contracts: sql<number>`(select count(*)::int from service_contract c where c.provider_id = r.id and ${holding(ctx.asOf, 'c')} and c.ended_on is null)`,
  })[table]

/** Who provides services in an area: its own, those above and below it. */
export async function listProviders(
  ctx: Ctx,
  ask: z.output<typeof contract.listProviders.query>,
): Promise<Page<ProviderRow>> {
  // prettier-ignore
  requireRight(ctx, 'services.view')
  let query = ctx.db
    .selectFrom('serviceProvider as r')
    .select(['r.id', 'r.version', 'r.areaId', 'r.name', 'r.kind as providerKind', 'r.creditCode', 'r.localUnitId', 'r.summary', 'r.phone as telephone', 'r.email', 'r.website', 'r.validFrom', 'r.validTo']) // prettier-ignore
    .select([areaName('r.area_id').as('area'), countIn(ctx, 'places').as('places'), countIn(ctx, 'items').as('items'), countIn(ctx, 'contracts').as('contracts')]) // prettier-ignore
  if (!ask.past) query = query.where(holding(ctx.asOf, 'r'))
  if (ask.areaId) {
    const path = await require(ctx, 'services.view', ask.areaId)
    query = query.where((e) => e.or([under('r.path', path), sql<boolean>`starts_with(${path}, r.path)`]))
  }
  if (ask.providerKind) query = query.where('r.kind', '=', ask.providerKind)
  if (ask.search) query = query.where('r.name', 'like', containing(ask.search))
  const sorts = { name: 'r.name', providerKind: 'r.kind', area: 'r.path', validFrom: 'r.validFrom' }
  return (await pageFrom(query as never, ask, sorts, 'r.id')) as unknown as Page<ProviderRow>
}

const graded = (grade: string) => sql<number>`(select count(*)::int from service_contract_remark m where m.contract_id = c.id and m.grade = ${grade})` // prettier-ignore
const items = sql<string[]>`array(select w.name from service_item_version w where w.item_id = any(c.item_ids)
  and w.seq = (select max(x.seq) from service_item_version x where x.item_id = w.item_id) order by w.name)`

function selectContracts(ctx: Ctx) {
  const running = sql<boolean>`(${holding(ctx.asOf, 'c')} and (c.ended_on is null or c.ended_on > ${ctx.asOf}::date))`
  return ctx.db
    .selectFrom('serviceContract as c')
    .innerJoin('serviceProvider as r', 'r.id', 'c.providerId')
    .where(visible(ctx, 'c.path'))
    .select(['c.id', 'c.version', 'c.areaId', 'c.providerId', 'r.name as provider', 'c.title', 'c.number', 'c.validFrom', 'c.validTo', 'c.itemIds', 'c.endedOn', 'c.endedReason']) // prettier-ignore
    .select([sql<number>`c.amount_fen::float8`.as('amountFen'), areaName('c.area_id').as('area'), items.as('items'), running.as('running'), graded('good').as('good'), graded('fair').as('fair'), graded('poor').as('poor')]) // prettier-ignore
}

/** Contracts with providers within reach. */
export async function listContracts(
  ctx: Ctx,
  ask: z.output<typeof contract.listContracts.query>,
): Promise<Page<ContractRow>> {
  // prettier-ignore
  requireRight(ctx, 'services.view')
  let query = selectContracts(ctx)
  if (ask.areaId) query = query.where(under('c.path', await require(ctx, 'services.view', ask.areaId)))
  if (ask.providerId) query = query.where('c.providerId', '=', ask.providerId)
  if (ask.running) query = query.where(holding(ctx.asOf, 'c')).where('c.endedOn', 'is', null)
  if (ask.search) query = query.where((e) => e.or([e('c.title', 'like', containing(ask.search!)), e('r.name', 'like', containing(ask.search!))])) // prettier-ignore
  const sorts = { validTo: 'c.validTo', title: 'c.title', provider: 'r.name', amountFen: 'c.amountFen', validFrom: 'c.validFrom' } // prettier-ignore
  return (await pageFrom(query as never, ask, sorts, 'c.id')) as unknown as Page<ContractRow>
}

/** One contract with its remarks, the latest first. @throws AppError `access.notFound` */
export async function getContract(ctx: Ctx, id: string): Promise<z.output<typeof contract.getContract.reply>> {
  requireRight(ctx, 'services.view')
  const found = await selectContracts(ctx).where('c.id', '=', id).executeTakeFirst()
  if (!found) throw notFound()
  const remarks = await ctx.db.selectFrom('serviceContractRemark').select(['seq', 'day', 'grade', 'text', 'byName', 'at']).where('contractId', '=', id).orderBy('seq', 'desc').execute() // prettier-ignore
  return { ...(found as ContractRow), remarks: remarks as z.output<typeof contract.getContract.reply>['remarks'] }
}
