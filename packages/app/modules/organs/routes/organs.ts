import { serve, type BoundRoute } from '#server/module.ts'
import * as organCommand from '../commands/organs.ts'
import * as partyCommand from '../commands/party.ts'
import * as seatCommand from '../commands/seats.ts'
import * as tieCommand from '../commands/ties.ts'
import * as workCommand from '../commands/work.ts'
import * as contract from '../contract/index.ts'
import * as organQuery from '../queries/organs.ts'
import { listTies } from '../queries/ties.ts'
import { listWork } from '../queries/work.ts'

export const organRoutes: BoundRoute[] = [
  serve(contract.listOrgans, (ctx, { query }) => organQuery.listOrgans(ctx, query)),
  serve(contract.getOrgan, (ctx, { params }) => organQuery.getOrgan(ctx, params.areaId, params.id)),
  serve(contract.foundOrgan, (ctx, { body }) => organCommand.foundOrgan(ctx, body)),
  serve(contract.changeOrgan, (ctx, { params, body }) => organCommand.changeOrgan(ctx, params, body)),
  serve(contract.setPosts, (ctx, { params, body }) => organCommand.setPosts(ctx, params, body)),
  serve(contract.endOrgan, (ctx, { params, body }) => organCommand.endOrgan(ctx, params, body)),
  serve(contract.beginTerm, (ctx, { params, body }) => seatCommand.beginTerm(ctx, params, body)),
  serve(contract.seatMember, (ctx, { params, body }) => seatCommand.seatMember(ctx, params, body)),
  serve(contract.endMember, (ctx, { params, body }) => seatCommand.endMember(ctx, params, body)),
  serve(contract.candidatesFor, (ctx, { query }) => organQuery.peopleFor(ctx, query)),
  serve(contract.listTies, (ctx, { query }) => listTies(ctx, query)),
  serve(contract.declareTie, (ctx, { body }) => tieCommand.declareTie(ctx, body)),
  serve(contract.withdrawTie, (ctx, { params, body }) => tieCommand.withdrawTie(ctx, params, body)),
  serve(contract.listWork, (ctx, { query }) => listWork(ctx, query)),
  serve(contract.openWork, (ctx, { body }) => workCommand.openWork(ctx, body)),
  serve(contract.closeWork, (ctx, { params, body }) => workCommand.closeWork(ctx, params, body)),
  serve(contract.lookAtParty, (ctx, { params, body }) => partyCommand.lookAtParty(ctx, params, body)),
  serve(contract.setParty, (ctx, { params, body }) => partyCommand.setParty(ctx, params, body)),
]
