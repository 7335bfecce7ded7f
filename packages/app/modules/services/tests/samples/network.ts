import type { Sample, Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { offerItem } from '../../commands/network/offers.ts'
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
  level: 'subdistrict' as const, kind: 'centre' as const, name: `兰山街道便民服务中心${fresh('')}`, address: '兰山路1号', x: 118.34, y: 35.06, telephone: '0539-1234567', summary: '', hours: weekHours,
  counters: 6, m2: 800, capacity: 60, staff: 12, holders: [{ name: '值班长', duty: '大厅负责人' }], equipment: ['accessible' as const], providerId: null, ...more,
}) // prettier-ignore
/** A centre of the first subdistrict. */
export const newPlace = (world: World, more: object = {}, areaId = world.city.streetA.id) =>
  world.system((ctx) => addPlace(ctx, { areaId, validFrom: '2026-01-01', ...placeOn(more) }))

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
}
