import type { Weights } from '@liren/planner'
import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Role } from '#shared/roles.ts'
import type { Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { INCLUDE_DEFAULT } from '../rules/due.ts'
import { actorName } from '../commands/support.ts'

export interface NewCase {
  areaId: string
  path: string
  name: string
  reason: string
  origin: 'manual' | 'newUnit' | 'fitness'
  about: readonly string[]
  registerOn: Day
  dueOn: Day | null
  ownerRole: Role
  owner?: { id: string | null; name: string | null }
  createdById: string | null
}

/** Writes a case. */
export async function writeCase(ctx: Ctx, of: NewCase): Promise<string> {
  const id = newId(ctx.now)
  const { owner, about, ...rest } = of
  await ctx.db
    .insertInto('planningCase')
    .values({
      ...rest,
      id,
      about: [...about],
      state: 'open',
      ownerId: owner?.id ?? null,
      ownerName: owner?.name ?? null,
      createdBy: actorName(ctx),
      createdAt: ctx.now,
    })
    .execute()
  return id
}

export interface IncludeRule {
  days: number
  ownerRole: Role
}
/** What schemes begin with in an area; `null` is what the law and the house say. */
export interface Begins {
  lower: number | null
  upper: number | null
  target: number | null
  weights: Weights | null
}

export interface Setting extends IncludeRule, Begins {
  /** The area that has said so; `null` where nobody has. */
  areaId: string | null
  version: number
}
const NOTHING_SET: Setting = { ...INCLUDE_DEFAULT, lower: null, upper: null, target: null, weights: null, areaId: null, version: 0 } // prettier-ignore

/** What the county of a path (or its city) wants of planning; the house's default where nobody has said. */
export async function settingOf(ctx: Ctx, path: string): Promise<Setting> {
  const { rows } = await sql<Setting>`
    select s.area_id, s.include_days as days, s.owner_role, s.lower_bound as lower, s.upper_bound as upper, s.target, s.weights, s.version
    from planning_setting s where starts_with(${path}, s.path) order by length(s.path) desc limit 1`.execute(ctx.db)
  return rows[0] ?? NOTHING_SET
}
