import { array, assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { censusFigures } from './census.ts'
import { random } from './random.ts'
import { apportion, solve } from './reported.ts'

const weights = array(integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 200 })

test('parts of a total are whole, sum up to it and lie within one of their exact share', () => {
  assert(
    property(integer({ min: 0, max: 2_000_000 }), weights, (total, w) => {
      const parts = apportion(total, w)
      const sum = w.reduce((a, b) => a + b, 0)
      expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
      expect(parts.every((p, i) => Number.isInteger(p) && Math.abs(p - (total * w[i]!) / sum) <= 1)).toBe(true)
    }),
  )
})

test('what is counted person by person is taken off the stated total before it is shared out', () => {
  const places = Array.from({ length: 80 }, (_, i) => ({ code: String(i), weight: 1 }))
  const stated = { population: 597_000, floating: 237_000 }
  assert(
    property(integer({ min: 0, max: 20_000 }), integer({ min: 0, max: 8_000 }), (population, floating) => {
      const parts = solve(random('x'), stated, { population, floating }, places)
      expect(parts.reduce((a, p) => a + p.population, population)).toBe(stated.population)
      expect(parts.reduce((a, p) => a + p.floating, floating)).toBe(stated.floating)
      expect(parts.every((p) => p.floating <= p.population)).toBe(true)
    }),
  )
})

test('more people counted than the report states is refused', () => {
  const few = { population: 10, floating: 2 }
  expect(() => solve(random('x'), few, { population: 11, floating: 0 }, [{ code: 'a', weight: 1 }])).toThrow(RangeError)
})

test('the census figures of the counties sum up to those of the city in 2010', () => {
  const of2010 = censusFigures.filter((f) => f.period.startsWith('2010'))
  const sum = (key: 'male' | 'female') => of2010.filter((f) => f.code !== '3713').reduce((a, f) => a + f[key], 0)
  const city = of2010.find((f) => f.code === '3713')!
  expect([sum('male'), sum('female')]).toEqual([city.male, city.female])
})
