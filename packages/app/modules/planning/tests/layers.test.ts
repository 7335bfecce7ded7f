import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import gcoord from 'gcoord'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { openWorld, type World } from '#testing/world.ts'
import { dropLayer, restoreLayer } from '../commands/layers.ts'
import { problemOf } from '../problem/index.ts'
import { criteriaOf } from '../queries/criteria.ts'
import { checkLayer } from '../queries/layer-check.ts'
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
const asked = (more: object = {}) => ({
  areaId: world.city.streetA.id,
  state: 'standing' as const,
  page: 1,
  size: 50,
  ...more,
})
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
    expect((await world.as(officer(), (ctx) => listLayers(ctx, asked()))).rows).toMatchObject([{ class: 'river', features: 1 }]) // prettier-ignore
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

  it('with characters that no database keeps is taken without them', async () => {
    const odd = { type: 'Feature', id: 'a\u0000b', properties: { name: '涑\u0000河\u0007' }, geometry: line([[118.336, 35.05], [118.336, 35.06]]) } // prettier-ignore
    const id = await upload(JSON.stringify({ type: 'FeatureCollection', features: [odd] }))
    const { geometry } = await world.as(officer(), (ctx) => getLayer(ctx, id))
    expect((geometry as GeoJSON.FeatureCollection).features[0]).toMatchObject({
      id: 'ab',
      properties: { name: '涑河' },
    })
    await world.system((ctx) => dropLayer(ctx, id, { version: 1 }))
  })

  it('of a class that its kind does not have is refused', async () => {
    expect(await refusal(upload(file(square(0, 0)), { kind: 'soft', class: 'river' }))).toMatchObject({ code: 'planning.layerClass' }) // prettier-ignore
  })
})

const beat = (from: number, to: number, more: object = {}) => ({ type: "Feature", properties: { name: `警区${Math.round((from - 118) * 1e4)}` }, geometry: { type: "Polygon", coordinates: [[[from, south], [to, south], [to, north], [from, north], [from, south]]] }, ...more }) // prettier-ignore
const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features })
const bowtie = { type: 'Feature', properties: { name: '打结的学区' }, geometry: { type: 'Polygon', coordinates: [[[west, south], [east, north], [east, south], [west, north], [west, south]]] } } // prettier-ignore
const check = (text: string, more: object = {}) => {
  const path = join(tmpdir(), `liren-check-${process.pid}.geojson`)
  writeFileSync(path, text)
  const ask = { areaId: world.city.streetA.id, kind: 'soft' as const, crs: 'WGS84' as const, ...more }
  return world.as(officer(), (ctx) => checkLayer(ctx, ask, { name: 'a.geojson', path, bytes: Buffer.byteLength(text) }))
}

