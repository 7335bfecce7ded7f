import type { Geometry } from 'geojson'
import type { Ctx } from '#server/context.ts'
import type { Scope } from '#server/indicator.ts'
import { AppError } from '#shared/errors.ts'
import {
  areaOn,
  areasWithin,
  compare,
  householdBands,
  listDefinitions,
  outlinesOf,
  planningAreasOf,
  valueOf,
  type Amount,
  type Band,
  type Comparison,
  type Definition,
  type IndicatorValue,
  type Time,
} from '#modules/indicators/index.ts'

const KEYS = {
  population: 'registers.population',
  floating: 'registers.floating',
  households: 'registers.households',
  blindSpots: 'registers.blindSpots',
  blindHouseholds: 'planning.blindHouseholds',
  largeUnits: 'planning.largeUnits',
  casesOverdue: 'planning.casesOverdue',
  acts: 'planning.acts',
  townships: 'areas.townships',
  committees: 'areas.committees',
  communities: 'areas.communities',
  villages: 'areas.villages',
} as const
export type SurveyKey = keyof typeof KEYS

/** A scope that the report speaks of, with its people. */
export interface SurveyScope {
  scope: Scope & { name: string }
  population: IndicatorValue
  floating: IndicatorValue
}
export interface SurveyRow {
  id: string
  name: string
  kind: string
  level: number
  amounts: Partial<Record<SurveyKey, Amount>>
}
/** How many communities lie within a number of households, below and above it. */
export interface SizeFacts {
  band: Band
  law: boolean
  counted: number
  below: string[]
  above: string[]
}
/** All figures of the survey; the sections only put them into words. */
export interface SurveyData {
  area: { id: string; name: string; kind: string; level: number }
  time: Time
  definitions: Map<string, Definition>
  main: SurveyScope
  others: SurveyScope[]
  values: Partial<Record<SurveyKey, IndicatorValue>>
  /** The level of the areas in the tables. */
  level: number
  rows: SurveyRow[]
  sizes: SizeFacts[]
  /** Communities and committees, and how many of them have no outline; absent where none has one. */
  outlines: { areas: Map<string, Geometry>; committees: number; without: number }
}

/**
 * Reads all figures of the survey for an area on a day: for the planning areas that it owns where all of their people are
 * known on the day, else for the area itself.
 * @throws AppError `access.notFound`, `reports.nothingKnown` where neither people nor committees are known
 */
export async function gather(ctx: Ctx, areaId: string, time: Time): Promise<SurveyData> {
  const area = await areaOn(ctx, areaId, time)
  if (!area) throw new AppError('access.notFound', 404)
  const definitions = new Map((await listDefinitions(ctx)).map((d) => [d.key, d]))
  const scopes = await scopesOf(ctx, { kind: 'area', id: areaId, name: area.name }, time)
  const [main, ...others] = scopes as [SurveyScope, ...SurveyScope[]]
  const level = Math.min(5, area.level === 2 ? 3 : area.level + 1)
  const values = await valuesOf(ctx, definitions, main, time)
  if (main.population.value === null && !values.committees?.value)
    throw new AppError('reports.nothingKnown', 422, { name: area.name, day: time.day })
  const rows = await rowsOf(ctx, definitions, main.scope, time, level)
  const committees = (await areasWithin(ctx, main.scope, time, 5)).filter(
    (a) => a.kind === 'community' || a.kind === 'residentsCommittee',
  )
  const drawn = await outlinesOf(ctx, [...rows.map((r) => r.id), ...committees.map((c) => c.id)], time) // prettier-ignore
  return {
    area,
    time,
    definitions,
    main,
    others,
    values,
    level,
    rows,
    sizes: definitions.has(KEYS.households)
      ? await sizesOf(ctx, main.scope, new Map(committees.map((c) => [c.id, c.name])), area.path, time)
      : [],
    outlines: {
      areas: drawn,
      committees: committees.length,
      without: committees.filter((c) => !drawn.has(c.id)).length,
    },
  }
}

