import { dayOf } from '#shared/dates.ts'
import type { Reply } from '#shared/contract.ts'
import { roles, type Role } from '#shared/roles.ts'
import type { Ctx } from '#server/context.ts'
import type { listDemonstrationAccounts } from '../contract/self.ts'
import { accountsDb } from '../tables.ts'
import { areaNameOn } from './posts.ts'

/** The one password of all accounts of the demonstration city, public by intent. No real account can have it: it is refused as common. */
export const demonstrationPassword = 'linyi2002'

/** The accounts of the demonstration city with their first post; none in a real one. */
export async function listDemonstration(ctx: Ctx): Promise<Reply<typeof listDemonstrationAccounts>> {
  const db = await accountsDb(ctx)
  const rows = await db
    .selectFrom('account as c')
    .innerJoin('accountGrant as g', 'g.accountId', 'c.id')
    .innerJoin('area as a', 'a.id', 'g.areaId')
    .distinctOn('c.login')
    .select(['c.login', 'c.name', 'g.role', 'a.level', areaNameOn('g.area_id', dayOf(ctx.now)).as('areaName')])
    .where('c.demonstration', '=', true)
    .where('c.state', '=', 'active')
    .orderBy('c.login')
    .orderBy('a.level')
    .orderBy('g.id')
    .execute()
  const ordered = rows.sort((a, b) => roles.indexOf(a.role as Role) - roles.indexOf(b.role as Role))
  return {
    password: ordered.length > 0 ? demonstrationPassword : null,
    rows: ordered.map(({ login, name, role, areaName }) => ({ login, name, role: role as Role, areaName })),
  }
}
