import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#server/context.ts'
import { valueOf } from '#modules/indicators/index.ts'
import { openWorld, type World } from '#testing/world.ts'
import { arrive, MOST_WRONG } from '../commands/arrive.ts'
import { giveCodes } from '../commands/invite.ts'
import { setMeasures } from '../commands/measures.ts'
import { publish, withdrawPublication } from '../commands/publicity.ts'
import { answerEnquiry, ask, decideComplaint, revealVoice } from '../commands/voices.ts'
import { MOST_VOICES } from '../contract/open.ts'
import { getMeeting } from '../queries/detail.ts'
import { listGaps } from '../queries/gaps.ts'
import * as open from '../queries/open.ts'
import { getPublication, listVoices } from '../queries/publicity.ts'
import { called, council, DAY, rowsOf, today } from './council.ts'
import { refusal } from './refusal.ts'
import { closed, minuted } from './samples/meetings.ts'
import { signMinutes } from '../commands/minutes.ts'
import { newPublication, newVoice, publicationOn, tokenOf } from './samples/publicity.ts'
import { newTask } from './samples/resolutions.ts'

const PUBLIC = { kind: 'public' } as const
let world: World
beforeAll(async () => {
  world = await openWorld()
  await council(world)
})
afterAll(() => world.close())

const page = { page: 1, size: 200 }
const A2 = () => world.city.communityA2.id
const anybody = <T>(work: (ctx: Ctx) => Promise<T>) => world.as(PUBLIC, work)
const from = (address: string) => (ctx: Ctx) => ({ ...ctx, client: { address, agent: '' } })
const gaps = (gap?: string) => world.system((ctx) => listGaps(ctx, { ...page, areaId: A2(), ...(gap ? { gap: gap as 'noMeeting' } : {}) })) // prettier-ignore
const day = (to: string) => (world.now = new Date(`${to}T02:00:00Z`))

