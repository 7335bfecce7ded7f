import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#server/context.ts'
import { openWorld, type World } from '#testing/world.ts'
import { callNumber } from '../commands/hall/call.ts'
import { openCounter } from '../commands/hall/counters.ts'
import * as rate from '../commands/hall/rate.ts'
import { arrive, bookSlot, cancelSlot } from '../commands/hall/slots.ts'
import * as steps from '../commands/hall/steps.ts'
import { takeNumber } from '../commands/hall/take.ts'
import { handOut, readyPaper, tellMissing } from '../commands/hall/told.ts'
import { openAtCounter, prefill } from '../commands/hall/work.ts'
import { atDevice, ticketOf } from '../queries/hall/at.ts'
import { hallDay, listDay } from '../queries/hall/day.ts'
import { getHall } from '../queries/hall/halls.ts'
import { listRatings, ratingResults } from '../queries/hall/ratings.ts'
import { freeSlots, slotCalendar, slotOf } from '../queries/hall/slots.ts'
import { toldOf } from '../queries/hall/told.ts'
import { MORNING, newHall, type TestHall } from './hall-place.ts'
import { family } from './residents-world.ts'
import { newItem } from './samples/catalogue.ts'

let world: World
let hall: TestHall
let clerk: Actor
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  world.now = MORNING
  hall = await newHall(world)
  clerk = world.actor('counterClerk', world.city.streetA.id)
})

const anybody: Actor = { kind: 'public' }
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (e: { code?: string }) => e.code ?? String(e),
  )
const later = (minutes: number) => (world.now = new Date(world.now.getTime() + minutes * 60_000))
let keys = 0
const key = () => `visit-key-${++keys}`

/** A visit from the kiosk to its end, so many minutes at the counter. */
async function visit(minutes = 5, counterId = hall.counters[0]!) {
  const kiosk = await hall.device('kiosk')
  const own = await world.as(anybody, (ctx) => takeNumber(ctx, kiosk, { letter: 'A', lane: 'normal', key: key() }))
  const at = (await world.as(clerk, (ctx) => getHall(ctx, hall.placeId))).counters.find((c) => c.id === counterId)!
  if (!at.mine) await world.as(clerk, (ctx) => openCounter(ctx, counterId, { version: at.version }))
  later(2)
  let { version } = (await world.as(clerk, (ctx) => callNumber(ctx, counterId, { ticketId: own.id }))).ticket!
  ;({ version } = await world.as(clerk, (ctx) => steps.serveNumber(ctx, own.id, { version })))
  later(minutes)
  await world.as(clerk, (ctx) => steps.finishNumber(ctx, own.id, { version }))
  return own
}
type Grade = Parameters<typeof rate.rateVisit>[3]
const grade = (own: { id: string; token: string }, n: number, more: Partial<Grade> = {}) =>
  world.as(anybody, (ctx) =>
    rate.rateVisit(ctx, own.id, own.token, { grade: n, reasons: [], text: '', source: 'slip', ...more }),
  )
const ratingsOf = async (follow: 'all' | 'bad' = 'all') =>
  (
    (await world.as(hall.officer, (ctx) => listRatings(ctx, { placeId: hall.placeId, follow, page: 1, size: 50 }))) as {
      rows: {
        id: string
        grade: number
        version: number
        followState: string | null
        dueAt: Date | null
        late: boolean
      }[]
    }
  ).rows

