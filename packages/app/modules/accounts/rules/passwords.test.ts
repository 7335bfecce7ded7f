import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passwordFault, passwordStrength } from './passwords.ts'

describe('a new password', () => {
  it.each([
    ['Kx7#short', 'passwordShort'],
    ['alllowercase', 'passwordClasses'],
    ['lower12345678', 'passwordClasses'],
    ['Password123!', 'passwordCommon'],
    ['P@ssw0rd2026', 'passwordCommon'],
    ['Admin@123456', 'passwordCommon'],
    ['Linyi@2026!!', 'passwordCommon'],
    ['Qwertyuiop1!', 'passwordCommon'],
    ['aaaaaaaaaaaaaaaaaaaa', 'passwordCommon'],
    ['passwordpassword', 'passwordCommon'],
    ['Wang.fang88#x', 'passwordHasLogin'],
    ['x'.repeat(129), 'passwordLong'],
  ])('%s is refused: %s', (password, fault) => {
    expect(passwordFault(password, 'wang.fang')).toBe(fault)
  })
  it.each(['Teal-Kite-41', '三棵树下那只旧钟走得很慢呀真的呢', 'correct horse battery staple', 'mù-Xiang9huan'])(
    '%s is taken',
    (password) => {
      expect(passwordFault(password, 'wang.fang')).toBeUndefined()
    },
  )
  it('shows a strength above 1 exactly where it would be taken', () => {
    assert(
      property(string({ minLength: 1, maxLength: 40 }), (password) => {
        expect(passwordStrength(password, 'someone') > 1).toBe(passwordFault(password, 'someone') === undefined)
      }),
    )
  })
})
