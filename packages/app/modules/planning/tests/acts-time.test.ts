import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#shared/ids.ts'
import { communityOfUnit, setUpUnit } from '#modules/registers/index.ts'
import { assignUnit, closeUnit } from '../../registers/commands/units.ts'
import { moveHousehold } from '../../registers/commands/move.ts'
import { verify } from '../../registers/verify.ts'
import { countsOf, household } from '../../registers/tests/people-of.ts'
import { approveAct, withdrawAct } from '../commands/acts/decide.ts'
import { editAct, fileAct } from '../commands/acts/draft.ts'
import { bringActsIntoForce } from '../commands/acts/force.ts'
import { listActs } from '../queries/acts/acts.ts'
import { previewAct } from '../queries/acts/preview.ts'
import { code, DAY, openStreet, type Street } from './act-street.ts'

let s: Street
beforeEach(async () => {
  s = await openStreet()
  return () => s.world.close()
})

const why = { reason: '登记' }
const areaOf = (areaId: string, day: string) =>
  s.world.system((ctx) =>
    ctx.db
      .selectFrom('areaVersion')
      .selectAll()
      .where('areaId', '=', areaId)
      .where('supersededAt', 'is', null)
      .where('validFrom', '<=', day)
      .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', day)]))
      .executeTakeFirst(),
  )
/** Another act of the tree renamed or ended an area from a day on. */
const changeArea = (areaId: string, day: string, name: string | null) =>
  s.world.system(async (ctx) => {
    const old = await ctx.db.selectFrom('areaVersion').selectAll().where('areaId', '=', areaId).where('supersededAt', 'is', null).executeTakeFirstOrThrow() // prettier-ignore
    await ctx.db.updateTable('areaVersion').set({ validTo: day }).where('id', '=', old.id).where('areaId', '=', areaId).execute() // prettier-ignore
    const next = { ...old, id: newId(ctx.now), validFrom: day, validTo: null, name: name ?? '', events: ['renamed'] }
    if (name !== null) await ctx.db.insertInto('areaVersion').values(next).execute()
  })
const sound = () => s.world.system(async (ctx) => expect((await verify(ctx)).flatMap((v) => v.faults)).toEqual([]))
const approve = (id: string, version: number, more: object = {}) =>
  s.world.as(s.approver, (ctx) => approveAct(ctx, id, { version, decisionNumber: '1号', note: '', ...more }))

describe('two acts of one town', () => {
  it('are not both filed, and the second, published before the first came into force, must be drawn again', async () => {
    const first = await s.announced()
    const second = await s.published()
    s.at('2026-06-09')
    expect(await code(s.world.as(s.drawer, (ctx) => fileAct(ctx, second, 3)))).toBe('planning.otherAct')
    s.at(DAY)
    expect(await bringActsIntoForce(s.world.house)).toBe(1)
    expect((await s.act(first)).state).toBe('inForce')
    s.at('2026-07-02')
    await s.world.as(s.drawer, (ctx) => editAct(ctx, second, { version: 3, effectiveOn: '2026-09-01' }))
    expect(await code(s.world.as(s.drawer, (ctx) => fileAct(ctx, second, 4)))).toMatch(/communityGone|nameTaken/)
  })
})