describe('a rating', () => {
  it('is given once a visit, by whoever holds the slip, when the visit is over', async () => {
    const kiosk = await hall.device('kiosk')
    const waiting = await world.as(anybody, (ctx) =>
      takeNumber(ctx, kiosk, { letter: 'A', lane: 'normal', key: key() }),
    )
    expect(await code(grade(waiting, 5))).toBe('services.notYetOver')
    const own = await visit()
    expect(await code(grade({ id: own.id, token: waiting.token }, 5))).toBe('access.notFound')
    expect(await grade(own, 4)).toMatchObject({ graded: 4, canRate: false })
    expect(await code(grade(own, 1))).toBe('services.ratedAlready')
    expect(await ratingsOf()).toMatchObject([{ grade: 4, followState: null, dueAt: null }])
  })

  it('of the lower two grades opens a follow-up due by the calendar, is answered and published without names', async () => {
    await grade(await visit(), 2, { reasons: ['wait'], text: '等了两个小时' })
    const [bad] = await ratingsOf('bad')
    // Five working days after Monday the 1st, at the close of the office.
    expect(bad!.dueAt?.toISOString().slice(0, 10)).toBe('2026-06-08')
    const answered = await world.as(hall.officer, (ctx) =>
      rate.answerRating(ctx, bad!.id, {
        version: bad!.version,
        verdict: 'founded',
        finding: '少开一个窗口',
        answer: '已增开',
      }),
    )
    await world.as(hall.officer, (ctx) =>
      rate.publishRating(ctx, bad!.id, { version: answered.version, text: '已增开一个窗口' }),
    )
    const results = await world.as(anybody, (ctx) => ratingResults(ctx, { areaId: world.city.streetA.id }))
    const mine = results.places.find((p) => p.id === hall.placeId)
    expect(mine).toMatchObject({ rated: 1, visits: 1, grades: [0, 0, 0, 1, 0] })
    expect(results.published.map((p) => p.text)).toContain('已增开一个窗口')
    expect(JSON.stringify(results)).not.toContain('等了两个小时')
  })

  it('held malicious is decided by somebody else, and struck ones count nowhere', async () => {
    await grade(await visit(), 1)
    const [bad] = await ratingsOf('bad')
    const appeal = await world.as(clerk, (ctx) => rate.appealRating(ctx, bad!.id, { version: 1, reason: '无此事' }))
    const decision = { version: appeal.version, malicious: true, reason: '查无此事' }
    expect(await code(world.as(clerk, (ctx) => rate.decideAppeal(ctx, bad!.id, decision)))).toBe('access.denied')
    await world.as(hall.officer, (ctx) => rate.decideAppeal(ctx, bad!.id, decision))
    const results = await world.as(anybody, (ctx) => ratingResults(ctx, {}))
    expect(results.places.find((p) => p.id === hall.placeId)).toBeUndefined()
  })

  it('is asked for at the pad of the counter where the visit has just ended, for five minutes', async () => {
    const own = await visit()
    const pad = await hall.device('pad', hall.counters[0]!)
    const other = await hall.device('pad', hall.counters[1]!)
    const seen = (token: string) => world.as(anybody, async (ctx) => (await atDevice(ctx, token)).rating)
    expect(await seen(pad)).toMatchObject({ id: own.id })
    expect(await seen(other)).toBeNull()
    later(6)
    expect(await seen(pad)).toBeNull()
  })
})

