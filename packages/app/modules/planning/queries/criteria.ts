import { score } from '@liren/planner'
import type { z } from 'zod'
import type { Ctx } from '#server/context.ts'
import type * as contract from '../contract/criteria.ts'
import { criteria, judgeCommunity, tornEstates, type Criterion } from '../rules/criteria.ts'
import { findScheme } from '../store/schemes.ts'
import { layScheme } from './schemes.ts'

type Reply = z.output<typeof contract.criteriaOf.reply>

/** Each community of a scheme by the four criteria of the seed; communities without units are left out. */
export async function criteriaOf(ctx: Ctx, id: string): Promise<Reply> {
  const { scheme, town, assignment, totals } = await layScheme(ctx, await findScheme(ctx, 'planning.view', id))
  const { communities } = score(town.problem, assignment)
  const held = totals.households.filter((_, i) => totals.units[i]! > 0)
  const mean = held.reduce((a, b) => a + b, 0) / Math.max(1, held.length)
  const torn = tornEstates(town.units.names, town.units.households, assignment, scheme.communities.length)
  const { lower, upper, target, walk } = scheme.params
  const rows = communities.map((c) => {
    const { key, name } = scheme.communities[c.community]!
    const judged = judgeCommunity(c, { lower, upper, target, walk, mean, torn: torn[c.community]! })
    return { key, name, households: c.households, ...judged }
  })
  const total = Object.fromEntries(criteria.map((k) => [k, meanOf(rows, k)])) as Reply['total']
  return { rows: rows.map(({ key, name, scores, parts }) => ({ key, name, scores, parts })), total }
}

function meanOf(
  rows: readonly { households: number; scores: Record<Criterion, number | null> }[],
  criterion: Criterion,
): number | null {
  const known = rows.filter((r) => r.scores[criterion] !== null)
  const weight = known.reduce((sum, r) => sum + r.households, 0)
  return weight > 0 ? Math.round(known.reduce((sum, r) => sum + r.scores[criterion]! * r.households, 0) / weight) : null
}
