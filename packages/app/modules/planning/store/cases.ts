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

/** How the county of a path (or its city) wants new units included; the house's default where nobody has said. */
export async function includeRule(
  ctx: Ctx,
  path: string,
): Promise<IncludeRule & { areaId: string | null; version: number }> {
  const { rows } = await sql<{ areaId: string; days: number; ownerRole: Role; version: number }>`
    select s.area_id, s.include_days as days, s.owner_role, s.version from planning_setting s
    where starts_with(${path}, s.path) order by length(s.path) desc limit 1`.execute(ctx.db)
  return rows[0] ?? { ...INCLUDE_DEFAULT, areaId: null, version: 0 }
}
