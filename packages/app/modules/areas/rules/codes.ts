/** Which authority gave a code: the statistical bureau (统计用区划代码) or civil affairs (民政部行政区划代码). */
export const codeSystems = ['nbs', 'mca'] as const
export type CodeSystem = (typeof codeSystems)[number]

/** Significant digits of a 12-digit code by level 1–5 (GB/T 2260, GB/T 10114); groups and grids add three. */
const DIGITS = [0, 2, 4, 6, 9, 12, 15, 18] as const

/** Levels of the tree: 1 province … 5 community or village, 6 residents' group, 7 grid. */
export const levels = [1, 2, 3, 4, 5, 6, 7] as const
export type Level = (typeof levels)[number]

export const digitsOf = (level: number): number => DIGITS[level] ?? 0

/** The code cut to the digits of its level: 371302000000 at level 3 is 371302. */
export const trimCode = (code: string, level: number): string => code.slice(0, digitsOf(level))

/** The code in the length that releases use: 12 digits down to level 5, its own length below. */
export function padCode(code: string, level: number): string {
  return level > 5 ? code : code.padEnd(12, '0')
}

/** Whether a full-length code has its last significant digits at this level: not shorter, not longer. */
export function fitsLevel(code: string, level: number): boolean {
  const own = digitsOf(level)
  const above = digitsOf(level - 1)
  return /^0*$/.test(code.slice(own)) && !/^0+$/.test(code.slice(above, own))
}

/** The code of the area above, by the digits alone. */
export const codeAbove = (code: string, level: number): string => padCode(trimCode(code, level - 1), level - 1)

/**
 * Whether only the statistical system has such a code: a development zone counted as if it were a county, whose fifth
 * and sixth digits are 71 to 99 (in Linyi 371371, 371372, 371373), and everything below it.
 */
export function statisticalOnly(code: string, level: number): boolean {
  return level >= 3 && Number(code.slice(4, 6)) >= 71 && Number(code.slice(2, 4)) < 90
}

/** The part of the first path below: `/3713/371302/`. */
export const pathBelow = (path: string, slug: string): string => `${path}${slug}/`
