import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { openWorld, type World } from '#testing/world.ts'
import { setUpUnit } from '#modules/registers/index.ts'
import { withdrawItem } from '../commands/catalogue/items.ts'
import { offerItem } from '../commands/network/offers.ts'
import { addPlace, closePlace, setPlaceDay } from '../commands/network/places.ts'
import { addProvider, endProvider, remarkContract } from '../commands/network/providers.ts'
import { answerReferral, refuseReferral, seeReferral, takeReferral } from '../commands/network/referrals.ts'
import { changeNetworkSetting } from '../commands/network/setting.ts'
import { coverageByCommunity, networkCoverage } from '../queries/network/coverage.ts'
import { getPlace, listPlaces } from '../queries/network/places.ts'
import { getContract, listContracts } from '../queries/network/providers.ts'
import { listReferrals } from '../queries/network/referrals.ts'
import { newItem } from './samples/catalogue.ts'
import { newContract, newPlace, newProvider, newReferral, placeOn } from './samples/network.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const street = () => world.actor('subdistrictOfficer', world.city.streetA.id)
const worker = () => world.actor('communityWorker', world.city.communityA1.id)
const page = { page: 1, size: 50 }
const refusal = async (work: Promise<unknown>) => {
  const e = await work.then(() => undefined, (error: unknown) => error) // prettier-ignore
  return e instanceof AppError ? { ...e.params, code: e.code, field: e.field } : e
}

describe('a place', () => {
  it('stands at a level that fits its area, with hours that can be kept', async () => {
    const add = (more: object, areaId = world.city.streetA.id) => refusal(world.as(street(), (ctx) => addPlace(ctx, { areaId, ...placeOn(more) }))) // prettier-ignore
    expect(await add({ level: 'community' })).toMatchObject({ code: 'services.placeLevel', field: 'level' })
    expect(await add({ level: 'community', placeKind: 'station' }, world.city.communityA1.id)).toBeUndefined()
    expect(await add({ x: 118.3, y: null })).toMatchObject({ code: 'services.halfPoint', field: 'y' })
    expect(await add({ hours: [{ day: 1, from: '12:00', to: '08:00' }] })).toMatchObject({
      code: 'services.hoursOrder',
    })
    expect(await add({}, world.city.streetB.id)).toMatchObject({ code: 'access.notFound' })
  })

  it('is open by its hours of the moment, closed over lunch and on a day of its own', async () => {
    const { id } = await newPlace(world)
    const at = async (time: string) => {
      world.now = new Date(`${time}:00+08:00`)
      const p = await world.as({ kind: 'public' }, (ctx) => getPlace(ctx, id))
      return [p.openNow, p.inBreak, p.nextOpening?.toISOString() ?? null]
    }
    expect(await at('2026-06-01T10:00')).toEqual([true, false, '2026-06-01T05:30:00.000Z'])
    expect(await at('2026-06-01T12:30')).toEqual([false, true, '2026-06-01T05:30:00.000Z'])
    await world.system((ctx) => setPlaceDay(ctx, id, { version: 1, day: '2026-06-19', hours: [], note: '端午节放假' }))
    expect(await at('2026-06-19T10:00')).toEqual([false, false, '2026-06-22T00:30:00.000Z'])
    const open = await world.as({ kind: 'public' }, (ctx) => listPlaces(ctx, { ...page, open: 'now' }))
    expect(open.rows.map((r) => r.id)).not.toContain(id)
    world.now = new Date('2026-06-01T02:00:00Z')
  })

  it('offers items of its own line only, none that has ended, none twice, none that committees do not issue', async () => {
    const place = await newPlace(world)
    const offer = (itemId: string, placeId = place.id) => refusal(world.system((ctx) => offerItem(ctx, placeId, { itemId, note: '' }))) // prettier-ignore
    const own = await newItem(world)
    expect(await offer(own.id)).toBeUndefined()
    expect(await offer(own.id)).toMatchObject({ code: 'services.offerTwice' })
    const other = await newItem(world, {}, world.city.luozhuang.id)
    expect(await offer(other.id)).toMatchObject({ code: 'services.itemElsewhere' })
    const ended = await newItem(world)
    await world.system((ctx) => withdrawItem(ctx, ended.id, { version: 1, reason: '废止' }))
    expect(await offer(ended.id)).toMatchObject({ code: 'services.itemEnded' })
    const station = await newPlace(world, { level: 'community', placeKind: 'station' }, world.city.communityA1.id)
    const police = await newItem(
      world,
      { name: '无犯罪记录证明', department: '兰山公安分局', notByCommittee: true },
      world.city.lanshan.id,
    )
    expect(await offer(police.id, station.id)).toMatchObject({ code: 'services.barredOffer' })
    await world.system((ctx) => closePlace(ctx, place.id, { version: 1, on: '2026-06-01', reason: '搬迁' }))
    expect(await offer(police.id)).toMatchObject({ code: 'services.placeClosed' })
  })
})

