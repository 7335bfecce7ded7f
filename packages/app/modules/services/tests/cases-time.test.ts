import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { reckonWaiting } from '../commands/cases/reckon.ts'
import { addClockRule, changeCaseSetting, enterYear } from '../commands/cases/settings.ts'
import { casesReactions } from '../commands/cases/follow.ts'
import { stepCase } from '../commands/cases/step.ts'
import type { StepInput } from '../contract/cases/step.ts'
import { allowedVerbs } from '../queries/cases/verbs.ts'
import { listCases } from '../queries/cases/list.ts'
import { caseQuery } from '../contract/cases/cases.ts'
import { similarCases } from '../queries/cases/similar.ts'
import { findCase } from '../queries/cases/one.ts'
import { timeOf } from '../store/cases/time.ts'
import { caseRow } from './case-steps.ts'
import { opened } from './samples/cases.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
const china = (text: string) => new Date(`${text}+08:00`)
const row = (id: string) => caseRow(world, id)

describe('the time of cases', () => {
  it('goes by the rule of the nearest office, from its day on, and leaves what was reckoned', async () => {
    world.now = china('2026-06-01T10:00')
    const before = await opened(world)
    const county = world.actor('countyOfficer', world.city.lanshan.id)
    await world.as(
      county,
      (ctx) =>
      addClockRule(ctx, {
        areaId: world.city.lanshan.id, step: 'whole', nature: 'help', span: { value: 2, unit: 'workingDay' }, countsFrom: 'opening', suspends: false, extendTimes: 0,
        source: '兰山区自定', validFrom: '2026-06-01',
      }), // prettier-ignore
    )
    const after = await opened(world)
    expect([before.dueAt, after.dueAt]).toEqual([china('2026-06-08T17:30'), china('2026-06-03T17:30')])
    expect((await opened(world, { urgency: 'critical' })).dueAt).toEqual(china('2026-06-01T12:00'))
    await expect(
      world.as(
        county,
        (ctx) =>
        addClockRule(ctx, { areaId: world.city.lanshan.id, step: 'whole', span: { value: 2, unit: 'hour' }, countsFrom: 'opening', suspends: false, extendTimes: 0, source: 'x', validFrom: '2026-05-31' }), // prettier-ignore
      ),
    ).rejects.toMatchObject({ code: 'services.ruleInPast' })
  })

  it('goes by the office hours of the office', async () => {
    world.now = china('2026-06-02T10:00')
    const officer = world.actor('countyOfficer', world.city.luozhuang.id)
    await world.as(
      officer,
      (ctx) =>
      changeCaseSetting(ctx, { areaId: world.city.luozhuang.id, version: 0, hours: [[480, 960]], reopenDays: 5, similarDays: 3, similarMetres: 100, climb: { value: 2, unit: 'hour' } }), // prettier-ignore
    )
    const village = world.actor('communityWorker', world.city.villageC1.id)
    const time = await world.as(village, (ctx) => timeOf(ctx, world.city.villageC1.path))
    expect(time.setting).toMatchObject({ reopenDays: 5, hours: [[480, 960]] })
    expect(time.calendar.hours).toEqual([[480, 960]])
  })

  it('waits for a year that is not known, and is set when the city enters it', async () => {
    world.now = china('2026-12-30T10:00')
    const { id, dueAt } = await opened(world, { nature: 'complaint' })
    expect(dueAt).toBeNull()
    expect(await reckonWaiting(world.house)).toBe(0)
    const year = {
      year: 2027,
      version: 0,
      document: '（测试用）',
      rest: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
      work: [],
    }
    await expect(world.as(world.actor('countyOfficer', world.city.lanshan.id), (ctx) => enterYear(ctx, year))).rejects.toMatchObject({ code: 'services.yearOfCity' }) // prettier-ignore
    const city = world.actor('cityOfficer', world.city.city.id)
    await expect(world.as(city, (ctx) => enterYear(ctx, { ...year, work: [{ name: '元旦', day: '2027-01-04' }] }))).rejects.toMatchObject({ code: 'services.workOnWeekday' }) // prettier-ignore
    expect(await world.as(city, (ctx) => enterYear(ctx, year))).toMatchObject({ waiting: 1 })
    expect(await reckonWaiting(world.house)).toBe(1)
    expect(await row(id)).toMatchObject({ dueAt: china('2027-01-14T17:30'), clockYear: null, version: 1 })
  })
})

