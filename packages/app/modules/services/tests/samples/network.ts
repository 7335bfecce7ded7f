import type { Sample, Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { offerItem } from '../../commands/network/offers.ts'
import { addContract, addProvider } from '../../commands/network/providers.ts'
import { answerReferral, sendReferral, takeReferral } from '../../commands/network/referrals.ts'
import { addPlace } from '../../commands/network/places.ts'
import { fresh, newItem } from './catalogue.ts'

const street = (more: Partial<Sample> = {}): Sample => ({ role: 'subdistrictOfficer', at: 'streetA', ...more })

/** Monday to Friday, 8:30 to 12:00 and 13:30 to 17:00. */
export const weekHours = [1, 2, 3, 4, 5].flatMap((day) => [
  { day, from: '08:30', to: '12:00' },
  { day, from: '13:30', to: '17:00' },
])
/** What is said of a place, for tests to change. */
export const placeOn = (more: object = {}) => ({
  level: 'subdistrict' as const, placeKind: 'centre' as const, name: `兰山街道便民服务中心${fresh('')}`, address: '兰山路1号', x: 118.34, y: 35.06, telephone: '0539-1234567', summary: '', hours: weekHours, holidays: 'unsaid' as const,
  counters: 6, m2: 800, capacity: 60, staff: 12, holders: [{ name: '值班长', duty: '大厅负责人' }], equipment: ['accessible' as const], providerId: null, ...more,
}) // prettier-ignore
/** A centre of the first subdistrict. */
export const newPlace = (world: World, more: object = {}, areaId = world.city.streetA.id) =>
  world.system((ctx) => addPlace(ctx, { areaId, validFrom: '2026-01-01', ...placeOn(more) }))

/** A provider of the first subdistrict. */
export const newProvider = (world: World, more: object = {}) =>
  world.system((ctx) => addProvider(ctx, { areaId: world.city.streetA.id, name: `阳光家政服务中心${fresh('')}`, providerKind: 'socialOrganisation', creditCode: null, localUnitId: null, summary: '', telephone: '', email: '', website: '', ...more })) // prettier-ignore
/** A contract with it for the year. */
export const newContract = async (world: World, more: object = {}) => {
  const { id: providerId } = await newProvider(world)
  const body = { areaId: world.city.streetA.id, providerId, title: '居家养老服务', number: '', amountFen: 12_000_000, validFrom: '2026-01-01', validTo: '2027-01-01', itemIds: [], ...more } // prettier-ignore
  return { ...(await world.system((ctx) => addContract(ctx, body))), providerId }
}
/** A matter that the first community hands up to its subdistrict. */
export const newReferral = (world: World, more: object = {}) =>
  world.system((ctx) => sendReferral(ctx, { fromAreaId: world.city.communityA1.id, toAreaId: world.city.streetA.id, toPlaceId: null, itemId: null, caseAreaId: null, caseId: null, matter: '独居老人安装扶手', text: '社区没有资金，请街道协调。', dueOn: '2026-06-10', ...more })) // prettier-ignore

export const networkSamples: Samples = {
  'services.listPlaces': async (w) => {
    await newPlace(w)
    return street({ query: { areaId: w.city.streetA.id, open: 'now' } })
  },
  'services.getPlace': async (w) => street({ params: { id: (await newPlace(w)).id } }),
  'services.addPlace': (w) => street({ body: { areaId: w.city.streetA.id, ...placeOn() } }),
  'services.changePlace': async (w) => street({ params: { id: (await newPlace(w)).id }, body: { version: 1, ...placeOn({ counters: 8 }) } }), // prettier-ignore
  'services.closePlace': async (w) => street({ params: { id: (await newPlace(w)).id }, body: { version: 1, on: '2026-12-31', reason: '并入新中心' } }), // prettier-ignore
  'services.setPlaceDay': async (w) => street({ params: { id: (await newPlace(w)).id }, body: { version: 1, day: '2026-06-19', hours: [], note: '端午节放假' } }), // prettier-ignore
  'services.offerItem': async (w) =>
    street({ params: { id: (await newPlace(w)).id }, body: { itemId: (await newItem(w)).id } }),
  'services.endOffer': async (w) => {
    const [place, item] = [await newPlace(w), await newItem(w)]
    const { id } = await w.system((ctx) => offerItem(ctx, place.id, { itemId: item.id, note: '' }))
    return street({ params: { id }, body: { version: 1, reason: '转线上办理' } })
  },
  'services.listProviders': async (w) => {
    await newProvider(w)
    return street({ query: { areaId: w.city.streetA.id } })
  },
  'services.addProvider': (w) => street({ body: { areaId: w.city.streetA.id, name: '邻里便民超市', providerKind: 'shop', creditCode: '91350100M000100Y43' } }), // prettier-ignore
  'services.changeProvider': async (w) => street({ params: { id: (await newProvider(w)).id }, body: { version: 1, name: '阳光家政', providerKind: 'enterprise' } }), // prettier-ignore
  'services.endProvider': async (w) => street({ params: { id: (await newProvider(w)).id }, body: { version: 1, on: '2026-12-31', reason: '停止合作' } }), // prettier-ignore
  'services.listContracts': async (w) => {
    await newContract(w)
    return street({ query: { areaId: w.city.streetA.id, running: 'true' } })
  },
  'services.getContract': async (w) => street({ params: { id: (await newContract(w)).id } }),
  'services.addContract': async (w) => street({ body: { areaId: w.city.streetA.id, providerId: (await newProvider(w)).id, title: '助餐服务', amountFen: 5_000_000, validFrom: '2026-01-01', validTo: '2027-01-01' } }), // prettier-ignore
  'services.endContract': async (w) => street({ params: { id: (await newContract(w)).id }, body: { version: 1, on: '2026-07-01', reason: '服务不达标' } }), // prettier-ignore
  'services.remarkContract': async (w) => street({ params: { id: (await newContract(w)).id }, body: { day: '2026-05-20', grade: 'fair', text: '上门时间不准' } }), // prettier-ignore
  'services.listReferrals': async (w) => {
    await newReferral(w)
    return street({ query: { side: 'receiver' } })
  },
  'services.sendReferral': (w) => ({ role: 'communityWorker', at: 'communityA1', body: { fromAreaId: w.city.communityA1.id, toAreaId: w.city.streetA.id, matter: '无障碍坡道', text: '请街道协调。', dueOn: '2026-06-10' } }), // prettier-ignore
  'services.takeReferral': async (w) => street({ params: { id: (await newReferral(w)).id }, body: { version: 1 } }),
  'services.refuseReferral': async (w) => street({ params: { id: (await newReferral(w)).id }, body: { version: 1, reason: '应由区残联办理' } }), // prettier-ignore
  'services.answerReferral': async (w) => {
    const { id } = await newReferral(w)
    await w.system((ctx) => takeReferral(ctx, id, { version: 1 }))
    return street({ params: { id }, body: { version: 2, answer: '已列入六月安装计划' } })
  },
  'services.seeReferral': async (w) => {
    const { id } = await newReferral(w)
    await w.system((ctx) => takeReferral(ctx, id, { version: 1 }))
    await w.system((ctx) => answerReferral(ctx, id, { version: 2, answer: '已办' }))
    return { role: 'communityWorker', at: 'communityA1', params: { id }, body: { version: 3 } }
  },
  'services.recallReferral': async (w) => ({ role: 'communityWorker', at: 'communityA1', params: { id: (await newReferral(w)).id }, body: { version: 1, reason: '已自行解决' } }), // prettier-ignore
  'services.getNetworkSetting': (w) => street({ query: { areaId: w.city.streetA.id } }),
  'services.changeNetworkSetting': (w) => ({ role: 'countyOfficer', at: 'lanshan', body: { areaId: w.city.lanshan.id, walkMinutes: 15, pace: 60, detour: 140, version: 0 } }), // prettier-ignore
  'services.networkCoverage': (w) => street({ query: { areaId: w.city.streetA.id } }),
  'services.coverageByCommunity': (w) => street({ query: { areaId: w.city.streetA.id, gap: 'noStation' } }),
  'services.hsdsServices': async (w) => {
    const [place, item] = [await newPlace(w), await newItem(w)]
    await w.system((ctx) => offerItem(ctx, place.id, { itemId: item.id, note: '' }))
    return street({ query: { areaId: w.city.streetA.id, per_page: '20' } })
  },
  'services.hsdsService': async (w) => street({ params: { id: (await newItem(w)).id } }),
  'services.placeCalendar': async (w) => street({ params: { id: (await newPlace(w)).id } }),
}
