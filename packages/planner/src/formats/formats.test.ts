import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adjacencyOf, contactsOf } from '../adjacency.ts'
import { PlannerError } from '../types.ts'
import { cutCost, readInstance, writeMetis, type Instance, type ReadOptions } from './index.ts'

const DATA = new URL('../../../../../shared/data/planner/', import.meta.url)
const there = existsSync(DATA)
const packed = (name: string) => gunzipSync(readFileSync(new URL(name, DATA)))
const all = (pieces: Iterable<string>) => [...pieces].join('')

const nodes = [
  { id: 'a', hh: 600, x: 0, y: 0, street: '兰山', old: 'J1', svc: 1 },
  { id: 'b', hh: 700, x: 100, y: 0, street: '兰山', old: 'J1' },
  { id: 'c', hh: '800', x: 200, y: 0, street: '金雀山' },
]
const links = [
  { source: 'a', target: 'b', len: 40.4, barrier: 1 },
  { source: 'c', target: 'b', len: 60 },
]
const graph = { name: 'three', lower: 1000, upper: 3000, target: 2000, hard: 'street' }
const file = (change: object = {}) =>
  JSON.stringify({ directed: false, multigraph: false, graph, nodes, links, ...change })
const contacts = ({ problem }: Instance) => {
  const { from, to, length, barrier } = contactsOf(problem.adjacency)
  return Array.from(from, (u, e) => [u, to[e], length[e], barrier[e]])
}
const refusal = (input: string | Uint8Array, options?: ReadOptions) => {
  try {
    readInstance(input, options)
  } catch (error) {
    if (error instanceof PlannerError) return { code: error.code, ...error.params }
    throw error
  }
  return { code: 'none' }
}

describe('networkx JSON', () => {
  test('node-link: attributes, labels, defaults under graph', () => {
    const { problem, labels, name } = readInstance(file())
    expect(name).toBe('three')
    expect(problem).toMatchObject({ n: 3, ids: ['a', 'b', 'c'], lower: 1000, upper: 3000, target: 2000 })
    expect([...problem.weight]).toEqual([600, 700, 800])
    expect([...problem.hard!]).toEqual([0, 0, 1])
    expect(labels.hard).toEqual(['兰山', '金雀山'])
    expect([...problem.old!]).toEqual([0, 0, -1])
    expect([...problem.service!.at]).toEqual([1, 0, 0])
    expect([...problem.x!]).toEqual([0, 100, 200])
  })
  test('contacts keep length and barrier; what is told stands above what is filed', () => {
    expect(contacts(readInstance(file()))).toEqual([
      [0, 1, 40.4, 1],
      [1, 2, 60, 0],
    ])
    expect(readInstance(file(), { lower: 500, upper: 900 }).problem).toMatchObject({
      lower: 500,
      upper: 900,
      target: 700,
    })
    expect(contacts(readInstance(file(), { edge: 'unit' }))).toEqual([
      [0, 1, 1, 1],
      [1, 2, 1, 0],
    ])
  })
  test('repeated contacts add up with the weaker barrier, a unit is no neighbour of itself', () => {
    const more = [...links, { source: 'b', target: 'a', len: 10 }, { source: 'a', target: 'a', len: 5 }]
    expect(contacts(readInstance(file({ links: more })))).toEqual([
      [0, 1, 50.4, 0],
      [1, 2, 60, 0],
    ])
  })
  test('adjacency JSON as GerryChain writes it', () => {
    const adjacency = [
      [{ id: 'b', shared_perim: 40 }],
      [
        { id: 'a', shared_perim: 40 },
        { id: 'c', shared_perim: 60 },
      ],
      [{ id: 'b', shared_perim: 60 }],
    ]
    const text = JSON.stringify({ directed: false, graph: [['name', 'pairs']], nodes, adjacency })
    expect(contacts(readInstance(text))).toEqual([
      [0, 1, 40, 0],
      [1, 2, 60, 0],
    ])
    expect(readInstance(text).name).toBe('pairs')
    const lame = JSON.stringify({ nodes, adjacency: [adjacency[0], [adjacency[1]![1]], adjacency[2]] })
    expect(refusal(lame)).toEqual({ code: 'asymmetric', from: 'a', to: 'b' })
  })
  test('a byte order mark, spaces, members in another order, nested values', () => {
    const text = `\uFEFF \n{ "links" : ${JSON.stringify(links)} ,\n"x":{"y":["]}",{"z":"\\""}]}, "nodes":${JSON.stringify(nodes, null, 2)}, "graph":{"lower":1}}`
    expect(readInstance(text).problem).toMatchObject({ n: 3, lower: 1, upper: Infinity })
  })
  test('any JSON object is read or refused, never anything else', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, cut) => {
        for (const text of [json, json.slice(0, cut % (json.length + 1)), `{"nodes":${json},"links":${json}}`])
          refusal(text)
      }),
    )
  })
})