describe('between the decision and the day', () => {
  it('goes in force with the first minute of its day in China', async () => {
    await s.announced()
    s.world.now = new Date('2026-06-30T15:59:00Z')
    expect(await bringActsIntoForce(s.world.house)).toBe(0)
    s.world.now = new Date('2026-06-30T16:00:00Z')
    expect(await bringActsIntoForce(s.world.house)).toBe(1)
  })
  it('is refused when a unit went to another community, so that others would end', async () => {
    const id = await s.filed()
    s.at('2026-06-10')
    for (const unit of s.units.slice(2))
      await s.world.system((ctx) =>
        assignUnit(ctx, unit, { version: 1, communityId: s.world.city.committeeA3.id, on: '2026-06-09', ...why }),
      )
    expect(await code(approve(id, 4))).toBe('planning.planStale')
  })
  it('a name taken after the plan was published keeps it from being approved', async () => {
    const id = await s.filed()
    await changeArea(s.world.city.communityB1.id, '2026-06-09', '沂蒙社区')
    s.at('2026-06-10')
    expect(await code(approve(id, 4))).toBe('planning.nameTaken')
  })
  it('a community renamed keeps its new name where the plan does not name it', async () => {
    const { communityA1 } = s.world.city
    const id = await s.announced({
      communities: [
        {
          key: 'a1',
          areaId: communityA1.id,
          name: communityA1.name,
          kind: 'community',
          code: null,
          breachReason: '因地制宜',
        },
        { key: 'n1', areaId: null, name: '沂蒙社区', kind: 'community', code: null, breachReason: '因地制宜' },
      ],
    })
    await changeArea(communityA1.id, '2026-06-20', '考棚街社区')
    s.at(DAY)
    expect(await bringActsIntoForce(s.world.house)).toBe(1)
    expect((await areaOf(communityA1.id, DAY))?.name).toBe('考棚街社区')
    expect((await s.act(id)).refusal).toBeNull()
  })
  it('a community that ended keeps the act out, which says so, holds up nobody, and can be withdrawn', async () => {
    const id = await s.announced()
    await changeArea(s.world.city.communityA2.id, '2026-06-20', null)
    s.at(DAY)
    expect(await bringActsIntoForce(s.world.house)).toBe(0)
    const act = await s.act(id)
    expect(act).toMatchObject({ state: 'announced' })
    expect(act.refusal).toContain('东关社区')
    const { rows } = await s.world.as(s.approver, (ctx) => listActs(ctx, { page: 1, size: 20 }))
    expect(rows.find((r) => r.id === id)?.refusedAt).toEqual(s.world.now)
    s.at('2026-07-02')
    expect(await bringActsIntoForce(s.world.house)).toBe(0)
    expect(await code(s.world.as(s.approver, (ctx) => withdrawAct(ctx, id, { version: act.version, reason: '重做' })))).toBe('done') // prettier-ignore
    await sound()
  })
  it('a failing act does not hold up another, and comes in by itself once the cause is gone', async () => {
    const id = await s.announced()
    const broken = await s.world.system(async (ctx) => {
      const row = await ctx.db.selectFrom('planningAct').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      const { streetB } = s.world.city
      const other = { ...row, id: newId(ctx.now), areaId: streetB.id, path: streetB.path, effectiveOn: '2026-06-30' }
      await ctx.db
        .insertInto('planningAct')
        .values({ ...other, plan: JSON.stringify(row.plan), effect: null, refusal: null, noOutline: null })
        .execute()
      return other.id
    })
    s.at(DAY)
    expect(await bringActsIntoForce(s.world.house)).toBe(1)
    expect((await s.act(id)).state).toBe('inForce')
    const left = await s.world.system((ctx) =>
      ctx.db.selectFrom('planningAct').selectAll().where('id', '=', broken).executeTakeFirstOrThrow(),
    )
    expect(left.refusal).toMatchObject({ code: 'planning.communityGone' })
  })
  it('a unit that closed stays closed, a new one in a community that ends goes to the heir, one in none is a blind spot', async () => {
    await s.announced()
    const { streetA, communityA2 } = s.world.city
    const set = (name: string, communityId?: string) =>
      s.world.system((ctx) =>
        setUpUnit(ctx, {
          townId: streetA.id, name, kind: 'estate', address: '新路1号', source: '', on: '2026-06-20', ...why, ...(communityId ? { communityId } : {}),
        }),
      ) // prettier-ignore
    s.at('2026-06-20')
    const inA2 = await set('新园', communityA2.id)
    const nowhere = await set('孤园')
    const empty = await set('空园', communityA2.id)
    s.at('2026-06-25')
    await s.world.system((ctx) => closeUnit(ctx, empty.id, { version: 1, on: '2026-06-25', ...why } as never))
    s.at(DAY)
    expect(await bringActsIntoForce(s.world.house)).toBe(1)
    await s.world.system(async (ctx) => {
      const now = { ...ctx, asOf: DAY }
      expect(await communityOfUnit(now, inA2.id)).toBe(await communityOfUnit(now, s.units[3]!))
      expect(await communityOfUnit(now, nowhere.id)).toBeFalsy()
      expect(await communityOfUnit(now, empty.id)).toBeFalsy()
    })
    await sound()
  })
  it('brings along who came, left or moved house between the day and the late run', async () => {
    await s.announced()
    const { communityA1, communityA2 } = s.world.city
    s.at('2026-07-06')
    const moved = await s.world.system(async (ctx) => {
      await household(ctx, communityA2.id, [{}, {}, {}], { unitId: s.units[2]!, address: '沂蒙路3号9室', on: '2026-07-03' }) // prettier-ignore
      await household(ctx, communityA2.id, [{}], { address: '无小区1号', on: '2015-01-01' })
      const mover = await household(ctx, communityA1.id, [{}, {}], { unitId: s.units[1]!, address: '沂蒙路2号9室', on: '2015-01-01' }) // prettier-ignore
      await moveHousehold(ctx, mover.id, { version: 1, toCommunityId: communityA1.id, address: '沂蒙路1号9室', unitId: s.units[0]!, on: '2026-07-04', ...why } as never) // prettier-ignore
      return mover
    })
    const [all] = await s.world.system(async (ctx) => [await total(ctx, '2026-07-06')])
    expect(await bringActsIntoForce(s.world.house)).toBe(1)
    await s.world.system(async (ctx) => {
      expect(await total(ctx, '2026-07-06')).toBe(all)
      expect(await countsOf(ctx, communityA2.id, DAY)).toEqual({ byChanges: 0, byRows: 0 })
      const now = await ctx.db.selectFrom('resident').select('communityId').distinct().where('personId', '=', moved.members[0]!.personId).where('supersededAt', 'is', null).where('validTo', 'is', null).execute() // prettier-ignore
      expect(now).toEqual([{ communityId: communityA1.id }])
      const fresh = (await communityOfUnit({ ...ctx, asOf: DAY }, s.units[3]!))!
      for (const day of [DAY, '2026-07-03', '2026-07-04', '2026-07-06']) {
        const { byChanges, byRows } = await countsOf(ctx, fresh, day)
        expect(byChanges).toBe(byRows)
      }
    })
    await sound()
  })
  it('two processes at once bring it into force once', async () => {
    const id = await s.announced()
    s.at(DAY)
    const done = await Promise.all([bringActsIntoForce(s.world.house), bringActsIntoForce(s.world.house)])
    expect(done.toSorted()).toEqual([0, 1])
    expect((await s.act(id)).refusal).toBeNull()
    expect((await s.act(id)).steps.filter((step) => step.verb === 'takeEffect')).toHaveLength(1)
  })
  it('counts in its preview also those who live in no unit', async () => {
    s.at('2026-05-01')
    await s.world.system((ctx) =>
      household(ctx, s.world.city.communityA2.id, [{}, {}], { address: '老街1号', on: '2015-01-01' }),
    )
    const id = await s.announced()
    const preview = await s.world.as(s.approver, (ctx) => previewAct(ctx, id))
    const people = (moves: { people: number }[]) => moves.reduce((n, m) => n + m.people, 0)
    expect(people(preview.moves)).toBe(20)
    s.at(DAY)
    await bringActsIntoForce(s.world.house)
    expect(people((await s.act(id)).effect!)).toBe(20)
  })
})

async function total(ctx: Parameters<typeof countsOf>[0], day: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select coalesce(sum(delta), 0)::int as n from resident_count where day <= ${day}`.execute(ctx.db) // prettier-ignore
  return rows[0]!.n
}
