import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import Delaunator from 'delaunator'
import { describe, expect, test } from 'vitest'
import { contactsOf } from '../adjacency.ts'
import { readBarriers, readGeoJson, readGraphJson } from '../formats/index.ts'
import { boxOf, collectShapes, groundOfPoints, groundOfPolygons, METRES, type PolygonOptions } from './index.ts'
import { judgeCoordinates, shiftOf } from './systems.ts'

const DATA = new URL('../../../../../shared/data/planner/', import.meta.url)
const GEO = new URL('../../../../../shared/data/geo/', import.meta.url)
const there = existsSync(DATA)
const packed = (name: string) => gunzipSync(readFileSync(new URL(name, DATA)))

type Ring = [number, number][]
const box = (x0: number, y0: number, x1: number, y1: number): Ring => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
  [x0, y0],
]
/** Polygons in metres; each unit is a list of rings. */
function ground(units: Ring[][], options: PolygonOptions = {}) {
  const shapes = collectShapes()
  units.forEach((rings, i) => shapes.add({ type: 'Polygon', coordinates: rings }, String(i)))
  return groundOfPolygons(shapes.done(), { plane: METRES, ...options })
}
function contacts(g: { adjacency: Parameters<typeof contactsOf>[0] }) {
  const { from, to, length, barrier } = contactsOf(g.adjacency)
  return Array.from(from, (u, e) => ({ u, v: to[e]!, metres: Math.round(length[e]! * 10) / 10, barrier: barrier[e]! }))
}
const pairs = (g: Parameters<typeof contacts>[0]) => contacts(g).map(({ u, v, metres }) => [u, v, metres])

describe('units that touch', () => {
  test('two squares side by side share their edge, and the rest is outside', () => {
    const g = ground([[box(0, 0, 100, 100)], [box(100, 0, 200, 100)]])
    expect(pairs(g)).toEqual([[0, 1, 100]])
    expect([...g.outer]).toEqual([300, 300])
    expect([...g.area]).toEqual([10_000, 10_000])
    expect([...g.x]).toEqual([50, 150])
  })
  test('a T-junction: one long edge against two short ones', () => {
    const g = ground([[box(0, 0, 200, 100)], [box(0, 100, 80, 200)], [box(80, 100, 200, 200)]])
    expect(pairs(g)).toEqual([
      [0, 1, 80],
      [0, 2, 120],
      [1, 2, 100],
    ])
  })
  test('collinear edges that only overlap', () => {
    const g = ground([[box(0, 0, 100, 100)], [box(60, 100, 160, 200)]])
    expect(pairs(g)).toEqual([[0, 1, 40]])
    expect(g.outer[0]).toBeCloseTo(360)
  })
  test('vertices a few centimetres apart are one', () => {
    const g = ground([[box(0, 0, 100, 100)], [box(100.08, 0.05, 200, 100.02)]])
    expect(pairs(g)).toEqual([[0, 1, 100]])
  })
  test('rings drawn clockwise or anticlockwise are the same', () => {
    const g = ground([[box(0, 0, 100, 100).toReversed()], [box(100, 0, 200, 100)]])
    expect(pairs(g)).toEqual([[0, 1, 100]])
    expect(g.faults.counts.overlap).toBe(0)
  })
  test('a unit in the hole of another touches it all around', () => {
    const g = ground([[box(0, 0, 300, 300), box(100, 100, 200, 200).toReversed()], [box(100, 100, 200, 200)]])
    expect(pairs(g)).toEqual([[0, 1, 400]])
    expect(g.area[0]).toBe(80_000)
    expect(g.faults.counts).toMatchObject({ hole: 0, overlap: 0 })
  })
  test('two parts of one unit that touch are no contact', () => {
    const shapes = collectShapes()
    shapes.add({ type: 'MultiPolygon', coordinates: [[box(0, 0, 100, 100)], [box(100, 0, 200, 100)]] }, 'a')
    expect(pairs(groundOfPolygons(shapes.done(), { plane: METRES }))).toEqual([])
  })
})

