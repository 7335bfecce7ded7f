import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Outline } from '../contract/maps.ts'
import { areaOf, gaps, overlaps, selfCrossings, type Outlined } from './check.ts'
import { polygonsOf, readBoundaries, toWgs84 } from './read.ts'

const square = (x: number, y: number, w = 0.01): Outline => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + w, y],
      [x + w, y + w],
      [x, y + w],
      [x, y],
    ],
  ],
})
const named = (name: string, outline: Outline): Outlined => ({ areaId: name, name, outline })
const file = (json: unknown) => Buffer.from(JSON.stringify(json))

describe('an outline handed in', () => {
  it('is kept as it is from WGS84 and CGCS2000, and converted from GCJ-02 and BD-09', () => {
    const at = square(118.5, 35.5, 0.25)
    expect(toWgs84(at, 'WGS84')).toEqual(at)
    expect(toWgs84(at, 'CGCS2000')).toEqual(at)
    const [gcj] = polygonsOf(toWgs84(at, 'GCJ02'))[0]![0]!
    const [bd] = polygonsOf(toWgs84(at, 'BD09'))[0]![0]!
    expect(gcj![0]).toBeGreaterThan(118.49)
    expect(gcj![0]).toBeLessThan(118.5)
    expect(bd![0]).toBeLessThan(gcj![0])
  })
  it('names its area by code, adcode or name', () => {
    const feature = { type: 'Feature', properties: { adcode: 371302, name: '兰山区' }, geometry: square(118.3, 35) }
    expect(readBoundaries(file({ type: 'FeatureCollection', features: [feature] }), 'WGS84').drawn[0]).toMatchObject({
      code: '371302',
      name: '兰山区',
    })
  })
  it.each([
    ['no JSON', Buffer.from('code,name'), 'areas.boundaryFile'],
    ['no features', file({ type: 'FeatureCollection', features: [] }), 'areas.boundaryFile'],
    ['a point', file({ type: 'Feature', geometry: { type: 'Point', coordinates: [118, 35] } }), 'areas.boundaryFile'],
    [
      'an open ring',
      file({
        type: 'Polygon',
        coordinates: [
          [
            [118, 35],
            [119, 35],
            [119, 36],
            [118, 36],
          ],
        ],
      }),
      'areas.boundaryOpenRing',
    ],
    [
      'latitude first',
      file({
        type: 'Polygon',
        coordinates: [
          [
            [35, 118],
            [36, 118],
            [36, 119],
            [35, 118],
          ],
        ],
      }),
      'areas.boundaryOutOfChina',
    ],
  ])('is refused with %s', (_, bytes, code) => {
    expect(readBoundaries(bytes, 'WGS84').problems.map((p) => p.code)).toEqual([code])
  })
  it('that crosses itself is found', () => {
    const bow: Outline = {
      type: 'Polygon',
      coordinates: [
        [
          [118, 35],
          [118.1, 35.1],
          [118.1, 35],
          [118, 35.1],
          [118, 35],
        ],
      ],
    }
    expect(selfCrossings(named('甲', bow))[0]).toMatchObject({
      code: 'areas.boundarySelfCrossing',
      params: { count: 1 },
    })
    expect(selfCrossings(named('甲', square(118, 35)))).toEqual([])
  })
  it('that covers its neighbour is an error, a sliver between them a warning', () => {
    const left = named('甲', square(118, 35))
    expect(overlaps([left], [named('乙', square(118.005, 35))])[0]).toMatchObject({ severity: 'error' })
    expect(overlaps([left], [named('乙', square(118.009999, 35))])[0]).toMatchObject({ severity: 'warning' })
    expect(overlaps([left], [named('乙', square(118.01, 35))])).toEqual([])
  })
  it('that leaves a hole in its parent is told', () => {
    const parent = named('街道', {
      type: 'Polygon',
      coordinates: [
        [
          [118, 35],
          [118.03, 35],
          [118.03, 35.01],
          [118, 35.01],
          [118, 35],
        ],
      ],
    })
    const [gap] = gaps([named('甲', square(118, 35)), named('乙', square(118.02, 35))], parent)
    expect(gap).toMatchObject({ code: 'areas.boundaryGap', params: { count: 1, wide: 1 } })
  })
})

const real = join(import.meta.dirname, '../../../../../../shared/data/geo/linyi_counties_detailed_gcj02.geojson')
describe.skipIf(!existsSync(real))(
  'the twelve counties of Linyi as drawn by others (skipped without ../shared/data/geo)',
  () => {
    it('are read, measure what they measure, overlap by slivers only and leave slivers between them', () => {
      const { drawn, problems } = readBoundaries(readFileSync(real), 'GCJ02')
      expect([drawn.length, problems]).toEqual([12, []])
      const all = drawn.map((d) => named(d.name!, d.outline))
      expect(all.flatMap(selfCrossings)).toEqual([])
      const lanshan = all.find((o) => o.name === '兰山区')!
      expect(Math.round(areaOf(polygonsOf(lanshan.outline)) / 1e6)).toBeGreaterThan(850)
      const found = overlaps(all, [])
      expect(found.length).toBeGreaterThan(15)
      expect(found.every((p) => p.severity === 'warning')).toBe(true)
      expect(gaps(all, undefined)[0]!.params.count).toBeGreaterThan(100)
    })
  },
)
