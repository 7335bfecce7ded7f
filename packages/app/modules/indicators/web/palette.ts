import { call } from '#web/api.ts'
import type { PaletteHit } from '#web/pages.ts'
import { listDefinitions } from '../contract.ts'

/** Indicators by a part of their name or key. */
export async function search(text: string): Promise<PaletteHit[]> {
  const { rows } = await call(listDefinitions, {})
  const wanted = text.toLowerCase()
  return rows
    .filter((d) => d.name.toLowerCase().includes(wanted) || d.key.toLowerCase().includes(wanted))
    .slice(0, 8)
    .map((d) => ({ key: d.key, title: d.name, detail: d.description, to: `/indicators/${d.key}` }))
}
