import type { Answer } from '#web/api.ts'
import type { oversize } from '../../contract/compounds.ts'

export type Large = Answer<typeof oversize>['rows'][number]
export type BuildingRow = Large['buildings'][number]
/** How the buildings of a unit are shared out: 0 stays, 1… go to the new units. */
export interface Parting {
  names: string[]
  stated: string[]
  of: Record<string, number>
}

/** Homes of a building as they count: households on file, or dwellings where nobody is registered yet. */
export const homesOf = (b: BuildingRow): number => (b.households > 0 ? b.households : b.dwellings)

/** The way of parting that the engine's target suggests. */
export function proposed(unit: Large, nameOf: (n: number) => string): Parting {
  const sets = unit.parts.map((p) => new Set(p.buildings))
  const parts = Math.max(2, sets.length)
  const at = (b: BuildingRow, i: number) => {
    const found = sets.findIndex((s) => s.has(b.name))
    return sets.length > 1 ? Math.max(0, found) : Math.floor((i * parts) / unit.buildings.length)
  }
  return {
    names: [unit.name, ...Array.from({ length: parts - 1 }, (_, n) => nameOf(n))],
    stated: shares(unit, unit.buildings.map(at), parts),
    of: Object.fromEntries(unit.buildings.map((b, i) => [b.id, at(b, i)])),
  }
}

/** The stated households shared out by the homes of the buildings; nothing where the register counts. */
function shares(unit: Large, at: readonly number[], parts: number): string[] {
  const total = unit.buildings.reduce((n, b) => n + homesOf(b), 0)
  if (unit.stated === null || total === 0) return Array.from({ length: parts }, () => '')
  const homes = Array.from({ length: parts }, (_, p) => unit.buildings.reduce((n, b, i) => n + (at[i] === p ? homesOf(b) : 0), 0)) // prettier-ignore
  const floor = homes.map((h) => Math.floor((unit.stated! * h) / total))
  floor[0]! += unit.stated - floor.reduce((a, b) => a + b, 0)
  return floor.map(String)
}

/** What stands in each unit after the split. */
export interface Sum {
  name: string
  buildings: BuildingRow[]
  homes: number
  households: number
}
export const sumsOf = (unit: Large, parting: Parting): Sum[] =>
  parting.names.map((name, p) => {
    const buildings = unit.buildings.filter((b) => (parting.of[b.id] ?? 0) === p)
    const counted = buildings.reduce((n, b) => n + b.households, 0)
    const homes = buildings.reduce((n, b) => n + homesOf(b), 0)
    return { name, buildings, homes, households: counted > 0 ? counted : Number(parting.stated[p] || 0) }
  })

/** A unit that was split, and into what. */
export interface WasSplit {
  id: string
  version: number
  names: string[]
}
