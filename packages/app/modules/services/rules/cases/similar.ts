/** How much of the shorter text's pairs the other has too, in hundredths (Szymkiewicz–Simpson). */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const least = Math.min(a.length, b.length)
  if (least === 0) return 0
  const other = new Set(b)
  return Math.floor((a.filter((g) => other.has(g)).length * 100) / least)
}

/** Runs of seven and more digits (phones, id numbers) are not for everyone's eyes. */
export const withoutNumbers = (text: string): string =>
  text.replace(/[\d０-９][\d０-９\p{Zs}\t.·_()（）\p{Pd}]{5,}[\d０-９XxＸｘ]/gu, '***')
