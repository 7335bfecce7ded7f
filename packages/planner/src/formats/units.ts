import { collected, growingBytes, growingFloats, growingInts, push, type Growing } from '../growing.ts'
import { PlannerError } from '../types.ts'
import type { Settings } from './settings.ts'

export type Row = Readonly<Record<string, unknown>>

/** Labels of units as numbers, by first appearance. */
export interface Labels {
  readonly of: Int32Array
  readonly names: readonly string[]
}

/** What stands in a file about units, in columns. */
export interface Units {
  readonly n: number
  readonly ids: string[]
  /** Number of a unit by its id; -1 when there is none. */
  readonly find: (id: unknown) => number
  readonly weight: Float64Array
  readonly people?: Float64Array
  readonly x?: Float64Array
  readonly y?: Float64Array
  readonly area?: Float64Array
  readonly outer?: Float64Array
  readonly hard?: Labels
  readonly old?: Labels
  readonly soft: readonly Labels[]
  readonly service?: Uint8Array
  /** Units about whose households nothing is written: counted as none. */
  readonly withoutHouseholds: number
  /** The attribute that gave the households. */
  readonly weightName: string
}

export interface UnitCollector {
  /**
   * @throws PlannerError `duplicateId`, `badHouseholds` (negative, fractional, not a number), `badPeople`,
   * `badCoordinate`, `tooManyUnits`
   */
  readonly add: (row: Row, id?: unknown) => void
  /** @throws PlannerError `noUnits`, `attributeMissing` */
  readonly done: () => Units
}

/** Where households stand when nobody says: the first that the first unit has. */
const HOUSEHOLDS = ['hh', 'households', 'population', 'pop', 'TOTPOP']

/** Collects units row by row into columns. */
export function collectUnits(settings: Settings, preferred: readonly string[] = HOUSEHOLDS): UnitCollector {
  const ids = identities(settings.limits.units)
  const weight = growingFloats()
  const numbers = { people: numeric(), x: numeric(), y: numeric(), area: numeric(), outer: numeric() }
  const hard = labelling('')
  const old = labelling(undefined)
  const soft = settings.soft.map(() => labelling(undefined))
  const service = growingBytes()
  let weightName = settings.weight
  const seen = { weight: 0, service: 0 }

  const add = (row: Row, id?: unknown) => {
    weightName ??= preferred.find((name) => row[name] !== undefined) ?? preferred[0]!
    const unit = ids.add(id ?? row.id)
    const households = row[weightName]
    if (households !== undefined && households !== null && households !== '') seen.weight++
    push(weight, wholeNumber('badHouseholds', households, unit))
    numbers.people.add(settings.people ? wholeNumber('badPeople', row[settings.people], unit) : undefined)
    for (const axis of ['x', 'y', 'area'] as const) numbers[axis].add(finite(row[axis], unit))
    numbers.outer.add(finite(row.ext ?? row.boundary_perim, unit))
    hard.add(settings.hard ? row[settings.hard] : undefined)
    old.add(row[settings.old ?? 'old'])
    settings.soft.forEach((name, k) => soft[k]!.add(row[name]))
    push(service, Number(Boolean(row.svc || row.service)))
    seen.service += service.data[service.size - 1]!
  }

  const done = (): Units => {
    const n = weight.size
    if (n === 0) throw new PlannerError('noUnits')
    const missing = (attribute: string) => new PlannerError('attributeMissing', { attribute })
    if (seen.weight === 0) throw missing(weightName ?? 'hh')
    if (settings.hard && settings.asked.hard && hard.count() === 0) throw missing(settings.hard)
    if (settings.asked.old && old.count() === 0) throw missing(settings.old!)
    return {
      n,
      ids: ids.list,
      find: ids.find,
      weight: collected(weight),
      people: numbers.people.done(n),
      x: numbers.x.done(n),
      y: numbers.y.done(n),
      area: numbers.area.done(n),
      outer: numbers.outer.done(n),
      hard: settings.hard && hard.count() > 0 ? hard.done() : undefined,
      old: old.count() > 0 ? old.done() : undefined,
      soft: soft.filter((s) => s.count() > 0).map((s) => s.done()),
      service: seen.service > 0 ? collected(service) : undefined,
      withoutHouseholds: n - seen.weight,
      weightName: weightName ?? 'hh',
    }
  }
  return { add, done }
}

/** Ids that are just the positions need no map. */
function identities(most: number) {
  const list: string[] = []
  let places: Map<string, number> | undefined
  const position = (id: string): number => {
    const at = Number(id)
    return Number.isInteger(at) && at >= 0 && at < list.length && String(at) === id ? at : -1
  }
  const find = (id: unknown): number => {
    const key = String(id)
    return places ? (places.get(key) ?? -1) : position(key)
  }
  const add = (id: unknown): string => {
    const at = list.length
    if (at >= most) throw new PlannerError('tooManyUnits', { units: at + 1, most })
    const key = id === undefined || id === null ? String(at) : String(id)
    if (!places && key !== String(at)) places = new Map(list.map((k, i) => [k, i]))
    const first = places?.get(key)
    if (first !== undefined) throw new PlannerError('duplicateId', { unit: key, first: first + 1, second: at + 1 })
    places?.set(key, at)
    list.push(key)
    return key
  }
  return { list, find, add }
}

/** A column of which each unit has a number, or it is no column. */
function numeric() {
  const values = growingFloats()
  return {
    add: (value: number | undefined) => {
      if (value !== undefined) push(values, value)
    },
    done: (n: number): Float64Array | undefined => (values.size === n ? collected(values) : undefined),
  }
}

/** A column of labels: `empty` stands for what is not written; undefined makes that -1. */
function labelling(empty: string | undefined) {
  const of: Growing<Int32Array> = growingInts()
  const numbers = new Map<string, number>()
  let written = 0
  const numberOf = (name: string): number => {
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, numbers.size)
    return numbers.size - 1
  }
  return {
    add: (value: unknown) => {
      const absent = value === undefined || value === null || value === ''
      if (!absent) written++
      push(of, absent ? (empty === undefined ? -1 : numberOf(empty)) : numberOf(String(value)))
    },
    count: () => written,
    done: (): Labels => ({ of: collected(of), names: [...numbers.keys()] }),
  }
}

function wholeNumber(code: string, value: unknown, unit: string): number {
  if (value === undefined || value === null || value === '') return 0
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN
  if (!Number.isSafeInteger(number) || number < 0) throw new PlannerError(code, { unit, value: String(value) })
  return number
}

function finite(value: unknown, unit: string): number | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const number = Number(value)
  if (!Number.isFinite(number)) throw new PlannerError('badCoordinate', { unit, value: String(value) })
  return number
}