describe('an appointment', () => {
  const at = (time: string) => new Date(`2026-06-02T${time}:00+08:00`)
  const book = (time = '09:30', lane: 'normal' | 'elder' = 'normal', k = key()) =>
    world.as(anybody, (ctx) =>
      bookSlot(ctx, hall.placeId, { startsAt: at(time), letter: 'A', lane, topic: '', key: k }),
    )

  it('is offered in office hours only, and no time more often than it has room though many ask at once', async () => {
    const free = await world.as(anybody, (ctx) => freeSlots(ctx, hall.placeId))
    const tuesday = free.days.find((d) => d.day === '2026-06-02')!
    expect(tuesday.slots.map((s) => s.startsAt)).toContainEqual(at('13:30'))
    expect(tuesday.slots.map((s) => s.startsAt)).not.toContainEqual(at('12:00'))
    expect(free.days.map((d) => d.day)).not.toContain('2026-06-06')
    const asked = await Promise.all(Array.from({ length: 6 }, () => code(book())))
    expect(asked.toSorted()).toEqual(['done', 'done', ...Array.from({ length: 4 }, () => 'services.slotGone')])
  })

  it('is made once for a key, is given up, and its time is free again', async () => {
    const [one, two] = [await book('09:00', 'normal', 'once-only'), await book('09:00', 'normal', 'once-only')]
    expect(two.id).toBe(one.id)
    await book('09:00')
    expect(await code(book('09:00'))).toBe('services.slotGone')
    await world.as(anybody, (ctx) => cancelSlot(ctx, one.id, one.token))
    await book('09:00')
    expect(await code(world.as(anybody, (ctx) => cancelSlot(ctx, one.id, one.token)))).toBe('services.slotState')
  })

  it('becomes a number at the kiosk by its code, before those without one, not too early and not too late', async () => {
    const slot = await book('09:30')
    const kiosk = await hall.device('kiosk')
    const here = (c = slot.code) => world.as(anybody, (ctx) => arrive(ctx, kiosk, { code: c }))
    expect(await code(here())).toBe('services.slotUnknown')
    world.now = at('08:50')
    expect(await code(here())).toBe('services.slotEarly')
    await world.as(anybody, (ctx) => takeNumber(ctx, kiosk, { letter: 'A', lane: 'normal', key: key() }))
    world.now = at('09:20')
    const own = await here()
    expect(own.code).toBe('A002')
    expect((await here()).id).toBe(own.id)
    const seen = await world.as(clerk, (ctx) => getHall(ctx, hall.placeId))
    expect(seen.waiting.map((t) => t.code)).toEqual(['A002', 'A001'])
    const late = await book('10:00')
    world.now = at('10:46')
    expect(await code(here(late.code))).toBe('services.slotPast')
    expect(await world.as(anybody, (ctx) => slotOf(ctx, late.id, late.token))).toMatchObject({ slotState: 'noShow' })
  })

  it('goes into a phone’s calendar', async () => {
    const slot = await book('15:00')
    const file = await world.as(anybody, (ctx) => slotCalendar(ctx, slot.id, slot.token))
    const text = String(file.body)
    expect(file.type).toContain('text/calendar')
    expect(text).toContain('DTSTART:20260602T070000Z\r\n')
    expect(text).toContain('SUMMARY:兰山街道便民服务中心：综合业务')
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  })
})

