import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#shared/ids.ts'
import type { Actor, Ctx } from '#server/context.ts'
import { openWorld, type World } from '#testing/world.ts'
import { callNumber } from '../commands/hall/call.ts'
import { closeHall } from '../commands/hall/close.ts'
import { closeCounter, openCounter, pauseCounter } from '../commands/hall/counters.ts'
import { revokeDevice } from '../commands/hall/settings.ts'
import * as steps from '../commands/hall/steps.ts'
import { cancelTicket, takeNumber } from '../commands/hall/take.ts'
import type { Lane } from '../contract/hall/base.ts'
import { atDevice, ticketOf } from '../queries/hall/at.ts'
import { getHall, listDevices, listHalls } from '../queries/hall/halls.ts'
import { MORNING, newHall, type TestHall } from './hall-place.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

let hall: TestHall
let kiosk: string
beforeEach(async () => {
  world.now = MORNING
  hall = await newHall(world)
  kiosk = await hall.device('kiosk')
})

const anybody: Actor = { kind: 'public' }
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (e: { code?: string }) => e.code ?? String(e),
  )
const later = (minutes: number) => (world.now = new Date(world.now.getTime() + minutes * 60_000))
const take = (letter = 'A', lane: Lane = 'normal', key = newId(world.now)) =>
  world.as(anybody, (ctx) => takeNumber(ctx, kiosk, { letter, lane, key }))
const clerk = () => world.actor('counterClerk', world.city.streetA.id)
const now = (actor: Actor = hall.officer) => world.as(actor, (ctx) => getHall(ctx, hall.placeId))
const versionOf = async (id: string) => (await now()).counters.find((c) => c.id === id)!.version
const sit = async (actor: Actor, counterId: string) => {
  const version = await versionOf(counterId)
  return world.as(actor, (ctx) => openCounter(ctx, counterId, { version }))
}
const next = (actor: Actor, counterId: string, ticketId?: string) =>
  world.as(actor, async (ctx) => (await callNumber(ctx, counterId, ticketId ? { ticketId } : {})).ticket)
type Step = (ctx: Ctx, id: string, input: { version: number }) => Promise<{ version: number; state: string }>
const step = async (actor: Actor, what: Step, id: string) => {
  const { version } = await world.system((ctx) =>
    ctx.db.selectFrom('serviceTicket').select('version').where('id', '=', id).executeTakeFirstOrThrow(),
  )
  return world.as(actor, (ctx) => what(ctx, id, { version }))
}

describe('numbers of a day', () => {
  it('run without a hole and none is taken twice, though fifty take at once at two kiosks', async () => {
    const second = await hall.device('kiosk')
    const taken = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        world.as(anybody, (ctx) =>
          takeNumber(ctx, i % 2 ? kiosk : second, { letter: i % 5 ? 'A' : 'B', lane: 'normal', key: `parallel-${i}` }),
        ),
      ),
    )
    const of = (letter: string) =>
      taken
        .map((t) => t.code)
        .filter((c) => c.startsWith(letter))
        .toSorted()
    const run = (letter: string, n: number) =>
      Array.from({ length: n }, (_, i) => `${letter}${String(i + 1).padStart(3, '0')}`)
    expect(of('A')).toEqual(run('A', 40))
    expect(of('B')).toEqual(run('B', 10))
  })

  it('are given once for a key, also when the line dropped and it is asked again at the same time', async () => {
    const same = await Promise.all(Array.from({ length: 5 }, () => take('A', 'normal', 'dropped-line')))
    expect(new Set(same.map((t) => t.id)).size).toBe(1)
    expect((await take()).code).toBe('A002')
  })

  it('begin anew each day', async () => {
    await take()
    world.now = new Date('2026-06-02T02:00:00Z')
    expect((await take()).code).toBe('A001')
  })

  it('are not given under a letter that the hall does not have, nor at a device that was ended', async () => {
    expect(await code(take('Z'))).toBe('services.letterUnknown')
    const [device] = (await world.as(hall.officer, (ctx) => listDevices(ctx, hall.placeId))).rows as {
      id: string
      version: number
    }[]
    await world.as(hall.officer, (ctx) => revokeDevice(ctx, device!.id, { version: device!.version }))
    expect(await code(take())).toBe('access.notFound')
    expect(await code(world.as(anybody, (ctx) => atDevice(ctx, kiosk)))).toBe('access.notFound')
  })
})

