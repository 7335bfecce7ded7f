import type { z } from 'zod'
import type { Ctx } from '#server/context.ts'
import { notFound } from '#server/access.ts'
import { BARRIER_FACTOR } from '@liren/planner'
import { findScheme } from '../store/schemes.ts'
import type * as contract from '../contract/schemes.ts'
import { pairsOf } from '../rules/pairs.ts'
import { layScheme, type Laid } from './schemes.ts'

type Comparison = z.output<typeof contract.compareSchemes.reply>

/** Two schemes of one case side by side. @throws AppError `access.notFound` where they are not of one case */
export async function compareSchemes(ctx: Ctx, id: string, other: string): Promise<Comparison> {
  const [first, second] = [await findScheme(ctx, 'planning.view', id), await findScheme(ctx, 'planning.view', other)]
  if (first.caseId !== second.caseId) throw notFound()
  const [a, b] = [await layScheme(ctx, first), await layScheme(ctx, second)]
  const { households, people, ids } = a.town.units
  const pairs = pairsOf(a.assignment, b.assignment, households, [first.communities.length, second.communities.length])
  const partner = new Map(pairs.flatMap((p) => (p.a >= 0 && p.b >= 0 ? [[p.a, p.b]] : [])))
  const apart = ids.flatMap((_, u) => (together(a.assignment[u]!, b.assignment[u]!, partner) ? [] : [u]))
  const sum = (list: readonly number[]) => apart.reduce((n, u) => n + list[u]!, 0)
  return {
    sides: [sideOf(a), sideOf(b)],
    pairs: pairs.map((p) => ({
      a: first.communities[p.a]?.key ?? null,
      b: second.communities[p.b]?.key ?? null,
      aName: first.communities[p.a]?.name ?? '',
      bName: second.communities[p.b]?.name ?? '',
      shared: p.shared,
      aHouseholds: a.totals.households[p.a] ?? 0,
      bHouseholds: b.totals.households[p.b] ?? 0,
    })),
    differ: { unitIds: apart.map((u) => ids[u]!), households: sum(households), people: sum(people) },
  }
}

const together = (a: number, b: number, partner: Map<number, number>): boolean =>
  a < 0 || b < 0 ? a < 0 && b < 0 : partner.get(a) === b

function sideOf({ scheme, town, assignment, totals, faults }: Laid): Comparison['sides'][number] {
  const moved = movedFromToday({ scheme, town, assignment })
  const count = (code: string) => faults.filter((f) => f.code === code).length
  return {
    id: scheme.id,
    name: scheme.name,
    communities: totals.units.filter((n) => n > 0).length,
    outOfBand: count('outOfBand'),
    unassigned: assignment.filter((c) => c < 0).length,
    torn: count('torn'),
    cut: Math.round(cutOf(town.problem.adjacency, assignment)),
    ...moved,
  }
}

/** Metres of border between communities, barriers counted as the planner counts them. */
function cutOf(adjacency: Laid['town']['problem']['adjacency'], assignment: Int32Array): number {
  let cut = 0
  for (let u = 0; u < assignment.length; u++)
    for (let e = adjacency.offsets[u]!; e < adjacency.offsets[u + 1]!; e++) {
      const v = adjacency.neighbours[e]!
      if (v > u && assignment[u] !== assignment[v]) cut += adjacency.length[e]! * BARRIER_FACTOR[adjacency.barrier[e]!]!
    }
  return cut
}

/** Households and people whose unit leaves the community of today that its new one continues (or every old one). */
export function movedFromToday({ scheme, town, assignment }: Pick<Laid, 'scheme' | 'town' | 'assignment'>) {
  const { units, old } = town
  let [movedHouseholds, movedPeople] = [0, 0]
  assignment.forEach((c, u) => {
    const before = units.old[u]! >= 0 ? old[units.old[u]!]!.areaId : null
    if (before === null || (c >= 0 && scheme.communities[c]!.areaId === before)) return
    movedHouseholds += units.households[u]!
    movedPeople += units.people[u]!
  })
  return { movedHouseholds, movedPeople }
}
