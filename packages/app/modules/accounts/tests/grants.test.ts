import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccountByCode, removeSeededAccounts, resetByLogin, seedAccounts } from '../index.ts'
import { openOffice, type Browser, type Office } from './people.ts'

let office: Office
let security: Browser
beforeAll(async () => {
  office = await openOffice()
  await office.person('security', [['securityAdmin', 'city']])
  security = office.browser()
  await security.signIn('security')
})
afterAll(() => office.close())

const as = async (login: string): Promise<Browser> => {
  const browser = office.browser()
  expect((await browser.signIn(login)).body).toEqual({ state: 'in' })
  return browser
}
const area = (key: keyof Office['world']['city']): string => office.world.city[key].id

describe('setting up an account', () => {
  it('shows a one-time password once, which must be changed at the first log-in', async () => {
    const made = await security.ask('POST', '/api/accounts', {
      login: 'New.Worker',
      name: '新来',
      role: 'communityWorker',
      areaId: area('communityA1'),
    })
    expect(made.status).toBe(200)
    const { initialPassword } = made.body
    const browser = office.browser()
    expect((await browser.signIn('new.worker', {}, initialPassword)).body).toEqual({
      state: 'newPassword',
      reason: 'first',
    })
    expect(
      (await browser.signIn('new.worker', { newPassword: initialPassword }, initialPassword)).body.error.code,
    ).toBe('accounts.passwordUsed')
    expect((await browser.signIn('new.worker', { newPassword: 'Grey-Heron-52' }, initialPassword)).body).toEqual({
      state: 'in',
    })
    expect(JSON.stringify(await office.audit('accounts.create'))).not.toContain(initialPassword)
  })

  it('refuses a name that is taken, or of the wrong shape', async () => {
    const body = { login: 'security', name: '重名', role: 'communityWorker', areaId: area('communityA1') }
    expect((await security.ask('POST', '/api/accounts', body)).body.error).toMatchObject({
      code: 'accounts.loginTaken',
      field: 'login',
    })
    const shape = await security.ask('POST', '/api/accounts', { ...body, login: '王芳' })
    expect(shape.body.error.issues[0]).toMatchObject({ field: 'login', code: 'accounts.loginShape' })
  })

  it('is done by officers for the roles below them in their own area, and no further', async () => {
    await office.person('street', [['subdistrictOfficer', 'streetA']])
    const street = await as('street')
    const make = (login: string, role: string, key: keyof Office['world']['city']) =>
      street.ask('POST', '/api/accounts', { login, name: login, role, areaId: area(key) })
    expect((await make('worker.a', 'communityWorker', 'communityA1')).status).toBe(200)
    expect((await make('worker.b', 'communityWorker', 'communityB1')).status).toBe(404)
    expect((await make('county.x', 'countyOfficer', 'lanshan')).status).toBe(404)
    expect((await make('audit.x', 'auditAdmin', 'streetA')).body.error.code).toBe('accounts.roleNotYours')
    expect((await make('clerk.x', 'communityWorker', 'streetA')).body.error.code).toBe('accounts.wrongLevel')
  })

  it('is not for workers, nor for the system and audit administrators', async () => {
    await office.person('plain', [['communityWorker', 'communityA1']])
    await office.person('system', [['systemAdmin', 'city']])
    await office.person('auditor', [['auditAdmin', 'city']])
    for (const login of ['plain', 'system', 'auditor']) {
      const browser = await as(login)
      const body = { login: 'other', name: '他', role: 'resident', areaId: area('communityA1') }
      expect((await browser.ask('POST', '/api/accounts', body)).status).toBe(403)
    }
  })
})

