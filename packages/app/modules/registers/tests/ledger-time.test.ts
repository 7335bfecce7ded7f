import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import * as c from '../ledger/contract.ts'
import type { Ledger } from '../ledger/contract.ts'
import { forgetOldLedgers } from '../ledger/forget.ts'
import { aManOf1980, ledgerDesk } from './ledger-of.ts'

let world: World
let desk: ReturnType<typeof ledgerDesk>
beforeAll(async () => {
  world = await openWorld()
  world.house.config.demo = true
  desk = ledgerDesk(world)
})
afterAll(() => world.close())

const DAYS = 86_400_000
const file = () => `户编号,家庭住址,与户主关系,姓名,性别,身份证号\n1,时光路7号,户主,时一,男,${aManOf1980()}\n`
const rowsOf = (of: Ledger) =>
  world.system((ctx) => ctx.db.selectFrom('ledgerRow').selectAll().where('importId', '=', of.id).execute())
const residents = () =>
  world.system((ctx) => ctx.db.selectFrom('resident').select('id').where('name', '=', '时一').execute())

describe('ledgers and time', () => {
  it('a ledger is forgotten after 90 days whatever it was doing, and its job brings nothing back', async () => {
    const [reading, taking] = [await desk.upload(file()), await desk.checked(file())]
    await desk.check(reading)
    await desk.take(taking)
    const now = world.now
    world.now = new Date(now.getTime() + 91 * DAYS)
    await world.system(forgetOldLedgers)
    await world.runJobs()
    for (const of of [reading, taking]) {
      expect((await desk.get(of)).state).toBe('discarded')
      expect((await rowsOf(of)).map((row) => row.sealed).join('')).toBe('')
    }
    expect(await residents()).toEqual([])
    const files = await world.system((ctx) => ctx.db.selectFrom('storedFile').select('id').execute())
    const kept = await world.system((ctx) => ctx.db.selectFrom('ledgerImport').select('fileId').execute())
    expect(files.filter((f) => kept.some((k) => k.fileId === f.id))).toEqual([])
    world.now = now
  })

  it('a restart goes on with what was under way', async () => {
    const of = await desk.upload(file())
    await desk.check(of)
    await world.system((ctx) =>
      ctx.db.updateTable('jobRun').set({ phase: 'running', beatAt: ctx.now }).where('phase', '=', 'queued').execute(),
    )
    expect((await desk.get(of)).state).toBe('checking')
    await world.runJobs()
    const read = await desk.get(of)
    expect([read.state, read.summary.right, read.stopped]).toEqual(['checked', 1, null])
  })

  it('a taking that ended before its end says where it stopped and why, in the list too, and goes on', async () => {
    const of = await desk.checked(file())
    await desk.take(of)
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
    const stuck = await desk.get(of)
    expect([stuck.state, stuck.stopped?.of, stuck.stopped?.done, stuck.stopped?.total]).toEqual([
      'checked',
      'take',
      0,
      1,
    ])
    expect(stuck.stopped?.why).not.toBe('')
    const list = await desk.ask<{ rows: { id: string; state: string }[] }>(c.listLedgers, {
      query: { state: 'checked' },
    })
    expect(list.rows.find((row) => row.id === of.id)?.state).toBe('checked')
    await desk.take(stuck)
    await world.runJobs()
    expect(await desk.get(of)).toMatchObject({ state: 'done', stopped: null, taken: 1 })
  })

  it('a dry run whose job is gone can be begun again', async () => {
    const of = await desk.upload(file())
    await desk.check(of)
    await world.system((ctx) => ctx.db.deleteFrom('jobRun').where('phase', '=', 'queued').execute())
    const stuck = await desk.get(of)
    expect(stuck.state).toBe('uploaded')
    await desk.check(stuck)
    await world.runJobs()
    expect((await desk.get(of)).state).toBe('checked')
  })
})
