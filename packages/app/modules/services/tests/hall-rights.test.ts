import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#server/context.ts'
import { newId } from '#shared/ids.ts'
import { openWorld, type World } from '#testing/world.ts'
import { callNumber } from '../commands/hall/call.ts'
import { closeHall } from '../commands/hall/close.ts'
import { openCounter } from '../commands/hall/counters.ts'
import { appealRating, decideAppeal, rateVisit } from '../commands/hall/rate.ts'
import { serveNumber, finishNumber, moveNumber } from '../commands/hall/steps.ts'
import { cancelSlot } from '../commands/hall/slots.ts'
import { addDevice } from '../commands/hall/settings.ts'
import { takeAtDesk, takeNumber } from '../commands/hall/take.ts'
import type { Lane } from '../contract/hall/base.ts'
import { ticketOf } from '../queries/hall/at.ts'
import { getHall } from '../queries/hall/halls.ts'
import { MORNING, newHall, type TestHall } from './hall-place.ts'
import { resident } from './residents-world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

let hall: TestHall
let kiosk: string
let clerk: Actor
beforeEach(async () => {
  world.now = MORNING
  hall = await newHall(world, { counters: 3 })
  kiosk = await hall.device('kiosk')
  clerk = world.actor('counterClerk', world.city.streetA.id)
})

const anybody: Actor = { kind: 'public' }
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (e: { code?: string }) => e.code ?? String(e),
  )
const later = (minutes: number) => (world.now = new Date(world.now.getTime() + minutes * 60_000))
const take = (lane: Lane = 'normal', key = newId(world.now)) =>
  world.as(anybody, (ctx) => takeNumber(ctx, kiosk, { letter: 'A', lane, key }))
const sit = (who: Actor, n: number) => world.as(who, (ctx) => openCounter(ctx, hall.counters[n]!, { version: 1 }))
const next = (who: Actor, n: number) => world.as(who, async (ctx) => (await callNumber(ctx, hall.counters[n]!, {})).ticket) // prettier-ignore

describe('a stated need', () => {
  it('goes first, but after three of them one is called that waits in turn, and the row says so beforehand', async () => {
    await sit(clerk, 0)
    const inTurn = [await take(), await take()]
    later(1)
    for (let i = 0; i < 7; i++) await take('elder')
    const order = ['A003', 'A004', 'A005', 'A001', 'A006', 'A007', 'A008', 'A002', 'A009']
    const seen = await world.as(clerk, (ctx) => getHall(ctx, hall.placeId))
    expect(seen.waiting.map((t) => t.code)).toEqual(order)
    const ahead = (own: { id: string; token: string }) => world.as(anybody, async (ctx) => (await ticketOf(ctx, own.id, own.token)).ahead) // prettier-ignore
    expect(await Promise.all(inTurn.map(ahead))).toEqual([3, 7])
    const called = []
    for (let i = 0; i < order.length; i++) {
      later(1)
      called.push((await next(clerk, 0))!.code)
    }
    expect(called).toEqual(order)
  })

  it('is not held up by numbers that another counter alone calls', async () => {
    const other = world.actor('counterClerk', world.city.streetA.id)
    await sit(clerk, 0)
    await sit(other, 1)
    for (let i = 0; i < 3; i++) await take('elder')
    for (let i = 0; i < 3; i++) {
      later(1)
      await next(clerk, 0)
    }
    await world.system((ctx) => ctx.db.updateTable('serviceCounter').set({ letters: ['B'] }).where('id', '=', hall.counters[1]!).execute()) // prettier-ignore
    const [plain, elder] = await Promise.all(
      (['normal', 'elder'] as const).map((lane) =>
        world.as(anybody, (ctx) => takeNumber(ctx, kiosk, { letter: 'B', lane, key: newId(world.now) })),
      ),
    )
    later(1)
    expect([(await next(other, 1))!.id, (await next(other, 1))!.id]).toEqual([elder!.id, plain!.id])
  })
})

