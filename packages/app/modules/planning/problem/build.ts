import type { Problem } from '@liren/planner'
import type { Finding, OldCommunity, UnitColumns } from '../contract/problems.ts'
import type { Params } from '../contract/schemes.ts'
import { locksOf } from '../rules/locks.ts'
import { barrierLines, labelsOf } from './ground.ts'
import type { Layer } from './layers.ts'
import { neighbourhood, type Neighbourhood } from './neighbours.ts'
import type { RegisterUnit } from './register.ts'

/** The engine's problem with what people see of it. */
export interface Built {
  problem: Problem
  columns: UnitColumns
  findings: Finding[]
  /** Changes when units, their households or their places do. */
  register: string
}
/** How far a service point may stand from the unit it belongs to, in metres. */
const AT = 150

/** What does not change with people's wishes: who touches whom, and the units as columns. */
export interface Grounded {
  ground: Neighbourhood
  columns: UnitColumns
  places: ReturnType<typeof placesOf>
  old: readonly OldCommunity[]
  layers: readonly Layer[]
  geometries: unknown[]
  register: string
}

/** Lays the units of an area on the ground, in the order of their ids. */
export function layGround(
  units: readonly RegisterUnit[],
  old: readonly OldCommunity[],
  layers: readonly Layer[],
  reach: number,
): Grounded {
  const places = placesOf(units)
  const ground = neighbourhood(places, { reach, barriers: (plane) => barrierLines(layers, plane) })
  const columns = { ...columnsOf(units, old), facilities: facilitiesAt(layers, ground) }
  const geometries = units.map((u) => u.geometry)
  return { ground, columns, places, old, layers, geometries, register: stampOf(columns) }
}

/** Makes the engine's problem of them, as people wish it. */
export function buildProblem({ ground, columns, places, old, layers, register }: Grounded, params: Params): Built {
  const label = (kind: Layer['kind']) => layers.filter((l) => l.kind === kind).map((l) => labelsOf(l, places.lon, places.lat)) // prettier-ignore
  const soft = label('soft')
  const problem: Problem = {
    n: columns.ids.length,
    ids: columns.ids,
    weight: Float64Array.from(columns.households),
    people: Float64Array.from(columns.people),
    adjacency: ground.adjacency,
    x: held(ground.x),
    y: held(ground.y),
    area: ground.area,
    outer: ground.outer,
    lower: params.lower,
    upper: params.upper,
    target: params.target,
    hard: crossed(label('hard')),
    ...(soft.length > 0 ? { soft } : {}),
    old: Int32Array.from(columns.old, (o) => Math.max(-1, o)),
    ...(columns.facilities
      ? { service: { at: Uint8Array.from(columns.facilities, (n) => Math.min(1, n)), metres: params.walk } }
      : {}),
    locks: locksOf(params.locks, columns.ids, old),
    weights: params.weights,
  }
  return { problem, columns, findings: findingsOf(columns, ground, params), register }
}

/** A unit without a place stands at the origin for the engine: it has no neighbour anyway. */
const held = (at: Float64Array) => at.map((v) => (Number.isNaN(v) ? 0 : v))

function placesOf(units: readonly RegisterUnit[]) {
  const point = units.map((u) => pointOf(u))
  return {
    lon: Float64Array.from(point, (p) => p?.[0] ?? Number.NaN),
    lat: Float64Array.from(point, (p) => p?.[1] ?? Number.NaN),
    shapes: units.map((u) => (u.geometry ?? null) as { type: string; coordinates?: unknown } | null),
  }
}

/** Where a unit lies: its point, or the first corner of its outline. */
function pointOf(u: RegisterUnit): [number, number] | undefined {
  if (u.x !== null && u.y !== null) return [u.x, u.y]
  let at = (u.geometry as { coordinates?: unknown } | null)?.coordinates
  while (Array.isArray(at) && Array.isArray(at[0])) at = at[0] as unknown
  const [x, y] = Array.isArray(at) ? (at as unknown[]) : []
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : undefined
}

