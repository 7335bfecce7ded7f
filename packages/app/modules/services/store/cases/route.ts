import type { Ctx } from '#server/context.ts'
import type { HolderRole } from '../../contract/cases/base.ts'
import { pickRoute, type RouteAsk, type RouteRule } from '../../rules/cases/route.ts'
import type { Holder } from './rows.ts'
import type { Time } from './time.ts'

const ROLE_OF_LEVEL: Record<number, HolderRole> = {
  2: 'cityOfficer',
  3: 'countyOfficer',
  4: 'subdistrictOfficer',
  5: 'communityWorker',
}
/** Who answers for cases of a level where no rule says otherwise. */
export const usualRole = (level: number): HolderRole => ROLE_OF_LEVEL[Math.min(level, 5)] ?? 'cityOfficer'

export interface Routed extends Holder {
  /** The rule that sent it there; `null`: the usual way, to the area itself. */
  rule: RouteRule | null
}

/** To whom a case goes that comes in now: by the routes of its area and those above. */
export async function routeOf(ctx: Ctx, areaId: string, time: Time, ask: RouteAsk): Promise<Routed> {
  const rule = pickRoute(time.routes, time.calendar, ask) ?? null
  const level = rule?.holderLevel ?? ask.level
  const held = level === ask.level ? areaId : await areaAtLevel(ctx, ask.path, level)
  return {
    rule,
    holderAreaId: held ?? areaId,
    holderRole: rule?.holderRole ?? usualRole(ask.level),
    holderId: null,
    holderName: null,
  }
}

/** The area of a level on the way up from a path. */
export async function areaAtLevel(ctx: Ctx, path: string, level: number): Promise<string | undefined> {
  const steps = path.split('/').filter(Boolean)
  const above = steps.map((_, i) => `/${steps.slice(0, i + 1).join('/')}/`)
  if (above.length === 0) return undefined
  const row = await ctx.db
    .selectFrom('area')
    .select('id')
    .where('path', 'in', above)
    .where('level', '=', level)
    .executeTakeFirst()
  return row?.id
}