describe('a layer looked at before it counts', () => {
  it('names areas that overlap or cross themselves, and ids that are there twice, with their place', async () => {
    const text = collection(beat(west, 118.337, { id: 'a' }), beat(118.336, east, { id: 'a' }))
    const { findings, features } = await check(text)
    expect(features).toBe(2)
    expect(findings.map((f) => [f.code, f.names])).toEqual([['idTwice', ['警区3300', '警区3360']], ['overlap', ['警区3300', '警区3360']]]) // prettier-ignore
    expect(findings[1]!.x).toBeGreaterThan(118.335)
    expect((await check(collection(bowtie))).findings).toMatchObject([{ code: 'crossesItself', names: ['打结的学区'] }])
  })

  it('is not taken in with them unless a person has seen them', async () => {
    const text = collection(bowtie)
    expect(await refusal(upload(text, { kind: 'soft', class: 'schoolDistrict' }))).toMatchObject({ code: 'planning.layerFaulty', names: '打结的学区' }) // prettier-ignore
    const id = await upload(text, { kind: 'soft', class: 'schoolDistrict', sure: 'true' })
    expect((await world.as(officer(), (ctx) => getLayer(ctx, id))).faults).toBe(1)
    await world.system((ctx) => dropLayer(ctx, id, { version: 1 }))
  })

  it.each([['BD09', gcoord.BD09], ['GCJ02', gcoord.GCJ02]] as const)('in %s is noticed by its offset, and the correction named', async (crs, system) => {
    const text = box((x, y) => gcoord.transform([x, y], gcoord.WGS84, system))
    expect((await check(text)).fault).toMatchObject({ kind: 'shifted', suggested: crs })
    expect((await check(text, { crs })).fault).toBeNull()
  }) // prettier-ignore

  it('corrected although it was right is noticed too', async () => {
    expect((await check(box((x, y) => [x, y]), { crs: 'BD09' })).fault).toMatchObject({ kind: 'shifted', suggested: 'WGS84' }) // prettier-ignore
  })

  it('of two million edges is refused at once, by its size, before it is read', async () => {
    const many = `{"type":"MultiLineString","coordinates":[${'[[118.3,35.0],[118.4,35.1]],'.repeat(2_000_000)}[[0,0],[1,1]]]}`
    const began = performance.now()
    expect(await refusal(check(many, { kind: 'barrier' }))).toMatchObject({ code: 'planning.layerFileLarge', most: 50 })
    const fewer = `{"type":"MultiLineString","coordinates":[${'[[1,2],[3,4]],'.repeat(2_000_000)}[[0,0],[1,1]]]}`
    expect(await refusal(check(fewer, { kind: 'barrier' }))).toMatchObject({ code: 'planning.layerTooLarge', points: 4_000_002 }) // prettier-ignore
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})

describe('a layer', () => {
  const river = (x: number) => file(line([[x, 35.049], [x, 35.07]])) // prettier-ignore
  it('taken away can be put back', async () => {
    const id = await upload(river(118.336))
    const { version } = await world.as(officer(), (ctx) => dropLayer(ctx, id, { version: 1 }))
    const { rows } = await world.as(officer(), (ctx) => listLayers(ctx, asked({ state: 'dropped' }))) // prettier-ignore
    expect(rows.find((r) => r.id === id)).toMatchObject({ droppedBy: 'subdistrictOfficer' })
    await world.as(officer(), (ctx) => restoreLayer(ctx, id, { version }))
    expect((await world.as(officer(), (ctx) => listLayers(ctx, asked()))).rows).toMatchObject([{ id, droppedAt: null }])
    await world.system((ctx) => dropLayer(ctx, id, { version: version + 1 }))
  })

  it('stands in a file with the day and the person that brought it, not with those that opened a case', async () => {
    const ask = `areaId=${world.city.streetA.id}&format=csv&columns=name,uploadedBy,uploadedAt`
    const { raw } = await world.http(officer(), { url: `/api/planning/layers?${ask}` })
    expect(raw.toString('utf8').split(/\r?\n/)[0]).toContain('名称,上传人,上传时间')
  })

  it('that takes the place of another stands for it where a scheme chose it, and can be taken back', async () => {
    const old = await upload(river(118.336))
    const problem = async () => (await world.system((ctx) => problemOf(ctx, world.city.streetA.id, '2026-05-01', { layers: [old] }))).problem.adjacency.barrier.filter((b) => b === 2).length // prettier-ignore
    expect(await problem()).toBe(12)
    const next = await upload(river(118.9), { replaces: old, sure: 'true' }).catch((e: AppError) => e.code)
    expect(next).toBe('planning.layerElsewhere')
    const fresh = await upload(file(line([[118.336, 35.049], [118.336, 35.056]])), { replaces: old }) // prettier-ignore
    const fewer = await problem()
    expect(fewer).toBeGreaterThan(0)
    expect(fewer).toBeLessThan(12)
    await world.system((ctx) => restoreLayer(ctx, old, { version: 2 }))
    expect(await problem()).toBe(12)
    expect((await world.as(officer(), (ctx) => listLayers(ctx, asked()))).rows.map((r) => r.id)).toEqual([old])
    expect(await refusal(world.system((ctx) => restoreLayer(ctx, old, { version: 3 })))).toMatchObject({ code: 'planning.layerStands' }) // prettier-ignore
    expect(fresh).not.toBe(old)
    await world.system((ctx) => dropLayer(ctx, old, { version: 3 }))
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
