import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setUpUnit } from '#modules/registers/index.ts'
import type { Actor } from '#server/context.ts'
import { newId } from '#shared/ids.ts'
import { openWorld, type World } from '#testing/world.ts'
import { climbOverdue } from '../commands/cases/climb.ts'
import { openCase } from '../commands/cases/intake.ts'
import { ownStep } from '../commands/cases/own.ts'
import { finishPart } from '../commands/cases/step.ts'
import { ownCase } from '../queries/cases/of.ts'
import { getCase } from '../queries/cases/one.ts'
import { family, resident } from './residents-world.ts'
import { type Bare, caseRow, ended, stepAs } from './case-steps.ts'
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

const row = (id: string) => caseRow(world, id)
const step = (actor: Actor, id: string, input: Bare) => stepAs(world, actor, id, input)
const refused = (code: string, field?: string) => ({ code: expect.stringMatching(code), ...(field ? { field } : {}) })

/** A case of a resident through their own page, accepted by the worker. */
async function ownCaseOf(by: Awaited<ReturnType<typeof resident>>) {
  const reply = await world.http(by.actor, {
    method: 'POST',
    url: '/api/services/mine/cases',
    payload: { nature: 'help', title: '路灯不亮' },
  })
  const { id } = reply.body as { id: string }
  await step(worker, id, { verb: 'accept' })
  return id
}

describe('one’s own case', () => {
  it('takes no step of anybody who did not bring it, whoever calls', async () => {
    const [owner, other] = [await resident(world), await resident(world)]
    const id = await ownCaseOf(owner)
    const { areaId } = await row(id)
    const say = { verb: 'say', text: '还没修' } as const
    await expect(world.as(other.actor, (ctx) => ownStep(ctx, areaId, id, say))).rejects.toMatchObject(refused('access.notFound')) // prettier-ignore
    await expect(world.as(worker, (ctx) => ownStep(ctx, areaId, id, say))).rejects.toMatchObject(refused('access.notFound')) // prettier-ignore
    expect(await world.as(owner.actor, (ctx) => ownStep(ctx, areaId, id, say))).toMatchObject({ id })
  })
})

describe('a part of a joint case', () => {
  const joint = async () => {
    const { id } = await opened(world)
    await step(worker, id, { verb: 'take' })
    await step(worker, id, { verb: 'joint', parts: [{ to: { role: 'subdistrictOfficer' }, asked: '请协调供电所' }] })
    const part = await world.system((ctx) => ctx.db.selectFrom('serviceCasePart').select('id').where('caseId', '=', id).executeTakeFirstOrThrow()) // prettier-ignore
    return { id, partId: part.id }
  }
  const finish = (actor: Actor, of: { id: string; partId: string }, more: object = {}) =>
    world.as(actor, (ctx) => finishPart(ctx, of.id, of.partId, { outcome: 'done', answer: '已派人', ...more }))

  it('is finished by the one who was asked, not by another who can see the case', async () => {
    const of = await joint()
    const colleague = { ...worker, accountId: newId(world.now) } as Actor
    await expect(finish(colleague, of)).rejects.toMatchObject(refused('services.partOfOther'))
    await expect(finish(world.actor('countyOfficer', world.city.lanshan.id), of)).rejects.toMatchObject(refused('services.partOfOther')) // prettier-ignore
    expect((await world.as(officer, (ctx) => getCase(ctx, of.id))).parts[0]).toMatchObject({ mayFinish: 'asked' })
    await finish(officer, of)
    await expect(finish(officer, of)).rejects.toMatchObject(refused('services.partOver'))
  })

  it('is ended by the one who leads only with a reason, which the history keeps', async () => {
    const of = await joint()
    await expect(finish(worker, of)).rejects.toMatchObject(refused('services.partReason', 'reason'))
    await finish(worker, of, { outcome: 'dropped', reason: '街道已电话答复' })
    const seen = await world.as(worker, (ctx) => getCase(ctx, of.id))
    expect(seen.steps.at(-1)).toMatchObject({ verb: 'part', reason: '请协调供电所；街道已电话答复' })
  })
})

