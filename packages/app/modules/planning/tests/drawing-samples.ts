import { statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { newId } from '#shared/ids.ts'
import type { Sample, Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { dropCase, openCase } from '../commands/cases.ts'
import { addComment } from '../commands/comments.ts'
import { uploadCompounds } from '../commands/compounds.ts'
import { decideCompound } from '../commands/decisions.ts'
import { editScheme, undoEdit } from '../commands/edits.ts'
import { dropLayer, uploadLayer } from '../commands/layers.ts'
import { createScheme } from '../commands/schemes.ts'
import { getEngineProblem } from '../queries/problems.ts'
import { grid, setUp } from './ground.ts'

const street = (more: Partial<Sample> = {}): Sample => ({ role: 'subdistrictOfficer', at: 'streetA', ...more })

export const newCase = (world: World) =>
  world.system((ctx) =>
    openCase(ctx, { areaId: world.city.streetA.id, name: '兰山街道社区规划', reason: '社区规模调整' }),
  )

const estates = new WeakMap<World, string[]>()
/** Estates of the first subdistrict, once for each world. */
export async function unitsOf(world: World): Promise<string[]> {
  if (!estates.has(world)) estates.set(world, await setUp(world, grid(3, 2, 900)))
  return estates.get(world)!
}
/** A scheme of a case of its own. */
export async function newScheme(world: World) {
  const units = await unitsOf(world)
  const { id: caseId } = await newCase(world)
  const { id } = await world.system((ctx) => createScheme(ctx, caseId, { name: '方案一', from: 'current' }))
  return { id, caseId, units }
}
const RIVER = JSON.stringify({ type: 'LineString', coordinates: [[118.331, 35.049], [118.331, 35.055]] }) // prettier-ignore
const fileAt = (path: string) => ({ name: basename(path), path, bytes: statSync(path).size })
/** A river through the estates. */
export async function newLayer(world: World, text = RIVER, more: object = {}): Promise<string> {
  const path = join(tmpdir(), `liren-layer-${newId(new Date())}.geojson`)
  writeFileSync(path, text)
  const input = { areaId: world.city.streetA.id, kind: 'barrier' as const, class: 'river', name: '涑河', crs: 'WGS84' as const, source: '水利局', sure: 'false' as const, ...more } // prettier-ignore
  return (await world.system((ctx) => uploadLayer(ctx, input, fileAt(path)))).id
}

const LIST = '小区名称,地址,户数,经纬度\n恒大绿洲,香港路,1608户,"118.3421,35.0561"\n无名苑,,不详,\n'
let lists = 0
/** A list of compounds taken in; the first of them. */
export async function takeIn(world: World, text: string, source: string) {
  return world.system((ctx) => uploadCompounds(ctx, { areaId: world.city.streetA.id, crs: 'BD09', source }, listFile(text))) // prettier-ignore
}
/** A list in a file. */
export function listFile(text: string) {
  const path = join(tmpdir(), `liren-list-${newId(new Date())}.csv`)
  writeFileSync(path, text)
  return { path, name: 'list.csv', bytes: statSync(path).size }
}
async function newCompound(world: World): Promise<string> {
  const name = `样本小区${++lists}号`
  await takeIn(world, `小区名称,户数\n${name},300\n`, '街道名录')
  const row = await world.system((ctx) => ctx.db.selectFrom('planningCompound').select('id').where('name', '=', name).executeTakeFirstOrThrow()) // prettier-ignore
  return row.id
}

const edited = async (world: World) => {
  const scheme = await newScheme(world)
  await world.system((ctx) =>
    editScheme(ctx, scheme.id, {
      version: 1,
      moves: [{ unitIds: [scheme.units[0]!], to: 'n1' }],
      communities: [],
      remove: [],
    }),
  )
  return scheme
}

export const drawingSamples: Samples = {
  'planning.listCases': () => street({ query: { state: 'open' } }),
  'planning.getCase': async (w) => street({ params: { id: (await newCase(w)).id } }),
  'planning.openCase': (w) =>
    street({
      body: { areaId: w.city.streetA.id, name: '兰山街道社区规划', reason: '社区规模调整', dueOn: '2026-09-01' },
    }),
  'planning.changeCase': async (w) =>
    street({
      params: { id: (await newCase(w)).id },
      body: { version: 1, name: '兰山街道社区调整规划', takeOver: true },
    }),
  'planning.dropCase': async (w) =>
    street({ params: { id: (await newCase(w)).id }, body: { version: 1, reason: '与另一任务重复' } }),
  'planning.reopenCase': async (w) => {
    const { id } = await newCase(w)
    await w.system((ctx) => dropCase(ctx, id, { version: 1, reason: '误立' }))
    return street({ params: { id }, body: { version: 2 } })
  },
  'planning.getProblem': async (w) => street({ params: { id: (await newScheme(w)).caseId } }),
  'planning.getOutlines': async (w) => street({ params: { id: (await newScheme(w)).caseId } }),
  'planning.listSchemes': async (w) => street({ params: { id: (await newScheme(w)).caseId } }),
  'planning.createScheme': async (w) =>
    street({ params: { id: (await newCase(w)).id }, body: { name: '方案二', from: 'empty' } }),
  'planning.getScheme': async (w) => street({ params: { id: (await newScheme(w)).id } }),
  'planning.editScheme': async (w) => {
    const { id, units } = await newScheme(w)
    const communities = [{ key: 'n1', name: '新桥社区', breachReason: '因地制宜：独立片区' }]
    return street({ params: { id }, body: { version: 1, moves: [{ unitIds: [units[0]], to: 'n1' }], communities } })
  },
  'planning.undoEdit': async (w) => street({ params: { id: (await edited(w)).id }, body: { version: 2 } }),
  'planning.redoEdit': async (w) => {
    const { id } = await edited(w)
    await w.system((ctx) => undoEdit(ctx, id, { version: 2 }))
    return street({ params: { id }, body: { version: 3 } })
  },
  'planning.changesSince': async (w) => street({ params: { id: (await edited(w)).id }, query: { since: '1' } }),
  'planning.changeScheme': async (w) =>
    street({ params: { id: (await newScheme(w)).id }, body: { version: 1, name: '方案甲', params: { target: 1800 } } }),
  'planning.copyScheme': async (w) => street({ params: { id: (await newScheme(w)).id }, body: { name: '方案丙' } }),
  'planning.dropScheme': async (w) =>
    street({ params: { id: (await newScheme(w)).id }, body: { version: 1, reason: '不用了' } }),
  'planning.compareSchemes': async (w) => {
    const { id, caseId } = await newScheme(w)
    const other = await w.system((ctx) => createScheme(ctx, caseId, { name: '白图', from: 'empty' }))
    return street({ params: { id }, query: { with: other.id } })
  },
  'planning.drawSchemes': async (w) =>
    street({ params: { id: (await newScheme(w)).caseId }, body: { count: 2, rounds: 1 } }),
  'planning.repairScheme': async (w) =>
    street({ params: { id: (await newScheme(w)).id }, body: { version: 1, rounds: 1 } }),
  'planning.includeUnits': async (w) =>
    street({ params: { id: (await newScheme(w)).id }, body: { version: 1, rounds: 1 } }),
  'planning.getEngineProblem': async (w) => street({ params: { id: (await newScheme(w)).id } }),
  'planning.keepPlans': async (w) => {
    const { id } = await newScheme(w)
    const { register, ids } = await w.system((ctx) => getEngineProblem(ctx, id))
    const assignment = ids.map((_, u) => u % 2)
    return street({
      params: { id },
      body: { register, what: 'draw', plans: [{ name: '机选', seed: 1, rounds: 1, assignment }] },
    })
  },
  'planning.proposeNames': async (w) => street({ params: { id: (await edited(w)).id } }),
  'planning.reserveNames': async (w) => {
    const { id } = await edited(w)
    const communities = [{ key: 'n1', name: '新桥社区' }]
    await w.system((ctx) => editScheme(ctx, id, { version: 2, moves: [], communities, remove: [] }))
    return street({ params: { id }, body: { version: 3 } })
  },
  'planning.criteria': async (w) => street({ params: { id: (await newScheme(w)).id } }),
  'planning.listLayers': (w) => street({ query: { areaId: w.city.streetA.id } }),
  'planning.getLayer': async (w) => street({ params: { id: await newLayer(w) } }),
  'planning.checkLayer': (w) =>
    street({
      query: { areaId: w.city.streetA.id, kind: 'barrier', crs: 'WGS84' },
      file: { name: 'river.geojson', content: RIVER },
    }),
  'planning.restoreLayer': async (w) => {
    const id = await newLayer(w)
    await w.system((ctx) => dropLayer(ctx, id, { version: 1 }))
    return street({ params: { id }, body: { version: 2 } })
  },
  'planning.uploadLayer': (w) =>
    street({
      query: {
        areaId: w.city.streetA.id,
        kind: 'barrier',
        class: 'river',
        name: '涑河',
        crs: 'WGS84',
        source: '水利局',
      },
      file: { name: 'river.geojson', content: RIVER },
    }),
  'planning.dropLayer': async (w) => street({ params: { id: await newLayer(w) }, body: { version: 1 } }),
  'planning.listComments': async (w) => street({ params: { id: (await newCase(w)).id } }),
  'planning.addComment': async (w) =>
    street({ params: { id: (await newCase(w)).id }, body: { x: 118.33, y: 35.05, text: '这里有一所小学' } }),
  'planning.answerComment': async (w) => {
    const { id } = await newCase(w)
    const comment = await w.system((ctx) => addComment(ctx, id, { text: '请核对' }))
    return street({ params: { id: comment.id }, body: { text: '小学归北区，已与教体局核对' } })
  },
  'planning.resolveComment': async (w) => {
    const { id } = await newCase(w)
    const comment = await w.system((ctx) => addComment(ctx, id, { text: '请核对' }))
    return street({ params: { id: comment.id }, body: { version: 1, answer: '已核对' } })
  },
  'planning.coverage': (w) => street({ query: { areaId: w.city.streetA.id } }),
  'planning.fitness': async (w) => {
    await unitsOf(w)
    return street({ query: { areaId: w.city.streetA.id } })
  },
  'planning.getSetting': (w) => street({ query: { areaId: w.city.streetA.id } }),
  'planning.changeSetting': (w) => ({
    role: 'countyOfficer',
    at: 'lanshan',
    body: { areaId: w.city.lanshan.id, days: 20, ownerRole: 'subdistrictOfficer', version: 0 },
  }),
  'planning.uploadCompounds': (w) =>
    street({
      query: { areaId: w.city.streetA.id, crs: 'BD09', source: '房产网站' },
      file: { name: 'list.csv', content: LIST },
    }),
  'planning.readCompounds': (w) =>
    street({ query: { areaId: w.city.streetA.id, crs: 'BD09' }, file: { name: 'list.csv', content: LIST } }),
  'planning.undoUpload': async (w) => {
    const { uploadId } = await takeIn(w, `小区名称\n撤回小区${++lists}号\n`, '街道名录')
    return street({ body: { areaId: w.city.streetA.id, uploadId } })
  },
  'planning.compoundSources': (w) => street({ query: { areaId: w.city.streetA.id } }),
  'planning.decideCompounds': async (w) =>
    street({ body: { areaId: w.city.streetA.id, source: '街道名录', ids: [await newCompound(w)] } }),
  'planning.undoCompounds': async (w) => {
    const id = await newCompound(w)
    const { batchId } = await w.system((ctx) => decideCompound(ctx, id, { version: 1, households: 9 }))
    return street({ body: { areaId: w.city.streetA.id, batchId } })
  },
  'planning.listCompounds': (w) => street({ query: { areaId: w.city.streetA.id, state: 'waiting' } }),
  'planning.decideCompound': async (w) =>
    street({ params: { id: await newCompound(w) }, body: { version: 1, households: 1200 } }),
  'planning.leaveCompound': async (w) =>
    street({ params: { id: await newCompound(w) }, body: { version: 1, reason: '在建' } }),
  'planning.takeCompounds': (w) => street({ body: { areaId: w.city.streetA.id, on: '2026-05-01' } }),
  'planning.oversize': async (w) => street({ params: { id: (await newScheme(w)).caseId } }),
  'planning.readAssignment': async (w) =>
    street({
      params: { id: (await newScheme(w)).id },
      file: { name: 'plan.csv', content: '小区名称,社区名称\n第1小区,新桥社区\n' },
    }),
  'planning.importAssignment': async (w) =>
    street({
      params: { id: (await newScheme(w)).id },
      query: { version: '1' },
      file: { name: 'plan.csv', content: '小区名称,社区名称\n第1小区,新桥社区\n不知何处,新桥社区\n' },
    }),
}
