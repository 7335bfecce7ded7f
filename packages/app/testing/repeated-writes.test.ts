import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { route } from '#shared/contract.ts'
import { AppError } from '#shared/errors.ts'
import { requestOf } from './samples.ts'
import { openWorld, type World } from './world.ts'
import { uploadLedger } from '#modules/registers/ledger/contract.ts'
import { once } from '#server/http/idempotency.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const contract = route({
  name: 'test.write', method: 'POST', path: '/api/test', kind: 'command', permission: 'session', summary: 'A write', reply: z.object({}),
}) // prettier-ignore

describe('a repeated write', () => {
  it('gives its first answer again, days as days, and keeps no word of it open', async () => {
    const actor = world.actor('communityWorker', world.city.communityA1.id)
    const first = { name: '王小明', at: new Date('2026-02-28T16:00:00Z'), rows: [{ at: null }] }
    const write = (answer: unknown) => world.as(actor, (ctx) => once(ctx, 'one', contract, {}, async () => answer))
    expect(await write(first)).toEqual(first)
    expect(await write('never asked')).toEqual(first)
    const kept = await world.system((ctx) => ctx.db.selectFrom('idempotency').select('reply').execute())
    expect(JSON.stringify(kept)).not.toContain('王小明')
  })

  it('that was refused is refused again and never called done', async () => {
    const actor = world.actor('communityWorker', world.city.communityA1.id)
    for (const secretReply of [undefined, true] as const) {
      const write = (answer: unknown) =>
        world.as(actor, (ctx) =>
          once(ctx, `two ${secretReply}`, { ...contract, ...(secretReply && { secretReply }) }, {}, async () => answer),
        )
      const refusal = new AppError('accounts.passwordWrong', 400, {}, 'password')
      expect(await write(refusal)).toBe(refusal)
      expect(await write({})).toMatchObject({ code: 'accounts.passwordWrong', status: 400, field: 'password' })
    }
  })

  it('over HTTP stops a job once, and answers alike twice', async () => {
    const area = world.city.communityA1.id
    const id = await world.system((ctx) => ctx.enqueue('none', area, {}))
    const stop = (role: 'communityWorker' | 'counterClerk' | 'resident' | 'unitDelegate', key: string) =>
      world.http({ ...world.actor(role, area), accountId: '00000000-0000-4000-8000-00000000000a' } as never, {
        method: 'POST',
        url: `/api/jobs/${id}/cancel`,
        headers: { 'idempotency-key': key },
      })
    for (const role of ['counterClerk', 'resident', 'unitDelegate'] as const)
      expect((await stop(role, role)).status).toBe(403)
    const [one, two] = [await stop('communityWorker', 'k'), await stop('communityWorker', 'k')]
    expect([one.status, two.status]).toEqual([200, 200])
    expect(two.body).toEqual(one.body)
  })

  it('with another file under the same key is refused, and the same file comes in once', async () => {
    const area = world.city.communityA1.id
    const worker = world.actor('communityWorker', area)
    const content = (name: string) => `姓名,性别,身份证号码\n${name},男,`
    const send = (name: string) => {
      const sample = {
        role: 'communityWorker',
        at: 'communityA1',
        query: { areaId: area },
        file: { name: 'a.csv', content: content(name) },
      } as const
      const { headers, ...request } = { headers: {}, ...requestOf(uploadLedger, sample) }
      return world.http(worker, { ...request, headers: { ...headers, 'idempotency-key': 'file' } })
    }
    const [one, two, other] = [await send('王一'), await send('王一'), await send('王二')]
    expect([one.status, two.status, other.status]).toEqual([200, 200, 409])
    expect(two.body).toEqual(one.body)
    const wrong = () =>
      world.http(worker, {
        method: 'POST',
        url: `/api/registers/ledgers/${(one.body as { id: string }).id}/wrong-rows`,
        headers: { 'idempotency-key': 'wrong' },
      })
    expect([(await wrong()).status, (await wrong()).status]).toEqual([200, 200])
  })
})

describe('what goes on in an office', () => {
  it.each(['resident', 'unitDelegate'] as const)('is not shown to a %s', async (role) => {
    const actor = world.actor(role, world.city.communityA1.id)
    const person = '00000000-0000-7000-8000-000000000000'
    for (const url of ['/api/jobs', `/api/jobs/${person}`, `/api/audit/of/person/${person}`])
      expect((await world.http(actor, { url })).status).toBe(403)
  })

  it.each(['systemAdmin', 'securityAdmin'] as const)(
    'shows a %s what was done to accounts, not to people',
    async (role) => {
      const actor = world.actor(role, world.city.city.id)
      const of = async (kind: string) =>
        (await world.http(actor, { url: `/api/audit/of/${kind}/00000000-0000-7000-8000-000000000000` })).status
      expect([await of('person'), await of('household'), await of('account')]).toEqual([403, 403, 200])
    },
  )
})