function columnsOf(units: readonly RegisterUnit[], old: readonly OldCommunity[]): Omit<UnitColumns, 'facilities'> {
  const index = new Map(old.map((o, i) => [o.areaId, i]))
  const all = <K extends keyof RegisterUnit>(key: K) => units.map((u) => u[key])
  const oldOf = ({ communityIds }: RegisterUnit) =>
    communityIds.length > 1 ? -2 : communityIds.length === 1 ? (index.get(communityIds[0]!) ?? -1) : -1
  return {
    ids: all('id'), names: all('name'), kinds: all('kind'), addresses: all('address'),
    x: units.map((u) => pointOf(u)?.[0] ?? null), y: units.map((u) => pointOf(u)?.[1] ?? null),
    households: units.map((u) => (u.counted > 0 ? u.counted : (u.stated ?? 0))),
    counted: all('counted'), stated: all('stated'), people: all('people'), voters: all('voters'), floating: all('floating'),
    elders: all('elders'), dwellings: all('dwellings'), old: units.map(oldOf),
  } // prettier-ignore
}

/** One label for each combination of the borders that must hold. */
function crossed(labellings: readonly Int32Array[]): Int32Array | undefined {
  if (labellings.length === 0) return undefined
  const known = new Map<string, number>()
  return Int32Array.from(labellings[0]!, (_, u) => {
    const key = labellings.map((l) => l[u]).join(',')
    if (!known.has(key)) known.set(key, known.size)
    return known.get(key)!
  })
}

/** How many service points stand at each unit: the nearest to it, if near. Null where no layer has any. */
function facilitiesAt(layers: readonly Layer[], { x, y, plane }: Neighbourhood): number[] | null {
  const points = layers
    .filter((l) => l.kind === 'service')
    .flatMap((l) => l.geometry.features)
    .flatMap((f) => (f.geometry.type === 'Point' ? [f.geometry.coordinates] : []))
  if (points.length === 0) return null
  const at = Array.from(x, () => 0)
  for (const [lon, lat] of points) {
    let nearest = -1
    let least = AT
    for (let u = 0; u < x.length; u++) {
      const apart = Math.hypot(x[u]! - lon! * plane.kx, y[u]! - lat! * plane.ky)
      if (apart < least) [nearest, least] = [u, apart]
    }
    if (nearest >= 0) at[nearest]!++
  }
  return at
}

const KIND = { overlap: 'overlap', selfCrossing: 'crossesItself' } as const

/** What planning should know of the units before drawing. */
function findingsOf(c: UnitColumns, ground: Neighbourhood, { upper }: Params): Finding[] {
  const out: Finding[] = []
  const list = (code: Finding['code'], wanted: (u: number) => boolean, severity: Finding['severity'] = 'warning') => {
    const units = c.ids.filter((_, u) => wanted(u))
    if (units.length > 0) out.push({ code, severity, units, params: { count: units.length, upper } })
  }
  list('noHouseholds', (u) => c.households[u] === 0)
  list('aboveUpper', (u) => c.households[u]! > upper, 'error')
  list('noPlace', (u) => Number.isNaN(ground.x[u]!), 'error')
  list('twoCommunities', (u) => c.old[u] === -2, 'error')
  list('statedDiffers', (u) => differs(c.counted[u]!, c.stated[u]!))
  for (const f of ground.faults)
    if (f.kind === 'overlap' || f.kind === 'selfCrossing')
      out.push({
        code: KIND[f.kind],
        severity: 'error',
        units: f.units.map((u) => c.ids[u]!),
        params: { x: f.x, y: f.y },
      })
  return out
}

/** The register counts people in a unit, and its stated number of households is half as large or twice. */
const differs = (counted: number, stated: number | null): boolean =>
  counted > 0 && stated !== null && (counted * 2 < stated || stated * 2 < counted)

/** A short stamp of the units, their households and places: two readings with one stamp hold the same units in order. */
function stampOf(c: UnitColumns): string {
  let hash = 0x811c9dc5
  const add = (text: string) => {
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  c.ids.forEach((id, u) => add(`${id}${c.households[u]}${c.old[u]}${c.x[u]}${c.y[u]}`))
  return `${c.ids.length}-${(hash >>> 0).toString(16)}`
}
