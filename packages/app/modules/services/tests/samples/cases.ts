import { requestOf, type Samples } from '#testing/samples.ts'
import type { Actor } from '#server/context.ts'
import type { World } from '#testing/world.ts'
import { openCase } from '../../commands/cases/intake.ts'
import { attachFiles } from '../../commands/cases/files.ts'
import { stepCase } from '../../commands/cases/step.ts'
import { tinyPng } from '../case-files.ts'

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

/** A photo that the worker has sent up and tied to nothing yet. */
export async function uploaded(world: World, actor = worker(world)): Promise<string> {
  const contract = { method: 'POST', path: '/api/services/files' } as never
  const reply = await world.http(
    actor,
    requestOf(contract, {
      role: 'communityWorker', at: 'communityA1', query: { areaId: world.city.communityA1.id }, file: { name: 'a.png', content: tinyPng() },
    }), // prettier-ignore
  )
  return (reply.body as { fileId: string }).fileId
}

/** A case with a photo: its id and the photo's. */
async function withPhoto(world: World) {
  const of = await opened(world)
  const fileId = await uploaded(world)
  const by = { ...worker(world), accountId: await ownerOf(world, fileId) } as Actor
  await world.as(by, (ctx) => attachFiles(ctx, of.id, { fileIds: [fileId], audience: 'applicant' }))
  const { id } = await world.system((ctx) =>
    ctx.db.selectFrom('serviceCaseFile').select('id').where('caseId', '=', of.id).executeTakeFirstOrThrow(),
  )
  return { id: of.id, fileId: id }
}

const ownerOf = (world: World, fileId: string): Promise<string> =>
  world.system(async (ctx) => {
    const row = await ctx.db
      .selectFrom('storedFile')
      .select('createdBy')
      .where('id', '=', fileId)
      .executeTakeFirstOrThrow()
    return row.createdBy!
  })

const at = { role: 'communityWorker', at: 'communityA1' } as const
export const casesSamples: Samples = {
  'services.listCases': async (world) => {
    await opened(world)
    return { ...at, query: { search: '路灯', view: 'open' } }
  },
  'services.getCase': async (world) => ({ ...at, params: { id: (await opened(world)).id } }),
  'services.similarCases': async (world) => {
    await opened(world)
    return { ...at, query: { areaId: world.city.communityA1.id, title: '3号楼路灯不亮' } }
  },
  'services.listHolders': async (world) => ({ ...at, params: { id: (await opened(world)).id } }),
  'services.caseBoard': (world) => ({
    role: 'subdistrictOfficer',
    at: 'streetA',
    query: { areaId: world.city.streetA.id },
  }),
  'services.lookAtCase': async (world) => {
    const of = await opened(world, { special: true })
    return { ...at, params: { id: of.id }, body: { purpose: 'handle' } }
  },
  'services.revealApplicant': async (world) => {
    const of = await opened(world, { applicant: { name: '王建国', phone: '12000000001' } })
    return { ...at, params: { id: of.id, field: 'phone' }, body: { purpose: 'handle' } }
  },
  'services.uploadFile': (world) => ({
    ...at, query: { areaId: world.city.communityA1.id }, file: { name: '路灯.png', content: tinyPng() },
  }), // prettier-ignore
  'services.attachFiles': async (world) => {
    const of = await opened(world)
    const fileId = await uploaded(world)
    const actor = { ...worker(world), accountId: await ownerOf(world, fileId) } as Actor
    return { ...at, actor, params: { id: of.id }, body: { fileIds: [fileId], audience: 'applicant' } }
  },
  'services.getFile': async (world) => ({ ...at, params: await withPhoto(world) }),
  'services.dropFile': async (world) => ({ ...at, params: await withPhoto(world), body: { reason: '拍到了路人' } }),
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
    const by = worker(world)
    const { version } = await world.as(by, (ctx) => stepCase(ctx, of.id, { verb: 'take', version: of.version }))
    const parts = [{ to: { role: 'subdistrictOfficer' as const }, asked: '请协调供电所' }]
    await world.as(by, (ctx) => stepCase(ctx, of.id, { verb: 'joint', version, parts }))
    const part = await world.system((ctx) =>
      ctx.db.selectFrom('serviceCasePart').select('id').where('caseId', '=', of.id).executeTakeFirstOrThrow(),
    )
    const body = { outcome: 'done', answer: '供电所已派人' }
    return { role: 'subdistrictOfficer', at: 'streetA', params: { id: of.id, partId: part.id }, body }
  },
}
