export type Locale = 'zh-CN' | 'en'

/** A number without needless decimals: 23.70 → 23.7, 158.0 → 158. */
const plain = (value: number, digits: number): string => String(Number(value.toFixed(digits)))

/**
 * A count as official prose writes it: from ten thousand on in 万 with one decimal, from a hundred million on in 亿 with two,
 * a trailing .0 dropped (1,580,000 → 158万; 286,000 → 28.6万). English: groups of three digits.
 */
export function inProse(value: number, locale: Locale): string {
  if (locale === 'en') return exact(value)
  if (value >= 100_000_000) return `${plain(value / 100_000_000, 2)}亿`
  if (value >= 9_999.5) return `${plain(value / 10_000, 1)}万`
  return plain(value, 2)
}

/** The whole number in groups of three digits, as tables and notes write it. */
export const exact = (value: number): string => new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(value)

/** A share in percent with one decimal (53 of 167 → 31.7%); `undefined` of nothing. */
export function percent(part: number, whole: number): string | undefined {
  return whole === 0 ? undefined : `${plain((part / whole) * 100, 1)}%`
}

/** A day in words: 2002年6月30日, 30 June 2002. */
export function dayInWords(day: string, locale: Locale): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  if (locale === 'zh-CN') return `${year}年${month}月${date}日`
  return `${date} ${new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))} ${year}`
}