describe('the doors', () => {
  const at = (time: string) => (world.now = new Date(`2026-06-01T${time}:00+08:00`))

  it('give numbers half an hour before they open and over lunch, not at night, and say when they open', async () => {
    at('08:20')
    expect(await code(take())).toBe('services.hallClosed')
    at('08:40')
    expect((await take()).code).toBe('A001')
    at('12:30')
    expect((await take()).doors).toMatchObject({
      state: 'lunch',
      taking: true,
      opensAt: new Date('2026-06-01T13:30:00+08:00'),
    })
    at('17:00')
    const refusal = await take().catch((e: unknown) => e)
    expect(refusal).toMatchObject({ code: 'services.hallClosed', params: { opens: '2026-06-02 09:00' } })
  })

  it('skip the weekend and days with hours of their own', async () => {
    await world.system((ctx) =>
      ctx.db
        .insertInto('servicePlaceDay')
        .values({
          placeId: hall.placeId,
          day: '2026-06-08',
          path: world.city.streetA.path,
          hours: '[]',
          note: '停电检修',
        })
        .execute(),
    )
    world.now = new Date('2026-06-06T10:00:00+08:00')
    const refusal = await take().catch((e: unknown) => e)
    expect(refusal).toMatchObject({ params: { opens: '2026-06-09 09:00' } })
  })

  it('close on those who still wait, who are told and not called cancelled', async () => {
    const mine = await take()
    await world.as(hall.officer, (ctx) => closeHall(ctx, hall.placeId, { told: '今日业务系统检修' }))
    expect(await world.as(anybody, (ctx) => ticketOf(ctx, mine.id, mine.token))).toMatchObject({ state: 'left' })
    const other = await take()
    world.now = new Date('2026-06-02T02:00:00Z')
    expect(await world.as(anybody, (ctx) => ticketOf(ctx, other.id, other.token))).toMatchObject({
      state: 'left',
      ahead: null,
    })
  })
})

describe('a counter', () => {
  it('has one clerk, and a clerk one counter', async () => {
    const [one, two] = [clerk(), clerk()]
    await sit(one, hall.counters[0]!)
    expect(await code(sit(two, hall.counters[0]!))).toBe('services.counterTaken')
    expect(await code(sit(one, hall.counters[1]!))).toBe('services.clerkElsewhere')
    expect(await code(next(two, hall.counters[0]!))).toBe('services.counterNotYours')
    const version = await versionOf(hall.counters[0]!)
    await world.as(one, (ctx) => closeCounter(ctx, hall.counters[0]!, { version }))
    await sit(two, hall.counters[0]!)
    await sit(one, hall.counters[1]!)
  })

  it('is not left or paused with a number at it, and calls nobody while it pauses', async () => {
    const one = clerk()
    const id = hall.counters[0]!
    await sit(one, id)
    await take()
    const called = (await next(one, id))!
    const pause = async () => {
      const version = await versionOf(id)
      return world.as(one, (ctx) => pauseCounter(ctx, id, { version }))
    }
    expect(await code(pause())).toBe('services.stillServing')
    await step(one, steps.passNumber, called.id)
    await pause()
    await take()
    expect(await code(next(one, id))).toBe('services.counterShut')
  })

  it('is not seen or worked from another street', async () => {
    const stranger = world.actor('counterClerk', world.city.streetB.id)
    expect(await code(world.as(stranger, (ctx) => openCounter(ctx, hall.counters[0]!, { version: 1 })))).toBe(
      'access.notFound',
    )
    expect(await code(now(stranger))).toBe('access.notFound')
    const seen = await world.as(stranger, (ctx) => listHalls(ctx, {}))
    expect(seen.rows.map((r) => r.placeId)).not.toContain(hall.placeId)
  })
})

