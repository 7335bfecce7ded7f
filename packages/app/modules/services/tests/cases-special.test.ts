import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#server/context.ts'
import { openWorld, type World } from '#testing/world.ts'
import { handOut, readyPaper } from '../commands/hall/told.ts'
import { attachFiles } from '../commands/cases/files.ts'
import { lookAtCase, revealApplicant } from '../commands/cases/look.ts'
import { issuePaper, withdrawPaper } from '../commands/cases/papers.ts'
import { stepCase } from '../commands/cases/step.ts'
import { caseQuery } from '../contract/cases/cases.ts'
import { getFile } from '../queries/cases/files.ts'
import { listCases } from '../queries/cases/list.ts'
import { getPaper } from '../queries/cases/papers.ts'
import { listRatings } from '../queries/hall/ratings.ts'
import { listHandouts } from '../queries/hall/told.ts'
import { newHall } from './hall-place.ts'
import { family, resident } from './residents-world.ts'
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

const purpose = { purpose: '上门走访前了解情况' }
const specialLook = { code: 'services.specialLook' }
const trail = (subjectId?: string) =>
  world.system((ctx) =>
    ctx.db
      .selectFrom('auditEntry')
      .selectAll()
      .$if(subjectId !== undefined, (q) => q.where('subjectId', '=', subjectId!))
      .execute(),
  )

/** A special-care case of a person with a file and a paper in it. */
async function withParts(personId?: string) {
  const of = await opened(world, { special: true, title: '家中不安全', text: '丈夫动手', ...(personId ? { applicant: { personId, name: '李秀英' } } : {}) }) // prettier-ignore
  const stored = await uploaded(world)
  const { createdBy } = await world.system((ctx) => ctx.db.selectFrom('storedFile').select('createdBy').where('id', '=', stored).executeTakeFirstOrThrow()) // prettier-ignore
  const sender = { ...worker, accountId: createdBy! } as Actor
  await world.as(sender, (ctx) => attachFiles(ctx, of.id, { fileIds: [stored], audience: 'internal' }))
  const { id: fileId } = await world.system((ctx) => ctx.db.selectFrom('serviceCaseFile').select('id').where('caseId', '=', of.id).executeTakeFirstOrThrow()) // prettier-ignore
  const paper = await world.as(worker, (ctx) => issuePaper(ctx, of.id, { kind: 'reply', title: '家暴告诫回执', body: '已联系派出所。' })) // prettier-ignore
  return { ...of, fileId, paperId: paper.id }
}

describe('a file or paper of a case of special care', () => {
  it('is opened only by whoever has just said a purpose, and each opening is a look on the record', async () => {
    const of = await withParts()
    const file = (by: Actor) => world.as(by, (ctx) => getFile(ctx, of.id, of.fileId))
    const paper = (by: Actor) => world.as(by, (ctx) => getPaper(ctx, of.id, of.paperId, 'pdf'))
    await expect(file(worker)).rejects.toMatchObject(specialLook)
    await expect(paper(worker)).rejects.toMatchObject(specialLook)
    await world.as(worker, (ctx) => lookAtCase(ctx, of.id, purpose))
    expect((await file(worker)).type).toBe('image/png')
    expect((await paper(worker)).type).toBe('application/pdf')
    await expect(file(officer)).rejects.toMatchObject(specialLook)
    const seen = await world.as(officer, (ctx) => lookAtCase(ctx, of.id, { purpose: '核查办理情况' }))
    expect(seen.looks.map((l) => [l.by, l.part, l.purpose])).toEqual([
      ['subdistrictOfficer', 'case', '核查办理情况'],
      ['communityWorker', 'paper', purpose.purpose],
      ['communityWorker', 'file', purpose.purpose],
      ['communityWorker', 'case', purpose.purpose],
    ])
    expect((await trail(of.id)).map((e) => e.command)).toContain('services.lookAtPart')
  })

  it('asks for the purpose again after half an hour', async () => {
    const of = await withParts()
    const before = world.now
    await world.as(worker, (ctx) => lookAtCase(ctx, of.id, purpose))
    world.now = new Date(before.getTime() + 31 * 60_000)
    await expect(world.as(worker, (ctx) => getFile(ctx, of.id, of.fileId))).rejects.toMatchObject(specialLook)
    world.now = before
  })
})

describe('what the office looked up about one', () => {
  it('stands on one’s own page with who, what and why, and on nobody else’s who acts for one', async () => {
    const home = await family(world, 'communityA1', [{ name: '李秀英' }, { name: '王大山' }])
    const [her, him] = [await resident(world, 'communityA1', home.members[0]!.personId), await resident(world, 'communityA1', home.members[1]!.personId)] // prettier-ignore
    const acts = await world.http(worker, { method: 'POST', url: `/api/services/residents/members/${him.memberId}/family`, payload: { personId: her.personId, relation: 'spouse', checked: 'idCard', note: '委托书' } }) // prettier-ignore
    const of = await withParts(her.personId)
    await world.as(worker, (ctx) => lookAtCase(ctx, of.id, purpose))
    await world.as(worker, (ctx) => getFile(ctx, of.id, of.fileId))
    await world.as(worker, (ctx) => revealApplicant(ctx, of.id, 'name', { purpose: '核对姓名' }))
    const looks = async (actor: Actor, memberId?: string) => {
      const reply = await world.http(actor, {
        url: `/api/services/mine/data${memberId ? `?memberId=${memberId}` : ''}`,
      })
      return (reply.body as { looks: { by: string; fields: string[]; purpose: string; reason: string }[] }).looks
    }
    const mine = await looks(her.actor)
    expect(mine.map((l) => l.fields[0]).toSorted()).toEqual(['case', 'file', 'name'])
    expect(mine.find((l) => l.fields[0] === 'file')).toMatchObject({ by: 'communityWorker', purpose: purpose.purpose, reason: of.number }) // prettier-ignore
    expect(await looks(him.actor)).toEqual([])
    expect(await looks(him.actor, (acts.body as { id: string }).id)).toEqual([])
  })
})

