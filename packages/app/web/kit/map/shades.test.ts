import { expect, test } from 'vitest'
import { colourOf, stepsOf } from './shades.ts'

test('ten areas fall into five shades of two', () => {
  const steps = stepsOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(steps.map((s) => [s.from, s.to])).toEqual([[1, 2], [3, 4], [5, 6], [7, 8], [9, 10]]) // prettier-ignore
  expect(colourOf(4, steps)).toBe(steps[1]!.colour)
})
test('equal values share one shade, and an absent value has none', () => {
  const steps = stepsOf([5, 5, 5, null, undefined])
  expect(steps).toHaveLength(1)
  expect(colourOf(null, steps)).not.toBe(steps[0]!.colour)
  expect(stepsOf([])).toEqual([])
})