describe('calling', () => {
  it('never gives one number to two clerks, though ten call at once', async () => {
    hall = await newHall(world, { counters: 10 })
    kiosk = await hall.device('kiosk')
    const clerks = hall.counters.map(clerk)
    for (const [i, id] of hall.counters.entries()) await sit(clerks[i]!, id)
    await Promise.all(Array.from({ length: 12 }, () => take()))
    const called = await Promise.all(hall.counters.map((id, i) => next(clerks[i]!, id)))
    const codes = called.map((t) => t!.code).toSorted()
    expect(codes).toEqual(Array.from({ length: 10 }, (_, i) => `A${String(i + 1).padStart(3, '0')}`))
  })

  it('takes a stated need first, then in turn, and only the letters of the counter', async () => {
    const one = clerk()
    await sit(one, hall.counters[0]!)
    await take('A')
    await take('B')
    await take('A', 'elder')
    const codes = []
    for (let i = 0; i < 3; i++) codes.push((await next(one, hall.counters[0]!))!.code)
    expect(codes).toEqual(['A002', 'A001', 'B001'])
    await world.system((ctx) =>
      ctx.db
        .updateTable('serviceCounter')
        .set({ letters: ['B'] })
        .where('id', '=', hall.counters[0]!)
        .execute(),
    )
    await take('A')
    expect(await code(next(one, hall.counters[0]!))).toBe('done')
    expect(await code(next(one, hall.counters[0]!))).toBe('services.nobodyWaits')
  })

  it('finishes who was served, passes who did not come, and takes a passed one back behind three', async () => {
    const one = clerk()
    const id = hall.counters[0]!
    await sit(one, id)
    for (let i = 0; i < 6; i++) {
      await take()
      later(1)
    }
    const first = (await next(one, id))!
    const second = (await next(one, id))!
    expect((await now()).aside.map((t) => t.code)).toEqual([first.code])
    await step(one, steps.serveNumber, second.id)
    await step(one, steps.retakeNumber, first.id)
    expect((await now()).waiting.map((t) => t.code)).toEqual(['A003', 'A004', 'A005', 'A001', 'A006'])
    await next(one, id)
    const states = await world.system((ctx) =>
      ctx.db
        .selectFrom('serviceTicket')
        .select(['number', 'state'])
        .where('placeId', '=', hall.placeId)
        .orderBy('number')
        .execute(),
    )
    expect(states.map((s) => s.state)).toEqual(['waiting', 'done', 'called', 'waiting', 'waiting', 'waiting'])
  })

  it('hands a number on to a counter, which calls it before others, and to another hall with its place in the row', async () => {
    const [one, two] = [clerk(), clerk()]
    await sit(one, hall.counters[0]!)
    await sit(two, hall.counters[1]!)
    await take()
    await take()
    const first = (await next(one, hall.counters[0]!))!
    await world.as(one, (ctx) =>
      steps.transferNumber(ctx, first.id, { version: first.version, counterId: hall.counters[1]!, note: '' }),
    )
    expect((await next(one, hall.counters[0]!))!.code).toBe('A002')
    const there = (await next(two, hall.counters[1]!))!
    expect(there.code).toBe('A001')
    const other = await newHall(world, { at: 'communityA1', name: '考棚社区服务站' })
    await step(two, steps.serveNumber, there.id)
    const version = there.version + 1
    await world.as(two, (ctx) =>
      steps.moveNumber(ctx, there.id, { version, placeId: other.placeId, letter: 'B', note: '到社区盖章' }),
    )
    const seen = await world.as(other.officer, (ctx) => getHall(ctx, other.placeId))
    expect(seen.waiting.map((t) => [t.code, t.source])).toEqual([['B001', 'transfer']])
  })

  it('calls one that another has just taken for nobody', async () => {
    const [one, two] = [clerk(), clerk()]
    await sit(one, hall.counters[0]!)
    await sit(two, hall.counters[1]!)
    const mine = await take()
    await next(one, hall.counters[0]!, mine.id)
    expect(await code(next(two, hall.counters[1]!, mine.id))).toBe('services.ticketGone')
    const stale = world.as(two, (ctx) => steps.serveNumber(ctx, mine.id, { version: 1 }))
    expect(await code(stale)).toBe('services.stale')
  })
})

describe('who waits', () => {
  it('reads how many are before and about how long, from today’s own visits', async () => {
    const one = clerk()
    const id = hall.counters[0]!
    await sit(one, id)
    for (let i = 0; i < 4; i++) await take()
    expect(await take()).toMatchObject({ ahead: 4, minutes: null })
    for (const minutes of [10, 4, 6]) {
      const t = (await next(one, id))!
      await step(one, steps.serveNumber, t.id)
      later(minutes)
      await step(one, steps.finishNumber, t.id)
    }
    // Two before it, six minutes each, one counter.
    expect(await take()).toMatchObject({ ahead: 2, minutes: 12 })
    await sit(clerk(), hall.counters[1]!)
    expect(await take()).toMatchObject({ ahead: 3, minutes: 9 })
  })

  it('gives the number up with the secret of its slip and not without', async () => {
    const mine = await take()
    const wrong = mine.token.replace(/^./, (c) => (c === '0' ? '1' : '0'))
    expect(await code(world.as(anybody, (ctx) => cancelTicket(ctx, mine.id, wrong)))).toBe('access.notFound')
    expect(await world.as(anybody, (ctx) => cancelTicket(ctx, mine.id, mine.token))).toMatchObject({
      state: 'cancelled',
    })
    expect(await code(world.as(anybody, (ctx) => cancelTicket(ctx, mine.id, mine.token)))).toBe('services.ticketState')
  })

  it('is called on the screen by number and counter alone', async () => {
    const heard: object[] = []
    const end = world.house.live.listen(`hall:${hall.placeId}`, (data) => heard.push(data))
    const one = clerk()
    await sit(one, hall.counters[0]!)
    await take('A', 'disabled')
    await next(one, hall.counters[0]!)
    end()
    const last = heard.at(-1) as { calls: unknown[] }
    expect(last.calls).toEqual([{ code: 'A001', counter: 1, at: world.now, times: 1 }])
    const clerkName = one.kind === 'account' ? one.name : ''
    expect(JSON.stringify(heard)).not.toContain('disabled')
    expect(JSON.stringify(heard)).not.toContain(clerkName)
  })
})
