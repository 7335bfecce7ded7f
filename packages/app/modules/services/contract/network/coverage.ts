import { z } from 'zod'
import { route, timeQuery, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'

const count = z.number().int()
/** How people walk: our own measures. A way is longer than the straight line by the detour, in percent. */
export const walkSetting = z.object({ walkMinutes: z.number().int().min(1).max(120), pace: z.number().int().min(10).max(200), detour: z.number().int().min(100).max(300) }) // prettier-ignore
export type WalkSetting = z.infer<typeof walkSetting>

export const getNetworkSetting = route({
  name: 'services.getNetworkSetting', method: 'GET', path: '/api/services/network-setting', kind: 'query', permission: 'services.view',
  summary: 'How far is a walk here, and who said so', query: z.object({ areaId: uuid }), reply: walkSetting.extend({ areaId: uuid.nullable(), version: count }),
}) // prettier-ignore
export const changeNetworkSetting = route({
  name: 'services.changeNetworkSetting', method: 'POST', path: '/api/services/network-setting', kind: 'command', permission: 'services.settings',
  summary: 'Sets how far is a walk in a county or the city', body: walkSetting.extend({ areaId: uuid, version: count.min(0) }), reply: z.object({ areaId: uuid, version: count }),
}) // prettier-ignore

const what = {
  /** What is looked for: any centre, station or point, or places that offer this item. */
  itemId: uuid.optional(),
}
export const networkCoverage = route({
  name: 'services.networkCoverage', method: 'GET', path: '/api/services/network-coverage', kind: 'query', permission: 'services.view',
  summary: 'How many households live within a walk of a place, which communities have no station', query: timeQuery.extend({ areaId: uuid, ...what }),
  reply: z.object({
    setting: walkSetting,
    /** Farthest straight line within a walk, in metres. */
    reach: count, places: count, placesWithoutPoint: count, communities: count, withoutStation: count, units: count, unitsWithoutPoint: count, households: count, near: count, far: count, unknown: count,
    /** Rooms of community places in m² on 100 households, in hundredths; null where no rooms are known. */
    roomsPer100: count.nullable(),
    guideline: z.object({ value: count, source: z.string(), verified: z.boolean() }),
    points: z.array(z.object({ id: uuid, name: z.string(), x: z.number(), y: z.number(), level: z.string() })),
    spots: z.array(z.object({ id: uuid, name: z.string(), x: z.number(), y: z.number(), households: count, near: z.boolean(), minutes: count.nullable() })),
  }),
}) // prettier-ignore
export const coverageByCommunity = route({
  name: 'services.coverageByCommunity', method: 'GET', path: '/api/services/network-communities', kind: 'query', permission: 'services.view',
  summary: 'Each community with its stations, rooms and how many households live beyond a walk', query: listQuery.extend({ ...timeQuery.shape, areaId: uuid, gap: z.enum(['noStation', 'far', 'rooms']).optional(), ...what }),
  reply: pageOf(z.object({
    areaId: uuid, community: z.string(), town: z.string(), stations: count, m2: count.nullable(), households: count, roomsPer100: count.nullable(), near: count, far: count, unknown: count,
    /** Minutes on foot to the nearest place from the unit that has it farthest; null where nothing is known. */
    farthest: count.nullable(),
  })),
}) // prettier-ignore
