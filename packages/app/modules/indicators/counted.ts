import type { Ctx } from '#server/context.ts'
import type { AreaValue, Changes, Indicator } from '#server/indicator.ts'
import { countedBefore, hasWritten, keepCounted, type Counted, type PartValues } from './cache.ts'
import type { Time } from './scope.ts'

/**
 * What the registers count in each area on a day, whole (part '') or by the parts of a split. Areas without rows are
 * absent. Values of areas whose change counter is as before are not counted again. `reach`: who sees no more than they
 * may shares kept values only with those who see the same.
 */
export async function countedIn(
  ctx: Ctx,
  indicator: Indicator,
  areaIds: readonly string[],
  time: Time,
  split: string | null,
  reach: string,
): Promise<Map<string, PartValues>> {
  if (!indicator.compute || areaIds.length === 0) return new Map()
  const count = async (ids: readonly string[]) => gather(ids, await ask(ctx, indicator, ids, time, split))
  return indicator.changes
    ? countChanged(
        ctx,
        indicator.changes,
        JSON.stringify([indicator.key, time.day, time.knownOn, split, reach]),
        areaIds,
        count,
      )
    : count(areaIds)
}

/** Counters are read before anything is counted: a change in between makes the next question count again. */
async function countChanged(
  ctx: Ctx,
  changes: Changes,
  key: string,
  areaIds: readonly string[],
  count: (ids: readonly string[]) => Promise<Map<string, PartValues>>,
): Promise<Map<string, PartValues>> {
  const token = await changes.token(ctx)
  const before = countedBefore(ctx, key)
  const same = before?.token === token
  if (same && areaIds.every((id) => before.areas.has(id))) return valuesOf(before.areas, areaIds)
  const stamps = (await changes.byArea?.(ctx)) ?? new Map<string, string>()
  const stampOf = (id: string) => (changes.byArea ? (stamps.get(id) ?? '') : token)
  const areas = new Map<string, Counted>(
    [...(before?.areas ?? [])].filter(([id, kept]) => same || kept.stamp === stampOf(id)),
  )
  const stale = areaIds.filter((id) => !areas.has(id))
  const counted = await count(stale)
  for (const id of stale) areas.set(id, { stamp: stampOf(id), values: counted.get(id) })
  if (!(await hasWritten(ctx))) keepCounted(ctx, key, token, areas)
  return valuesOf(areas, areaIds)
}

function valuesOf(areas: ReadonlyMap<string, Counted>, areaIds: readonly string[]): Map<string, PartValues> {
  const found = areaIds.map((id) => [id, areas.get(id)?.values] as const)
  return new Map(found.filter((pair): pair is readonly [string, PartValues] => pair[1] !== undefined))
}

async function ask(
  ctx: Ctx,
  indicator: Indicator,
  areaIds: readonly string[],
  time: Time,
  split: string | null,
): Promise<AreaValue[]> {
  if (areaIds.length === 0) return []
  const then: Ctx = { ...ctx, asOf: time.day, knownOn: time.knownOn }
  return indicator.compute!(then, { day: time.day, areaIds: [...areaIds] }, split ?? undefined)
}

function gather(areaIds: readonly string[], rows: readonly AreaValue[]): Map<string, PartValues> {
  const asked = new Set(areaIds)
  const found = new Map<string, Map<string, number>>()
  for (const row of rows) {
    if (!asked.has(row.areaId)) continue
    const parts = found.get(row.areaId) ?? new Map<string, number>()
    parts.set(row.part ?? '', (parts.get(row.part ?? '') ?? 0) + row.value)
    found.set(row.areaId, parts)
  }
  return found
}
