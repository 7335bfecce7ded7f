import { isDay, type Day } from './dates.ts'

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const ID_CHECK = '10X98765432'
/** Never assigned 1981–2024: the address code of synthetic people, refused in production. */
export const TEST_ADDRESS_CODE = '371399'

/** The check character of the first 17 digits of a citizen id (GB 11643-1999, ISO 7064 MOD 11-2). */
export function citizenIdCheck(first17: string): string {
  return ID_CHECK[ID_WEIGHTS.reduce((sum, w, i) => sum + w * Number(first17[i]), 0) % 11]!
}

export type CitizenIdFault = 'shape' | 'check' | 'birth' | 'fifteen' | 'float'

/**
 * What is wrong with a citizen id (GB 11643-1999), or `undefined`. `float`: a spreadsheet rounded it (18 digits that end
 * in 000, or scientific notation); `fifteen`: the form issued before 1999-10, no longer valid since 2013.
 */
export function citizenIdFault(text: string): CitizenIdFault | undefined {
  if (/^\d(\.\d+)?e\+?1[67]$/i.test(text)) return 'float'
  if (/^\d{15}$/.test(text)) return 'fifteen'
  if (!/^\d{17}[\dX]$/.test(text)) return 'shape'
  if (!isDay(birthOfCitizenId(text))) return 'birth'
  if (citizenIdCheck(text) !== text[17]) return text.endsWith('000') || text.endsWith('00') ? 'float' : 'check'
  return undefined
}

/** Day of birth in the 7th to 14th digits. */
export function birthOfCitizenId(id: string): Day {
  return `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
}

/** Sex in the 17th digit (odd male), as GB/T 2261.1 code. */
export function sexOfCitizenId(id: string): '1' | '2' {
  return Number(id[16]) % 2 === 1 ? '1' : '2'
}

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Whether a unified social credit code has its right check character (GB 32100-2015). */
export function isSocialCreditCode(text: string): boolean {
  if (!/^[0-9A-HJ-NP-RTUWXY]{18}$/.test(text)) return false
  let sum = 0
  for (let i = 0, weight = 1; i < 17; i++, weight = (weight * 3) % 31) sum += USCC_ALPHABET.indexOf(text[i]!) * weight
  return USCC_ALPHABET[(31 - (sum % 31)) % 31] === text[17]
}

/** An id number as anyone may see it: the first four and the last four characters; nothing of what is too short for one. */
export const maskCitizenId = (id: string): string =>
  id.length < 15 ? '*'.repeat(id.length) : `${id.slice(0, 4)}**********${id.slice(-4)}`
/** A phone as anyone may see it: the first three and the last four digits. */
export const maskPhone = (phone: string): string =>
  phone.length < 8 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`
