import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#server/context.ts'
import type { KindRow, listKinds as listing } from '../../contract/catalogue/kinds.ts'
import { holding } from '../time.ts'

const items = (ctx: Ctx) =>
  sql<number>`(select count(*)::int from service_item_version v where v.kind_id = k.id and ${holding(ctx.asOf, 'v')})`

/** The tree of kinds of a day, each after the one above it, in their order. Public information. */
export async function listKinds(ctx: Ctx, ask: z.output<typeof listing.query>): Promise<{ rows: KindRow[] }> {
  let query = ctx.db
    .selectFrom('serviceKind as k')
    .where(holding(ctx.asOf, 'k'))
    .select([
      'k.id',
      'k.version',
      'k.areaId',
      'k.parentId',
      'k.code',
      'k.name',
      'k.path',
      'k.usedFor',
      'k.validFrom',
      'k.validTo',
      'k.source',
      'k.ord',
    ]) // prettier-ignore
    .select(items(ctx).as('items'))
  if (ask.usedFor) query = query.where('k.usedFor', 'in', [ask.usedFor, 'both'])
  const rows = (await query.orderBy('k.ord').orderBy('k.path').execute()) as KindRow[]
  return { rows: inTreeOrder(rows) }
}

/** Each kind after the one above it; a kind whose parent is not shown stands as a root. */
function inTreeOrder(rows: KindRow[]): KindRow[] {
  const known = new Set(rows.map((r) => r.id))
  const below = Map.groupBy(rows, (r) => (r.parentId && known.has(r.parentId) ? r.parentId : ''))
  const walk = (id: string): KindRow[] => (below.get(id) ?? []).flatMap((r) => [r, ...walk(r.id)])
  return walk('')
}