describe('what is odd in a map is found and named', () => {
  const kinds = (units: Ring[][]) => ground(units).faults.list.map((f) => [f.kind, ...f.units])
  test('units that touch at a point only are no neighbours', () => {
    const g = ground([[box(0, 0, 100, 100)], [box(100, 100, 200, 200)]])
    expect(pairs(g)).toEqual([])
    expect(g.faults.list.map((f) => f.kind)).toEqual(['island', 'island', 'pointTouch'])
    expect(g.faults.list[2]).toMatchObject({ units: [0, 1], x: 100, y: 100 })
  })
  test('two that overlap, with the place', () => {
    const found = ground([[box(0, 0, 100, 100)], [box(60, 50, 160, 150)]]).faults.list.find((f) => f.kind === 'overlap')
    expect(found).toMatchObject({ units: [0, 1] })
    expect([60, 100]).toContain(Math.round(found!.x))
  })
  test('one that lies in another, one drawn twice, and one that only begins on the edge of another', () => {
    expect(kinds([[box(0, 0, 300, 300)], [box(100, 100, 200, 200)]])).toContainEqual(['overlap', 0, 1])
    expect(kinds([[box(0, 0, 300, 300)], [box(0, 0, 300, 300)]])).toContainEqual(['overlap', 0, 1])
    expect(kinds([[box(0, 0, 300, 300)], [box(0, 100, 100, 200)]])).toContainEqual(['overlap', 0, 1])
  })
  test('a ring that crosses itself', () => {
    const bow: Ring = [
      [0, 0],
      [100, 100],
      [100, 0],
      [0, 100],
      [0, 0],
    ]
    expect(kinds([[bow]])).toContainEqual(['selfCrossing', 0])
  })
  test('a hole that nobody fills, and a unit without shape', () => {
    expect(kinds([[box(0, 0, 300, 300), box(100, 100, 200, 200)]])).toContainEqual(['hole', 0])
    const shapes = collectShapes()
    shapes.add(null, 'a')
    expect(groundOfPolygons(shapes.done(), { plane: METRES }).faults.counts.noShape).toBe(1)
  })
  test('corners of a street grid are not overlaps', () => {
    const grid = Array.from({ length: 9 }, (_, i) => [
      box((i % 3) * 10, Math.floor(i / 3) * 10, (i % 3) * 10 + 10, Math.floor(i / 3) * 10 + 10),
    ])
    const { counts } = ground(grid).faults
    expect(counts).toEqual({ overlap: 0, selfCrossing: 0, pointTouch: 8, island: 0, hole: 0, noShape: 0 })
  })
})

describe('barriers', () => {
  const units = [[box(0, 0, 100, 100)], [box(100, 0, 200, 100)], [box(200, 0, 300, 100)]]
  const line = (kind: 1 | 2 | 'bridge', ...p: [number, number][]) => ({
    kind,
    x: Float64Array.from(p, (q) => q[0]),
    y: Float64Array.from(p, (q) => q[1]),
  })
  const classes = (...barriers: ReturnType<typeof line>[]) =>
    contacts(ground(units, { barriers })).map((c) => c.barrier)
  test('a river along a boundary keeps two apart, a bridge over it joins them again, a road counts less', () => {
    const river = line(2, [95, -50], [104, 150])
    expect(classes(river)).toEqual([2, 0])
    expect(classes(river, line('bridge', [80, 40], [120, 40]))).toEqual([3, 0])
    expect(classes(line(1, [150, 200], [150, 100], [210, 50], [210, -50]))).toEqual([0, 1])
  })
  test('a line that ends before, or runs elsewhere, is no barrier', () => {
    expect(classes(line(2, [100, 200], [100, 300]), line(1, [0, 50], [40, 50]))).toEqual([0, 0])
  })
  test('OpenStreetMap tags are understood', () => {
    const feature = (properties: object, coordinates: unknown) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'LineString', coordinates },
    })
    const read = readBarriers(
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          feature({ waterway: 'river' }, [
            [1, 2],
            [3, 4],
          ]),
          feature({ highway: 'primary', bridge: 'yes' }, [
            [1, 2],
            [3, 4],
          ]),
          feature({ highway: 'primary' }, [
            [1, 2],
            [3, 4],
          ]),
          feature({ name: 'nothing' }, [
            [1, 2],
            [3, 4],
          ]),
        ],
      }),
    )
    expect(read((lon, lat) => [lon, lat]).map((l) => l.kind)).toEqual([2, 'bridge', 1])
  })
})

describe('points', () => {
  const points = (list: [number, number][], options = {}) => {
    const [x, y] = [Float64Array.from(list, (p) => p[0]), Float64Array.from(list, (p) => p[1])]
    return groundOfPoints(x, y, new Delaunator(list.flat()).triangles, options)
  }
  const lattice = Array.from({ length: 25 }, (_, i): [number, number] => [
    (i % 5) * 100 + (i % 3),
    Math.floor(i / 5) * 100 + (i % 2),
  ])
  test('neighbours share the edge of their Voronoi cells, about 100 m in a lattice of 100 m', () => {
    const g = points(lattice)
    const middle = contacts(g).filter((c) => (c.u === 12 || c.v === 12) && c.metres > 10)
    expect(middle.map((c) => (c.u === 12 ? c.v : c.u)).sort((a, b) => a - b)).toEqual([7, 11, 13, 17])
    for (const c of middle) expect(Math.abs(c.metres - 100)).toBeLessThan(6)
    expect(g.area[12]).toBeGreaterThan(9_500)
    expect(g.area[12]).toBeLessThan(10_500)
    expect(g.outer[12]).toBeLessThan(1)
  })
  test('who is far away is joined by one contact of a metre only, or not at all', () => {
    const far: [number, number][] = [...lattice, [3000, 3000]]
    expect(contacts(points(far)).filter((c) => c.v === 25)).toMatchObject([{ metres: 1 }])
    expect(points(far, { connect: false }).faults.list).toMatchObject([{ kind: 'island', units: [25] }])
  })
  test('a river between points is a barrier', () => {
    const river = { kind: 2 as const, x: Float64Array.of(150, 150), y: Float64Array.of(-100, 600) }
    const found = contacts(points(lattice, { barriers: [river] }))
    expect(found.find((c) => c.u === 11 && c.v === 12)).toMatchObject({ barrier: 2 })
    expect(found.find((c) => c.u === 7 && c.v === 8)).toMatchObject({ barrier: 0 })
    expect(found.find((c) => c.u === 1 && c.v === 2)).toMatchObject({ barrier: 2 })
  })
  test('points on a line, and points at one place, still have neighbours', () => {
    expect(
      pairs(
        points([
          [0, 0],
          [200, 0],
          [100, 0],
        ]),
      ),
    ).toEqual([
      [0, 2, 1],
      [1, 2, 1],
    ])
    const twice = points([...lattice, [...lattice[12]!]])
    expect(pairs(twice).filter(([, v]) => v === 25)).toEqual([[12, 25, 1]])
  })
})

