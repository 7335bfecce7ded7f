import { describe, expect, it } from 'vitest'
import { check, compare, openEditor, plan, repair, score, type PlanOptions, type Problem } from '../src/index.ts'
import { readAssignment, readGraphJson, writeAssignmentCsv } from '../src/formats/index.ts'
import { problem, town } from './small.ts'

/** Milliseconds of this process's own work. */
function work(run: () => void): number {
  const { user, system } = process.cpuUsage()
  run()
  const now = process.cpuUsage()
  return (now.user + now.system - user - system) / 1000
}

describe('what no plan can bring into the band', () => {
  it('is not searched for: an island too light costs no more than none', () => {
    const p = town(30, 30, 1)
    const hard = Int32Array.from(p.weight, (_, u) => (u === 0 ? 1 : u === p.n - 1 ? 2 : 0))
    plan(p)
    const made = () => plan({ ...p, hard })
    expect(made()).toMatchObject({ legal: true, exceptions: [{ kind: 'componentBelowLower' }, {}] })
    expect(work(() => void made())).toBeLessThan(600)
    expect(work(() => void plan(problem([900, 900, 200], [[0, 1]])))).toBeLessThan(200)
  })

  it('does not keep plans and progress from being told as they come', () => {
    const p = town(30, 30, 1)
    const hard = Int32Array.from(p.weight, (_, u) => (u === 0 ? 1 : 0))
    const told: number[] = []
    let best = 0
    const made = plan(
      { ...p, hard },
      {
        effort: { rounds: 4 },
        onPlan: (better) => {
          expect(check({ ...p, hard }, better.assignment).legal).toBe(true)
          told.push(better.objective)
        },
        onProgress: (progress) => (best = progress.best?.communities ?? best),
      },
    )
    expect(told.length).toBeGreaterThan(0)
    expect(best).toBe(made.communities)
  })
})

describe('locks that join what lies apart', () => {
  it('take what is locked already before anything else', () => {
    const p = problem(
      [100, 0, 0, 100, 1000, 1100, 500],
      [
        [0, 2],
        [0, 3],
        [0, 4],
        [0, 5],
        [1, 2],
        [1, 4],
        [1, 5],
        [2, 3],
        [2, 4],
        [2, 6],
        [4, 5],
        [5, 6],
      ],
      { lower: 600, upper: 1600, target: 1100 },
    )
    const locks = {
      together: [
        [2, 5],
        [1, 2],
      ],
    }
    expect(plan({ ...p, locks }).legal).toBe(true)
  })

  it('try another way where the first leaves no room', () => {
    const p = problem(
      [500, 0, 0, 900, 1100, 400],
      [
        [0, 1],
        [0, 3],
        [1, 3],
        [1, 5],
        [2, 3],
        [2, 4],
        [2, 5],
        [3, 4],
        [3, 5],
        [4, 5],
      ],
      { lower: 700, upper: 1400, target: 1050 },
    )
    expect(plan({ ...p, locks: { together: [[1, 2]] } }).legal).toBe(true)
  })
})

