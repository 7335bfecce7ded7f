import { canonical, lawOf, LAW_KEYS, type Law } from '@liren/ballots'
import { rulesOf } from '#modules/policies/index.ts'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { named } from '../rules/citing.ts'

/** The law of a day at a place: national law and the local pack, in the form in which an election keeps it. */
export async function lawAt(ctx: Ctx, day: Day, path: string): Promise<Law> {
  return lawOf(day, await rulesOf(ctx, LAW_KEYS, day, path))
}

/** What two laws say differently: numbers that an election under the other would go by. */
export function differing(plan: Law, other: Law) {
  return LAW_KEYS.flatMap((key) => {
    const [a, b] = [plan.provisions[key], other.provisions[key]]
    if (canonical(a?.value ?? null) === canonical(b?.value ?? null)) return []
    return [{ key, plan: a?.value ?? null, other: b?.value ?? null, ruleSet: b?.ruleSet ?? a?.ruleSet ?? '' }]
  })
}

/** The document, and the year of its version, that most of a law's provisions stand in: what the plan says it stands under. */
export function setOf(law: Law): string {
  const counts = Map.groupBy(Object.values(law.provisions), (p) => p.ruleSet)
  const [most] = [...counts].toSorted((a, b) => b[1].length - a[1].length)
  if (!most) return ''
  const year = /(\d{4})$/.exec(most[0])?.[1]
  return `${named(most[1][0]!.document)}${year ? `（${year}）` : ''}`
}
