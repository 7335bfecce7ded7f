import { serve } from '#server/module.ts'
import * as commands from '../commands/compounds.ts'
import * as contract from '../contract/compounds.ts'
import * as query from '../queries/compounds.ts'

export const compoundRoutes = [
  serve(contract.uploadCompounds, (ctx, { query: ask }, upload) => commands.uploadCompounds(ctx, ask, upload)),
  serve(contract.listCompounds, (ctx, { query: ask }) => query.listCompounds(ctx, ask)),
  serve(contract.decideCompound, (ctx, { params, body }) => commands.decideCompound(ctx, params.id, body)),
  serve(contract.leaveCompound, (ctx, { params, body }) => commands.leaveCompound(ctx, params.id, body)),
  serve(contract.takeCompounds, (ctx, { body }) => commands.takeCompounds(ctx, body)),
  serve(contract.oversize, (ctx, { params }) => query.oversizeOf(ctx, params.id)),
]
