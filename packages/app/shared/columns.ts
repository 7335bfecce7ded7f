/** A heading as it is compared: half width, without spaces and colons. */
export const plainHeading = (text: string): string => text.normalize('NFKC').replace(/[\s::]/g, '')

/** Which column of a list holds what, by what the columns are called; the first of a kind counts. */
export function columnsNamed<F extends string>(header: readonly string[], names: Readonly<Record<F, RegExp>>): Map<F, number> {
  const fields = Object.keys(names) as F[]
  const found = new Map<F, number>()
  header.forEach((text, i) => {
    const key = fields.find((k) => names[k].test(plainHeading(text)))
    if (key && !found.has(key)) found.set(key, i)
  })
  return found
} // prettier-ignore
