import { call } from '#web/api.ts'
import type { PaletteHit } from '#web/pages.ts'
import { listAreas } from '../contract.ts'

/** Areas by a part of the name or the beginning of a code. */
export async function search(text: string): Promise<PaletteHit[]> {
  const { rows } = await call(listAreas, { query: { search: text, size: 8, sort: 'level' } })
  return rows.map((area) => ({
    key: area.id,
    title: area.name,
    detail: [area.parentName, area.codeStat ?? area.codeCivil].filter(Boolean).join(' · '),
    to: `/areas/${area.id}`,
  }))
}
