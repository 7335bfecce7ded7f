import { describe, expect, it } from 'vitest'
import type { UnitColumns } from '../contract/problems.ts'
import type { Community } from '../contract/schemes.ts'
import { faultsOf } from './faults.ts'
import { totalsOf } from './totals.ts'

/** A row of four estates, each touching the next. */
const row = {
  offsets: [0, 1, 3, 5, 6],
  neighbours: [1, 0, 2, 1, 3, 2],
}
const households = [600, 700, 800, 900]
const same = (n: number) => households.map(() => n)
const units = {
  ids: ['a', 'b', 'c', 'd'], x: same(118), y: same(35), households, people: same(3), voters: same(2), floating: same(1), elders: same(1), dwellings: same(4),
} as unknown as UnitColumns // prettier-ignore
const community = (key: string, more: Partial<Community> = {}): Community => ({ key, areaId: null, name: `${key}社区`, kind: 'community', code: null, breachReason: null, ...more }) // prettier-ignore
const judged = (assignment: number[], communities: Community[]) =>
  faultsOf({ units, communities, assignment, totals: totalsOf(units, row, assignment, communities.length), params: { lower: 1000, upper: 3000 }, unknown: [] }) // prettier-ignore
const codes = (assignment: number[], communities = [community('c1'), community('c2')]) =>
  judged(assignment, communities).map(
    (f) => `${f.code}${f.key ? `:${f.key}` : ''}${f.severity === 'warning' ? '?' : ''}`,
  )

describe('the totals of a scheme', () => {
  it('count what lies in each community, and its pieces', () => {
    expect(totalsOf(units, row, [0, 0, 1, -1], 2)).toMatchObject({
      units: [2, 1],
      households: [1300, 800],
      people: [6, 3],
      pieces: [1, 1],
    })
    expect(totalsOf(units, row, [0, 1, 0, 1], 2).pieces).toEqual([2, 2])
  })
})

describe('a scheme', () => {
  it('in which every unit has a whole, named community inside the band has no fault', () => {
    expect(codes([0, 0, 1, 1])).toEqual([])
  })
  it('that omits a unit leaves it unassigned, never a community of its own', () => {
    expect(codes([0, 0, 1, -1])).toEqual(['unassigned', 'outOfBand:c2'])
  })
  it('may leave the band with a reason only: 1000 to 3000, both included', () => {
    expect(codes([0, 1, 1, 1])).toEqual(['outOfBand:c1'])
    expect(codes([0, 1, 1, 1], [community('c1', { breachReason: '独立岛屿' }), community('c2')])).toEqual([
      'outOfBand:c1?',
    ])
    const exact = { ...units, households: [1000, 1000, 1000, 1000] }
    const totals = totalsOf(exact, row, [0, 1, 1, 1], 2)
    expect(faultsOf({ units: exact, communities: [community('c1'), community('c2')], assignment: [0, 1, 1, 1], totals, params: { lower: 1000, upper: 3000 }, unknown: [] })).toEqual([]) // prettier-ignore
  })
  it('with a torn, an unnamed, an empty or a twice named community says so', () => {
    expect(codes([0, 1, 0, 1])).toEqual(['torn:c1', 'torn:c2'])
    expect(codes([0, 0, 1, 1], [community('c1', { name: '' }), community('c2'), community('c3')])).toEqual(['noName:c1', 'empty:c3?']) // prettier-ignore
    expect(codes([0, 0, 1, 1], [community('c1'), community('c2', { name: 'c1社区' })])).toEqual(['nameTwice:c2'])
  })
})
