import { describe, expect, it } from 'vitest'
import { check, exceptions, plan, repair, type Assignment, type Problem } from '../src/index.ts'
import { householdsOf, movedUnits } from '../src/compare.ts'
import { fewestMoved } from '../src/fewest.ts'
import { leastCuts, leastQ, legalPlans, legalSets, setOf } from './slow.ts'
import { dice, problem, regions, town } from './small.ts'

/** Small towns of many kinds: wide and narrow bands, hard borders, locks. */
function towns(count: number, columns = 4, rows = 3): Problem[] {
  return Array.from({ length: count }, (_none, seed) => {
    const n = columns * rows
    const roll = dice(seed + 77)
    const narrow = seed % 3 === 0 ? { upper: 1200 + (seed % 7) * 150, target: 1100 } : {}
    const hard = seed % 4 === 1 ? { hard: Int32Array.from({ length: n }, (_, u) => (u % columns < 2 ? 0 : 1)) } : {}
    const any = () => Math.floor(roll() * n)
    const locks = seed % 5 === 2 ? { locks: { together: [[any(), any()]], apart: [[any(), any()]] } } : {}
    return town(columns, rows, seed, { ...narrow, ...hard, ...locks }, 450)
  })
}

describe('the slow twin', () => {
  it('knows all legal plans of a square', () => {
    const p = problem(
      [1000, 1000, 1000, 1000],
      [
        [0, 1, 1],
        [1, 2, 2],
        [2, 3, 3],
        [3, 0, 4],
      ],
    )
    expect(legalSets(p)).toHaveLength(12)
    expect([...legalPlans(p)]).toHaveLength(11)
    expect(leastCuts(p)).toEqual(
      new Map([
        [4, 10],
        [3, 6],
        [2, 3],
      ]),
    )
    expect(leastQ(p)).toBeCloseTo(3 / Math.SQRT2)
  })

  it('lists plans that the checker finds legal, each once, and their least cut', () => {
    for (const p of towns(12)) {
      const plans = [...legalPlans(p)]
      expect(new Set(plans.map(String)).size).toBe(plans.length)
      for (const a of plans.slice(0, 50)) expect(check(p, a, []).breaches).toEqual([])
    }
  })
})

describe('exceptions held against enumeration', () => {
  const cases = towns(150).map((p) => ({ p, found: exceptions(p).filter((x) => x.kind !== 'unproven'), q: leastQ(p) }))

  it('are named only where there is no legal plan', () => {
    for (const { found, q } of cases) if (found.length > 0) expect(q).toBe(Infinity)
  })

  it('say of a trapped unit that no legal community holds it', () => {
    for (const { p, found } of cases)
      for (const x of found)
        if (x.kind === 'trapped' && x.proof === 'search')
          for (const set of legalSets(p)) expect(set & setOf(x.units.filter(() => x.units.length === 1))).toBe(0)
  })

  it('name a reason, and the units that force it, for all that is impossible', () => {
    const impossible = cases.filter(({ q }) => q === Infinity)
    expect(impossible.length).toBeGreaterThan(25)
    for (const { found } of impossible) {
      expect(found.length).toBeGreaterThan(0)
      for (const { units, proof } of found) expect([units.length > 0, proof !== undefined]).toEqual([true, true])
    }
  })

  it('leave no more communities out of the band than the best of all divisions does, in the plan of the engine too', () => {
    for (const p of towns(90, 3, 3)) {
      if (p.locks || leastQ(p) < Infinity) continue
      const misfits = (a: Assignment) => check(p, a, []).breaches.length
      const fewest = Math.min(...[...legalPlans({ ...p, lower: 0, upper: Infinity })].map(misfits))
      const drawn = plan(p)
      expect(drawn.legal).toBe(true)
      const stuck = drawn.exceptions.some(({ kind }) => kind !== 'indivisible')
      if (!stuck) expect([drawn.exceptions.length, misfits(drawn.assignment)]).toEqual([fewest, fewest])
    }
  })
})

describe('the engine held against enumeration', () => {
  it('draws a legal plan wherever there is one, on the whole as short as the shortest', () => {
    let [sum, cases] = [0, 0]
    for (const p of towns(60)) {
      const best = leastQ(p)
      if (best === Infinity) continue
      const drawn = plan(p)
      expect(drawn.legal).toBe(true)
      expect(drawn.q).toBeGreaterThanOrEqual(best - 1e-9)
      sum += best === 0 ? 1 : drawn.q / best
      cases++
    }
    expect(cases).toBeGreaterThan(20)
    expect(sum / cases).toBeLessThan(1.01)
  })

  it('and in towns of 16 units', () => {
    for (const p of towns(8, 4, 4)) {
      const best = leastQ(p)
      if (best < Infinity) expect(plan(p).q).toBeLessThanOrEqual(best * 1.25 + 1e-9)
    }
  })
})

describe('golden plans', () => {
  const line = (weight: number[], lengths: number[]) =>
    problem(
      weight,
      lengths.map((length, u) => [u, u + 1, length] as const),
    )

  it('cut a street at its narrow places', () => {
    const p = line([700, 800, 900, 600, 700, 800, 900, 600, 700], [90, 90, 10, 90, 90, 10, 90, 90])
    expect([...plan(p).assignment]).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2])
  })

  it('follow the river', () => {
    const weight = Array.from({ length: 16 }, () => 180)
    const edges = weight.flatMap((_, u) => [
      ...(u % 4 < 3 ? [[u, u + 1, 100, u % 4 === 1 ? 2 : 0] as const] : []),
      ...(u < 12 ? [[u, u + 4, 100] as const] : []),
    ])
    const p = problem(weight, edges, { upper: 2000, target: 1500 })
    expect([...plan(p).assignment]).toEqual(weight.map((_, u) => (u % 4 < 2 ? 0 : 1)))
  })
})

describe('repair held against enumeration', () => {
  const cases = Array.from({ length: 60 }, (_, seed) => {
    const p = town(4, 3, seed, seed % 4 === 1 ? { hard: Int32Array.from({ length: 12 }, (_u, u) => u & 2) } : {}, 500)
    const torn = regions(p, 4, seed + 500).map((c, u) => (seed % 3 === 2 && u % 5 === 0 ? -1 : c))
    return { p, drawn: torn, plans: [...legalPlans(p)] }
  }).filter(({ plans }) => plans.length > 0)
  const fewest = ({ p, drawn, plans }: (typeof cases)[number]) =>
    Math.min(...plans.map((a) => householdsOf(p, movedUnits(p, drawn, a))))

  it('is legal wherever a legal plan exists, moves the fewest households, and says that it is proved', () => {
    expect(cases.length).toBeGreaterThan(30)
    for (const one of cases) {
      const mended = repair(one.p, one.drawn)
      const best = fewest(one)
      expect(mended).toMatchObject({ legal: true, movedHouseholds: best, atLeast: best })
    }
  })

  it('states a bound for larger maps that no legal plan is below', () => {
    let told = 0
    for (const one of cases) {
      const { households } = fewestMoved(one.p, one.drawn, [{ kind: 'unproven', units: [], households: 0 }])
      expect(households).toBeLessThanOrEqual(fewest(one))
      if (households > 0) told++
    }
    expect(told).toBeGreaterThan(0.4 * cases.length)
    const p = town(30, 30, 5, {}, 120)
    const mended = repair(p, regions(p, 50, 6))
    expect(mended.atLeast).toBeGreaterThan(0)
    expect(mended.atLeast).toBeLessThanOrEqual(mended.movedHouseholds)
  })
})
