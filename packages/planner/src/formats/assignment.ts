import { PlannerError, type Assignment } from '../types.ts'
import { rowsOf } from './csv.ts'
import { textOf } from './parts.ts'

/** A drawing as read. Nothing unknown becomes a community, nothing left out is guessed. */
export interface AssignmentRead {
  /** Communities by their first unit; -1 = unassigned. */
  readonly assignment: Assignment
  readonly communities: number
  /** What the file calls each community. */
  readonly labels: readonly string[]
  /** Names in the file that are no unit; the first thousand, all counted. */
  readonly unknown: readonly string[]
  readonly unknownCount: number
  /** Units that the file leaves out or leaves empty. */
  readonly unassigned: Int32Array
}

const LISTED = 1000
const empty = (v: unknown): boolean => v === null || v === undefined || v === '' || v === -1 || v === '-1'

/**
 * Reads an assignment: JSON object by id (also under `assignment`, as our plan.json), JSON array in the order of units, CSV
 * `unit,community` with or without header, or a line a unit (METIS .part).
 * @throws PlannerError `badJson`, `assignedTwice` (a unit in two communities)
 */
export function readAssignment(input: string | Uint8Array, ids: readonly string[]): AssignmentRead {
  const text = textOf(input).trim()
  const given = collectGiven(ids)
  if (text.startsWith('{') || text.startsWith('[')) fromJson(text, given)
  else if (/[,;\t]/.test(text.slice(0, text.search(/[\r\n]|$/)))) fromCsv(text, given)
  else if (text !== '') text.split(/\r?\n/).forEach((line, i) => given.at(i, line.trim()))
  return given.done()
}

function fromJson(text: string, given: Given): void {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new PlannerError('badJson', { at: 0 })
  }
  const inner = value && typeof value === 'object' && 'assignment' in value ? value.assignment : value
  if (Array.isArray(inner)) inner.forEach((community, i) => given.at(i, community))
  else for (const [id, community] of Object.entries(inner as object)) given.of(id, community)
}

const HEADER = /^(id|unit|node|geoid|单元|小区|编号|代码)/i

function fromCsv(text: string, given: Given): void {
  let first = true
  for (const [id = '', community] of rowsOf(text)) {
    const header = first && !given.knows(id.trim()) && HEADER.test(id.trim())
    first = false
    if (!header && id.trim() !== '') given.of(id.trim(), community?.trim())
  }
}

interface Given {
  readonly knows: (id: string) => boolean
  readonly of: (id: string, community: unknown) => void
  readonly at: (unit: number, community: unknown) => void
  readonly done: () => AssignmentRead
}

function collectGiven(ids: readonly string[]): Given {
  const places = new Map(ids.map((id, i) => [id, i]))
  const given: (string | undefined)[] = Array.from({ length: ids.length })
  const unknown: string[] = []
  let unknownCount = 0
  const stranger = (name: string) => {
    if (unknownCount++ < LISTED) unknown.push(name)
  }
  const at = (unit: number, community: unknown) => {
    if (unit >= ids.length) return stranger(`#${unit + 1}`)
    if (empty(community)) return
    const name = String(community)
    const before = given[unit]
    if (before !== undefined && before !== name)
      throw new PlannerError('assignedTwice', { unit: ids[unit]!, first: before, second: name })
    given[unit] = name
  }
  return {
    knows: (id) => places.has(id),
    of: (id, community) => {
      const unit = places.get(id) ?? (id.startsWith("'") ? places.get(id.slice(1)) : undefined)
      if (unit === undefined) stranger(id)
      else at(unit, community)
    },
    at,
    done: () => ({ ...numbered(given), unknown, unknownCount }),
  }
}

function numbered(given: readonly (string | undefined)[]) {
  const numbers = new Map<string, number>()
  const assignment = new Int32Array(given.length)
  const unassigned: number[] = []
  given.forEach((name, u) => {
    if (name === undefined) unassigned.push(u)
    else if (!numbers.has(name)) numbers.set(name, numbers.size)
    assignment[u] = name === undefined ? -1 : numbers.get(name)!
  })
  return { assignment, communities: numbers.size, labels: [...numbers.keys()], unassigned: Int32Array.from(unassigned) }
}