describe('coordinate systems', () => {
  const linyi = { west: 118.25, south: 34.95, east: 118.45, north: 35.15 }
  const shifted = (system: 'GCJ-02' | 'BD-09') => {
    const [dx, dy] = shiftOf(system, 118.35, 35.05)
    return { west: linyi.west + dx, south: linyi.south + dy, east: linyi.east + dx, north: linyi.north + dy }
  }
  test('the shifts of Linyi are some hundred metres', () => {
    const metres = (s: 'GCJ-02' | 'BD-09') => judgeCoordinates(shifted(s), linyi)
    expect(metres('GCJ-02')).toMatchObject({ kind: 'shifted', system: 'GCJ-02' })
    expect(metres('BD-09')).toMatchObject({ kind: 'shifted', system: 'BD-09' })
    expect(metres('GCJ-02')!.metres).toBeGreaterThan(400)
    expect(metres('BD-09')!.metres).toBeLessThan(1500)
  })
  test('Linyi in WGS 84, a part of it, and no reference are accepted', () => {
    expect(judgeCoordinates(linyi, linyi)).toBeUndefined()
    expect(judgeCoordinates({ west: 118.3, south: 35, east: 118.35, north: 35.05 }, linyi)).toBeUndefined()
    expect(judgeCoordinates(linyi)).toBeUndefined()
  })
  test.skipIf(!existsSync(GEO))(
    'the counties of Linyi in GCJ-02 against the outline of the city in WGS 84 (shared data)',
    () => {
      const outline = JSON.parse(readFileSync(new URL('linyi_city_boundary_census2020.geojson', GEO), 'utf8'))
      const places = (outline.features[0].geometry.coordinates as unknown[]).flat(Infinity) as number[]
      const axis = (odd: number) => Float64Array.from(places.filter((_, i) => i % 2 === odd))
      const reference = boxOf(axis(0), axis(1))
      const counties = readFileSync(new URL('linyi_counties_gcj02.geojson', GEO))
      expect(() => readGeoJson(counties, { weight: 'adcode', reference })).toThrow(
        expect.objectContaining({ code: 'coordinatesShifted', params: expect.objectContaining({ system: 'GCJ-02' }) }),
      )
    },
  )
  test('latitude first, metres, another city', () => {
    const swap = { west: linyi.south, south: linyi.west, east: linyi.north, north: linyi.east }
    expect(judgeCoordinates(swap)).toMatchObject({ kind: 'swapped' })
    expect(judgeCoordinates({ west: 39_500_000, south: 3_870_000, east: 39_520_000, north: 3_890_000 })).toMatchObject({
      kind: 'metres',
    })
    expect(
      judgeCoordinates(
        { west: 43.7, south: 87.5, east: 43.9, north: 87.7 },
        { west: 87.4, south: 43.6, east: 87.8, north: 44 },
      ),
    ).toMatchObject({ kind: 'swapped' })
    expect(judgeCoordinates({ west: 121, south: 31, east: 121.5, north: 31.5 }, linyi)).toMatchObject({
      kind: 'elsewhere',
    })
  })
})

describe.skipIf(!there)('the tracts of Los Angeles (shared data; skipped where the folder is absent)', () => {
  test('adjacency from the polygons is the adjacency that was published', () => {
    const published = contactsOf(readGraphJson(packed('us-la-city.json.gz')).problem.adjacency)
    const found = contactsOf(readGeoJson(packed('us-la-city.geojson.gz')).problem.adjacency)
    expect([...found.from]).toEqual([...published.from])
    expect([...found.to]).toEqual([...published.to])
    for (let e = 0; e < found.length.length; e++)
      expect(Math.abs(found.length[e]! - published.length[e]!)).toBeLessThan(1 + published.length[e]! / 100)
  })
  test('areas are within 0.5 %, no overlap, no crossing', () => {
    const published = readGraphJson(packed('us-la-city.json.gz')).problem
    const { problem, faults } = readGeoJson(packed('us-la-city.geojson.gz'))
    problem.area!.forEach((a, u) => expect(Math.abs(a / published.area![u]! - 1)).toBeLessThan(0.005))
    expect(faults!.counts).toMatchObject({ overlap: 0, selfCrossing: 0, island: 0, noShape: 0 })
  })
})
