import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenHash } from '../secrets.ts'
import { openOffice, PASSWORD, type Office } from './people.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

describe('logging in', () => {
  it('lets a person in with name and password, in any spelling of the name', async () => {
    const id = await office.person('wang.fang', [['communityWorker', 'communityA1']])
    const browser = office.browser()
    expect(await browser.signIn(' Wang.Fang ')).toEqual({ status: 200, body: { state: 'in' } })
    const me = await browser.ask('GET', '/api/me')
    expect(me.body).toMatchObject({
      accountId: id,
      login: 'wang.fang',
      strong: false,
      post: { role: 'communityWorker', areaName: '考棚社区', level: 5 },
    })
    expect((await office.audit('accounts.signIn')).at(-1)).toMatchObject({
      subjectId: id,
      areaId: office.world.city.communityA1.id,
    })
  })

  it('keeps only the hash of the token', async () => {
    await office.person('token', [['communityWorker', 'communityA1']])
    const browser = office.browser()
    await browser.signIn('token')
    expect(browser.cookie).toMatch(/^[\w-]{43}$/)
    const kept = await office.world.system((ctx) => ctx.db.selectFrom('accountSession').select('tokenHash').execute())
    expect(kept.map((k) => k.tokenHash)).toContain(tokenHash(browser.cookie!))
    expect(JSON.stringify(kept)).not.toContain(browser.cookie)
  })

  it('answers an unknown name and a wrong password alike', async () => {
    await office.person('known', [['communityWorker', 'communityA1']])
    const wrong = await office.browser('10.0.0.2').signIn('known', {}, 'not the password')
    const unknown = await office.browser('10.0.0.2').signIn('unknown', {}, 'not the password')
    expect(wrong.status).toBe(401)
    expect(unknown).toEqual(wrong)
    expect(wrong.body.error.code).toBe('accounts.wrongLogin')
  })

  it('locks after five failures for 15 minutes, known or not, even for the right password', async () => {
    const id = await office.person('locked', [['communityWorker', 'communityA1']])
    for (const login of ['locked', 'nobody.here']) {
      const browser = office.browser('10.0.0.3')
      for (let i = 0; i < 5; i++) expect((await browser.signIn(login, {}, 'wrong')).status).toBe(401)
      const refused = await browser.signIn(login)
      expect(refused.status).toBe(429)
      expect(refused.body.error).toMatchObject({ code: 'accounts.locked', params: { minutes: 15 } })
    }
    const failures = (await office.audit('accounts.failedSignIn')).filter((e) => e.subjectId === id)
    expect(failures).toHaveLength(5)
    office.wait(15)
    expect((await office.browser('10.0.0.3').signIn('locked')).status).toBe(200)
  })

  it('counts guesses made at the same time one by one', async () => {
    await office.person('rushed', [['communityWorker', 'communityA1']])
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => office.browser('10.0.0.8').signIn('rushed', {}, 'wrong')),
    )
    expect(answers.filter((a) => a.status === 401)).toHaveLength(5)
    expect(answers.filter((a) => a.status === 429)).toHaveLength(7)
  })

  it('writes tries at unknown names into the chain of the highest area, without the name', async () => {
    await office.browser('10.0.0.4').signIn('my-password-by-mistake')
    const entry = (await office.audit('accounts.failedSignIn')).find((e) => e.subjectId === 'unknown')!
    expect(entry.areaId).toBe(office.world.city.city.id)
    expect(JSON.stringify(await office.audit('accounts.failedSignIn'))).not.toContain('mistake')
  })

  it('locks an address that guesses at many names', async () => {
    for (let i = 0; i < 20; i++) await office.browser('10.0.0.5').signIn(`name${i}`)
    expect((await office.browser('10.0.0.5').signIn('name99')).body.error.code).toBe('accounts.locked')
    expect((await office.browser('10.0.0.6').signIn('name99')).body.error.code).toBe('accounts.wrongLogin')
  })

  it('lets nobody in without a post in force', async () => {
    await office.person('postless', [])
    const refused = await office.browser('10.0.0.7').signIn('postless')
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'accounts.noPost' } } })
  })
})