describe('the counter', () => {
  const papers = (...names: string[]) =>
    names.map((name) => ({ name, form: 'original', required: true, when: '', held: null }))

  it('opens a case with what the register knows, tied to its number, and never asks for what is held', async () => {
    const { members } = await family(world)
    const item = await newItem(world)
    const kiosk = await hall.device('kiosk')
    const own = await world.as(anybody, (ctx) => takeNumber(ctx, kiosk, { letter: 'A', lane: 'normal', key: key() }))
    const personId = members[0]!.personId
    const known = await world.as(clerk, (ctx) => prefill(ctx, hall.placeId, { personId, itemId: item.id }))
    expect(known.known).toEqual(['居民身份证'])
    expect(known.held.idNumber).toMatch(/\*{6}/)
    const opened = await world.as(clerk, (ctx) =>
      openAtCounter(ctx, hall.placeId, {
        personId,
        itemId: item.id,
        ticketId: own.id,
        nature: 'apply',
        text: '',
        form: { bank: '农商行' },
        present: [],
      }),
    )
    const kept = await world.system((ctx) =>
      ctx.db
        .selectFrom('serviceCase')
        .select(['ticketId', 'personId', 'channel', 'state', 'areaId'])
        .where('id', '=', opened.id)
        .executeTakeFirstOrThrow(),
    )
    expect(kept).toEqual({
      ticketId: own.id,
      personId,
      channel: 'counter',
      state: 'accepted',
      areaId: world.city.communityA1.id,
    })
    const trail = await world.system((ctx) =>
      ctx.db
        .selectFrom('auditEntry')
        .select(['command', 'reason'])
        .where('subjectId', '=', personId)
        .where('command', '=', 'services.prefill')
        .execute(),
    )
    expect(trail).toEqual([{ command: 'services.prefill', reason: '高龄津贴申请' }])
  })

  it('opens none on half of the papers: all that is missing is said at once and stands on a sheet with a number', async () => {
    const item = await newItem(world, { documents: papers('收入证明', '租房合同', '照片') })
    const body = { itemId: item.id, name: '王某', nature: 'apply' as const, text: '', form: {}, present: ['照片'] }
    const refusal = await world.as(clerk, (ctx) => openAtCounter(ctx, hall.placeId, body)).catch((e: unknown) => e)
    expect(refusal).toMatchObject({ code: 'services.papersMissing', params: { papers: '收入证明、租房合同' } })
    const sheet = await world.as(clerk, (ctx) =>
      tellMissing(ctx, hall.placeId, { itemId: item.id, missing: ['收入证明', '租房合同'], note: '' }),
    )
    const again = await world.as(anybody, (ctx) => toldOf(ctx, sheet.id, sheet.url.split('/').at(-1)!))
    expect(again).toMatchObject({
      number: sheet.number,
      missing: [{ name: '收入证明' }, { name: '租房合同' }],
      present: [{ name: '照片' }],
    })
    const extra = world.as(clerk, (ctx) =>
      tellMissing(ctx, hall.placeId, { itemId: item.id, missing: ['无犯罪记录证明'], note: '' }),
    )
    expect(await code(extra)).toBe('services.notNeeded')
    const told = (ticketId: string, placeId = hall.placeId) =>
      world.as(clerk, (ctx) => tellMissing(ctx, placeId, { itemId: item.id, ticketId, missing: ['照片'], note: '' }))
    const own = await visit()
    expect(await code(told(own.id))).toBe('done')
    expect(await code(told(own.id, (await newHall(world)).placeId))).toBe('services.noTicket')
    expect(await code(told(item.id))).toBe('services.noTicket')
  })

  it('hands a finished paper out once, with who signed for it', async () => {
    const { id } = await world.as(clerk, (ctx) =>
      readyPaper(ctx, hall.placeId, { caseNumber: '20260601-7F3K9QXM', title: '批复', note: '' }),
    )
    const hand = (version: number) =>
      world.as(clerk, (ctx) => handOut(ctx, id, { version, signedAs: 'agent', signedNote: '女儿代领，委托书已收' }))
    expect(await hand(1)).toEqual({ id, version: 2 })
    expect(await code(hand(2))).toBe('services.handedAlready')
  })
})

describe('the day of a hall', () => {
  it('is counted from its numbers, and ranks nobody', async () => {
    for (const minutes of [4, 6, 11]) await visit(minutes)
    const kiosk = await hall.device('kiosk')
    await world.as(anybody, (ctx) => takeNumber(ctx, kiosk, { letter: 'B', lane: 'elder', key: key() }))
    const board = await world.as(hall.officer, (ctx) => hallDay(ctx, hall.placeId, {}))
    expect(board).toMatchObject({ taken: 4, served: 3, waiting: 1, needs: 1, waitMedian: 2, visitMedian: 6 })
    expect(board.hours).toEqual([{ hour: 10, taken: 4, served: 3 }])
    expect(JSON.stringify(board)).not.toContain(clerk.kind === 'account' ? clerk.name : '')
    const list = await world.as(hall.officer, (ctx) => listDay(ctx, hall.placeId, { page: 1, size: 50, search: 'B0' }))
    expect(list.rows.map((r) => [r.ticketCode, r.ticketState])).toEqual([['B001', 'waiting']])
  })

  it('shows a number’s holder that the visit is over and may be rated', async () => {
    const own = await visit()
    expect(await world.as(anybody, (ctx) => ticketOf(ctx, own.id, own.token))).toMatchObject({
      state: 'done',
      canRate: true,
    })
  })
})
