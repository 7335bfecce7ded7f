import { createHmac, hkdfSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openKeys } from './crypto.ts'

const master = Buffer.alloc(32, 7)

describe('the blind index', () => {
  it.each([
    ['gcm', 'sha256'],
    ['sm', 'sm3'],
  ] as const)('of profile %s is the HMAC of the text (%s), cut to 32 digits', (profile, hash) => {
    const key = Buffer.from(hkdfSync('sha256', master, 'liren', `index.${profile}`, 32))
    const { blind } = openKeys(master, profile)
    for (const text of ['', '12000000001', '371399199001010010', '中文'.repeat(200)])
      expect(blind(text)).toBe(createHmac(hash, key).update(text).digest('hex').slice(0, 32))
  })
})