describe('a log-in', () => {
  it('ends after 30 idle minutes, and 12 hours at the latest', async () => {
    await office.person('idle', [['communityWorker', 'communityA1']])
    const idle = office.browser('10.0.1.1')
    await idle.signIn('idle')
    office.wait(29)
    expect((await idle.ask('GET', '/api/me')).status).toBe(200)
    office.wait(30)
    expect((await idle.ask('GET', '/api/me')).status).toBe(401)

    const busy = office.browser('10.0.1.1')
    await busy.signIn('idle')
    for (let i = 0; i < 28; i++) {
      office.wait(25)
      expect((await busy.ask('GET', '/api/me')).status).toBe(200)
    }
    office.wait(20)
    expect((await busy.ask('GET', '/api/me')).status).toBe(401)
  })

  it('ends where the person logs out, or everywhere', async () => {
    await office.person('several', [['communityWorker', 'communityA1']])
    const [one, two] = [office.browser('10.0.1.2'), office.browser('10.0.1.3')]
    await one.signIn('several')
    await two.signIn('several')
    const { rows } = (await one.ask('GET', '/api/accounts/mine/sessions')).body
    expect(rows.map((r: { here: boolean; address: string }) => [r.here, r.address]).sort()).toEqual([
      [false, '10.0.1.3'],
      [true, '10.0.1.2'],
    ])
    const other = rows.find((r: { here: boolean }) => !r.here)
    expect((await one.ask('POST', `/api/accounts/mine/sessions/${other.id}/end`)).status).toBe(200)
    expect((await two.ask('GET', '/api/me')).status).toBe(401)
    await two.signIn('several')
    expect((await one.ask('POST', '/api/accounts/mine/sessions/end')).body).toEqual({ ended: 2 })
    expect((await two.ask('GET', '/api/me')).status).toBe(401)
    expect((await one.ask('GET', '/api/me')).status).toBe(401)
  })

  it('is nobody’s but one’s own to end', async () => {
    await office.person('mine', [['communityWorker', 'communityA1']])
    await office.person('theirs', [['communityWorker', 'communityA1']])
    const [mine, theirs] = [office.browser('10.0.1.4'), office.browser('10.0.1.5')]
    await mine.signIn('mine')
    await theirs.signIn('theirs')
    const [session] = (await mine.ask('GET', '/api/accounts/mine/sessions')).body.rows
    expect((await theirs.ask('POST', `/api/accounts/mine/sessions/${session.id}/end`)).status).toBe(404)
  })

  it('works under one post at a time and begins with the last one used', async () => {
    await office.person('twoposts', [
      ['communityWorker', 'communityA1'],
      ['counterClerk', 'streetB'],
    ])
    const browser = office.browser('10.0.1.6')
    await browser.signIn('twoposts')
    const me = (await browser.ask('GET', '/api/me')).body
    expect(me.post.role).toBe('counterClerk')
    const worker = me.posts.find((p: { role: string }) => p.role === 'communityWorker')
    expect((await browser.ask('POST', '/api/accounts/post', { grantId: worker.grantId })).status).toBe(200)
    expect((await browser.ask('GET', '/api/me')).body.post.role).toBe('communityWorker')
    const again = office.browser('10.0.1.6')
    await again.signIn('twoposts')
    expect((await again.ask('GET', '/api/me')).body.post.role).toBe('communityWorker')
  })

  it('cannot be carried under a post of somebody else', async () => {
    await office.person('borrower', [['communityWorker', 'communityA1']])
    await office.person('lender', [['cityOfficer', 'city']])
    const [borrower, lender] = [office.browser('10.0.1.7'), office.browser('10.0.1.8')]
    await borrower.signIn('borrower')
    await lender.signIn('lender')
    const { post } = (await lender.ask('GET', '/api/me')).body
    expect((await borrower.ask('POST', '/api/accounts/post', { grantId: post.grantId })).status).toBe(404)
  })
})

describe('a password', () => {
  it('is changed by its owner, who stays logged in here and nowhere else', async () => {
    await office.person('changer', [['communityWorker', 'communityA1']])
    const [here, there] = [office.browser('10.0.2.1'), office.browser('10.0.2.2')]
    await here.signIn('changer')
    await there.signIn('changer')
    const wrong = await here.ask('POST', '/api/accounts/mine/password', {
      password: 'nope',
      newPassword: 'Grey-Heron-52',
    })
    expect(wrong.body.error).toMatchObject({ code: 'accounts.passwordWrong', field: 'password' })
    expect(
      (await here.ask('POST', '/api/accounts/mine/password', { password: PASSWORD, newPassword: 'Grey-Heron-52' }))
        .status,
    ).toBe(200)
    expect((await here.ask('GET', '/api/me')).status).toBe(200)
    expect((await there.ask('GET', '/api/me')).status).toBe(401)
    expect((await there.signIn('changer')).status).toBe(401)
    expect((await there.signIn('changer', {}, 'Grey-Heron-52')).status).toBe(200)
  })

  it('cannot be one of the last five', async () => {
    await office.person('repeater', [['communityWorker', 'communityA1']])
    const browser = office.browser('10.0.2.3')
    await browser.signIn('repeater')
    const all = [PASSWORD, 'Grey-Heron-52', 'Slow-Turtle-63', 'Blue-Lantern-74', 'Warm-Bamboo-85', 'Cold-Pebble-96']
    const change = (from: string, to: string) =>
      browser.ask('POST', '/api/accounts/mine/password', { password: from, newPassword: to })
    for (let i = 1; i < 5; i++) expect((await change(all[i - 1]!, all[i]!)).status).toBe(200)
    expect((await change(all[4]!, PASSWORD)).body.error).toMatchObject({
      code: 'accounts.passwordUsed',
      field: 'newPassword',
    })
    expect((await change(all[4]!, all[5]!)).status).toBe(200)
    expect((await change(all[5]!, PASSWORD)).status).toBe(200)
  })

  it('must be renewed after the days of the policy, within the log-in itself', async () => {
    await office.person('aged', [['communityWorker', 'communityA1']])
    office.wait(180 * 24 * 60)
    const browser = office.browser('10.0.2.4')
    expect((await browser.signIn('aged')).body).toEqual({ state: 'newPassword', reason: 'expired' })
    expect(browser.cookie).toBeUndefined()
    expect((await browser.signIn('aged', { newPassword: 'short' })).body.error).toMatchObject({
      code: 'accounts.passwordShort',
      field: 'newPassword',
    })
    expect((await browser.signIn('aged', { newPassword: 'Grey-Heron-52' })).body).toEqual({ state: 'in' })
  })
})
