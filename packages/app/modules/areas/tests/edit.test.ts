import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const street = () => world.actor('subdistrictOfficer', world.city.streetA.id)
const part = (n: number) => ({ name: `新设第${n}社区`, kind: 'community', codeStat: `3713020010${10 + n}` })
const split = (parts: object[]) => ({
  payload: { kind: 'split', areaId: world.city.communityA1.id, keep: true, parts },
  effectiveOn: '2026-09-01',
  reason: '居民户数超过三千',
})
const draft = async () =>
  (
    (await world.http(street(), { method: 'POST', url: '/api/areas/acts', payload: split([part(1), part(2)]) }))
      .body as { id: string }
  ).id
const put = (id: string, payload: object) =>
  world.http(street(), { method: 'PUT', url: `/api/areas/acts/${id}`, payload })
const read = async (id: string) =>
  (await world.http(street(), { method: 'GET', url: `/api/areas/acts/${id}` })).body as {
    version: number
    state: string
    payload: { parts: object[] }
  }

describe('a proposal that is not handed in', () => {
  it('takes any number of parts, each with its kind and codes, and gives them back as they were written', async () => {
    const id = await draft()
    const parts = [1, 2, 3, 4, 5, 6].map(part)
    expect((await put(id, { ...split(parts), version: 1 })).status).toBe(200)
    expect(await read(id)).toMatchObject({ version: 2, state: 'draft', payload: { parts } })
  })
  it('refuses a change made on an older version, and keeps what stands', async () => {
    const id = await draft()
    await put(id, { ...split([part(3)]), version: 1 })
    const late = await put(id, { ...split([part(4)]), version: 1 })
    expect([late.status, (late.body as { error: { code: string } }).error.code]).toEqual([409, 'areas.staleVersion'])
    expect((await read(id)).payload.parts).toEqual([part(3)])
  })
  it('can be changed again when it was given back, and not while it is handed in', async () => {
    const id = await draft()
    const district = world.actor('countyOfficer', world.city.lanshan.id)
    const act = (who: typeof district, verb: string, payload: object) =>
      world.http(who, { method: 'POST', url: `/api/areas/acts/${id}/${verb}`, payload })
    await act(street(), 'submit', { version: 1 })
    expect((await put(id, { ...split([part(5)]), version: 2 })).status).toBe(409)
    await act(district, 'return', { version: 2, reason: '材料不全' })
    expect((await put(id, { ...split([part(5)]), version: 3 })).status).toBe(200)
    expect(await read(id)).toMatchObject({ state: 'returned', version: 4 })
  })
})
