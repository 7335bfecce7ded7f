import { serve } from '#server/module.ts'
import * as commands from '../commands/compounds.ts'
import * as decisions from '../commands/decisions.ts'
import * as contract from '../contract/compounds.ts'
import { readList } from '../queries/compound-read.ts'
import * as query from '../queries/compounds.ts'

export const compoundRoutes = [
  serve(contract.uploadCompounds, (ctx, { query: ask }, upload) => commands.uploadCompounds(ctx, ask, upload)),
  serve(contract.readCompounds, (ctx, { query: ask }, upload) => readList(ctx, ask, upload)),
  serve(contract.undoUpload, (ctx, { body }) => commands.undoUpload(ctx, body)),
  serve(contract.compoundSources, (ctx, { query: ask }) => query.compoundSources(ctx, ask.areaId)),
  serve(contract.decideCompounds, (ctx, { body }) => decisions.decideCompounds(ctx, body)),
  serve(contract.undoCompounds, (ctx, { body }) => decisions.undoCompounds(ctx, body)),
  serve(contract.listCompounds, (ctx, { query: ask }) => query.listCompounds(ctx, ask)),
  serve(contract.decideCompound, (ctx, { params, body }) => decisions.decideCompound(ctx, params.id, body)),
  serve(contract.leaveCompound, (ctx, { params, body }) => decisions.leaveCompound(ctx, params.id, body)),
  serve(contract.takeCompounds, (ctx, { body }) => commands.takeCompounds(ctx, body)),
  serve(contract.oversize, (ctx, { params }) => query.oversizeOf(ctx, params.id)),
]
