import type { Amount, Source } from '#modules/indicators/index.ts'
import { keyOf, type SurveyData, type SurveyKey } from './gather.ts'
import type { Fact } from './figures.ts'

type NamedScope = Fact['scope']

/** The page of an indicator for a scope on a day. */
export function addressOf(
  key: string,
  scope: { kind: string; id: string },
  day: string,
  more: Record<string, string> = {},
): string {
  const search = new URLSearchParams({
    [scope.kind === 'area' ? 'area' : 'planningAreaId']: scope.id,
    asOf: day,
    ...more,
  })
  return `/indicators/${key}?${search.toString()}`
}

const only = ({ value, computed, reported, hasComputed, hasReported, missing }: Amount): Amount => ({
  value,
  computed,
  reported,
  hasComputed,
  hasReported,
  missing,
})

/** A value of an indicator as a fact of the report. */
export function factOf(
  data: SurveyData,
  name: SurveyKey,
  scope: NamedScope,
  amount: Amount,
  sources: readonly Source[] = [],
): Fact {
  const key = keyOf(name)
  const definition = data.definitions.get(key)
  return {
    slot: `${key}|${scope.kind}:${scope.id}`,
    indicatorKey: key,
    name: definition?.name ?? key,
    description: definition?.description ?? '',
    unit: definition?.unit ?? 'items',
    scope,
    day: data.time.day,
    amount: only(amount),
    sources,
    address: addressOf(key, scope, data.time.day),
  }
}

/** What one area of the table counts: within the scope of the report, which may hold only a part of the area. */
export function cellFact(data: SurveyData, name: SurveyKey, row: { id: string; name: string }, amount: Amount): Fact {
  const inside = data.main.scope
  const fact: Fact = { ...factOf(data, name, { kind: 'area', id: row.id, name: row.name }, amount), cell: true }
  if (inside.kind === 'area') return fact
  return {
    ...fact,
    slot: `${fact.slot}@${inside.id}`,
    scope: { kind: 'area', id: row.id, name: `${row.name} · ${inside.name}` },
    address: addressOf(keyOf(name), inside, data.time.day, { level: String(data.level) }),
  }
}

/** A number that is derived from others (how many lie outside a band, how many counties), with the page it is seen on. */
export function derived(
  data: SurveyData,
  slot: string,
  name: string,
  unit: string,
  value: number,
  from: { key: SurveyKey; level?: number; computed?: boolean },
): Fact {
  const scope = data.main.scope
  return {
    slot: `${slot}|${scope.kind}:${scope.id}`,
    indicatorKey: null,
    name,
    description: '',
    unit,
    scope,
    day: data.time.day,
    amount: { value, computed: value, reported: 0, hasComputed: true, hasReported: false, missing: 0 },
    sources: [],
    address: addressOf(keyOf(from.key), scope, data.time.day, from.level ? { level: String(from.level) } : {}),
  }
}
