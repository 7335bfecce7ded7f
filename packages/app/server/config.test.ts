import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'

const KEY = { LIREN_KEY: '11'.repeat(32) }
const publicUrl = (env: Record<string, string>) => readConfig({ ...KEY, ...env }).publicUrl

describe('the address in links of files', () => {
  test('is where it listens, unless people reach it by another one', () => {
    expect(publicUrl({})).toBe('http://127.0.0.1:8080')
    expect(publicUrl({ LIREN_HOST: '::1', LIREN_PORT: '9000' })).toBe('http://[::1]:9000')
    expect(publicUrl({ LIREN_PUBLIC_URL: 'https://liren.example.cn/' })).toBe('https://liren.example.cn')
    expect(publicUrl({ LIREN_PUBLIC_URL: 'http://10.1.2.3:8443' })).toBe('http://10.1.2.3:8443')
  })
  test('is refused with a path, another protocol, or plain where cookies are for HTTPS only', () => {
    for (const wrong of [
      'liren.example.cn',
      'ftp://liren.example.cn',
      'https://liren.example.cn/city',
      'https://a:b@c.cn',
    ])
      expect(() => publicUrl({ LIREN_PUBLIC_URL: wrong }), wrong).toThrow('LIREN_PUBLIC_URL')
    expect(() => publicUrl({ LIREN_SECURE: '1', LIREN_PUBLIC_URL: 'http://liren.example.cn' })).toThrow(
      'LIREN_PUBLIC_URL',
    )
  })
})
