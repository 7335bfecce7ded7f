import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { hallFor } from '../../queries/hall/place.ts'
import { ticketsIn, unserved, type TicketRow } from '../../queries/hall/row.ts'
import { tellHall } from '../../queries/hall/screen.ts'
import { codeOf } from '../../rules/hall/numbers.ts'
import { writeStep } from './change.ts'

/**
 * Closes the hall of the day. Numbers that nobody served are `left`, not cancelled, and their holders read why; whoever is at a
 * counter is finished with the day.
 */
export async function closeHall(ctx: Ctx, placeId: string, input: { told: string }) {
  const hall = await hallFor(ctx, 'services.hall', placeId)
  const [left, served] = [await ticketsIn(ctx, hall, unserved), await ticketsIn(ctx, hall, ['serving'])]
  for (const ticket of left) await writeStep(ctx, ticket, 'leave', {})
  for (const ticket of served) await writeStep(ctx, ticket, 'finish', {})
  await record(ctx, {
    command: 'services.closeHall',
    areaId: hall.areaId,
    subject: { type: 'hall', id: placeId },
    changes: { left: [null, codesOf(left)], finished: [null, codesOf(served)] },
    ...(input.told ? { reason: input.told } : {}),
  })
  await tellHall(ctx, placeId)
  return { id: placeId, version: Math.max(1, hall.version), left: left.length }
}

const codesOf = (tickets: readonly TicketRow[]): string => tickets.map((t) => codeOf(t.letter, t.number)).join(' ')