describe('posts', () => {
  it('are given and taken away; a log-in under one that is taken away ends at once', async () => {
    const id = await office.person('mover', [['communityWorker', 'communityA1']])
    const given = await security.ask('POST', `/api/accounts/${id}/grants`, {
      role: 'counterClerk',
      areaId: area('streetA'),
    })
    expect(given.status).toBe(200)
    const mover = await as('mover')
    const me = (await mover.ask('GET', '/api/me')).body
    expect(me.post.role).toBe('counterClerk')
    const revoked = await security.ask('POST', `/api/accounts/${id}/grants/${me.post.grantId}/revoke`, {
      reason: '调离窗口',
    })
    expect(revoked.status).toBe(200)
    expect((await mover.ask('GET', '/api/me')).status).toBe(401)
    expect((await office.audit('accounts.revokeGrant')).at(-1)).toMatchObject({
      subjectId: id,
      reason: '调离窗口',
      areaId: area('streetA'),
    })
    const over = await security.ask('POST', `/api/accounts/${id}/grants/${me.post.grantId}/revoke`, { reason: '再次' })
    expect(over.body.error.code).toBe('accounts.alreadyOver')
  })

  it('begin on their day and not before', async () => {
    const id = await office.person('later', [])
    await security.ask('POST', `/api/accounts/${id}/grants`, {
      role: 'communityWorker',
      areaId: area('communityA1'),
      validFrom: '2026-06-03',
      validTo: '2026-06-05',
    })
    expect((await office.browser().signIn('later')).body.error.code).toBe('accounts.noPost')
    const before = office.world.now
    office.world.now = new Date('2026-06-03T01:00:00Z')
    expect((await office.browser().signIn('later')).body).toEqual({ state: 'in' })
    office.world.now = new Date('2026-06-04T23:00:00Z')
    expect((await office.browser().signIn('later')).body.error.code).toBe('accounts.noPost')
    office.world.now = before
  })

  it('never join two of the three administrators, nor one with other work', async () => {
    const admin = await office.person('sysadmin', [['systemAdmin', 'city']])
    const worker = await office.person('worker.c', [['communityWorker', 'communityA1']])
    const give = (id: string, role: string) =>
      security.ask('POST', `/api/accounts/${id}/grants`, { role, areaId: area('city') })
    expect((await give(admin, 'auditAdmin')).body.error.code).toBe('accounts.separation')
    expect((await give(admin, 'cityOfficer')).body.error.code).toBe('accounts.separation')
    expect((await give(worker, 'auditAdmin')).body.error.code).toBe('accounts.separation')
  })

  it('are not for oneself to give', async () => {
    const { accountId } = (await security.ask('GET', '/api/me')).body
    const own = await security.ask('POST', `/api/accounts/${accountId}/grants`, {
      role: 'securityAdmin',
      areaId: area('lanshan'),
    })
    expect(own).toMatchObject({ status: 403, body: { error: { code: 'accounts.ownAccount' } } })
  })
})

describe('looking after accounts', () => {
  const change = async (by: Browser, id: string, verb: string) => {
    const { version } = (await security.ask('GET', `/api/accounts/${id}`)).body
    return by.ask('POST', `/api/accounts/${id}/${verb}`, { version, reason: '测试' })
  }

  it('disables an account, which ends its log-ins, and enables it again', async () => {
    const id = await office.person('resting', [['communityWorker', 'communityA1']])
    const resting = await as('resting')
    expect((await change(security, id, 'disable')).status).toBe(200)
    expect((await resting.ask('GET', '/api/me')).status).toBe(401)
    expect((await office.browser().signIn('resting')).body.error.code).toBe('accounts.disabled')
    expect((await change(security, id, 'disable')).body.error.code).toBe('accounts.wrongState')
    expect((await change(security, id, 'enable')).status).toBe(200)
    await as('resting')
  })

  it('refuses a change made from an older version', async () => {
    const id = await office.person('stale', [['communityWorker', 'communityA1']])
    await change(security, id, 'disable')
    const late = await security.ask('POST', `/api/accounts/${id}/enable`, { version: 1, reason: '测试' })
    expect(late).toMatchObject({ status: 409, body: { error: { code: 'accounts.staleVersion' } } })
  })

  it('resets a password to a one-time one and lifts the lock', async () => {
    const id = await office.person('forgetful', [['communityWorker', 'communityA1']])
    for (let i = 0; i < 5; i++) await office.browser('10.9.9.9').signIn('forgetful', {}, 'wrong')
    expect((await security.ask('GET', `/api/accounts/${id}`)).body.lockedMinutes).toBe(15)
    const reset = await change(security, id, 'password/reset')
    expect(reset.status).toBe(200)
    expect((await office.browser().signIn('forgetful', {}, reset.body.initialPassword)).body).toEqual({
      state: 'newPassword',
      reason: 'first',
    })
  })

  it('is refused for an account with a post above or beside one’s own, which would be a way to its rights', async () => {
    await office.person('street.b', [['subdistrictOfficer', 'streetA']])
    const street = await as('street.b')
    const above = await office.person('above', [
      ['communityWorker', 'communityA1'],
      ['countyOfficer', 'lanshan'],
    ])
    const beside = await office.person('beside', [
      ['communityWorker', 'communityA1'],
      ['communityWorker', 'communityB1'],
    ])
    const below = await office.person('below', [['communityWorker', 'communityA1']])
    expect((await change(street, above, 'password/reset')).body.error.code).toBe('accounts.holderAboveYou')
    expect((await change(street, beside, 'password/reset')).body.error.code).toBe('accounts.holderAboveYou')
    expect((await change(street, below, 'password/reset')).status).toBe(200)
  })

  it('does not tell an account outside one’s area from one that does not exist', async () => {
    await office.person('street.c', [['subdistrictOfficer', 'streetA']])
    const street = await as('street.c')
    const outside = await office.person('outside', [['communityWorker', 'villageC1']])
    const [far, none] = [
      await street.ask('GET', `/api/accounts/${outside}`),
      await street.ask('GET', '/api/accounts/00000000-0000-4000-8000-000000000000'),
    ]
    expect(far.status).toBe(404)
    expect(far).toEqual(none)
    expect((await change(street, outside, 'disable')).status).toBe(404)
    const { rows } = (await street.ask('GET', '/api/accounts?size=200')).body
    expect(rows.map((r: { login: string }) => r.login)).not.toContain('outside')
  })
})

