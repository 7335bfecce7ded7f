import { describe, expect, it } from 'vitest'
import { check, exceptions } from '../src/index.ts'
import { hasShared, problemOf, scorer, SHARED, sharedText, type Verdict } from './shared.ts'
import { problem, regions, town } from './small.ts'

const chain = (weight: number[], more = {}) =>
  problem(
    weight,
    weight.slice(1).map((_, u) => [u, u + 1] as const),
    more,
  )
const at = (...communities: number[]) => Int32Array.from(communities)
const kinds = (p: Parameters<typeof check>[0], a: Int32Array) =>
  check(p, a).breaches.map((b) => [b.kind, b.excused >= 0])

describe('the checker', () => {
  it('finds nothing wrong with a legal plan', () => {
    const p = chain([600, 600, 700, 700])
    expect(check(p, at(0, 0, 1, 1))).toEqual({ legal: true, breaches: [], exceptions: [] })
  })

  it('names what is left out, torn, too small, too large', () => {
    const p = chain([600, 600, 700, 3000, 900, 900])
    const { legal, breaches } = check(p, at(0, 1, 0, 0, 2, -1))
    expect(legal).toBe(false)
    expect(breaches.map((b) => [b.kind, b.community, [...b.units], b.households])).toEqual([
      ['unassigned', -1, [5], 900],
      ['pieces', 0, [0], 600],
      ['above', 0, [0, 2, 3], 4300],
      ['below', 1, [1], 600],
      ['below', 2, [4], 900],
    ])
  })

  it('counts both bounds as inside', () => {
    expect(check(chain([1000, 3000]), at(0, 1)).legal).toBe(true)
  })

  it('finds communities across a hard border and names the smaller side', () => {
    const p = chain([800, 900, 1000], { hard: at(0, 1, 1) })
    expect(check(p, at(0, 0, 1)).breaches).toMatchObject([{ kind: 'border', units: [0], excused: -1 }])
  })

  it('finds each broken lock', () => {
    const weight = [1000, 1000, 1000, 1000]
    const old = at(0, 0, 1, 1)
    expect(kinds(chain(weight, { locks: { together: [[0, 1]] } }), at(0, 1, 1, 1))).toEqual([['together', false]])
    expect(kinds(chain(weight, { locks: { apart: [[0, 1]] } }), at(0, 0, 1, 1))).toEqual([['apart', false]])
    expect(kinds(chain(weight, { old, locks: { stay: [0, 1] } }), at(0, 1, 1, 1))).toEqual([['stay', false]])
    expect(kinds(chain(weight, { old, locks: { stay: [1, 2] } }), at(0, 1, 1, 2))).toEqual([['stay', false]])
    expect(kinds(chain(weight, { old, locks: { whole: [0] } }), at(0, 0, 0, 1))).toEqual([['whole', false]])
    expect(kinds(chain(weight, { old, locks: { whole: [0] } }), at(0, 0, 1, 2))).toEqual([])
  })

  it('refuses an assignment of another length', () => {
    expect(() => check(chain([1000]), at(0, 0))).toThrow('assignmentLength')
  })
})

