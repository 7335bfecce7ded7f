import { describe, expect, test } from 'vitest'
import { PlannerError, type Plan } from '../types.ts'
import {
  readAssignment,
  readGeoJson,
  readInstance,
  writeAssignmentCsv,
  writeGeoJson,
  writePlanJson,
  type ReadOptions,
} from './index.ts'

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
const refusal = (input: string | Uint8Array, options?: ReadOptions) => {
  try {
    readInstance(input, options)
  } catch (error) {
    if (error instanceof PlannerError) return { code: error.code, ...error.params }
    throw error
  }
  return { code: 'none' }
}

describe('assignments', () => {
  const ids = ['a', 'b', 'c', 'd,1']
  const read = (text: string) => {
    const { assignment, labels, unknown, unassigned } = readAssignment(text, ids)
    return [[...assignment], labels, unknown, [...unassigned]]
  }
  test('CSV with and without header, quotes, other marks', () => {
    expect(read('unit,community\r\nb,东\r\na,西\r\nc,东\r\n"d,1",西\r\n')).toEqual([[0, 1, 1, 0], ['西', '东'], [], []])
    expect(read('a,1\nb,1\nc,2')).toEqual([[0, 0, 1, -1], ['1', '2'], [], [3]])
    expect(read('a;1\nb;2')).toEqual([[0, 1, -1, -1], ['1', '2'], [], [2, 3]])
  })
  test('who is unknown is listed; who is left out or empty is unassigned, never a community', () => {
    expect(read('a,1\nz,1\nb,\nc,-1')).toEqual([[0, -1, -1, -1], ['1'], ['z'], [1, 2, 3]])
    expect(read('{"a":5,"zz":5,"c":null}')).toEqual([[0, -1, -1, -1], ['5'], ['zz'], [1, 2, 3]])
  })
  test('JSON in order, plan files, METIS parts', () => {
    expect(read('[7,7,8]')).toEqual([[0, 0, 1, -1], ['7', '8'], [], [3]])
    expect(read('{"assignment":{"a":1,"b":2}}')).toEqual([[0, 1, -1, -1], ['1', '2'], [], [2, 3]])
    expect(read('3\n3\n0\n0\n1')).toEqual([[0, 0, 1, 1], ['3', '0'], ['#5'], []])
  })
  test('a unit in two communities is refused', () => {
    expect(() => read('a,1\na,2')).toThrow(expect.objectContaining({ code: 'assignedTwice' }))
  })
  test('what is written reads back; formulas are disarmed', () => {
    const text = all(writeAssignmentCsv({ ids }, Int32Array.of(0, 1, -1, 0), (c) => (c === 0 ? '东,岳' : '=1+1')))
    expect(text).toContain("b,'=1+1")
    expect(read(text)).toEqual([[0, 1, -1, 0], ['东,岳', "'=1+1"], [], [2]])
  })
})

const plan: Plan = {
  assignment: Int32Array.of(0, 0, 1),
  communities: 2,
  legal: false,
  exceptions: [{ kind: 'componentBelowLower', units: [2], households: 800 }],
  objective: 0,
  cut: 0,
  q: 0,
  seed: 7,
  rounds: 3,
}

describe('plans out', () => {
  test('plan.json says how it came about and what each community adds up to, and reads back', () => {
    const text = all(writePlanJson(readInstance(file()), plan))
    const out = JSON.parse(text)
    expect(out).toMatchObject({
      seed: 7,
      rounds: 3,
      legal: false,
      exceptions: [{ kind: 'componentBelowLower', units: ['c'] }],
    })
    expect(out.totals).toEqual([
      { community: 1, units: 2, households: 1300 },
      { community: 2, units: 1, households: 800 },
    ])
    expect([...readAssignment(text, ['a', 'b', 'c']).assignment]).toEqual([0, 0, 1])
  })
  test('GeoJSON keeps all that was there and adds the community', () => {
    const feature = (id: number, x: number) => ({
      type: 'Feature',
      id,
      properties: { households: 900, street: 's' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [x, 35],
            [x + 0.001, 35],
            [x + 0.001, 35.001],
            [x, 35.001],
            [x, 35],
          ],
        ],
      },
    })
    const text = JSON.stringify({
      type: 'FeatureCollection',
      name: 'n',
      features: [feature(5, 118), feature(6, 118.001)],
    })
    const { problem } = readGeoJson(text)
    expect(problem.ids).toEqual(['5', '6'])
    expect(problem.adjacency.neighbours.length).toBe(2)
    expect(problem.adjacency.length[0]).toBeCloseTo(111.195, 2)
    const out = JSON.parse(all(writeGeoJson(text, { assignment: Int32Array.of(0, -1) })))
    expect(out.name).toBe('n')
    expect(out.features.map((f: { properties: object }) => f.properties)).toEqual([
      { households: 900, street: 's', community: 1 },
      { households: 900, street: 's', community: null },
    ])
    expect(() => all(writeGeoJson(file(), plan))).toThrow(expect.objectContaining({ code: 'noGeometry' }))
  })
  test('maps in another system are refused', () => {
    const at = (x: number, y: number, more = {}) =>
      JSON.stringify({
        type: 'FeatureCollection',
        ...more,
        features: [
          {
            type: 'Feature',
            properties: { households: 1 },
            geometry: {
              type: 'Polygon',
              coordinates: [
                [
                  [x, y],
                  [x + 0.01, y],
                  [x, y + 0.01],
                  [x, y],
                ],
              ],
            },
          },
        ],
      })
    const crs = { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4547' } } }
    expect(refusal(at(35, 118))).toEqual({ code: 'coordinatesSwapped' })
    expect(refusal(at(500_000, 3_870_000))).toEqual({ code: 'coordinatesInMetres' })
    expect(refusal(at(118, 35, crs))).toEqual({
      code: 'coordinatesOther',
      system: 'urn:ogc:def:crs:EPSG::4547',
    })
    const reference = { west: 121, south: 31, east: 122, north: 32 }
    expect(refusal(at(118, 35), { reference })).toMatchObject({ code: 'coordinatesElsewhere' })
  })
  test('points need triangles, and do not mix with polygons', () => {
    const point = {
      type: 'Feature',
      properties: { households: 1 },
      geometry: { type: 'Point', coordinates: [118, 35] },
    }
    const line = {
      ...point,
      geometry: {
        type: 'LineString',
        coordinates: [
          [118, 35],
          [118, 36],
        ],
      },
    }
    const of = (...features: object[]) => refusal(JSON.stringify({ type: 'FeatureCollection', features }))
    expect(of(point)).toEqual({ code: 'needsTriangles', points: 1 })
    expect(of(point, { ...point, geometry: null })).toEqual({ code: 'mixedGeometry', points: 1, others: 1 })
    expect(of(line)).toMatchObject({ code: 'badGeometry', type: 'LineString' })
  })
})
