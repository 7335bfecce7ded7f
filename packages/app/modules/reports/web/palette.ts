import { call } from '#web/api.ts'
import type { PaletteHit } from '#web/pages.ts'
import { listReports } from '../contract.ts'

/** Issued reports by a part of their title or area. */
export async function search(text: string): Promise<PaletteHit[]> {
  const { rows } = await call(listReports, { query: { search: text, size: 8 } })
  return rows.map((r) => ({ key: r.id, title: r.title, detail: `${r.no} · ${r.day}`, to: `/reports/${r.id}` }))
}
