import type { Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { openCase } from '../../commands/cases/intake.ts'
import { stepCase } from '../../commands/cases/step.ts'

const worker = (world: World) => world.actor('communityWorker', world.city.communityA1.id)
const intake = (areaId: string) => ({
  areaId,
  channel: 'counter' as const,
  nature: 'help' as const,
  urgency: 'normal' as const,
  title: '3号楼前路灯不亮',
  text: '3号楼前的路灯坏了三天，老人晚上出门看不见。',
  special: false,
  isPublic: false,
})
/** A case of community A1, taken in at a counter. */
export const opened = (world: World, more: object = {}) =>
  world.as(worker(world), (ctx) => openCase(ctx, { ...intake(world.city.communityA1.id), ...more }))

export const casesSamples: Samples = {
  'services.openCase': (world) => ({
    role: 'communityWorker',
    at: 'communityA1',
    body: intake(world.city.communityA1.id),
  }),
  'services.stepCase': async (world) => {
    const of = await opened(world)
    return {
      role: 'communityWorker',
      at: 'communityA1',
      params: { id: of.id },
      body: { verb: 'take', version: of.version },
    }
  },
  'services.writeToCase': async (world) => {
    const of = await opened(world)
    return {
      role: 'communityWorker',
      at: 'communityA1',
      params: { id: of.id },
      body: { audience: 'internal', text: '已电话联系物业' },
    }
  },
  'services.finishPart': async (world) => {
    const of = await opened(world)
    const { version } = await world.as(worker(world), (ctx) =>
      stepCase(ctx, of.id, { verb: 'take', version: of.version }),
    )
    const parts = [{ to: { role: 'subdistrictOfficer' as const }, asked: '请协调供电所' }]
    await world.as(worker(world), (ctx) => stepCase(ctx, of.id, { verb: 'joint', version, parts }))
    const part = await world.system((ctx) =>
      ctx.db.selectFrom('serviceCasePart').select('id').where('caseId', '=', of.id).executeTakeFirstOrThrow(),
    )
    const body = { outcome: 'done', answer: '供电所已派人' }
    return { role: 'subdistrictOfficer', at: 'streetA', params: { id: of.id, partId: part.id }, body }
  },
}
