import { Secret, TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { enrolment, newSecret, stepOf } from './second-factor.ts'
import { oneTimePassword, passwordMatches, hashPassword, recoveryCodes, recoveryHash } from './secrets.ts'
import { passwordFault } from './rules/passwords.ts'

const at = (seconds: number): Date => new Date(seconds * 1000)
const code = (secret: string, when: Date) =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: when.getTime() })

describe('the second factor', () => {
  // RFC 6238, appendix B: secret 12345678901234567890, SHA-1; the last six of the eight digits.
  const RFC = Secret.fromLatin1('12345678901234567890').base32
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ])('takes the code of RFC 6238 at %i', (seconds, right) => {
    expect(stepOf(RFC, right, at(seconds), null)).toBe(Math.floor(seconds / 30))
  })
  it('bears half a minute of drift and no more', () => {
    const secret = newSecret()
    const given = code(secret, at(1_000_000_000))
    expect(stepOf(secret, given, at(1_000_000_030), null)).toBeTypeOf('number')
    expect(stepOf(secret, given, at(1_000_000_090), null)).toBe('codeWrong')
  })
  it('refuses a code a second time, and one older than the last taken', () => {
    const secret = newSecret()
    const now = at(1_000_000_000)
    const step = stepOf(secret, code(secret, now), now, null) as number
    expect(stepOf(secret, code(secret, now), now, step)).toBe('codeUsed')
    expect(stepOf(secret, code(secret, at(999_999_970)), now, step)).toBe('codeUsed')
  })
  it('gives a picture for the authenticator', async () => {
    const { uri, svg } = await enrolment('wang.fang', newSecret())
    expect(uri).toMatch(/^otpauth:\/\/totp\//)
    expect(svg).toContain('<svg')
  })
})

describe('secrets', () => {
  it('make one-time passwords that the rules take', () => {
    for (let i = 0; i < 50; i++) expect(passwordFault(oneTimePassword(), 'wang.fang')).toBeUndefined()
  })
  it('keep passwords as argon2id with 19 MiB and two passes', async () => {
    const kept = await hashPassword('Teal-Kite-41')
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await passwordMatches(kept, 'Teal-Kite-41')).toBe(true)
    expect(await passwordMatches(kept, 'Teal-Kite-42')).toBe(false)
    expect(await passwordMatches(undefined, 'Teal-Kite-41')).toBe(false)
  })
  it('take recovery codes with or without hyphens and in small letters', () => {
    const [one] = recoveryCodes()
    expect(recoveryHash(one!.toLowerCase().replaceAll('-', ''))).toBe(recoveryHash(one!))
  })
})
