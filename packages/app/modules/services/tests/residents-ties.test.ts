import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { movePerson } from '#modules/registers/commands/move.ts'
import { openWorld, type World } from '#testing/world.ts'
import { codeFor, family, resident, signUpWith } from './residents-world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const worker = () => world.actor('communityWorker', world.city.communityA1.id)
const selves = (personId: string) =>
  world.system((ctx) =>
    ctx.db
      .selectFrom('serviceMember')
      .selectAll()
      .where('personId', '=', personId)
      .where('kind', '=', 'self')
      .where('endedAt', 'is', null)
      .execute(),
  )
const tie = (personId: string, login: string) =>
  world.http(worker(), { method: 'POST', url: '/api/services/residents/ties', payload: { personId, login, checked: 'idCard', note: '' } }) // prettier-ignore

/** An account that is nobody any more: it was untied at the counter. */
async function freeAccount() {
  const one = await resident(world)
  await world.http(worker(), { method: 'POST', url: `/api/services/residents/members/${one.memberId}/end`, payload: { version: 1, reason: '绑错了' } }) // prettier-ignore
  return one
}

describe('a person', () => {
  it('is tied to one account when a code is used and the counter ties another at the same moment', async () => {
    for (let n = 0; n < 4; n++) {
      const personId = (await family(world)).members[0]!.personId
      const { login } = await freeAccount()
      const { code } = await codeFor(world, { personId })
      const both = await Promise.all([signUpWith(world, code), tie(personId, login)])
      expect(both.map((r) => r.status).toSorted()).toEqual([200, 409])
      expect(await selves(personId)).toHaveLength(1)
    }
  })

  it('is tied to one account when two at the counter tie it at the same moment', async () => {
    for (let n = 0; n < 4; n++) {
      const personId = (await family(world)).members[0]!.personId
      const [a, b] = [await freeAccount(), await freeAccount()]
      const both = await Promise.all([tie(personId, a.login), tie(personId, b.login)])
      expect(both.map((r) => r.status).toSorted()).toEqual([200, 409])
      expect(await selves(personId)).toHaveLength(1)
    }
  })
})

describe('a family member', () => {
  it('is tied once, though two at the counter do it at the same moment', async () => {
    for (let n = 0; n < 4; n++) {
      const one = await resident(world)
      const { personId } = (await family(world)).members[0]!
      const add = () => world.http(worker(), { method: 'POST', url: `/api/services/residents/members/${one.memberId}/family`, payload: { personId, relation: 'spouse', checked: 'idCard', note: '委托书' } }) // prettier-ignore
      expect((await Promise.all([add(), add()])).map((r) => r.status).toSorted()).toEqual([200, 409])
    }
  })
})

describe('a code that is used after its person moved', () => {
  it('ties the account where the person lives now', async () => {
    const personId = (await family(world)).members[0]!.personId
    const { code } = await codeFor(world, { personId })
    const there = await family(world, 'communityA2')
    const officer = world.actor('subdistrictOfficer', world.city.streetA.id)
    const { version } = await world.system((ctx) => ctx.db.selectFrom('resident').select('version').where('personId', '=', personId).where('supersededAt', 'is', null).where('validTo', 'is', null).executeTakeFirstOrThrow()) // prettier-ignore
    await world.as(officer, (ctx) => movePerson(ctx, personId, { version, toHouseholdId: there.id, relation: '8', on: '2026-05-01', reason: '搬家' } as never)) // prettier-ignore
    expect((await signUpWith(world, code, 'moved.one')).status).toBe(200)
    expect(await selves(personId)).toMatchObject([{ communityId: world.city.communityA2.id }])
  })
})