describe('refusals name what and where', () => {
  const cases: [string, string | Uint8Array, ReadOptions | undefined, object][] = [
    [
      'an unknown end',
      file({ links: [{ source: 'a', target: 'z' }] }),
      undefined,
      { code: 'unknownEnd', unit: 'z', other: 'a' },
    ],
    [
      'a duplicate id',
      file({ nodes: [...nodes, { id: 'a', hh: 1 }] }),
      undefined,
      { code: 'duplicateId', unit: 'a', first: 1, second: 4 },
    ],
    [
      'negative households',
      file({ nodes: [{ id: 'a', hh: -1 }] }),
      undefined,
      { code: 'badHouseholds', unit: 'a', value: '-1' },
    ],
    [
      'fractional households',
      file({ nodes: [{ id: 'a', hh: 1.5 }] }),
      undefined,
      { code: 'badHouseholds', unit: 'a', value: '1.5' },
    ],
    [
      'households that are no number',
      file({ nodes: [{ id: 'a', hh: '不详' }] }),
      undefined,
      { code: 'badHouseholds', unit: 'a', value: '不详' },
    ],
    ['lower above upper', file(), { lower: 4000 }, { code: 'lowerAboveUpper', lower: 4000, upper: 3000 }],
    ['a bound that is no number', file(), { lower: Number.NaN }, { code: 'badBound', which: 'lower', value: 'NaN' }],
    [
      'a target outside the band',
      file(),
      { target: 5000 },
      { code: 'targetOutside', target: 5000, lower: 1000, upper: 3000 },
    ],
    [
      'a length that is none',
      file({ links: [{ ...links[0], len: -2 }] }),
      undefined,
      { code: 'badLength', from: 'a', to: 'b', value: '-2' },
    ],
    [
      'a barrier class that is none',
      file({ links: [{ ...links[0], barrier: 7 }] }),
      undefined,
      { code: 'badBarrier', from: 'a', to: 'b', value: '7' },
    ],
    ['a hard border that no unit has', file(), { hard: 'county' }, { code: 'attributeMissing', attribute: 'county' }],
    ['households nowhere', file({ nodes: [{ id: 'a' }] }), undefined, { code: 'attributeMissing', attribute: 'hh' }],
    ['no units', file({ nodes: [], links: [] }), undefined, { code: 'noUnits' }],
    ['too many units', file(), { limits: { units: 2, edges: 9 } }, { code: 'tooManyUnits', units: 3, most: 2 }],
    ['too many contacts', file(), { limits: { units: 9, edges: 1 } }, { code: 'tooManyEdges', edges: 2, most: 1 }],
    ['broken JSON', file().slice(0, -3), undefined, { code: 'badJson' }],
    ['something else', 'hello', undefined, { code: 'unknownFormat' }],
    ['a packed file', Uint8Array.of(0x1f, 0x8b, 8), undefined, { code: 'packed' }],
    [
      'fewer rows than units',
      JSON.stringify({ nodes, adjacency: [[]] }),
      undefined,
      { code: 'rowCount', rows: 1, units: 3 },
    ],
    [
      'a coordinate that is no number',
      file({ nodes: [{ id: 'a', hh: 1, x: 'east' }] }),
      undefined,
      { code: 'badCoordinate', unit: 'a', value: 'east' },
    ],
    [
      'a wish below nothing',
      file(),
      { weights: { compact: -1 } },
      { code: 'badWeight', which: 'compact', value: '-1' },
    ],
  ]
  test.each(cases)('%s', (_, input, options, expected) => expect(refusal(input, options)).toMatchObject(expected))
  test('households of which nothing is written are none, and that is said', () => {
    const { problem, notices } = readInstance(file({ nodes: [...nodes, { id: 'd' }] }))
    expect(problem.weight[3]).toBe(0)
    expect(notices.map((n) => [n.code, n.params.count])).toEqual([
      ['withoutHouseholds', 1],
      ['islands', 1],
      ['parts', 2],
    ])
  })
})