describe('a publication', () => {
  const put = (more: object) => refusal(world.system((ctx) => publish(ctx, publicationOn(world, more))))

  it('hangs fifteen days, its first left out, and not one fewer', async () => {
    expect(await put({ toOn: '2026-06-15' })).toMatchObject({ code: 'meetings.tooShort', days: 15, least: '2026-06-16', article: '第三十四条' }) // prettier-ignore
    expect(await put({ toOn: '2026-06-16' })).toBeUndefined()
  })

  it('is not dated back, does not come before what it tells of, and stands somewhere', async () => {
    expect(await put({ fromOn: '2026-05-31' })).toMatchObject({ code: 'meetings.backdated' })
    expect(await put({ eventOn: '2026-06-02' })).toMatchObject({ code: 'meetings.beforeEvent' })
    expect(await put({ onBoard: false, onPage: false })).toMatchObject({ code: 'meetings.nowhere' })
  })

  it('that was mistaken is taken down with the reason and stays on record beside the one that puts it right', async () => {
    const wrong = await newPublication(world)
    await world.system((ctx) => withdrawPublication(ctx, wrong.id, { version: 1, reason: '金额写错', hide: false }))
    const right = await newPublication(world, { replacesId: wrong.id, text: '投入两万元' })
    const seen = await anybody((ctx) => open.openPublicationView(ctx, wrong.id))
    expect(seen).toMatchObject({ hanging: false, withdrawnReason: '金额写错', replacedById: right.id })
    expect(await refusal(world.system((ctx) => withdrawPublication(ctx, wrong.id, { version: 2, reason: '再撤', hide: false })))).toMatchObject({ code: 'meetings.withdrawn' }) // prettier-ignore
  })

  it('that told what is private is taken down and read by nobody without sign-in; that it hung there and why it does not stays', async () => {
    const named = await newPublication(world, { title: '赵六家救助金', text: '赵六患病，救助三千元' })
    const { id: voice } = await newVoice(world, 'enquiry', { publicationId: named.id })
    await world.system((ctx) => answerEnquiry(ctx, voice, { version: 1, answer: '赵六一家', question: '救助了谁' }))
    const before = await world.system((ctx) => withdrawPublication(ctx, named.id, { version: 1, reason: '写错了', hide: false })) // prettier-ignore
    expect((await anybody((ctx) => open.openPublicationView(ctx, named.id))).text).toContain('赵六')
    await world.system((ctx) => withdrawPublication(ctx, named.id, { version: before.version, reason: '涉及个人隐私', hide: true })) // prettier-ignore
    const seen = await anybody(async (ctx) => ({
      view: await open.openPublicationView(ctx, named.id),
      list: (await open.openPublications(ctx, { ...page, areaId: A2() })).rows.find((r) => r.id === named.id),
      found: (await open.openPublications(ctx, { ...page, areaId: A2(), search: '赵六' })).rows,
      rows: await ctx.db.selectFrom('publication').selectAll().where('id', '=', named.id).execute(),
      answers: await ctx.db.selectFrom('publicationAnswer').selectAll().where('publicationId', '=', named.id).execute(),
    }))
    expect(seen.view).toMatchObject({ hidden: true, text: '', withdrawnOn: DAY, withdrawnReason: '涉及个人隐私', answers: [] }) // prettier-ignore
    expect(seen.list).toMatchObject({ hidden: true, title: '' })
    expect([seen.found, seen.rows, seen.answers]).toEqual([[], [], []])
    expect((await world.system((ctx) => getPublication(ctx, named.id))).text).toContain('赵六')
    expect(await refusal(world.system((ctx) => withdrawPublication(ctx, named.id, { version: 3, reason: '再撤', hide: true })))).toMatchObject({ code: 'meetings.withdrawn' }) // prettier-ignore
  })

  it('is for everybody from its first day, on the page only where it says so', async () => {
    const later = await newPublication(world, { fromOn: '2026-06-03', toOn: '2026-06-20' })
    const board = await newPublication(world, { onPage: false })
    const shown = async () => (await anybody((ctx) => open.openPublications(ctx, { ...page, areaId: A2() }))).rows.map((r) => r.id) // prettier-ignore
    expect(await shown()).not.toContain(later.id)
    expect(await shown()).not.toContain(board.id)
    expect(await refusal(anybody((ctx) => open.openPublicationView(ctx, board.id)))).toMatchObject({ code: 'access.notFound' }) // prettier-ignore
    day('2026-06-03')
    expect(await shown()).toContain(later.id)
    day(DAY)
  })

  it('is late by the days of the county, which are its own', async () => {
    const { id } = await newPublication(world, { eventOn: '2026-05-24' })
    const late = async () => (await world.system((ctx) => getPublication(ctx, id))).late
    expect(await late()).toBe(true)
    const county = world.actor('countyOfficer', world.city.lanshan.id)
    const days = { areaId: world.city.lanshan.id, version: 0, publishDays: 10, enquiryDays: 5, complaintDays: 20, rhythmMonths: 6 } // prettier-ignore
    await world.as(county, (ctx) => setMeasures(ctx, days))
    expect(await late()).toBe(false)
    expect(await refusal(world.as(county, (ctx) => setMeasures(ctx, days)))).toMatchObject({ code: 'meetings.stale' })
  })
})

describe('an enquiry', () => {
  it('is answered by its day, in public in the words of the office, and to who asked by the secret of its address', async () => {
    const publication = await newPublication(world)
    const { id, dueOn } = await newVoice(world, 'enquiry', { publicationId: publication.id })
    expect(dueOn).toBe('2026-06-06')
    await world.system((ctx) => answerEnquiry(ctx, id, { version: 1, answer: '两万元器材', question: '资金怎么用' }))
    const view = await anybody((ctx) => open.openPublicationView(ctx, publication.id))
    expect(view.answers).toMatchObject([{ question: '资金怎么用', answer: '两万元器材' }])
    expect(JSON.stringify(view)).not.toContain('三万元怎么用的')
    const token = await tokenOf(world, id)
    expect(await anybody((ctx) => open.seeVoice(ctx, id, token))).toMatchObject({ state: 'answered', answer: '两万元器材' }) // prettier-ignore
    expect(await refusal(anybody((ctx) => open.seeVoice(ctx, id, '0'.repeat(32))))).toMatchObject({ code: 'access.notFound' }) // prettier-ignore
    expect(await refusal(world.system((ctx) => answerEnquiry(ctx, id, { version: 2, answer: '再答', question: '' })))).toMatchObject({ code: 'meetings.answeredBefore' }) // prettier-ignore
  })

  it('seals who asked, shows it masked, and tells it with a purpose on record to those who answer', async () => {
    const { id } = await newVoice(world)
    const worker = world.actor('communityWorker', A2())
    const row = (await world.as(worker, (ctx) => listVoices(ctx, { ...page, areaId: A2() }))).rows.find((r) => r.id === id)! // prettier-ignore
    expect(row).toMatchObject({ fromName: '李*', sealed: true })
    expect(await world.as(worker, (ctx) => revealVoice(ctx, id, '回电话'))).toEqual({ value: '李某 1200000' })
    const stored = await world.system((ctx) => ctx.db.selectFrom('publicationVoice').selectAll().where('id', '=', id).execute()) // prettier-ignore
    expect(JSON.stringify(stored)).not.toContain('李某')
  })

  it('is taken a few times a day from one address', async () => {
    const body = { kind: 'enquiry' as const, areaId: A2(), publicationId: null, matter: null, text: '问', fromName: '', way: '' } // prettier-ignore
    const say = (address: string) => anybody((ctx) => ask(from(address)(ctx), body))
    for (let n = 0; n < MOST_VOICES; n++) await say('203.0.113.9')
    expect(await refusal(say('203.0.113.9'))).toMatchObject({ code: 'meetings.tooManyVoices' })
    expect(await refusal(say('203.0.113.10'))).toBeUndefined()
  })
})

