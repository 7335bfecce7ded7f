import { moveOwnerPost } from '#modules/accounts/index.ts'
import { homesOf } from '#modules/registers/index.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import type { Reaction } from '#server/module.ts'
import type { Member } from '../../queries/residents/members.ts'
import { untie } from './tie.ts'

/**
 * Whoever moves takes the account along: the tie and the post stand at the new community from then on. Who died or left
 * the city is untied. Entries that were merged are followed.
 */
async function peopleMoved(ctx: Ctx, { personIds }: { personIds: string[] }): Promise<void> {
  const ties = await privileged(ctx, (db) =>
    db
      .selectFrom('serviceMember')
      .selectAll()
      .where('personId', 'in', personIds)
      .where('endedAt', 'is', null)
      .orderBy('checkedAt')
      .execute(),
  )
  if (ties.length === 0) return
  const homes = await privileged(ctx, (db) => homesOf({ ...ctx, db }, ties.map((t) => t.personId!))) // prettier-ignore
  for (const tie of ties) {
    const home = homes.get(tie.personId!)
    if (!home) await leave(ctx, tie)
    else if (home.communityId !== tie.communityId || home.personId !== tie.personId) await go(ctx, tie, home)
  }
}

async function leave(ctx: Ctx, tie: Member): Promise<void> {
  await untie(ctx, tie, 'services.left')
  await record(ctx, { command: 'services.memberLeft', areaId: tie.communityId, subject: { type: 'member', id: tie.id }, changes: { state: ['current', 'ended'] } }) // prettier-ignore
}

async function go(ctx: Ctx, tie: Member, home: { personId: string; communityId: string }): Promise<void> {
  await privileged(ctx, async (db) => {
    await db.deleteFrom('serviceMember').where('communityId', '=', tie.communityId).where('id', '=', tie.id).execute()
    await db.insertInto('serviceMember').values({ ...tie, ...home, version: tie.version + 1 }).execute() // prettier-ignore
  })
  if (tie.kind === 'self' && home.communityId !== tie.communityId)
    await moveOwnerPost(ctx, tie.accountId, 'resident', tie.communityId, home.communityId)
  await record(ctx, { command: 'services.memberFollows', areaId: home.communityId, subject: { type: 'member', id: tie.id }, changes: { community: [tie.communityId, home.communityId] } }) // prettier-ignore
}

export const residentsReactions: Reaction[] = [{ on: 'registers.moved', run: peopleMoved }]
