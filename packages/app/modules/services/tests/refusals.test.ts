import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Ctx } from '#server/context.ts'
import { newId } from '#shared/ids.ts'
import { openWorld, type World } from '#testing/world.ts'
import { openCase } from '../commands/cases/intake.ts'
import { addClockRule, addPetitionClocks, addRouteRule, changeCaseSetting } from '../commands/cases/settings.ts'
import { askAdmission } from '../commands/catalogue/admission.ts'
import { addKind, endKind } from '../commands/catalogue/kinds.ts'
import { setHall } from '../commands/hall/settings.ts'
import { addPlace, closePlace } from '../commands/network/places.ts'
import { addProvider, endProvider } from '../commands/network/providers.ts'
import { sendReferral } from '../commands/network/referrals.ts'
import { usual } from '../queries/hall/place.ts'
import { ended } from './case-steps.ts'
import { newPlace } from './hall-place.ts'
import { newItem } from './samples/catalogue.ts'

let world: World
let county: Actor
let officer: Actor
beforeAll(async () => {
  world = await openWorld()
  county = world.actor('countyOfficer', world.city.lanshan.id)
  officer = world.actor('subdistrictOfficer', world.city.streetA.id)
})
afterAll(() => world.close())

const refusal = (by: Actor, work: (ctx: Ctx) => Promise<unknown>) =>
  world.as(by, work).then(
    () => 'done',
    (e: { code?: string; field?: string }) => [e.code, e.field].filter(Boolean).join(' '),
  )

describe('a case', () => {
  const at = (areaId: string, itemId: string) => ({ areaId, itemId, channel: 'counter', nature: 'apply', urgency: 'normal', title: '高龄津贴', text: '申请', special: false, isPublic: false }) as const // prettier-ignore

  it('is about an item of its own area, of one above or of one below, not of elsewhere', async () => {
    const [own, foreign] = [await newItem(world), await newItem(world, {}, world.city.streetB.id)]
    expect(await refusal(officer, (ctx) => openCase(ctx, at(world.city.communityA1.id, own.id)))).toBe('done')
    expect(await refusal(officer, (ctx) => openCase(ctx, at(world.city.communityA1.id, foreign.id)))).toBe('services.itemElsewhere itemId') // prettier-ignore
  })
})

describe('a rule', () => {
  const clock = { step: 'whole', span: { value: 3, unit: 'day' }, countsFrom: 'opening', suspends: false, extendTimes: 0, source: '自定', validFrom: '2026-06-01' } as const // prettier-ignore
  const route = { fromMinute: 0, toMinute: 1440, days: 'any', source: '', validFrom: '2026-06-01' } as const

  it('is about an item and a kind that are there', async () => {
    const areaId = world.city.lanshan.id
    const nobody = newId(world.now)
    expect(await refusal(county, (ctx) => addClockRule(ctx, { areaId, ...clock, itemId: nobody }))).toBe('services.noItem itemId') // prettier-ignore
    expect(await refusal(county, (ctx) => addClockRule(ctx, { areaId, ...clock, kindId: nobody }))).toBe('services.kindUnknown kindId') // prettier-ignore
    expect(await refusal(county, (ctx) => addPetitionClocks(ctx, { areaId, kindId: nobody, validFrom: '2026-06-01' }))).toBe('services.kindUnknown kindId') // prettier-ignore
    expect(await refusal(county, (ctx) => addRouteRule(ctx, { areaId, ...route, kindId: nobody, holderLevel: 4, holderRole: 'subdistrictOfficer' }))).toBe('services.kindUnknown kindId') // prettier-ignore
  })

  it('sends cases to a role that somebody has at that level', async () => {
    const to = (holderLevel: number, holderRole: 'communityWorker' | 'subdistrictOfficer' | 'counterClerk') =>
      refusal(county, (ctx) => addRouteRule(ctx, { areaId: world.city.lanshan.id, ...route, holderLevel, holderRole }))
    expect(await to(3, 'communityWorker')).toBe('services.holderNoArea holderRole')
    expect(await to(4, 'subdistrictOfficer')).toBe('done')
    expect(await to(4, 'counterClerk')).toBe('done')
  })
})

