import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authenticate } from '#modules/accounts/index.ts'
import { createServer } from '#server/http/server.ts'
import { movePerson } from '#modules/registers/commands/move.ts'
import { recordDeath } from '#modules/registers/commands/leave.ts'
import { openWorld, type World } from '#testing/world.ts'
import { codeFor, delegate, family, resident, signUpWith } from './residents-world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const worker = () => world.actor('communityWorker', world.city.communityA1.id)
const post = (url: string, payload: object, actor = worker()) => world.http(actor, { method: 'POST', url: `/api/services/residents/${url}`, payload }) // prettier-ignore
const codeOfError = (reply: { body: never }) => (reply.body as { error?: { code: string } }).error?.code
const person = async () => (await family(world)).members[0]!.personId
const ties = (personId: string) => world.system((ctx) => ctx.db.selectFrom('serviceMember').selectAll().where('personId', '=', personId).execute()) // prettier-ignore

describe('a code from the counter', () => {
  it('opens an account that is tied to the person of the register, once, and logs it in', async () => {
    const personId = await person()
    const { code, url } = await codeFor(world, { personId })
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)
    expect(url).toContain(`/my/join#${code}`)
    const reply = await signUpWith(world, code.toLowerCase().replaceAll('-', ' '), 'wangdaye')
    expect(reply.status).toBe(200)
    expect(String(reply.headers['set-cookie'])).toContain('liren_session=')
    expect(await ties(personId)).toMatchObject([
      { kind: 'self', communityId: world.city.communityA1.id, checked: 'idCard' },
    ])
    const again = await signUpWith(world, code, 'other')
    expect([again.status, codeOfError(again)]).toEqual([410, 'services.codeOver'])
  })

  it('is kept as a digest only, and shown once', async () => {
    const { id, code } = await codeFor(world, { personId: await person() })
    const row = await world.system((ctx) =>
      ctx.db.selectFrom('serviceCode').selectAll().where('id', '=', id).executeTakeFirst(),
    )
    expect(JSON.stringify(row)).not.toContain(code.slice(5).replace('-', ''))
    const list = await world.http(worker(), { method: 'GET', url: '/api/services/residents/codes' })
    expect(JSON.stringify(list.body)).not.toContain(code.slice(5))
  })

  it('is void after five wrong tries, even when the sixth is right, and says no more than that it is wrong', async () => {
    const { code } = await codeFor(world, { personId: await person() })
    const wrong = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`
    for (let n = 0; n < 5; n++) expect(codeOfError(await signUpWith(world, wrong))).toBe('services.codeWrong')
    expect(codeOfError(await signUpWith(world, wrong))).toBe('services.codeWrong')
    expect(codeOfError(await signUpWith(world, code))).toBe('services.codeOver')
    expect(codeOfError(await signUpWith(world, 'ZZZZ-ZZZZ-ZZZZ'))).toBe('services.codeWrong')
  })

  it('expires after seven days, and an earlier one ends when a new one is given', async () => {
    const personId = await person()
    const first = await codeFor(world, { personId })
    const second = await codeFor(world, { personId })
    expect(codeOfError(await signUpWith(world, first.code))).toBe('services.codeOver')
    const begun = world.now
    world.now = new Date(begun.getTime() + 7 * 86_400_000 + 1000)
    expect(codeOfError(await signUpWith(world, second.code))).toBe('services.codeOver')
    world.now = begun
    expect((await signUpWith(world, second.code)).status).toBe(200)
  })

  it('is taken once by two who use it at the same moment', async () => {
    const { code } = await codeFor(world, { personId: await person() })
    const both = await Promise.all([signUpWith(world, code, 'twin.one'), signUpWith(world, code, 'twin.two')])
    expect(both.map((r) => r.status).toSorted()).toEqual([200, 410])
  })

  it('is tried ten times a minute from one address and no more', async () => {
    const before = world.house.config.rate
    world.house.config.rate = 1200
    const server = await createServer(world.house, authenticate)
    world.house.config.rate = before
    const tries = []
    for (let n = 0; n < 12; n++)
      tries.push((await server.inject({ method: 'POST', url: '/api/services/residents/sign-up', headers: { 'x-liren-request': '1' }, payload: { code: 'ZZZZ-ZZZZ-ZZZZ', login: 'guess', password: 'x' } })).statusCode) // prettier-ignore
    await server.close()
    expect(tries.filter((s) => s === 422).length).toBe(10)
    expect(tries.filter((s) => s === 429).length).toBe(2)
  })

  it('is refused for a weak password or a taken name without being used up', async () => {
    const { code } = await codeFor(world, { personId: await person() })
    expect(codeOfError(await signUpWith(world, code, 'wangdaye'))).toBe('accounts.loginTaken')
    expect((await signUpWith(world, code, 'liudaye')).status).toBe(200)
  })

  it('is given only by who works there, and not for somebody who has an account', async () => {
    const tied = await resident(world)
    expect(codeOfError(await post('codes', { personId: tied.personId, checked: 'idCard' }))).toBe('services.personTied')
    const stranger = world.actor('communityWorker', world.city.communityB1.id)
    expect((await post('codes', { personId: await person(), checked: 'idCard' }, stranger)).status).toBe(404)
    expect((await post('codes', { personId: await person(), checked: 'idCard' }, tied.actor)).status).toBe(403)
  })
})

describe('a tie', () => {
  it('ends when a worker ends it, and with it every log-in and whoever was acted for', async () => {
    const home = await family(world, 'communityA1', [{}, { birthOn: '2020-03-05' }])
    const child = home.members.find((m) => !m.isHead)!
    const parent = await resident(world, 'communityA1', home.members.find((m) => m.isHead)!.personId)
    const added = await post(`members/${parent.memberId}/family`, {
      personId: child.personId,
      relation: 'child',
      checked: 'householdBook',
      note: '户口簿',
    })
    expect(added.status).toBe(200)
    expect(await ties(child.personId)).toMatchObject([{ kind: 'family', validTo: '2038-03-05' }])
    expect((await post(`members/${parent.memberId}/end`, { version: 1, reason: '本人要求' })).status).toBe(200)
    expect((await ties(child.personId))[0]!.endedAt).not.toBeNull()
    const grants = await world.system((ctx) => ctx.db.selectFrom('accountGrant').select('validTo').where('accountId', '=', parent.actor.accountId).execute()) // prettier-ignore
    expect(grants).toEqual([{ validTo: '2026-06-01' }])
  })

  it('lets act for an adult a year at most, never for a child as an adult nor for an adult as a child', async () => {
    const home = await family(world, 'communityA1', [{}, { birthOn: '1950-01-01' }, { birthOn: '2015-01-01' }])
    const [head, ...others] = home.members.toSorted((a, b) => Number(b.isHead) - Number(a.isHead))
    const births = new Map((await world.system((ctx) => ctx.db.selectFrom('resident').select(['personId', 'birthOn']).where('householdId', '=', home.id).execute())).map((r) => [r.birthOn, r.personId])) // prettier-ignore
    const self = await resident(world, 'communityA1', head!.personId)
    const add = (personId: string, relation: string, until?: string) =>
      post(`members/${self.memberId}/family`, {
        personId,
        relation,
        checked: 'visit',
        note: '书面委托',
        ...(until ? { until } : {}),
      })
    expect(others.length).toBe(2)
    expect(codeOfError(await add(births.get('1950-01-01')!, 'child'))).toBe('services.familyOfAge')
    expect(codeOfError(await add(births.get('2015-01-01')!, 'other'))).toBe('services.familyMinor')
    expect(codeOfError(await add(births.get('1950-01-01')!, 'parent', '2030-01-01'))).toBe('services.familyLong')
    expect((await add(births.get('1950-01-01')!, 'parent', '2026-12-01')).status).toBe(200)
    expect(codeOfError(await add(births.get('1950-01-01')!, 'parent', '2026-12-01'))).toBe('services.familyTwice')
  })

  it('goes along when the person moves, and ends when the person dies', async () => {
    const moving = await resident(world)
    const there = await family(world, 'communityA2')
    const officer = world.actor('subdistrictOfficer', world.city.streetA.id)
    const version = async () => (await world.system((ctx) => ctx.db.selectFrom('resident').select('version').where('personId', '=', moving.personId).where('supersededAt', 'is', null).where('validTo', 'is', null).executeTakeFirstOrThrow())).version // prettier-ignore
    const first = await version()
    await world.as(officer, (ctx) => movePerson(ctx, moving.personId, { version: first, toHouseholdId: there.id, relation: '8', on: '2026-05-01', reason: '搬家' } as never)) // prettier-ignore
    expect(await ties(moving.personId)).toMatchObject([
      { id: moving.memberId, communityId: world.city.communityA2.id, endedAt: null },
    ])
    const posts = await world.system((ctx) => ctx.db.selectFrom('accountGrant').select(['areaId', 'validTo']).where('accountId', '=', moving.actor.accountId).orderBy('grantedAt').execute()) // prettier-ignore
    expect(posts).toEqual(expect.arrayContaining([{ areaId: world.city.communityA2.id, validTo: null }, { areaId: world.city.communityA1.id, validTo: '2026-06-01' }])) // prettier-ignore
    const second = await version()
    await world.as(officer, (ctx) => recordDeath(ctx, moving.personId, { version: second, on: '2026-05-20', paper: '死亡证明' } as never)) // prettier-ignore
    expect((await ties(moving.personId))[0]!.endedAt).not.toBeNull()
  })

  it('of a unit is its delegate’s', async () => {
    const unit = await delegate(world)
    const rows = await world.as(unit.actor, (ctx) => ctx.db.selectFrom('serviceMember').selectAll().execute())
    expect(rows).toMatchObject([{ kind: 'delegate', localUnitId: unit.localUnitId }])
  })

  it('whose password was lost is let in again with a one-time password, never an account that has another post', async () => {
    const lost = await resident(world)
    const reply = await post(`members/${lost.memberId}/readmit`, { checked: 'idCard' })
    expect((reply.body as { initialPassword: string }).initialPassword).toMatch(/^(\w{4}-){3}\w{4}$/)
    await world.system((ctx) => ctx.db.insertInto('accountGrant').values({ id: lost.actor.grantId, accountId: lost.actor.accountId, role: 'countyOfficer', areaId: world.city.lanshan.id, validFrom: '2020-01-01', validTo: null, grantedAt: ctx.now, grantedBy: null }).execute()) // prettier-ignore
    expect((await post(`members/${lost.memberId}/readmit`, { checked: 'idCard' })).status).toBe(403)
  })

  it('is seen by its own account and the workers of its community, and by no neighbour', async () => {
    const one = await resident(world)
    const other = await resident(world)
    const seen = (actor: typeof one.actor) => world.as(actor, (ctx) => ctx.db.selectFrom('serviceMember').select('accountId').execute()) // prettier-ignore
    expect(await seen(one.actor)).toEqual([{ accountId: one.actor.accountId }])
    expect(await seen(other.actor)).toEqual([{ accountId: other.actor.accountId }])
    const list = await world.http(worker(), { method: 'GET', url: '/api/services/residents/members?size=200' })
    expect((list.body as { rows: { login: string }[] }).rows.map((r) => r.login)).toEqual(expect.arrayContaining([one.login, other.login])) // prettier-ignore
  })
})