describe('appointments from one address', () => {
  const book = (at: string, address: string, startsAt = '2026-06-02T09:00:00+08:00') =>
    world.http(undefined, {
      method: 'POST', url: `/api/hall/halls/${hall.placeId}/slots`, remoteAddress: address,
      payload: { startsAt: new Date(startsAt).toISOString(), letter: 'A', key: `address-${at}` },
    }) as unknown as Promise<{ status: number; body: { id: string; token: string; error?: { code: string; params: object } } }> // prettier-ignore
  const hours = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '13:30']
  const on = (n: number) => `2026-06-02T${hours[n]}:00+08:00`

  it('are as many a day as the hall allows, those given up left out; another address books on', async () => {
    const made = []
    for (let n = 0; n < 5; n++) made.push(await book(`${n}-${hall.placeId}`, '10.1.1.1', on(n)))
    expect(made.map((m) => m.status)).toEqual([200, 200, 200, 200, 200])
    const more = await book(`more-${hall.placeId}`, '10.1.1.1', on(5))
    expect(more.status).toBe(429)
    expect(JSON.stringify(more.body)).toContain('services.slotsEnough')
    expect((await book(`other-${hall.placeId}`, '10.1.1.2', on(5))).status).toBe(200)
    const { id, token } = made[0]!.body
    await world.as(anybody, (ctx) => cancelSlot(ctx, id, token))
    expect((await book(`again-${hall.placeId}`, '10.1.1.1', on(6))).status).toBe(200)
  })

  it('are counted by a digest of the day, which tells nothing of the address', async () => {
    await book(`one-${hall.placeId}`, '10.1.1.3')
    world.now = new Date('2026-06-02T02:00:00Z')
    await book(`two-${hall.placeId}`, '10.1.1.3', '2026-06-03T09:00:00+08:00')
    const kept = await world.system((ctx) => ctx.db.selectFrom('serviceSlot').select('takenFrom').where('placeId', '=', hall.placeId).execute()) // prettier-ignore
    expect(new Set(kept.map((k) => k.takenFrom)).size).toBe(2)
    expect(JSON.stringify(kept)).not.toContain('10.1.1.3')
  })
})

describe('a key that somebody makes up', () => {
  it('is never that of a number which the house gives by itself', async () => {
    const other = await newHall(world, { at: 'communityA1', name: '考棚社区服务站' })
    const there = await other.device('kiosk')
    await sit(clerk, 0)
    const mine = await take()
    const called = (await next(clerk, 0))!
    const { version } = await world.as(clerk, (ctx) => serveNumber(ctx, mine.id, { version: called.version }))
    // Who knows the number's id takes one there under the key that the transfer would have borne.
    await world.as(anybody, (ctx) => takeNumber(ctx, there, { letter: 'B', lane: 'normal', key: `from-${mine.id}` }))
    await world.as(clerk, (ctx) => moveNumber(ctx, mine.id, { version, placeId: other.placeId, letter: 'B', note: '' }))
    const seen = await world.as(other.officer, (ctx) => getHall(ctx, other.placeId))
    expect(seen.waiting.map((t) => t.source).toSorted()).toEqual(['kiosk', 'transfer'])
    const forged = await world.http(undefined, { method: 'POST', url: `/api/hall/at/${there}/tickets`, payload: { letter: 'B', key: `from:${mine.id}` } }) // prettier-ignore
    expect(forged.status).toBe(400)
  })
})

describe('closing the hall', () => {
  it('leaves who was called and finishes who is served, and says both in the trail', async () => {
    const other = world.actor('counterClerk', world.city.streetA.id)
    await sit(clerk, 0)
    await sit(other, 1)
    const [served, called, waiting] = [await take(), await take(), await take()]
    const first = (await next(clerk, 0))!
    await world.as(clerk, (ctx) => serveNumber(ctx, first.id, { version: first.version }))
    await next(other, 1)
    const closed = await world.as(hall.officer, (ctx) => closeHall(ctx, hall.placeId, { told: '停电' }))
    expect(closed.left).toBe(2)
    const state = (own: { id: string; token: string }) => world.as(anybody, async (ctx) => (await ticketOf(ctx, own.id, own.token)).state) // prettier-ignore
    expect(await Promise.all([served, called, waiting].map(state))).toEqual(['done', 'left', 'left'])
    const [entry] = await world.system((ctx) => ctx.db.selectFrom('auditEntry').select('changes').where('subjectId', '=', hall.placeId).where('command', '=', 'services.closeHall').execute()) // prettier-ignore
    expect(entry!.changes).toEqual({ left: [null, 'A002 A003'], finished: [null, 'A001'] })
  })

  it('may be forgotten: on the next day nobody is called or served any more', async () => {
    const other = world.actor('counterClerk', world.city.streetA.id)
    await sit(clerk, 0)
    await sit(other, 1)
    const [served, called] = [await take(), await take()]
    const first = (await next(clerk, 0))!
    await world.as(clerk, (ctx) => serveNumber(ctx, first.id, { version: first.version }))
    await next(other, 1)
    world.now = new Date('2026-06-02T02:00:00Z')
    const state = (own: { id: string; token: string }) => world.as(anybody, async (ctx) => (await ticketOf(ctx, own.id, own.token)).state) // prettier-ignore
    expect(await Promise.all([served, called].map(state))).toEqual(['done', 'left'])
  })
})

