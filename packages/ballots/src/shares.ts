import { BadInput, whole } from './errors.ts'

/** A share of a whole. `strict`: 超过 and 过半数 (the share itself is not enough); otherwise 以上 (it is). */
export interface Fraction {
  readonly num: number
  readonly den: number
  readonly strict: boolean
}
/** Both ends belong to it (Civil Code art. 1259). */
export interface Range {
  readonly min: number
  readonly max: number
}

/** Whether `n` of `of` reach the fraction, without rounding. Of nobody nothing is reached. @throws BadInput `notWhole` */
export function reaches(n: number, of: number, share: Fraction): boolean {
  whole(n, 'share')
  if (whole(of, 'share of') === 0) return false
  const [have, need] = [BigInt(n) * BigInt(share.den), BigInt(of) * BigInt(share.num)]
  return share.strict ? have > need : have >= need
}

/** The smallest whole number of `of` that reaches the fraction (of 90, more than 2/3: 61). @throws BadInput `notWhole` */
export function leastOf(of: number, share: Fraction): number {
  const [need, den] = [BigInt(whole(of, 'share of')) * BigInt(share.num), BigInt(share.den)]
  return Number(share.strict ? need / den + 1n : (need + den - 1n) / den)
}

/** @throws BadInput `wrongShape` for a fraction that is none */
export function fraction(value: unknown, where: string): Fraction {
  const { num, den, strict } = (value ?? {}) as Fraction
  const fits = [num, den].every((x) => Number.isSafeInteger(x) && x >= 0) && den > 0 && num <= den
  if (!fits || typeof strict !== 'boolean') throw new BadInput('wrongShape', where)
  return { num, den, strict }
}
