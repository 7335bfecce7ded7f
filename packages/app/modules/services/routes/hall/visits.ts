import { serve } from '#server/module.ts'
import * as rate from '../../commands/hall/rate.ts'
import { rateCase } from '../../commands/hall/rate-case.ts'
import * as slots from '../../commands/hall/slots.ts'
import * as told from '../../commands/hall/told.ts'
import * as work from '../../commands/hall/work.ts'
import * as contract from '../../contract/hall/index.ts'
import * as day from '../../queries/hall/day.ts'
import * as ratings from '../../queries/hall/ratings.ts'
import * as slot from '../../queries/hall/slots.ts'
import * as sheet from '../../queries/hall/told.ts'

/** Work at the counter, appointments, ratings, the hall's day. */
export const visitRoutes = [
  serve(contract.prefill, (ctx, { params, body }) => work.prefill(ctx, params.id, body)),
  serve(contract.openAtCounter, (ctx, { params, body }) => work.openAtCounter(ctx, params.id, body)),
  serve(contract.tellMissing, (ctx, { params, body }) => told.tellMissing(ctx, params.id, body)),
  serve(contract.toldOf, (ctx, { params }) => sheet.toldOf(ctx, params.id, params.token)),
  serve(contract.listHandouts, (ctx, { params, query }) => sheet.listHandouts(ctx, params.id, query)),
  serve(contract.readyPaper, (ctx, { params, body }) => told.readyPaper(ctx, params.id, body)),
  serve(contract.handOut, (ctx, { params, body }) => told.handOut(ctx, params.id, body)),
  serve(contract.rateVisit, (ctx, { params, body }) => rate.rateVisit(ctx, params.id, params.token, body)),
  serve(contract.rateCase, (ctx, { params, body }) => rateCase(ctx, params.areaId, params.id, body)),
  serve(contract.listRatings, (ctx, { query }) => ratings.listRatings(ctx, query)),
  serve(contract.answerRating, (ctx, { params, body }) => rate.answerRating(ctx, params.id, body)),
  serve(contract.appealRating, (ctx, { params, body }) => rate.appealRating(ctx, params.id, body)),
  serve(contract.decideAppeal, (ctx, { params, body }) => rate.decideAppeal(ctx, params.id, body)),
  serve(contract.publishRating, (ctx, { params, body }) => rate.publishRating(ctx, params.id, body)),
  serve(contract.resultsOf, (ctx, { query }) => ratings.ratingResults(ctx, query)),
  serve(contract.hallDay, (ctx, { params, query }) => day.hallDay(ctx, params.id, query)),
  serve(contract.listDay, (ctx, { params, query }) => day.listDay(ctx, params.id, query)),
  serve(contract.listSlots, (ctx, { params, query }) => slot.listSlots(ctx, params.id, query)),
  serve(contract.freeSlots, (ctx, { params }) => slot.freeSlots(ctx, params.id)),
  serve(contract.bookSlot, (ctx, { params, body }) => slots.bookSlot(ctx, params.id, body)),
  serve(contract.slotOf, (ctx, { params }) => slot.slotOf(ctx, params.id, params.token)),
  serve(contract.slotCalendar, (ctx, { params }) => slot.slotCalendar(ctx, params.id, params.token)),
  serve(contract.cancelSlot, (ctx, { params }) => slots.cancelSlot(ctx, params.id, params.token)),
  serve(contract.arrive, (ctx, { params, body }) => slots.arrive(ctx, params.token, body)),
]
