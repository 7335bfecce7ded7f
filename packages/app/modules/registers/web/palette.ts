import { call } from '#web/api.ts'
import type { PaletteHit } from '#web/pages.ts'
import { findAnything } from '../contract/index.ts'

const to = { person: 'people', home: 'households', unit: 'units' } as const

/** People, homes and units for the one box. */
export async function search(text: string): Promise<PaletteHit[]> {
  const { found } = await call(findAnything, { query: { text } })
  return found.map((f) => ({
    key: `${f.kind}${f.id}${f.householdId ?? ''}`,
    title: f.title,
    detail: f.detail,
    to: `/${to[f.kind]}/${f.kind === 'home' ? f.householdId : f.id}`,
  }))
}
