/** A share in percent with one decimal, rounded half up; `null` where there is nothing to divide by. */
export const share = (part: number, whole: number): number | null =>
  whole > 0 ? Math.floor((part * 2000 + whole) / (2 * whole)) / 10 : null
