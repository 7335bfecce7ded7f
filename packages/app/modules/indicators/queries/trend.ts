import type { Ctx } from '#server/context.ts'
import type { Scope } from '#server/indicator.ts'
import { AppError } from '#shared/errors.ts'
import type { Day } from '#shared/dates.ts'
import { getDefinition } from '../definitions.ts'
import { stepDays } from '../rules/index.ts'
import { enterScope } from '../scope.ts'
import { amount } from '../values.ts'

const MOST = 60

/**
 * The value at the end of each step and on the last day.
 * @throws AppError `indicators.endsBefore`, `indicators.longTrend` (more than 60 points)
 */
export async function trend(
  ctx: Ctx,
  key: string,
  scope: Scope,
  ask: { from: Day; to: Day; step: 'month' | 'quarter' | 'year'; knownOn: Day | null },
) {
  if (ask.to < ask.from) throw new AppError('indicators.endsBefore', 422, {}, 'to')
  const days = stepDays(ask.from, ask.to, ask.step)
  if (days.length > MOST) throw new AppError('indicators.longTrend', 422, { most: MOST, asked: days.length }, 'step')
  const { unit } = await getDefinition(ctx, key)
  const named = await enterScope(ctx, 'indicators.view', scope, { day: ask.to, knownOn: ask.knownOn })
  const points = []
  for (const day of days) points.push({ day, ...(await amountThen(ctx, key, scope, { day, knownOn: ask.knownOn })) })
  return { key, unit, scope: { kind: named.kind, id: named.id, name: named.name }, points }
}

/** Before the area was set up there is nothing to know. */
async function amountThen(ctx: Ctx, key: string, scope: Scope, time: { day: Day; knownOn: Day | null }) {
  try {
    return await amount(ctx, key, scope, time)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'access.notFound') throw error
    return { value: null, computed: 0, reported: 0, hasComputed: false, hasReported: false, missing: 0 }
  }
}
