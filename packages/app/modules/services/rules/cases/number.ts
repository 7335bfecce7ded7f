import { dayOf } from '#shared/dates.ts'

/** Letters and digits that no one confuses: without 0 and O, 1, I and L. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const numberPattern = /^\d{8}-[2-9A-HJKMNP-Z]{8}$/

/** A number of a case: the day in China and eight random signs (31⁸, about 40 bits a day: nobody finds one by trying). */
export const newNumber = (at: Date): string => `${dayOf(at).replaceAll('-', '')}-${randomSigns(8)}`

/** Random signs that can be read aloud. */
export function randomSigns(length: number): string {
  const bytes = new Uint8Array(length * 2)
  let signs = ''
  while (signs.length < length) {
    crypto.getRandomValues(bytes)
    // Only bytes below the largest multiple of 31, so that each sign is as likely as another.
    for (const b of bytes) if (b < 248 && signs.length < length) signs += SIGNS[b % SIGNS.length]
  }
  return signs
}

/** A number as people type it: any case, with or without its hyphen, full-width or not. */
export function tidyNumber(typed: string): string | undefined {
  const text = typed.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '')
  const number = `${text.slice(0, 8)}-${text.slice(8)}`
  return numberPattern.test(number) ? number : undefined
}
