import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#server/context.ts'
import { openWorld, type World } from '#testing/world.ts'
import { stepCase, writeToCase } from '../commands/cases/step.ts'
import { type Bare, caseRow, stepAs } from './case-steps.ts'
import { opened } from './samples/cases.ts'

let world: World
let worker: Actor
let officer: Actor
beforeAll(async () => {
  world = await openWorld()
  worker = world.actor('communityWorker', world.city.communityA1.id)
  officer = world.actor('subdistrictOfficer', world.city.streetA.id)
})
afterAll(() => world.close())

const china = (text: string) => new Date(`${text}+08:00`)
const row = (id: string) => caseRow(world, id)
const steps = (id: string) =>
  world.system((ctx) =>
    ctx.db.selectFrom('serviceCaseStep').selectAll().where('caseId', '=', id).orderBy('seq').execute(),
  )
const step = (actor: Actor, id: string, input: Bare) => stepAs(world, actor, id, input)

describe('a case', () => {
  it('has a number of the day in China, two clocks and someone who answers for it from the first minute', async () => {
    world.now = china('2026-06-01T10:00')
    const of = await opened(world)
    expect(of.number).toMatch(/^20260601-[2-9A-HJKMNP-Z]{8}$/)
    const kept = await row(of.id)
    expect(kept).toMatchObject({
      state: 'accepted',
      firstReceiverName: 'communityWorker',
      holderRole: 'communityWorker',
    })
    expect(kept.dueAt).toEqual(china('2026-06-08T17:30'))
    expect(kept.stepDueAt).toEqual(china('2026-06-02T17:30'))
  })

  it('goes from intake to dispatch, back once, is handled, checked, closed and reopened, and its history says so', async () => {
    world.now = china('2026-06-01T10:00')
    const { id } = await opened(world)
    await step(officer, id, { verb: 'dispatch', to: { role: 'communityWorker' } })
    await step(worker, id, { verb: 'return', reason: '路灯归供电所管' })
    await step(officer, id, { verb: 'dispatch', to: { role: 'communityWorker' }, reason: '请联系供电所' })
    await step(worker, id, { verb: 'take' })
    world.now = china('2026-06-02T15:00')
    await step(worker, id, { verb: 'handle', text: '供电所已修好。' })
    expect(await row(id)).toMatchObject({
      state: 'checking',
      holderRole: 'subdistrictOfficer',
      holderAreaId: world.city.streetA.id,
    })
    await step(officer, id, { verb: 'check' })
    expect(await row(id)).toMatchObject({ state: 'closed', stepDueAt: null, climbAt: null })
    world.now = china('2026-06-05T09:00')
    await step(worker, id, { verb: 'reopen', reason: '又不亮了' })
    const again = await row(id)
    expect(again).toMatchObject({ state: 'accepted', reopened: 1, closedAt: null })
    expect(again.dueAt).toEqual(china('2026-06-12T17:30'))
    expect((await steps(id)).map((s) => s.verb)).toEqual([
      'open',
      'dispatch',
      'return',
      'dispatch',
      'take',
      'handle',
      'check',
      'reopen',
    ])
  })

  it('is not handled on an old view of it: the refusal names who changed what', async () => {
    const of = await opened(world)
    await step(worker, of.id, { verb: 'take' })
    await expect(world.as(officer, (ctx) => stepCase(ctx, of.id, { verb: 'urge', reason: '快', version: 1 }))).rejects.toMatchObject({
      code: 'services.caseStale', status: 409, params: { by: 'communityWorker', verb: 'take', state: 'handling' },
    }) // prettier-ignore
  })

  it('keeps its version when someone only writes a note, so that nobody’s form grows old', async () => {
    const of = await opened(world)
    await world.as(officer, (ctx) => writeToCase(ctx, of.id, { audience: 'internal', text: '注意安全' }))
    await world.as(worker, (ctx) => stepCase(ctx, of.id, { verb: 'take', version: of.version }))
    expect((await steps(of.id)).map((s) => [s.seq, s.verb, s.audience])).toEqual([[1, 'open', 'applicant'], [2, 'note', 'internal'], [3, 'take', 'applicant']]) // prettier-ignore
  })

  it('is not checked by whoever answered', async () => {
    const { id } = await opened(world)
    await step(officer, id, { verb: 'take' })
    await step(officer, id, { verb: 'handle', text: '已办' })
    await expect(step(officer, id, { verb: 'check' })).rejects.toMatchObject({ code: 'services.ownCheck' })
    await step(world.actor('countyOfficer', world.city.lanshan.id), id, { verb: 'check' })
  })

  it('stops only the clock of its step when it is suspended, and says for how long', async () => {
    world.now = china('2026-06-01T10:00')
    const { id } = await opened(world)
    await step(worker, id, { verb: 'take' })
    const before = await row(id)
    expect(before.stepDueAt).toEqual(china('2026-06-04T17:30'))
    world.now = china('2026-06-02T10:00')
    await step(worker, id, { verb: 'suspend', reason: '等配件' })
    expect(await row(id)).toMatchObject({ state: 'suspended', stepDueAt: null, dueAt: before.dueAt })
    world.now = china('2026-06-04T10:00')
    await step(worker, id, { verb: 'resume' })
    const after = await row(id)
    expect(after).toMatchObject({ state: 'handling', dueAt: before.dueAt, suspendedS: 48 * 3600 })
    // Two working days and the rest of the day were left: they end on Monday, but not after the whole.
    expect(after.stepDueAt).toEqual(china('2026-06-08T17:30'))
  })

  it('is extended before its time is over, once, and no further than the rule', async () => {
    world.now = china('2026-06-01T10:00')
    const { id } = await opened(world)
    await expect(step(worker, id, { verb: 'extend', by: { value: 30, unit: 'workingDay' }, reason: '等' })).rejects.toMatchObject({ code: 'services.extendTooLong' }) // prettier-ignore
    await step(worker, id, { verb: 'extend', by: { value: 2, unit: 'workingDay' }, reason: '等专家' })
    expect((await row(id)).dueAt).toEqual(china('2026-06-10T17:30'))
    await expect(step(worker, id, { verb: 'extend', by: { value: 1, unit: 'workingDay' }, reason: '再等' })).rejects.toMatchObject({ code: 'services.mayNotExtend' }) // prettier-ignore
    world.now = china('2026-06-11T10:00')
    await expect(step(worker, id, { verb: 'extend', by: { value: 1, unit: 'workingDay' }, reason: '晚了' })).rejects.toMatchObject({ code: 'services.extendTooLate' }) // prettier-ignore
  })

  it('that is transferred goes to the other area with its history, keeps its whole clock and has to be accepted there', async () => {
    world.now = china('2026-06-01T10:00')
    const of = await opened(world)
    const { dueAt } = await row(of.id)
    await step(officer, of.id, { verb: 'transfer', areaId: world.city.communityB1.id, reason: '地点在涑河社区' })
    const moved = await row(of.id)
    expect(moved).toMatchObject({ areaId: world.city.communityB1.id, path: world.city.communityB1.path, state: 'new', dueAt, firstReceiverName: 'communityWorker' }) // prettier-ignore
    expect((await steps(of.id)).map((s) => [s.verb, s.areaId])).toEqual(['open', 'transfer'].map((v) => [v, world.city.communityB1.id])) // prettier-ignore
    const number = await world.system((ctx) => ctx.db.selectFrom('serviceCaseNumber').selectAll().where('number', '=', of.number).executeTakeFirstOrThrow()) // prettier-ignore
    expect(number.areaId).toBe(world.city.communityB1.id)
    await expect(step(worker, of.id, { verb: 'take' })).rejects.toMatchObject({ code: 'access.notFound' })
  })

  it('with help asked for keeps one lead, who answers when all parts are in', async () => {
    const { id } = await opened(world)
    await step(worker, id, { verb: 'take' })
    await step(worker, id, { verb: 'joint', parts: [{ to: { role: 'subdistrictOfficer' }, asked: '协调供电所' }] })
    expect(await row(id)).toMatchObject({ state: 'handling', holderName: 'communityWorker', partsOpen: 1 })
    await expect(step(worker, id, { verb: 'handle', text: '好了' })).rejects.toMatchObject({
      code: 'services.partsOpen',
    })
  })

  it('needs no calendar to be taken in: its clock stays open and names the year', async () => {
    world.now = china('2026-12-30T10:00')
    const { id, dueAt } = await opened(world)
    expect(dueAt).toBeNull()
    expect(await row(id)).toMatchObject({ dueAt: null, clockYear: 2027, state: 'accepted' })
    world.now = china('2026-06-01T10:00')
  })

  it('of another street is not there for a worker', async () => {
    const { id } = await opened(world)
    const stranger = world.actor('communityWorker', world.city.communityB1.id)
    await expect(step(stranger, id, { verb: 'take' })).rejects.toMatchObject({ code: 'access.notFound' })
  })
})
