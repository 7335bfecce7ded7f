import { requestOf, type Samples } from '#testing/samples.ts'
import type { Actor } from '#server/context.ts'
import type { World } from '#testing/world.ts'
import { issuePaper } from '../../commands/cases/papers.ts'
import { getPaper } from '../../queries/cases/papers.ts'
import { addClockRule, addRouteRule } from '../../commands/cases/settings.ts'
import { openCase } from '../../commands/cases/intake.ts'
import { attachFiles } from '../../commands/cases/files.ts'
import { stepCase } from '../../commands/cases/step.ts'
import { addTemplate } from '../../commands/cases/templates.ts'
import { tinyPng } from '../case-files.ts'
import { newKind } from './catalogue.ts'

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
async function withPhoto(world: World, more: object = {}) {
  const of = await opened(world, more)
  const fileId = await uploaded(world)
  const by = { ...worker(world), accountId: await ownerOf(world, fileId) } as Actor
  await world.as(by, (ctx) => attachFiles(ctx, of.id, { fileIds: [fileId], audience: 'public' }))
  const { id } = await world.system((ctx) =>
    ctx.db.selectFrom('serviceCaseFile').select('id').where('caseId', '=', of.id).executeTakeFirstOrThrow(),
  )
  return { id: of.id, number: of.number, fileId: id, photoId: fileId }
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

const paper = { kind: 'reply' as const, title: '答复意见书', body: '您反映的路灯不亮问题，已由供电所修复。' }
/** A case with a paper: its id and the paper's. */
export async function withPaper(world: World) {
  const of = await opened(world, { applicant: { name: '王建国' } })
  const { id } = await world.as(worker(world), (ctx) => issuePaper(ctx, of.id, paper))
  return { id: of.id, paperId: id }
}
/** The code that a paper bears, out of its words. */
export async function codeIn(docx: Buffer): Promise<string> {
  const { unzip } = await import('../case-files.ts')
  return /public\/papers\/([2-9A-Z]{16})/.exec(unzip(docx, 'word/document.xml'))![1]!
}

let sentences = 0
/** A template under a name of its own. */
const sentence = (areaId: string) => ({
  areaId, name: `路灯已修复（${++sentences}）`, text: '{称呼}：您反映的“{标题}”已修复。', verb: 'handle' as const, kindId: null, itemId: null, roles: [],
}) // prettier-ignore
export const keptTemplate = (world: World, more: object = {}) =>
  world.as(worker(world), (ctx) => addTemplate(ctx, { ...sentence(world.city.communityA1.id), ...more }))

const at = { role: 'communityWorker', at: 'communityA1' } as const
const county = { role: 'countyOfficer', at: 'lanshan' } as const
const clockOf = (world: World) => ({
  areaId: world.city.lanshan.id, step: 'whole' as const, nature: 'help' as const, span: { value: 3, unit: 'workingDay' as const }, source: '兰山区自定',
  validFrom: '2030-01-01',
}) // prettier-ignore
const routeOf = (world: World) => ({
  areaId: world.city.lanshan.id, channel: 'hotline' as const, holderLevel: 4, holderRole: 'subdistrictOfficer' as const, validFrom: '2030-01-01',
}) // prettier-ignore
const settingOf = (world: World, version: number) => ({
  areaId: world.city.lanshan.id, version, hours: [[540, 720], [810, 1020]], reopenDays: 15, similarDays: 7, similarMetres: 200,
  climb: { value: 1, unit: 'workingDay' },
}) // prettier-ignore
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
  'services.caseSettings': (world) => ({ ...county, query: { areaId: world.city.lanshan.id } }),
  'services.previewClocks': (world) => ({ ...at, query: { areaId: world.city.communityA1.id, nature: 'help' } }),
  'services.enterYear': () => ({
    role: 'cityOfficer', at: 'city', body: {
      year: 2031, version: 0, document: '国务院办公厅关于2031年部分节假日安排的通知（测试）',
      rest: [{ name: '元旦', from: '2031-01-01', to: '2031-01-03' }], work: [],
    },
  }), // prettier-ignore
  'services.changeCaseSetting': (world) => ({ ...county, body: settingOf(world, 0) }),
  'services.addClockRule': (world) => ({ ...county, body: clockOf(world) }),
  'services.addPetitionClocks': async (world) => ({
    ...county, body: { areaId: world.city.lanshan.id, kindId: (await newKind(world)).id, validFrom: '2030-01-01' },
  }), // prettier-ignore
  'services.endClockRule': async (world) => {
    const officer = world.actor('countyOfficer', world.city.lanshan.id)
    const { id } = await world.as(officer, (ctx) =>
      addClockRule(ctx, { countsFrom: 'opening', suspends: false, extendTimes: 0, ...clockOf(world) }),
    )
    return { ...county, params: { id }, body: { version: 1, on: '2030-01-01' } }
  },
  'services.addRouteRule': (world) => ({ ...county, body: routeOf(world) }),
  'services.endRouteRule': async (world) => {
    const officer = world.actor('countyOfficer', world.city.lanshan.id)
    const { id } = await world.as(officer, (ctx) =>
      addRouteRule(ctx, { ...routeOf(world), fromMinute: 0, toMinute: 1440, days: 'any', source: '' }),
    )
    return { ...county, params: { id }, body: { version: 1, on: '2030-01-01' } }
  },
  'services.listTemplates': async (world) => {
    await keptTemplate(world)
    return { ...at, query: { areaId: world.city.communityA1.id } }
  },
  'services.addTemplate': (world) => ({ ...at, body: sentence(world.city.communityA1.id) }),
  'services.changeTemplate': async (world) => {
    const { areaId: _area, ...changed } = sentence(world.city.communityA1.id)
    return {
      ...at,
      params: { id: (await keptTemplate(world)).id },
      body: { ...changed, version: 1 },
    }
  },
  'services.keepTemplate': async (world) => ({
    ...at,
    params: { id: (await keptTemplate(world)).id },
    body: { version: 1, keep: false },
  }),
  'services.caseTemplates': async (world) => {
    await keptTemplate(world)
    return { ...at, params: { id: (await opened(world)).id }, query: { verb: 'handle' } }
  },
  'services.issuePaper': async (world) => ({ ...at, params: { id: (await opened(world)).id }, body: paper }),
  'services.withdrawPaper': async (world) => ({ ...at, params: await withPaper(world), body: { reason: '内容有误' } }),
  'services.getPaper': async (world) => ({ ...at, params: await withPaper(world), query: { format: 'docx' } }),
  'services.publicPhoto': async (world) => {
    const { number, photoId } = await withPhoto(world, { isPublic: true })
    return { ...at, params: { number, fileId: photoId } }
  },
  'services.verifyPaper': async (world) => {
    const { id, paperId } = await withPaper(world)
    const docx = await world.as(worker(world), (ctx) => getPaper(ctx, id, paperId, 'docx'))
    return { ...at, params: { code: await codeIn(docx.body as Buffer) } }
  },
}
