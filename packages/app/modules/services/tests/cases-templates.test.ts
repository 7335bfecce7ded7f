import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { addTemplate, changeTemplate, keepTemplate } from '../commands/cases/templates.ts'
import { addTemplate as addContract, listTemplates as listContract } from '../contract/cases/templates.ts'
import { caseTemplates, listTemplates } from '../queries/cases/templates.ts'
import { keptTemplate, opened } from './samples/cases.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  world.now = new Date('2026-11-30T10:00+08:00')
})
afterAll(() => world.close())

const worker = () => world.actor('communityWorker', world.city.communityA1.id)
const county = () => world.actor('countyOfficer', world.city.lanshan.id)
const fitting = async (id: string, actor = worker()) =>
  (await world.as(actor, (ctx) => caseTemplates(ctx, id, { verb: 'handle' }))).rows
const plain = { verb: 'handle' as const, kindId: null, itemId: null, roles: [] }

describe('templates for answers', () => {
  it('come down from above, filled in with the case, and only to roles that may use them', async () => {
    const text = '{称呼}，“{标题}”（{编号}）已办结。{区划} {日期}'
    const { areaId } = { areaId: world.city.lanshan.id }
    await world.as(county(), (ctx) => addTemplate(ctx, { ...plain, areaId, name: '县里的', text }))
    await world.as(county(), (ctx) =>
      addTemplate(ctx, { ...plain, areaId, name: '只给街道', text: '好', roles: ['subdistrictOfficer'] }),
    )
    await keptTemplate(world, { name: '本社区的', text: '{称呼}您好' })
    const of = await opened(world, { applicant: { name: '欧阳小明' } })
    const rows = await fitting(of.id)
    expect(rows.map((r) => r.name)).toEqual(['本社区的', '县里的'])
    expect(rows[1]!.text).toMatch(
      new RegExp(`^欧阳先生／女士，“3号楼前路灯不亮”（${of.number}）已办结。.+ 2026年11月30日$`),
    )
    const street = world.actor('subdistrictOfficer', world.city.streetA.id)
    expect((await fitting(of.id, street)).map((r) => r.name)).toContain('只给街道')
  })

  it('of another community are neither offered nor to be changed', async () => {
    const { id } = await keptTemplate(world, { name: '一社区内部用语' })
    const other = world.actor('communityWorker', world.city.communityA2.id)
    const change = { ...plain, version: 1, name: '别人的', text: '好' }
    await expect(world.as(other, (ctx) => changeTemplate(ctx, id, change))).rejects.toMatchObject({ status: 404 })
    const of = await opened(world)
    expect((await fitting(of.id)).map((r) => r.name)).toContain('一社区内部用语')
  })

  it('do not tell who a special-care case is about', async () => {
    await keptTemplate(world, { name: '特别', text: '{称呼}{标题}' })
    const of = await opened(world, { special: true, applicant: { name: '王建国' } })
    expect((await fitting(of.id)).find((r) => r.name === '特别')).toMatchObject({ text: '您' })
  })

  it('are put away and taken out again; a name is there once', async () => {
    const { id } = await keptTemplate(world, { name: '一次' })
    await expect(keptTemplate(world, { name: '一次' })).rejects.toMatchObject({ code: 'services.templateTwice' })
    await world.as(worker(), (ctx) => keepTemplate(ctx, id, { version: 1, keep: false }))
    const again = await keptTemplate(world, { name: '一次' })
    await expect(world.as(worker(), (ctx) => keepTemplate(ctx, id, { version: 2, keep: true }))).rejects.toMatchObject({
      code: 'services.templateTwice',
    })
    const ask = listContract.query.parse({ areaId: world.city.communityA1.id, search: '一次' })
    const kept = await world.as(worker(), (ctx) => listTemplates(ctx, ask))
    expect(kept.rows).toMatchObject([{ id: again.id, own: true, dropped: false }])
  })

  it('leave open only what a case can fill', () => {
    const of = (text: string) =>
      addContract.body.safeParse({ areaId: world.city.communityA1.id, name: '错', text }).error?.issues
    expect(of('请拨打{电话}')).toMatchObject([{ message: 'services.templateField', path: ['text'] }])
    expect(of('{称呼}您好')).toBeUndefined()
  })
})