describe('the words of a case of special care', () => {
  it('leave by no trail, search or merging', async () => {
    const of = await withParts()
    await world.as(worker, (ctx) => lookAtCase(ctx, of.id, { purpose: '了解丈夫动手一事' }))
    await world.as(worker, (ctx) => withdrawPaper(ctx, of.id, of.paperId, '告诫书写错人'))
    const hall = await newHall(world)
    await world.as(officer, (ctx) => readyPaper(ctx, hall.placeId, { caseNumber: of.number, title: '告诫回执', note: '' })) // prettier-ignore
    for (const search of ['全', '不安全']) {
      const found = await world.as(worker, (ctx) => listCases(ctx, caseQuery.parse({ search, view: 'all' })))
      expect(found.rows).toEqual([])
    }
    const into = await opened(world)
    const { version } = await world.system((ctx) => ctx.db.selectFrom('serviceCase').select('version').where('id', '=', of.id).executeTakeFirstOrThrow()) // prettier-ignore
    await world.as(worker, (ctx) => stepCase(ctx, of.id, { verb: 'merge', into: into.id, version }))
    const kept = await world.system((ctx) => ctx.db.selectFrom('serviceCase').select('grams').where('id', '=', of.id).executeTakeFirstOrThrow()) // prettier-ignore
    expect(kept.grams).toEqual([])
    expect(JSON.stringify(await trail())).not.toMatch(/不安全|动手|告诫/)
  })

  it('are not on the papers that lie at the way out, for whoever lacks the right; the number is', async () => {
    const of = await withParts()
    const hall = await newHall(world)
    const { id } = await world.as(officer, (ctx) => readyPaper(ctx, hall.placeId, { caseNumber: of.number, title: '告诫回执', note: '送妇联' })) // prettier-ignore
    const clerk = world.actor('counterClerk', world.city.streetA.id)
    const lying = async (by: Actor, more: object = {}) =>
      (await world.as(by, (ctx) => listHandouts(ctx, hall.placeId, { page: 1, size: 50, ...more } as never)) as unknown as { rows: { title: string; note: string; caseNumber: string }[] }).rows // prettier-ignore
    expect(await lying(clerk)).toMatchObject([{ title: '', note: '', caseNumber: of.number }])
    expect(await lying(officer)).toMatchObject([{ title: '告诫回执', note: '送妇联' }])
    expect(await lying(clerk, { search: '告诫' })).toEqual([])
    expect(await lying(officer, { search: '告诫' })).toHaveLength(1)
    const signed = { signedAs: 'self' as const, signedNote: '本人签字' }
    await world.as(clerk, (ctx) => handOut(ctx, id, { version: 1, ...signed }))
    const twice = world.as(clerk, (ctx) => handOut(ctx, id, { version: 2, ...signed }))
    await expect(twice).rejects.toMatchObject({ code: 'services.handedAlready', params: { title: of.number } })
  })

  it('are not among the ratings that a hall reads', async () => {
    const one = await resident(world)
    const asked = await world.http(one.actor, { method: 'POST', url: '/api/services/mine/cases', payload: { nature: 'consult', title: '求助', special: true } }) // prettier-ignore
    const { id } = asked.body as { id: string }
    const step = async (input: object) => {
      const { version } = await world.system((ctx) => ctx.db.selectFrom('serviceCase').select('version').where('id', '=', id).executeTakeFirstOrThrow()) // prettier-ignore
      await world.as(worker, (ctx) => stepCase(ctx, id, { ...input, version } as never))
    }
    await step({ verb: 'accept' })
    await step({ verb: 'close', text: '已答复' })
    const rated = await world.http(one.actor, { method: 'POST', url: `/api/services/mine/cases/${id}/rating`, payload: { grade: 1, text: '他还在打人' } }) // prettier-ignore
    expect(rated.status).toBe(200)
    const clerk = world.actor('counterClerk', world.city.streetA.id)
    const read = async (by: Actor, more: object = {}) =>
      (await world.as(by, (ctx) => listRatings(ctx, { follow: 'bad', page: 1, size: 50, ...more } as never)) as unknown as { rows: { text: string }[] }).rows // prettier-ignore
    expect(await read(clerk)).toEqual([])
    expect((await read(officer)).map((r) => r.text)).toEqual([''])
    expect(await read(officer, { search: '打人' })).toEqual([])
    expect((await world.as(officer, (ctx) => lookAtCase(ctx, id, purpose))).rating).toMatchObject({
      text: '他还在打人',
    })
  })
})

describe('a rating of a matter', () => {
  it('names nobody’s account, neither in its row nor in the trail', async () => {
    const entries = (await trail()).filter((e) => e.command === 'services.rateCase')
    expect(entries.map((e) => [e.actorId, e.actorName])).toEqual([[null, 'public']])
  })
})
