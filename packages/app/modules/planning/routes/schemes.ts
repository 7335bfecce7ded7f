import { serve } from '#server/module.ts'
import { checkAssignment, importAssignment } from '../commands/assignment.ts'
import * as edits from '../commands/edits.ts'
import * as schemes from '../commands/schemes.ts'
import * as problem from '../contract/problems.ts'
import * as contract from '../contract/schemes.ts'
import { compareSchemes } from '../queries/compare.ts'
import * as problems from '../queries/problems.ts'
import * as query from '../queries/schemes.ts'

export const schemeRoutes = [
  serve(problem.getProblem, (ctx, { params, query: ask }) => problems.getProblem(ctx, params.id, ask.schemeId)),
  serve(problem.getOutlines, (ctx, { params }) => problems.getOutlines(ctx, params.id)),
  serve(contract.listSchemes, (ctx, { params }) => query.listSchemes(ctx, params.id)),
  serve(contract.createScheme, (ctx, { params, body }) => schemes.createScheme(ctx, params.id, body)),
  serve(contract.getScheme, (ctx, { params }) => query.getScheme(ctx, params.id)),
  serve(contract.editScheme, (ctx, { params, body }) => edits.editScheme(ctx, params.id, body)),
  serve(contract.readAssignment, (ctx, { params }, upload) => checkAssignment(ctx, params.id, upload)),
  serve(contract.importAssignment, (ctx, { params, query: ask }, upload) =>
    importAssignment(ctx, params.id, ask, upload),
  ),
  serve(contract.undoEdit, (ctx, { params, body }) => edits.undoEdit(ctx, params.id, body)),
  serve(contract.redoEdit, (ctx, { params, body }) => edits.redoEdit(ctx, params.id, body)),
  serve(contract.changesSince, (ctx, { params, query: ask }) => query.changesSince(ctx, params.id, ask.since)),
  serve(contract.changeScheme, (ctx, { params, body }) => schemes.changeScheme(ctx, params.id, body)),
  serve(contract.copyScheme, (ctx, { params, body }) => schemes.copyScheme(ctx, params.id, body)),
  serve(contract.dropScheme, (ctx, { params, body }) => schemes.dropScheme(ctx, params.id, body)),
  serve(contract.compareSchemes, (ctx, { params, query: ask }) => compareSchemes(ctx, params.id, ask.with)),
]
