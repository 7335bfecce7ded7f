import { newId } from '#shared/ids.ts'
import type { Actor } from '#server/context.ts'
import type { World } from '#testing/world.ts'
import { addCounter } from '../commands/hall/counters.ts'
import { addDevice, setHall } from '../commands/hall/settings.ts'
import type { DeviceKind } from '../contract/hall/base.ts'
import { usual } from '../queries/hall/place.ts'

/** Monday to Friday, with lunch between the spans. */
export const WEEK = [1, 2, 3, 4, 5].flatMap((day) => [
  { day, from: '09:00', to: '12:00' },
  { day, from: '13:30', to: '17:00' },
])
/** A Monday morning in China, with the doors open. */
export const MORNING = new Date('2026-06-01T02:00:00Z')

type Key = keyof World['city']

/** A place of the network at an area, open on working days. */
export const newPlace = (world: World, key: Key = 'streetA', name = '兰山街道便民服务中心'): Promise<string> =>
  world.system(async (ctx) => {
    const area = world.city[key]
    const id = newId(ctx.now)
    await ctx.db
      .insertInto('servicePlace')
      .values({
        id,
        areaId: area.id,
        path: area.path,
        level: 'subdistrict',
        kind: 'centre',
        name,
        address: '兰山路1号',
        hours: JSON.stringify(WEEK),
        holders: JSON.stringify([]),
        validFrom: '2020-01-01',
      }) // prettier-ignore
      .execute()
    return id
  })

export interface TestHall {
  placeId: string
  counters: string[]
  officer: Actor
  /** A device of the hall; its secret. */
  device: (kind: DeviceKind, counterId?: string) => Promise<string>
}

/** A hall with two kinds of business and some counters. */
export async function newHall(
  world: World,
  options: { at?: Key; counters?: number; name?: string } = {},
): Promise<TestHall> {
  const key = options.at ?? 'streetA'
  const placeId = await newPlace(world, key, options.name)
  const officer = world.actor('subdistrictOfficer', world.city[key].id)
  const businesses = [
    { letter: 'A', name: '综合业务', about: '' },
    { letter: 'B', name: '社会保障', about: '' },
  ]
  const counters = await world.as(officer, async (ctx) => {
    await setHall(ctx, placeId, { ...usual, businesses, version: 0 })
    const made: string[] = []
    for (let number = 1; number <= (options.counters ?? 2); number++)
      made.push((await addCounter(ctx, placeId, { number, name: `综合窗口${number}`, kind: 'front', letters: [] })).id)
    return made
  })
  const device: TestHall['device'] = async (kind, counterId) =>
    (
      await world.as(officer, (ctx) =>
        addDevice(ctx, placeId, { kind, name: kind, ...(counterId ? { counterId } : {}) }),
      )
    ).token
  return { placeId, counters, officer, device }
}
