import { isDay, type Day } from '#shared/dates.ts'

const FORMS = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/,
]

/** A day as people type it (2002-6-30, 2002/6/30, 2002.6.30, 20020630, 2002年6月30日; full-width digits too), or `undefined`. */
export function parseTypedDay(text: string): Day | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  for (const form of FORMS) {
    const m = form.exec(plain)
    if (!m) continue
    const day = `${m[1]}-${m[2]!.padStart(2, '0')}-${m[3]!.padStart(2, '0')}`
    return isDay(day) ? day : undefined
  }
  return undefined
}
