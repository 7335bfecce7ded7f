import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { known, valid } from './time.ts'

export interface UnitNear {
  unitId: string
  townId: string
  /** `null` for a unit that no community has taken in yet. */
  communityId: string | null
}

const METRES_A_DEGREE = 111_320

/** The residential unit whose point is nearest to a place (WGS84) on the day asked about, at most so many metres away. */
export async function unitNear(ctx: Ctx, x: number, y: number, metres: number): Promise<UnitNear | undefined> {
  const north = metres / METRES_A_DEGREE
  const shrink = Math.max(0.01, Math.cos((y * Math.PI) / 180))
  const away = sql`(power((u.x - ${x}) * ${shrink}, 2) + power(u.y - ${y}, 2))`
  const { rows } = await sql<UnitNear>`
    select u.unit_id, u.town_id, (select m.community_id from unit_membership m
      where m.unit_id = u.unit_id and ${known(ctx, 'm')} and ${valid(ctx, 'm')} order by m.valid_from limit 1) as community_id
    from residential_unit u
    where ${known(ctx, 'u')} and ${valid(ctx, 'u')} and ${away} <= ${north * north}
      and u.x between ${x - north / shrink} and ${x + north / shrink} and u.y between ${y - north} and ${y + north}
    order by ${away}, u.unit_id limit 1`.execute(ctx.db)
  return rows[0]
}