describe('a question that is wrong', () => {
  const p = town(12, 12, 3)
  const at = (list: Float64Array, value: number) => list.map((v, i) => (i === 7 ? value : v))
  const { adjacency } = p
  const wrong: (readonly [string, Partial<Problem>, PlanOptions?])[] = [
    ...[NaN, Infinity, -1, 0.5, 1e300].map((w) => ['weightInvalid', { weight: at(p.weight, w) }] as const),
    ['boundsCrossed', { lower: NaN }],
    ['boundsCrossed', { upper: NaN }],
    ['boundsCrossed', { target: NaN }],
    ['boundsCrossed', { lower: Infinity, upper: Infinity }],
    ...[NaN, Infinity, -5].map((cut) => ['badWeight', { weights: { ...p.weights, cut } }] as const),
    ['badWeight', { weights: { ...p.weights, size: NaN } }],
    ['columnLength', { hard: new Int32Array(5) }],
    ['columnLength', { weight: p.weight.slice(0, 5) }],
    ['columnLength', { adjacency: { ...adjacency, offsets: adjacency.offsets.slice(0, 6) } }],
    ['contactInvalid', { adjacency: { ...adjacency, neighbours: adjacency.neighbours.map((v) => v + 1) } }],
    ['contactInvalid', { adjacency: { ...adjacency, length: at(adjacency.length, NaN) } }],
    ['contactInvalid', { adjacency: { ...adjacency, barrier: adjacency.barrier.map(() => 9) } }],
    ['centreMissing', { x: at(p.x!, NaN), weights: { ...p.weights, compact: 1 } }],
    ['centreMissing', { y: at(p.y!, Infinity), weights: { ...p.weights, compact: 1 } }],
    [
      'centreMissing',
      {
        x: at(p.x!, NaN),
        service: { at: new Uint8Array(p.n), metres: 500 },
        weights: { ...p.weights, service: 1 },
      },
    ],
    ['areaInvalid', { area: new Float64Array(p.n).fill(-1), weights: { ...p.weights, compact: 1 } }],
    ['lockUnknown', { locks: { together: [[0, 99_999]] } }],
    ['lockUnknown', { locks: { apart: [[0, NaN]] } }],
    ['lockUnknown', { locks: { stay: [-1] } }],
    ['effortInvalid', {}, { effort: { seconds: NaN } }],
    ['effortInvalid', {}, { effort: { seconds: Infinity } }],
    ['effortInvalid', {}, { effort: {} as { rounds: number } }],
    ['effortInvalid', {}, { effort: { rounds: -1 } }],
    ['seedInvalid', {}, { seed: 0.5 }],
    ['seedInvalid', {}, { seed: Infinity }],
  ]
  it('is refused by its name', () => {
    for (const [code, more, options] of wrong) expect(() => plan({ ...p, ...more }, options)).toThrow(code)
  })

  it('may leave out the centre of a unit while no wish asks for it', () => {
    expect(plan({ ...p, x: at(p.x!, NaN) })).toEqual(plan(p))
  })

  it('takes seeds of any sign and size, households by the thousand million, labels of any height', () => {
    for (const seed of [0, -5, 2 ** 40, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]) {
      const made = plan(p, { seed })
      expect(made).toMatchObject({ legal: true, seed })
      expect(plan(p, { seed }).assignment).toEqual(made.assignment)
    }
    const weight = p.weight.map((w) => w * 1e7)
    expect(plan({ ...p, weight, lower: 1e10, upper: 3e10, target: 2e10 })).toMatchObject({ legal: true })
    const from = new Int32Array(p.n).fill(2e9)
    expect(plan(p, { from })).toMatchObject({ legal: true })
    expect(plan(p, { from, signal: { aborted: true } })).toMatchObject({ legal: false, communities: 1 })
  })

  it('costs no more for a target far below the band', () => {
    expect(work(() => void plan({ ...p, target: 1 }))).toBeLessThan(1500)
  })
})

describe('codes in place of small numbers', () => {
  const p = town(20, 20, 1)
  const drawn = plan(p).assignment
  const coded = drawn.map((c) => 371_302_000 + 1_003 * c)
  const wished = (old: Int32Array) => ({ ...p, old, weights: { ...p.weights, disruption: 1 } })

  it('for communities of today cost nothing and change nothing', () => {
    for (const whole of [[], [0]]) {
      const asked = (old: Int32Array): Problem => ({
        ...wished(old),
        locks: { whole: whole.map((u) => old[u]!), stay: [107, 108, 300] },
      })
      const few = plan(asked(drawn))
      let made
      expect(work(() => (made = plan(asked(coded))))).toBeLessThan(1500)
      expect(made).toEqual(few)
    }
  })

  it('for the communities of a plan are judged, compared and mended like any', () => {
    const torn = coded.map((c, u) => (u % 50 === 0 ? -1 : c))
    expect(repair(p, torn).legal).toBe(true)
    expect(compare(p, coded, drawn).movedUnits).toEqual([])
    const numbers = score(wished(coded), coded).communities.map((c) => c.community)
    expect(numbers).toEqual([...new Set(coded)].sort((a, b) => a - b))
    expect(score(p, coded).totals).toEqual(score(p, drawn).totals)
    expect(() => openEditor(p, coded)).toThrow('communityTooHigh')
  })
})