describe('METIS graphs', () => {
  const metis = '% three\n3 2 11\n600 2 40\n700 1 40 3 60\n800 2 60\n'
  test('read: weights, lengths, comments', () => {
    const read = readInstance(metis, { lower: 1000, upper: 3000 })
    expect(read.problem).toMatchObject({ n: 3, ids: ['1', '2', '3'] })
    expect([...read.problem.weight]).toEqual([600, 700, 800])
    expect(contacts(read)).toEqual([
      [0, 1, 40, 0],
      [1, 2, 60, 0],
    ])
  })
  test('without weights each unit and each contact is 1; a line may be empty', () => {
    const read = readInstance('3 1\n2\n1\n\n')
    expect([...read.problem.weight]).toEqual([1, 1, 1])
    expect(contacts(read)).toEqual([[0, 1, 1, 0]])
  })
  test('asymmetric rows, another count, an unknown end are refused', () => {
    expect(refusal('3 2 11\n600 2 40\n700 3 60\n800 2 60\n')).toEqual({
      code: 'asymmetric',
      from: '1',
      to: '2',
    })
    expect(refusal('3 2 11\n600 2 40\n700 1 41 3 60\n800 2 60\n')).toMatchObject({ code: 'asymmetric' })
    expect(refusal('3 5 11\n600 2 40\n700 1 40 3 60\n800 2 60\n')).toMatchObject({
      code: 'metisHeader',
      said: 5,
      found: 2,
    })
    expect(refusal('2 1\n2\n9\n')).toEqual({ code: 'unknownEnd', unit: '9', other: '2' })
  })
  test('written as a cut costs, without contacts across hard borders', () => {
    const { problem } = readInstance(file())
    expect(all(writeMetis(problem))).toBe('3 1 011\n600 2 10\n700 1 10\n800\n')
    expect(all(writeMetis(problem, { acrossHard: true }))).toBe('3 2 011\n600 2 10\n700 1 10 3 60\n800 2 60\n')
    expect(cutCost(0.3, 2)).toBe(1)
  })
  test('what was written reads back the same, whatever the graph', () => {
    const graphs = fc.integer({ min: 2, max: 12 }).chain((n) =>
      fc.record({
        n: fc.constant(n),
        edges: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.integer({ min: 1, max: 999 })), { maxLength: 40 }),
      }),
    )
    fc.assert(
      fc.property(graphs, ({ n, edges }) => {
        const adjacency = adjacencyOf(n, {
          from: Int32Array.from(edges, (e) => e[0]),
          to: Int32Array.from(edges, (e) => e[1]),
          length: Float64Array.from(edges, (e) => e[2]),
        })
        const { problem } = readInstance(
          JSON.stringify({ nodes: Array.from({ length: n }, (_, id) => ({ id, hh: id })), links: [] }),
        )
        const back = readInstance(all(writeMetis({ ...problem, adjacency }))).problem
        expect([...back.adjacency.neighbours]).toEqual([...adjacency.neighbours])
        expect([...back.adjacency.length]).toEqual([...adjacency.length])
        expect([...back.weight]).toEqual([...problem.weight])
      }),
    )
  })
})

describe.skipIf(!there)('instances that others made (shared data; skipped where the folder is absent)', () => {
  const names = there ? readdirSync(DATA).filter((f) => f.endsWith('.json.gz')) : []
  test.each(names)('%s is read as the scorer reads it', async (name) => {
    const { loadInstance } = (await import(fileURLToPath(new URL('score.mjs', DATA)))) as {
      loadInstance: (
        text: string,
      ) => Record<string, never> & { S: Int32Array; len: Float64Array; w: Float64Array; lower: number; upper: number }
    }
    const theirs = loadInstance(packed(name).toString())
    const { problem } = readInstance(packed(name))
    expect(Buffer.from(problem.weight.buffer).equals(Buffer.from(theirs.w.buffer))).toBe(true)
    expect([problem.lower, problem.upper]).toEqual([theirs.lower, theirs.upper])
    expect(problem.adjacency.neighbours.length).toBe(theirs.S.length * 2)
    const sum = (a: Float64Array) => a.reduce((x, y) => x + y, 0)
    const unit = problem.adjacency.length.every((l) => l === 1)
    if (!unit) expect(sum(problem.adjacency.length)).toBeCloseTo(sum(theirs.len) * 2)
  })
  test('the polygons of a generated city touch as its graph says', () => {
    const dir = mkdtempSync(join(tmpdir(), 'liren-planner-'))
    const map = join(dir, 'city.geojson')
    const graphFile = openSync(join(dir, 'city.json'), 'w')
    const generate = fileURLToPath(new URL('generate.mjs', DATA))
    execFileSync(process.execPath, [generate, '--units', '3000', '--seed', '1', '--geojson', map], {
      stdio: ['ignore', graphFile, 'ignore'],
    })
    const text = readFileSync(join(dir, 'city.json'))
    const drawn = readInstance(text).problem
    const found = readInstance(readFileSync(map), { hard: 'street' }).problem
    const long = (p: typeof drawn) =>
      contacts({ problem: p } as Instance)
        .filter((c) => c[2]! > 3)
        .map((c) => `${c[0]}-${c[1]}`)
    expect(found.hard).toEqual(drawn.hard)
    expect(found.old).toEqual(drawn.old)
    const [a, b] = [new Set(long(drawn)), new Set(long(found))]
    const missing = [...a].filter((k) => !b.has(k)).length + [...b].filter((k) => !a.has(k)).length
    expect(missing / a.size).toBeLessThan(0.01)
    rmSync(dir, { recursive: true })
  })
})
