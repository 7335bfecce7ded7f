import { describe, expect, test } from 'vitest'
import { compareFigures, dayInWords, inProse, joined, percent, prose } from './index.ts'

describe('numbers in official prose', () => {
  test.each([[1_580_000, '158万'], [286_000, '28.6万'], [597_000, '59.7万'], [237_000, '23.7万'], [1_579_999, '158万'], [9_461, '9461'], [10_000, '1万'], [9_999.7, '1万'], [11_018_365, '1101.8万'], [167, '167'], [123_456_789, '1.23亿'], [0, '0']])('%d is written %s', (value, text) => expect(inProse(value, 'zh-CN')).toBe(text)) // prettier-ignore
  test('English groups by three', () => expect(inProse(1_580_000, 'en')).toBe('1,580,000'))
  test('shares have one decimal', () =>
    expect([percent(53, 167), percent(1, 4), percent(1, 0)]).toEqual(['31.7%', '25%', undefined]))
  test('days', () =>
    expect([dayInWords('2002-06-30', 'zh-CN'), dayInWords('2002-06-30', 'en')]).toEqual([
      '2002年6月30日',
      '30 June 2002',
    ]))
})

test('figures stand in sentences as runs, in any order', () => {
  const say = (_: string, p: Record<string, string | number> = {}) => `共${p['n']}个(${p['where']})`
  expect(prose(say, 'x', { n: { text: '53', trace: '/a' }, where: '兰山区' })).toEqual([
    { text: '共' },
    { text: '53', trace: '/a' },
    { text: '个(兰山区)' },
  ])
  expect(joined([[{ text: 'a' }], [{ text: 'b' }]], ';')).toEqual([{ text: 'a;b' }])
})

test('two issues are compared figure by figure', () => {
  const before = [{ slot: 'a', value: 1 }, { slot: 'b', value: 2 }, { slot: 'c', value: 3 }] // prettier-ignore
  const after = [{ slot: 'a', value: 1 }, { slot: 'b', value: 5 }, { slot: 'd', value: null }] // prettier-ignore
  expect(compareFigures(before, after)).toEqual([
    { slot: 'b', before: 2, after: 5, kind: 'changed' },
    { slot: 'd', before: null, after: null, kind: 'new' },
    { slot: 'c', before: 3, after: null, kind: 'gone' },
  ])
})
