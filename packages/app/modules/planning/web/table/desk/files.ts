import { factsOf, keyAt } from './desk.ts'
import type { Desk } from './types.ts'

/** A cell that a spreadsheet takes as text, never as a formula. */
const cell = (value: string | number | null): string => {
  const text = String(value ?? '')
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as CSV, in UTF-8 with the mark that spreadsheets look for. */
export const csv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\ufeff${rows.map((r) => r.map(cell).join(',')).join('\r\n')}\r\n`

/** Units with their communities, one a line. */
export function csvOf(desk: Desk, heads: readonly string[]): string {
  const { units } = desk.view
  const rows = units.ids.map((_, u) => {
    const key = keyAt(desk, u)
    const facts = key === null ? undefined : factsOf(desk, key)
    return [
      units.names[u]!, units.addresses[u]!, units.households[u]!, units.people[u]!, facts?.name ?? '', facts?.code ?? '', facts?.breachReason ?? '',
    ] // prettier-ignore
  })
  return csv([heads, ...rows])
}

/** Units as features, WGS84: their outline, else their point, with the community they are drawn into. */
export function geojsonOf(desk: Desk, outlines: { ids: readonly string[]; geometries: readonly unknown[] }): string {
  const { units } = desk.view
  const shapes = new Map(outlines.ids.map((id, i) => [id, outlines.geometries[i]]))
  const features = units.ids.map((id, u) => {
    const key = keyAt(desk, u)
    const facts = key === null ? undefined : factsOf(desk, key)
    const point = units.x[u] === null ? null : { type: 'Point', coordinates: [units.x[u], units.y[u]] }
    return {
      type: 'Feature',
      id,
      geometry: shapes.get(id) ?? point,
      properties: {
        name: units.names[u], address: units.addresses[u], households: units.households[u], people: units.people[u],
        community: facts?.name ?? null, key, code: facts?.code ?? null, reason: facts?.breachReason ?? null,
      },
    } // prettier-ignore
  })
  return JSON.stringify({ type: 'FeatureCollection', features })
}
