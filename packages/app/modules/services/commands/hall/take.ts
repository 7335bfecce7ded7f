import type { z } from 'zod'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import type * as contract from '../../contract/hall/open.ts'
import type { takeAtDesk as deskContract } from '../../contract/hall/tickets.ts'
import { deviceOf } from '../../queries/hall/device.ts'
import { heldTicket, ownOf } from '../../queries/hall/own.ts'
import { hallFor, type Hall } from '../../queries/hall/place.ts'
import type { TicketRow } from '../../queries/hall/row.ts'
import { tellHall } from '../../queries/hall/screen.ts'
import { codeOf } from '../../rules/hall/numbers.ts'
import { qrOf } from '../../rules/hall/qr.ts'
import { giveNumber } from './give.ts'
import { changeTicket } from './change.ts'
import { unnamed } from '../support.ts'

type Took = z.output<typeof contract.takeNumber.body>

/**
 * Takes a number at a device that needs no sign-in. A device that was revoked gives none.
 * @throws AppError `access.notFound`, and as {@link giveNumber}
 */
export const takeNumber = (ctx: Ctx, token: string, input: Took) =>
  privileged(ctx, async () => {
    const device = await deviceOf(ctx, token, ['kiosk', 'phone'])
    const source = device.kind === 'kiosk' ? 'kiosk' : 'phone'
    const own = await taken(ctx, await giveNumber(ctx, device.placeId, { ...input, source }))
    return { ...own, svg: await qrOf(slipAddress(ctx, own)) }
  })

/** Takes a number for somebody who came to the desk. */
export async function takeAtDesk(ctx: Ctx, placeId: string, input: z.output<typeof deskContract.body>) {
  await hallFor(ctx, 'services.hall', placeId)
  return taken(ctx, await giveNumber(ctx, placeId, { ...input, source: 'desk' }))
}

async function taken(ctx: Ctx, { hall, ticket }: { hall: Hall; ticket: TicketRow }) {
  const atDesk = ticket.source === 'desk'
  await record(atDesk ? ctx : unnamed(ctx), {
    command: atDesk ? 'services.takeAtDesk' : 'services.takeNumber',
    areaId: hall.areaId,
    subject: { type: 'ticket', id: ticket.id },
    changes: { number: [null, codeOf(ticket.letter, ticket.number)] },
  })
  await tellHall(ctx, hall.id)
  return ownOf(ctx, ticket, hall)
}

/** The holder gives a number up. @throws AppError `access.notFound`, `services.ticketState` */
export const cancelTicket = (ctx: Ctx, id: string, token: string) =>
  privileged(ctx, async () => {
    const ticket = await heldTicket(ctx, id, token)
    return ownOf(ctx, await changeTicket(unnamed(ctx), ticket, 'cancel', { command: 'services.cancelTicket' }))
  })

/** Where the holder of a number follows it. */
export const slipAddress = (ctx: Ctx, own: { id: string; token: string }): string =>
  `${ctx.config.publicUrl}/public/hall/number/${own.id}/${own.token}`