describe('cases and where they lie', () => {
  it('follow a community into the one that took it over, with their history, and stay found by number', async () => {
    world.now = china('2026-06-03T10:00')
    const of = await opened(world, { areaId: world.city.communityA1.id })
    const into = world.city.communityA2
    await world.system(async (ctx) => {
      const reaction = casesReactions.find((r) => r.on === 'planning.inForce')!
      await reaction.run(ctx, { townId: world.city.streetA.id, ended: [{ areaId: world.city.communityA1.id, into: [into.id] }] } as never) // prettier-ignore
    })
    expect(await row(of.id)).toMatchObject({ areaId: into.id, path: into.path, holderAreaId: into.id, dueAt: of.dueAt })
    const left = await world.system((ctx) => sql<{ n: number }>`
      select (select count(*) from service_case where area_id = ${world.city.communityA1.id})::int
        + (select count(*) from service_case_step where area_id = ${world.city.communityA1.id})::int as n`.execute(ctx.db)) // prettier-ignore
    expect(left.rows[0]!.n).toBe(0)
    const worker = world.actor('communityWorker', into.id)
    const found = await world.as(worker, (ctx) =>
      listCases(ctx, caseQuery.parse({ search: of.number.toLowerCase(), view: 'all' })),
    )
    expect(found.rows.map((r) => r.id)).toEqual([of.id])
  })

  it('are found by phone, by whole name and by words, and not by those of another street', async () => {
    const of = await opened(world, {
      areaId: world.city.communityA1.id,
      title: '东楼道堆放杂物',
      applicant: { name: '李 秀英', phone: '120-0000-0007' },
    })
    const worker = world.actor('communityWorker', world.city.communityA1.id)
    for (const search of ['12000000007', '李秀英', '楼道堆放', of.number]) {
      const found = await world.as(worker, (ctx) => listCases(ctx, caseQuery.parse({ search, view: 'open' })))
      expect(
        found.rows.map((r) => r.id),
        search,
      ).toEqual([of.id])
    }
    const stranger = world.actor('communityWorker', world.city.communityB1.id)
    expect((await world.as(stranger, (ctx) => listCases(ctx, caseQuery.parse({ search: of.number, view: 'all' })))).rows).toEqual([]) // prettier-ignore
  })

  it('that words find are counted and stand in order on every page, and behind the last there is none', async () => {
    const areaId = world.city.communityA1.id
    const made: string[] = []
    for (const title of ['西门井盖松动一', '西门井盖松动二', '西门井盖松动三'])
      made.push((await opened(world, { areaId, title })).id)
    const worker = world.actor('communityWorker', areaId)
    const page = (n: number, sort?: string) =>
      world.as(worker, (ctx) =>
        listCases(
          ctx,
          caseQuery.parse({ search: '井盖松动', view: 'all', page: n, size: 2, ...(sort ? { sort } : {}) }),
        ),
      )
    const all = [await page(1), await page(2), await page(3)]
    expect(all.map((p) => p.total)).toEqual([3, 3, 3])
    expect(all.map((p) => p.rows.length)).toEqual([2, 1, 0])
    const seen = all.flatMap((p) => p.rows)
    expect(new Set(seen.map((r) => r.id))).toEqual(new Set(made))
    const numbers = [...(await page(1, '-number')).rows, ...(await page(2, '-number')).rows].map((r) => r.number)
    expect(numbers).toEqual(numbers.toSorted().toReversed())
    expect(numbers).toHaveLength(3)
  })

  it('that say the same are suggested before another is opened', async () => {
    const of = await opened(world, { areaId: world.city.communityA1.id, title: '北门口垃圾堆放没人清运' })
    const worker = world.actor('communityWorker', world.city.communityA1.id)
    const ask = { areaId: world.city.communityA1.id, title: '北门口垃圾没人清运' }
    expect((await world.as(worker, (ctx) => similarCases(ctx, ask))).rows.map((r) => r.id)).toEqual([of.id])
    expect((await world.as(worker, (ctx) => similarCases(ctx, { ...ask, title: '公园长椅坏了' }))).rows).toEqual([])
  })

  it('of special care are not there for those without the right, nor their words in a list', async () => {
    const of = await opened(world, { areaId: world.city.communityA1.id, special: true, title: '家庭暴力求助' })
    const clerk = world.actor('counterClerk', world.city.streetA.id)
    const worker = world.actor('communityWorker', world.city.communityA1.id)
    const list = (actor: typeof clerk) =>
      world.as(actor, (ctx) => listCases(ctx, caseQuery.parse({ view: 'open', size: 200 })))
    expect((await list(clerk)).rows.some((r) => r.id === of.id)).toBe(false)
    expect((await list(worker)).rows.find((r) => r.id === of.id)).toMatchObject({ special: true, title: '' })
    await expect(world.as(clerk, (ctx) => findCase(ctx, of.id))).rejects.toMatchObject({ code: 'access.notFound' })
  })

  it('stand behind a second wall: the database itself shows and takes nothing of another area', async () => {
    const of = await opened(world, { areaId: world.city.communityA1.id })
    const stranger = world.actor('communityWorker', world.city.communityB1.id)
    for (const table of ['service_case', 'service_case_step', 'service_case_number']) {
      const seen = await world.as(stranger, (ctx) => sql`select 1 from ${sql.table(table)} limit 1`.execute(ctx.db)).catch(() => ({ rows: [] })) // prettier-ignore
      expect(seen.rows.length, table).toBe(0)
    }
    const changed = await world.as(stranger, (ctx) => sql`update service_case set title = 'x' where id = ${of.id} returning 1`.execute(ctx.db)) // prettier-ignore
    expect(changed.rows).toEqual([])
  })
})

