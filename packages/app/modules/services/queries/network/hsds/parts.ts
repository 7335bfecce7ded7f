import { addDays, type Day } from '#shared/dates.ts'
import type { Fee } from '../../../contract/catalogue/content.ts'
import type { ItemOn } from '../../catalogue/item.ts'
import type { Span, WeekSpan } from '../../../rules/network/hours.ts'
import { partId } from './ids.ts'

const BYDAY = ['', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
/** China's offset, which times of HSDS carry themselves. */
const ZONE = '+08:00'
const opening = (s: Span) => ({
  opens_at: `${s.from}${ZONE}`,
  closes_at: `${s.to === '24:00' ? '23:59' : s.to}${ZONE}`,
  timezone: 8,
})

/** Days before which nothing can be said, in words that a reader of the schedule sees. */
const UNKNOWN = (until: Day) => `节假日安排已知至${until}，其后待公布`

/**
 * Hours of the week as rules (RFC 5545), days with the same span in one; days of their own and holidays as rules of that day.
 * `until`: the last day whose holidays are known, where the place keeps them.
 */
export function schedulesOf(
  placeId: string,
  from: Day,
  hours: readonly WeekSpan[],
  days: readonly { day: Day; hours: Span[]; note: string }[],
  until?: Day,
) {
  const bySpan = Map.groupBy(hours, (h) => `${h.from}-${h.to}`)
  const weekly = [...bySpan].map(([span, on]) => ({
    id: partId(placeId, `week ${span}`),
    location_id: placeId,
    valid_from: from,
    ...(until ? { valid_to: until, until, notes: UNKNOWN(until) } : {}),
    dtstart: from,
    freq: 'WEEKLY',
    interval: 1,
    wkst: 'MO',
    byday: [...new Set(on.map((h) => h.day))].toSorted((a, b) => a - b).map((d) => BYDAY[d]).join(','), // prettier-ignore
    ...opening(on[0]!),
  }))
  const single = days.flatMap((d): object[] => {
    const base = { location_id: placeId, valid_from: d.day, valid_to: d.day, dtstart: d.day, description: d.note }
    if (d.hours.length === 0) return [{ id: partId(placeId, `day ${d.day}`), ...base, notes: `${d.day}: closed` }]
    return d.hours.map((h) => ({ id: partId(placeId, `day ${d.day} ${h.from}`), ...base, ...opening(h) }))
  })
  return [...weekly, ...single]
}

const REDUCED = 100
/** The full price and each reduced one, in yuan. */
export function costOptions(item: ItemOn) {
  const { fee, itemId, validFrom, validTo } = item
  if (fee.mode === 'unstated') return []
  const base = { service_id: itemId, valid_from: validFrom, ...(validTo ? { valid_to: addDays(validTo, -1) } : {}), currency: 'CNY', ...(fee.per ? { amount_description: fee.per } : {}) } // prettier-ignore
  const price = fee.priceFen ?? 0
  return [
    { id: partId(itemId, 'price'), ...base, amount: price / 100 },
    ...fee.reductions.map((r) => ({ id: partId(itemId, `price ${r.who}`), ...base, option: r.who, amount: Math.round((price * (REDUCED - r.percent)) / REDUCED) / 100 })), // prettier-ignore
  ]
}

const MODES: Record<Fee['mode'], string> = { free: '无偿', low: '低偿', full: '有偿', unstated: '' }
/** What it costs, in the words of the catalogue. */
export const feesIn = ({ fee }: ItemOn): string =>
  [MODES[fee.mode], fee.priceFen === undefined ? '' : `${fee.priceFen / 100}元${fee.per ? `/${fee.per}` : ''}`].filter(Boolean).join('，') // prettier-ignore

/** Papers that are asked for: what the registers hold is not. */
export const requiredDocuments = (item: ItemOn) =>
  item.documents
    .filter((d) => d.held === null && d.required)
    .map((d, i) => ({ id: partId(item.itemId, `document ${i}`), service_id: item.itemId, document: d.when ? `${d.name}（${d.when}）` : d.name })) // prettier-ignore

/** The kind of an item as a term of our own taxonomy. */
export function kindAttribute(
  itemId: string,
  kind: { id: string; name: string; path: string; parentId: string | null },
) {
  return {
    id: partId(itemId, `kind ${kind.id}`),
    link_id: itemId,
    link_type: 'service_category',
    link_entity: 'service',
    taxonomy_term_id: kind.id,
    value: kind.name,
    taxonomy_term: { id: kind.id, code: kind.path, name: kind.name, description: kind.name, ...(kind.parentId ? { parent_id: kind.parentId } : {}), taxonomy: '里仁服务分类', language: 'zh' }, // prettier-ignore
  }
}
