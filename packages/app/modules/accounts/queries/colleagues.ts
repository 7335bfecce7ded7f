import { dayOf } from '#shared/dates.ts'
import { staff, type Role } from '#shared/roles.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'

/** Someone who works at an area today. */
export interface Colleague {
  accountId: string
  name: string
  role: Role
}

/** Who of the staff works at an area today, by name. The caller has checked that the actor may hand work there. */
export async function colleaguesAt(ctx: Ctx, areaId: string): Promise<Colleague[]> {
  const today = dayOf(ctx.now)
  const rows = await privileged(ctx, (db) =>
    db
      .selectFrom('accountGrant as g')
      .innerJoin('account as a', 'a.id', 'g.accountId')
      .select(['a.id as accountId', 'a.name', 'g.role'])
      .where('g.areaId', '=', areaId)
      .where('g.role', 'in', [...staff])
      .where('a.state', '=', 'active')
      .where('g.validFrom', '<=', today)
      .where((e) => e.or([e('g.validTo', 'is', null), e('g.validTo', '>', today)]))
      .orderBy('a.name')
      .orderBy('a.id')
      .execute(),
  )
  return rows as Colleague[]
}