describe('a complaint', () => {
  it('is read and decided by the office above, not by the committee it is about', async () => {
    const { id } = await newVoice(world, 'complaint')
    const worker = world.actor('communityWorker', A2())
    const street = world.actor('subdistrictOfficer', world.city.streetA.id)
    const seen = async (actor: typeof worker) => (await world.as(actor, (ctx) => listVoices(ctx, page))).rows.some((r) => r.id === id) // prettier-ignore
    expect([await seen(worker), await seen(street)]).toEqual([false, true])
    expect(await refusal(world.as(worker, (ctx) => revealVoice(ctx, id, '看看是谁')))).toMatchObject({ code: 'access.denied' }) // prettier-ignore
    const decide = (orderedBy: string | null) => world.as(street, (ctx) => decideComplaint(ctx, id, { version: 1, finding: 'founded', answer: '限期公布', orderedBy })) // prettier-ignore
    expect(await refusal(decide(null))).toMatchObject({ code: 'meetings.orderNeedsDay' })
    await decide('2026-06-10')
    const token = await tokenOf(world, id)
    expect(await anybody((ctx) => open.seeVoice(ctx, id, token))).toMatchObject({ state: 'ordered', orderedBy: '2026-06-10' }) // prettier-ignore
  })
})

describe('what is missing', () => {
  it('a decision that is not laid open in the days of the county fails until it is', async () => {
    const { resolutionId } = await closed(world)
    expect((await gaps('notPublished')).rows.map((r) => r.subjectId)).not.toContain(resolutionId)
    day('2026-06-12')
    const row = (await gaps('notPublished')).rows.find((r) => r.subjectId === resolutionId)
    expect(row).toMatchObject({ dueOn: '2026-06-11', article: '第三十四条' })
    await newPublication(world, { matter: 'decisions', resolutionId, eventOn: DAY, fromOn: '2026-06-12', toOn: '2026-06-30' }) // prettier-ignore
    expect((await gaps('notPublished')).rows.map((r) => r.subjectId)).not.toContain(resolutionId)
    day(DAY)
  })

  it('a half-year without a representatives’ meeting fails, first shown before its end, where a committee sits', async () => {
    const b1 = world.city.communityB1.id
    await council(world, b1)
    const of = async () => (await world.system((ctx) => listGaps(ctx, { ...page, areaId: b1, gap: 'noMeeting' }))).rows
    day('2026-05-10')
    expect(await of()).toEqual([])
    day('2026-06-01')
    expect(await of()).toMatchObject([{ dueOn: '2026-06-30', text: '2026-01-01', article: '第二十八条' }])
    const A3 = world.city.committeeA3.id
    expect((await world.system((ctx) => listGaps(ctx, { ...page, areaId: A3, gap: 'noMeeting' }))).rows).toEqual([])
    expect((await gaps('noMeeting')).rows).toEqual([])
  })

  it('names the kinds of matter that were silent, tasks and answers that are late', async () => {
    const task = await newTask(world, { dueOn: '2026-06-05' })
    await newVoice(world)
    day('2026-06-20')
    const { rows } = await gaps()
    const silent = rows.find((r) => r.gap === 'silentMatter')!
    expect(silent.text.split(',')).toContain('fundsAndDonations')
    expect(silent.text.split(',')).not.toContain('facilities')
    expect(rows.some((r) => r.gap === 'lateTask' && r.subjectId === task.resolutionId)).toBe(true)
    expect(rows.some((r) => r.gap === 'lateAnswer')).toBe(true)
    day(DAY)
  })

  it('counts in indicators what was held, attended, carried out and laid open', async () => {
    const figure = async (key: string) => (await world.system((ctx) => valueOf(ctx, key, { kind: 'area', id: A2() }, { day: '2026-06-20', knownOn: null }))).value // prettier-ignore
    day('2026-06-20')
    expect(await figure('meetings.halvesDue')).toBe(1)
    expect(await figure('meetings.halvesHeld')).toBe(1)
    expect(await figure('meetings.heldRate')).toBe(100)
    expect(await figure('meetings.tasksDue')).toBe(1)
    expect(await figure('meetings.tasksInTime')).toBe(0)
    expect(await figure('meetings.entitled')).toBeGreaterThan((await figure('meetings.attended')) as number)
    day(DAY)
  })
})

