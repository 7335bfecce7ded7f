import { sql } from 'kysely'
import type { z } from 'zod'
import { requireRight, visible } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import { dayOf } from '#shared/dates.ts'
import type { Page } from '#shared/listing.ts'
import type { ReferralRow, listReferrals as contract } from '../../contract/network/referrals.ts'
import { areaName } from '../time.ts'

/** Matters sent and received within reach; what waits longest for somebody comes first. */
export async function listReferrals(ctx: Ctx, ask: z.output<typeof contract.query>): Promise<Page<ReferralRow>> {
  requireRight(ctx, 'services.view')
  const [sender, receiver] = [visible(ctx, 'f.from_path'), visible(ctx, 'f.to_path')]
  const today = dayOf(ctx.now)
  const overdue = sql<boolean>`(f.state in ('sent', 'taken') and f.due_on < ${today}::date)`
  const unseen = sql<boolean>`(f.state in ('answered', 'refused'))`
  let query = ctx.db
    .selectFrom('serviceReferral as f')
    .leftJoin('servicePlace as p', 'p.id', 'f.toPlaceId')
    .where(sql<boolean>`(${sender} or ${receiver})`)
    .select(['f.id', 'f.version', 'f.fromAreaId', 'f.toAreaId', 'f.toPlaceId', 'p.name as toPlace', 'f.itemId', 'f.title as matter', 'f.text', 'f.state as stage', 'f.dueOn', 'f.sentBy', 'f.sentAt', 'f.takenBy as receivedBy', 'f.takenAt as receivedAt', 'f.refusal', 'f.answer', 'f.answeredBy', 'f.answeredAt', 'f.seenBy', 'f.seenAt']) // prettier-ignore
    .select([areaName('f.from_area_id').as('fromArea'), areaName('f.to_area_id').as('toArea'), overdue.as('overdue'), unseen.as('unseen')]) // prettier-ignore
    .select(sql<ReferralRow['mine']>`case when ${sender} and ${receiver} then 'both' when ${sender} then 'sender' else 'receiver' end`.as('mine')) // prettier-ignore
  if (ask.side) query = query.where(ask.side === 'sender' ? sender : receiver)
  if (ask.stage) query = query.where('f.state', '=', ask.stage)
  if (ask.overdue) query = query.where(overdue)
  if (ask.open) query = query.where('f.state', 'in', ['sent', 'taken', 'answered', 'refused'])
  if (ask.search) query = query.where('f.title', 'like', containing(ask.search))
  const sorts = { dueOn: 'f.dueOn', sentAt: 'f.sentAt', matter: 'f.title', stage: 'f.state' }
  return (await pageFrom(query as never, ask, sorts, 'f.id')) as unknown as Page<ReferralRow>
}
