import { call } from '#web/api.ts'
import type { PaletteHit } from '#web/pages.ts'
import { listPolicies } from '../contract.ts'

/** Documents by title, number or issuer. */
export async function search(text: string): Promise<PaletteHit[]> {
  const { rows } = await call(listPolicies, { query: { search: text, size: 8 } })
  return rows.map((r) => ({
    key: r.id,
    title: r.title,
    detail: [r.number, r.versionOn].filter(Boolean).join(' · '),
    to: `/policies/${r.id}`,
  }))
}
