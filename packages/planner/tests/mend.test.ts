import { describe, expect, it } from 'vitest'
import { check, compare, include, plan, repair, type Problem } from '../src/index.ts'
import { problem, regions, town } from './small.ts'

const at = (...communities: number[]) => Int32Array.from(communities)
const chain = (weight: number[], more: Partial<Problem> = {}) =>
  problem(
    weight,
    weight.slice(1).map((_, u) => [u, u + 1] as const),
    more,
  )

describe('two plans compared', () => {
  const p = chain([600, 500, 700, 800, 900])

  it('matches communities by their households, whatever their numbers', () => {
    const { pairs, movedUnits, dissolved, appeared } = compare(p, at(0, 0, 1, 1, 1), at(4, 4, 2, 2, 2))
    expect(pairs).toEqual([
      { a: 0, b: 4, common: 1100, left: 0, came: 0 },
      { a: 1, b: 2, common: 2400, left: 0, came: 0 },
    ])
    expect([movedUnits, dissolved, appeared]).toEqual([[], [], []])
  })

  it('names what moved, what appeared and dissolved, what was added and dropped', () => {
    const found = compare(p, at(0, 0, 1, 1, -1), at(0, 1, 1, 2, 3))
    expect(found.pairs.map(({ a, b }) => [a, b])).toEqual([
      [0, 0],
      [1, 2],
    ])
    expect(found).toMatchObject({
      movedUnits: [1, 2],
      movedHouseholds: 1200,
      appeared: [1, 3],
      added: [4],
      dropped: [],
    })
    expect(compare(p, at(0, 0, 1, 1, 2), at(0, 0, 0, 0, -1))).toMatchObject({ dissolved: [0, 2], dropped: [4] })
    expect([found.a.communities, found.b.communities]).toEqual([2, 4])
  })
})

describe('a hand-drawn plan repaired', () => {
  it('gives a legal plan back as it is', () => {
    const p = chain([600, 500, 700, 800])
    expect(repair(p, at(1, 1, 0, 0))).toMatchObject({
      assignment: at(0, 0, 1, 1),
      legal: true,
      movedHouseholds: 0,
      steps: 0,
    })
  })

  it('moves what is needed and nothing else', () => {
    const p = chain([900, 600, 700, 800, 1200, 1300])
    expect([...repair(p, at(0, 0, 0, 1, 2, 2)).assignment]).toEqual([0, 0, 1, 1, 2, 2])
    expect(repair(p, at(0, 0, 1, 0, 2, 2)).movedHouseholds).toBeLessThanOrEqual(800)
  })

  it('assigns what was left out', () => {
    const p = chain([600, 500, 700, 800])
    expect(repair(p, at(0, 0, -1, -1))).toMatchObject({ legal: true, movedHouseholds: 0 })
    expect(repair(p, at(0, 0, 1, -1))).toMatchObject({ legal: true, movedHouseholds: 0 })
  })

  it('keeps the locks', () => {
    const old = at(0, 0, 1, 1, 2, 2)
    const weight = [1000, 600, 700, 800, 1200, 1300]
    const drawn = at(0, 0, 0, 0, 2, 2)
    const keep = (locks: Problem['locks']) => {
      const p = chain(weight, { old, upper: 2600, locks })
      const mended = repair(p, drawn)
      expect(check(p, mended.assignment).breaches).toEqual([])
      return [...mended.assignment]
    }
    expect(keep({ together: [[1, 2]] })).not.toEqual([0, 0, 1, 1, 2, 2])
    expect(keep({ whole: [0] })).toEqual([0, 0, 1, 1, 2, 2])
    expect(keep({ apart: [[4, 5]] }).slice(4)).toHaveLength(2)
  })

  it('says so where nothing legal can be: the exception is named', () => {
    const mended = repair(chain([5000, 100]), at(0, 1))
    expect(mended.legal).toBe(true)
    expect(mended.exceptions.map((x) => x.kind)).toContain('unitAboveUpper')
  })

  it('mends a town drawn at random', () => {
    const p = town(30, 30, 5, {}, 120)
    const drawn = regions(p, 50, 6)
    const mended = repair(p, drawn)
    expect(mended.legal).toBe(true)
    expect(check(p, mended.assignment).legal).toBe(true)
    expect(repair(p, drawn)).toEqual(mended)
    const wrong = check(p, drawn).breaches.filter((b) => b.excused < 0)
    expect(mended.movedHouseholds).toBeLessThan(wrong.reduce((sum, b) => sum + b.households, 0))
  })
})

describe('an estate included', () => {
  /** A town planned with the estate still a field, then built. */
  const built = (side: number, seed: number, mean: number) => {
    const p = town(side, side, seed, {}, mean)
    const [cx, cy] = [side * 0.3, side * 0.6]
    const far = (u: number) => ((u % side) - cx) ** 2 + (Math.floor(u / side) - cy) ** 2
    const estate = [...p.weight.keys()].sort((a, b) => far(a) - far(b) || a - b).slice(0, Math.ceil(p.n / 100))
    const field = p.weight.slice()
    for (const u of estate) field[u] = 0
    return { p, estate, before: plan({ ...p, weight: field }).assignment }
  }

  it('joins a neighbour that has room, and moves nobody', () => {
    const p = chain([1000, 1000, 500, 1200])
    expect(include(p, at(0, 1, -1, 2), [2])).toMatchObject({ legal: true, movedHouseholds: 0, steps: 0 })
  })

  it('becomes a community of its own when it is large enough', () => {
    const p = chain([2900, 1500, 2900])
    expect([...include(p, at(0, -1, 1), [1]).assignment]).toEqual([0, 1, 2])
  })

  it('opens its neighbours only where it must', () => {
    const p = chain([1500, 1500, 600, 1400, 1500, 1000, 1000])
    const joined = include(p, at(0, 0, -1, 1, 1, 2, 2), [2])
    expect(joined).toMatchObject({ legal: true, steps: 2 })
    expect([1400, 1500]).toContain(joined.movedHouseholds)
  })

  it.each([
    [40, 1, 100],
    [60, 2, 60],
    [60, 3, 25],
  ])(
    'of 1%% of the units in a town of %i × itself changes at most 3%% of the households elsewhere',
    (side, seed, mean) => {
      const { p, estate, before } = built(side, seed, mean)
      const joined = include(p, before, estate)
      const elsewhere = p.weight.reduce((sum, w) => sum + w, 0) - estate.reduce((sum, u) => sum + p.weight[u]!, 0)
      expect(check(p, joined.assignment).legal).toBe(true)
      expect(joined.movedHouseholds).toBeLessThanOrEqual(0.03 * elsewhere)
    },
  )
})