describe('a provider', () => {
  it('does not leave while a contract runs; amounts are whole Fen and remarks are counted', async () => {
    const contract = await newContract(world, { amountFen: 12_345_678_901 })
    expect(await refusal(world.as(street(), (ctx) => endProvider(ctx, contract.providerId, { version: 1, on: '2026-07-01', reason: '停' })))).toMatchObject({ code: 'services.contractsRun', contracts: 1 }) // prettier-ignore
    await world.as(street(), (ctx) =>
      remarkContract(ctx, contract.id, { day: '2026-05-01', grade: 'poor', text: '迟到' }),
    )
    expect(await refusal(world.as(street(), (ctx) => remarkContract(ctx, contract.id, { day: '2026-07-01', grade: 'good', text: '还没到' })))).toMatchObject({ code: 'services.remarkAhead' }) // prettier-ignore
    const found = await world.as(street(), (ctx) => getContract(ctx, contract.id))
    expect([found.amountFen, found.poor, found.remarks.length]).toEqual([12_345_678_901, 1, 1])
    const other = world.actor('countyOfficer', world.city.luozhuang.id)
    expect((await world.as(other, (ctx) => listContracts(ctx, page))).total).toBe(0)
  })

  it('is known once by its code, and a wrong code is refused at its field', async () => {
    await newProvider(world, { name: '甲', creditCode: '91350100M000100Y43' })
    const add = (name: string) => world.system((ctx) => addProvider(ctx, { areaId: world.city.streetA.id, name, providerKind: 'shop', creditCode: '91350100M000100Y43', localUnitId: null, summary: '', telephone: '', email: '', website: '' })) // prettier-ignore
    expect(await refusal(add('乙'))).toMatchObject({ code: 'services.providerTwice', name: '甲' })
    const reply = await world.http(street(), { method: 'POST', url: '/api/services/providers', payload: { areaId: world.city.streetA.id, name: '丙', providerKind: 'shop', creditCode: '91350100M000100Y44' } }) // prettier-ignore
    expect((reply.body as { error: { field: string; issues: { code: string }[] } }).error).toMatchObject({ field: 'creditCode', issues: [{ code: 'services.creditCode' }] }) // prettier-ignore
  })
})

describe('a referral', () => {
  it('goes up, is taken, answered and seen: only each end does its part', async () => {
    const { id } = await newReferral(world)
    const see = (version: number) => world.as(worker(), (ctx) => seeReferral(ctx, id, { version }))
    expect(await refusal(world.as(worker(), (ctx) => takeReferral(ctx, id, { version: 1 })))).toMatchObject({ code: 'access.notFound' }) // prettier-ignore
    await world.as(street(), (ctx) => takeReferral(ctx, id, { version: 1 }))
    expect(await refusal(see(2))).toMatchObject({ code: 'services.referralStage', stage: '办理中' })
    await world.as(street(), (ctx) => answerReferral(ctx, id, { version: 2, answer: '六月安装' }))
    const waiting = await world.as(worker(), (ctx) =>
      listReferrals(ctx, { ...page, side: 'sender', stage: 'answered' }),
    )
    expect(waiting.rows).toMatchObject([{ id, unseen: true, mine: 'sender', answer: '六月安装' }])
    await see(3)
    expect(await refusal(see(4))).toMatchObject({ code: 'services.referralStage', stage: '已闭环' })
  })

  it('that is not answered by its day is shown overdue, and a refusal waits for the sender', async () => {
    const late = await newReferral(world, { dueOn: '2026-06-02' })
    const refused = await newReferral(world)
    await world.as(street(), (ctx) => refuseReferral(ctx, refused.id, { version: 1, reason: '应由区残联办理' }))
    world.now = new Date('2026-06-03T02:00:00Z')
    const overdue = await world.as(street(), (ctx) => listReferrals(ctx, { ...page, overdue: 'true' }))
    expect(overdue.rows.map((r) => r.id)).toEqual([late.id])
    const open = await world.as(worker(), (ctx) => listReferrals(ctx, { ...page, open: 'true' }))
    expect(open.rows.find((r) => r.id === refused.id)).toMatchObject({ stage: 'refused', unseen: true, refusal: '应由区残联办理' }) // prettier-ignore
    world.now = new Date('2026-06-01T02:00:00Z')
  })

  it('across to another community is seen by both ends and by nobody else', async () => {
    const { id } = await newReferral(world, { toAreaId: world.city.communityB1.id })
    const seen = async (areaId: string) => (await world.as(world.actor('communityWorker', areaId), (ctx) => listReferrals(ctx, page))).rows.some((r) => r.id === id) // prettier-ignore
    const { communityA1, communityA2, communityB1 } = world.city
    expect([await seen(communityA1.id), await seen(communityB1.id), await seen(communityA2.id)]).toEqual([true, true, false]) // prettier-ignore
  })
})

