import { sql } from 'kysely'
import { require, under } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import type { Input, Reply } from '#shared/contract.ts'
import { dayOf } from '#shared/dates.ts'
import type * as contract from '../contract/index.ts'
import { areaName } from './organs.ts'

/** What is to be mended at or below an area, the nearest due day first. */
export async function listWork(
  ctx: Ctx,
  ask: Input<typeof contract.listWork>['query'],
): Promise<Reply<typeof contract.listWork>> {
  const path = await require(ctx, 'organs.view', ask.areaId)
  const today = dayOf(ctx.now)
  const late = sql<boolean>`(w.state = 'open' and w.due_on < ${today}::date)`
  let query = ctx.db
    .selectFrom('organWork as w')
    .innerJoin('area as a', 'a.id', 'w.areaId')
    .select([
      'w.areaId',
      'w.id',
      'w.rule',
      'w.organId',
      'w.text',
      'w.source',
      'w.sourceKind',
      'w.role',
      'w.state',
      'w.dueOn',
      'w.openedAt',
      'w.closedOn',
      'w.note',
      'w.public',
      'w.version',
    ]) // prettier-ignore
    .select([areaName('w.area_id').as('area'), late.as('overdue')])
    .where(under('a.path', path))
  if (ask.state) query = query.where('w.state', '=', ask.state)
  if (ask.role) query = query.where('w.role', '=', ask.role)
  if (ask.overdue) query = query.where(late)
  if (ask.search) query = query.where('w.text', 'like', containing(ask.search))
  const sorts = { dueOn: 'w.dueOn', area: 'a.path', rule: 'w.rule', role: 'w.role', state: 'w.state', openedAt: 'w.openedAt', closedOn: 'w.closedOn' } // prettier-ignore
  return (await pageFrom(query as never, ask, sorts, ['w.id'])) as never
}
