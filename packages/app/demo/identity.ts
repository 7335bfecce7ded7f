import { citizenIdCheck, TEST_ADDRESS_CODE } from '#shared/codes.ts'
import type { Day } from '#shared/dates.ts'

/** Gives out numbers that no living person or unit has, each once. */
export interface Issuer {
  /** A citizen id with the test address code and the right check character. */
  citizenId: (birth: Day, sex: '1' | '2') => string
  /** A phone number beginning with 120 (no mobile network uses it). */
  phone: () => string
  /** A social credit code with the test address code and the right check character (GB 32100-2015). */
  creditCode: () => string
}

const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

function creditCheck(first17: string): string {
  let sum = 0
  for (let i = 0, weight = 1; i < 17; i++, weight = (weight * 3) % 31) sum += LETTERS.indexOf(first17[i]!) * weight
  return LETTERS[(31 - (sum % 31)) % 31]!
}

/** The `n`-th id (from 0; at most 499) of a sex on a day of birth; throws beyond. */
export function citizenIdOf(birth: Day, sex: '1' | '2', n: number): string {
  const order = n * 2 + (sex === '1' ? 1 : 2)
  if (order > 999) throw new RangeError(`no id number left for ${birth}`)
  const body = `${TEST_ADDRESS_CODE}${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return body + citizenIdCheck(body)
}

/** Where the demonstration's orders begin: lower ones are left to ledgers that people try out. */
const FIRST = 50

/** A new issuer; two issuers give the same numbers, so one city has one. */
export function issuer(): Issuer {
  const used = new Map<string, number>()
  let phones = 0
  let codes = 0
  return {
    citizenId(birth, sex) {
      const n = used.get(birth + sex) ?? FIRST
      used.set(birth + sex, n + 1)
      return citizenIdOf(birth, sex, n)
    },
    phone: () => `120${String(10_000_000 + phones++ * 37).padStart(8, '0')}`,
    creditCode() {
      const body = `91${TEST_ADDRESS_CODE}${String(++codes).padStart(9, '0')}`
      return body + creditCheck(body)
    },
  }
}
