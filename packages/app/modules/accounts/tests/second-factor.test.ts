import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requireStrong } from '#server/access.ts'
import { codeAt, openOffice, PASSWORD, type Browser, type Office } from './people.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

/** Sets up a second factor in a browser that is logged in. */
async function enrol(browser: Browser): Promise<{ secret: string; recoveryCodes: string[] }> {
  const begun = await browser.ask('POST', '/api/accounts/mine/second-factor', { password: PASSWORD })
  const { secret } = begun.body
  const confirmed = await browser.ask('POST', '/api/accounts/mine/second-factor/confirm', {
    code: codeAt(secret, office.world.now),
  })
  return { secret, recoveryCodes: confirmed.body.recoveryCodes }
}

describe('the second factor', () => {
  it('is set up with password and first code, and makes the log-in a strong one at once', async () => {
    await office.person('officer', [['cityOfficer', 'city']])
    const browser = office.browser()
    await browser.signIn('officer')
    expect((await browser.ask('GET', '/api/me')).body).toMatchObject({
      strong: false,
      secondFactor: 'none',
      secondFactorDue: true,
    })
    const { secret, recoveryCodes } = await enrol(browser)
    expect(recoveryCodes).toHaveLength(10)
    expect((await browser.ask('GET', '/api/me')).body).toMatchObject({
      strong: true,
      secondFactor: 'enrolled',
      secondFactorDue: false,
    })
    const kept = await office.world.system((ctx) =>
      ctx.db.selectFrom('account').select('totpEnc').where('login', '=', 'officer').executeTakeFirstOrThrow(),
    )
    expect(kept.totpEnc).not.toContain(secret)
  })

  it('needs the password to be begun, and the right first code to be confirmed', async () => {
    await office.person('careful', [['cityOfficer', 'city']])
    const browser = office.browser()
    await browser.signIn('careful')
    expect((await browser.ask('POST', '/api/accounts/mine/second-factor', { password: 'wrong' })).body.error.code).toBe(
      'accounts.passwordWrong',
    )
    expect(
      (await browser.ask('POST', '/api/accounts/mine/second-factor/confirm', { code: '123456' })).body.error.code,
    ).toBe('accounts.secondFactorNotBegun')
    const begun = await browser.ask('POST', '/api/accounts/mine/second-factor', { password: PASSWORD })
    expect(begun.body.svg).toContain('<svg')
    const wrong = codeAt(begun.body.secret, new Date(office.world.now.getTime() - 3_600_000))
    expect(
      (await browser.ask('POST', '/api/accounts/mine/second-factor/confirm', { code: wrong })).body.error.code,
    ).toBe('accounts.codeWrong')
    expect((await browser.ask('GET', '/api/me')).body.secondFactor).toBe('none')
  })

  it('is asked for at every later log-in, and each code counts once', async () => {
    await office.person('replayed', [['countyOfficer', 'lanshan']])
    const browser = office.browser()
    await browser.signIn('replayed')
    const { secret } = await enrol(browser)
    const again = office.browser()
    expect((await again.signIn('replayed')).body).toEqual({ state: 'code' })
    expect(again.cookie).toBeUndefined()
    expect((await again.signIn('replayed', { code: codeAt(secret, office.world.now) })).body.error.code).toBe(
      'accounts.codeUsed',
    )
    office.wait(1)
    const code = codeAt(secret, office.world.now)
    expect((await again.signIn('replayed', { code })).body).toEqual({ state: 'in' })
    expect((await again.ask('GET', '/api/me')).body.strong).toBe(true)
    expect((await office.browser().signIn('replayed', { code })).body.error.code).toBe('accounts.codeUsed')
  })

  it('locks the account after five wrong codes, as wrong passwords do', async () => {
    await office.person('guessed', [['countyOfficer', 'lanshan']])
    const browser = office.browser('10.1.0.1')
    await browser.signIn('guessed')
    await enrol(browser)
    const guess = office.browser('10.1.0.2')
    for (let i = 0; i < 5; i++) expect((await guess.signIn('guessed', { code: `00000${i}` })).status).toBe(401)
    expect((await guess.signIn('guessed', { code: '000009' })).body.error.code).toBe('accounts.locked')
  })

  it('gives way to a recovery code, once', async () => {
    await office.person('phoneless', [['countyOfficer', 'lanshan']])
    const browser = office.browser('10.1.0.3')
    await browser.signIn('phoneless')
    const { recoveryCodes } = await enrol(browser)
    const code = recoveryCodes[3]!.toLowerCase()
    expect((await office.browser('10.1.0.3').signIn('phoneless', { code })).body).toEqual({ state: 'in' })
    expect((await office.browser('10.1.0.3').signIn('phoneless', { code })).body.error.code).toBe('accounts.codeWrong')
    expect((await browser.ask('GET', '/api/accounts/mine')).body.recoveryCodesLeft).toBe(9)
  })

  it('cannot be given up under a post that demands it, but under one that does not', async () => {
    await office.person('bound', [['cityOfficer', 'city']])
    await office.person('free', [['communityWorker', 'communityA1']])
    const [bound, free] = [office.browser('10.1.0.4'), office.browser('10.1.0.5')]
    await bound.signIn('bound')
    await free.signIn('free')
    const secrets = [await enrol(bound), await enrol(free)]
    office.wait(1)
    const body = (i: number) => ({ password: PASSWORD, code: codeAt(secrets[i]!.secret, office.world.now) })
    expect((await bound.ask('POST', '/api/accounts/mine/second-factor/remove', body(0))).body.error.code).toBe(
      'accounts.secondFactorNeeded',
    )
    expect((await free.ask('POST', '/api/accounts/mine/second-factor/remove', body(1))).status).toBe(200)
    expect((await free.ask('GET', '/api/me')).body).toMatchObject({
      strong: false,
      secondFactor: 'none',
      secondFactorDue: false,
    })
  })

  it('is what the bulk reveal of personal data asks for', async () => {
    const { world } = office
    const weak = world.actor('cityOfficer', world.city.city.id, false)
    await expect(world.as(weak, async (ctx) => requireStrong(ctx))).rejects.toMatchObject({
      code: 'access.secondFactor',
      status: 403,
    })
  })
})
