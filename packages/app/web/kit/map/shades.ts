const SHADES = ['#e3efe9', '#b7d7cb', '#86bba9', '#4f9a84', '#1c6a57']
const NONE = '#e9e4da'

export interface Shade {
  from: number
  to: number
  colour: string
}

/** At most five shades, each holding about as many areas (quantiles); none where there are no values. */
export function stepsOf(values: readonly (number | null | undefined)[]): Shade[] {
  const known = values.filter((v): v is number => typeof v === 'number').sort((a, b) => a - b)
  const distinct = [...new Set(known)]
  const count = Math.min(SHADES.length, distinct.length)
  if (count === 0) return []
  const starts = [...new Set(Array.from({ length: count }, (_, i) => known[Math.floor((i * known.length) / count)]!))]
  return starts.map((from, i) => ({
    from,
    to: i + 1 < starts.length ? known.findLast((v) => v < starts[i + 1]!)! : known.at(-1)!,
    colour: SHADES[SHADES.length - starts.length + i]!,
  }))
}

/** The shade of a value; the ground colour where there is none. */
export const colourOf = (value: number | null | undefined, steps: readonly Shade[]): string =>
  (typeof value === 'number' && steps.findLast((s) => value >= s.from)?.colour) || (steps.length > 0 ? NONE : '#cfe3da')
