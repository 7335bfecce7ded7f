import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#shared/dates.ts'
import { citizenIdCheck } from '#shared/codes.ts'
import { bandOf, birthYearsOf, ageBands, countDeltas, type Counted } from './counts.ts'
import { headFaults } from './heads.ts'
import { maskName, nameGrams, tidyName, wantedOf } from './names.ts'
import { dayFaults, idFaults, marryFault } from './people.ts'
import { changeFrom, endOn, onDay, stayFrom, subtract, type Span } from './spells.ts'

const day = fc.integer({ min: 0, max: 4000 }).map((n) => addDays('2000-01-01', n))
const span = fc.tuple(day, fc.integer({ min: 1, max: 900 }), fc.boolean()).map(([validFrom, n, open]): Span => ({
  validFrom,
  validTo: open ? null : addDays(validFrom, n),
}))
const holds = (s: Span, d: string) => s.validFrom <= d && (s.validTo === null || d < s.validTo)

describe('spells', () => {
  test('ending keeps the days before and none after', () => {
    fc.assert(
      fc.property(span, day, day, (s, end, asked) => {
        const { drop, add } = endOn([s], end)
        const left = [...[s].filter((x) => !drop.includes(x)), ...add]
        expect(left.some((x) => holds(x, asked))).toBe(holds(s, asked) && asked < end)
      }),
    )
  })
  test('a person born and dead on one day keeps an empty row', () => {
    expect(endOn([{ validFrom: '2020-01-01', validTo: null }], '2020-01-01').add).toEqual([
      { validFrom: '2020-01-01', validTo: '2020-01-01' },
    ])
  })
  test('a fact changed in the past reaches the rows that only carried the old one on', () => {
    const rows = [
      { validFrom: '2000-01-01', validTo: '2005-01-01', phone: 'a', work: 'x' },
      { validFrom: '2005-01-01', validTo: null, phone: 'b', work: 'x' },
    ]
    const { add } = changeFrom(rows, '2003-01-01', { work: 'y', phone: 'c' })
    expect(add).toEqual([
      { validFrom: '2000-01-01', validTo: '2003-01-01', phone: 'a', work: 'x' },
      { validFrom: '2003-01-01', validTo: '2005-01-01', phone: 'c', work: 'y' },
      { validFrom: '2005-01-01', validTo: null, phone: 'b', work: 'y' },
    ])
  })
  test('taking days away leaves exactly the others', () => {
    fc.assert(
      fc.property(span, fc.array(span, { maxLength: 4 }), day, (s, covers, d) => {
        const left = subtract(s, covers)
        expect(left.filter((x) => holds(x, d)).length).toBe(holds(s, d) && !covers.some((c) => holds(c, d)) ? 1 : 0)
      }),
    )
  })
  test('a stay begins where the chain of rows is broken', () => {
    const rows = [
      { validFrom: '2000-01-01', validTo: '2001-01-01' },
      { validFrom: '2002-01-01', validTo: '2003-01-01' },
      { validFrom: '2003-01-01', validTo: null },
    ]
    expect(stayFrom(rows)).toBe('2002-01-01')
    expect(onDay(rows, '2001-06-01')).toBeUndefined()
  })
})

describe('counts', () => {
  const person = fc.record({
    communityId: fc.constantFrom('a', 'b'),
    registered: fc.boolean(),
    sex: fc.constantFrom('1', '2'),
    birthOn: day,
  })
  test('the deltas up to a day add up to the people who hold on it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(person, span), { maxLength: 20 }), fc.nat(10), day, (made, drops, d) => {
        const rows = made.map(([p, s]): Counted => ({ ...p, ...s }))
        const dropped = rows.slice(0, drops)
        const deltas = [...countDeltas({ drop: [], add: rows }), ...countDeltas({ drop: dropped, add: [] })]
        const sum = deltas.filter((x) => x.day <= d).reduce((n, x) => n + x.delta, 0)
        expect(sum).toBe(rows.filter((r) => !dropped.includes(r) && holds(r, d)).length)
      }),
    )
  })
  test('every year of birth stands in one band', () => {
    for (const year of [1920, 1942, 1943, 1966, 1987, 2001, 2002])
      expect(
        ageBands.filter((b) => {
          const [from, to] = birthYearsOf(b, '2002-06-30')
          return year >= from && year < to
        }),
      ).toEqual([bandOf(year, '2002-06-30')])
  })
})