describe('the accounts list', () => {
  it('searches, filters by role and state, and shows posts in words', async () => {
    await office.person('findme', [['counterClerk', 'streetB']])
    const { rows, total } = (await security.ask('GET', '/api/accounts?search=findme')).body
    expect(total).toBe(1)
    expect(rows[0]).toMatchObject({
      login: 'findme',
      posts: '综合窗口人员 · 银雀山街道',
      state: 'active',
      locked: false,
    })
    const clerks = (await security.ask('GET', `/api/accounts?role=counterClerk&areaId=${area('streetB')}`)).body.rows
    expect(clerks.map((r: { login: string }) => r.login)).toEqual(['findme'])
  })
})

describe('the demonstration’s accounts', () => {
  it('are shown with their password before the log-in, work at once, and go by one command', async () => {
    const before = await office.browser().ask('GET', '/api/accounts/demonstration')
    expect(before.body).toEqual({ password: null, rows: [] })
    await office.world.system((ctx) =>
      seedAccounts(ctx, [{ login: 'demo.city', name: '演示', role: 'cityOfficer', areaId: area('city') }]),
    )
    const { password, rows } = (await office.browser().ask('GET', '/api/accounts/demonstration')).body
    expect(rows).toEqual([{ login: 'demo.city', name: '演示', role: 'cityOfficer', areaName: '临沂市' }])
    const browser = office.browser()
    expect((await browser.signIn('demo.city', {}, password)).body).toEqual({ state: 'in' })
    expect((await browser.ask('GET', '/api/me')).body.demonstration).toBe(true)
    const changed = await browser.ask('POST', '/api/accounts/mine/password', { password, newPassword: 'Grey-Heron-52' })
    expect(changed.body.error.code).toBe('accounts.passwordDemonstration')
    expect(await office.world.system(removeSeededAccounts)).toBe(1)
    expect((await browser.ask('GET', '/api/me')).status).toBe(401)
  })
})

describe('the command line', () => {
  it('makes the first account of a new installation and resets one', async () => {
    const { world } = office
    const first = await world.system((ctx) =>
      createAccountByCode(ctx, { login: 'first', role: 'securityAdmin', areaCode: '3713' }),
    )
    expect((await office.browser().signIn('first', {}, first.initialPassword)).body).toEqual({
      state: 'newPassword',
      reason: 'first',
    })
    const again = await world.system((ctx) => resetByLogin(ctx, 'first'))
    expect((await office.browser('10.8.8.8').signIn('first', {}, first.initialPassword)).status).toBe(401)
    expect((await office.browser('10.8.8.8').signIn('first', {}, again.initialPassword)).body.state).toBe('newPassword')
  })

  it('refuses an area that does not exist, and a role where it does not stand', async () => {
    const { world } = office
    const make = (areaCode: string) =>
      world.system((ctx) => createAccountByCode(ctx, { login: 'second', role: 'securityAdmin', areaCode }))
    await expect(make('9999')).rejects.toMatchObject({ code: 'accounts.noArea' })
    await expect(make('371302001001')).rejects.toMatchObject({ code: 'accounts.wrongLevel' })
  })
})
