import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alternatives, check, difference, DIFFERENT, plan, type PlanOptions, type Problem } from '../src/index.ts'
import { dice, problem, regions, town } from './small.ts'

const runs = (numRuns: number) => ({ numRuns, seed: 20261123 })
const seeds = fc.integer({ min: 1, max: 1_000_000 })
const sides = fc.integer({ min: 6, max: 22 })

/** A town with random borders, wishes and locks, as `kind` says. */
function dressed(columns: number, rows: number, seed: number, kind: 'plain' | 'hard' | 'wishes' | 'locks'): Problem {
  const p = town(columns, rows, seed)
  const roll = dice(seed + 99)
  const old = regions(p, Math.max(2, Math.round(p.n / 8)), seed)
  if (kind === 'hard') return { ...p, hard: regions(p, 3, seed + 5) }
  if (kind === 'wishes')
    return {
      ...p,
      old,
      soft: [regions(p, 5, seed + 1)],
      service: { at: Uint8Array.from(p.weight, () => (roll() < 0.05 ? 1 : 0)), metres: 300 },
      weights: {
        cut: 1,
        compact: 3 * roll(),
        barrier: roll(),
        size: 500 * roll(),
        disruption: roll(),
        soft: roll() / 3,
        service: 300 * roll(),
      },
    }
  if (kind === 'plain') return p
  const any = () => Math.floor(roll() * p.n)
  const beside = (u: number) => p.adjacency.neighbours[p.adjacency.offsets[u]!] ?? u
  const [a, b, c, d] = [any(), any(), any(), any()]
  return { ...p, old, locks: { together: [[a, beside(a)]], apart: [[b, c]], stay: [d, beside(d)], whole: [] } }
}

const same = (a: Int32Array, b: Int32Array) => Buffer.compare(Buffer.from(a.buffer), Buffer.from(b.buffer)) === 0

describe('every plan of every seed', () => {
  for (const kind of ['plain', 'hard', 'wishes', 'locks'] as const)
    it(`is legal by the checker, the same bytes each time, numbered by first unit: ${kind}`, () => {
      fc.assert(
        fc.property(sides, sides, seeds, (columns, rows, seed) => {
          const p = dressed(columns, rows, seed, kind)
          const made = plan(p, { seed, effort: { rounds: 2 } })
          const verdict = check(p, made.assignment)
          expect(made.legal).toBe(verdict.legal)
          expect(
            verdict.breaches.filter((b) => ['pieces', 'border', 'unassigned', 'together', 'whole'].includes(b.kind)),
          ).toEqual([])
          if (kind !== 'locks') expect(verdict.legal).toBe(true)
          const firsts = new Set(made.assignment)
          expect([...firsts]).toEqual([...firsts].sort((x, y) => x - y))
          expect(same(plan(p, { seed, effort: { rounds: 2 } }).assignment, made.assignment)).toBe(true)
        }),
        runs(12),
      )
    })

  it('has an objective that more rounds never make worse', () => {
    fc.assert(
      fc.property(sides, sides, seeds, (columns, rows, seed) => {
        const p = dressed(columns, rows, seed, seed % 2 ? 'plain' : 'wishes')
        const series = [0, 1, 2, 5].map((rounds) => plan(p, { seed, effort: { rounds } }).objective)
        for (let k = 1; k < series.length; k++) expect(series[k]!).toBeLessThanOrEqual(series[k - 1]! * (1 + 1e-12))
      }),
      runs(8),
    )
  })

  it('is Q times the weight of the cut where nothing else is wished', () => {
    const made = plan(town(20, 20, 3))
    expect(made.objective).toBeCloseTo(made.q, 9)
    expect(made.q).toBeCloseTo(made.cut / Math.sqrt(made.communities), 9)
  })
})

describe('a start', () => {
  it('from a plan stays as good, whatever state it is in', () => {
    fc.assert(
      fc.property(sides, sides, seeds, (columns, rows, seed) => {
        const p = town(columns, rows, seed)
        const drawn = regions(p, Math.max(2, Math.round(p.n / 8)), seed)
        drawn[seed % p.n] = -1
        expect(plan(p, { seed, from: drawn, effort: { rounds: 1 } }).legal).toBe(true)
        const first = plan(p, { seed, effort: { rounds: 1 } })
        expect(plan(p, { seed, from: first.assignment, effort: { rounds: 0 } }).assignment).toEqual(first.assignment)
      }),
      runs(8),
    )
  })

  it('with free units moves no other', () => {
    fc.assert(
      fc.property(sides, sides, seeds, (columns, rows, seed) => {
        const p = town(columns, rows, seed)
        const { assignment: from } = plan(p, { seed, effort: { rounds: 0 } })
        const free = Uint8Array.from(p.weight, (_, u) => (u % columns < 4 ? 1 : 0))
        const made = plan(p, { seed, from, free, effort: { rounds: 2 } })
        expect(made.legal).toBe(true)
        const name = new Map<number, number>()
        for (let u = 0; u < p.n; u++) {
          if (free[u]) continue
          if (!name.has(from[u]!)) name.set(from[u]!, made.assignment[u]!)
          expect(made.assignment[u]).toBe(name.get(from[u]!))
        }
        expect(new Set(name.values()).size).toBe(name.size)
      }),
      runs(10),
    )
  })
})

