import { serve, type BoundRoute } from '#server/module.ts'
import * as roster from '../commands/roster.ts'
import * as contract from '../contract/roster.ts'

export const rosterRoutes: BoundRoute[] = [
  serve(contract.readRoster, (ctx, { query }, upload) => roster.readRoster(ctx, query, upload)),
  serve(contract.takeRoster, (ctx, { query }, upload) => roster.takeRoster(ctx, query, upload)),
  serve(contract.rosterTemplate, (ctx, { query }) => roster.rosterTemplate(ctx, query)),
]