describe('files of strange hands', () => {
  it('give back names with commas, quotes, newlines and formulas', () => {
    const ids = ['a,"b"\nc', '=1+1', '里仁；东', "'quoted"]
    const assignment = Int32Array.from([0, 1, 1, 0])
    const text = [...writeAssignmentCsv({ ids }, assignment)].join('')
    for (const given of [text, `\uFEFF${text}`, text.replaceAll('\r\n', '\n')])
      expect(readAssignment(given, ids)).toMatchObject({ assignment, unknownCount: 0 })
  })

  it('are read as GB 18030 where a table is, and refused where JSON is', () => {
    const name = [0xc0, 0xef]
    const table = Uint8Array.from([...new TextEncoder().encode('unit,community\r\n'), ...name, 0x2c, 0x31])
    expect(readAssignment(table, ['里']).unassigned).toEqual(new Int32Array(0))
    const [head, tail] = ['{"nodes":[{"id":"', '","hh":1}],"links":[]}'].map((t) => new TextEncoder().encode(t))
    expect(() => readGraphJson(Uint8Array.from([...head!, ...name, ...tail!]))).toThrow('notUtf8')
  })
})

describe('the same question', () => {
  it('has the same answer whatever was asked before', () => {
    const asked = town(14, 14, 2)
    const first = plan(asked, { seed: 4 })
    plan(problem([100, 200], [[0, 1]]))
    plan({ ...asked, lower: 1900, upper: 2100, target: 2000 }, { effort: { rounds: 0 } })
    plan(town(20, 9, 8))
    expect(plan(asked, { seed: 4 })).toEqual(first)
  })
})

describe('bounds without room: lower = upper = target', () => {
  const exact = (p: Problem, households: number): Problem => ({
    ...p,
    lower: households,
    upper: households,
    target: households,
  })
  /** Households by which each community of a plan holds exactly so many. */
  const planted = (p: Problem, households: number): Problem => {
    const { assignment, communities } = plan(p)
    const weight = new Float64Array(p.n)
    const left = new Float64Array(communities).fill(households)
    const units = new Int32Array(communities)
    for (const c of assignment) units[c]!++
    assignment.forEach((c, u) => {
      const share = units[c] === 1 ? left[c]! : Math.min(left[c]!, Math.floor((p.weight[u]! * 7) % (left[c]! / 2 + 1)))
      weight[u] = share
      left[c]! -= share
      units[c]!--
    })
    return exact({ ...p, weight }, households)
  }

  it('are kept by a plan where one can, in the time of a plan', () => {
    const flat = (side: number) => {
      const p = town(side, side, 1)
      return { ...p, weight: p.weight.map(() => 100) }
    }
    const asked = [
      exact(flat(14), 1400),
      exact(flat(14), 700),
      exact(flat(40), 2000),
      ...[1, 2, 3].map((seed) => planted(town(12, 12, seed), 2000)),
    ]
    for (const p of asked) {
      let made
      expect(work(() => (made = plan(p)))).toBeLessThan(2500)
      expect(made).toMatchObject({ legal: true, exceptions: [] })
    }
  })

  it('cost no more where no plan keeps them', () => {
    expect(work(() => void plan(exact(town(12, 12, 3), 2000)))).toBeLessThan(4000)
  })
})