describe('locks', () => {
  const p = town(16, 16, 5)
  const old = regions(p, 30, 5)

  it('keep an old community whole and others out of it', () => {
    const legal = plan(p).assignment
    const made = plan({ ...p, old: legal, locks: { whole: [2, 4] } }, { seed: 9 })
    expect(made.legal).toBe(true)
    for (const whole of [2, 4]) {
      const members = [...legal.keys()].filter((u) => legal[u] === whole)
      const now = made.assignment[members[0]!]
      expect([...made.assignment.keys()].filter((u) => made.assignment[u] === now)).toEqual(members)
    }
  })

  it('join what lies apart by the way between', () => {
    const made = plan({ ...p, locks: { together: [[0, 3]] } }, { seed: 2 })
    expect(made.legal).toBe(true)
    expect(made.assignment[3]).toBe(made.assignment[0])
  })

  it('keep neighbours apart', () => {
    const made = plan({ ...p, locks: { apart: [[100, 101, 117]] } }, { seed: 2 })
    expect(made.legal).toBe(true)
    expect(new Set([100, 101, 117].map((u) => made.assignment[u])).size).toBe(3)
  })

  it('keep neighbours apart that share a community today, however little is to change', () => {
    const legal = plan(p).assignment
    const home = [...legal.keys()].filter((u) => legal[u] === 1)
    const beside = home.map((u) => [u, [...p.adjacency.neighbours.subarray(p.adjacency.offsets[u], p.adjacency.offsets[u + 1])].find((v) => home.includes(v))!]) // prettier-ignore
    for (const pair of beside) {
      const made = plan({ ...p, old: legal, weights: { ...p.weights, disruption: 0.5 }, locks: { apart: [pair] } })
      expect([made.legal, made.assignment[pair[0]!] === made.assignment[pair[1]!]]).toEqual([true, false])
    }
  })

  it('that contradict each other give a plan that says so', () => {
    const made = plan({ ...p, old, locks: { together: [[0, 1]], apart: [[0, 1]] } })
    expect(made.exceptions.map((x) => x.kind)).toContain('locked')
  })
})

describe('wishes', () => {
  const p = town(24, 24, 11)
  const old = regions(p, 70, 3)
  const soft = [regions(p, 12, 8)]
  const service = { at: Uint8Array.from(p.weight, (_, u) => (u % 41 === 0 ? 1 : 0)), metres: 100 }
  const full = { ...p, old, soft, service }
  /** What the wish alone costs in a plan drawn with and without it. */
  const with_ = (wish: string, weight: number) => {
    const only = { cut: 0, compact: 0, barrier: 0, size: 0, disruption: 0, soft: 0, service: 0 }
    const cost = (assignment: Int32Array, communities: number) =>
      plan({ ...full, weights: { ...only, [wish]: 1 } }, { from: assignment, effort: { rounds: 0 } }).objective *
      Math.sqrt(communities)
    const without = plan({ ...full, weights: { ...only, cut: 1 } })
    const wished = plan({ ...full, weights: { ...only, cut: 1, [wish]: weight } })
    expect(wished.legal).toBe(true)
    return {
      without: cost(without.assignment, without.communities),
      wished: cost(wished.assignment, wished.communities),
    }
  }
  for (const [wish, weight] of [
    ['compact', 10],
    ['barrier', 5],
    ['size', 3000],
    ['disruption', 3],
    ['soft', 3],
    ['service', 3000],
  ] as const)
    it(`for ${wish} acts`, () => {
      const { without, wished } = with_(wish, weight)
      expect(wished).toBeLessThan(without * 0.9)
    })
})