describe('exceptions', () => {
  it('name a unit above the upper bound, with its neighbours that have nowhere to go', () => {
    const p = chain([200, 5000, 1500])
    expect(exceptions(p)).toEqual([
      { kind: 'unitAboveUpper', units: [1], households: 5000, proof: 'weight' },
      { kind: 'trapped', units: [0], households: 200, proof: 'search', by: [1] },
    ])
    expect(kinds(p, at(0, 0, 1))).toEqual([['above', true]])
    expect(kinds(p, at(0, 1, 2))).toEqual([
      ['below', true],
      ['above', true],
    ])
  })

  it('name a component below the lower bound, which is excused only whole', () => {
    const p = problem([300, 300, 1500], [[0, 1]])
    expect(exceptions(p)).toMatchObject([{ kind: 'componentBelowLower', units: [0, 1], households: 600 }])
    expect(check(p, at(0, 0, 1)).legal).toBe(true)
    expect(check(p, at(0, 1, 2)).legal).toBe(false)
  })

  it('name a sum that fits no number of communities, and excuse one community of it', () => {
    const ring = [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 0],
    ] as const
    const p = problem([500, 500, 500, 400], ring, { upper: 1500 })
    expect(exceptions(p)).toMatchObject([{ kind: 'componentBetweenBounds', households: 1900 }])
    expect(kinds(p, at(0, 0, 1, 1))).toEqual([['below', true]])
    expect(check(p, at(0, 1, 1, 2)).legal).toBe(false)
  })

  it('name dead ends behind a cut vertex', () => {
    const p = problem(
      [900, 900, 2000, 2500],
      [
        [0, 2],
        [1, 2],
        [2, 3],
      ],
    )
    expect(exceptions(p)).toMatchObject([
      { kind: 'trapped', units: [0], proof: 'deadEnd', by: [2] },
      { kind: 'trapped', units: [1], proof: 'deadEnd', by: [2] },
    ])
    expect(check(p, at(0, 1, 0, 2)).legal).toBe(true)
  })

  it('name units around which every set jumps over the band', () => {
    const p = problem(
      [900, 2500, 2600, 2700],
      [
        [0, 1],
        [0, 2],
        [1, 2],
        [2, 3],
      ],
    )
    expect(exceptions(p)).toMatchObject([{ kind: 'trapped', units: [0], proof: 'search', by: [1, 2] }])
  })

  it('name locks that contradict each other, a border or the band', () => {
    const weight = [1000, 1000, 1000, 1000]
    const old = at(0, 0, 1, 1)
    const found = (more: object) => exceptions(chain(weight, more)).map((x) => [x.kind, [...x.units], x.proof])
    expect(found({ locks: { together: [[0, 1]], apart: [[0, 1]] } })).toEqual([['locked', [0, 1], 'contradiction']])
    expect(found({ hard: old, locks: { together: [[1, 2]] } })).toEqual([['locked', [1, 2], 'contradiction']])
    expect(found({ locks: { together: [[0, 1, 2, 3]] } })).toEqual([['locked', [0, 1, 2, 3], 'weight']])
    const light = exceptions(chain([400, 500, 1000, 1000], { old, locks: { whole: [0] } }))
    expect(light).toMatchObject([{ kind: 'locked', units: [0, 1], proof: 'sum' }])
    expect(found({ old, locks: { stay: [0, 1, 2], together: [[1, 2]] } })).toEqual([
      ['locked', [0, 2], 'contradiction'],
    ])
    expect(found({ old, locks: { whole: [0], stay: [2] } })).toEqual([])
  })
})

describe.skipIf(!hasShared)(
  `agreement with ${hasShared ? 'the scorer' : `the scorer (absent: ${SHARED.pathname})`}`,
  () => {
    const same = (verdict: Verdict, p: Parameters<typeof check>[0], a: Int32Array) => {
      const { breaches } = check(p, a)
      const count = (kind: string, excused: boolean) =>
        breaches.filter((b) => b.kind === kind && b.excused >= 0 === excused).length
      expect({
        below: count('below', false),
        above: count('above', false),
        forcedBelow: count('below', true),
        forcedAbove: count('above', true),
        disconnected: count('pieces', false),
        mixed: count('border', false),
      }).toEqual({
        below: verdict.bounds.below,
        above: verdict.bounds.above,
        forcedBelow: verdict.bounds.forcedBelow,
        forcedAbove: verdict.bounds.forcedAbove,
        disconnected: verdict.contiguity.disconnected,
        mixed: verdict.hard?.mixed ?? 0,
      })
    }

    it.each(['cn-linyi', 'cn-jinan', 'cn-nanjing', 'us-pa-tract', 'us-ri-blocks', 'vb-id-tract'])(
      'on %s',
      async (name) => {
        const { loadInstance, score, trappedUnits } = await scorer()
        const I = loadInstance(sharedText(`${name}.json.gz`))
        const p = problemOf(I)
        const forced = exceptions(p).filter((x) => x.kind === 'trapped' || x.kind === 'unitAboveUpper')
        const mine = forced.flatMap((x) => [...x.units]).sort((a, b) => a - b)
        const trapped = trappedUnits(I)
        const theirs = [...trapped.keys()].filter((u) => trapped[u])
        expect(mine).toEqual(theirs)
        for (const seed of [1, 2]) {
          const a = regions(p, Math.ceil(p.weight.reduce((s, w) => s + w, 0) / p.target), seed)
          same(score(I, Array.from(a, String)), p, a)
        }
      },
    )

    it('on small towns with narrow bands, whatever the plan', async () => {
      const { loadInstance, score } = await scorer()
      for (let seed = 0; seed < 150; seed++) {
        const p = town(5, 4, seed, { lower: 1000, upper: 1000 + (seed % 5) * 300, target: 1200 }, 500)
        const links = [...p.adjacency.neighbours.keys()].flatMap((e) => {
          let source = 0
          while (p.adjacency.offsets[source + 1]! <= e) source++
          const target = p.adjacency.neighbours[e]!
          return source < target ? [{ source, target, len: p.adjacency.length[e]! }] : []
        })
        const nodes = Array.from(p.weight, (hh, id) => ({ id, hh }))
        const I = loadInstance({ nodes, links, graph: { lower: p.lower, upper: p.upper, target: p.target } })
        const a = regions(p, 2 + (seed % 7), seed)
        if (exceptions(p).some((x) => x.kind === 'componentBetweenBounds')) continue
        same(score(I, Array.from(a, String)), p, a)
      }
    })
  },
)
