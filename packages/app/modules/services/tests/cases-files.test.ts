import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#server/context.ts'
import { requestOf } from '#testing/samples.ts'
import { openWorld, type World } from '#testing/world.ts'
import { attachFiles } from '../commands/cases/files.ts'
import { getFile } from '../queries/cases/files.ts'
import { cleanPicture } from '#server/picture.ts'
import { phoneJpeg, tinyPng } from './case-files.ts'
import { opened } from './samples/cases.ts'

let world: World
let worker: Actor
beforeAll(async () => {
  world = await openWorld()
  worker = world.actor('communityWorker', world.city.communityA1.id)
})
afterAll(() => world.close())

const send = (name: string, content: Buffer) =>
  world.http(
    worker,
    requestOf({ method: 'POST', path: '/api/services/files' } as never, {
      role: 'communityWorker', at: 'communityA1', query: { areaId: world.city.communityA1.id }, file: { name, content },
    }), // prettier-ignore
  ) as Promise<{
    status: number
    body: { fileId: string; type: string; name: string; error?: { code: string; message: string } }
  }>

describe('a file of a case', () => {
  it('loses the place that a photo tells of, and stays turned as it was', () => {
    const { bytes, removed } = cleanPicture(phoneJpeg(), 'image/jpeg')
    expect(removed).toBe(true)
    expect(bytes.includes('GPS')).toBe(false)
    expect(bytes.includes('a comment')).toBe(false)
    expect(bytes.includes('JFIF')).toBe(true)
    const exif = bytes.indexOf('Exif')
    expect(bytes.readUInt16BE(exif + 6 + 18)).toBe(6)
    expect(cleanPicture(bytes, 'image/jpeg').bytes).toEqual(bytes)
    const png = cleanPicture(tinyPng(['tEXt', 'Location\0 35.05'], ['eXIf', 'MM GPS']), 'image/png')
    expect(png).toEqual({ bytes: tinyPng(), removed: true })
  })

  it('is what its bytes say, whatever it calls itself', async () => {
    const photo = await send('合影.pdf', tinyPng())
    expect(photo).toMatchObject({ status: 200, body: { type: 'image/png', name: '合影.png' } })
    for (const [name, text] of [['a.png', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'], ['b.jpg', '<!doctype html><script>1</script>'], ['c.txt', 'text']] as const) // prettier-ignore
      expect(await send(name, Buffer.from(text))).toMatchObject({ status: 422, body: { error: { code: 'services.fileTypeRefused' } } }) // prettier-ignore
  })

  it('that is a film of 50 MB, or is too large, is refused kindly', async () => {
    const film = Buffer.alloc(50 * 1024 * 1024)
    film.write('\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41', 'latin1')
    const refused = await send('楼道.mp4', film)
    expect(refused).toMatchObject({ status: 422, body: { error: { code: 'services.videoRefused' } } })
    expect(refused.body.error!.message).toContain('照片')
    const large = Buffer.concat([tinyPng(), Buffer.alloc(21 * 1024 * 1024)])
    expect(await send('大图.png', large)).toMatchObject({
      status: 422,
      body: { error: { code: 'services.fileTooLarge' } },
    })
  })

  it('belongs to whoever sent it until it is tied, once, and is seen by those of its case only', async () => {
    const { body } = await send('路灯.png', tinyPng())
    const owner = await world.system((ctx) => ctx.db.selectFrom('storedFile').select('createdBy').where('id', '=', body.fileId).executeTakeFirstOrThrow()) // prettier-ignore
    const of = await opened(world)
    const input = { fileIds: [body.fileId], audience: 'applicant' as const }
    const other = world.actor('communityWorker', world.city.communityA1.id)
    await expect(world.as(other, (ctx) => attachFiles(ctx, of.id, input))).rejects.toMatchObject({
      code: 'services.fileUnknown',
    })
    const own = { ...other, accountId: owner.createdBy! } as Actor
    await world.as(own, (ctx) => attachFiles(ctx, of.id, input))
    await expect(world.as(own, (ctx) => attachFiles(ctx, of.id, input))).rejects.toMatchObject({
      code: 'services.fileUnknown',
    })
    const file = await world.system((ctx) => ctx.db.selectFrom('serviceCaseFile').selectAll().where('caseId', '=', of.id).executeTakeFirstOrThrow()) // prettier-ignore
    expect((await world.as(other, (ctx) => getFile(ctx, of.id, file.id))).type).toBe('image/png')
    const stranger = world.actor('communityWorker', world.city.communityB1.id)
    await expect(world.as(stranger, (ctx) => getFile(ctx, of.id, file.id))).rejects.toMatchObject({
      code: 'access.notFound',
    })
  })
})
