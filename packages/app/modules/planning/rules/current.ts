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

/**
 * The communities of today that have residential units, as a scheme; units in none or in two are unassigned. What has no
 * unit on the register (a village whose homes nobody has entered) is not drawn and stays as it stands.
 */
export function currentDrawing(units: UnitColumns, old: readonly OldCommunity[]): Drawing {
  const keys = old.map((_, i) => `c${i + 1}`)
  const held = new Set(units.old)
  const assignment = Object.fromEntries(
    units.ids.flatMap((id, u) => (units.old[u]! >= 0 ? [[id, keys[units.old[u]!]!]] : [])),
  )
  return { assignment, communities: old.flatMap((o, i) => (held.has(i) ? [continued(o, keys[i]!)] : [])) }
}
