import { serve, type BoundRoute } from '#server/module.ts'
import { openCase } from '../commands/cases/intake.ts'
import * as step from '../commands/cases/step.ts'
import * as intake from '../contract/cases/intake.ts'
import * as steps from '../contract/cases/step.ts'

export const casesRoutes: BoundRoute[] = [
  serve(intake.openCase, (ctx, { body }) => openCase(ctx, body)),
  serve(steps.stepCase, (ctx, { params, body }) => step.stepCase(ctx, params.id, body)),
  serve(steps.writeToCase, (ctx, { params, body }) => step.writeToCase(ctx, params.id, body)),
  serve(steps.finishPart, (ctx, { params, body }) => step.finishPart(ctx, params.id, params.partId, body)),
]
