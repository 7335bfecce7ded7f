import type { BarrierLine, Box } from '../geometry/index.ts'
import { DEFAULT_WEIGHTS, PlannerError, type Locks, type Weights } from '../types.ts'

/** How much a reader takes. What is above is refused before it fills the memory. */
export interface Limits {
  readonly units: number
  readonly edges: number
}

/** What the engine is made for, with room. A page that takes pasted text allows less: `PASTED`. */
export const LIMITS: Limits = { units: 5_000_000, edges: 20_000_000 }
export const PASTED: Limits = { units: 300_000, edges: 2_000_000 }

/** What a reader may be told; what stands in the file under `graph` holds where nothing is told. Names are attributes of units. */
export interface ReadOptions {
  /** Households: `hh` unless told; of a GeoJSON `households`, else `population`. */
  readonly weight?: string
  readonly people?: string
  readonly lower?: number
  readonly upper?: number
  readonly target?: number
  /** `len`: metres of common boundary; `unit`: each contact counts 1. */
  readonly edge?: string
  readonly hard?: string
  readonly soft?: string | readonly string[]
  readonly old?: string
  /** Attribute of contacts with the barrier's class. */
  readonly barrier?: string
  /** How far one may walk to a service point, in metres. 300 unless told: about five minutes on foot. */
  readonly serviceMetres?: number
  readonly locks?: Locks
  readonly weights?: Partial<Weights>
  readonly limits?: Limits
  /** Box in WGS 84 in which the units ought to lie: a shifted or foreign coordinate system is noticed against it. */
  readonly reference?: Box
  /** Vertices of polygons nearer than this are one, in metres. */
  readonly snap?: number
  /** Barriers on the plane of the units, in metres; for lines in degrees `readBarriers` gives a function of the plane. */
  readonly barriers?:
    | readonly BarrierLine[]
    | ((toPlane: (lon: number, lat: number) => [number, number]) => readonly BarrierLine[])
  /** Delaunay triangles of points, three numbers each, as delaunator gives them; needed where units are points. */
  readonly triangulate?: (x: Float64Array, y: Float64Array) => Uint32Array | Int32Array
  /** How far a unit reaches around its point, in metres. */
  readonly pointReach?: number
}

/** Settings after the file's own defaults. */
export interface Settings {
  readonly weight: string | undefined
  readonly people: string | undefined
  readonly edge: 'len' | 'unit'
  readonly hard: string | undefined
  readonly soft: readonly string[]
  readonly old: string | undefined
  /** Whether a person asked for it, and it must therefore be there. */
  readonly asked: { readonly hard: boolean; readonly old: boolean }
  readonly barrier: string
  readonly limits: Limits
}

type Graph = Readonly<Record<string, unknown>>

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

export function settingsOf(options: ReadOptions, graph: Graph): Settings {
  const soft = options.soft ?? graph.soft
  return {
    weight: options.weight ?? text(graph.weight),
    people: options.people ?? text(graph.people),
    edge: (options.edge ?? graph.edge) === 'unit' ? 'unit' : 'len',
    hard: options.hard ?? text(graph.hard),
    soft: (Array.isArray(soft) ? soft : [soft]).filter((s) => text(s) !== undefined) as string[],
    old: options.old ?? text(graph.old),
    asked: { hard: options.hard !== undefined, old: options.old !== undefined },
    barrier: options.barrier ?? text(graph.barrier) ?? 'barrier',
    limits: options.limits ?? LIMITS,
  }
}

export interface Bounds {
  readonly lower: number
  readonly upper: number
  readonly target: number
}

/**
 * The band. No lower bound is 0, no upper bound is infinite; no target is the middle of the band, one and a half times the lower
 * bound where there is no upper one, everything in one where there is neither.
 * @throws PlannerError `badBound` (not a number ≥ 0), `lowerAboveUpper`, `targetOutside`
 */
export function boundsOf(options: ReadOptions, graph: Graph, total: number): Bounds {
  const lower = bound('lower', options.lower ?? graph.lower) ?? 0
  const upper = bound('upper', options.upper ?? graph.upper) ?? Infinity
  if (lower > upper) throw new PlannerError('lowerAboveUpper', { lower, upper })
  const within = (t: number | undefined) => t !== undefined && t > 0 && t >= lower && t <= upper
  const told = bound('target', options.target)
  if (told !== undefined && !within(told)) throw new PlannerError('targetOutside', { target: told, lower, upper })
  const filed = bound('target', graph.target)
  return { lower, upper, target: told ?? (within(filed) ? filed! : middle(lower, upper, total)) }
}

function middle(lower: number, upper: number, total: number): number {
  if (Number.isFinite(upper)) return Math.max(1, Math.round((lower + upper) / 2))
  return lower > 0 ? Math.round(lower * 1.5) : Math.max(1, total)
}

function bound(which: string, value: unknown): number | undefined {
  if (value === undefined || value === null || value === 'null' || value === '') return undefined
  const number = Number(value)
  if (Number.isNaN(number) || number < 0 || (number === Infinity && which !== 'upper'))
    throw new PlannerError('badBound', { which, value: String(value) })
  return number
}

/** @throws PlannerError `badWeight` for a wish that is no number ≥ 0 */
export function weightsOf(told: Partial<Weights> = {}): Weights {
  for (const [which, value] of Object.entries(told))
    if (!(Number(value) >= 0)) throw new PlannerError('badWeight', { which, value: String(value) })
  return { ...DEFAULT_WEIGHTS, ...told }
}
