import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type { Reaction } from '#server/module.ts'
import type { Day } from '#shared/dates.ts'
import { insertGrant } from './commands/grants.ts'
import { accountsDb } from './tables.ts'

/** What a boundary act tells: which communities ended, and into what. */
interface InForce {
  onDay: Day
  ended: { areaId: string; into: string[] }[]
}

/**
 * Whoever held a post at a community that went into one other holds it there from that day on, and stays logged in. Where it
 * went into several, nobody's reach is widened by itself: such posts wait in the list of accounts (`ended`) for the administrator.
 */
async function communitiesEnded(ctx: Ctx, event: InForce): Promise<void> {
  for (const { areaId, into } of event.ended)
    if (into.length === 1) await follow(ctx, { from: areaId, to: into[0]!, onDay: event.onDay })
}

interface Following {
  from: string
  to: string
  onDay: Day
}

async function follow(ctx: Ctx, { from, to, onDay }: Following): Promise<void> {
  const db = await accountsDb(ctx)
  await db.updateTable('account').set({ areaId: to }).where('areaId', '=', from).execute()
  const grants = await db
    .selectFrom('accountGrant')
    .selectAll()
    .where('areaId', '=', from)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', onDay)]))
    .orderBy('id')
    .execute()
  for (const grant of grants) {
    const validFrom = grant.validFrom > onDay ? grant.validFrom : onDay
    const post = { role: grant.role as Parameters<typeof insertGrant>[3]['role'], areaId: to, validFrom, validTo: grant.validTo } // prettier-ignore
    const id = await insertGrant(ctx, db, grant.accountId, post)
    await db.updateTable('accountGrant').set({ validTo: validFrom }).where('id', '=', grant.id).execute()
    await db.updateTable('accountSession').set({ grantId: id }).where('grantId', '=', grant.id).where('endedAt', 'is', null).execute() // prettier-ignore
    await record(ctx, {
      command: 'accounts.followArea',
      areaId: to,
      subject: { type: 'account', id: grant.accountId },
      changes: { role: [grant.role, grant.role], areaId: [from, to], validFrom: [null, validFrom] },
    })
  }
}

export const reactions: Reaction[] = [{ on: 'planning.inForce', run: communitiesEnded }]
