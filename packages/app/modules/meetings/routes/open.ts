import { serve, type BoundRoute } from '#server/module.ts'
import { arrive } from '../commands/arrive.ts'
import { ask } from '../commands/voices.ts'
import * as contract from '../contract/open.ts'
import * as query from '../queries/open.ts'

export const openRoutes: BoundRoute[] = [
  serve(contract.openCommunities, (ctx, { query: q }) => query.openCommunities(ctx, q)),
  serve(contract.openMeetings, (ctx, { query: q }) => query.openMeetings(ctx, q)),
  serve(contract.openCalendar, (ctx, { query: q }) => query.openCalendar(ctx, q.areaId)),
  serve(contract.openMeetingView, (ctx, { params }) => query.openMeetingView(ctx, params.id)),
  serve(contract.openResolutions, (ctx, { query: q }) => query.openResolutions(ctx, q)),
  serve(contract.openResolutionView, (ctx, { params }) => query.openResolutionView(ctx, params.id)),
  serve(contract.openPublications, (ctx, { query: q }) => query.openPublications(ctx, q)),
  serve(contract.openPublicationView, (ctx, { params }) => query.openPublicationView(ctx, params.id)),
  serve(contract.askAffairs, (ctx, { body }) => ask(ctx, body)),
  serve(contract.seeVoice, (ctx, { params }) => query.seeVoice(ctx, params.id, params.token)),
  serve(contract.arrive, (ctx, { params, body }) => arrive(ctx, params.id, body.code)),
]
