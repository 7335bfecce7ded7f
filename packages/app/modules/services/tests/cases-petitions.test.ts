import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#server/context.ts'
import { openWorld, type World } from '#testing/world.ts'
import { writeCase } from '../commands/cases/open.ts'
import { reckonWaiting } from '../commands/cases/reckon.ts'
import { addClockRule, addPetitionClocks, enterYear } from '../commands/cases/settings.ts'
import { getCase } from '../queries/cases/one.ts'
import { previewClocks } from '../queries/cases/settings.ts'
import { type Bare, caseRow, stepAs } from './case-steps.ts'
import { opened } from './samples/cases.ts'
import { newKind } from './samples/catalogue.ts'

let world: World
let worker: Actor
let officer: Actor
let kindId: string
beforeAll(async () => {
  world = await openWorld()
  worker = world.actor('communityWorker', world.city.communityA1.id)
  officer = world.actor('subdistrictOfficer', world.city.streetA.id)
  kindId = (await newKind(world)).id
  const county = world.actor('countyOfficer', world.city.lanshan.id)
  await world.as(county, (ctx) => addPetitionClocks(ctx, { areaId: world.city.lanshan.id, kindId, validFrom: '2026-06-01' })) // prettier-ignore
})
afterAll(() => world.close())

const china = (text: string) => new Date(`${text}+08:00`)
const row = (id: string) => caseRow(world, id)
async function step(actor: Actor, id: string, input: Bare) {
  await stepAs(world, actor, id, input)
  return row(id)
}
/** A petition that a resident brings, not yet accepted. */
const brought = () =>
  world.system((ctx) =>
    writeCase(ctx, { areaId: world.city.communityA1.id, channel: 'resident', nature: 'complaint', kindId, title: '反映占道', text: '反映占道经营' }),
  ) // prettier-ignore

describe('the sixty days of a petition', () => {
  it('begin with its acceptance; until then fifteen days for that run alone', async () => {
    world.now = china('2026-06-01T10:00')
    const { id, dueAt } = await brought()
    expect(dueAt).toBeNull()
    expect(await row(id)).toMatchObject({ dueAt: null, clockYear: null, stepDueAt: china('2026-06-16T23:59:59') })
    const before = await world.as(worker, (ctx) => getCase(ctx, id))
    expect(before.whole).toMatchObject({ from: null, dueAt: null, origin: 'law' })
    world.now = china('2026-06-11T09:00')
    expect((await step(worker, id, { verb: 'accept' })).dueAt).toEqual(china('2026-08-10T23:59:59'))
    expect((await world.as(worker, (ctx) => getCase(ctx, id))).whole.from).toEqual(world.now)
  })

  it('go on where it is given to another area and accepted there anew', async () => {
    world.now = china('2026-06-01T10:00')
    const { id } = await brought()
    world.now = china('2026-06-02T10:00')
    const due = (await step(worker, id, { verb: 'accept' })).dueAt
    expect(due).toEqual(china('2026-08-01T23:59:59'))
    world.now = china('2026-06-20T10:00')
    await step(officer, id, { verb: 'transfer', areaId: world.city.communityA2.id, reason: '不属本社区' })
    const there = world.actor('communityWorker', world.city.communityA2.id)
    expect((await step(there, id, { verb: 'accept' })).dueAt).toEqual(due)
  })

  it('count from the opening where that is the acceptance, at a counter', async () => {
    world.now = china('2026-06-01T10:00')
    expect((await opened(world, { kindId, nature: 'complaint' })).dueAt).toEqual(china('2026-07-31T23:59:59'))
  })

  it('are reckoned from the acceptance when a year was entered later, and not before it', async () => {
    const year = (n: number) => ({ year: n, version: 0, document: '（测试用）', rest: [{ name: '元旦', from: `${n}-01-01`, to: `${n}-01-03` }], work: [] }) // prettier-ignore
    const county = world.actor('countyOfficer', world.city.lanshan.id)
    const own = await newKind(world)
    const rule = { areaId: world.city.lanshan.id, kindId: own.id, suspends: false, extendTimes: 0, source: '自定', validFrom: '2026-06-01' } as const // prettier-ignore
    await world.as(county, (ctx) => addClockRule(ctx, { ...rule, step: 'whole', span: { value: 5, unit: 'workingDay' }, countsFrom: 'acceptance' })) // prettier-ignore
    await world.as(county, (ctx) => addClockRule(ctx, { ...rule, step: 'new', span: { value: 5, unit: 'workingDay' }, countsFrom: 'opening' })) // prettier-ignore
    const bring = () => world.system((ctx) => writeCase(ctx, { areaId: world.city.communityA1.id, channel: 'resident', nature: 'complaint', kindId: own.id, title: '反映占道', text: '反映占道' })) // prettier-ignore
    world.now = china('2026-12-28T10:00')
    const [accepted, waiting] = [await bring(), await bring()]
    world.now = china('2026-12-30T10:00')
    expect(await step(worker, accepted.id, { verb: 'accept' })).toMatchObject({ dueAt: null, clockYear: 2027 })
    await world.as(world.actor('cityOfficer', world.city.city.id), (ctx) => enterYear(ctx, year(2027)))
    world.now = china('2027-01-04T09:00')
    await reckonWaiting(world.house)
    const [first, second] = [await row(accepted.id), await row(waiting.id)]
    expect(first).toMatchObject({ dueAt: china('2027-01-07T17:30'), clockYear: null })
    expect(second).toMatchObject({ dueAt: null, clockYear: null })
    expect(second.stepDueAt).not.toBeNull()
  })

  it('are shown as such before a case is opened, and only the clock of the whole may count so', async () => {
    world.now = china('2026-06-01T10:00')
    const ask = { areaId: world.city.communityA1.id, nature: 'complaint', urgency: 'normal', channel: 'resident', kindId } as const // prettier-ignore
    const { clocks } = await world.as(worker, (ctx) => previewClocks(ctx, ask))
    expect(clocks.find((c) => c.step === 'whole')).toMatchObject({ countsFrom: 'acceptance', origin: 'law' })
    const county = world.actor('countyOfficer', world.city.lanshan.id)
    const wrong = world.as(county, (ctx) => addClockRule(ctx, { areaId: world.city.lanshan.id, step: 'handling', span: { value: 1, unit: 'day' }, countsFrom: 'acceptance', suspends: false, extendTimes: 0, source: '自定', validFrom: '2026-06-01' })) // prettier-ignore
    await expect(wrong).rejects.toMatchObject({ code: 'services.countsWhole', field: 'countsFrom' })
  })
})