describe('people', () => {
  const id = (first17: string) => first17 + citizenIdCheck(first17)
  test('an id must agree with birth and sex', () => {
    const good = id('37139919900101123')
    expect(idFaults(good, '1990-01-01', '1', true)).toEqual([])
    expect(idFaults(good, '1990-01-02', '2', true).map((f) => f.reason)).toEqual(['idNotBirth', 'idNotSex'])
    expect(idFaults(good, '1990-01-01', '1', false).map((f) => f.reason)).toEqual(['idTestCode'])
    expect(idFaults('371399900101123', '1990-01-01', '1', true)[0]!.reason).toBe('idFifteen')
    expect(idFaults('3.71399E+17', '1990-01-01', '1', true)[0]!.reason).toBe('idFloat')
  })
  test('nobody is born after today or arrives before birth', () => {
    expect(dayFaults('2030-01-01', '2030-01-02', '2026-01-01').map((f) => f.reason)).toEqual([
      'bornAfterToday',
      'afterToday',
    ])
    expect(dayFaults('2000-01-02', '2000-01-01', '2026-01-01').map((f) => f.reason)).toEqual(['beforeBirth'])
    expect(dayFaults('1880-01-02', '1990-01-01', '2026-01-01').map((f) => f.reason)).toEqual(['tooOld'])
  })
  test('men marry from 22, women from 20', () => {
    expect(marryFault('1', '2000-05-01', '2022-04-30')?.params.least).toBe('22')
    expect(marryFault('1', '2000-05-01', '2022-05-01')).toBeUndefined()
    expect(marryFault('2', '2000-05-01', '2020-05-01')).toBeUndefined()
  })
  test('a household with people has one head on every day', () => {
    const m = (personId: string, isHead: boolean, validFrom: string, validTo: string | null) => ({
      personId,
      isHead,
      validFrom,
      validTo,
    })
    expect(headFaults([m('a', true, '2000-01-01', null), m('b', false, '2001-01-01', null)], '2000-01-01')).toEqual([])
    expect(
      headFaults([m('a', true, '2000-01-01', '2002-01-01'), m('b', false, '2001-01-01', null)], '2000-01-01'),
    ).toEqual([{ day: '2002-01-01', heads: 0 }])
    expect(
      headFaults([m('a', true, '2000-01-01', null), m('b', true, '2001-01-01', null)], '2000-01-01')[0]!.heads,
    ).toBe(2)
  })
})

describe('names', () => {
  test('grams, masks and tidying', () => {
    expect(nameGrams('王建国')).toEqual(['王建', '建国'])
    expect(tidyName(' 王 小  明 ')).toBe('王小明')
    expect(tidyName('买买提•艾力')).toBe('买买提·艾力')
    expect([maskName('王明'), maskName('王小明'), maskName('欧阳小明')]).toEqual(['王*', '王*明', '欧**明'])
  })
  test('the one box tells what was typed by its look', () => {
    expect(wantedOf('37139919900101123x')).toEqual({ by: 'id', text: '37139919900101123X' })
    expect(wantedOf('120 0000 0001').by).toBe('phone')
    expect(wantedOf('WJG')).toEqual({ by: 'initials', text: 'wjg' })
    expect(wantedOf('陈梅')).toEqual({ by: 'name', text: '陈梅' })
    expect(wantedOf('金雀山小区').by).toBe('address')
    expect(wantedOf('3-2-301').by).toBe('address')
    expect(wantedOf('买买提·艾力').by).toBe('name')
  })
})
