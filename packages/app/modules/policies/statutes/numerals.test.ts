import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { numbersIn, readDay, readNumeral, writeNumeral } from './numerals.ts'

test.each([
  ['一', 1],
  ['十', 10],
  ['十一', 11],
  ['二十', 20],
  ['一百', 100],
  ['一百零五', 105],
  ['一百一十二', 112],
  ['一千', 1000],
  ['三千', 3000],
  ['一万五千', 15_000],
  ['一九九四', 1994],
  ['二〇二六', 2026],
  ['３０', 30],
  ['131', 131],
])('%s is the number %d', (words, n) => expect(readNumeral(words)).toBe(n))

test('words that are no number give nothing', () => {
  for (const text of ['', '若干', '第三', '万']) expect(readNumeral(text)).toBeUndefined()
})

test('every article number up to 9,999 reads back as it was written', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 9999 }), (n) => readNumeral(writeNumeral(n)) === n))
})

test('shares and numbers are told apart in the words of a statute', () => {
  expect(numbersIn('一千户至三千户')).toEqual({ integers: [1000, 3000], fractions: [] })
  expect(numbersIn('有超过三分之二的居民代表参加投票').fractions).toEqual([{ num: 2, den: 3 }])
  expect(numbersIn('有选民的过半数参加投票').fractions).toEqual([{ num: 1, den: 2 }])
  expect(numbersIn('连续两次').integers).toContain(2)
})

test('a day is read in figures and in words', () => {
  expect(readDay('1989年12月26日第七届')).toBe('1989-12-26')
  expect(readDay('日期：一九九四年十二月十七日')).toBe('1994-12-17')
  expect(readDay('二〇二五年十月二十八日')).toBe('2025-10-28')
  expect(readDay('无日期')).toBeUndefined()
})
