import type { Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { defineIndicator, reportFigure } from '../index.ts'

let n = 0
/** A key and a period of its own for each sample. */
const fresh = (): string => `own.sample${++n}`
const words = {
  name: '社区志愿者人数',
  nameEn: 'Volunteers',
  description: '在社区登记的志愿者人数',
  descriptionEn: 'Volunteers known to the community',
  unit: 'persons',
  direction: 'up',
  grain: 5,
  period: 'year',
  askedBy: '',
} as const

async function defined(world: World): Promise<{ key: string; id: string }> {
  return world.system((ctx) => defineIndicator(ctx, { ...words, key: fresh(), areaId: world.city.city.id }))
}
async function reported(world: World): Promise<{ id: string; key: string }> {
  const { key } = await defined(world)
  const { id } = await world.system((ctx) =>
    reportFigure(ctx, { indicatorKey: key, areaId: world.city.streetA.id, period: '2020', value: 7, source: '年报' }),
  )
  return { id, key }
}
const officer = { role: 'subdistrictOfficer', at: 'streetA' } as const

export const samples: Samples = {
  'indicators.list': () => ({ ...officer }),
  'indicators.get': async (world) => ({ role: 'cityOfficer', at: 'city', params: { key: (await defined(world)).key } }),
  'indicators.define': (world) => ({
    role: 'cityOfficer',
    at: 'city',
    body: { ...words, key: fresh(), areaId: world.city.city.id },
  }),
  'indicators.redefine': async (world) => {
    const { key, id } = await defined(world)
    return { role: 'cityOfficer', at: 'city', params: { key }, body: { ...words, name: '登记志愿者人数', from: id } }
  },
  'indicators.value': async (world) => ({
    ...officer,
    params: { key: (await reported(world)).key },
    query: { areaId: world.city.streetA.id, asOf: '2021-01-01' },
  }),
  'indicators.compare': async (world) => ({
    ...officer,
    params: { key: (await reported(world)).key },
    query: { areaId: world.city.streetA.id },
  }),
  'indicators.trend': async (world) => ({
    ...officer,
    params: { key: (await reported(world)).key },
    query: { areaId: world.city.streetA.id, from: '2019-01-01', to: '2021-12-31', step: 'year' },
  }),
  'indicators.board': (world) => ({ ...officer, query: { areaId: world.city.streetA.id } }),
  'indicators.figures': (world) => ({ ...officer, query: { under: world.city.streetA.id } }),
  'indicators.template': async (world) => ({
    ...officer,
    query: { areaId: world.city.streetA.id, indicatorKey: (await defined(world)).key },
  }),
  'indicators.figureHistory': async (world) => ({ ...officer, params: { id: (await reported(world)).id } }),
  'indicators.report': async (world) => ({
    ...officer,
    body: {
      indicatorKey: (await defined(world)).key,
      areaId: world.city.streetA.id,
      period: '2019',
      value: 5,
      source: '年报',
      document: '统计年报',
      page: '3',
    },
  }),
  'indicators.correct': async (world) => ({
    ...officer,
    params: { id: (await reported(world)).id },
    body: { value: 8, source: '年报', reason: '抄错' },
  }),
  'indicators.withdraw': async (world) => ({
    ...officer,
    params: { id: (await reported(world)).id },
    body: { reason: '报错了区域' },
  }),
  'indicators.import': async (world) => {
    const { key } = await defined(world)
    return {
      ...officer,
      query: { areaId: world.city.streetA.id, source: '年报', dryRun: 'no' },
      file: {
        name: 'figures.csv',
        content: `区划代码,区域名称,指标,期别,数值\n371302001001,考棚社区,${key},2020,12\n,东关社区,${key},2020,"1,300"\n`,
      },
    }
  },
}
