import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#server/context.ts'
import { answerOpinion, commentOnNotice, revealOpinion } from '../commands/acts/consult.ts'
import { MOST_COMMENTS } from '../contract/notices.ts'
import { getAct } from '../queries/acts/acts.ts'
import { getNotice, listNotices, noticeMap } from '../queries/acts/notices.ts'
import { body, code, openStreet, type Street } from './act-street.ts'

const PUBLIC = { kind: 'public' } as const
let s: Street
beforeAll(async () => {
  s = await openStreet()
})
afterAll(() => s.world.close())

const anybody = <T>(work: (ctx: Ctx) => Promise<T>) => s.world.as(PUBLIC, work)
const from = (address: string) => (ctx: Ctx) => ({ ...ctx, client: { address, agent: '' } })
const said = { fromName: '王小明', contact: '12000000000', stance: 'against', text: '离服务站太远' } as const

describe('a plan laid open to everybody', () => {
  it('says what goes where, why, by which law, and how long one may speak', async () => {
    const id = await s.published()
    const notice = await anybody((ctx) => getNotice(ctx, id))
    expect(notice).toMatchObject({ title: body.title, reason: body.reason, stage: 'consulting', daysLeft: 7 })
    expect(notice.law.approver.document).toContain('居民委员会组织法')
    expect(notice.plan.map((c) => [c.name, c.was, c.households])).toEqual([
      ['第一社区', expect.any(String), 3],
      ['沂蒙社区', null, 9],
    ])
    const moved = notice.plan.flatMap((c) => c.units.flatMap((u) => (u.from ? [[u.from, c.name]] : [])))
    expect(moved.length).toBeGreaterThan(0)
    s.at('2026-06-07')
    expect((await anybody((ctx) => getNotice(ctx, id))).daysLeft).toBe(1)
    s.at('2026-06-08')
    expect((await anybody((ctx) => getNotice(ctx, id))).daysLeft).toBe(0)
    await s.drop(id)
    expect(await code(anybody((ctx) => getNotice(ctx, id)))).toBe('access.notFound')
    expect((await anybody((ctx) => listNotices(ctx, { page: 1, size: 50 }))).rows).toEqual([])
  })

  it('is not there before it is published, and nothing else of an act is, whatever is asked', async () => {
    s.at('2026-06-01')
    const id = await s.published()
    await expect(
      anybody((ctx) => ctx.db.selectFrom('planningAct').select('createdBy').execute()),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(anybody((ctx) => ctx.db.selectFrom('planningOpinion').select('text').execute())).rejects.toMatchObject(
      { code: '42501' },
    )
    const { body: sent } = await s.world.http(undefined, { url: `/api/planning/notices/${id}` })
    expect(sent).toMatchObject({ title: body.title })
    expect(JSON.stringify(sent)).not.toContain('subdistrictOfficer')
    await s.drop(id)
  })

  it('keeps its decision to itself until it is announced', async () => {
    const id = await s.filed()
    expect(await anybody((ctx) => getNotice(ctx, id))).toMatchObject({ stage: 'deciding', decisionNumber: null })
    await s.drop(id)
  })

  it('shows its maps as they were published, where its units have a place', async () => {
    const id = await s.published()
    expect((await anybody((ctx) => getNotice(ctx, id))).maps).toBe(true)
    const before = await anybody((ctx) => noticeMap(ctx, id, 'before'))
    const after = await anybody((ctx) => noticeMap(ctx, id, 'after'))
    expect(after.type).toBe('image/svg+xml; charset=utf-8')
    expect(String(after.body)).toContain('沂蒙社区')
    expect(String(before.body)).not.toContain('沂蒙社区')
    await s.drop(id)
  })
})

describe('what people say of it', () => {
  it('is counted and answered in public, its words and its writer are not', async () => {
    const id = await s.published()
    await anybody((ctx) => commentOnNotice(ctx, id, said))
    await anybody((ctx) => commentOnNotice(from('198.51.100.7')(ctx), id, { stance: 'for', text: '好' }))
    const { opinions } = await s.act(id)
    const version = { version: 1, answer: '在小区内设服务点' }
    await s.world.as(s.drawer, (ctx) => answerOpinion(ctx, id, opinions.find((o) => o.sealed)!.id, version))
    const notice = await anybody((ctx) => getNotice(ctx, id))
    expect(notice.voices.toSorted((a, b) => (a.stance < b.stance ? -1 : 1))).toEqual([
      { stance: 'against', said: 1, answered: 1 },
      { stance: 'for', said: 1, answered: 0 },
    ])
    expect(notice.answers).toMatchObject([{ stance: 'against', answer: '在小区内设服务点' }])
    const words = JSON.stringify(notice)
    for (const hidden of ['王小明', '12000000000', '离服务站太远']) expect(words).not.toContain(hidden)
    await s.drop(id)
  })

  it('is sealed as to who and how to reach them, masked on the screen, and shown to whom hears it, on record', async () => {
    const id = await s.published()
    await anybody((ctx) => commentOnNotice(ctx, id, said))
    const rows = await s.world.system((ctx) =>
      ctx.db.selectFrom('planningOpinion').selectAll().where('actId', '=', id).execute(),
    )
    for (const open of ['王小明', '12000000000']) expect(JSON.stringify(rows)).not.toContain(open)
    const [opinion] = (await s.world.as(s.approver, (ctx) => getAct(ctx, id))).opinions
    expect(opinion).toMatchObject({ fromName: '王**', sealed: true, text: '离服务站太远' })
    expect(JSON.stringify(opinion)).not.toContain('12000000000')
    const reveal = (actor: Parameters<Street['world']['as']>[0]) =>
      s.world.as(actor, (ctx) => revealOpinion(ctx, id, opinion!.id, '电话回访'))
    expect(await reveal(s.drawer)).toEqual({ value: '王小明 12000000000' })
    const city = s.world.actor('cityOfficer', s.world.city.city.id)
    expect(await code(reveal(city))).toBe('access.denied')
    const elsewhere = s.world.actor('subdistrictOfficer', s.world.city.streetB.id)
    expect(await code(reveal(elsewhere))).toBe('access.notFound')
    const trail = await s.world.system((ctx) =>
      ctx.db
        .selectFrom('auditEntry')
        .select(['reason', 'actorName'])
        .where('command', '=', 'planning.revealOpinion')
        .execute(),
    )
    expect(trail).toEqual([{ reason: '电话回访', actorName: 'subdistrictOfficer' }])
    await s.drop(id)
  })

  it('needs neither a name nor a way to be reached', async () => {
    const id = await s.published()
    await anybody((ctx) => commentOnNotice(ctx, id, { stance: 'neutral', text: '请说明' }))
    const [opinion] = (await s.act(id)).opinions
    expect(opinion).toMatchObject({ fromName: '', sealed: false })
    expect(await code(s.world.as(s.drawer, (ctx) => revealOpinion(ctx, id, opinion!.id, '回访')))).toBe(
      'planning.nothingSealed',
    )
    await s.drop(id)
  })

  it('is taken a few times a day from one address, and from others still', async () => {
    const id = await s.published()
    const say = (address: string) =>
      anybody((ctx) => commentOnNotice(from(address)(ctx), id, { stance: 'neutral', text: '请说明' }))
    for (let n = 0; n < MOST_COMMENTS; n++) await say('203.0.113.5')
    expect(await code(say('203.0.113.5'))).toBe('planning.tooManyComments')
    expect(await code(say('203.0.113.6'))).toBe('done')
    s.at('2026-06-02')
    s.world.now = new Date('2026-06-02T02:00:01Z')
    expect(await code(say('203.0.113.5'))).toBe('done')
    await s.drop(id)
  })
})
