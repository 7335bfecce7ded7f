import { sql } from 'kysely'
import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { pageFrom } from '#server/listing.ts'
import type { Input, Reply } from '#shared/contract.ts'
import type * as contract from '../contract/index.ts'

const name = (column: string) =>
  sql<string>`coalesce((select r.name from resident r where r.person_id = ${sql.ref(column)} and r.superseded_at is null order by r.valid_from desc limit 1), '')`

/** Ties of kinship declared at an area, those withdrawn included. */
export async function listTies(
  ctx: Ctx,
  ask: Input<typeof contract.listTies>['query'],
): Promise<Reply<typeof contract.listTies>> {
  await require(ctx, 'organs.keep', ask.areaId)
  const query = ctx.db
    .selectFrom('organKinship as k')
    .select([
      'k.areaId',
      'k.id',
      'k.personA',
      'k.personB',
      'k.relation',
      'k.ground',
      'k.declaredOn',
      'k.withdrawnOn',
      'k.version',
    ]) // prettier-ignore
    .select([name('k.person_a').as('a'), name('k.person_b').as('b')])
    .where('k.areaId', '=', ask.areaId)
  return (await pageFrom(query as never, ask, { declaredOn: 'k.declaredOn', relation: 'k.relation' }, 'k.id')) as never
}
