import { describe, expect, it } from 'vitest'
import { share } from './figures.ts'

describe('a share', () => {
  it.each([
    [1, 2, 50],
    [1, 3, 33.3],
    [2, 3, 66.7],
    [1, 2000, 0.1],
    [0, 7, 0],
    [7, 7, 100],
  ])('of %i in %i is %f percent', (part, whole, percent) => expect(share(part, whole)).toBe(percent))

  it('of nothing is not known', () => expect(share(0, 0)).toBeNull())
})
