import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { contestOf, type Seat, type SeatWish } from '../contract/base.ts'
import type { SeatProposal } from '../contract/elections.ts'
import { seatsOf, type Seats } from '../queries/seats.ts'
import { citing } from '../rules/citing.ts'
import { refuse } from './support.ts'

interface Wish {
  electionDay: Day
  seats: readonly SeatWish[]
  reason: string
}

/**
 * Seats of a selection of representatives: every residents' group of the community chooses its own (art. 13), as many as the
 * quota of the day gives for its households. More or fewer only where that law allows it, with the need in writing (`reason`).
 * A community without groups chooses as a whole.
 * @throws AppError `elections.groupMissing`, `elections.groupTwice`, `elections.groupsLeft`, `elections.representativesQuota` (422)
 */
export async function representativeSeats(ctx: Ctx, communityId: string, wish: Wish): Promise<Seat[]> {
  const proposed = await seatsOf(ctx, communityId, wish.electionDay)
  const seats = wish.seats.map((s) => ({ wish: s, row: rowFor(proposed, s) }))
  if (new Set(wish.seats.map(contestOf)).size < seats.length) throw refuse('groupTwice', {}, 422, 'seats')
  const left = proposed.rows.filter((r) => !seats.some((s) => s.row === r))
  if (left.length > 0) throw refuse('groupsLeft', { names: left.map((r) => r.name).join('、') }, 422, 'seats')
  for (const s of seats) checkQuota(proposed, s.row, s.wish.seats, wish.reason)
  return seats.map(({ wish: s, row }) =>
    row.groupId ? { ...s, group: row.name, households: row.households } : { ...s },
  )
}

function rowFor({ rows }: Seats, { post, groupId }: SeatWish): SeatProposal {
  if (post !== 'representative') throw refuse('postNotVoted', { post }, 422, 'seats')
  const row = rows.find((r) => r.groupId === (groupId ?? null))
  if (!row) throw refuse('groupMissing', {}, 422, 'seats')
  return row
}

function checkQuota({ quota }: Seats, row: SeatProposal, seats: number, reason: string): void {
  // A register that is empty says nothing of how many represent it.
  if (!quota || (quota.per === 'households' && row.households === 0)) return
  if (seats >= row.least && seats <= row.most) return
  if (quota.otherByNeed && reason !== '') return
  const figures = { group: row.name, households: row.households, seats, least: row.least, most: row.most, min: quota.min, max: quota.max }
  const why = quota.per === 'group' ? 'representativesPerGroup' : 'representativesQuota'
  throw refuse(why, { ...figures, law: citing(quota.law) }, 422, quota.otherByNeed ? 'reason' : 'seats')
} // prettier-ignore
