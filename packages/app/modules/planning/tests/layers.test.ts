import gcoord from 'gcoord'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { openWorld, type World } from '#testing/world.ts'
import { dropLayer } from '../commands/layers.ts'
import { problemOf } from '../problem/index.ts'
import { criteriaOf } from '../queries/criteria.ts'
import { getLayer, listLayers } from '../queries/layers.ts'
import { newLayer } from './drawing-samples.ts'
import { begun, grid, setUp, square } from './ground.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await setUp(world, grid(6, 6, 150))
})
afterAll(() => world.close())

const officer = () => world.actor('subdistrictOfficer', world.city.streetA.id)
const [west, south, east, north] = [118.33, 35.05, 118.342, 35.062]
const file = (...geometries: object[]) =>
  JSON.stringify({ type: 'FeatureCollection', features: geometries.map((geometry, i) => ({ type: 'Feature', properties: { name: `图${i}` }, geometry })) }) // prettier-ignore
const line = (points: number[][]) => ({ type: 'LineString', coordinates: points })
const upload = (text: string, more: object = {}) => newLayer(world, text, more)
const refusal = async (work: Promise<unknown>) => {
  const e = await work.then(() => undefined, (error: unknown) => error) // prettier-ignore
  return e instanceof AppError ? { code: e.code, ...e.params } : e
}
const box = (move: (x: number, y: number) => number[]) =>
  file({ type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]].map(([x, y]) => move(x!, y!))] }) // prettier-ignore

describe('a layer handed in', () => {
  it('bears on who is kept apart: a river makes a border that costs nothing', async () => {
    const river = await upload(file(line([[118.336, 35.049], [118.336, 35.07]]))) // prettier-ignore
    const { problem, params } = await world.system((ctx) => problemOf(ctx, world.city.streetA.id, '2026-05-01'))
    expect(params.layers).toEqual([river])
    expect(problem.adjacency.barrier.filter((b) => b === 2)).toHaveLength(12)
    expect((await world.as(officer(), (ctx) => listLayers(ctx, world.city.streetA.id))).rows).toMatchObject([{ class: 'river', features: 1 }]) // prettier-ignore
    await world.system((ctx) => dropLayer(ctx, river, { version: 1 }))
    const after = await world.system((ctx) => problemOf(ctx, world.city.streetA.id, '2026-05-01'))
    expect(after.problem.adjacency.barrier.some((b) => b > 0)).toBe(false)
  })

  it('is converted from GCJ-02 and BD-09 to a metre or two', async () => {
    for (const [crs, system] of [
      ['GCJ02', gcoord.GCJ02],
      ['BD09', gcoord.BD09],
    ] as const) {
      const text = box((x, y) => gcoord.transform([x, y], gcoord.WGS84, system))
      const id = await upload(text, { kind: 'soft', class: 'policeBeat', crs })
      const { geometry } = await world.as(officer(), (ctx) => getLayer(ctx, id))
      const [x, y] = (geometry as GeoJSON.FeatureCollection<GeoJSON.Polygon>).features[0]!.geometry.coordinates[0]![0]!
      expect(Math.hypot(x! - west, y! - south)).toBeLessThan(0.00003)
      await world.system((ctx) => dropLayer(ctx, id, { version: 1 }))
    }
  })

  it('in the wrong coordinate system is noticed by its offset, and taken only when a person is sure', async () => {
    const text = box((x, y) => gcoord.transform([x, y], gcoord.WGS84, gcoord.BD09))
    expect(await refusal(upload(text, { kind: 'soft', class: 'grid' }))).toMatchObject({ code: 'planning.layerShifted', system: 'BD-09' }) // prettier-ignore
    const id = await upload(text, { kind: 'soft', class: 'grid', sure: 'true' })
    await world.system((ctx) => dropLayer(ctx, id, { version: 1 }))
  })

  it.each([
    ['no JSON', 'x,y', 'planning.layerFile'],
    ['no GeoJSON', '{"a":1}', 'planning.layerFile'],
    ['points where lines are wanted, of another kind', file({ type: 'Point', coordinates: [1] }), 'planning.layerEmpty'],
    ['latitude first', file(line([[35.05, 118.33], [35.06, 118.34]])), 'planning.layerSwapped'],
    ['metres', file(line([[39_500_000, 3_880_000], [39_500_100, 3_880_100]])), 'planning.layerMetres'],
    ['another city', file(line([[116.3, 39.9], [116.4, 39.9]])), 'planning.layerElsewhere'],
  ])('is refused with %s', async (_, text, code) => {
    expect(await refusal(upload(text))).toMatchObject({ code })
  }) // prettier-ignore

  it('of a class that its kind does not have is refused', async () => {
    expect(await refusal(upload(file(square(0, 0)), { kind: 'soft', class: 'river' }))).toMatchObject({ code: 'planning.layerClass' }) // prettier-ignore
  })
})

describe('the criteria of a scheme', () => {
  it('are scored from the register, the map and the layers', async () => {
    const point = await upload(file({ type: 'Point', coordinates: [118.331, 35.051] }), { kind: 'service', class: 'servicePoint' }) // prettier-ignore
    const beats = await upload(file({ type: 'Polygon', coordinates: [[[118.32, 35.04], [118.332, 35.04], [118.332, 35.08], [118.32, 35.08], [118.32, 35.04]]] }, { type: 'Polygon', coordinates: [[[118.332, 35.04], [118.35, 35.04], [118.35, 35.08], [118.332, 35.08], [118.332, 35.04]]] }), { kind: 'soft', class: 'policeBeat' }) // prettier-ignore
    const { schemeId } = await begun(world)
    const { rows, total } = await world.as(officer(), (ctx) => criteriaOf(ctx, schemeId))
    expect(rows.map((r) => r.name)).toEqual(['考棚社区', '东关社区', '洗砚池居委会'])
    const part = (i: number, name: string) => rows[i]!.parts.find((p) => p.part === name)!
    expect([part(0, 'servicePoint').score, part(0, 'service').figures.households]).toEqual([100, 1800])
    expect([part(0, 'softBorders').score, part(1, 'softBorders').score]).toEqual([50, 100])
    expect([part(0, 'continuity').score, part(0, 'committees').score, part(0, 'whole').score]).toEqual([100, 100, 100])
    expect(rows[0]!.scores.size).toBe(92)
    for (const score of Object.values(total)) expect(score).toBeGreaterThan(0)
    for (const id of [point, beats]) await world.system((ctx) => dropLayer(ctx, id, { version: 1 }))
  })
})
