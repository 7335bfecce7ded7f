import type { Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { reportFigure } from '#modules/indicators/index.ts'
import { issueReport } from '../index.ts'

const DAY = '2021-06-01'
let stated: World | undefined

/** Lets something be known of the subdistrict, once for each world. */
async function known(world: World): Promise<string> {
  const { streetA } = world.city
  if (stated !== world)
    await world.system((ctx) =>
      reportFigure(ctx, {
        indicatorKey: 'registers.population',
        areaId: streetA.id,
        period: '2020',
        value: 41_000,
        source: '年报',
      }),
    )
  stated = world
  return streetA.id
}
async function issued(world: World): Promise<string> {
  const areaId = await known(world)
  return (await world.system((ctx) => issueReport(ctx, { areaId, template: 'survey', day: DAY }))).id
}
const officer = { role: 'subdistrictOfficer', at: 'streetA' } as const

export const samples: Samples = {
  'reports.preview': async (world) => ({ ...officer, query: { areaId: await known(world), asOf: DAY } }),
  'reports.previewFile': async (world) => ({
    ...officer,
    query: { areaId: await known(world), asOf: DAY, as: 'docx' },
  }),
  'reports.list': () => ({ ...officer }),
  'reports.get': async (world) => ({ ...officer, params: { id: await issued(world) } }),
  'reports.compare': async (world) => {
    await issued(world)
    return { ...officer, params: { id: await issued(world) } }
  },
  'reports.file': async (world) => ({ ...officer, params: { id: await issued(world) }, query: { as: 'pdf' } }),
  'reports.issue': async (world) => ({
    ...officer,
    body: { areaId: await known(world), day: DAY, remark: '报区民政局' },
  }),
}