describe('a case that is merged into another', () => {
  it('tells its applicant nothing of a case that is not theirs, and stands in the history of that one', async () => {
    const [first, second] = [await resident(world), await resident(world)]
    const [mine, theirs] = [await ownCaseOf(first), await ownCaseOf(second)]
    const { number } = await row(theirs)
    const reason = `与 ${number.toLowerCase()} 重复`
    await expect(step(worker, mine, { verb: 'merge', into: theirs, reason })).rejects.toMatchObject(refused('services.mergeNumber', 'reason')) // prettier-ignore
    await step(worker, mine, { verb: 'merge', into: theirs })
    const { areaId, number: merged } = await row(mine)
    const told = await world.as(first.actor, (ctx) => ownCase(ctx, areaId, mine))
    expect(JSON.stringify(told.steps)).not.toContain(number)
    const there = await world.as(worker, (ctx) => getCase(ctx, theirs))
    expect(there.steps.at(-1)).toMatchObject({ verb: 'absorb', text: merged, audience: 'internal' })
    const heard = await world.as(second.actor, (ctx) => ownCase(ctx, areaId, theirs))
    expect(JSON.stringify(heard.steps)).not.toContain(merged)
  })

  it('names the other one where both are the same applicant’s', async () => {
    const one = await resident(world)
    const [from, into] = [await ownCaseOf(one), await ownCaseOf(one)]
    await step(worker, from, { verb: 'merge', into })
    const { areaId } = await row(from)
    const told = await world.as(one.actor, (ctx) => ownCase(ctx, areaId, from))
    expect(told.steps.at(-1)).toMatchObject({ verb: 'merge', reason: (await row(into)).number })
  })
})

describe('an area that has ended', () => {
  it('takes no case in and is handed none', async () => {
    const { id } = await opened(world)
    const gone = world.city.communityA2.id
    const at = { areaId: gone, channel: 'counter', nature: 'help', urgency: 'normal', title: '路灯', text: '路灯', special: false, isPublic: false } as const // prettier-ignore
    await ended(world, gone, async () => {
      await expect(world.as(officer, (ctx) => openCase(ctx, at))).rejects.toMatchObject(refused('access.notFound'))
      await expect(step(officer, id, { verb: 'dispatch', to: { areaId: gone, role: 'communityWorker' } })).rejects.toMatchObject(refused('access.notFound')) // prettier-ignore
    })
    expect(await row(id)).toMatchObject({ state: 'accepted', areaId: world.city.communityA1.id })
  })
})

describe('whom and what a case names', () => {
  it('is a person and a unit that whoever takes it in can see', async () => {
    const elsewhere = (await family(world, 'communityB1')).members[0]!.personId
    await expect(opened(world, { applicant: { personId: elsewhere } })).rejects.toMatchObject(refused('services.personUnknown', 'applicant.personId')) // prettier-ignore
    await expect(opened(world, { applicant: { localUnitId: newId(world.now) } })).rejects.toMatchObject(refused('services.unitUnknown', 'applicant.localUnitId')) // prettier-ignore
    const here = (await family(world)).members[0]!.personId
    expect((await row((await opened(world, { applicant: { personId: here } })).id)).personId).toBe(here)
  })

  it('is a residential unit of its own area', async () => {
    const unitOf = async (townId: string) => (await world.system((ctx) => setUpUnit(ctx, { townId, name: '滨河小区', kind: 'estate', address: '', source: '', households: 9, on: '2020-01-01', reason: '普查', x: 118.35, y: 35.07 }))).id // prettier-ignore
    const [here, there] = [await unitOf(world.city.streetA.id), await unitOf(world.city.streetB.id)]
    await expect(opened(world, { place: { text: '小区门口', unitId: there } })).rejects.toMatchObject(refused('services.unitUnknown', 'place.unitId')) // prettier-ignore
    const of = await world.as(officer, (ctx) => openCase(ctx, { areaId: world.city.streetA.id, channel: 'counter', nature: 'help', urgency: 'normal', title: '路灯', text: '路灯', special: false, isPublic: false, place: { text: '小区门口', unitId: here } })) // prettier-ignore
    expect((await row(of.id)).unitId).toBe(here)
  })
})

describe('an overdue case', () => {
  it('is told to its applicant when it goes a level up', async () => {
    const one = await resident(world)
    const id = await ownCaseOf(one)
    const before = world.now
    world.now = new Date(before.getTime() + 3 * 86_400_000)
    await climbOverdue(world.house)
    world.now = before
    const { areaId } = await row(id)
    const told = await world.system((ctx) => ctx.db.selectFrom('notification').selectAll().where('link', '=', `/my/cases/${id}`).execute()) // prettier-ignore
    expect(told.map((n) => n.topic)).toContain('services:residents.notices.climb')
    const steps = (await world.as(one.actor, (ctx) => ownCase(ctx, areaId, id))).steps
    expect(steps.at(-1)).toMatchObject({ verb: 'climb', reason: '', text: '' })
  })
})