describe('coverage', () => {
  let own: World
  beforeAll(async () => {
    own = await openWorld()
    const unit = (name: string, x: number | undefined, households: number, communityId: string) =>
      own.system((ctx) => setUpUnit(ctx, { townId: own.city.streetA.id, communityId, name, kind: 'estate', address: name, ...(x === undefined ? {} : { x, y: 35.06 }), households, on: '2026-01-01', source: '测试', reason: '测试' })) // prettier-ignore
    await unit('近苑', 118.34, 300, own.city.communityA1.id)
    await unit('远苑', 118.36, 200, own.city.communityA2.id)
    await unit('无点苑', undefined, 100, own.city.communityA2.id)
    await own.system((ctx) => addPlace(ctx, { areaId: own.city.communityA1.id, validFrom: '2026-01-01', ...placeOn({ level: 'community', placeKind: 'station', x: 118.341, m2: 75 }) })) // prettier-ignore
  })
  afterAll(() => own.close())
  const look = (more: object = {}) => own.as(own.actor('subdistrictOfficer', own.city.streetA.id), (ctx) => networkCoverage(ctx, { areaId: own.city.streetA.id, ...more })) // prettier-ignore

  it('counts households within a walk, beyond it and of unknown place; and communities without a station', async () => {
    expect(await look()).toMatchObject({ reach: 773, households: 600, near: 300, far: 200, unknown: 100, units: 3, unitsWithoutPoint: 1, communities: 2 + 1, withoutStation: 2 }) // prettier-ignore
  })

  it('measures rooms on 100 households beside a guideline that says it is none of law', async () => {
    const view = await look()
    expect([view.roomsPer100, view.guideline.value, view.guideline.verified]).toEqual([2500, 30, false])
    const { rows } = await own.as(own.actor('subdistrictOfficer', own.city.streetA.id), (ctx) => coverageByCommunity(ctx, { ...page, areaId: own.city.streetA.id, gap: 'rooms' })) // prettier-ignore
    expect(rows).toMatchObject([{ community: '考棚社区', roomsPer100: 2500, stations: 1 }])
  })

  it('follows the measures that the county sets', async () => {
    await own.system((ctx) => changeNetworkSetting(ctx, { areaId: own.city.lanshan.id, walkMinutes: 30, pace: 80, detour: 120, version: 0 })) // prettier-ignore
    expect(await look()).toMatchObject({ reach: 2000, near: 500, far: 0 })
    const rows = (await own.as(own.actor('subdistrictOfficer', own.city.streetA.id), (ctx) => coverageByCommunity(ctx, { ...page, areaId: own.city.streetA.id, sort: '-farthest' }))).rows // prettier-ignore
    expect(rows[0]).toMatchObject({ community: '东关社区', far: 0, unknown: 100 })
  })

  it('is asked for one item: only places that offer it count', async () => {
    const item = await newItem(own)
    expect(await look({ itemId: item.id })).toMatchObject({ near: 0, far: 500, unknown: 100 })
  })
})
