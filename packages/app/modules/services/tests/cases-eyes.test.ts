import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#server/context.ts'
import { openWorld, type World } from '#testing/world.ts'
import { attachFiles, dropFile } from '../commands/cases/files.ts'
import { forgetUntied } from '../commands/cases/forget.ts'
import { ownStep } from '../commands/cases/own.ts'
import { stepCase, writeToCase } from '../commands/cases/step.ts'
import { getFile } from '../queries/cases/files.ts'
import { withoutNumbers } from '../rules/cases/similar.ts'
import { opened, uploaded } from './samples/cases.ts'

let world: World
let worker: Actor
let officer: Actor
beforeAll(async () => {
  world = await openWorld()
  worker = world.actor('communityWorker', world.city.communityA1.id)
  officer = world.actor('subdistrictOfficer', world.city.streetA.id)
})
afterAll(() => world.close())

const shown = (id: string) =>
  world.system((ctx) =>
    ctx.db.selectFrom('servicePublicCase').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  )
const versionOf = (id: string) =>
  world.system(async (ctx) => (await ctx.db.selectFrom('serviceCase').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version) // prettier-ignore

describe('what everybody sees of a public case', () => {
  it('is the office’s answer, never what applicant and office write to each other', async () => {
    const { id, areaId } = await opened(world, { nature: 'consult', isPublic: true })
    await world.system((ctx) => ownStep(ctx, areaId, id, { verb: 'say', text: '我家孩子有病，住 201' }))
    await world.as(worker, (ctx) => writeToCase(ctx, id, { audience: 'applicant', text: '张女士，今晚到您家' }))
    expect((await shown(id)).answer).toBeNull()
    await world.as(worker, (ctx) => writeToCase(ctx, id, { audience: 'public', text: '本周修好' }))
    expect((await shown(id)).answer).toBe('本周修好')
    const version = await versionOf(id)
    await world.as(worker, (ctx) => stepCase(ctx, id, { verb: 'close', text: '已修好', version }))
    expect((await shown(id)).answer).toBe('已修好')
  })

  it('does not change by a file that is added, and says nothing of how many there are', async () => {
    const { id } = await opened(world, { isPublic: true })
    const by = await sender()
    await world.as(by.actor, (ctx) => attachFiles(ctx, id, { fileIds: [by.fileId], audience: 'public' }))
    const { number, ...rest } = await shown(id)
    expect(rest).toMatchObject({ answer: null, media: [{ id: by.fileId }] })
    const photo = () => world.http(undefined, { url: `/api/public/cases/${number}/photos/${by.fileId}` })
    expect(await photo()).toMatchObject({ status: 200, headers: { 'content-type': 'image/png' } })
    const { id: part } = await world.system((ctx) => ctx.db.selectFrom('serviceCaseFile').select('id').where('caseId', '=', id).executeTakeFirstOrThrow()) // prettier-ignore
    await world.as(worker, (ctx) => dropFile(ctx, id, part, '拍到了人脸'))
    expect((await photo()).status).toBe(404)
  })

  it('has no phone in its place either, however it is written', async () => {
    const { id } = await opened(world, { isPublic: true, place: { text: '3号楼 王师傅 120-1234-5678' } })
    expect((await shown(id)).placeText).toBe('3号楼 王师傅 ***')
    for (const text of ['１２０１２３４５６７８', '120.1234.5678', '120·1234·5678', '120—1234—5678', '(0539)8123456'])
      expect(withoutNumbers(`电话${text}。`)).not.toMatch(/[\d０-９]{4}/)
    expect(withoutNumbers('3号楼前的路灯坏了 15 天')).toBe('3号楼前的路灯坏了 15 天')
  })
})

/** A file of the worker, and the worker under the account that sent it. */
async function sender() {
  const fileId = await uploaded(world)
  const { createdBy } = await world.system((ctx) => ctx.db.selectFrom('storedFile').select('createdBy').where('id', '=', fileId).executeTakeFirstOrThrow()) // prettier-ignore
  return { fileId, actor: { ...worker, accountId: createdBy! } as Actor }
}

describe('a file of a case that went to another area', () => {
  it('is read there, and no longer where it came from', async () => {
    const { id, version } = await opened(world)
    const by = await sender()
    await world.as(by.actor, (ctx) => attachFiles(ctx, id, { fileIds: [by.fileId], audience: 'internal' }))
    const { id: part } = await world.system((ctx) => ctx.db.selectFrom('serviceCaseFile').select('id').where('caseId', '=', id).executeTakeFirstOrThrow()) // prettier-ignore
    const step = { verb: 'transfer', areaId: world.city.communityB1.id, reason: '地点在涑河社区', version } as const
    await world.as(officer, (ctx) => stepCase(ctx, id, step))
    const there = world.actor('communityWorker', world.city.communityB1.id)
    expect((await world.as(there, (ctx) => getFile(ctx, id, part))).type).toBe('image/png')
    await expect(world.as(worker, (ctx) => getFile(ctx, id, part))).rejects.toMatchObject({ code: 'access.notFound' })
  })
})

describe('a file that was sent and tied to no case', () => {
  it('is forgotten after its day; one that is tied is kept', async () => {
    const { id } = await opened(world)
    const [tied, left] = [await sender(), await sender()]
    await world.as(tied.actor, (ctx) => attachFiles(ctx, id, { fileIds: [tied.fileId], audience: 'internal' }))
    const there = () => world.system(async (ctx) => (await ctx.db.selectFrom('storedFile').select('id').where('id', 'in', [tied.fileId, left.fileId]).execute()).map((f) => f.id)) // prettier-ignore
    await forgetUntied(world.house)
    expect(await there()).toHaveLength(2)
    const before = world.now
    world.now = new Date(before.getTime() + 25 * 3_600_000)
    await forgetUntied(world.house)
    world.now = before
    expect(await there()).toEqual([tied.fileId])
  })
})
