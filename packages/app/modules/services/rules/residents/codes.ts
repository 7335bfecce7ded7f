/** Without letters and digits that are taken for one another on paper. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const LENGTH = 12
const HANDLE = 4

/** How long a code holds, and how many wrong ones end it: our own settings, not law. */
export const CODE_DAYS = 7
export const CODE_TRIES = 5

export interface Code {
  /** Finds the row; says nothing by itself. */
  handle: string
  /** Eight characters of 31: about 40 bits, of which five can be tried. */
  secret: string
}

/** A fresh code from random bytes. @param draw a whole number below the argument, from a source nobody can foresee */
export function newCode(draw: (below: number) => number): Code {
  const text = Array.from({ length: LENGTH }, () => ALPHABET[draw(ALPHABET.length)]).join('')
  return { handle: text.slice(0, HANDLE), secret: text.slice(HANDLE) }
}

/** As it stands on the slip: `ABCD-EFGH-JKMN`. */
export const shownCode = ({ handle, secret }: Code): string => `${handle}-${secret.slice(0, 4)}-${secret.slice(4)}`

/** A code as typed, with or without hyphens, in any case and width; `undefined` where it cannot be one. */
export function readCode(typed: string): Code | undefined {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-—–]/g, '')
  if (text.length !== LENGTH || [...text].some((c) => !ALPHABET.includes(c))) return undefined
  return { handle: text.slice(0, HANDLE), secret: text.slice(HANDLE) }
}
