import type { Ctx } from '#server/context.ts'
import type { Indicator, Scope } from '#server/indicator.ts'
import type { Amount, IndicatorValue, Source } from '../contract.ts'
import { getDefinition, partName } from '../definitions.ts'
import type { Part } from '../rules/index.ts'
import type { Time } from '../scope.ts'
import { enterScope } from '../scope.ts'
import { amount, amountOf, assembled, knownOf, nodeOf, type Known } from '../values.ts'

/** The most areas that are named one by one. */
const MOST = 200

/** The page of the rows behind a value of an area, filled in from the indicator's definition. */
export function rowsTo(indicator: Indicator, areaId: string, day: string, part = ''): string | null {
  if (!indicator.rows) return null
  const fill = (text: string) => text.replaceAll('{area}', areaId).replaceAll('{day}', day).replaceAll('{part}', part)
  const search = new URLSearchParams(Object.entries(indicator.rows.filter).map(([k, v]) => [k, fill(v)]))
  return `${fill(indicator.rows.route)}?${search.toString()}`
}

/**
 * The value of an indicator for a scope on a day: how much is computed and how much reported, area by area, with the
 * returns it rests on and the areas that are missing. A share (`ratio`) is made of the values of its two indicators.
 */
export async function valueOf(
  ctx: Ctx,
  key: string,
  scope: Scope,
  time: Time,
  split: string | null = null,
): Promise<IndicatorValue> {
  const definition = await getDefinition(ctx, key)
  if (definition.ratio) return shareValue(ctx, key, definition.ratio, scope, time)
  const known = await knownOf(ctx, key, scope, time, split)
  const each = known.parts.map((name) => ({ name, made: assembled(known, name) }))
  const whole = split === null && each[0] ? amountOf(each[0].made) : total(each.map((e) => amountOf(e.made)))
  const parts = each.flatMap((e) => e.made.parts)
  const missing = [...new Set(each.flatMap((e) => e.made.missing))]
  return {
    ...whole,
    missing: missing.length,
    key,
    name: definition.name,
    unit: definition.unit,
    scope: { kind: known.scope.kind, id: known.scope.id, name: known.scope.name },
    day: time.day,
    knownOn: time.knownOn,
    split,
    parts:
      split === null
        ? []
        : each.map((e) => ({ part: e.name, name: partName(ctx, key, split, e.name), ...amountOf(e.made) })),
    areas: split === null ? parts.slice(0, MOST).map((p) => share(known, p)) : [],
    sources: sourcesOf(known, parts),
    missingAreas: missing.slice(0, MOST).map((id) => placeOf(known, id)),
    rowsTo: scope.kind === 'area' ? rowsTo(known.indicator, scope.id, time.day) : null,
  }
}

async function shareValue(
  ctx: Ctx,
  key: string,
  ratio: { part: string; whole: string },
  scope: Scope,
  time: Time,
): Promise<IndicatorValue> {
  const { name, unit } = await getDefinition(ctx, key)
  const named = await enterScope(ctx, 'indicators.view', scope, time)
  const [part, whole] = [await valueOf(ctx, ratio.part, scope, time), await valueOf(ctx, ratio.whole, scope, time)]
  const sources = new Map([...part.sources, ...whole.sources].map((s) => [s.figureId, s]))
  return {
    ...(await amount(ctx, key, scope, time)),
    key,
    name,
    unit,
    scope: { kind: named.kind, id: named.id, name: named.name },
    day: time.day,
    knownOn: time.knownOn,
    split: null,
    parts: [],
    areas: [],
    sources: [...sources.values()],
    missingAreas: whole.missingAreas,
    rowsTo: null,
  }
}

function total(amounts: readonly Amount[]): Amount {
  const sum = (of: (a: Amount) => number) => amounts.reduce((s, a) => s + of(a), 0)
  const known = amounts.some((a) => a.value !== null)
  return {
    value: known ? sum((a) => a.value ?? 0) : null,
    computed: sum((a) => a.computed),
    reported: sum((a) => a.reported),
    hasComputed: amounts.some((a) => a.hasComputed),
    hasReported: amounts.some((a) => a.hasReported),
    missing: Math.max(0, ...amounts.map((a) => a.missing)),
  }
}

function placeOf(known: Known, id: string): { id: string; name: string; level: number } {
  const node = nodeOf(known, id)
  return { id, name: id === known.scope.id ? known.scope.name : (node?.name ?? ''), level: node?.level ?? 0 }
}

const share = (known: Known, p: Part): IndicatorValue['areas'][number] => ({
  ...placeOf(known, p.areaId),
  value: p.value,
  provenance: p.provenance,
  figureId: p.figureId,
  remainder: p.remainder,
  contradiction: p.contradiction,
})

function sourcesOf(known: Known, parts: readonly Part[]): Source[] {
  const used = new Set(parts.flatMap((p) => (p.figureId ? [p.figureId] : [])))
  return [...known.stated.values()]
    .flatMap((figures) => [...figures.values()])
    .filter((f) => used.has(f.figureId))
    .map((f) => ({
      figureId: f.figureId,
      scopeName: placeOf(known, f.areaId).name,
      period: f.period,
      day: f.day,
      value: f.value,
      source: f.source,
      document: f.document,
      page: f.page,
    }))
}
