import type { Sample, Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { dropCase, openCase } from '../commands/cases.ts'

const street = (more: Partial<Sample> = {}): Sample => ({ role: 'subdistrictOfficer', at: 'streetA', ...more })

export const newCase = (world: World) =>
  world.system((ctx) =>
    openCase(ctx, { areaId: world.city.streetA.id, name: '兰山街道社区规划', reason: '社区规模调整' }),
  )

export const drawingSamples: Samples = {
  'planning.listCases': () => street({ query: { state: 'open' } }),
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
}