async function scopesOf(ctx: Ctx, area: Scope & { name: string }, time: Time): Promise<SurveyScope[]> {
  const planned = (await planningAreasOf(ctx, area.id, time)).filter((p) => p.members > 0)
  planned.sort((a, b) => Number(isSeats(b)) - Number(isSeats(a)) || b.members - a.members)
  const read = async (scope: Scope & { name: string }): Promise<SurveyScope> => ({
    scope,
    population: await valueOf(ctx, KEYS.population, scope, time),
    floating: await valueOf(ctx, KEYS.floating, scope, time),
  })
  const named = planned.map((p) => ({
    kind: 'planningArea' as const,
    id: p.id,
    name: ctx.locale === 'en' ? (p.nameEn ?? p.name) : p.name,
  }))
  const found: SurveyScope[] = []
  for (const scope of named) found.push(await read(scope))
  const known = found.filter((f) => f.population.value !== null)
  const whole = known.filter((f) => f.population.missing === 0)
  if (whole.length > 0) return whole
  const all = await read(area)
  return known.length === 0 || (all.population.value !== null && all.population.missing === 0) ? [all] : known
}

/** The seats of the counties: what the survey calls the city's urban area. */
const isSeats = (p: { name: string; purpose: string }): boolean => /城区驻地/.test(p.name + p.purpose)

/** Figures that the report says for the whole of its scope. */
const OF_THE_WHOLE = [
  'townships', 'committees', 'communities', 'villages', 'households', 'blindSpots', 'blindHouseholds', 'largeUnits', 'casesOverdue', 'acts',
] as const // prettier-ignore

async function valuesOf(
  ctx: Ctx,
  definitions: ReadonlyMap<string, Definition>,
  main: SurveyScope,
  time: Time,
): Promise<SurveyData['values']> {
  const values: SurveyData['values'] = { population: main.population, floating: main.floating }
  for (const name of OF_THE_WHOLE) {
    const definition = definitions.get(KEYS[name])
    if (!definition || (await tooLarge(ctx, main.scope, definition, time))) continue
    values[name] = await valueOf(ctx, KEYS[name], main.scope, time)
  }
  return values
}

async function tooLarge(ctx: Ctx, scope: Scope, definition: Definition, time: Time): Promise<boolean> {
  return scope.kind === 'area' && (await areaOn(ctx, scope.id, time))!.level > definition.grain
}

async function rowsOf(
  ctx: Ctx,
  definitions: ReadonlyMap<string, Definition>,
  scope: Scope,
  time: Time,
  level: number,
): Promise<SurveyRow[]> {
  const rows = new Map<string, SurveyRow>()
  for (const name of ['population', 'floating', 'townships', 'committees', 'communities'] as const) {
    const definition = definitions.get(KEYS[name])
    if (!definition || definition.grain < level) continue
    const compared: Comparison = await compare(ctx, KEYS[name], scope, time, { level })
    for (const { id, name: called, level: of, areaKind, kind: _kind, rowsTo: _to, ...amount } of compared.rows) {
      const row = rows.get(id) ?? { id, name: called, level: of, kind: areaKind ?? '', amounts: {} }
      row.amounts[name] = amount
      rows.set(id, row)
    }
  }
  return [...rows.values()]
}

async function sizesOf(
  ctx: Ctx,
  scope: Scope,
  committees: ReadonlyMap<string, string>,
  path: string,
  time: Time,
): Promise<SizeFacts[]> {
  const compared = await compare(ctx, KEYS.households, scope, time, { level: 5 })
  const sized = compared.rows.filter((r) => committees.has(r.id) && r.value !== null && r.value > 0)
  if (sized.length === 0) return []
  const { law, guidelines } = await householdBands(ctx, time.day, path)
  const facts = (band: Band, isLaw: boolean): SizeFacts => ({
    band,
    law: isLaw,
    counted: sized.length,
    below: sized.filter((r) => r.value! < band.min).map((r) => r.name),
    above: sized.filter((r) => r.value! > band.max).map((r) => r.name),
  })
  return [...(law ? [facts(law, true)] : []), ...guidelines.map((g) => facts(g, false))]
}

export const keyOf = (name: SurveyKey): string => KEYS[name]
