import type { OldCommunity, UnitColumns } from '../contract/problems.ts'
import { drawnKinds, type Community } from '../contract/schemes.ts'
import type { Drawing } from './scheme.ts'

/** A community of today as it goes on in a scheme. */
export const continued = (old: OldCommunity, key: string): Community => ({
  key,
  areaId: old.areaId,
  name: old.name,
  kind: drawnKinds.find((k) => k === old.kind) ?? 'community',
  code: old.code,
  breachReason: null,
})

/** The communities of today as a scheme; units in none or in two are unassigned. */
export function currentDrawing(units: UnitColumns, old: readonly OldCommunity[]): Drawing {
  const keys = old.map((_, i) => `c${i + 1}`)
  const assignment = Object.fromEntries(
    units.ids.flatMap((id, u) => (units.old[u]! >= 0 ? [[id, keys[units.old[u]!]!]] : [])),
  )
  return { assignment, communities: old.map((o, i) => continued(o, keys[i]!)) }
}
