import { describe, expect, it } from 'vitest'
import { score } from '../src/index.ts'
import { hasShared, problemOf, scorer, SHARED, sharedText } from './shared.ts'
import { problem, regions } from './small.ts'

describe('the score of a plan', () => {
  const square = [
    [0, 1, 100],
    [2, 3, 100, 1],
    [0, 2, 100],
    [1, 3, 100, 2],
  ] as const
  const p = problem([600, 700, 800, 900], square, {
    area: new Float64Array(4).fill(10_000),
    outer: new Float64Array(4).fill(200),
    x: Float64Array.of(0, 100, 0, 100),
    y: Float64Array.of(0, 0, 100, 100),
    old: Int32Array.of(0, 0, 1, 1),
    soft: [Int32Array.of(0, 0, 0, 1)],
    service: { at: Uint8Array.of(1, 0, 0, 0), metres: 100 },
    lower: 1400,
  })

  it('gives each community its figures', () => {
    const { communities, totals } = score(p, Int32Array.of(0, 1, 0, 1))
    const [first, second] = communities
    expect(first).toMatchObject({ units: 2, households: 1400, inBand: true, deviation: -0.3, pieces: 1 })
    expect(first).toMatchObject({ cut: 125, border: 200, outer: 400, area: 20_000, soft: [{ parts: 1, outside: 0 }] })
    expect(first).toMatchObject({ oldParts: 2, continues: 0, moved: 800, servicePoints: 1, reached: 1400 })
    expect(first!.compactness).toBeCloseTo((4 * Math.PI * 20_000) / 600 ** 2)
    expect(second).toMatchObject({
      households: 1600,
      crossings: [0, 0, 1, 0],
      crossed: [0, 0, 100, 0],
      continues: 1,
    })
    expect(second).toMatchObject({
      moved: 700,
      soft: [{ parts: 2, outside: 700 }],
      servicePoints: 0,
      reached: 700,
    })
    expect(totals).toMatchObject({ communities: 2, cut: 125, q: 125 / Math.SQRT2, withoutService: 1, softParts: [3] })
    expect(totals.old).toEqual({ households: 3000, moved: 1500, torn: 1400 })
  })

  it('leaves out numbers without units and counts the unassigned', () => {
    const { communities, totals } = score(p, Int32Array.of(5, -1, 5, 2))
    expect(communities.map((c) => [c.community, c.units, c.pieces])).toEqual([
      [2, 1, 1],
      [5, 2, 1],
    ])
    expect(totals).toMatchObject({ unassigned: 1, units: 3, inBand: 1 })
    expect(totals.objective).toBeUndefined()
  })
})

describe.skipIf(!hasShared)(`agreement with the scorer ${hasShared ? '' : `(absent: ${SHARED.pathname})`}`, () => {
  it.each(['cn-linyi', 'cn-jinan', 'us-ar-bg', 'us-la-city', 'vb-ut-tract'])('on %s', async (name) => {
    const scored = await scorer()
    const I = scored.loadInstance(sharedText(`${name}.json.gz`))
    const p = problemOf(I)
    const a = regions(p, Math.ceil(I.n / 12), 3)
    const theirs = scored.score(I, Array.from(a, String))
    const { totals, communities } = score(p, a)
    expect(totals.communities).toBe(theirs.communities)
    expect(totals.cut).toBe(theirs.cut.affinity)
    expect(totals.q).toBeCloseTo(theirs.cut.q, 6)
    expect(totals.torn).toBe(theirs.contiguity.disconnected)
    if (I.target !== null) expect(totals.deviation).toBeCloseTo(theirs.deviation.mean, 9)
    const { compactness, disruption, barriers, services } = theirs
    if (compactness.polsbyPopper) {
      expect(totals.compactness).toBeCloseTo(compactness.polsbyPopper.mean, 9)
      expect(Math.min(...communities.map((c) => c.compactness!))).toBeCloseTo(compactness.polsbyPopper.min, 9)
    }
    if (disruption) {
      expect(totals.old!.moved / totals.old!.households).toBeCloseTo(disruption.moved, 9)
      expect(totals.old!.torn / totals.old!.households).toBeCloseTo(disruption.torn, 9)
    }
    if (barriers) expect(totals.crossings[1]).toBe(barriers.roadEdgesInside)
    if (barriers) expect(totals.crossings[2]! + totals.crossings[3]!).toBe(barriers.riverEdgesInside)
    if (services) expect(totals.withoutService).toBe(services.without)
  })
})
