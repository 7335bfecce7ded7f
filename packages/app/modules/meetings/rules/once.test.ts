import { describe, expect, it } from 'vitest'
import { halfOf } from './halves.ts'
import { eachOnce } from './once.ts'

const seat = (memberId: string, personId: string | null, more: object = {}) => ({ memberId, personId, capacity: 'representative', constituency: '一区', voting: true, ...more }) // prettier-ignore

describe('who belongs to a meeting', () => {
  it('a person who stands for two constituencies belongs once, for both', () => {
    const all = eachOnce([seat('m1', 'p'), seat('m2', 'p', { constituency: '二区' }), seat('m3', 'q')])
    expect(all.map((o) => [o.memberId, o.constituency])).toEqual([
      ['m1', '一区、二区'],
      ['m3', '一区'],
    ])
  })

  it('who votes by one post and sits in by another votes, once', () => {
    const all = eachOnce([seat('m1', 'p', { capacity: 'supervisor', voting: false }), seat('m2', 'p')])
    expect(all).toMatchObject([{ memberId: 'm2', voting: true }])
  })

  it('people from outside the register are told apart by their seats', () => {
    expect(eachOnce([seat('m1', null), seat('m2', null)])).toHaveLength(2)
  })
})

it.each([
  ['2026-06-30', '2026-01-01', '2026-06-30'],
  ['2026-07-01', '2026-07-01', '2026-12-31'],
])('%s lies in the half-year from %s to %s', (day, from, to) => {
  expect(halfOf(day)).toEqual({ from, to })
})
