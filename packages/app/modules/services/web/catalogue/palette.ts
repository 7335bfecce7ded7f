import { call } from '#web/api.ts'
import type { PaletteHit } from '#web/pages.ts'
import { searchCatalogue } from '../../contract/catalogue/items.ts'

/** From the one box: what must not be issued first, then items. */
export async function search(text: string): Promise<PaletteHit[]> {
  const { barred, items } = await call(searchCatalogue, { query: { words: text } })
  return [
    ...barred.slice(0, 2).map((b) => ({ key: b.id, title: b.name, detail: b.answer, to: `/services/barred?words=${encodeURIComponent(b.name)}` })), // prettier-ignore
    ...items.slice(0, 6).map((i) => ({ key: i.id, title: i.name, detail: `${i.kind} · ${i.area}`, to: `/services/items/${i.id}` })), // prettier-ignore
  ]
}