describe('a matter that is handed over', () => {
  const matter = (more: object = {}) => ({ fromAreaId: world.city.streetA.id, toAreaId: world.city.communityA2.id, toPlaceId: null, itemId: null, matter: '困难家庭探访', text: '', dueOn: '2026-06-10', ...more }) as never // prettier-ignore

  it('goes neither to an area that has ended nor to a place that has closed', async () => {
    const gone = await ended(world, world.city.communityA2.id, () =>
      refusal(officer, (ctx) => sendReferral(ctx, matter())),
    )
    expect(gone).toBe('access.notFound')
    const toPlaceId = await newPlace(world, 'communityA2', '沂蒙社区服务站')
    expect(await refusal(officer, (ctx) => sendReferral(ctx, matter({ toPlaceId })))).toBe('done')
    await world.as(officer, (ctx) => closePlace(ctx, toPlaceId, { version: 1, on: '2026-06-01', reason: '搬迁' }))
    expect(await refusal(officer, (ctx) => sendReferral(ctx, matter({ toPlaceId })))).toBe('services.noPlace toPlaceId')
    expect(await refusal(officer, (ctx) => sendReferral(ctx, matter({ itemId: newId(world.now) })))).toBe('services.noItem itemId') // prettier-ignore
  })
})

describe('an area that has ended', () => {
  it('is handed no work and gets no place', async () => {
    const areaId = world.city.communityA2.id
    const work = { areaIds: [areaId], work: '入户摸排', text: '', department: '卫健局', basis: '', basisPolicyKey: null, payer: '', amountFen: null, post: '', fromDay: null, toDay: null } as never // prettier-ignore
    const place = { areaId, level: 'community', placeKind: 'station', name: '社区站', address: '考棚街', x: null, y: null, hours: [], holders: [], providerId: null, telephone: '' } as never // prettier-ignore
    const got = await ended(world, areaId, async () => [
      await refusal(officer, (ctx) => askAdmission(ctx, work)),
      await refusal(officer, (ctx) => addPlace(ctx, place)),
    ])
    expect(got).toEqual(['access.notFound', 'access.notFound'])
  })
})

describe('a kind', () => {
  it('ends not before what another area put below it, and the refusal names that', async () => {
    const own = await world.as(county, (ctx) => addKind(ctx, { areaId: world.city.lanshan.id, code: 'LS1', name: '便民', usedFor: 'both', source: '自定', ord: 0 })) // prettier-ignore
    const other = world.actor('countyOfficer', world.city.luozhuang.id)
    const below = await world.as(other, (ctx) => addKind(ctx, { areaId: world.city.luozhuang.id, parentId: own.id, code: 'LZ1', name: '代办', usedFor: 'both', source: '自定', ord: 0 })) // prettier-ignore
    const end = (by: Actor, id: string) => refusal(by, (ctx) => endKind(ctx, id, { version: 1, on: '2026-06-02', reason: '合并' })) // prettier-ignore
    expect(await end(county, own.id)).toBe('services.kindOthers')
    expect(await end(other, below.id)).toBe('done')
    world.now = new Date('2026-06-02T02:00:00Z')
    expect(await end(county, own.id)).toBe('done')
    world.now = new Date('2026-06-01T02:00:00Z')
  })
})

describe('a provider', () => {
  it('ends not before it began', async () => {
    const given = { name: '兰山社工站', providerKind: 'socialOrganisation', creditCode: null, localUnitId: null, summary: '', telephone: '', email: '', website: '' } as never // prettier-ignore
    const { id } = await world.as(officer, (ctx) => addProvider(ctx, { areaId: world.city.streetA.id, ...(given as object) } as never)) // prettier-ignore
    expect(await refusal(officer, (ctx) => endProvider(ctx, id, { version: 1, on: '2020-01-01', reason: '撤销' }))).toBe('services.endBeforeBegin on') // prettier-ignore
  })
})

describe('a setting', () => {
  const trail = (command: string) => world.system((ctx) => ctx.db.selectFrom('auditEntry').select('changes').where('command', '=', command).orderBy('seq', 'desc').executeTakeFirstOrThrow()) // prettier-ignore

  it('stands in the trail with all that changed, and with nothing that did not', async () => {
    const areaId = world.city.lanshan.id
    const set = { areaId, version: 0, hours: [[540, 720]] as [number, number][], reopenDays: 15, similarDays: 7, similarMetres: 200, climb: { value: 1, unit: 'workingDay' as const } } // prettier-ignore
    await world.as(county, (ctx) => changeCaseSetting(ctx, set))
    await world.as(county, (ctx) => changeCaseSetting(ctx, { ...set, version: 1, similarDays: 3 }))
    expect((await trail('services.changeCaseSetting')).changes).toEqual({ similarDays: [7, 3] })
    const placeId = await newPlace(world)
    await world.as(officer, (ctx) => setHall(ctx, placeId, { ...usual, version: 0 }))
    await world.as(officer, (ctx) => setHall(ctx, placeId, { ...usual, slotsPerAddress: 50, version: 1 }))
    expect((await trail('services.setHall')).changes).toEqual({ slotsPerAddress: [5, 50] })
  })
})
