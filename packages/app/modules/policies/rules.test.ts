import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  inRange,
  judge,
  isLocked,
  isRange,
  lastDayWithin,
  latestDayBefore,
  leastThatMeets,
  meets,
  monthsLater,
  reaches,
  ruleOn,
  rulesOn,
} from './rules.ts'
import type { RuleParameter, RuleSet, Standing } from './rules.ts'

const parameter = (
  id: string,
  value: number,
  from: string,
  to: string | null,
  modality: RuleParameter['modality'] = 'required',
): RuleParameter => ({
  id,
  key: 'a.b',
  value,
  unit: 'days',
  from,
  to,
  document: '某法',
  versionOn: null,
  policyKey: null,
  article: '第三条',
  words: null,
  modality,
})
const set = (key: string, standing: Standing, region: string, ...parameters: RuleParameter[]): RuleSet => ({
  id: key,
  key,
  name: key,
  standing,
  region,
  parameters,
})

test('过半数 is strictly more than half, 三分之二以上 includes two thirds, 超过三分之二 does not', () => {
  const half = { num: 1, den: 2, strict: true }
  expect([meets(50, 100, half), meets(51, 100, half)]).toEqual([false, true])
  expect(meets(60, 90, { num: 2, den: 3, strict: false })).toBe(true)
  expect(meets(60, 90, { num: 2, den: 3, strict: true })).toBe(false)
  expect(meets(61, 90, { num: 2, den: 3, strict: true })).toBe(true)
})

test('a share of nobody is never reached, and halves of people are refused', () => {
  expect(meets(0, 0, { num: 1, den: 10, strict: false })).toBe(false)
  expect(() => meets(1.5, 3, { num: 1, den: 2, strict: true })).toThrow(RangeError)
  expect(() => meets(-1, 3, { num: 1, den: 2, strict: true })).toThrow(RangeError)
})

test('the least number that meets a share meets it, and one fewer does not', () => {
  const fraction = fc.record({
    num: fc.integer({ min: 1, max: 9 }),
    den: fc.integer({ min: 10, max: 20 }),
    strict: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000 }), fraction, (of, f) => {
      const least = leastThatMeets(of, f)
      return meets(least, of, f) && (least === 0 || !meets(least - 1, of, f))
    }),
  )
})

test('a band includes both its ends', () => {
  const band = { min: 1000, max: 3000 }
  expect([999, 1000, 3000, 3001].map((n) => inRange(n, band))).toEqual([false, true, true, false])
})

test('days count without the first day unless a local rule counts it in', () => {
  expect(lastDayWithin('2026-03-01', 5)).toBe('2026-03-06')
  expect(lastDayWithin('2026-03-01', 5, 'firstDayIn')).toBe('2026-03-05')
  expect(lastDayWithin('2026-03-01', 5, 'firstDayOut', (d) => d === '2026-03-06' || d === '2026-03-07')).toBe(
    '2026-03-08',
  )
  expect(latestDayBefore('2026-03-31', 20)).toBe('2026-03-11')
  expect(latestDayBefore('2026-03-31', 20, 'firstDayIn')).toBe('2026-03-12')
})

test('six months from the last of August end with February', () => {
  expect(monthsLater('2026-08-31', 6)).toBe('2027-02-28')
  expect(monthsLater('2023-08-31', 6)).toBe('2024-02-29')
  expect(monthsLater('2026-01-15', -6)).toBe('2025-07-15')
})

test('the law in force on the day decides; the day on which it ends no longer belongs to it', () => {
  const sets = [
    set('old', 'law', '', parameter('1', 3, '1990-01-01', '2018-12-29')),
    set('new', 'law', '', parameter('2', 5, '2018-12-29', null)),
  ]
  const on = (day: string) => ruleOn(sets, 'a.b', day)?.parameter.value
  expect([on('1989-12-31'), on('1990-01-01'), on('2018-12-28'), on('2018-12-29')]).toEqual([undefined, 3, 3, 5])
})

test('a province fills what the law leaves open and never replaces it; guidelines and examples do not bind', () => {
  const law = set('law', 'law', '', parameter('1', 20, '2026-01-01', null))
  const pack = set('pack', 'pack', '37', parameter('2', 25, '2026-01-01', null))
  const city = set('city', 'pack', '3713', parameter('3', 30, '2026-01-01', null))
  const guide = set('guide', 'guideline', '3713', parameter('4', 40, '2026-01-01', null, 'suggested'))
  const example = set('example', 'example', '62', parameter('5', 50, '2026-01-01', null))
  const day = '2026-05-01'
  expect(ruleOn([example, guide, city, pack, law], 'a.b', day)?.set.key).toBe('law')
  expect(ruleOn([example, guide, pack, city], 'a.b', day, '/3713/371302/')?.set.key).toBe('city')
  expect(ruleOn([pack, city], 'a.b', day, '/3701/370102/')?.set.key).toBe('pack')
  expect(ruleOn([guide, example], 'a.b', day)).toBeUndefined()
  expect(rulesOn([law, guide, example], 'a.b', day).map((f) => f.set.key)).toEqual(['law', 'guide'])
})

test('what the law requires is locked, what it suggests is not', () => {
  const found = (modality: RuleParameter['modality']) => {
    const s = set('law', 'law', '', parameter('1', 1, '2026-01-01', null, modality))
    return { set: s, parameter: s.parameters[0]! }
  }
  expect([isLocked(found('mandatory')), isLocked(found('required')), isLocked(found('suggested'))]).toEqual([
    true,
    true,
    false,
  ])
})

test('a region reaches its own areas by their codes', () => {
  expect(reaches('', '/3713/')).toBe(true)
  expect(reaches('37', '/3713/371302/')).toBe(true)
  expect(reaches('371302', '/3713/371302/371302001/')).toBe(true)
  expect(reaches('62', '/3713/')).toBe(false)
})

test('a verdict keeps the provision it was given by', () => {
  const s = set('CN', 'law', '', { ...parameter('p', 0, '2026-01-01', null), value: { min: 1000, max: 3000 } })
  const verdict = judge({ set: s, parameter: s.parameters[0]! }, '2026-02-01', (v) => isRange(v) && inRange(3001, v))
  expect(verdict).toMatchObject({
    passed: false,
    ruleSet: 'CN',
    parameterId: 'p',
    document: '某法',
    article: '第三条',
    value: { min: 1000, max: 3000 },
  })
})
