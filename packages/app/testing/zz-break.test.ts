import { afterAll, beforeAll, expect, it } from 'vitest'
import { mergePeople } from '#modules/registers/commands/merge.ts'
import { movePerson } from '#modules/registers/commands/move.ts'
import { getPerson } from '#modules/registers/queries/people.ts'
import { allowTestIds, household, refusal } from '#modules/registers/tests/people-of.ts'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  allowTestIds(world)
})
afterAll(() => world.close())

it('upload twice', async () => {
  const a1 = world.city.communityA1.id
  const worker = world.actor('communityWorker', a1)
  const csv = '姓名,性别,身份证号码,与户主关系,住址\n王一,男,110105194912310021,户主,一路1号\n'
  const payload = Buffer.from(`--x\r\ncontent-disposition: form-data; name="areaId"\r\n\r\n${a1}\r\n--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n${csv}\r\n--x--\r\n`)
  const send = () => world.http(worker, { method: 'POST', url: '/api/registers/ledgers', payload, headers: { 'content-type': 'multipart/form-data; boundary=x', 'idempotency-key': 'k1' } })
  const one = await send()
  console.log(one.status, JSON.stringify(one.body).slice(0, 300))
  const two = await send()
  console.log(two.status, JSON.stringify(two.body).slice(0, 300))
  const id = (one.body as { id: string }).id
  const file = () => world.http(worker, { method: 'POST', url: `/api/registers/ledgers/${id}/wrong-rows`, headers: { 'idempotency-key': 'k2' } })
  console.log((await file()).status, (await file()).status)
})

it('resident reads jobs', async () => {
  const a1 = world.city.communityA1.id
  const id = await world.system((ctx) => ctx.enqueue('none', a1, {}))
  const res = world.actor('resident', a1)
  const list = await world.http(res, { url: '/api/jobs' })
  console.log('resident jobs', list.status, JSON.stringify(list.body).slice(0, 200))
  const c = await world.http(res, { method: 'POST', url: `/api/jobs/${id}/cancel`, headers: { 'idempotency-key': 'k3' } })
  const c2 = await world.http(res, { method: 'POST', url: `/api/jobs/${id}/cancel`, headers: { 'idempotency-key': 'k3' } })
  console.log('resident cancel', c.status, c2.status)
})

it('merge across reach', async () => {
  const a1 = world.city.communityA1.id
  const b1 = world.city.communityB1.id
  const [home, other] = await world.system(async (ctx) => [
    await household(ctx, a1, [{}, { idNumber: undefined }, { idNumber: undefined }]),
    await household(ctx, b1, [{}]),
  ])
  const [, keep, drop] = home!.members
  await world.system((ctx) => movePerson(ctx, drop!.personId, { version: 1, on: '2010-01-01', reason: '搬', toHouseholdId: other!.id, relation: '8' }))
  const worker = world.actor('communityWorker', a1)
  const why = await refusal(world.as(worker, (ctx) => mergePeople(ctx, keep!.personId, { version: 1, otherId: drop!.personId, otherVersion: 2, reason: '同' })))
  console.log('merge', why)
  console.log('B sees', await refusal(world.as(world.actor('communityWorker', b1), (ctx) => getPerson(ctx, drop!.personId))))
  expect(1).toBe(1)
})