describe('a code for the door', () => {
  const knock = (id: string, code: string) => anybody((ctx) => arrive(ctx, id, code))

  it('lets its holder in once, by phone, on the day', async () => {
    const { id, version } = await called(world)
    const { codes } = await world.system((ctx) => giveCodes(ctx, id, { version }))
    const first = codes[0]!
    expect(await knock(id, first.code.toLowerCase())).toMatchObject({ right: true })
    expect(await refusal(knock(id, first.code))).toMatchObject({ code: 'meetings.presentTwice' })
    expect((await world.system((ctx) => getMeeting(ctx, id))).quorum.present).toBe(1)
    const rows = await rowsOf(world, id)
    expect(rows.map((r) => r.codeHash)).not.toContain(first.code)
    const other = await called(world)
    await world.system((ctx) => giveCodes(ctx, other.id, { version: other.version }))
    expect(await knock(other.id, codes[1]!.code)).toMatchObject({ right: false })
    day('2026-05-31')
    expect(await refusal(knock(id, codes[1]!.code))).toMatchObject({ code: 'meetings.notToday' })
    day(DAY)
  })

  it('that is guessed stops the phones of the meeting after some tries, not the door; new codes open them again', async () => {
    const { id, version } = await called(world)
    const given = await world.system((ctx) => giveCodes(ctx, id, { version }))
    for (let n = 0; n < MOST_WRONG; n++) expect(await knock(id, 'AAAAAAAAAA')).toMatchObject({ right: false, left: MOST_WRONG - n - 1 }) // prettier-ignore
    expect(await refusal(knock(id, given.codes[0]!.code))).toMatchObject({ code: 'meetings.codesStopped' })
    const again = await world.system((ctx) => giveCodes(ctx, id, { version: given.version }))
    expect(await knock(id, given.codes[0]!.code)).toMatchObject({ right: false })
    expect(await knock(id, again.codes[0]!.code)).toMatchObject({ right: true })
  })
})

describe('what everybody sees of meetings', () => {
  it('is the agenda, decisions and signed minutes; no draft, no name of who came, no word of the study', async () => {
    const draft = await minuted(world)
    const see = () => anybody((ctx) => open.openMeetingView(ctx, draft.id))
    expect((await see()).minutes).toBeNull()
    await world.system((ctx) => signMinutes(ctx, draft.id, 1, { version: draft.version, chair: '甲主任', recorder: '乙委员' })) // prettier-ignore
    const view = await see()
    expect(view.minutes).toMatchObject({ text: '会议审议并通过。' })
    const words = JSON.stringify(view)
    for (const { name } of await rowsOf(world, draft.id)) expect(words).not.toContain(name)
    for (const hidden of ['meetingInvited', 'meetingPresent', 'meetingRoll', 'meetingStudy'] as const)
      await expect(anybody((ctx) => ctx.db.selectFrom(hidden).selectAll().execute())).rejects.toMatchObject({ code: '42501' }) // prettier-ignore
  })

  it('leaves out meetings that are not public', async () => {
    const { id } = await called(world, 'committeeMeeting', { public: false })
    expect(await refusal(anybody((ctx) => open.openMeetingView(ctx, id)))).toMatchObject({ code: 'access.notFound' })
  })

  it('is a calendar to subscribe to, in which a meeting keeps its id', async () => {
    const { id } = await called(world, 'representativesMeeting', { title: '七月居民代表会议', meetsAt: today(40) })
    const { body, headers } = await world.http(undefined, { url: `/api/public/meetings.ics?areaId=${A2()}` })
    expect(String(headers['content-type'])).toContain('text/calendar')
    expect(String(body)).toContain(`UID:${id}`)
    expect(String(body)).toContain('七月居民代表会议')
  })
})
