import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tables } from '../tables.ts'
import { openOffice, type Office } from './people.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

describe('saved views', () => {
  it('are one’s own, written over by name, and deleted', async () => {
    await office.person('viewer', [['communityWorker', 'communityA1']])
    await office.person('other', [['communityWorker', 'communityA1']])
    const [viewer, other] = [office.browser(), office.browser()]
    await viewer.signIn('viewer')
    await other.signIn('other')
    const save = (query: string) =>
      viewer.ask('POST', '/api/saved-views', { list: 'registers.residents', name: '高龄老人', query })
    const { id } = (await save('age=80')).body
    expect((await save('age=85')).body.id).toBe(id)
    const list = '/api/saved-views?list=registers.residents'
    expect((await viewer.ask('GET', list)).body.rows).toEqual([{ id, name: '高龄老人', query: 'age=85' }])
    expect((await other.ask('GET', list)).body.rows).toEqual([])
    expect((await other.ask('DELETE', `/api/saved-views/${id}`)).status).toBe(404)
    expect((await viewer.ask('DELETE', `/api/saved-views/${id}`)).status).toBe(200)
    expect((await viewer.ask('GET', list)).body.rows).toEqual([])
  })
})

describe('preferences', () => {
  it('go with the person from device to device', async () => {
    await office.person('elder', [['resident', 'communityA1']])
    const browser = office.browser()
    await browser.signIn('elder')
    expect((await browser.ask('PUT', '/api/accounts/preferences', { language: 'en', elderMode: true })).status).toBe(
      200,
    )
    const again = office.browser()
    await again.signIn('elder')
    expect((await again.ask('GET', '/api/me')).body).toMatchObject({ language: 'en', elderMode: true })
  })
})

describe('the tables of the accounts', () => {
  it('are closed to the role of requests', async () => {
    const { world } = office
    const officer = world.actor('cityOfficer', world.city.city.id)
    for (const table of Object.keys(tables)) {
      const name = table.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)
      const read = world.as(officer, (ctx) => sql`select * from ${sql.table(name)}`.execute(ctx.db))
      await expect(read, name).rejects.toThrow(/permission denied/)
    }
  })
})

describe('the audit trail', () => {
  it('is read and verified by the audit administrator alone, within their area', async () => {
    await office.person('auditor', [['auditAdmin', 'lanshan']])
    await office.person('officer', [['cityOfficer', 'city']])
    await office.person('far', [['communityWorker', 'villageC1']])
    await office.browser().signIn('far')
    const [auditor, officer] = [office.browser(), office.browser()]
    await auditor.signIn('auditor')
    await officer.signIn('officer')
    expect((await officer.ask('GET', '/api/audit')).status).toBe(403)
    const { rows } = (await auditor.ask('GET', '/api/audit?command=accounts.signIn&size=200')).body
    const areas = new Set(rows.map((r: { areaName: string }) => r.areaName))
    expect(areas).toContain('考棚社区')
    expect(areas).not.toContain('沂堂村委会')
    expect(rows[0].at >= rows.at(-1).at).toBe(true)
    const day = office.world.now.toISOString().slice(0, 10)
    expect((await auditor.ask('GET', `/api/audit?from=${day}&to=${day}`)).body.total).toBeGreaterThan(0)
    expect((await auditor.ask('GET', '/api/audit?to=2001-01-01')).body.total).toBe(0)
  })

  it('says where an entry was changed', async () => {
    const { world } = office
    const browser = office.browser()
    await browser.signIn('auditor')
    expect((await browser.ask('GET', '/api/audit/verification')).body.faults).toEqual([])
    await world.system((ctx) =>
      sql`update audit_entry set actor_name = 'nobody' where area_id = ${world.city.communityA1.id} and seq = 2`.execute(
        ctx.db,
      ),
    )
    const { faults } = (await browser.ask('GET', '/api/audit/verification')).body
    expect(faults).toEqual([{ areaId: world.city.communityA1.id, areaName: '考棚社区', seq: 2, fault: 'changed' }])
  })
})

describe('the age of passwords', () => {
  it('is set by the security administrator', async () => {
    await office.person('security', [['securityAdmin', 'city']])
    await office.person('street', [['subdistrictOfficer', 'streetA']])
    const [security, street] = [office.browser(), office.browser()]
    await security.signIn('security')
    await street.signIn('street')
    const { version } = (await street.ask('GET', '/api/accounts/policy')).body
    expect((await street.ask('PUT', '/api/accounts/policy', { passwordDays: 0, version })).status).toBe(403)
    expect((await security.ask('PUT', '/api/accounts/policy', { passwordDays: 90, version })).status).toBe(200)
    expect((await security.ask('PUT', '/api/accounts/policy', { passwordDays: 0, version })).body.error.code).toBe(
      'accounts.staleVersion',
    )
    expect((await street.ask('GET', '/api/accounts/policy')).body.passwordDays).toBe(90)
  })
})
