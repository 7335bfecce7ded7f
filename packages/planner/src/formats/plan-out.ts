import { PlannerError, type Assignment, type Plan } from '../types.ts'
import type { Instance } from './instance.ts'
import { bytesOf, eachElement, members, parsed } from './parts.ts'

/** What a community of a plan adds up to. */
export interface CommunityTotals {
  /** As in the files: from 1. */
  readonly community: number
  readonly units: number
  readonly households: number
  readonly people?: number
  /** Square metres. */
  readonly area?: number
}

/** Totals of each community, by number. */
export function totalsOf({ problem }: Pick<Instance, 'problem'>, assignment: Assignment): CommunityTotals[] {
  const { weight, people, area } = problem
  const totals: { -readonly [K in keyof CommunityTotals]: CommunityTotals[K] }[] = []
  for (let u = 0; u < assignment.length; u++) {
    const c = assignment[u]!
    if (c === -1) continue
    const t = (totals[c] ??= {
      community: c + 1,
      units: 0,
      households: 0,
      ...(people && { people: 0 }),
      ...(area && { area: 0 }),
    })
    t.units++
    t.households += weight[u]!
    if (people) t.people! += people[u]!
    if (area) t.area! += area[u]!
  }
  return totals.map((t) => (t.area === undefined ? t : { ...t, area: Math.round(t.area) }))
}

/**
 * Writes a plan as JSON: how it came about (seed, rounds: the same again gives the same bytes), what it costs, each community's
 * totals, what could not be mended, and the community of each unit. `readAssignment` takes it back.
 * @returns pieces of text, to be written one after another
 */
export function* writePlanJson(instance: Instance, plan: Plan): Generator<string> {
  const { problem, name } = instance
  const { seed, rounds, legal, communities, objective, cut, q } = plan
  const { lower, upper, target, weights } = problem
  const head = {
    format: 'liren-plan-1',
    instance: name,
    lower,
    upper: Number.isFinite(upper) ? upper : null,
    target,
    weights,
    seed,
    rounds,
    legal,
    communities,
    objective,
    cut,
    q,
    exceptions: plan.exceptions.map((e) => ({ ...e, units: e.units.map((u) => problem.ids[u]) })),
    totals: totalsOf(instance, plan.assignment),
  }
  let text = `${JSON.stringify(head, null, 1).slice(0, -2)},\n "assignment": {`
  for (let u = 0; u < problem.n; u++) {
    const c = plan.assignment[u]!
    text += `${u ? ',' : ''}\n  ${JSON.stringify(problem.ids[u])}: ${c === -1 ? 'null' : c + 1}`
    if (text.length > 1 << 16) {
      yield text
      text = ''
    }
  }
  yield `${text}\n }\n}\n`
}

/**
 * Writes the FeatureCollection that was read with the property `community` on each feature; all else stays as it was.
 * @throws PlannerError `noGeometry` when what was read is no FeatureCollection
 */
export function* writeGeoJson(input: string | Uint8Array, { assignment }: Pick<Plan, 'assignment'>): Generator<string> {
  const bytes = bytesOf(input)
  const parts = members(bytes)
  const features = parts.get('features')
  if (!features) throw new PlannerError('noGeometry')
  const others = [...parts].filter(([key]) => key !== 'features' && key !== 'bbox')
  const head = Object.fromEntries(others.map(([key, span]) => [key, parsed(bytes, span)]))
  yield `${JSON.stringify(head).slice(0, -1)},"features":[`
  const pieces: string[] = []
  eachElement<{ properties?: object | null }>(bytes, features, (feature, u) => {
    const c = assignment[u] ?? -1
    const properties = { ...feature.properties, community: c === -1 ? null : c + 1 }
    pieces.push(`${u ? ',' : ''}\n${JSON.stringify({ ...feature, properties })}`)
  })
  yield* pieces
  yield '\n]}\n'
}
