import { describe, expect, it } from 'vitest'
import { check, explain, plan, score } from '../src/index.ts'
import { problem, town } from './small.ts'

const at = (...communities: number[]) => Int32Array.from(communities)
const codes = (sayings: readonly { code: string }[]) => sayings.map((s) => s.code)

describe('a plan explained', () => {
  it('says what moving a unit across its border would change', () => {
    const p = problem(
      [600, 600, 700, 800],
      [
        [0, 1, 10],
        [1, 2, 40],
        [2, 3, 20],
      ],
    )
    const { moves } = explain(p, at(0, 0, 1, 1))
    expect(moves).toEqual([
      { unit: 1, from: 0, to: 1, cut: -30, fromHouseholds: 600, toHouseholds: 2100, pieces: 1, breaks: ['below'] },
      { unit: 2, from: 1, to: 0, cut: -20, fromHouseholds: 800, toHouseholds: 1900, pieces: 1, breaks: ['below'] },
    ])
  })

  it('names what binds a community: bounds, contiguity, borders, locks', () => {
    const line = [
      [0, 1, 10],
      [1, 2, 40],
      [2, 3, 20],
    ] as const
    const binding = (more: object, weight = [1600, 1600, 1700, 1800]) =>
      explain(problem(weight, line, { upper: 9000, ...more }), at(0, 0, 1, 1)).communities[0]!.bindings.map(
        (b) => b.code,
      )
    expect(binding({})).toEqual([])
    expect(binding({}, [600, 600, 700, 800])).toEqual(['lower'])
    expect(binding({ upper: 4000 })).toEqual(['upper'])
    expect(
      binding({
        locks: {
          together: [
            [0, 1],
            [2, 3],
          ],
        },
      }),
    ).toEqual(['lock'])
    const torn = problem(
      [1500, 1000, 1500, 1600],
      [
        [0, 1, 5],
        [1, 2, 5],
        [1, 3, 40],
      ],
      { upper: 9000 },
    )
    expect(explain(torn, at(0, 0, 0, 1)).communities[0]!.bindings[0]).toMatchObject({ code: 'contiguity', metres: 30 })
  })

  it('gives each criterion as a code with figures', () => {
    const p = problem(
      [600, 500, 700, 5000],
      [
        [0, 1, 10, 1],
        [1, 2, 40],
        [2, 3, 20],
      ],
      {
        old: at(0, 0, 0, 1),
        soft: [at(0, 0, 1, 1)],
        service: { at: Uint8Array.of(1, 0, 0, 0), metres: 0 },
      },
    )
    const [first, second] = explain(p, at(0, 0, 0, 1)).communities
    expect(codes(first!.sayings)).toEqual([
      'size.inBand',
      'shape.whole',
      'barrier.crossed',
      'old.same',
      'soft.divided',
      'service.own',
    ])
    expect(codes(second!.sayings)).toEqual([
      'size.above',
      'shape.whole',
      'old.same',
      'soft.whole',
      'service.none',
      'exception.unitAboveUpper',
    ])
    expect(first).toMatchObject({ room: 1200, spare: 800, breaches: [] })
    expect(second!.breaches).toMatchObject([{ kind: 'above', excused: 0 }])
  })

  it('limits itself to some communities', () => {
    const p = town(10, 10, 1, {}, 150)
    const { assignment } = plan(p)
    const { communities, moves } = explain(p, assignment, [2])
    expect(communities.map((c) => c.score.community)).toEqual([2])
    expect(moves.every((m) => m.from === 2 || m.to === 2)).toBe(true)
  })

  it('foretells what the score and the checker find after the move', () => {
    for (const seed of [1, 2, 3]) {
      const hard = Int32Array.from({ length: 100 }, (_, u) => (u % 10 < 6 ? 0 : 1))
      const p = town(10, 10, seed, { hard }, 150)
      const { assignment } = plan(p)
      const before = score(p, assignment)
      for (const m of explain(p, assignment).moves.filter((_, i) => i % 5 === 0)) {
        const moved = assignment.slice()
        moved[m.unit] = m.to
        const after = score(p, moved)
        expect(after.totals.cut - before.totals.cut).toBe(m.cut)
        expect(after.communities.find((c) => c.community === m.to)!.households).toBe(m.toHouseholds)
        expect(after.communities.find((c) => c.community === m.from)?.pieces ?? 0).toBe(m.pieces)
        const broken = check(p, moved, []).breaches.some((b) => [m.from, m.to].includes(b.community))
        if (m.pieces > 0) expect(broken).toBe(m.breaks.length > 0)
      }
    }
  })
})
