import { accountOfLogin } from '#modules/accounts/index.ts'
import { insertMember } from '#modules/services/index.ts'
import type { Ctx } from '#server/context.ts'
import type { AreaIds } from './register.ts'

const COMMUNITY = '371302004001'

/** Who the demonstration's resident is: the oldest head of a household there who is not yet eighty. */
export async function demoResident(ctx: Ctx, areas: AreaIds): Promise<{ personId: string; name: string }> {
  return ctx.db
    .selectFrom('resident')
    .select(['personId', 'name'])
    .where('communityId', '=', areas.get(COMMUNITY)!)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .where('isHead', '=', true)
    .where('birthOn', '>', `${ctx.now.getFullYear() - 80}-01-01`)
    .orderBy('birthOn')
    .limit(1)
    .executeTakeFirstOrThrow()
}

/** Ties the demonstration's resident to that person, and its delegate to a unit of the same community. */
export async function loadTies(ctx: Ctx, areas: AreaIds, personId: string): Promise<void> {
  const communityId = areas.get(COMMUNITY)!
  const unit = await ctx.db
    .selectFrom('localUnit')
    .select('localUnitId')
    .where('communityId', '=', communityId)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .orderBy('name')
    .limit(1)
    .executeTakeFirst()
  const how = { communityId, note: '', checkedBy: '柳青苑社区 刘敏', checkedById: null }
  const resident = await accountOfLogin(ctx, 'resident')
  const delegate = await accountOfLogin(ctx, 'unit')
  await insertMember(ctx, resident!.id, { ...how, kind: 'self', personId, localUnitId: null, checked: 'idCard' })
  if (unit)
    await insertMember(ctx, delegate!.id, { ...how, kind: 'delegate', personId: null, localUnitId: unit.localUnitId, checked: 'unitLetter' }) // prettier-ignore
}
