import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { hallFor } from '../../queries/hall/place.ts'
import { ticketsIn } from '../../queries/hall/row.ts'
import { tellHall } from '../../queries/hall/screen.ts'
import { codeOf } from '../../rules/hall/numbers.ts'
import { writeStep } from './change.ts'

/** Closes the hall of the day. Numbers that nobody served are `left`, not cancelled, and their holders read why. */
export async function closeHall(ctx: Ctx, placeId: string, input: { told: string }) {
  const hall = await hallFor(ctx, 'services.hall', placeId)
  const left = await ticketsIn(ctx, hall, ['waiting', 'held', 'passed'])
  for (const ticket of left) await writeStep(ctx, ticket, 'leave', {})
  await record(ctx, {
    command: 'services.closeHall',
    areaId: hall.areaId,
    subject: { type: 'hall', id: placeId },
    changes: { left: [null, left.map((t) => codeOf(t.letter, t.number)).join(' ')] },
    ...(input.told ? { reason: input.told } : {}),
  })
  await tellHall(ctx, placeId)
  return { id: placeId, version: Math.max(1, hall.version), left: left.length }
}
