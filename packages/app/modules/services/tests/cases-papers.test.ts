import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { withdrawPaper } from '../commands/cases/papers.ts'
import { getPaper, verifyPaper } from '../queries/cases/papers.ts'
import { codeIn, withPaper } from './samples/cases.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('a finished paper', () => {
  it('has a number and a code that anyone may verify, with the name masked, until it is withdrawn', async () => {
    const worker = world.actor('communityWorker', world.city.communityA1.id)
    const { id, paperId } = await withPaper(world)
    const docx = await world.as(worker, (ctx) => getPaper(ctx, id, paperId, 'docx'))
    const code = await codeIn(docx.body as Buffer)
    const anyone = { kind: 'public' } as const
    const seen = await world.as(anyone, (ctx) => verifyPaper(ctx, code))
    expect(seen).toMatchObject({
      valid: true,
      title: '答复意见书',
      holder: '王*国',
      issuer: '考棚社区',
      withdrawnOn: null,
    })
    expect(seen.number).toMatch(/^\d{8}-[2-9A-Z]{8}-1$/)
    await world.as(worker, (ctx) => withdrawPaper(ctx, id, paperId, '内容有误'))
    expect(await world.as(anyone, (ctx) => verifyPaper(ctx, code))).toMatchObject({
      valid: false,
      withdrawnOn: '2026-06-01',
    })
    await expect(world.as(anyone, (ctx) => verifyPaper(ctx, code.split('').toReversed().join('')))).rejects.toMatchObject({ code: 'access.notFound' }) // prettier-ignore
    const pdf = await world.as(worker, (ctx) => getPaper(ctx, id, paperId, 'pdf'))
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-')
  })
})
