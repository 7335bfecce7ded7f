import { createHash, randomBytes, randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** Argon2id with 19 MiB and two passes: the least that OWASP's password storage cheat sheet asks. */
const ARGON2 = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
/** Without letters and digits that are taken for one another on paper. */
const READABLE = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const CAPITALS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

export const hashPassword = (password: string): Promise<string> => hash(password, ARGON2)

let stranger: Promise<string> | undefined
/**
 * Whether the password belongs to the hash. Without a hash (no such account) the same work is done, so that the time of
 * the answer does not say whether an account exists.
 */
export async function passwordMatches(kept: string | undefined, password: string): Promise<boolean> {
  stranger ??= hashPassword(randomBytes(24).toString('base64'))
  const matches = await verify(kept ?? (await stranger), password)
  return kept !== undefined && matches
}

/** A log-in's token: 256 random bits, told to the browser and to nobody else. */
export const newToken = (): string => randomBytes(32).toString('base64url')
/** What the database keeps of a token. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

const draw = (alphabet: string, n: number): string =>
  Array.from({ length: n }, () => alphabet[randomInt(alphabet.length)]).join('')
const inFours = (text: string): string => text.match(/.{4}/g)!.join('-')

/** A password for the first log-in: four groups of four, about 92 bits. */
export const oneTimePassword = (): string => inFours(draw(READABLE, 16))

/** Ten codes for the day the telephone is lost; each works once (80 bits). */
export const recoveryCodes = (): string[] => Array.from({ length: 10 }, () => inFours(draw(CAPITALS, 16)))
/** What the database keeps of a recovery code; typed with or without hyphens, in any case. */
export const recoveryHash = (code: string): string => tokenHash(code.toUpperCase().replace(/[^A-Z2-9]/g, ''))
