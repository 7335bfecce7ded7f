import { componentsOf } from '../adjacency.ts'
import type { Faults, Plane, Shapes } from '../geometry/index.ts'
import type { Adjacency, Problem } from '../types.ts'
import { boundsOf, weightsOf, type ReadOptions } from './settings.ts'
import type { Units } from './units.ts'

/** Something a person should know about what was read; a code with parameters, like a refusal, but nothing was refused. */
export interface Notice {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

/** A file as read: the problem, and what its numbers stand for. */
export interface Instance {
  readonly problem: Problem
  readonly format: 'node-link' | 'adjacency' | 'geojson' | 'metis'
  readonly name: string
  /** What the file says of itself. */
  readonly graph: Readonly<Record<string, unknown>>
  /** The attribute that was taken for households. */
  readonly weight: string
  /** Names of the labels in `problem.hard`, `old`, `soft`. */
  readonly labels: {
    readonly hard: readonly string[]
    readonly old: readonly string[]
    readonly soft: readonly (readonly string[])[]
  }
  readonly notices: readonly Notice[]
  /** Of a map of polygons: its plane, its shapes and what is odd in them. */
  readonly plane?: Plane
  readonly shapes?: Shapes
  readonly faults?: Faults
}

export interface Read {
  readonly format: Instance['format']
  readonly graph: Readonly<Record<string, unknown>>
  readonly units: Units
  readonly adjacency: Adjacency
  readonly notices?: readonly Notice[]
  readonly map?: { readonly plane: Plane; readonly shapes?: Shapes; readonly faults: Faults }
}

const SERVICE_METRES = 300

/** Puts what was read together. @throws PlannerError as `boundsOf`, `weightsOf` */
export function instanceOf(read: Read, options: ReadOptions): Instance {
  const { units, adjacency, graph, map } = read
  const place = map ? { x: units.x, y: units.y } : onPlane(units)
  let total = 0
  for (const w of units.weight) total += w
  const problem: Problem = {
    n: units.n,
    ids: units.ids,
    weight: units.weight,
    people: units.people,
    adjacency,
    ...place,
    area: units.area,
    outer: units.outer,
    ...boundsOf(options, graph, total),
    hard: units.hard?.of,
    soft: units.soft.length > 0 ? units.soft.map((s) => s.of) : undefined,
    old: units.old?.of,
    service: units.service && { at: units.service, metres: options.serviceMetres ?? SERVICE_METRES },
    locks: options.locks,
    weights: weightsOf(options.weights),
  }
  return {
    problem,
    format: read.format,
    name: typeof graph.name === 'string' ? graph.name : '',
    graph,
    weight: units.weightName,
    labels: { hard: units.hard?.names ?? [], old: units.old?.names ?? [], soft: units.soft.map((s) => s.names) },
    notices: [...noticesOf(units, adjacency), ...(read.notices ?? []), ...(map ? faultNotices(map.faults) : [])],
    ...map,
  }
}

/** Coordinates of a graph that look like degrees become metres, as the scorer of the instances has it (1° = 111,195 m). */
function onPlane({ x, y, n }: Units): { x?: Float64Array; y?: Float64Array } {
  if (!x || !y) return {}
  let sum = 0
  let degrees = Math.abs(y[0]!) <= 90
  for (let i = 0; i < n; i++) {
    sum += y[i]!
    if (Math.abs(x[i]!) > 180) degrees = false
  }
  if (!degrees) return { x, y }
  const kx = 111_195 * Math.cos(((sum / n) * Math.PI) / 180)
  return { x: x.map((v) => v * kx), y: y.map((v) => v * 111_195) }
}

function noticesOf(units: Units, adjacency: Adjacency): Notice[] {
  const notices: Notice[] = []
  if (units.withoutHouseholds > 0)
    notices.push({
      code: 'withoutHouseholds',
      params: { count: units.withoutHouseholds, attribute: units.weightName },
    })
  const alone: number[] = []
  for (let u = 0; u < units.n; u++) if (adjacency.offsets[u] === adjacency.offsets[u + 1]) alone.push(u)
  if (alone.length > 0 && units.n > 1)
    notices.push({ code: 'islands', params: { count: alone.length, units: named(units.ids, alone) } })
  const parts = componentsOf(adjacency).count
  if (parts > 1) notices.push({ code: 'parts', params: { count: parts } })
  return notices
}

function faultNotices({ counts }: Faults): Notice[] {
  const codes = {
    overlap: 'overlaps',
    selfCrossing: 'selfCrossings',
    pointTouch: 'pointTouches',
    hole: 'holes',
    noShape: 'noShapes',
  } as const
  return Object.entries(codes)
    .filter(([kind]) => counts[kind as keyof typeof codes] > 0)
    .map(([kind, code]) => ({ code: `${code}`, params: { count: counts[kind as keyof typeof codes] } }))
}

/** The first of many ids, for a sentence. */
export function named(ids: readonly string[], units: readonly number[], most = 5): string {
  const first = units.slice(0, most).map((u) => ids[u]!)
  return units.length > most ? `${first.join(', ')} …` : first.join(', ')
}