describe('an abort', () => {
  it('stops the search within 50 ms of work and keeps the best plan', () => {
    const p = town(60, 60, 4)
    for (const after of [1, 20, 150, 400]) {
      const start = performance.now()
      let seen = 0
      const signal = {
        get aborted() {
          if (seen === 0 && performance.now() - start > after)
            seen = process.cpuUsage().user + process.cpuUsage().system
          return seen > 0
        },
      }
      const made = plan(p, { signal, effort: { rounds: 1e6 } })
      const now = process.cpuUsage()
      expect((now.user + now.system - seen) / 1000).toBeLessThan(100)
      if (made.assignment[0] !== -1) expect(check(p, made.assignment).legal).toBe(true)
    }
  })

  it('before the first plan gives back the start, or nothing', () => {
    const p = town(10, 10, 4)
    const signal = { aborted: true }
    expect(plan(p, { signal }).assignment.every((c) => c === -1)).toBe(true)
    expect(plan(p, { signal }).legal).toBe(false)
    const from = plan(p).assignment
    expect(plan(p, { signal, from }).assignment).toEqual(from)
  })
})

describe('effort', () => {
  it('in seconds says the rounds that make the same plan', () => {
    const p = town(30, 30, 6)
    const made = plan(p, { effort: { seconds: 0.3 } })
    expect(made.rounds).toBeGreaterThan(0)
    expect(plan(p, { effort: { rounds: made.rounds } }).assignment).toEqual(made.assignment)
  })

  it('reports progress and better plans, each legal and none worse', () => {
    const p = town(30, 30, 6)
    const told: number[] = []
    const phases = new Set<string>()
    const options: PlanOptions = {
      effort: { rounds: 6 },
      onProgress: ({ phase, done }) => {
        phases.add(phase)
        expect(done).toBeGreaterThanOrEqual(0)
        expect(done).toBeLessThanOrEqual(1)
      },
      onPlan: (better) => {
        expect(check(p, better.assignment).legal).toBe(true)
        told.push(better.objective)
      },
    }
    const made = plan(p, options)
    expect(phases).toContain('searching')
    expect(told.length).toBeGreaterThan(0)
    expect(told).toEqual([...told].sort((a, b) => b - a))
    expect(made.objective).toBeLessThanOrEqual(told.at(-1)!)
  })
})

describe('alternatives', () => {
  it('differ, are legal and begin with the best', () => {
    const p = town(30, 30, 8)
    const list = alternatives(p, 3)
    expect(list.length).toBe(3)
    for (const a of list) {
      expect(check(p, a.assignment).legal).toBe(true)
      for (const b of list)
        if (a !== b) expect(difference(p, a.assignment, b.assignment)).toBeGreaterThanOrEqual(DIFFERENT)
    }
    expect(new Set(list.map((a) => a.communities)).size).toBeGreaterThan(1)
    expect(list.map((a) => a.objective)).toEqual(list.map((a) => a.objective).sort((a, b) => a - b))
  })
})

describe('what no plan can mend', () => {
  it('is excused and named: a unit above the upper bound, an island, a trapped unit', () => {
    const heavy = plan(
      problem(
        [900, 3500, 800, 700],
        [
          [0, 1],
          [1, 2],
          [2, 3],
        ],
      ),
    )
    expect(heavy.legal).toBe(true)
    expect(heavy.exceptions.map((x) => x.kind)).toContain('unitAboveUpper')
    const island = plan(problem([900, 900, 200], [[0, 1]]))
    expect(island.legal).toBe(true)
    expect(island.exceptions).toMatchObject([{ kind: 'componentBelowLower', units: [2] }])
    const trapped = plan(
      problem(
        [500, 2800, 900, 900],
        [
          [0, 1],
          [1, 2],
          [2, 3],
        ],
      ),
    )
    expect(trapped.legal).toBe(true)
    expect(trapped.exceptions).toMatchObject([{ kind: 'trapped', units: [0] }])
  })

  it('does not spoil what is empty or without households', () => {
    expect(plan(problem([], []))).toMatchObject({ communities: 0, legal: true, objective: 0 })
    expect(plan(problem([2000], []))).toMatchObject({ communities: 1, legal: true })
    expect(plan(problem([0, 0], [[0, 1]]))).toMatchObject({ communities: 1, legal: true })
    expect(
      plan(
        problem(
          [0, 1500, 0, 1500],
          [
            [0, 1],
            [1, 2],
            [2, 3],
          ],
        ),
      ),
    ).toMatchObject({ legal: true })
    const open = problem([1500, 1500], [[0, 1]], { upper: Infinity })
    expect(plan(open)).toMatchObject({ communities: 1, cut: 0 })
  })

  it('is refused where the question is wrong', () => {
    expect(() => plan(problem([1000], [], { lower: 2, upper: 1 }))).toThrow('boundsCrossed')
    expect(() => plan(problem([1000], []), { from: new Int32Array(3) })).toThrow('assignmentLength')
    expect(() => plan(problem([-1], []))).toThrow('weightInvalid')
  })
})