describe('whoever takes a number, books or rates', () => {
  it('leaves no account in the trail, though logged in', async () => {
    const who = (await resident(world)).actor
    const post = async (url: string, payload: object) => {
      const reply = await world.http(who, { method: 'POST', url, payload })
      expect(reply.status, url).toBe(200)
      return reply.body as { id: string; token: string }
    }
    const startsAt = new Date('2026-06-02T09:00:00+08:00').toISOString()
    const slot = await post(`/api/hall/halls/${hall.placeId}/slots`, { startsAt, letter: 'A', key: `booked-${hall.placeId}` }) // prettier-ignore
    await post(`/api/hall/slots/${slot.id}/${slot.token}/cancel`, {})
    const given = await post(`/api/hall/at/${kiosk}/tickets`, { letter: 'A', key: `given-${hall.placeId}` })
    await post(`/api/hall/ticket/${given.id}/${given.token}/cancel`, {})
    const own = await post(`/api/hall/at/${kiosk}/tickets`, { letter: 'A', key: `taken-${hall.placeId}` })
    await sit(clerk, 0)
    const called = (await next(clerk, 0))!
    const { version } = await world.as(clerk, (ctx) => serveNumber(ctx, own.id, { version: called.version }))
    await world.as(clerk, (ctx) => finishNumber(ctx, own.id, { version }))
    await post(`/api/hall/ticket/${own.id}/${own.token}/rating`, { grade: 1, text: '等了很久' })
    const left = await world.system((ctx) => ctx.db.selectFrom('auditEntry').select('command').where('actorId', '=', who.accountId).execute()) // prettier-ignore
    expect(left).toEqual([])
    const desk = await world.as(clerk, (ctx) => takeAtDesk(ctx, hall.placeId, { letter: 'A', lane: 'normal', key: `desk-${hall.placeId}` })) // prettier-ignore
    const [entry] = await world.system((ctx) => ctx.db.selectFrom('auditEntry').select('actorId').where('subjectId', '=', desk.id).execute()) // prettier-ignore
    expect(entry!.actorId).toBe(clerk.kind === 'account' && clerk.accountId)
  })
})

describe('a pad', () => {
  it('stands at a counter of its own hall', async () => {
    const other = await newHall(world, { at: 'communityA1', name: '考棚社区服务站' })
    const pad = (counterId: string) => world.as(hall.officer, (ctx) => addDevice(ctx, hall.placeId, { kind: 'pad', name: '评价器', counterId })) // prettier-ignore
    expect(await code(pad(other.counters[0]!))).toBe('services.padCounter')
    expect(await code(pad(hall.counters[0]!))).toBe('done')
  })
})

describe('an appeal', () => {
  it('is not decided by whoever made it, and is by another who bears the same name', async () => {
    await sit(clerk, 0)
    const own = await take()
    const called = (await next(clerk, 0))!
    const { version } = await world.as(clerk, (ctx) => serveNumber(ctx, own.id, { version: called.version }))
    await world.as(clerk, (ctx) => finishNumber(ctx, own.id, { version }))
    await world.as(anybody, (ctx) => rateVisit(ctx, own.id, own.token, { grade: 1, reasons: [], text: '', source: 'slip' })) // prettier-ignore
    const { id } = await world.system((ctx) => ctx.db.selectFrom('serviceRating').select('id').where('ticketId', '=', own.id).executeTakeFirstOrThrow()) // prettier-ignore
    const made = await world.as(hall.officer, (ctx) => appealRating(ctx, id, { version: 1, reason: '无此事' }))
    const decide = (by: Actor) => world.as(by, (ctx) => decideAppeal(ctx, id, { version: made.version, malicious: false, reason: '确有其事' })) // prettier-ignore
    const renamed = { ...hall.officer, name: '改了名字' } as Actor
    expect(await code(decide(renamed))).toBe('services.ownAppeal')
    expect(await code(decide(world.actor('subdistrictOfficer', world.city.streetA.id)))).toBe('done')
  })
})
