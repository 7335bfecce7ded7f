import { serve } from '#server/module.ts'
import * as call from '../../commands/hall/call.ts'
import { closeHall } from '../../commands/hall/close.ts'
import * as counters from '../../commands/hall/counters.ts'
import * as settings from '../../commands/hall/settings.ts'
import * as steps from '../../commands/hall/steps.ts'
import * as take from '../../commands/hall/take.ts'
import * as contract from '../../contract/hall/index.ts'
import * as at from '../../queries/hall/at.ts'
import * as halls from '../../queries/hall/halls.ts'

/** Numbers, counters, devices. */
export const deskRoutes = [
  serve(contract.listHalls, (ctx, { query }) => halls.listHalls(ctx, query)),
  serve(contract.getHall, (ctx, { params }) => halls.getHall(ctx, params.id)),
  serve(contract.setHall, (ctx, { params, body }) => settings.setHall(ctx, params.id, body)),
  serve(contract.addCounter, (ctx, { params, body }) => counters.addCounter(ctx, params.id, body)),
  serve(contract.editCounter, (ctx, { params, body }) => counters.editCounter(ctx, params.id, body)),
  serve(contract.openCounter, (ctx, { params, body }) => counters.openCounter(ctx, params.id, body)),
  serve(contract.pauseCounter, (ctx, { params, body }) => counters.pauseCounter(ctx, params.id, body)),
  serve(contract.closeCounter, (ctx, { params, body }) => counters.closeCounter(ctx, params.id, body)),
  serve(contract.callNumber, (ctx, { params, body }) => call.callNumber(ctx, params.id, body)),
  serve(contract.closeHall, (ctx, { params, body }) => closeHall(ctx, params.id, body)),
  serve(contract.takeAtDesk, (ctx, { params, body }) => take.takeAtDesk(ctx, params.id, body)),
  serve(contract.recallNumber, (ctx, { params, body }) => steps.recallNumber(ctx, params.id, body)),
  serve(contract.serveNumber, (ctx, { params, body }) => steps.serveNumber(ctx, params.id, body)),
  serve(contract.finishNumber, (ctx, { params, body }) => steps.finishNumber(ctx, params.id, body)),
  serve(contract.passNumber, (ctx, { params, body }) => steps.passNumber(ctx, params.id, body)),
  serve(contract.retakeNumber, (ctx, { params, body }) => steps.retakeNumber(ctx, params.id, body)),
  serve(contract.holdNumber, (ctx, { params, body }) => steps.holdNumber(ctx, params.id, body)),
  serve(contract.releaseNumber, (ctx, { params, body }) => steps.releaseNumber(ctx, params.id, body)),
  serve(contract.transferNumber, (ctx, { params, body }) => steps.transferNumber(ctx, params.id, body)),
  serve(contract.moveNumber, (ctx, { params, body }) => steps.moveNumber(ctx, params.id, body)),
  serve(contract.dropNumber, (ctx, { params, body }) => steps.dropNumber(ctx, params.id, body)),
  serve(contract.listDevices, (ctx, { params }) => halls.listDevices(ctx, params.id)),
  serve(contract.addDevice, (ctx, { params, body }) => settings.addDevice(ctx, params.id, body)),
  serve(contract.revokeDevice, (ctx, { params, body }) => settings.revokeDevice(ctx, params.id, body)),
  serve(contract.atDevice, (ctx, { params }) => at.atDevice(ctx, params.token)),
  serve(contract.takeNumber, (ctx, { params, body }) => take.takeNumber(ctx, params.token, body)),
  serve(contract.ticketOf, (ctx, { params }) => at.ticketOf(ctx, params.id, params.token)),
  serve(contract.cancelTicket, (ctx, { params }) => take.cancelTicket(ctx, params.id, params.token)),
]
