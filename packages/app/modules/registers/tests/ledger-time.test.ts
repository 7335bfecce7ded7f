import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RouteContract } from '#shared/contract.ts'
import { citizenIdCheck } from '#shared/codes.ts'
import { requestOf, type Sample } from '#testing/samples.ts'
import { openWorld, type World } from '#testing/world.ts'
import * as c from '../ledger/contract.ts'
import type { Ledger } from '../ledger/contract.ts'
import { forgetOldLedgers } from '../ledger/forget.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  world.house.config.demo = true
})
afterAll(() => world.close())

const DAYS = 86_400_000
async function ask<T>(contract: RouteContract, given: Partial<Sample>): Promise<T> {
  const who = world.actor('communityWorker', world.city.communityA1.id)
  const reply = await world.http(who, requestOf(contract, { role: 'communityWorker', at: 'communityA1', ...given }))
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  return reply.body as T
}
let serial = 0
const number = () => {
  const first = `37139919800101${++serial * 2 + 101}`
  return first + citizenIdCheck(first)
}
async function upload(): Promise<Ledger> {
  const content = `户编号,家庭住址,与户主关系,姓名,性别,身份证号\n1,时光路${serial}号,户主,时一,男,${number()}\n`
  return ask(c.uploadLedger, {
    query: { areaId: world.city.communityA1.id },
    file: { name: '时光.csv', content: Buffer.from(content) },
  })
}
const get = (of: { id: string }) => ask<Ledger>(c.getLedger, { params: { id: of.id } })
async function check(of: Ledger): Promise<void> {
  const sheet = of.sheets[0]!
  const columns = sheet.columns.map(({ col, field }) => ({ col, field }))
  const communityId = world.city.communityA1.id
  const body = { sheet: sheet.name, columns, communityId, registeredUnlessSaid: true, asOf: '2020-01-01' }
  await ask(c.mapLedger, { params: { id: of.id }, body: { ...body, version: of.version } })
}
async function checked(): Promise<Ledger> {
  const of = await upload()
  await check(of)
  await world.runJobs()
  return get(of)
}
const take = (of: Ledger) => ask(c.takeLedger, { params: { id: of.id }, body: { version: of.version } })
const rowsOf = (of: Ledger) =>
  world.system((ctx) => ctx.db.selectFrom('ledgerRow').selectAll().where('importId', '=', of.id).execute())
const residents = () =>
  world.system((ctx) => ctx.db.selectFrom('resident').select('id').where('name', '=', '时一').execute())

describe('ledgers and time', () => {
  it('a ledger is forgotten after 90 days whatever it was doing, and its job brings nothing back', async () => {
    const [reading, taking] = [await upload(), await checked()]
    await check(reading)
    await take(taking)
    const now = world.now
    world.now = new Date(now.getTime() + 91 * DAYS)
    await world.system(forgetOldLedgers)
    await world.runJobs()
    for (const of of [reading, taking]) {
      expect((await get(of)).state).toBe('discarded')
      expect((await rowsOf(of)).map((row) => row.sealed).join('')).toBe('')
    }
    expect(await residents()).toEqual([])
    const files = await world.system((ctx) => ctx.db.selectFrom('storedFile').select('id').execute())
    const kept = await world.system((ctx) => ctx.db.selectFrom('ledgerImport').select('fileId').execute())
    expect(files.filter((file) => kept.some((k) => k.fileId === file.id))).toEqual([])
    world.now = now
  })

  it('a restart goes on with what was under way', async () => {
    const of = await upload()
    await check(of)
    await world.system((ctx) =>
      ctx.db.updateTable('jobRun').set({ phase: 'running', beatAt: ctx.now }).where('phase', '=', 'queued').execute(),
    )
    expect((await get(of)).state).toBe('checking')
    await world.runJobs()
    const read = await get(of)
    expect([read.state, read.summary.right, read.stopped]).toEqual(['checked', 1, null])
  })

  it('a taking that ended before its end says where it stopped and why, in the list too, and goes on', async () => {
    const of = await checked()
    await take(of)
    await world.system((ctx) =>
      ctx.db
        .updateTable('jobRun')
        .set({
          phase: 'failed',
          endedAt: ctx.now,
          done: 0,
          total: 1,
          error: JSON.stringify({ code: 'kit.broken', params: {} }),
        })
        .where('phase', '=', 'queued')
        .execute(),
    )
    const stuck = await get(of)
    expect([stuck.state, stuck.stopped?.of, stuck.stopped?.done, stuck.stopped?.total]).toEqual([
      'checked',
      'take',
      0,
      1,
    ])
    expect(stuck.stopped?.why).not.toBe('')
    const list = await ask<{ rows: { id: string; state: string }[] }>(c.listLedgers, { query: { state: 'checked' } })
    expect(list.rows.find((row) => row.id === of.id)?.state).toBe('checked')
    await take(stuck)
    await world.runJobs()
    expect(await get(of)).toMatchObject({ state: 'done', stopped: null, taken: 1 })
  })

  it('a dry run whose job is gone can be begun again', async () => {
    const of = await upload()
    await check(of)
    await world.system((ctx) => ctx.db.deleteFrom('jobRun').where('phase', '=', 'queued').execute())
    const stuck = await get(of)
    expect(stuck.state).toBe('uploaded')
    await check(stuck)
    await world.runJobs()
    expect((await get(of)).state).toBe('checked')
  })
})