describe('any sequence of verbs', () => {
  it('keeps the clocks, one lead, unique numbers and an unbroken history', async () => {
    world.now = china('2026-06-08T09:00')
    let seed = 7
    const random = (n: number) => (seed = (seed * 48271) % 2147483647) % n
    const actors = [
      world.actor('communityWorker', world.city.communityA1.id),
      world.actor('subdistrictOfficer', world.city.streetA.id),
    ]
    const numbers = new Set<string>()
    for (let round = 0; round < 6; round++) {
      const of = await opened(world, { areaId: world.city.communityA1.id, nature: round % 2 ? 'consult' : 'help' })
      numbers.add(of.number)
      for (let i = 0; i < 12; i++) {
        const actor = actors[random(2)]!
        const now = await row(of.id)
        const verbs = await world.as(actor, async (ctx) => {
          const found = await findCase(ctx, of.id)
          return allowedVerbs(ctx, found, await timeOf(ctx, found.path))
        })
        const able = verbs.filter((v) => !['say', 'note', 'merge', 'transfer', 'joint', 'withdraw'].includes(v))
        if (able.length === 0) continue
        const verb = able[random(able.length)]!
        const input = {
          verb, version: now.version, reason: '理由', text: '答复', to: { role: 'communityWorker' }, by: { value: 1, unit: 'workingDay' },
        } as unknown as StepInput // prettier-ignore
        await world.as(actor, (ctx) => stepCase(ctx, of.id, input))
        world.now = new Date(world.now.getTime() + random(300) * 60_000)
        const after = await row(of.id)
        const open = after.closedAt === null
        expect(after.dueAt, verb).not.toBeNull()
        expect(open, after.state).toBe(!['closed', 'refused', 'withdrawn', 'merged'].includes(after.state))
        if (open && after.state !== 'suspended') expect(after.stepDueAt, verb).not.toBeNull()
        if (open) expect(after.climbAt ?? after.escalatedTo).not.toBeNull()
        expect(after.holderAreaId).toBeTruthy()
        expect(after.version).toBe(now.version + 1)
        const steps = await world.system((ctx) => ctx.db.selectFrom('serviceCaseStep').select('seq').where('caseId', '=', of.id).orderBy('seq').execute()) // prettier-ignore
        expect(steps.map((s) => s.seq)).toEqual(Array.from({ length: after.steps }, (_, k) => k + 1))
      }
    }
    expect(numbers.size).toBe(6)
  })
})
