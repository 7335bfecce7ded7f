import { judgeCoordinates, boxOf } from '@liren/planner/geometry'
import type { z } from 'zod'
import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { compoundFaults, compoundCore, type CompoundRow } from '../rules/compounds.ts'
import { shiftOf } from '../rules/compound-shift.ts'
import type { readCompounds as reading } from '../contract/compounds.ts'
import { toWgs84Point } from '../problem/geojson.ts'
import { knownCompounds } from '../store/compounds.ts'
import { listOf, type ListFile } from '../store/compound-list.ts'

type Ask = z.output<typeof reading.query>
const SAMPLES = 3
const LISTED = 500
const SHOWN = 3_000

/** What a list of compounds holds, before it is kept. @throws AppError what reading a list throws */
export async function readList(ctx: Ctx, ask: Ask, file: ListFile): Promise<z.output<typeof reading.reply>> {
  const path = await require(ctx, 'planning.draw', ask.areaId)
  const { header, body, columns, compounds, faults } = await listOf(file, ask.columns)
  const field = new Map([...columns].map(([key, col]) => [col, key]))
  const found = compounds.filter(hasPlace)
  const fault = rangeFault(found)
  const count = (code: string) => faults.filter((f) => f.code === code).length
  return {
    columns: header.slice(0, 100).map((name, col) => ({ col, header: name.slice(0, 60), samples: samplesOf(body, col), field: field.get(col) ?? null })), // prettier-ignore
    rows: body.length,
    read: compounds.length,
    withHouseholds: compounds.filter((c) => c.households !== null).length,
    withPlace: found.length,
    faults: faults.slice(0, LISTED),
    faultCounts: Object.fromEntries(compoundFaults.map((c) => [c, count(c)])) as Record<(typeof compoundFaults)[number], number>, // prettier-ignore
    fault,
    shift: fault ? null : ((await shift(ctx, path, ask, found)) ?? null),
    points: fault ? [] : found.slice(0, SHOWN).map((c) => pointOf(c, ask)),
  }
}

type Placed = CompoundRow & { x: number; y: number }
const hasPlace = (c: CompoundRow): c is Placed => c.x !== null && c.y !== null

function samplesOf(body: readonly string[][], col: number): string[] {
  const told = body.slice(0, 50).map((r) => (r[col] ?? '').trim())
  return [...new Set(told.filter((t) => t !== ''))].slice(0, SAMPLES).map((t) => t.slice(0, 40))
}

/** By the middle of the points, so that a few wrong ones do not count. */
function rangeFault(list: readonly Placed[]): 'swapped' | 'metres' | null {
  if (list.length === 0) return null
  const middle = (v: number[]) => v.toSorted((a, b) => a - b)[v.length >> 1]!
  const [x, y] = [middle(list.map((c) => c.x)), middle(list.map((c) => c.y))]
  const found = judgeCoordinates(boxOf(Float64Array.of(x), Float64Array.of(y)))
  if (found?.kind === 'metres') return 'metres'
  return found?.kind === 'swapped' || (x >= 3 && x <= 54 && y >= 73 && y <= 136) ? 'swapped' : null
}

async function shift(ctx: Ctx, path: string, { crs }: Ask, list: readonly Placed[]) {
  const known = await knownCompounds(ctx, path)
  const placed = new Map([...known].map(([core, all]) => [core, all.flatMap((k) => (k.x === null || k.y === null ? [] : [{ x: k.x, y: k.y }]))])) // prettier-ignore
  return shiftOf(list.map((c) => ({ core: compoundCore(c.name), x: c.x, y: c.y })), crs, placed) // prettier-ignore
}

function pointOf(c: Placed, { crs }: Ask): { name: string; x: number; y: number } {
  const [x, y] = toWgs84Point(c.x, c.y, crs)
  return { name: c.name, x, y }
}
