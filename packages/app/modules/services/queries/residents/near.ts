import { ownEntry } from '#modules/registers/index.ts'
import { requireRight, under } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { Input, Reply } from '#shared/contract.ts'
import { dayOf } from '#shared/dates.ts'
import { sql } from 'kysely'
import type * as contract from '../../contract/residents/near.ts'
import { metresBetween, type Point } from '../../rules/residents/distance.ts'
import { standingAt } from '../../rules/network/holidays.ts'
import { datedOf } from '../network/dated.ts'
import { holding } from '../time.ts'
import { atHome, ownMembers } from './members.ts'

type Answer = Reply<typeof contract.listNear>
const MOST = 60

/**
 * Places of one's county by distance: from where the device says one stands, which is neither kept nor logged, or from the
 * homes of one's own residential unit.
 */
export async function listNear(ctx: Ctx, ask: Input<typeof contract.listNear>['query']): Promise<Answer> {
  requireRight(ctx, 'services.own')
  const device = ask.x !== undefined && ask.y !== undefined ? { x: ask.x, y: ask.y } : undefined
  const from = device ?? (await homeOf(ctx))
  const rows = await placesOf(ctx, ask.itemId)
  const places = await datedOf(ctx, rows, dayOf(ctx.now))
  const shown = rows.map(({ hours: _h, holidays: _d, ...p }) => ({
    ...p,
    metres: from && p.x !== null && p.y !== null ? metresBetween(from, { x: p.x, y: p.y }) : null,
    ...standingAt(places.get(p.id)!, ctx.now),
  }))
  const near = shown.toSorted((a, b) => (a.metres ?? Infinity) - (b.metres ?? Infinity))
  return { from: device ? 'device' : from ? 'home' : 'nowhere', rows: near.slice(0, MOST) as Answer['rows'] }
}

async function homeOf(ctx: Ctx): Promise<Point | undefined> {
  const self = (await ownMembers(ctx)).find((m) => m.kind === 'self')
  const entry = self && (await atHome(ctx, self, () => ownEntry(ctx, self.communityId, self.personId!)))
  return entry?.x != null && entry.y != null ? { x: entry.x, y: entry.y } : undefined
}

function placesOf(ctx: Ctx, itemId: string | undefined) {
  const path = ctx.actor.kind === 'account' ? ctx.actor.path : '/'
  const county = `/${path.split('/').filter(Boolean).slice(0, 2).join('/')}/`
  return ctx.db
    .selectFrom('servicePlace as p')
    .select(['p.id', 'p.name', 'p.kind', 'p.level', 'p.address', 'p.phone', 'p.x', 'p.y', 'p.hours', 'p.holidays'])
    .select(
      sql<number>`(select count(distinct o.item_id)::int from service_offer o where o.place_id = p.id and ${holding(ctx.asOf, 'o')})`.as(
        'items',
      ),
    ) // prettier-ignore
    .where(holding(ctx.asOf, 'p'))
    .where(under('p.path', county))
    .$if(
      itemId !== undefined,
      (q) =>
      q.where(sql<boolean>`exists (select 1 from service_offer o where o.place_id = p.id and o.item_id = ${itemId} and ${holding(ctx.asOf, 'o')})`), // prettier-ignore
    )
    .execute()
}
